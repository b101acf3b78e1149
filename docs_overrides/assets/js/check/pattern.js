// A pattern of Python's, exported by builder/forms/patterns.py, with the verbs of Python's « re ».

/** What Python takes for a space: JavaScript takes U+FEFF for one, and not U+001C. */
const SPACES = /(?:[^\S\ufeff]|[\x1c-\x1f\x85])+/;
const AT_START = new RegExp(`^${SPACES.source}`);

/** The words of a text: Python's split(). */
export const wordsOf = (text) => text.split(SPACES).filter(Boolean);

/** Its words, one space between two: Python's " ".join(text.split()). */
export const bare = (text) => wordsOf(text).join(" ");

/** A text without the spaces of its ends: Python's strip(). */
export function strip(text) {
  const begun = text.replace(AT_START, "");
  let end = begun.length;
  while (end && AT_START.test(begun[end - 1])) {
    end -= 1;
  }
  return begun.slice(0, end);
}

/** A text without these signs at its end: Python's rstrip(signs). A pattern would begin anew at each of them. */
export function stripEnd(text, signs) {
  let end = text.length;
  while (end && signs.includes(text[end - 1])) {
    end -= 1;
  }
  return text.slice(0, end);
}

/** A text without these signs at its ends: Python's strip(signs). */
export function stripOf(text, signs) {
  const begun = stripEnd(text, signs);
  let start = 0;
  while (start < begun.length && signs.includes(begun[start])) {
    start += 1;
  }
  return begun.slice(start);
}

export class Pattern {
  constructor({ source, flags }) {
    this.first = new RegExp(source, flags);
    this.every = new RegExp(source, `${flags}g`);
    this.whole = new RegExp(`^(?:${source})$`, flags.replace("m", ""));
  }

  search(text) {
    return this.first.exec(text);
  }

  fullmatch(text) {
    return this.whole.exec(text);
  }

  findall(text) {
    return [...text.matchAll(this.every)];
  }

  sub(to, text) {
    return text.replace(this.every, typeof to === "function" ? to : () => to);
  }

  split(text) {
    return text.split(this.first);
  }
}

export const patterns = (exported) =>
  Object.fromEntries(Object.entries(exported).map(([name, pattern]) => [name, new Pattern(pattern)]));
