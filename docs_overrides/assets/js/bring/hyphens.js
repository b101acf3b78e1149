// Words cut at the end of a line, put together again: builder/importing/hyphens.py.

import { stripOf } from "../check/pattern.js";

const NEAR = 200;

/** The whole words of a document: those that tell how a cut one is spelled. */
export function wordsOf(texts, { word }) {
  return new Set(texts.flatMap((text) => word.findall(text).map(([found]) => found.toLowerCase())));
}

/** Lines as one text: a hyphen that ends a line goes, unless the word is written with it, here or always. */
export function join(lines, known, patterns) {
  let text = "";
  for (const line of lines) {
    if (!text) {
      text = line;
      continue;
    }
    const last = patterns.last.search(text.slice(-NEAR))?.[0];
    const first = patterns.first.search(line.slice(0, NEAR))?.[0];
    const both = last !== undefined && first !== undefined;
    if (!both || !/\p{L}$/u.test(text.slice(0, -1)) || !/^\p{L}/u.test(line)) {
      text += (both && last.includes("@") ? "" : " ") + line;
    } else {
      text = (/^\p{Uppercase}/u.test(line) || keeps(last, first, known, patterns) ? text : text.slice(0, -1)) + line;
    }
  }
  return text;
}

function keeps(last, first, known, { compound }) {
  if (/[@/]/.test(last + first)) {
    return true;
  }
  const bare = (word) => stripOf(word.toLowerCase(), ".,");
  if (known.has(bare(last.slice(0, -1) + first))) {
    return false;
  }
  return known.has(bare(last + first)) || last.slice(0, -1).includes("-") || Boolean(compound.search(bare(last + first)));
}
