// Corrected examples: a few lines of YAML, made from the author's own value when it can be saved: builder/examples.py.

import { dumper } from "./dumping.js";
import { fold } from "./nearest.js";
import { strip, stripEnd, wordsOf } from "./pattern.js";
import { TypedDates } from "./typed_dates.js";
import { isBlock, isMapping } from "./values.js";

const LONG = 8;
const MOST = 2000;

/** How a rubric begins whose text stands below. */
const literal = (key) => `${key}: |`;

export class Examples {
  constructor({ patterns, lists }) {
    this.patterns = patterns.examples;
    this.shapes = patterns.shapes;
    this.parties = patterns.parties;
    this.dump = dumper(patterns);
    this.dates = new TypedDates({ patterns, lists });
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
    const block = isBlock(value);
    const one = field.types.size === 1 && field.types.has("array") && !block;
    const right = block ? this.fitting(key, value, field) : value;
    const known = shownKeys(field);
    const only = (type) => field.types.size === 1 && field.types.has(type);
    const items = Array.isArray(right) && only("array") && known.size ? right : [];
    const stranger = items.some((item) => !isMapping(item) || !Object.keys(item).some((name) => known.has(name)));
    if (right === undefined || right === null || (one && known.size) || stranger || (only("object") && !isMapping(right))) {
      return this.ofKey(key, field);
    }
    if (typeof right === "string" && right.startsWith(literal(key))) {
      return right;
    }
    const text = this.entry([key], one ? [right] : right);
    const long = text.split("\n").length - 1 >= LONG || text.replaceAll('\\n"', "").includes("\\n");
    return long ? "" : text;
  }

  /** The value in the wanted type when that is obvious, else nothing. */
  ofType(path, value, raw, wanted, field, items) {
    if (wanted === "string" && raw !== undefined) {
      return this.entry(path, this.#withZeros(raw, field));
    }
    if (wanted === "array" && items.length && ["string", "number", "boolean"].includes(typeof value) && !field.types.has("object")) {
      const first = field.examples[0] ?? [];
      if (!first.length || typeof first[0] !== "object") {
        return this.entry(path, items);
      }
    }
    const right = path.length && isBlock(value) ? this.fitting(path.at(-1), value, field) : undefined;
    if (right !== undefined) {
      return typeof right === "string" && right.startsWith(literal(path.at(-1))) ? right : this.entry(path, right);
    }
    const block = wanted === "object" && typeof value === "string" ? this.block(value, field) : undefined;
    if (block) {
      return this.entry(path, block);
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
    return "";
  }

  /** A block or a list in the type that a field wants; nothing where that is not obvious. */
  fitting(key, value, field) {
    const known = shownKeys(field);
    if (isMapping(value)) {
      const text = field.types.size === 1 && field.types.has("string") && [...field.formats].every((form) => form === "line" || form === "id");
      if (text && !field.vocabulary && Object.keys(value).length === 1) { // a text under a name that it needs not
        const [inner] = Object.values(value);
        const fits = typeof inner === "string" && strip(inner) && !inner.includes("\n");
        return (fits && (field.formats.has("id") ? this.slug(inner) : inner)) || undefined;
      }
      const listed = field.types.has("array") && Object.keys(value).some((name) => known.has(name));
      return field.types.has("object") ? value : listed ? [value] : undefined;
    }
    if (field.types.has("array")) {
      return value;
    }
    if (field.types.has("object") && value.every((item) => isMapping(item) && Object.keys(item).every((name) => known.has(name)))) {
      const pairs = value.flatMap((item) => Object.entries(item));
      return pairs.length && new Set(pairs.map(([name]) => name)).size === pairs.length ? Object.fromEntries(pairs) : undefined;
    }
    const texts = value.filter((item) => typeof item === "string" && strip(item) && !item.includes("\n"));
    if (!field.types.has("string") || texts.length < value.length || !texts.length) {
      return undefined;
    }
    if (texts.length === 1) {
      return texts[0];
    }
    return field.markdown && typeof key === "string" ? [literal(key), ...texts].join("\n  - ") : undefined;
  }

  /** A text and the points below it, as the field has them: a list, a group, or a text with a list in it. */
  pointed(path, parts, field, grouped) {
    const [text, ...points] = parts;
    const item = typeof path.at(-1) === "number";
    if (grouped) {
      return this.entry(path, { title: stripEnd(text, " :"), points });
    }
    const listed = field.types.has("array");
    const blocks = field.types.size && !field.types.has("string") && !listed;
    if (path.length && (blocks || (field.types.size === 1 && listed && shownKeys(field).size))) {
      return this.ofKey(path.at(-1), field);
    }
    if (listed || item) {
      return item ? this.dump(parts) : this.entry(path, parts);
    }
    if (!field.markdown) {
      return field.types.size ? this.entry(path, parts.join(" - ")) : "";
    }
    return [literal(path.at(-1)), `  ${text}`, "", ...points.map((point) => `  - ${point}`)].join("\n");
  }

  /** The block that a text was meant for: « 2021-2023 » where a start and an end are wanted. */
  block(text, field) {
    const known = shownKeys(field);
    const alone = known.size === 1 && known.has("text");
    if (alone || (known.has("region") && known.has("label"))) {
      return strip(text) && !text.includes("\n") ? { [alone ? "text" : "label"]: text } : undefined;
    }
    if (!known.has("start")) {
      return undefined;
    }
    const since = this.patterns.since.fullmatch(strip(text));
    if (since) {
      const start = this.dates.date(since.groups.start);
      return start ? { start } : undefined;
    }
    const [start, end] = this.dates.period(text).split("/");
    return end ? { start, end } : undefined;
  }

  /** A code as its list writes it: a workbook makes 2 of « 02 ». */
  #withZeros(raw, field) {
    const shown = field.vocabulary && field.examples.length ? String(field.examples[0]) : "";
    const { code } = this.patterns;
    return code.fullmatch(raw) && code.fullmatch(shown) ? raw.padStart(shown.length, "0") : raw;
  }

  /** The value in the wanted form when that is obvious, else the field's example. */
  ofForm(path, value, form, field) {
    const right = this.meant(value, form);
    return right ? this.entry(path, right) : path.length ? this.ofKey(path.at(-1), field) : "";
  }

  /** A text in the wanted form, or nothing where that is not obvious. */
  meant(value, form) {
    const { at, dot, email, picture } = this.patterns;
    if (form !== "line" && value.length > MOST) {
      return "";
    }
    switch (form) {
      case "id":
      case "term-id":
        return this.slug(value);
      case "line":
        return wordsOf(value).join(" ");
      case "partial-date":
        return this.dates.date(value) || this.dates.roughYear(value);
      case "partial-date-or-period":
        return this.dates.period(value) || this.dates.date(value) || this.dates.roughYear(value);
      case "email": {
        const found = new Set(email.findall(dot.sub(".", at.sub("@", value))).map(([one]) => one));
        return found.size === 1 ? [...found][0] : "";
      }
      case "phone":
        return this.#phone(value);
      case "web-url":
        return this.#address(value);
      case "media-file": {
        const file = picture.fullmatch(strip(value));
        return file ? `${this.slug(file.groups.stem) || "image"}.${file.groups.kind.toLowerCase()}` : "";
      }
      case "page":
        return this.#pages(value);
      default:
        return "";
    }
  }

  /** The only number that a text gives, without what goes around; nothing where it has other figures. */
  #phone(value) {
    const { phone, code } = this.patterns;
    const found = phone.findall(value).map(([number]) => number);
    const same = new Set(found.map(fold)).size === 1 && !code.search(phone.sub("", value));
    if (!same) {
      return "";
    }
    return found[0].startsWith("(+") ? found[0].replaceAll("(+", "+").replace(")", "") : found[0];
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
    const made = stripEnd(words.join("-").slice(0, 80), "-");
    return id.fullmatch(made) ? made : "";
  }

  /** The items of a list that was written as one text: with signs of its own, or between commas if they are names. */
  items(text, names) {
    const mark = this.patterns.mark.search(strip(text));
    let parts = [text];
    const ranked = ["1.", "1)", "a)"].includes(strip(text).slice(0, 2)) ? this.patterns.rank.split(strip(text)) : [];
    if (ranked.length > 2) {
      parts = ranked;
    } else if (mark?.index === 0) {
      const sign = mark[0].replace(/[*]/, "\\$&");
      parts = strip(text).split(new RegExp(`(?:^|\\s{1,9})${sign}\\s*`, "u"));
    } else if (names) {
      const { arrow, bar, listed, tags } = this.patterns;
      const signs = listed.search(text) ? [arrow] : [tags, bar, arrow];
      parts = (signs.find((one) => one.split(text).length > (one === arrow ? 1 : 2)) ?? listed).split(text);
    }
    const items = parts.map((part) => strip(part)).filter(Boolean);
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
    const match = this.patterns.number.fullmatch(strip(text));
    if (!match) {
      return undefined;
    }
    const { minus, decimals } = match.groups;
    const whole = this.patterns.digit_space.sub("", match.groups.whole);
    if (decimals?.length === 3 && /[1-9]/.test(whole) && whole.length <= 3) {
      return undefined;
    }
    return Number(decimals ? `${whole}.${decimals}` : whole) * (minus ? -1 : 1);
  }
}

/** The keys that the field's example shows, or its first item. */
function shownKeys(field) {
  const example = Array.isArray(field.examples[0]) ? field.examples[0][0] : field.examples[0];
  return new Set(isMapping(example) ? Object.keys(example) : []);
}
