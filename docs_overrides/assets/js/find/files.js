/* Les fichiers que le site prépare pour la recherche, chacun demandé une fois. */

import { ROOT } from "../places.js";
import { French } from "./french.js";

export { ROOT };
const FOLDER = new URL("assets/search/", ROOT);
const asked = new Map();

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

let rules = null;
export const french = () => {
  rules = rules || json("french.json").then((data) => new French(data));
  return rules;
};

let engine = null;
export const pagefind = () => {
  engine = engine || start();
  return engine;
};

async function start() {
  const module = await import(new URL("pagefind.js", FOLDER).href);
  // Sans travailleur : sur 10 000 fiches, passer les résultats d’un fil à l’autre coûte autant que les trouver.
  await module.options({ noWorker: true, ranking: { pageLength: 0.3, termFrequency: 1, metaWeights: { title: 2 } } });
  await module.init();
  return module;
}
