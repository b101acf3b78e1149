// A sheet as YAML that every reader reads alike: words of one piece bare, long texts as blocks, the rest between quotes.
//
// The rules are those of builder/writing/words.py, with its patterns and its limits: « toolbox fmt » has nothing to change.
// Written here rather than by a library because the file must also tell builder/characters.py what was typed: invisible
// signs stay as they are, so that they are reported, and only what YAML cannot hold is escaped.

import { hex } from "../check/characters.js";
import { resolve } from "../check/scalars.js";
import { isMapping } from "../check/values.js";

const SHORT = { "\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\" };

/** Where editors find the schema, from the folder of a sheet. */
export const HEADER = "# yaml-language-server: $schema=../../../schema/bundled/sheet.schema.json\n";

export class Writer {
  /** @param knowledge - the Knowledge of check.js */
  constructor({ patterns, limits, schema }) {
    this.scalars = patterns.scalars;
    this.patterns = patterns.words;
    this.limits = limits;
    this.schema = schema;
  }

  /** The file of a sheet, whose keys are already in order; the remarks are for who reviews it. */
  write(data, remarks = []) {
    const told = remarks.map((remark) => `# ${remark.replace(/\s+/g, " ")}\n`);
    return HEADER + told.join("") + this.#mapping(data, "", []).slice(1) + "\n";
  }

  #mapping(data, indent, path) {
    return Object.entries(data)
      .map(([key, value]) => `\n${indent}${this.#word(key)}:${this.#value(value, indent, [...path, key])}`)
      .join("");
  }

  #value(value, indent, path) {
    const inner = `${indent}  `;
    if (isMapping(value)) {
      return Object.keys(value).length ? this.#mapping(value, inner, path) : " {}";
    }
    if (Array.isArray(value)) {
      return this.#list(value, inner, path);
    }
    return ` ${this.#scalar(value, inner, path)}`;
  }

  #list(items, indent, path) {
    const words = items.map((item) => (typeof item === "string" ? this.#word(item) : undefined));
    const line = ` [${words.join(", ")}]`;
    const ids = this.schema.field([...path, 0]);
    if (!items.length || ((ids.vocabulary || ids.reference) && !words.includes(undefined) && line.length < this.limits.longest_line)) {
      return line;
    }
    return items.map((item, index) => `\n${indent}-${this.#item(item, indent, [...path, index])}`).join("");
  }

  /** A block in a list starts on the line of its dash. */
  #item(item, indent, path) {
    const inner = `${indent}  `;
    if (isMapping(item) && Object.keys(item).length) {
      return ` ${this.#mapping(item, inner, path).slice(1 + inner.length)}`;
    }
    if (Array.isArray(item) && item.length) {
      const list = this.#list(item, inner, path);
      return list.startsWith("\n") ? ` ${list.slice(1 + inner.length)}` : list;
    }
    return this.#value(item, indent, path);
  }

  #scalar(value, indent, path) {
    if (typeof value !== "string") {
      return String(value);
    }
    return this.#isBlock(value, path) ? block(value, indent) : this.#word(value);
  }

  /** Whether a text reads better as a block, and comes back from it as it was. */
  #isBlock(text, path) {
    const long = text.includes("\n") || (text.length > this.limits.long_text && this.schema.field(path).markdown);
    const { no_block: noBlock, escaped } = this.patterns;
    return long && !noBlock.search(text) && !escaped.search(text);
  }

  /** A text on one line: bare when no reader can take it for something else. */
  #word(text) {
    const [value, ambiguity] = resolve(text, this.scalars);
    return this.patterns.bare.fullmatch(text) && typeof value === "string" && !ambiguity ? text : this.#quoted(text);
  }

  #quoted(text) {
    const signs = [...text].map((sign) => SHORT[sign] ?? (this.patterns.escaped.search(sign) ? `\\u${hex(sign)}` : sign));
    return `"${signs.join("")}"`;
  }
}

/** The sign after the bar says what follows the last word: nothing, a line end, or several. */
function block(text, indent) {
  const ends = /\n*$/.exec(text)[0].length;
  const sign = ends === 0 ? "-" : ends === 1 ? "" : "+";
  const lines = text.slice(0, text.length - ends).split("\n").map((line) => (line ? indent + line : ""));
  return `|${sign}\n${lines.join("\n")}${"\n".repeat(Math.max(0, ends - 1))}`;
}
