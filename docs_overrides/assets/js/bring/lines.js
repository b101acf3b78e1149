// A line of a document, and how much it stands out: builder/importing/lines.py and plain.py.

const BOLD = 1.15;

/** One line; an empty one ends a paragraph. « level » is that of a marked heading, 0 for none. */
export const line = (text, number, { strong = false, level = 0 } = {}) => ({
  text,
  number,
  strong,
  level,
  rank: level ? 1000 - 100 * Math.min(level, 9) : strong ? BOLD : 1,
});

/** The words of a line, without what is not seen. */
export function tidied(text, { cut, invisible }) {
  return invisible.sub("", cut.sub("-", text)).trim();
}

/** The lines of a pasted text. */
export function linesOf(text, patterns) {
  const plain = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").replaceAll("\f", "\n");
  return plain.split("\n").map((words, index) => line(tidied(withoutTabs(words), patterns), index + 1));
}

function withoutTabs(words) {
  let out = "";
  for (const part of words.split(/(\t)/)) {
    out += part === "\t" ? " ".repeat(8 - ([...out].length % 8)) : part;
  }
  return out;
}
