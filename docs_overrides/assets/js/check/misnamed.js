// A key that the schema does not know: misspelt, cut by a comma, or the rest of the text above: builder/misnamed.py.

import { closest, held, misnamed, MOST, termsInOne, written } from "./meant.js";
import { called, fold, nearest } from "./nearest.js";
import { strip } from "./pattern.js";
import { parties } from "./parties.js";
import { byKey, linked } from "./shapes.js";
import { isBlock, isMapping } from "./values.js";

/** First letters that two words have in common, which say the same of them. */
const ALIKE = 5;
/** Keys of a block that are listed; of more, those that a name may stand for. */
const LISTED = 24;
/** Terms of a list that are named. */
const TERMS = 12;
/** Words of a name; more are a sentence. */
const SHORT = 4;
/** Points of a group that a correction shows. */
const FEW = 3;

/** What to do, the corrected lines, and what else would be told of the same mistake: where, and under which name. */
export function advice(about, value, path, key) {
  const { source, schema, words, examples } = about;
  const known = schema.properties(path);
  const alone = Object.keys(value).length === 1 && typeof path.at(-1) === "number";
  const link = alone ? linked(examples, known, key, value[key]) : undefined;
  const made = link ? [link] : alone ? byKey(about, known, value) ?? parties(about, path, value) : undefined;
  if (made) {
    return { words: words.phrase("apart"), example: examples.dump(made), follows: Object.keys(made[0]).map((name) => [path, name]) };
  }
  const whole = examples.sentence(value);
  if (whole && schema.field(path).types.has("string")) {
    return { words: words.phrase("sentence"), example: examples.entry(path, whole) };
  }
  if (whole && known.has("title") && typeof path.at(-1) === "number") {
    return { words: words.phrase("sentence"), example: examples.entry(path, { title: whole }), follows: [[path, "title"]] };
  }
  const named = namedGroup(about, value, path, known);
  if (named) {
    return named;
  }
  const cut = cutByComma(source, examples, value, path, key);
  if (cut) {
    const [before, example] = cut;
    return { words: words.phrase("cut_by_comma"), example, follows: [[[...path, before], "S204"]] };
  }
  const close = closest(schema, path, key, value[key]);
  const plain = close !== undefined && !["object", "array"].some((type) => schema.field([...path, close]).types.has(type));
  const wrapped = around(about, value, path, key);
  if (plain && wrapped) {
    return wrapped;
  }
  const deeper = close !== undefined && !(close in value) && lower(about, value, path, key, close);
  if (deeper) {
    return deeper;
  }
  if (close !== undefined && !(close in value)) {
    return renamed(about, path, key, close, value[key]);
  }
  if (close !== undefined) {
    const { line } = source.keySpan([...path, close]);
    return { words: words.phrase("already", { key: close, title: known.get(close), line }) };
  }
  if (wrapped) {
    return wrapped;
  }
  const housed = home(about, value, path, key) ?? level(about, value, path, key);
  if (housed) {
    return housed;
  }
  const here = source.keySpan([...path, key]);
  const rest = !path.length && !/^[a-z_]+$/.test(key) && Object.keys(value).some((name) => precedes(source.keySpan([name]), here));
  return { words: words.phrase(rest ? "rest_of_text" : "keys_to_choose", { known: choices(about, path, key) }), example: "" };
}

/** Whether a place of the file comes before another. */
const precedes = (one, other) => one.line < other.line || (one.line === other.line && one.column < other.column);

/** The keys of the block at a path to choose from, for a name that is none: of many, those alike. */
function choices({ schema, words }, path, key) {
  const known = schema.properties(path);
  if (known.size <= LISTED) {
    return words.phrase("among", { known: [...known.keys()].join(", ") });
  }
  const said = key.split(/\s+/).filter(Boolean).length <= SHORT ? begun(key) : new Set();
  const alike = ([name, title]) => [...begun([name, title, ...schema.field([...path, name]).also].join(" "))].some((word) => said.has(word));
  const near = [...known].filter(alike).map(([name, title]) => words.phrase("titled_key", { key: name, title }));
  return near.length ? words.phrase("among_near", { known: near.join(", ") }) : words.phrase("in_guide");
}

/** The beginnings of the words of a name that say something. */
const begun = (text) => new Set((text.match(/\p{L}{4,}/gu) ?? []).map((word) => fold(word).slice(0, ALIKE)));

/** What a text should be where it is no term of the list of a place: the list, what to do, and the lines. */
export function termAdvice(about, place, value) {
  const { schema, words, examples } = about;
  const field = schema.field(place);
  const terms = schema.terms(field.vocabulary ?? "");
  const close = nearest(value, schema.names(field.vocabulary));
  const several = termsInOne(about, place, value);
  const labels = new Map(terms.map((term) => [term.id, term.label ?? term.id]));
  const listed = [...labels].slice(0, TERMS).map(([id, label]) => `${id} (${label})`).join(", ");
  const vocabulary = schema.vocabularies[field.vocabulary]?.title || field.title;
  if (several.length) {
    return { vocabulary, advice: words.phrase("several_terms"), example: examples.dump(several) };
  }
  if (close) {
    return { vocabulary, advice: words.suggested(close, labels.get(close), true), example: examples.entry(place, close) };
  }
  const advice = words.phrase("to_choose", { listed: `${listed}${labels.size > TERMS ? "…" : "."}` });
  return { vocabulary, advice, example: examples.ofKey(place.at(-1), field) };
}

/** The value under its right name, and the names that it holds. */
function renamed(about, path, key, close, value) {
  const { source, schema, words, examples } = about;
  const [here, place] = [[...path, key], [...path, close]];
  const field = schema.field(place);
  const [right, lost] = written(about, here, place, value);
  const nothing = lost.length && right === undefined;
  const shown = nothing ? "" : examples.renamed(close, right, field);
  const line = shown || nothing ? "" : lineOf(source, path, key, close);
  return {
    words: words.suggested(close, field.title, Boolean(shown || line) && shown !== examples.ofKey(close, field)),
    example: shown || line || examples.ofKey(close, field),
    follows: [[path, close]],
    unknown: lost.map((term) => [field.types.has("array") ? [...place, 0] : place, term]),
    within: within(about, here, place, value, Boolean(line)),
  };
}

/** Of the keys of a value that a correction holds: those that it leaves out, each with what to do, and its line. */
export function within(about, path, place, value, whole) {
  const { source, schema, words } = about;
  const found = [...misnamed(schema, path, place, value)];
  const foreign = found.filter(([where, , right]) => right === undefined && where.length === path.length + 1).length;
  if (isMapping(value) && Object.keys(value).length === foreign) {
    return []; // it is no such block
  }
  return found.filter(([, , right]) => right === undefined || whole).map(([where, home, right]) => {
    const key = String(where.at(-1));
    if (right === undefined) {
      return [where, words.phrase("keys_to_choose", { known: choices(about, home, key) }), ""];
    }
    const line = lineOf(source, where.slice(0, -1), key, right);
    return [where, words.suggested(right, schema.properties(home).get(right), Boolean(line)), line];
  });
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
function lower(about, value, path, key, close) {
  const { schema, words, examples } = about;
  const inner = schema.properties([...path, close, 0]);
  if (!inner.has(key) || isBlock(value[key])) {
    return undefined;
  }
  const known = schema.properties(path);
  const moved = Object.keys(value).filter((name) => inner.has(name) && !known.has(name));
  const meant = (name) => written(about, [...path, name], [...path, close, 0, name], value[name])[0] ?? value[name];
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

/** The only block of this place that has such a key: « region » stands in « territory ». */
function home(about, value, path, key) {
  const { schema, words, examples } = about;
  const known = schema.properties(path);
  const direct = (name) => held(schema, [...path, name], key);
  const fits = (name) => {
    const place = direct(name) ? [...path, name] : [...path, name, 0];
    const right = held(schema, place, key);
    const address = right && schema.field([...place, right]).formats.has("web-url");
    return Boolean(right) && !(address && strip(String(value[key])).includes(" ")); // « adresse: 12 rue des Lilas »
  };
  const homes = [...known.keys()].filter(fits);
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
  if (direct(name) && example) {
    const block = {};
    for (const one of Object.keys(value).filter((other) => !known.has(other))) {
      const right = held(schema, [...path, name], one);
      if (right) {
        block[right] = written(about, [...path, one], [...path, name, right], value[one])[0] ?? value[one];
      }
    }
    const only = (right) => schema.field([...path, name, right]).types;
    const fits = Object.keys(block).every((right) => !(only(right).size === 1 && only(right).has("object")) || isMapping(block[right]));
    example = fits ? examples.dump({ [name]: block }) : example;
  }
  return { words: words.phrase("inside", { key: name, title: known.get(name) }), example };
}

/** The place of a key that lost its shift, below a name that holds nothing, or that was shifted too far. */
function level({ source, schema, words, examples }, value, path, key) {
  const known = schema.properties(path);
  const place = (name) => source.keySpan([...path, name]);
  const above = Object.keys(value).filter((name) => known.has(name) && precedes(place(name), place(key)));
  const last = above.reduce((one, name) => (one !== undefined && precedes(place(name), place(one)) ? one : name), undefined);
  const inner = last === undefined ? new Map() : schema.properties([...path, last]);
  if (last !== undefined && value[last] === null && inner.has(key)) {
    const block = Object.fromEntries(Object.entries(value).filter(([name]) => !known.has(name) && inner.has(name)));
    const told = words.phrase("inside", { key: last, title: known.get(last) });
    return { words: told, example: examples.dump({ [last]: block }), follows: [[[...path, last], "S208"]] };
  }
  for (let length = path.length - 1; length >= 0; length -= 1) {
    const outer = path.slice(0, length);
    const holder = outer.reduce((block, step) => block?.[step], source.data);
    if (schema.properties(outer).has(key) && isMapping(holder) && !(key in holder)) {
      const told = words.phrase("outside", { key, title: schema.field(outer).title });
      return { words: told, example: isBlock(value[key]) ? "" : examples.entry([key], value[key]) };
    }
  }
  return undefined;
}

/** A name put above all that was to stand here: « fiche: », then the sheet. */
function around({ schema, words, examples }, value, path, key) {
  const inner = value[key];
  const known = schema.properties(path);
  const names = isMapping(inner) ? Object.keys(inner) : [];
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
