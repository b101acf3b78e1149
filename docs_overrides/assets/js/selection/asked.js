/* Ce que l’adresse demande : « ?fiches=a,b&titre=… ». Elle vient de n’importe qui : on n’en garde que ce qui a la bonne forme. */
import { cleanTitle, isId, wellFormed } from "./store.js";

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
