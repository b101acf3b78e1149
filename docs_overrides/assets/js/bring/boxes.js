// Boxes to tick, in a document: what is ticked is an answer, what is not is none: builder/importing/boxes.py.

import { atStart } from "./headings.js";
import { measured } from "./sections.js";

export const TICKED = "☒";
export const EMPTY = "☐";
export const NOT_TICKED = "case non cochée";

/** What passages answer, boxes left out, and what they hold that is not ticked; « closed »: only terms of a list answer. */
export function answered(passages, closed, patterns) {
  const empty = (box) => box && atStart(patterns.empty_box, box);
  const found = passages.map(({ text }) => options(text, patterns.box));
  const drawn = found.filter((one) => one.some(([box]) => box));
  const none = drawn.every((one) => one.every(([box]) => !box || empty(box)));
  if (!drawn.length || (none && !closed && drawn.every((one) => one.length === 1))) {
    return [passages, []];
  }
  const kept = [];
  const left = [];
  passages.forEach((passage, place) => {
    if (!drawn.includes(found[place])) {
      kept.push(passage);
      return;
    }
    for (const [box, text] of found[place].filter(([, words]) => measured(words))) {
      (empty(box) ? left : kept).push({ ...passage, text, items: [], lines: [] });
    }
  });
  return [kept, left];
}

/** The words of a text with the box before each, or after each where the text ends with one. */
function options(text, pattern) {
  const words = [];
  const boxes = [];
  let rest = text;
  for (let match = pattern.search(rest); match; match = pattern.search(rest)) {
    words.push(rest.slice(0, match.index).trim());
    boxes.push(match[0]);
    rest = rest.slice(match.index + match[0].length);
  }
  words.push(rest.trim());
  const before = !boxes.length || !words[0] || words.at(-1);
  return words.map((one, place) => [(before ? boxes[place - 1] : boxes[place]) ?? "", one]).filter(([box, one]) => box || one);
}
