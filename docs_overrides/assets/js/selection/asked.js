/* Ce que l’adresse demande : « ?fiches=a,b&titre=… ». Elle vient de n’importe qui : on n’en garde que ce qui a la bonne forme. */
import { make } from "../dom.js";
import { cleanTitle, isId, wellFormed } from "./store.js";
import { WORDS } from "./words.js";

/**
 * Les fiches et le titre de l’adresse de la page.
 *
 * `isGiven` dit si l’adresse parle de fiches, `malformed` combien d’identifiants n’en sont pas, `isBeyond` si plus de `most`
 * fiches étaient demandées.
 */
export function asked(most) {
  const parameters = new URLSearchParams(location.search);
  const given = parameters.getAll("fiches").join(",").split(",").map((id) => id.trim()).filter(Boolean);
  const ids = wellFormed(given, Infinity);
  return {
    isGiven: parameters.has("fiches"),
    ids: ids.slice(0, most),
    title: cleanTitle(parameters.get("titre") ?? ""),
    malformed: given.filter((id) => !isId(id)).length,
    isBeyond: ids.length > most,
  };
}

/** Ce qu’il faut dire d’une adresse qui demande ce qui n’est pas une fiche, ou trop de fiches. */
export const faults = ({ malformed, isBeyond }, most) => [malformed && WORDS.malformed(malformed), isBeyond && WORDS.beyond(most)].filter(Boolean);

/** Des avertissements, un paragraphe chacun. */
export const warnings = (texts) => texts.map((text) => make("p", { className: "tb-warning", role: "note" }, text));
