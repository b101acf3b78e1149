// Rows of figures under years, in a text: builder/importing/yearly.py.

import { atStart } from "./headings.js";
import { rankOf } from "./lines.js";
import { HEADS } from "./rows.js";

const TWO = 2;

/** Lines; a row of figures under years has them, and the first cell of the years may be a heading. */
export function withYears(lines, { headings, limits, patterns }) {
  const { begun, cells: parting, year: isYear } = patterns.yearly;
  const { amount } = patterns.rows;
  let years = [];
  return lines.flatMap((line, index) => {
    const [first, ...cells] = parting.split(begun.sub("", line.text));
    const figures = cells.length === years.length && cells.every((cell) => atStart(amount, cell));
    const goesOn = parting.search(lines[index + 1]?.text ?? "");
    if (cells.length >= TWO && cells.every((cell) => atStart(isYear, cell)) && goesOn) {
      years = cells;
      const level = limits.level_of_labels;
      const head = headings.heading(first) ? { ...line, text: first, level, rank: rankOf(level, false) } : { ...line, text: first, aside: HEADS };
      return [...(first ? [head] : []), { ...line, text: cells.join(" "), aside: HEADS }];
    }
    if (years.length && first && figures) {
      const whole = cells.map((cell, place) => `${cell} en ${years[place]}`).join(" ; ");
      return [{ ...line, text: `${first} : ${cells.join(" ; ")}`, whole: `${first} : ${whole}`, typed: true }, { ...line, text: "" }];
    }
    years = line.text ? [] : years;
    return [line];
  });
}
