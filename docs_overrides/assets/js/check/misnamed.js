// A key that the schema does not know: misspelt, cut by a comma, or the rest of the text above: builder/misnamed.py.

import { fold, nearest } from "./nearest.js";
import { strip } from "./pattern.js";
import { at } from "./reading.js";

/** Keys of a block beyond which a comma, or the right name of each, is not looked for. */
const MOST = 50;
/** Points of a group that a correction shows. */
const FEW = 3;

const isBlock = (value) => value !== null && typeof value === "object";

/** What to do, the corrected lines, and what else would be told of the same mistake: where, and under which name. */
export function advice({ source, schema, words, examples }, value, path, key) {
  const known = schema.properties(path);
  const whole = examples.sentence(value);
  if (whole && schema.field(path).types.has("string")) {
    return { words: words.phrase("sentence"), example: examples.entry(path, whole) };
  }
  if (whole && known.has("title") && typeof path.at(-1) === "number") {
    return { words: words.phrase("sentence"), example: examples.entry(path, { title: whole }), follows: [[path, "title"]] };
  }
  const named = namedGroup({ words, examples }, value, path, known);
  if (named) {
    return named;
  }
  const cut = cutByComma(source, examples, value, path, key);
  if (cut) {
    const [before, example] = cut;
    return { words: words.phrase("cut_by_comma"), example, follows: [[[...path, before], "S204"]] };
  }
  const close = closeKey(schema, path, known, key, value[key]);
  const plain = close !== undefined && !["object", "array"].some((type) => schema.field([...path, close]).types.has(type));
  const wrapped = around({ schema, words, examples }, value, path, key);
  if (plain && wrapped) {
    return wrapped;
  }
  const deeper = close !== undefined && !(close in value) && lower({ source, schema, words, examples }, value, path, key, close);
  if (deeper) {
    return deeper;
  }
  if (close !== undefined && !(close in value)) {
    const right = [...path, close];
    const field = schema.field(right);
    const several = field.types.has("array");
    const [mended, lost] = written({ source, schema, examples }, [...path, key], right, value[key]);
    const shown = lost.length && mended === undefined ? "" : examples.renamed(close, mended, field);
    const example = shown || (lost.length ? "" : lineOf(source, path, key, close)) || examples.ofKey(close, field);
    const unknown = lost.map((term) => [several ? [...right, 0] : right, term]);
    return { words: words.suggested(close, known.get(close)), example, follows: [[path, close]], unknown };
  }
  if (close !== undefined) {
    const { line } = source.keySpan([...path, close]);
    return { words: words.phrase("already", { key: close, title: known.get(close), line }) };
  }
  if (wrapped) {
    return wrapped;
  }
  const housed = home({ source, schema, words, examples }, value, path, key);
  if (housed) {
    return housed;
  }
  const here = source.keySpan([...path, key]);
  const precedes = (span) => span.line < here.line || (span.line === here.line && span.column < here.column);
  const rest = !path.length && !/^[a-z_]+$/.test(key) && Object.keys(value).some((name) => precedes(source.keySpan([name])));
  return { words: words.phrase(rest ? "rest_of_text" : "keys_to_choose", { known: [...known.keys()].join(", ") }), example: "" };
}

/** The key of a block whose name or title is nearest to a name. */
function closeKey(schema, path, known, key, value) {
  const other = otherwise(schema, path, key);
  if (other !== undefined) {
    return other;
  }
  const close = nearest(key, [...[...known.keys()].map((name) => [name, name]), ...[...known].map(([name, title]) => [title, name])]);
  return close !== undefined && postal(schema.field([...path, close]), known.get(close), key, value) ? undefined : close;
}

/** Points below the name of their group: « - Pour les associations: », then a list. */
function namedGroup({ words, examples }, value, path, known) {
  const [[name, points], ...others] = Object.entries(value);
  if (others.length || !known.has("title") || !known.has("points") || typeof path.at(-1) !== "number") {
    return undefined;
  }
  if (!Array.isArray(points) || !points.length || !points.every((point) => typeof point === "string")) {
    return undefined;
  }
  return { words: words.phrase("group"), example: examples.entry(path, { title: strip(name), points: points.slice(0, FEW) }) };
}

/** What was to stand in an item of the list that has almost its name: a « value » beside « values ». */
function lower({ source, schema, words, examples }, value, path, key, close) {
  const inner = schema.properties([...path, close, 0]);
  if (!inner.has(key) || isBlock(value[key])) {
    return undefined;
  }
  const known = schema.properties(path);
  const moved = Object.keys(value).filter((name) => inner.has(name) && !known.has(name));
  const meant = (name) => written({ source, schema, examples }, [...path, name], [...path, close, 0, name], value[name])[0] ?? value[name];
  const example = examples.dump({ [close]: [Object.fromEntries(moved.map((name) => [name, meant(name)]))] });
  return { words: words.phrase("inside", { key: close, title: known.get(close) }), example, follows: [[path, close]] };
}

/** The line of a key as it is, but for its name; nothing between braces, where a line holds more than one. */
function lineOf(source, path, key, right) {
  const span = source.keySpan([...path, key]);
  const line = [...(source.lines[span.line - 1] ?? "")];
  const rest = line.slice(span.column - 1).join("");
  const colon = rest.indexOf(":", key.length);
  return colon >= 0 && /^[ -]*$/.test(line.slice(0, span.column - 1).join("")) ? right + rest.slice(colon).trimEnd() : "";
}

/** Whether a name that only begins as that of an e-mail address has another one: « adresse: 12 rue des Lilas ». */
function postal(field, title, key, value) {
  const begun = fold(title).startsWith(fold(key)) && fold(title) !== fold(key);
  const shown = typeof value === "string" ? value : JSON.stringify(value ?? "");
  return field.formats.has("email") && begun && Boolean(value) && !shown.includes("@");
}

/** The only block of this place that has such a key: « region » stands in « territory ». */
function home({ source, schema, words, examples }, value, path, key) {
  const known = schema.properties(path);
  const within = (name) => held(schema, [...path, name], key);
  const homes = [...known.keys()].filter((name) => within(name) || held(schema, [...path, name, 0], key));
  const strangers = Object.keys(value).filter((one) => !known.has(one));
  const beside = homes.filter((name) => strangers.some((one) => called(new Map([[name, name]]), one)));
  if (homes.length > 1 && beside.length === 1) { // « date » beside « value », which goes to « values » and says so
    return { words: words.phrase("inside", { key: beside[0], title: known.get(beside[0]) }), example: "" };
  }
  if (homes.length !== 1) {
    return undefined;
  }
  const [name] = homes;
  let example = name in value ? "" : examples.ofKey(name, schema.field([...path, name]));
  if (within(name) && example) {
    const block = {};
    for (const one of Object.keys(value).filter((other) => !known.has(other))) {
      const right = held(schema, [...path, name], one);
      if (right) {
        block[right] = written({ source, schema, examples }, [...path, one], [...path, name, right], value[one])[0] ?? value[one];
      }
    }
    example = examples.dump({ [name]: block });
  }
  return { words: words.phrase("inside", { key: name, title: known.get(name) }), example };
}

/** The key of the block at a path that people call by another name than its own and its title. */
function otherwise(schema, path, key) {
  const bare = (text) => fold(text).replace(/s$/, "");
  const names = [...schema.properties(path).keys()];
  return names.find((name) => schema.field([...path, name]).also.some((one) => bare(one) === bare(key)));
}

/** The key of the block at a path that a name is, almost, or is called by. */
const held = (schema, path, key) => called(schema.properties(path), key) ?? otherwise(schema, path, key);

/** The key of a block that a name is, or almost: « région », « Communes », « department ». */
function called(properties, key) {
  if (properties.has(key)) {
    return key;
  }
  const bare = (text) => fold(text).replace(/s$/, "");
  const said = bare(key);
  return said ? [...properties].find(([name, title]) => bare(name) === said || bare(title) === said)?.[0] : undefined;
}

/** A name put above all that was to stand here: « fiche: », then the sheet. */
function around({ schema, words, examples }, value, path, key) {
  const inner = value[key];
  const known = schema.properties(path);
  const names = isBlock(inner) && !Array.isArray(inner) ? Object.keys(inner) : [];
  const held = names.filter((name) => known.has(name));
  if (held.length < 2 || 2 * held.length <= names.length || held.some((name) => name in value)) {
    return undefined;
  }
  const short = held.filter((name) => !isBlock(inner[name])).slice(0, 2);
  const example = short.length ? examples.dump(Object.fromEntries(short.map((name) => [name, inner[name]]))) : "";
  return { words: words.phrase("wrapped"), example, follows: held.map((name) => [path, name]) };
}

/** The key whose value a comma between braces cut in two, and that value as it was meant: « {date: 2020, value: 20,5} ». */
function cutByComma(source, examples, value, path, key) {
  const here = source.keySpan([...path, key]);
  const line = [...(source.lines[here.line - 1] ?? "")];
  const keys = Object.keys(value);
  if (value[key] !== null || keys.length > MOST || !line.slice(0, here.column - 1).join("").trimEnd().endsWith(",")) {
    return undefined;
  }
  const spans = keys.map((name) => [name, source.keySpan([...path, name])]);
  const [before] = spans
    .filter(([, span]) => span.line === here.line && span.column < here.column)
    .sort(([, a], [, b]) => b.column - a.column)[0] ?? [];
  if (before === undefined || isBlock(value[before])) {
    return undefined;
  }
  const text = line.slice(source.span([...path, before]).column - 1, here.column - 1).join("") + key;
  return [before, examples.entry([before], examples.number(text) ?? text)];
}

/** The terms that a text names where one of a list, or several, are wanted; and what it says that is none. */
function termsMeant({ schema, examples }, path, text) {
  const field = schema.field(path);
  const item = field.types.has("array") ? schema.field([...path, 0]) : field;
  const names = schema.names(item.vocabulary);
  if (!names.length || !strip(text)) {
    return [[], []];
  }
  const parts = item !== field ? examples.items(text, true) : [text];
  const folded = new Set(names.map(([name]) => fold(name)));
  const meant = parts.flatMap((part) => examples.terms(part, (one) => nearest(one, names), (one) => folded.has(fold(one))));
  const known = [...new Set(meant)].filter((term) => names.some(([, id]) => id === term));
  return [known, meant.filter((term) => !known.includes(term))];
}

/** The items that a text was meant for where a list is wanted; those that are no terms of its list apart. */
export function itemsMeant({ schema, examples }, path, text) {
  const item = schema.field([...path, 0]);
  if (schema.terms(item.vocabulary ?? "").length) {
    return termsMeant({ schema, examples }, path, text);
  }
  const found = examples.items(text, !item.markdown && !item.types.has("object"));
  return [[...new Set(found.map((one) => formed(examples, one, item)))], []];
}

/** A text in the form that a field wants, where that is obvious. */
const formed = (examples, text, field) => [...field.formats].sort().map((form) => examples.meant(text, form)).find(Boolean) ?? text;

/** The value at a path as it should be written at a place, and what it says that is no term there; nothing, where it says nothing else. */
function written({ source, schema, examples }, path, place, value) {
  if (isBlock(value)) {
    return [inside({ source, schema, examples }, path, place, value), []];
  }
  const field = schema.field(place);
  const listed = field.types.has("array");
  const item = listed ? schema.field([...place, 0]) : field;
  if (typeof value === "string" && (field.types.has("number") || field.types.has("integer"))) {
    return [examples.number(value) ?? value, []];
  }
  const text = typeof value === "string" ? value : item.types.has("string") ? source.raw.get(at(path)) ?? "" : "";
  if (text && field.types.has("object") && !field.types.has("string")) {
    return [examples.block(text, field), []];
  }
  if (!text || (listed && item.types.has("object"))) {
    return [value, []];
  }
  const [meant, unknown] = (listed ? itemsMeant : termsMeant)({ schema, examples }, place, text);
  if (meant.length || unknown.length) {
    return [meant.length ? (listed ? meant : meant[0]) : undefined, unknown];
  }
  return [formed(examples, text, field), []];
}

/** A block or a list as it should be written at a place, with the names that its own keys have there. */
function inside(about, path, place, value) {
  const meant = (step, right, inner) => written(about, [...path, step], [...place, right], inner)[0] ?? inner;
  if (Array.isArray(value)) {
    return value.map((item, index) => meant(index, index, item));
  }
  const known = about.schema.properties(place);
  const names = Object.keys(value);
  if (names.length > MOST) {
    return value;
  }
  const steps = names.map((key) => [key, called(known, key) ?? closeKey(about.schema, place, known, key, value[key]) ?? key]);
  const apart = new Set(steps.map(([, right]) => right)).size === steps.length;
  return apart ? Object.fromEntries(steps.map(([key, right]) => [right, meant(key, right, value[key])])) : value;
}

/** The terms of a list that were written as one item: « [handicap; santé] ». */
export function termsInOne({ schema, examples }, path, text) {
  const names = schema.names(schema.field(path).vocabulary);
  if (typeof path.at(-1) !== "number" || names.some(([name]) => fold(name) === fold(text))) {
    return [];
  }
  const [meant, unknown] = termsMeant({ schema, examples }, path.slice(0, -1), text);
  return meant.length > 1 && !unknown.length ? meant : [];
}
