// JSON Schema errors → problems in French on the right place: builder/conformity.py, one handler a keyword.

import { failures } from "./failures.js";
import { itemsMeant, reshaped, toldByLine } from "./meant.js";
import { advice, termAdvice, within } from "./misnamed.js";
import { french, printed, shown } from "./numbers.js";
import { strip } from "./pattern.js";
import { at } from "./reading.js";
import { beside } from "./shapes.js";
import { settle } from "./settling.js";
import { isMapping } from "./values.js";
import { excerpt, unannounced } from "./words.js";

const FORMAT_CODES = {
  id: "S211", "term-id": "S211", "partial-date": "S212", "partial-date-or-period": "S212", email: "S213",
  "web-url": "S214", phone: "S216", page: "S217", line: "S224",
};
const TYPE_CODES = { string: "S203", number: "S204", integer: "S204", array: "S205", object: "S206" };
const EMPTIED = new Set(["L109", "L110", "L137"]);

const isEmpty = (value) => (isMapping(value) ? !Object.keys(value).length : !value.length);

/** Settle the ambiguous scalars of a sheet by what its schema wants, then report all that the schema refuses. */
export function conform(source, knowledge, stem) {
  return source.data === null ? [] : new Conformity(source, knowledge, stem).run();
}

class Conformity {
  constructor(source, knowledge, stem) {
    Object.assign(this, { source, stem, schema: knowledge.schema, words: knowledge.words, examples: knowledge.examples, lookup: knowledge.lookup });
    this.found = new Map();
    this.settled = new Set(source.problems.filter((problem) => EMPTIED.has(problem.code)).map((problem) => at(problem.path)));
    this.renamed = new Set();
    this.most = knowledge.limits.problems;
    this.untold = 0;
  }

  /** How many problems may still be told. */
  get #room() {
    return Math.max(0, this.most - this.found.size);
  }

  run() {
    for (const { key, ...problem } of settle(this.source, this)) {
      this.found.set(`${key} ${problem.code}`, { place: key, once: problem.code, problem });
      this.settled.add(key);
    }
    for (const failure of failures(this.source.data, this.schema.document, this.lookup)) {
      if (!this.#room) {
        this.untold += 1;
      } else if (!this.settled.has(at(failure.path))) {
        (HANDLERS[failure.keyword] ?? this._other).call(this, failure, failure.path, this.schema.field(failure.path));
      }
    }
    if (this.untold) {
      this.add("S225", [], { count: french(this.untold) }, { span: this.source.keySpan([]) });
    }
    // a key that was misnamed is not missing as well
    return [...this.found.values()]
      .filter(({ place, once }) => !once.split(" ").some((key) => this.renamed.has(`${place} ${key}`)))
      .map(({ problem }) => problem);
  }

  add(code, path, params, { example = "", once = "", span = this.source.span(path), lacks } = {}) {
    const key = `${at(path)} ${once || code}`;
    if (!this.found.has(key)) {
      const problem = this.words.problem(code, path, params, this.source.inPlace(path, example));
      this.found.set(key, { place: at(path), once: once || code, problem: { ...problem, ...span, lacks } });
    }
  }

  /** A wrong value: with what it should be, where that is known; else with an example, told as one. */
  #addWrong(code, path, field, params, example, sure = false) {
    this.add(code, path, { label: field.title, ...params }, { example });
    const { problem } = this.found.get(`${at(path)} ${code}`);
    if (path.length && !sure && example === this.examples.ofKey(path.at(-1), field)) {
      problem.fix = unannounced(problem.fix);
    }
  }

  _required(failure, path, field) {
    for (const key of failure.wanted) {
      if (key in failure.value) {
        continue;
      }
      const wanted = this.schema.field([...path, key]);
      const made = key === "id" && !path.length ? this.examples.slug(this.stem) : "";
      const example = made ? this.examples.entry(["id"], made) : this.examples.ofKey(key, wanted);
      const params = { name: key, label: wanted.title, reason: this.#neededBy(failure, field) };
      this.add("S201", path, params, { example, once: key, span: this.source.keySpan(path), lacks: [...path, key] });
    }
  }

  #neededBy(failure, field) {
    if (failure.conditional && isMapping(failure.value)) {
      const term = this.schema.terms("kinds").find(({ id }) => id === failure.value.kind);
      return this.words.phrase("needed_by_kind", { label: term?.label ?? failure.value.kind });
    }
    return this.words.phrase("needed_by", { title: field.title });
  }

  _unknownKeys(failure, path) {
    const known = this.schema.properties(path);
    const unknown = Object.keys(failure.value).filter((name) => !known.has(name));
    this.untold += Math.max(0, unknown.length - this.#room);
    for (const key of unknown.slice(0, this.#room)) {
      const said = advice(this, failure.value, path, key);
      for (const [place, name] of said.follows ?? []) {
        this.renamed.add(`${at(place)} ${name}`);
      }
      const child = [...path, key];
      const example = this.source.inPlace(path, said.example);
      this.add("S202", child, { name: key, advice: said.words }, { example, span: this.source.keySpan(child) });
      (said.unknown ?? []).forEach(([place, term]) => this.#unknown(child, term, place));
      this.#within(said.within ?? []);
    }
  }

  #within(keys) {
    for (const [path, told, example] of keys.slice(0, this.#room)) {
      this.add("S202", path, { name: path.at(-1), advice: told }, { example, span: this.source.keySpan(path) });
    }
  }

  _type(failure, path, field) {
    const { value } = failure;
    if (value === null) {
      this.add("S208", path, { label: field.title }, { span: this.source.keySpan(path) });
      return;
    }
    const wanted = [failure.wanted].flat()[0];
    const code = TYPE_CODES[wanted] ?? "S207";
    if (failure.form === "page") {
      this._pattern({ ...failure, value: this.#listed(value, path) }, path, field);
      return;
    }
    const raw = this.source.raw.get(at(path));
    const text = code === "S205" ? raw ?? shown(value) : "";
    const [items, unknown] = itemsMeant(this, path, text, toldByLine(this.source, path, text));
    const right = reshaped(this, path, path, value);
    const two = right === undefined && ["S203", "S204"].includes(code) ? beside(this, path, value) : undefined;
    const whole = right !== undefined ? this.examples.entry(path, right) : two ? this.examples.dump(two) : "";
    const made = whole || this.examples.ofType(path, value, raw, wanted, field, items);
    let example = made || (path.length ? this.examples.ofKey(path.at(-1), field) : "");
    if (code === "S203" && isMapping(value)) {
      example = this.examples.sentence(value) ? this.examples.entry(path, this.examples.sentence(value)) : example;
    }
    const number = this.words.phrase(wanted === "integer" ? "whole_number" : "number");
    this.#addWrong(code, path, field, { received: this.#received(value, path), wanted: number }, example, Boolean(made) && !unknown.length);
    (typeof value === "string" ? unknown.slice(0, this.#room) : []).forEach((term) => this.#unknown(path, term, [...path, 0]));
    if (right !== undefined) {
      this.#within(within(this, path, path, value, false));
    }
  }

  _enum(failure, path, field) {
    if (typeof failure.value !== "string") {
      return; // the type error says it
    }
    if (!strip(failure.value)) {
      this.add("S208", path, { label: field.title });
    } else {
      this.#unknown(path, failure.value, path);
    }
  }

  /** What is no term of the list of a place, where the path should have put it. */
  #unknown(path, value, place) {
    const { vocabulary, advice: told, example } = termAdvice(this, place, value);
    this.add("S209", path, { value, vocabulary, advice: told }, { example, once: `S209 ${value}` });
  }

  _pattern(failure, path, field) {
    const { value, form } = failure;
    const label = field.title;
    if (!strip(value)) {
      this.add("S208", path, { label }, { once: "S208" });
    } else if (form === "web-url" && value.startsWith("#")) {
      this.add("S215", path, { value });
    } else if (form in FORMAT_CODES) {
      const period = form === "partial-date-or-period" ? this.words.phrase("or_period") : "";
      const two = beside(this, path, value);
      const example = two ? this.examples.dump(two) : this.examples.ofForm(path, value, form, field);
      this.#addWrong(FORMAT_CODES[form], path, field, { value, period }, example, Boolean(two || this.examples.meant(value, form)));
    } else if (form !== "term") {
      const example = this.examples.ofForm(path, value, form, field);
      this.add("S218", path, { value, label, description: field.description }, { example });
    }
  }

  _tooLong(failure, path, field) {
    const length = [...failure.value].length;
    const over = length - failure.wanted;
    const excess = this.words.phrase(over > 1 ? "characters" : "character", { count: french(over) });
    this.add("S210", path, { label: field.title, length: french(length), limit: french(failure.wanted), excess }, { example: this.examples.ofKey(path.at(-1), field) });
  }

  _bound(failure, path, field) {
    const bound = this.words.phrase(failure.keyword === "minimum" ? "at_least" : "at_most", { limit: failure.wanted });
    const value = printed(failure.value, this.source.raw.get(at(path)));
    this.add("S219", path, { label: field.title, value, bound });
  }

  _count(failure, path, field) {
    if (isEmpty(failure.value)) {
      this.add("S208", path, { label: field.title }, { span: this.source.keySpan(path) });
      return;
    }
    const size = Array.isArray(failure.value) ? failure.value.length : Object.keys(failure.value).length;
    const bound = this.words.phrase(failure.keyword.startsWith("min") ? "at_least" : "at_most", { limit: failure.wanted });
    const length = this.words.phrase(size > 1 ? "elements" : "element", { count: size });
    this.add("S221", path, { label: field.title, length, bound });
  }

  _repeated(failure, path, field) {
    const seen = new Set();
    failure.value.forEach((item, index) => {
      const key = JSON.stringify(item);
      if (this.#room && item !== null && seen.has(key)) {
        const place = [...path, index];
        this.add("S220", place, { value: typeof item === "number" ? printed(item, this.source.raw.get(at(place))) : shown(item), label: field.title });
      }
      seen.add(key);
    });
  }

  _oneOf(failure, path, field) {
    const keys = failure.wanted.flatMap((branch) => branch.required ?? []);
    if (!isMapping(failure.value)) {
      return;
    }
    const present = keys.filter((key) => key in failure.value);
    if (present.length) {
      const choices = present.map((key) => this.words.phrase("key", { key })).join(this.words.phrase("and"));
      this.add("S223", path, { choices }, { span: this.source.keySpan([...path, present.at(-1)]) });
      return;
    }
    const named = (key) => this.words.phrase("titled_key", { key, title: this.schema.field([...path, key]).title });
    const choices = keys.map(named).join(this.words.phrase("or"));
    const example = this.examples.ofKey(keys[0], this.schema.field([...path, keys[0]]));
    const reason = this.#neededBy(failure, field);
    this.add("S222", path, { choices, reason }, { example, once: keys.join(" "), span: this.source.keySpan(path), lacks: [...path, keys[0]] });
  }

  _other(failure, path, field) {
    if (failure.keyword === "const" && typeof failure.value !== typeof failure.wanted) {
      return; // the type error says it
    }
    const example = path.length ? this.examples.ofKey(path.at(-1), field) : "";
    this.add("S299", path, { label: field.title, description: field.description || this.words.phrase("refused") }, { example });
  }

  #listed(value, path) {
    const told = (item, place) => (typeof item === "number" ? printed(item, this.source.raw.get(at(place))) : shown(item));
    return Array.isArray(value) ? value.map((item, index) => told(item, [...path, index])).join(", ") : told(value, path);
  }

  #received(value, path) {
    if (typeof value === "string") {
      return this.words.phrase("received_text", { value: excerpt(value, 60) });
    }
    const name = Array.isArray(value) ? "received_list" : isMapping(value) ? "received_block" : `received_${typeof value}`;
    const received = this.words.phrase(name);
    const raw = this.source.raw.get(at(path));
    return raw === undefined ? received : this.words.phrase("received_raw", { received, raw });
  }
}

const HANDLERS = {
  required: Conformity.prototype._required,
  additionalProperties: Conformity.prototype._unknownKeys,
  type: Conformity.prototype._type,
  enum: Conformity.prototype._enum,
  pattern: Conformity.prototype._pattern,
  format: Conformity.prototype._pattern,
  maxLength: Conformity.prototype._tooLong,
  minimum: Conformity.prototype._bound,
  maximum: Conformity.prototype._bound,
  minItems: Conformity.prototype._count,
  maxItems: Conformity.prototype._count,
  minProperties: Conformity.prototype._count,
  minLength: Conformity.prototype._count,
  uniqueItems: Conformity.prototype._repeated,
  oneOf: Conformity.prototype._oneOf,
  anyOf: Conformity.prototype._oneOf,
};
