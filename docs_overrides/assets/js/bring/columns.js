// Tables whose columns have headings, or that hold one practice a column: builder/importing/columns.py.

import { rankOf } from "./lines.js";

const TWICE = 2;
const at = (row, column) => `${row} ${column}`;

/** The lines of a table, each under the heading of its field; nothing for another table. « cells »: [{row, column, lines}]. */
export function byHeads(cells, headings, level) {
  const turned = cells.map(({ row, column, lines }) => ({ row: column, column: row, lines }));
  for (const [grid, most] of [[cells, 0], [turned, 1]]) {
    const rows = [...new Set(grid.map(({ row }) => row))].sort((one, other) => one - other);
    const heads = grid.filter(({ row }) => row === rows[0]).sort((one, other) => one.column - other.column);
    const told = new Map(heads.filter(({ lines }) => lines.length === 1).map(({ column, lines }) => [column, headings.asked(lines[0].text)]));
    const held = new Map(grid.map(({ row, column, lines }) => [at(row, column), lines]));
    const titles = [...told].filter(([, key]) => key === "title").map(([column]) => column);
    const others = rows.slice(1);
    const filled = others.flatMap((row) => titles.filter((column) => held.has(at(row, column)))).length;
    const known = [...told.values()].filter(Boolean).length;
    const asking = others.map((row) => grid.some((one) => one.row === row && headings.heading(one.lines[0].text)));
    const twice = asking.some((asks, place) => asks && place % 2) && !asking.some((asks, place) => asks && !(place % 2));
    if (most && twice) { // labels beside their texts, twice in a row
      continue;
    }
    const whole = grid.every(({ column }) => told.has(column));
    if (known >= TWICE && known * 2 > heads.length && whole && others.length && (!most || filled > 1)) {
      const head = ({ column, lines: [line] }, again) => ({ ...line, level, rank: rankOf(level), asks: told.get(column), again });
      const under = (several, column) => several.flatMap((row) => ended(held.get(at(row, column)) ?? []));
      if (!filled) {
        return heads.flatMap((one) => [head(one, false), ...under(others, one.column)]);
      }
      return records(heads, grouped(others, titles, held), held, Math.max(...grid.flatMap(({ lines }) => lines.map(({ number }) => number))), head, under);
    }
  }
  return [];
}

/** Rows, each that has a title with those under it that have none. */
function grouped(rows, titles, held) {
  const several = [];
  for (const row of rows) {
    if (!several.length || titles.some((column) => held.has(at(row, column)))) {
      several.push([]);
    }
    several.at(-1).push(row);
  }
  return several;
}

/** One sheet a group of rows; the next ones repeat the headings. */
function records(heads, groups, held, end, head, under) {
  return groups.flatMap((group, place) => {
    const filled = heads.filter(({ column }) => !place || group.some((row) => held.has(at(row, column))));
    return filled.flatMap((one, rank) => {
      const first = head(one, place > 0);
      return [place && !rank ? { ...first, after: end } : first, ...under(group, one.column)];
    });
  });
}

/** The lines of a cell, each paragraph ended. */
function ended(lines) {
  const end = (line) => ({ ...line, text: "", level: 0, aside: "" });
  return [...lines.flatMap((line) => (line.soft ? [line] : [end(line), line])), ...lines.slice(-1).map(end)];
}
