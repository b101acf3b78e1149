// What is a heading: builder/importing/headings.py, with the words that it knows.

import { fold } from "../check/nearest.js";

const known = (words, names) => names.get(fold(words)) ?? names.get(fold(words).replace(/s+$/, ""));
const bareOf = (text) => text.replace(/^[ *_]+|[ *_]+$/g, "");

export class Headings {
  /** @param names - folded heading → field; @param patterns - of headings.py; @param inline - longest before a colon */
  constructor(names, patterns, inline) {
    Object.assign(this, { names: new Map(Object.entries(names)), patterns, inline });
  }

  /** The field, the heading and what follows it on its line, when a line is one. */
  heading(text) {
    const { marks, bullet, counted } = this.patterns;
    const bare = marks.sub("", text);
    const listed = atStart(bullet, text) && !atStart(counted, text);
    if (listed || !bare || /^\p{Lowercase}/u.test(bare) || /[.,;]$/.test(bare)) {
      return undefined;
    }
    const colon = bare.indexOf(":");
    const readings = colon < 0 ? [[bare, ""]] : [[bare, ""], [bare.slice(0, colon), bare.slice(colon + 1)]];
    for (const [words, after] of readings) {
      const key = [...words].length <= this.inline ? this.#named(bareOf(words)) : undefined;
      if (key) {
        return { key, title: words.trim(), rest: bareOf(after) };
      }
    }
    return undefined;
  }

  #named(words) {
    const { number, article, of_what: ofWhat } = this.patterns;
    const told = number.sub("", words);
    const short = article.sub("", told);
    for (const bare of [words, told, short, ofWhat.sub("", short)]) {
      if (fold(bare).startsWith("zoomsur")) {
        return "zooms";
      }
      const found = known(bare, this.names);
      if (found) {
        return found;
      }
    }
    return undefined;
  }

  /** The field that the first words of a line name. For lines that stand out. */
  opening(text) {
    const { number, article, marks, link } = this.patterns;
    const words = article.sub("", number.sub("", marks.sub("", text))).split(/\s+/).filter(Boolean);
    for (let place = Math.min(words.length - 1, 6); place > 0; place -= 1) {
      const key = atStart(link, words[place]) && known(words.slice(0, place).join(" "), this.names);
      if (key) {
        return key;
      }
    }
    return undefined;
  }
}

/** Python's « match »: whether a pattern is found at the very start. */
export function atStart(pattern, text) {
  return pattern.search(text)?.index === 0;
}
