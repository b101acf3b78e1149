// Values written in another shape than the one wanted, which say all that it asks: builder/shapes.py.

import { called, fold } from "./nearest.js";
import { strip } from "./pattern.js";
import { at } from "./reading.js";
import { isMapping } from "./values.js";

/** The signs of nuances. */
const SIGNS = { ">": "more_than", "<": "less_than", "≥": "at_least", "≤": "up_to", "~": "about", "≈": "about" };
/** The progress of what has a beginning, and goes on. */
const NOW = "en cours";

/** The block that a value was meant for; nothing where that is not sure. */
export function asBlock(about, path, place, value) {
  const { source, schema, examples } = about;
  const keys = schema.properties(place);
  const typed = (one, where) => examples.dates.date(typeof one === "string" ? one : source.raw.get(at(where)) ?? "");
  if (Array.isArray(value)) {
    const dates = keys.has("start") && keys.has("end") && value.length === 2 ? value.map((one, rank) => typed(one, [...path, rank])) : [];
    if (dates[0] && dates[0] <= dates[1]) {
      return { start: dates[0], end: dates[1] };
    }
    if (keys.size === 2 && keys.has("latitude")) {
      return asPoint(examples, value.join(", "));
    }
    const names = value.map((one, rank) => (typeof one === "string" ? one : source.raw.get(at([...path, rank])) ?? ""));
    return names.length && names.every(Boolean) ? asTerritory(schema, place, names) : undefined;
  }
  if (typeof value !== "number" && typeof value !== "string") {
    return undefined;
  }
  const text = typeof value === "string" ? strip(value) : "";
  const start = keys.has("start") && keys.has("end") ? typed(text || undefined, path) : "";
  if (start) {
    return { start };
  }
  const amount = typeof value === "number" ? value : examples.shapes.euros.search(text) ? examples.number(text) : undefined;
  if (keys.has("amount") && amount !== undefined) {
    return { amount };
  }
  const dated = keys.has("value") && keys.has("date") ? (typeof value === "number" ? { value } : datedNumber(examples, text)) : undefined;
  if (dated) {
    return dated;
  }
  const pages = keys.size === 2 && keys.has("first") && keys.has("last") ? examples.shapes.pages.fullmatch(text) : null;
  if (pages) {
    return { first: Number(pages[1]), last: Number(pages[2]) };
  }
  const made = keys.has("id") && keys.has("label") && text ? examples.slug(text) : "";
  if (made) {
    return { id: made, label: text };
  }
  if (!text) {
    return asTerritory(schema, place, [source.raw.get(at(path)) ?? ""]);
  }
  if (keys.size === 2 && keys.has("latitude")) {
    return asPoint(examples, text);
  }
  return partedBlock(about, place, text) ?? linked(examples, keys, "", text) ?? asTerm(about, place, text) ?? asTerritory(schema, place, [text]);
}

/** « 50 % », « 200 en 2026 », « 2022 : 12 » or « 12 (2022) ». */
export function datedNumber(examples, text) {
  const aimed = examples.shapes.aimed.fullmatch(text)?.groups;
  const dated = examples.shapes.dated.fullmatch(text)?.groups;
  const date = examples.dates.date(aimed ? aimed.date : dated?.date ?? dated?.day ?? "");
  const number = examples.number(date ? (aimed ?? dated).number ?? dated.counted : text);
  return number === undefined ? undefined : date ? { date, value: number } : { value: number };
}

/** A block whose rubrics have no space after their colons, and so were read as one text. */
function partedBlock({ schema, examples }, place, text) {
  const keys = schema.properties(place);
  const found = examples.shapes.glued.findall(text);
  if (!found.length || found[0].index || !found.every(({ groups }) => keys.has(groups.key))) {
    return undefined;
  }
  const held = {};
  found.forEach((match, rank) => {
    const said = strip(text.slice(match.index + match[0].length, found[rank + 1]?.index));
    const types = schema.field([...place, match.groups.key]).types;
    const number = types.has("number") || types.has("integer") ? examples.number(said) : undefined;
    held[match.groups.key] = number ?? said;
  });
  return held;
}

/** A point as maps give it to be copied. */
function asPoint(examples, text) {
  const found = examples.shapes.point.fullmatch(text);
  return found ? { latitude: Number(found[1]), longitude: Number(found[2]) } : undefined;
}

/** A link that was written as one text, or as its name and its address; its site is its name where it has none. */
export function linked(examples, keys, title, text) {
  if (typeof text !== "string" || !keys.has("title") || !keys.has("url")) {
    return undefined;
  }
  const named = title ? null : examples.shapes.named.fullmatch(strip(text))?.groups;
  if (named) {
    return { title: named.bracketed ?? named.name, url: named.target ?? named.address };
  }
  const address = examples.shapes.address.fullmatch(strip(text));
  const scheme = text.includes("://") ? "" : "https://";
  return address ? { title: title || address.groups.host, url: `${scheme}${strip(text)}` } : undefined;
}

/** What a block must say. */
const required = (schema, place) => [...new Set(schema.at(place).flatMap((node) => node.required ?? []))];

/** Names that were written as one at a path, in the block around it: each in its own rubric, or in an item of its own. */
export function apart(path, several, around) {
  const [first, ...others] = several;
  if (path.length === 1 && path[0] === "organisation") {
    return { organisation: first, co_organisations: others };
  }
  return typeof path.at(-2) === "number" && isMapping(around) ? several.map((one) => ({ ...around, [path.at(-1)]: one })) : several;
}

/** Whether each line of a text is one of its items: a sentence goes on with a small letter, or after a comma. */
export function areItems({ shapes: { begins, goes_on: goesOn } }, lines) {
  return lines.length > 1 && lines.every((line) => begins.search(line)?.index === 0) && !lines.slice(0, -1).some((line) => goesOn.search(line));
}

/** The text that is all that a block must say; nothing where there is no such one. */
export function onlyText(schema, place) {
  const wanted = required(schema, place);
  return ["title", "text"].find((key) => wanted.length === 1 && wanted[0] === key);
}

/** The only term that a block needs, or a beginning and « until now »: « en cours », « 2021 - aujourd'hui ». */
function asTerm({ schema, examples }, place, text) {
  const wanted = required(schema, place);
  const now = examples.shapes.until_now.fullmatch(text);
  const start = now ? examples.dates.date(now.groups.start) : "";
  for (const key of schema.properties(place).keys()) {
    const fits = key !== "region" && wanted.every((one) => one === key);
    const names = fits ? terms(schema, [...place, key]) : new Map();
    if (names.has(fold(text))) {
      return { [key]: names.get(fold(text)) };
    }
    if (start && names.has(fold(NOW))) {
      return { start, [key]: names.get(fold(NOW)) };
    }
  }
  return undefined;
}

/** The terms of the list of a place, each by its names, folded. */
function terms(schema, place) {
  return new Map(schema.names(schema.field(place).vocabulary).map(([name, term]) => [fold(name), term]));
}

/** What one value was to say in other keys: « environ 12 » is a number and its nuance, an end « en cours » none. */
export function beside({ schema, examples }, path, value) {
  const home = schema.properties(path.slice(0, -1));
  const key = path.at(-1);
  if (key === "end" && home.has("status") && typeof value === "string" && examples.shapes.still.fullmatch(strip(value))) {
    const status = terms(schema, [...path.slice(0, -1), "status"]).get(fold(NOW));
    return status ? { status } : undefined;
  }
  if (Array.isArray(value) && value.length > 1 && value.every((one) => typeof one === "string")) {
    return home.has(`co_${key}s`) ? { [key]: value[0], [`co_${key}s`]: value.slice(1) } : undefined;
  }
  const counted = typeof value === "string" && home.has("qualifier") && ["number", "integer"].some((type) => schema.field(path).types.has(type));
  const said = counted ? examples.shapes.qualified.fullmatch(strip(value)) : null;
  const number = said ? examples.number(said.groups.number) : undefined;
  if (number === undefined) {
    return undefined;
  }
  const names = terms(schema, [...path.slice(0, -1), "qualifier"]);
  const word = strip(said.groups.said);
  const begun = new Set([...names].filter(([name]) => fold(word).length > 2 && name.startsWith(fold(word))).map(([, one]) => one));
  const term = fold(word) ? names.get(fold(word)) ?? (begun.size === 1 ? [...begun][0] : undefined) : SIGNS[word];
  return [...names.values()].includes(term) ? { [key]: number, qualifier: term } : undefined;
}

/** Names that are terms of the list of one key, or of its items: « [Nord, Pas-de-Calais] » are departments. */
function asTerritory(schema, place, names) {
  const keys = schema.properties(place);
  if (!keys.has("region") || !keys.has("departments")) {
    return undefined;
  }
  for (const [key, listed] of [["departments", true], ["region", false]]) {
    const known = terms(schema, listed ? [...place, key, 0] : [...place, key]);
    const found = names.map((name) => known.get(fold(name))).filter((term) => term !== undefined);
    if (found.length === names.length && (listed || names.length === 1)) {
      return { [key]: listed ? [...new Set(found)] : found[0] };
    }
  }
  const towns = names.length > 1 && !names.some((name) => /[0-9]/.test(name)) && keys.has("municipalities");
  return towns ? { municipalities: [...new Set(names)] } : undefined;
}

/** The items of a list that was written as a block, whose keys say what an item should: « {2022: 12, 2023: 20} ». */
export function byKey(about, keys, value) {
  const { examples } = about;
  const dated = (name) => examples.dates.period(name) || examples.dates.date(name);
  const names = Object.keys(value);
  if (names.every(dated)) {
    names.sort((a, b) => (dated(a) < dated(b) ? -1 : Number(dated(a) > dated(b))));
  } else if (names.every((name) => examples.shapes.figures.fullmatch(name))) {
    names.sort((a, b) => Number(a) - Number(b));
  }
  const made = names.map((key) => {
    const inner = value[key];
    const text = typeof inner === "string" && strip(inner) && !inner.includes("\n") ? inner : "";
    const number = typeof inner === "string" ? examples.number(inner) : typeof inner === "number" ? inner : undefined;
    return itemOf(about, keys, strip(key), dated(strip(key)), text, number);
  });
  return made.length && made.every(Boolean) ? made : undefined;
}

/** An item that says a name and what it holds, in the keys of its own; nothing where they are not for these. */
function itemOf({ schema, examples }, keys, name, date, text, number) {
  const id = examples.slug(name);
  const rubric = called(schema.properties([]), name);
  const counted = number !== undefined;
  const shapes = [
    [["date", "value"], date && counted, { date, value: number }],
    [["title", "date"], date && text, { title: text, date }],
    [["label", "values"], counted, { label: name, values: [{ value: number }] }],
    [["id", "term"], id && text, { id, term: name, definition: text }],
    [["id", "label"], id && text, { id, label: text }],
    [["label", "fields"], text && rubric, { label: text, fields: [rubric] }],
    [["id", "text"], text && examples.shapes.figures.fullmatch(name), { id: Number(name), text }],
  ];
  return shapes.find(([wanted, fits]) => fits && wanted.every((key) => keys.has(key)))?.[2];
}
