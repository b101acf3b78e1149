// What a value was meant for, where it should stand: its terms, its items, its block, under their right names: builder/meant.py.

import { called, fold, foldSingular, nearest, nearestKey } from "./nearest.js";
import { strip } from "./pattern.js";
import { at } from "./reading.js";
import { contact, parties, party } from "./parties.js";
import { areItems, asBlock, byKey, datedNumber, linked, onlyText } from "./shapes.js";
import { isBlock, isMapping } from "./values.js";

/** Keys of a block beyond which the right name of each is not looked for. */
export const MOST = 50;
/** Items beyond which a correction does not make each anew. */
const FEW = 12;


/** The key of the block at a path whose name or title is nearest to a name. */
export function closest(schema, path, key, value) {
  const other = otherwise(schema, path, key);
  if (other !== undefined) {
    return other;
  }
  const known = schema.properties(path);
  const close = nearestKey(key, known);
  return close !== undefined && postal(schema.field([...path, close]), known.get(close), key, value) ? undefined : close;
}

/** Whether a name that only begins as that of an e-mail address has another one: « adresse: 12 rue des Lilas ». */
function postal(field, title, key, value) {
  const begun = fold(title).startsWith(fold(key)) && fold(title) !== fold(key);
  const shown = typeof value === "string" ? value : JSON.stringify(value ?? "");
  return field.formats.has("email") && begun && Boolean(value) && !shown.includes("@");
}

/** The key of the block at a path that people call by another name than its own and its title. */
function otherwise(schema, path, key) {
  const names = [...schema.properties(path).keys()];
  return names.find((name) => schema.field([...path, name]).also.some((one) => foldSingular(one) === foldSingular(key)));
}

/** The key of the block at a path that a name is, almost, or is called by. */
export const held = (schema, path, key) => called(schema.properties(path), key) ?? otherwise(schema, path, key);

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

/** The lines of a text at a path, where it takes several; of an unquoted one, YAML made one line. */
export function toldByLine(source, path, text) {
  const lines = text.includes("\n") ? text : text && (source.rows.get(at(path)) ?? "");
  const said = lines.split("\n").map(strip).filter(Boolean);
  return said.length > 1 ? said : [];
}

/** The items that a text was meant for where a list is wanted; those that are no terms of its list apart. */
export function itemsMeant(about, path, text, lines = []) {
  const { schema, examples } = about;
  const item = schema.field([...path, 0]);
  if (schema.terms(item.vocabulary ?? "").length) {
    return termsMeant(about, path, lines.join(", ") || text);
  }
  const names = !item.markdown && !item.types.has("object");
  let found = examples.items(text, names);
  if (names && lines.length) {
    found = lines.flatMap((line) => examples.items(line, true));
  } else if (found.length === 1 && areItems(examples, lines)) {
    found = lines;
  }
  return [[...new Set(found.map((one) => formed(examples, one, item)))], []];
}

/** The terms of a list that were written as one item: « [handicap; santé] ». */
export function termsInOne(about, path, text) {
  const { schema } = about;
  const names = schema.names(schema.field(path).vocabulary);
  if (typeof path.at(-1) !== "number" || names.some(([name]) => fold(name) === fold(text))) {
    return [];
  }
  const [meant, unknown] = termsMeant(about, path.slice(0, -1), text);
  return meant.length > 1 && !unknown.length ? meant : [];
}

/** A text in the form that a field wants, where that is obvious. */
const formed = (examples, text, field) => [...field.formats].sort().map((form) => examples.meant(text, form)).find(Boolean) ?? text;

/** The value at a path as it should be written at a place, and what it says that is no term there; nothing, where it says nothing else. */
export function written(about, path, place, value) {
  const { source, schema, examples } = about;
  const field = schema.field(place);
  const right = field.types.has("string") ? undefined : reshaped(about, path, place, value);
  if (right !== undefined) {
    return [right, []];
  }
  if (isBlock(value)) {
    const made = inside(about, path, place, value);
    return [Object.keys(made).length ? made : undefined, []];
  }
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
  const [meant, unknown] = listed ? itemsMeant(about, place, text, toldByLine(source, path, text)) : termsMeant(about, place, text);
  if (meant.length || unknown.length) {
    return [meant.length ? (listed ? meant : meant[0]) : undefined, unknown];
  }
  return [formed(examples, text, field), []];
}

/** A block or a list as it should be written at a place, with the names that its own keys have there; others are left out: see misnamed. */
function inside(about, path, place, value) {
  const meant = (step, home, right, inner) => written(about, [...path, step], [...home, right], inner)[0] ?? inner;
  if (Array.isArray(value)) {
    return value.map((item, index) => meant(index, place, index, item));
  }
  const home = blockPlace(about.schema, place);
  const steps = named(about.schema, home, value).filter(([, right]) => right !== undefined);
  const apart = new Set(steps.map(([, right]) => right)).size === steps.length;
  return apart ? Object.fromEntries(steps.map(([key, right]) => [right, meant(key, home, right, value[key])])) : value;
}

/** The keys that « inside » names anew or leaves out: where each is, the place of its block, its right name. */
export function* misnamed(schema, path, place, value) {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* misnamed(schema, [...path, index], [...place, index], item);
    }
  } else if (isBlock(value)) {
    const home = blockPlace(schema, place);
    for (const [key, right] of named(schema, home, value)) {
      if (key !== right) {
        yield [[...path, key], home, right];
      }
      if (right !== undefined) {
        yield* misnamed(schema, [...path, key], [...home, right], value[key]);
      }
    }
  }
}

/** The place of a block: that of an item, where a list of them is wanted. */
const blockPlace = (schema, place) => (schema.properties([...place, 0]).size ? [...place, 0] : place);

/** The keys of a block, each with the name that it has at a place, or none; its own where nothing is expected. */
function named(schema, place, value) {
  const known = schema.properties(place);
  const names = Object.keys(value);
  if (!known.size || names.length > MOST) {
    return names.map((key) => [key, key]);
  }
  return names.map((key) => [key, called(known, key) ?? closest(schema, place, key, value[key])]);
}

/** The value at a path as the block, or the list of blocks, that a place wants; nothing where it is not sure. */
export function reshaped(about, path, place, value) {
  const { schema, examples } = about;
  const { types } = schema.field(place);
  if (types.size === 1 && types.has("object")) {
    return isMapping(value) ? undefined : asBlock(about, path, place, value) ?? (typeof value === "string" ? told(about, place, value) : undefined);
  }
  const keys = schema.properties([...place, 0]);
  if (types.size !== 1 || !types.has("array") || !keys.size || Array.isArray(value)) {
    return undefined;
  }
  const lines = typeof value === "string" ? toldByLine(about.source, path, value) : [];
  const shared = parties(about, [...place, 0], lines.join(", ") || value);
  if (shared) {
    return shared;
  }
  if (isMapping(value) && Object.keys(value).length <= FEW) {
    const names = named(schema, [...place, 0], value);
    if (2 * names.filter(([, right]) => right !== undefined).length >= names.length) {
      const block = inside(about, path, place, value);
      return block === value && names.some(([key]) => !keys.has(key)) ? undefined : [block];
    }
    return byKey(about, keys, value);
  }
  if (typeof value === "number") {
    return keys.has("value") ? [{ value }] : undefined;
  }
  const link = linked(examples, keys, "", value);
  if (link) {
    return [link];
  }
  const one = typeof value === "string" ? (keys.has("value") && datedNumber(examples, strip(value))) || told(about, [...place, 0], value) : undefined;
  if (one) {
    return [one];
  }
  const only = typeof value === "string" && strip(value) && !value.includes("://") ? onlyText(schema, [...place, 0]) : undefined;
  const items = only ? examples.items(value, false) : [];
  const parts = items.length === 1 && areItems(examples, lines) ? lines : items;
  return parts.length && parts.length <= FEW ? parts.map((part) => ({ [only]: part })) : undefined;
}

/** The party or the contact that a text was meant for. */
const told = (about, place, text) =>
  party(about, place, text) ?? contact(about.examples, about.schema.properties(place), text, about.source.data.organisation);
