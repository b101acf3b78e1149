// Lines that belong together → passages: builder/importing/passages.py.

import { atStart } from "./headings.js";
import { join } from "./hyphens.js";
import { RESULTS } from "./rows.js";

/** Lines of one contact: those before are not read again at each line. */
const LONGEST = 40;
const LISTS = new Set(["points", "parties", "indicators", "words", "themes", "sectors", "audiences", "levers"]);
const NO_LIST = new Set(["funding", "quotes", "zooms", "resources", "period"]);

export const passage = (text, line) => ({ text, line });

/** The items of a list set without bullets: each starts with a capital, after a line that no mark ends. */
function items(paragraph, spelled, { passages: { open }, hyphens }) {
  const found = [];
  for (const line of paragraph) {
    if (found.length && !(/^\p{Uppercase}/u.test(line.text) && open.search(found.at(-1).at(-1).text))) {
      found.at(-1).push(line);
    } else {
      found.push([line]);
    }
  }
  const list = found.length > 1 && !paragraph.at(-1).text.endsWith(".");
  return list ? found.map((lines) => passage(join(lines.map(({ text }) => text), spelled, hyphens), lines[0].number)) : [];
}

export function passageOf(lines, spelled, patterns, listed = items(lines, spelled, patterns)) {
  const told = (held) => passage(join(held.map(({ text }) => text), spelled, patterns.hyphens), held[0].number);
  const begun = started(lines, patterns).map((held) => ({ ...told(held), items: items(held, spelled, patterns) }));
  return { ...told(lines), items: listed, rank: Math.max(...lines.map(({ rank }) => rank)), lines: begun.length > 1 ? begun : [], whole: lines[0].whole };
}

/** The lines of a paragraph as its author started them: those of a list, of a contact. */
function started(paragraph, { answers, passages: { count } }) {
  const found = [[paragraph[0]]];
  for (const line of paragraph.slice(1)) {
    const before = found.at(-1).at(-1).text;
    const lower = /^\p{Lowercase}/u.test(line.text) && !/[;:]$/.test(before);
    const named = answers.person.fullmatch(before) && !answers.office.search(before);
    const goesOn = (lower && !named) || /[,\-'’(]$/.test(before) || atStart(count, before);
    if (line.soft && !goesOn) {
      found.push([]);
    }
    found.at(-1).push(line);
  }
  return found;
}

/** The passages of a field; where it holds a list, one for each line that an author started. */
export function oneALine(key, passages, forms, patterns) {
  const held = !NO_LIST.has(key) && LISTS.has(forms[key] ?? "points");
  const told = passages.flatMap((one) => (held && one.lines?.length ? one.lines : [one]));
  return RESULTS.has(key) ? counted(told, patterns.passages) : told;
}

/** Passages; a figure alone, which is no year, goes with the words under it. */
function counted(passages, { count, year }) {
  const made = [];
  for (const one of passages) {
    const above = made.at(-1);
    const alone = above && atStart(count, above.text) && !atStart(year, above.text) && !/^\p{Nd}/u.test(one.text);
    if (alone && !one.whole) {
      made.splice(-1, 1, { ...above, text: `${above.text} ${one.text}`, items: [], lines: [] });
    } else {
      made.push(one);
    }
  }
  return made;
}

/** Whether a line starts another contact: a new name, once an address is told. */
export function nextContact(current, line, { address }) {
  const begins = /^\p{Uppercase}/u.test(line.text) && !address.search(line.text);
  return begins && current.slice(-LONGEST).some(({ text }) => address.search(text));
}
