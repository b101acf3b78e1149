// Tables of word processors: labels are headings, partners with their roles one a row: builder/importing/grids.py.

import { byHeads } from "./columns.js";
import { atStart } from "./headings.js";
import { rankOf } from "./lines.js";

const HEADS = "titres de colonnes d’un tableau";
const HINT = "consigne, à côté d’une rubrique";

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
  const told = new Map([...tables].map(([number, held]) => [number, labelled(held, headings, limits)]));
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
    if (headed.length) {
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
      held = (key === "stakeholders" ? rows(held, patterns.grids.columns) : undefined) ?? held;
    }
    for (const { text, aside } of held) {
      key = (text && !aside && headings.heading(text)?.key) || key;
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
function labelled(held, headings, limits) {
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
  for (const { column } of beside.filter(({ cell }) => headings.asked(cell[0].text))) {
    counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  const isBlock = ({ cell, told }) => [cell, told].every((one) => one.length > 1 && headings.heading(one[0].text));
  if (Math.max(0, ...counts.values()) < limits.twice || beside.some(isBlock)) {
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
  const isBare = ({ number, text, strong, level, cell }) => ( // « Région », among those who pay
    paired.has(cell[1]) && !made.has(number) && !strong && !level && !text.includes(":") && headings.heading(text)
  );
  add(held.filter(isBare).map((line) => ({ ...line, typed: true })));
  const top = Math.min(...grid.keys());
  for (const { row, cell } of asking) { // the name of a group of rows, which stands alone above them
    if (grid.get(row).size === 1 && cell.length === 1 && paired.has(row + 1) && (paired.has(row - 1) || row === top)) {
      add(label(cell, headings, limits.level_of_labels));
    }
  }
  return made;
}

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
