// What is a heading: builder/importing/headings.py, with the words that it knows.

import { fold } from "../check/nearest.js";
import { stripEnd, stripOf } from "../check/pattern.js";

const known = (words, names) =>
  names.get(fold(words)) ?? names.get(stripEnd(fold(words), "s")) ?? names.get(stripOf(words, " ?\u00a0").toLowerCase()); // « où » is no « ou »
const says = (words) => /[\p{L}\p{N}]/u.test(words);
const bareOf = (text) => stripOf(text, " *_");

export class Headings {
  /** @param names - folded heading → field; @param patterns - of headings.py; @param limits - {long, inline} */
  constructor(names, patterns, limits) {
    Object.assign(this, { names: new Map(Object.entries(names)), patterns, limits });
  }

  /** The field, the heading and what follows it on its line, when a line is one. */
  heading(text) {
    const { marks, bullet, counted } = this.patterns;
    if (atStart(bullet, text) && !atStart(counted, text)) {
      return undefined;
    }
    const readings = /[.,;]$/.test(text) ? [] : [[text, ""]];
    for (const sign of [":", "?"]) {
      const cut = text.indexOf(sign);
      if (cut >= 0 && (sign === ":" || says(text.slice(cut + 1)))) {
        readings.push([text.slice(0, cut), bareOf(text.slice(cut + 1))]);
      }
    }
    if (readings.length > 1 && says(readings[1][1]) && !fold(text).startsWith("zoomsur")) {
      readings.push(readings.shift()); // « Calendrier : 2023 – 2026 » says something under its heading
    }
    for (const [words, rest] of readings.filter(([told]) => [...told].length <= this.limits.long)) {
      const title = marks.sub("", words).trim();
      const short = title && !/^\p{Lowercase}/u.test(title) && this.#isBrief(title);
      const key = short ? this.#named(bareOf(title)) : undefined;
      if (key) {
        return { key, title, rest };
      }
    }
    return undefined;
  }

  /** Whether words are as short as a heading, what it asks for in brackets apart. */
  #isBrief = (words) => [...this.patterns.in_brackets.sub("", words)].length <= this.limits.inline;

  #named(words) {
    const { number, article, of_what: ofWhat } = this.patterns;
    const told = number.sub("", words);
    const short = article.sub("", told);
    const once = ofWhat.sub("", short);
    for (const bare of [words, told, short, once, ofWhat.sub("", once)]) {
      if (fold(bare).startsWith("zoomsur")) {
        return "zooms";
      }
      const found = known(bare, this.names);
      if (found) {
        return found;
      }
    }
    const keys = this.ofEach(this.patterns.in_brackets.sub("", short));
    return this.#together(keys) ? keys[0] : undefined;
  }

  #together = (keys) => keys.length && [...this.limits.together, [keys[0]]].some((alike) => keys.every((key) => alike.includes(key)));

  /** The fields that words name, one after the other, where all of them name one: « Résultats / impacts ». */
  ofEach(words) {
    const { article, between } = this.patterns;
    const short = [...words].length <= this.limits.inline;
    const told = short ? between.split(stripEnd(words, " :\u00a0")) : [];
    const keys = told.map((one) => known(article.sub("", one), this.names)).filter(Boolean);
    return told.length > 1 && keys.length === told.length ? keys : [];
  }

  /** The field that the label of a cell asks for: as a heading would, else by the longest words of a question. */
  asked(label) {
    const { in_brackets: inBrackets, apart, agrees, asking } = this.patterns;
    const told = inBrackets.sub("", label);
    const key = this.heading(told)?.key ?? this.opening(told);
    if (key || !told.endsWith("?")) {
      return key;
    }
    const words = apart.sub(" ", told).split(" ").filter(Boolean);
    const said = [];
    for (let size = Math.min(words.length, 6); size > 0; size -= 1) {
      for (let start = 0; start + size <= words.length; start += 1) {
        said.push(words.slice(start, start + size).join(" "));
      }
    }
    const asks = (one) => atStart(asking, one); // « comment » says less than any other
    const found = [...said.filter((one) => !asks(one)), ...said.filter(asks)].map((one) => known(one, this.names)).find(Boolean);
    return found === "contacts" && agrees.search(told) ? undefined : found;
  }

  /** Whether a line ends a sheet: what follows is no part of it. */
  closes = (text) => atStart(this.patterns.closing, text) || atStart(this.patterns.after, text);

  /** The field that the first words of a line name. For lines that stand out. */
  opening(text) {
    const { number, article, marks, link } = this.patterns;
    const words = article.sub("", number.sub("", marks.sub("", text))).split(/\s+/).filter(Boolean);
    for (let place = Math.min(words.length - 1, 6); place > 0; place -= 1) {
      const key = atStart(link, words[place]) && known(words.slice(0, place).join(" "), this.names);
      if (key) {
        return this.#namesAnother(words.slice(place), key) ? undefined : key;
      }
    }
    return undefined;
  }

  /** Whether what follows the first words of a heading names a field of another kind: « Freins et leviers ». */
  #namesAnother([link, ...others], key) {
    if (!atStart(this.patterns.and, link)) {
      return false;
    }
    const told = this.patterns.article.sub("", others.join(" ")).split(" ").filter(Boolean);
    for (let end = told.length; end > 0; end -= 1) {
      const found = known(told.slice(0, end).join(" "), this.names);
      if (found) {
        return found !== key && !this.limits.together.some((alike) => alike.includes(key) && alike.includes(found));
      }
    }
    return false;
  }
}

/** Python's « match »: whether a pattern is found at the very start. */
export function atStart(pattern, text) {
  return pattern.search(text)?.index === 0;
}
