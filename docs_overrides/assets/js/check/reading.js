// YAML text → plain data with the line of every key and value: builder/source.py, on the events of the library « yaml ».

import { LineCounter, isAlias, isMap, isScalar, isSeq, parseAllDocuments } from "../../vendor/yaml/yaml.js";
import { firstLines, hasRubrics, hex, pointsBelow, readable, undashed, unescaped } from "./characters.js";
import { french } from "./numbers.js";
import { stripOf } from "./pattern.js";
import { resolve } from "./scalars.js";
import { faults, OPTIONS } from "./syntax.js";
import { excerpt } from "./words.js";

export const at = (path) => JSON.stringify(path);

/** Faults of a line that quotes around its text mend. */
const QUOTED = new Set(["L118", "L121"]);
const SECOND = at(["id (en double)"]);

/** One file as read. Data are objects without prototype; spans are {line, column} by path. */
export class Source {
  constructor(text, knowledge) {
    this.text = text;
    this.lines = text.split("\n");
    this.knowledge = knowledge;
    this.data = null;
    this.values = new Map();
    this.keys = new Map();
    this.raw = new Map();
    this.ambiguous = new Map();
    /** Texts that took lines with dashes for their own: the first dash, and what stands on each side; unquoted texts as written. */
    [this.pointed, this.rows] = [new Map(), new Map()];
    this.problems = [];
    /** Whether the text could be parsed at all. */
    this.whole = true;
  }

  report(code, path, params, span, example = undefined) {
    this.problems.push({ ...this.knowledge.words.problem(code, path, params, example), ...span });
  }

  span(path) {
    for (let length = path.length; length >= 0; length -= 1) {
      const span = this.values.get(at(path.slice(0, length)));
      if (span) {
        return span;
      }
    }
    return { line: 1, column: 1 };
  }

  keySpan(path) {
    return this.keys.get(at(path)) ?? this.span(path);
  }

  /** A correction as it must be typed: on one line where a list is between brackets, or a block between braces. */
  inPlace(path, example) {
    let items = (example ?? "").split("\n");
    if (items.length > 1 && items.every((item, rank) => (rank ? /^ {2}[a-z_]+: \S/ : /^- [a-z_]+: \S/).test(item))) {
      items = [`- ${items.map((item) => item.slice(2)).join(", ")}`]; // one block
    }
    if (path.length && items.length > 1 && items.every((item) => /^[a-z_]+: /.test(item))) {
      const { line, column } = this.keySpan(path);
      return /[{,]\s*$/.test([...(this.lines[line - 1] ?? "")].slice(0, column - 1).join("")) ? items.join(", ") : example;
    }
    if (typeof path.at(-1) === "number" && items.every((item) => item.startsWith("- "))) {
      const { line, column } = this.span(path);
      if (line <= this.lines.length && ![...this.lines[line - 1]].slice(0, column - 1).join("").trimEnd().endsWith("-")) {
        const item = items.map((one) => one.slice(2)).join(", ");
        return /^[a-z_]+: /.test(item) ? `{${item}}` : item;
      }
    }
    return example;
  }
}

/** Depth, values, or keys written twice: the file is read no further. */
class TooMuch extends Error {}

/** Read the text of one sheet. */
export function read(written, knowledge) {
  const text = written.replace(/^\ufeff/, "").replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  const source = new Source(text, knowledge);
  const { bytes } = knowledge.limits;
  const size = new TextEncoder().encode(written).length;
  if (size > bytes) {
    source.report("L104", [], { size: Math.floor(size / 1024), limit: Math.floor(bytes / 1024) });
    source.whole = false;
    return source;
  }
  const counter = new LineCounter();
  const [ready, dash] = undashed(readable(source), knowledge.patterns.characters.dashed);
  if (dash) {
    source.report("L142", [], {}, { line: dash, column: 1 }, firstLines(ready, dash));
  }
  const documents = parseAllDocuments(ready, { ...OPTIONS, lineCounter: counter });
  const builder = new Builder(source, counter);
  try {
    builder.build(documents, ready);
  } catch (error) {
    if (!(error instanceof TooMuch)) {
      throw error;
    }
    source.data = null;
    return source;
  }
  if (source.data === null && !source.problems.length) {
    source.report("L101", []);
  } else if (source.data !== null && (typeof source.data !== "object" || Array.isArray(source.data))) {
    source.report("L101", [], {}, source.span([]));
    source.data = null;
  }
  return source;
}

class Builder {
  constructor(source, counter) {
    this.source = source;
    this.counter = counter;
    this.repeated = 0;
  }

  build(documents, ready) {
    const [first, second] = documents;
    const error = documents[0]?.errors?.[0];
    if (error) {
      if (first.contents) {
        this.node(first.contents, []); // a text without end may first be too deep
        this.source.problems.length = 0;
      }
      this.source.whole = false;
      if (!hasRubrics(this.source.text)) {
        this.source.report("L101", [], {}, this.source.span([]));
        return;
      }
      for (const { code, offset } of faults(ready, error)) {
        const span = this.span(offset);
        this.source.report(code, [], {}, span, QUOTED.has(code) ? quotedLine(this.source.lines[span.line - 1]) : undefined);
      }
      return;
    }
    if (first?.contents) {
      this.source.data = this.node(first.contents, []);
    }
    if (second) {
      this.source.report("L112", [], {}, this.span(second.range[0]));
    }
  }

  span(offset) {
    const { line, col } = this.counter.linePos(offset);
    const above = this.source.lines[line - 1] ?? "";
    return { line, column: [...above.slice(0, col - 1)].length + 1 };
  }

  node(node, path) {
    const span = this.span(node.range[0]);
    const { depth, values } = this.source.knowledge.limits;
    if (path.length > depth || this.source.values.size >= values) {
      const [code, limit] = path.length > depth ? ["L105", depth] : ["L133", french(values)];
      this.source.report(code, [], { limit }, span);
      throw new TooMuch();
    }
    this.source.values.set(at(path), span);
    if (isAlias(node)) {
      this.source.report("L109", path, { name: `*${node.source}` }, span, this.quotedText(span));
      return "";
    }
    if (node.anchor) {
      this.source.report("L109", path, { name: `&${node.anchor}` }, span, isScalar(node) ? this.quotedText(span) : undefined);
    }
    if (node.tag && !(node.tag === "!" && isScalar(node))) {
      this.source.report("L110", path, { tag: node.tag.replace("tag:yaml.org,2002:", "!!") }, span);
    }
    if (isScalar(node)) {
      return this.scalar(node, path);
    }
    if (isSeq(node)) {
      return node.items.map((item, index) => this.node(item, [...path, index]));
    }
    return this.mapping(node, path);
  }

  /** The line of a text that begins with * or &, between quotes; not within a list or a block. */
  quotedText({ line }) {
    const written = this.source.lines[line - 1];
    return /(?:^|[:-])\s+[*&](?!\S+ +["'])/u.test(written) ? quotedLine(written) : undefined;
  }

  scalar(node, path) {
    const text = String(node.value ?? "");
    if (node.type !== "PLAIN" || node.tag) {
      return node.type === "QUOTE_DOUBLE" ? this.decoded(text, node, path) : text;
    }
    const value = this.word(text, path);
    if (typeof value === "string" || value === null) {
      this.tellComment(node, path);
      this.keepPoints(node, path);
    }
    return value;
  }

  /** A text, where escapes may have brought what nobody may type. */
  decoded(written, node, path) {
    const [text, found] = unescaped(written, this.source.knowledge.patterns.characters);
    for (const [code, sign] of found) {
      if (!this.source.text.includes(sign)) {
        this.source.report(code, path, { char: `U+${hex(sign)}` }, this.span(node.range[0]));
      }
    }
    return text;
  }

  /** « Opération #MeToo », without quotes: YAML drops what nobody meant as a comment. */
  tellComment(node, path) {
    const { text } = this.source;
    const end = node.source ? node.range[1] : text.lastIndexOf(":", text.lastIndexOf("#", node.range[0])) + 1;
    const [after] = text.slice(end).split("\n", 1);
    const blank = this.source.knowledge.patterns.characters.comment.search(after);
    if (blank?.index === 0 && (node.source || !text.slice(end, node.range[0]).trimEnd().includes("\n"))) {
      const rest = after.slice(blank[0].length);
      const span = this.span(end + blank[0].length);
      const mended = quotedLine(this.source.lines[span.line - 1]);
      this.source.report("L137", path, { rest: excerpt(rest, 60) }, span, mended);
    }
  }

  /** « Deux actions », then lines with dashes: YAML reads one text, without a word; the schema says what it is. */
  keepPoints({ range: [start, end] }, path) {
    this.source.rows.set(at(path), this.source.text.slice(start, end));
    const [first, parts] = pointsBelow(this.source.rows.get(at(path)));
    if (first) {
      this.source.pointed.set(at(path), [this.span(start + first), parts]);
    }
  }

  word(text, path) {
    const [value, ambiguity] = resolve(text, this.source.knowledge.patterns.scalars);
    if (ambiguity) {
      this.source.ambiguous.set(at(path), ambiguity);
    }
    if (ambiguity || typeof value !== "string") {
      this.source.raw.set(at(path), text);
    }
    return value;
  }

  mapping(node, path) {
    const mapping = Object.create(null);
    for (const pair of isMap(node) ? node.items : []) {
      const [key, glued] = this.key(pair.key, path);
      let target = [...path, key];
      const repeated = key in mapping;
      const span = this.span(pair.key?.range?.[0] ?? node.range[0]);
      if (repeated) {
        if (path.length || !this.source.keys.has(SECOND)) { // else the rest of a second sheet, told by its identifier
          const advice = this.source.knowledge.words.phrase(path.length ? "repeated_item" : key === "id" ? "repeated_id" : "repeated");
          this.source.report("L108", target, { name: key, line: this.source.keys.get(at(target)).line, advice }, span);
        }
        target = [...path, `${key} (en double)`];
        this.repeated += 1;
        if (this.repeated > this.source.knowledge.limits.repeated) {
          throw new TooMuch();
        }
      }
      this.source.keys.set(at(target), span);
      let value = pair.value ? this.node(pair.value, target) : null;
      if (glued) {
        value = this.word(glued, target);
      }
      if (!repeated && key !== "" && key !== "<<") {
        mapping[key] = value;
      }
    }
    return mapping;
  }

  key(node, path) {
    const span = this.span(node?.range?.[0] ?? 0);
    if (!isScalar(node)) {
      this.source.report("L114", path, {}, span);
      return ["", ""];
    }
    const written = node.type === "QUOTE_DOUBLE" ? this.decoded(String(node.value ?? ""), node, path) : String(node.value ?? "");
    if (!written) {
      this.source.report("L114", path, {}, span);
    }
    if (node.anchor || node.tag) {
      const tag = (node.tag ?? "").replace("tag:yaml.org,2002:", "!!");
      this.source.report(node.anchor ? "L109" : "L110", [], { name: `&${node.anchor}`, tag }, span);
    }
    if (written === "<<" && node.type === "PLAIN") {
      this.source.report("L111", path, {}, span);
    }
    const hard = this.source.knowledge.lists.hard_spaces;
    const key = stripOf(written, hard);
    const glued = this.source.knowledge.patterns.characters.glued.fullmatch(key);
    if (glued || key !== written) {
      this.source.report("L129", path, {}, span);
    }
    return glued ? [glued.groups.key, glued.groups.value] : [key, ""];
  }
}

/** « key: text » or « - text » with its text between quotes. */
function quotedLine(line) {
  const match = /^\s*(?:- +)?(?:([\p{L}\p{N}_-]+:)\s+|(?<=- ))(\S.*)$/u.exec(line.trimEnd());
  if (!match || /^(?:[[{]|[|>] \D)/.test(match[2])) {
    return undefined;
  }
  const text = match[2].replace(/^[“„](.+)[”“]$/u, "$1"); // those of a word processor go
  return `${match[1] ?? "-"} "${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
