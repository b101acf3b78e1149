/* Les fichiers que le site prépare pour la recherche, chacun demandé une fois. */

import { ROOT } from "../places.js";
import { started } from "./engine.js";
import { French } from "./french.js";

export { ROOT };
const FOLDER = new URL("assets/search/", ROOT);
const asked = new Map();

/** Ce qui se dit quand l’un d’eux manque, ou ce qui fait marcher le moteur : un téléphone verrouillé n’a pas WebAssembly. */
export const FAILED =
  typeof WebAssembly === "object"
    ? "La recherche n’a pas pu se charger. Vérifiez la connexion, puis réessayez."
    : "Ce navigateur empêche la recherche de fonctionner (le « mode Isolement » d’un téléphone, par exemple). Essayez-en un autre, ou parcourez les fiches par thématique ou par territoire.";

async function json(name) {
  if (!asked.has(name)) {
    asked.set(
      name,
      fetch(new URL(name, FOLDER)).then((answer) => {
        if (!answer.ok) {
          throw new Error(`${name} : ${answer.status}`);
        }
        return answer.json();
      }),
    );
    asked.get(name).catch(() => asked.delete(name));
  }
  return asked.get(name);
}

/** Une ligne par fiche : son nom dans l’index, ses dates, ses valeurs de chaque facette. */
export const table = () => json("catalogue.json");

/** [mot, nombre de fiches] */
export const vocabulary = () => json("words.json");

/** Les mots qu’aucune fiche n’a, mais d’autres pages : { places: [ce que dit un lien, son adresse], keys: clé → rangs des places }. */
export const elsewhere = () => json("elsewhere.json");

/** Ce qu’un résultat montre : { card, sections, meant }. */
export const shown = (name) => json(`sheets/${name}.json`);

/** Ce que `make` promet, demandé une fois ; après un échec, demandé à nouveau. */
function once(make) {
  let made = null;
  return () => {
    made ??= make().catch((error) => {
      made = null;
      throw error;
    });
    return made;
  };
}

export const french = once(() => json("french.json").then((data) => new French(data)));

let engine = null;
export const pagefind = () => {
  engine ??= started(new URL("pagefind.js", FOLDER).href).catch(again);
  return engine;
};

/** Ce que l’index répond à ce mot ; s’il lui manque un morceau, la question suivante repart d’un moteur neuf. */
export const looked = async (word) => (await pagefind()).search(word).catch(again);

function again(error) {
  engine = null;
  throw error;
}
