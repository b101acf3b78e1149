// Corrected examples: a few lines of YAML, made from the author's own value when it can be saved: builder/examples.py.

import { firstDay } from "./formats.js";
import { fold } from "./nearest.js";
import { printed } from "./numbers.js";
import { resolve } from "./scalars.js";

const LONG = 8;
const MOST = 2000;
const ESCAPES = { "\0": "0", "\x07": "a", "\b": "b", "\t": "t", "\n": "n", "\v": "v", "\f": "f", "\r": "r", "\x1b": "e",
  '"': '"', "\\": "\\", "\x85": "N", "\xa0": "_", "\u2028": "L", "\u2029": "P" };
const KEPT = /^[\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]$/u;

const isMapping = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** A number that Python would hold as a decimal one: 20.0 */
class Decimal {
  constructor(value) {
    this.value = value;
  }
}

export class Examples {
  constructor({ patterns, lists }) {
    this.patterns = patterns.examples;
    this.scalars = patterns.scalars;
    this.formats = patterns.formats;
    this.months = lists.months;
  }

  /** YAML as our files are written. */
  dump(value) {
    return this.#block(value, "").replace(/^\n/, "").trimEnd();
  }

  /** « key: value » for the last key of a path, or « - value » for an item of a list. */
  entry(path, value) {
    const key = path.at(-1);
    return this.dump(typeof key === "string" ? { [key]: value } : [value]);
  }

  ofKey(key, field) {
    return field.examples.length ? this.entry([key], field.examples[0]) : "";
  }

  renamed(key, value, field) {
    const one = field.types.size === 1 && field.types.has("array") && (value === null || typeof value !== "object");
    if (one && shownKeys(field).size) {
      return this.ofKey(key, field);
    }
    const text = this.entry([key], one ? [value] : value);
    const long = text.split("\n").length - 1 >= LONG || (typeof value === "string" && value.trim().includes("\n"));
    return long ? "" : text;
  }

  /** The value in the wanted type when that is obvious, else the field's example. */
  ofType(path, value, raw, wanted, field, items) {
    if (wanted === "string" && raw !== undefined) {
      return this.entry(path, raw);
    }
    if (wanted === "array" && items.length && ["string", "number", "boolean"].includes(typeof value) && !field.types.has("object")) {
      const first = field.examples[0] ?? [];
      if (!first.length || typeof first[0] !== "object") {
        return this.entry(path, items);
      }
    }
    if (wanted === "array" && isMapping(value) && Object.keys(value).some((key) => shownKeys(field).has(key))) {
      return this.entry(path, [value]);
    }
    if (wanted === "object" && typeof value === "string" && shownKeys(field).has("organisation") && this.patterns.id.fullmatch(value)) {
      return this.entry(path, { organisation: value });
    }
    if (wanted === "object" && typeof value === "string" && typeof path.at(-1) === "number" && !shownKeys(field).has("id")) {
      const key = ["title", "text"].find((name) => shownKeys(field).has(name));
      if (key) {
        return this.entry(path, { [key]: value });
      }
    }
    if (["number", "integer"].includes(wanted) && typeof value === "string") {
      const number = this.number(value);
      if (number !== undefined) {
        return this.entry(path, number);
      }
    }
    return path.length ? this.ofKey(path.at(-1), field) : "";
  }

  /** The value in the wanted form when that is obvious, else the field's example. */
  ofForm(path, value, form, field) {
    const right = this.meant(value, form);
    return right ? this.entry(path, right) : path.length ? this.ofKey(path.at(-1), field) : "";
  }

  /** A text in the wanted form, or nothing where that is not obvious. */
  meant(value, form) {
    const { at, email, picture } = this.patterns;
    if (form !== "line" && value.length > MOST) {
      return "";
    }
    switch (form) {
      case "id":
      case "term-id":
        return this.slug(value);
      case "line":
        return value.trim().split(/\s+/).join(" ");
      case "partial-date":
        return this.#date(value);
      case "partial-date-or-period":
        return this.#period(value) || this.#date(value);
      case "email": {
        const found = new Set(email.findall(at.sub("@", value)).map(([one]) => one));
        return found.size === 1 ? [...found][0] : "";
      }
      case "web-url":
        return this.#address(value);
      case "media-file": {
        const file = picture.fullmatch(value.trim());
        return file ? `${this.slug(file.groups.stem) || "image"}.${file.groups.kind.toLowerCase()}` : "";
      }
      case "page":
        return this.#pages(value);
      default:
        return "";
    }
  }

  #address(value) {
    const { bare_address: bare, scheme, link } = this.patterns;
    if (bare.fullmatch(value)) {
      return `https://${value}`;
    }
    const mistyped = scheme.fullmatch(value)?.groups;
    return mistyped ? `${mistyped.scheme}://${mistyped.rest}` : link.fullmatch(value)?.groups.address ?? "";
  }

  /** The page, or the first and the last ones, that a text names; nothing where it names others. */
  #pages(text) {
    const { page, several } = this.patterns;
    const numbers = page.findall(text).map(([number]) => number).sort((a, b) => Number(a) - Number(b));
    const apart = several.search(text) && numbers.length === 2 && numbers[1] - numbers[0] > 1;
    return apart || numbers.length > 2 ? "" : numbers.join("-");
  }

  /** An identifier made from a title; nothing where none can be. */
  slug(text) {
    const { ending, id, slug_gap: gap, slug_lost: lost } = this.patterns;
    const words = gap.split(ending.sub("", text)).map((word) => lost.sub("", fold(word))).filter(Boolean);
    const made = words.join("-").slice(0, 80).replace(/-+$/, "");
    return id.fullmatch(made) ? made : "";
  }

  /** The items of a list that was written as one text: with signs of its own, or between commas if they are names. */
  items(text, names) {
    const mark = this.patterns.mark.search(text.trim());
    let parts = [text];
    const ranked = ["1.", "1)"].includes(text.trim().slice(0, 2)) ? this.patterns.rank.split(text.trim()) : [];
    if (ranked.length > 2) {
      parts = ranked;
    } else if (mark?.index === 0) {
      const sign = mark[0].replace(/[*]/, "\\$&");
      parts = text.trim().split(new RegExp(`(?:^|\\s{1,9})${sign}\\s*`, "u"));
    } else if (names) {
      parts = (this.patterns.arrow.search(text) ? this.patterns.arrow : this.patterns.listed).split(text);
    }
    const items = parts.map((part) => part.trim()).filter(Boolean);
    return items.length ? items.map((part) => (this.patterns.quoted.fullmatch(part) ? part.slice(1, -1) : part)) : [text];
  }

  /** The known terms that an item of a list was meant for, or the item: « 59 et 62 » makes two. */
  terms(text, known, sure) {
    const parts = this.patterns.joined.split(text);
    const apart = parts.length > 1 && parts.every(sure) && !sure(text);
    const whole = apart ? undefined : known(text);
    const several = whole === undefined ? parts.map(known) : [];
    return several.length > 1 && several.every((term) => term !== undefined) ? several : [whole ?? text];
  }

  /** The sentence that someone probably meant when « mot : suite », unquoted, was read as a block. */
  sentence(value) {
    const entries = isMapping(value) ? Object.entries(value) : [];
    if (entries.length !== 1) {
      return "";
    }
    const [[name, text]] = entries;
    const written = typeof text === "string" && `${name}${text}`.includes(" ") && !/^[a-z_]+$/.test(name);
    return written ? `${name} : ${text}` : "";
  }

  /** The number that a text writes, with or without its unit; nothing where another reader could read another one. */
  number(text) {
    const match = this.patterns.number.fullmatch(text.trim());
    if (!match) {
      return undefined;
    }
    const { minus, decimals } = match.groups;
    const whole = this.patterns.digit_space.sub("", match.groups.whole);
    if (decimals?.length === 3 && /[1-9]/.test(whole) && whole.length <= 3) {
      return undefined;
    }
    const amount = Number(decimals ? `${whole}.${decimals}` : whole) * (minus ? -1 : 1);
    return decimals ? new Decimal(amount) : amount;
  }

  #date(text) {
    const { year: alone, french_date: dayFirst, year_first: yearFirst } = this.patterns;
    const told = text.trim().toLowerCase();
    let [year, month, day] = [];
    let match;
    if ((match = alone.fullmatch(told))) {
      [, year] = match;
    } else if ((match = dayFirst.fullmatch(told))) {
      [, day, month, year] = match;
    } else if ((match = yearFirst.fullmatch(told))) {
      [, year, month, day] = match;
    } else {
      return "";
    }
    let number = /^[0-9]+$/.test(month ?? "") ? Number(month) : this.#month(month ?? "");
    if (month && number === undefined) {
      return "";
    }
    if (number > 12 && day && Number(day) <= 12) {
      [number, day] = [Number(day), number];
    }
    const parts = [number, day].filter((part) => part !== undefined).map((part) => String(Number(part)).padStart(2, "0"));
    const written = [year, ...parts].join("-");
    return firstDay(written, this.formats) ? written : "";
  }

  /** The number of a month, written without its accents or cut: « fevrier », « nov. »; none for « jui ». */
  #month(name) {
    const found = this.months.filter((month) => fold(month).startsWith(fold(name)));
    return found.length === 1 ? this.months.indexOf(found[0]) + 1 : undefined;
  }

  #period(text) {
    const { french_period: period, french_span: span, school_year: schoolYear } = this.patterns;
    const told = text.trim().toLowerCase();
    let match = period.fullmatch(told);
    if (match) {
      const [first, last] = [this.#date(match[1]), this.#date(match[2])];
      return first && first <= last ? `${first}/${last}` : "";
    }
    match = span.fullmatch(told);
    if (match) {
      const { start, end } = match.groups;
      const [first, last] = [this.#date(start) || this.#date(`${start} ${told.slice(-4)}`), this.#date(end)];
      return first && first <= last ? `${first}/${last}` : "";
    }
    match = schoolYear.fullmatch(told);
    return match && match[3] > match[2] && match[3] > "12" ? `${match[1]}${match[2]}/${match[1]}${match[3]}` : "";
  }

  #block(value, indent) {
    if (Array.isArray(value) && value.length) {
      return value.map((item) => `\n${indent}-${this.#inItem(item, `${indent}  `)}`).join("");
    }
    if (isMapping(value) && !(value instanceof Decimal) && Object.keys(value).length) {
      return Object.entries(value)
        .map(([key, item]) => `\n${indent}${this.#scalar(key)}:${this.#inKey(item, indent)}`)
        .join("");
    }
    return ` ${this.#scalar(value)}`;
  }

  #inKey(item, indent) {
    return this.#block(item, `${indent}  `);
  }

  /** A block in an item starts on the line of its dash. */
  #inItem(item, indent) {
    const block = this.#block(item, indent);
    return block.startsWith("\n") ? ` ${block.slice(1 + indent.length)}` : block;
  }

  #scalar(value) {
    if (value === null || typeof value === "boolean") {
      return String(value);
    }
    if (typeof value === "number") {
      return printed(value);
    }
    if (typeof value === "object") {
      return value instanceof Decimal ? printed(value.value, ".") : Array.isArray(value) ? "[]" : "{}";
    }
    const [read, ambiguity] = resolve(value, this.scalars);
    return this.patterns.plain.fullmatch(value) && !ambiguity && typeof read === "string" ? value : quoted(value);
  }
}

/** A text between double quotes, with the escapes that PyYAML writes. */
export function quoted(text) {
  const signs = [...text].map((sign) => {
    if (sign in ESCAPES && sign !== "\xa0") {
      return `\\${ESCAPES[sign]}`;
    }
    if (KEPT.test(sign)) {
      return sign;
    }
    const code = sign.codePointAt(0).toString(16).toUpperCase();
    return code.length <= 2 ? `\\x${code.padStart(2, "0")}` : code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`;
  });
  return `"${signs.join("")}"`;
}

/** The keys that the field's example shows, or its first item. */
function shownKeys(field) {
  const example = Array.isArray(field.examples[0]) ? field.examples[0][0] : field.examples[0];
  return new Set(isMapping(example) ? Object.keys(example) : []);
}
