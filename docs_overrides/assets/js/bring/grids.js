// Tables of word processors: labels are headings, partners with their roles one a row: builder/importing/grids.py.

import { byHeads } from "./columns.js";
import { rankOf } from "./lines.js";
import { rows } from "./rows.js";

const LISTED = new Set(["stakeholders", "funding", "indicators", "impact", "steps", "contacts"]);
export const HINT = "consigne, à côté d’une rubrique";

/** What a map holds, or is given now. */
function within(map, key, make) {
  map.has(key) || map.set(key, make());
  return map.get(key);
}

/** The lines of a document, those of its tables told as what they are. */
export function arranged(lines, { headings, limits, patterns }) {
  const tables = new Map();
  for (const line of lines.filter(({ cell }) => cell)) {
    within(tables, line.cell[0], () => []).push(line);
  }
  const told = new Map([...tables].map(([number, held]) => [number, labelled(held, headings, limits, patterns)]));
  const made = [];
  const begun = new Set();
  let key = "";
  let seen = new Set();
  let after = 0;
  for (let start = 0, end = 0; start < lines.length; start = end) {
    const table = lines[start].cell?.[0];
    while (end < lines.length && lines[end].cell?.[0] === table) {
      end += 1;
    }
    let held = lines.slice(start, end);
    const headed = table === undefined ? [] : underHeads(held, tables.get(table), headings, limits);
    const asks = Boolean(headed.length || told.get(table)?.size);
    const listed = table === undefined ? [] : rows(held, key, asks, patterns);
    if (listed.length) {
      held = listed;
    } else if (headed.length) {
      const keys = new Set(headed.filter(({ asks, again }) => asks && !again).map(({ asks }) => asks));
      [held, seen] = beginning(headed, keys, seen, after, limits.main);
    } else if (told.get(table)?.size) {
      held = held.map((line) => told.get(table).get(line.number) ?? line);
      if (!begun.has(table)) {
        const asked = [...told.get(table).values()].filter(({ level }) => level === limits.level_of_labels);
        const keys = new Set(asked.map(({ text }) => headings.heading(text)?.key).filter(Boolean));
        [held, seen] = beginning(held, keys, seen, after, limits.main);
      }
      begun.add(table);
    } else if (table !== undefined) {
      held = plain(held, key, headings);
    }
    for (const { text, level } of held.filter((line) => line.text && !line.aside)) {
      const marked = level > 0 && level < limits.level_of_labels; // such a heading may go on with other words
      key = headings.heading(text)?.key ?? (marked ? headings.opening(text) ?? "" : key);
    }
    after = table === undefined ? after : Math.max(...held.map(({ number }) => number));
    made.push(...held);
  }
  return made;
}

/** A table whose columns have headings, where no other table stands within it. */
function underHeads(held, whole, headings, limits) {
  const cells = new Map();
  for (const line of held.filter(({ text }) => text)) {
    const [, row, column] = line.cell;
    within(cells, `${row} ${column}`, () => ({ row, column, lines: [] })).lines.push(line);
  }
  const several = (name) => new Set([...cells.values()].map((one) => one[name])).size > 1;
  const alone = held.length === whole.length && several("row") && several("column");
  return alone && !held.some(({ aside }) => aside) ? byHeads([...cells.values()], headings, limits.level_of_labels) : [];
}

/** A table of labels, told to start a sheet if one asked for the same before it; and what was asked for since. */
function beginning(held, keys, seen, after, main) {
  const again = [...keys].filter((key) => seen.has(key));
  if (!again.some((key) => main.includes(key)) || again.length * 2 <= keys.size) {
    return [held, new Set([...seen, ...keys])];
  }
  const first = held.findIndex(({ text, aside }) => text && !aside);
  return [held.map((line, place) => (place === first ? { ...line, after } : line)), keys];
}

/** Lines of a table whose first columns hold labels, by their numbers: labels, and what explains them. */
function labelled(held, headings, limits, patterns) {
  const grid = new Map();
  for (const line of held) {
    const [, row, column] = line.cell;
    within(within(grid, row, () => new Map()), column, () => []).push(...(line.text ? [line] : []));
  }
  const asking = [];
  for (const [row, cells] of grid) {
    const columns = [...cells.keys()].sort((one, other) => one - other);
    columns.forEach((column, place) => {
      const cell = cells.get(column);
      if (cell.length && short(cell[0].text, limits)) {
        asking.push({ row, column, cell, told: cells.get(columns[place + 1]) });
      }
    });
  }
  const beside = asking.filter(({ told }) => told);
  const counts = new Map();
  for (const { column, cell } of beside) {
    const key = headings.asked(cell[0].text);
    key && within(counts, column, () => new Set()).add(key);
  }
  const isBlock = ({ cell, told }) => [cell, told].every((one) => one.length > 1 && headings.heading(one[0].text));
  if (Math.max(0, ...[...counts.values()].map(({ size }) => size)) < limits.twice || beside.some(isBlock)) {
    return new Map();
  }
  const labels = beside.filter(({ column }) => counts.has(column) || column < Math.min(...counts.keys()));
  const filled = labels.filter(({ told }) => told.length).length * 2 > labels.length;
  const made = new Map();
  const add = (several) => several.forEach((line) => made.set(line.number, line));
  for (const { cell } of labels) {
    add(filled ? cell.slice(1).map((line) => ({ ...line, aside: HINT })) : []);
    add(label(filled ? cell : cell.slice(0, 1), headings, limits.level_of_labels));
  }
  const paired = new Set(labels.map(({ row }) => row));
  const values = held.filter(({ number, cell }) => paired.has(cell[1]) && !made.has(number));
  add(values.filter((line) => isBare(line, headings)).map((line) => ({ ...line, typed: true })));
  const top = Math.min(...grid.keys());
  for (const { row, cell } of asking) { // the name of a group of rows, which stands alone above them
    if (grid.get(row).size === 1 && cell.length === 1 && paired.has(row + 1) && (paired.has(row - 1) || row === top)) {
      add(label(cell, headings, limits.level_of_labels));
    }
  }
  if ([...made.values()].some(({ asks }) => asks === "contacts")) { // « Nom », « Fonction » are of that person
    const isDetail = ({ text, level, asks }) => level === limits.level_of_labels && !asks && patterns.answers.detail.fullmatch(text);
    add([...made.values()].filter(isDetail).map((line) => ({ ...line, asks: "contacts" })));
  }
  return made;
}

/** Whether an answer only has the words of a heading: « Région », among those who pay. */
const isBare = ({ text, strong, level }, headings) => !strong && !level && !text.includes(":") && headings.heading(text);

const short = (text, limits) => [...text].length <= limits.label || ([...text].length <= limits.long && text.endsWith("?"));

/** The label that a cell holds; one that is cut between two lines is made whole. */
function label(cell, headings, level) {
  const [first, ...others] = cell;
  const whole = cell.map(({ text }) => text).join(" ");
  const set = { ...first, level, rank: rankOf(level) };
  if (others.length && !headings.heading(first.text) && headings.heading(whole)) {
    return [...others.map((line) => ({ ...line, text: "", aside: "" })), { ...set, text: whole }];
  }
  return [{ ...set, asks: headings.asked(first.text) }];
}

/** The lines of a table under a heading whose fields hold figures or names: « Région » in a budget is no heading. */
function plain(held, key, headings) {
  const cells = new Map();
  const inRows = new Map();
  for (const { cell } of held.filter(({ text }) => text)) {
    cells.set(`${cell}`, (cells.get(`${cell}`) ?? 0) + 1);
  }
  for (const cell of cells.keys()) {
    const row = cell.split(",")[1];
    inRows.set(row, (inRows.get(row) ?? 0) + 1);
  }
  const alone = ({ text, cell }) => text && cells.get(`${cell}`) === 1 && inRows.get(`${cell[1]}`) > 1;
  const top = Math.min(...held.filter(({ text }) => text).map(({ cell }) => cell[1]));
  const wide = inRows.size > 1 && inRows.get(`${top}`) > 2;
  const heads = ({ cell, text }) => wide && cell[1] === top && headings.heading(text);
  const bare = (line) => alone(line) && (heads(line) || (LISTED.has(key) && isBare(line, headings)));
  return held.map((line) => (bare(line) ? { ...line, typed: true } : line));
}
