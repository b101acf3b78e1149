// Values → YAML as our files are written: builder/dumping.py, which has it from PyYAML.

import { printed } from "./numbers.js";
import { resolve } from "./scalars.js";
import { isMapping } from "./values.js";

const ESCAPES = { "\0": "0", "\x07": "a", "\b": "b", "\t": "t", "\n": "n", "\v": "v", "\f": "f", "\r": "r", "\x1b": "e",
  '"': '"', "\\": "\\", "\x85": "N", "\xa0": "_", "\u2028": "L", "\u2029": "P" };
const KEPT = /^[\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{1f000}-\u{1faff}]$/u;

/** What writes YAML as our files are written. */
export function dumper(patterns) {
  const writer = new Dumper(patterns);
  return (value) => writer.dump(value);
}

class Dumper {
  constructor({ dumping, scalars }) {
    this.plain = dumping.plain;
    this.scalars = scalars;
  }

  dump(value) {
    return this.#block(value, "").replace(/^\n/, "").trimEnd();
  }

  #block(value, indent) {
    if (Array.isArray(value) && value.length) {
      return value.map((item) => `\n${indent}-${this.#inItem(item, `${indent}  `)}`).join("");
    }
    if (isMapping(value) && Object.keys(value).length) {
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
      return Number.isInteger(value) ? String(BigInt(value)) : printed(value);
    }
    if (typeof value === "object") {
      return Array.isArray(value) ? "[]" : "{}";
    }
    const [read, ambiguity] = resolve(value, this.scalars);
    return this.plain.fullmatch(value) && !ambiguity && typeof read === "string" ? value : quoted(value);
  }
}

/** A text between double quotes, with the escapes that PyYAML writes. */
function quoted(text) {
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
