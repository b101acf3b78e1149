/*
 * Les données du livret : celles de livrets d’une fiche, que le site publie, mises bout à bout. Elles sont égales à celles de
 * builder/printing/booklet.py pour la même sélection (testé).
 */
import { typeset } from "./title.js";

// Le livret est dans la langue des fiches, quelle que soit celle du site.
const sheets = (number) => `${number}\u00a0fiche${number < 2 ? "" : "s"}`;

/** Le document de Typst, d’après `alone`, les livrets d’une fiche dans l’ordre choisi, et le titre du lecteur. */
export function bookletDocument(alone, title, drawn) {
  const [first] = alone;
  const count = sheets(alone.length);
  return {
    ...first,
    title: typeset(title, drawn),
    description: `${count} de ${first.site}.`,
    summary: `Une sélection de ${count}`,
    date: alone.map(({ date }) => date).reduce((latest, date) => (isLater(date, latest) ? date : latest)),
    sheets: alone.flatMap(({ sheets }) => sheets),
    glossary: together(alone.map(({ glossary }) => glossary)),
    index: together(alone.map(({ index }) => index)),
  };
}

function isLater(date, other) {
  const rank = date.findIndex((part, place) => part !== other[place]);
  return rank >= 0 && date[rank] > other[rank];
}

/** Les entrées de plusieurs listes, chacune une fois, dans l’ordre du site. */
function together(lists) {
  const entries = new Map(lists.flat().map((entry) => [entry.anchor, entry]));
  return [...entries.values()].sort((one, other) => one.rank - other.rank);
}
