// Lines that belong together → passages: builder/importing/passages.py.

import { join } from "./hyphens.js";

/** Lines of one contact: those before are not read again at each line. */
const LONGEST = 40;

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

export const passageOf = (lines, spelled, patterns, listed = items(lines, spelled, patterns)) => ({
  ...passage(join(lines.map(({ text }) => text), spelled, patterns.hyphens), lines[0].number),
  items: listed,
  rank: Math.max(...lines.map(({ rank }) => rank)),
});

/** The items of a list whose author started a line for each, within one paragraph. */
export function typed(paragraph) {
  const found = [[paragraph[0]]];
  for (const line of paragraph.slice(1)) {
    const before = found.at(-1).at(-1).text;
    const goesOn = /[,\-'’(]$/.test(before) || (/^\p{Lowercase}/u.test(line.text) && !/[;:]$/.test(before));
    if (line.soft && !goesOn) {
      found.push([]);
    }
    found.at(-1).push(line);
  }
  return found;
}

/** Whether a line starts another contact: a new name, once an address is told. */
export function nextContact(current, line, { address }) {
  const begins = /^\p{Uppercase}/u.test(line.text) && !address.search(line.text);
  return begins && current.slice(-LONGEST).some(({ text }) => address.search(text));
}
