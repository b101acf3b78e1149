// Tables of word processors: labels are headings, partners with their roles one a row: builder/importing/grids.py.

import { atStart } from "./headings.js";
import { rankOf } from "./lines.js";

const TWICE = 2;
const HEADS = "titres de colonnes d’un tableau";

/** The lines of a document, those of its tables told as what they are. */
export function arranged(lines, { headings, limits, patterns }) {
  const made = [];
  let key = "";
  for (let start = 0, end = 0; start < lines.length; start = end) {
    while (end < lines.length && lines[end].cell?.[0] === lines[start].cell?.[0]) {
      end += 1;
    }
    let held = lines.slice(start, end);
    if (held[0].cell) {
      held = labelled(held, headings, limits) ?? (key === "stakeholders" ? rows(held, patterns.grids.columns) : undefined) ?? held;
    }
    for (const { text, aside } of held) {
      key = (text && !aside && headings.heading(text)?.key) || key;
    }
    made.push(...held);
  }
  return made;
}

function labelled(held, headings, { label, level_of_labels: level }) {
  const told = held.filter(({ text, cell }) => text && cell);
  const beside = new Set(told.filter(({ cell }) => cell[2] > 0).map(({ cell }) => cell[1]));
  const labels = told.filter(({ text, cell }) => cell[2] === 0 && beside.has(cell[1]) && [...text].length <= label);
  if (labels.filter(({ text }) => headings.heading(text)).length < TWICE) {
    return undefined;
  }
  return held.map((one) => (labels.includes(one) ? { ...one, level, rank: rankOf(level) } : one));
}

/** Each row as one line: « CORIF : anime les ateliers »; nothing for a table whose columns have no known heads. */
function rows(held, columns) {
  const every = [];
  for (const line of held) {
    if (every.at(-1)?.[0].cell[1] === line.cell[1]) {
      every.at(-1).push(line);
    } else {
      every.push([line]);
    }
  }
  const heads = every[0].filter(({ text }) => text);
  if (heads.length < 2 || !heads.every(({ text }) => atStart(columns, text))) {
    return undefined;
  }
  const made = every[0].map((line) => (line.text ? { ...line, aside: HEADS } : line));
  for (const row of every.slice(1)) {
    const cells = new Map();
    for (const line of row.filter(({ text }) => text)) {
      cells.set(line.cell[2], [...(cells.get(line.cell[2]) ?? []), line]);
    }
    const told = [...cells.values()].map((cell) => cell.map(({ text }) => text).join(", "));
    if (told.length) {
      const [[first]] = cells.values();
      const text = told.length > 1 ? `${told[0]} : ${told.slice(1).join(", ")}` : told[0];
      made.push({ ...first, text }, { ...first, text: "" });
    }
  }
  return made;
}
