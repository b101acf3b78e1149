// Tables under a heading: partners, steps, sums and figures are one line a row, or a column: builder/importing/rows.py.

import { stripEnd } from "../check/pattern.js";
import { atStart } from "./headings.js";

export const RESULTS = new Set(["indicators", "impact", "feedback"]);
export const HEADS = "titres de colonnes d’un tableau";
const SUMS = new Set(["funding"]);
const PEOPLE = new Set(["stakeholders", "contacts"]);
const digits = (text) => /\p{Nd}/u.test(text);
const words = (cell, between = ", ") => cell.map(({ text }) => text).join(between);
const most = (cells, test) => cells.filter(test).length * 2;

/**
 * A table under a heading, each of its rows as one line: « CORIF : anime les ateliers »; nothing for another one.
 * Where it asks for fields (« labels »), only the heads of its columns may say otherwise.
 */
export function rows(held, key, labels, patterns) {
  const told = held.filter(({ text, aside }) => text && !aside);
  if (!told.length || (labels && !PEOPLE.has(key))) {
    return [];
  }
  if (RESULTS.has(key)) {
    const pairs = countedIn(gridOf(told, 1, 2), patterns.rows);
    return pairs.length ? pairs : figures(told, patterns.rows);
  }
  const known = { stakeholders: patterns.rows.columns, contacts: patterns.answers.detail, steps: patterns.rows.planned }[key];
  const isHead = (cell) => Boolean(known) && cell.length === 1 && atStart(known, cell[0].text);
  const isWhen = ([{ text }]) => atStart(patterns.rows.when, text);
  const straight = gridOf(told, 1, 2);
  const first = straight.map(([, cells]) => cells.find(([column]) => !column)?.[1]).filter(Boolean);
  const top = straight[0][1];
  const people = key === "contacts" && first.every(isHead);
  const steps = key === "steps" && top.length > 1 && top.every(([, cell]) => isWhen(cell));
  const grid = people || (steps && first.filter(isWhen).length < 2) ? gridOf(told, 2, 1) : straight;
  const every = grid.map(([, cells]) => cells.map(([, cell]) => cell));
  const headed = every[0].length > 1 && every[0].every(isHead);
  if (every[0].length < 2 || !(headed || (!labels && isListed(every, key, isWhen, patterns.rows.does)))) {
    return [];
  }
  const joint = key === "contacts" ? ", " : " : ";
  const made = headed ? every[0].flat().map((line) => ({ ...line, aside: HEADS })) : [];
  for (const row of every.slice(headed ? 1 : 0)) {
    const [label, ...rest] = row.map((cell) => words(cell));
    const typed = SUMS.has(key) || key === "steps" || row[0][0].typed;
    made.push({ ...row[0][0], text: [label, rest.join(", ")].filter(Boolean).join(joint), typed }, { ...row[0][0], text: "" });
  }
  return made;
}

/** Whether the rows of a table without heads say one thing each: a sum, a step, what a partner does. */
function isListed(every, key, isWhen, does) {
  const several = every.filter((cells) => cells.length > 1);
  if (SUMS.has(key)) {
    return most(every, (cells) => digits(cells.at(-1)[0].text)) > every.length;
  }
  if (key === "steps") {
    return most(several, ([cell]) => isWhen(cell)) > every.length;
  }
  const acts = ([{ text }]) => /^\p{Lowercase}/u.test(text) || atStart(does, text);
  const whole = several.length * 2 > every.length && several.length > most(several, ([cell]) => acts(cell));
  return key === "stakeholders" && whole && most(several, ([, cell]) => acts(cell)) >= several.length;
}

/** Figures side by side above what they count, each with its words; nothing for another table. */
function countedIn(grid, { amount, dated }) {
  const [above, under] = grid.map(([, cells]) => cells.map(([, cell]) => cell));
  if (grid.length !== 2 || above.length !== under.length || under.some(([{ text }]) => digits(text))) {
    return [];
  }
  const isCount = (cell) => atStart(amount, words(cell, " ")) && !atStart(dated, words(cell, " "));
  const told = above.every(isCount) ? above : [];
  return told.flatMap((cell, index) => {
    const line = { ...cell[0], text: `${words(cell, " ")} ${words(under[index], " ")}`, typed: true };
    return [line, { ...line, text: "" }];
  });
}

/** Rows of figures: what each counts, then its figures, with the heads of columns; years may be down the side. */
function figures(told, patterns) {
  const years = ([[, cells]]) => cells.slice(1).filter(([, cell]) => cell.length === 1 && patterns.dated.search(cell[0].text)).length;
  const turned = gridOf(told, 2, 1);
  const grid = years(gridOf(told, 1, 2)) < 1 && years(turned) > 1 ? turned : gridOf(told, 1, 2);
  const [[, top], ...under] = grid;
  const side = Math.min(...grid.flatMap(([, cells]) => cells.map(([column]) => column)));
  const columns = new Set(grid.flatMap(([, cells]) => cells.map(([column]) => column)).filter((column) => column !== side));
  if (!under.length || !columns.size || under.some(([, cells]) => cells[0][0] !== side)) {
    return [];
  }
  const values = under.flatMap(([, cells]) => cells.slice(1).map(([, [{ text }]]) => text));
  const said = new Map(top.filter(([column]) => column !== side).map(([column, cell]) => [column, words(cell, " ")]));
  const dated = [...said.values()].some((text) => patterns.dated.search(text));
  const bare = !dated && [...said.values()].some(digits);
  const sides = grid.map(([, [[column, cell]]]) => column === side && cell).filter(Boolean);
  if (most(values, digits) <= values.length || (bare && (top[0][0] !== side || sides.some(([{ text }]) => digits(text))))) {
    return [];
  }
  const headed = !bare && (dated || columns.size > 1 || top[0][0] !== side);
  const made = headed ? top.flatMap(([, cell]) => cell).map((line) => ({ ...line, aside: HEADS })) : [];
  for (const [, [[, cell], ...rest]] of headed ? under : grid.filter(([, cells]) => cells[0][0] === side)) {
    const label = stripEnd(words(cell, " "), " :\u00a0");
    const cells = rest.map(([column, one]) => [said.get(column) ?? "", words(one)]);
    const whole = headed ? cells.map(([head, text]) => dateOf(head, text, patterns)).join(" ; ") : "";
    const text = [label, cells.map(([, one]) => one).join(" ; ")].filter(Boolean).join(" : ");
    const told = whole && `${label.replaceAll(":", " ")} : ${whole}`;
    made.push({ ...cell[0], text, whole: told, typed: true }, { ...cell[0], text: "" });
  }
  return made;
}

/** A figure with what the head of its column says: its date, else its words. */
function dateOf(head, text, { dated, aimed, amount }) {
  const years = dated.findall(head);
  if (years.length === 1 && !aimed.search(head) && atStart(amount, text)) {
    return `${text} en ${years[0][0]}`;
  }
  return head ? `${head} : ${text}` : text;
}

/** Lines by two of the numbers of their cells, in order: [[row, [[column, lines]]]]. */
function gridOf(lines, outer, inner) {
  const sorted = (map) => [...map].sort(([one], [other]) => one - other);
  const grid = new Map();
  for (const line of lines) {
    const row = grid.get(line.cell[outer]) ?? new Map();
    grid.set(line.cell[outer], row.set(line.cell[inner], [...(row.get(line.cell[inner]) ?? []), line]));
  }
  return sorted(grid).map(([row, cells]) => [row, sorted(cells)]);
}
