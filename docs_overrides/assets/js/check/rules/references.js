// What a sheet names must exist: builder/rules/references.py.

import { nearest, nearestKey } from "../nearest.js";
import { shown } from "../numbers.js";
import { stripEnd } from "../pattern.js";
import { apart } from "../shapes.js";
import { isMapping, list, textOf } from "../values.js";

/** What stands between the names of several organisations. */
export const SEVERAL = /\s{0,9}[,;/+&]\s{0,9}|\s{1,9}et\s{1,9}/;

const collectionOf = (entry) => entry.knowledge.around.collections.find(({ id }) => id === entry.folder);

export function* dangling(entry) {
  const { schema, words, examples, around } = entry.knowledge;
  const fields = schema.properties([]);
  for (const [path, value, { reference }] of entry.nodes) {
    if (typeof value !== "string" || !reference || reference === "note") {
      continue;
    }
    if (reference === "media") {
      if (!around.media.includes(value)) {
        const close = nearest(value, around.media.map((name) => [name, name]));
        const example = close ? examples.entry(path, close) : "";
        yield entry.problem("R303", path, { value, suggestion: words.suggestion(close, true) }, { example });
      }
    } else if (reference === "field" || reference === "section") {
      if (!fields.has(value)) {
        yield unknownField(entry, path, value, fields);
      }
    } else if (reference === "sheet" && value === entry.id) {
      yield entry.problem("R320", path, { value });
    } else {
      yield* missing(entry, path, value, reference);
    }
  }
}

function unknownField(entry, path, value, fields) {
  const { words, examples } = entry.knowledge;
  const close = nearestKey(value, fields);
  const advice = close ? words.suggested(close, fields.get(close), true) : words.phrase("to_choose", { listed: `${[...fields.keys()].join(", ")}.` });
  return entry.problem("R304", path, { value, advice }, { example: close ? entry.source.inPlace(path, examples.entry(path, close)) : "" });
}

function* missing(entry, path, value, kind) {
  const { words, examples } = entry.knowledge;
  const known = names(entry, kind);
  if (known === undefined || known.some(([, target]) => target === value)) {
    return;
  }
  const end = stripEnd(value, "/").split("/").at(-1).replace(/\.yaml$/, ""); // of a path or of an address
  const close = known.find(([name]) => name === end)?.[1] ?? nearest(value, known);
  const parts = close || kind !== "organisation" ? [] : value.split(SEVERAL).map((one) => nearest(one, known));
  if (parts.length > 1 && parts.every(Boolean)) {
    const told = { kind: words.phrase(`kind_${kind}`), value, advice: words.phrase("several_organisations") };
    yield entry.problem("R301", path, told, { example: examples.dump(apart(path, parts, entry.get(path.slice(0, -1)))) });
    return;
  }
  const phrase = `missing_${kind}` in words.phrases ? `missing_${kind}` : "missing";
  const advice = words.suggestion(close, true).trim() || words.phrase(phrase, { value: examples.slug(end) || value });
  const params = { kind: words.phrase(`kind_${kind}`), value, advice };
  const made = examples.slug(end);
  const created = ["organisation", "part"].includes(kind); // whose file the advice says to create: another's would say what is not so
  const other = created ? made !== value && made : known.find(([, target]) => examples.patterns.id.fullmatch(target))?.[1];
  const shown = close ?? other;
  yield entry.problem("R301", path, params, { example: shown ? entry.source.inPlace(path, examples.entry(path, shown)) : "" });
}

/** The identifiers that exist, under every name an author may have in mind: [name, identifier]. */
function names(entry, kind) {
  const { around } = entry.knowledge;
  if (kind === "part" || kind === "document") {
    return collectionOf(entry)?.names[kind] ?? undefined;
  }
  if (kind !== "sheet") {
    return around.names[kind];
  }
  const old = around.sheets.find(({ file }) => file === entry.file)?.id;
  const title = textOf(entry.data, "name") || textOf(entry.data, "title") || entry.id;
  const former = list(entry.data.former_ids).filter((name) => typeof name === "string").map((name) => [name, entry.id]);
  const mine = [[entry.id, entry.id], [title, entry.id], [entry.stem, entry.stem], ...former];
  return [...around.names.sheet.filter(([, target]) => target !== old), ...mine];
}

export function* notes(entry) {
  const own = new Set(entry.items("notes").map(({ id }) => id).filter(Number.isInteger));
  const collection = collectionOf(entry);
  const shared = new Set(collection?.notes ?? []);
  const called = new Set();
  const { notes: written = [] } = entry.data;
  const lost = !Array.isArray(written) || written.some((note) => !Number.isInteger(note?.id));
  for (const [path, value, field] of entry.nodes) {
    const calls = field.reference === "note" && Number.isInteger(value)
      ? [value]
      : typeof value === "string" && field.markdown
        ? entry.knowledge.patterns.text.note_call.findall(value).map((match) => Number(match[1]))
        : [];
    for (const number of calls) {
      called.add(number);
      if (!own.has(number) && !shared.has(number) && collection?.notes !== null && !lost) {
        yield entry.problem("R302", path, { value: number });
      }
    }
  }
  for (const [index, note] of entry.items("notes").entries()) {
    if (Number.isInteger(note.id) && !called.has(note.id) && !entry.explained(["notes", index])) {
      yield entry.problem("R314", ["notes", index, "id"], { value: note.id });
    }
  }
}

export function* pages(entry) {
  const documents = new Map((collectionOf(entry)?.documents ?? []).map((document) => [document.id, document]));
  for (const [index, source] of entry.items("sources").entries()) {
    const { pages: extent, title } = documents.get(shown(source.document)) ?? {};
    const { page } = source;
    if (!isMapping(extent) || !(Number.isInteger(page) || typeof page === "string")) {
      continue;
    }
    const { first = 1, last } = extent;
    const numbers = String(page).split("-").filter((number) => /^\p{Nd}+$/u.test(number)).map(Number);
    if (Number.isInteger(first) && Number.isInteger(last) && first <= last && numbers.some((number) => number < first || number > last)) {
      yield entry.problem("R313", ["sources", index, "page"], { value: String(page), document: title, first, last });
    }
  }
}

export function* departments(entry) {
  const { schema, examples } = entry.knowledge;
  const regions = new Map(schema.terms("regions").map((term) => [term.id, term.label ?? ""]));
  const known = new Map(schema.terms("departments").map((term) => [term.id, term]));
  for (const [path, { region, departments: written }] of entry.bricks("territory")) {
    const codes = list(written);
    const spans = new Set(codes.filter((code) => known.has(code)).map((code) => String(known.get(code).parent))).size > 1;
    for (const [index, code] of codes.entries()) {
      const term = known.get(code);
      if (!regions.has(region) || !term || (term.parent ?? region) === region || spans) {
        continue;
      }
      const example = examples.dump({ region: String(term.parent), departments: codes.map((code) => shown(code)) });
      const params = { value: code, label: term.label ?? "", region, region_label: regions.get(region) };
      yield entry.problem("R315", [...path, "departments", index], params, { example });
    }
  }
}

/** A sheet, its folder and the parts of its collection that disagree. */
export function* placed(entry) {
  const { words, around } = entry.knowledge;
  const { collection, spotlight } = entry.data;
  const exists = (id) => around.collections.some((one) => one.id === id);
  if (!exists(entry.folder) && typeof collection !== "string") {
    const advice = words.phrase("missing_folder", { folder: entry.folder });
    yield entry.problem("R301", [], { kind: words.phrase("kind_collection"), value: entry.folder, advice });
  }
  if (typeof collection === "string" && entry.folder !== collection && exists(collection)) {
    const message = words.phrase("other_folder", { collection, folder: entry.folder });
    yield entry.problem("R316", ["collection"], { message, advice: words.phrase("other_folder_advice") });
  }
  const parts = around.lists.filter(({ folder, sheets }) => folder === entry.folder && sheets.includes(entry.id)).map(({ part }) => part);
  if (typeof spotlight === "string" && parts.length && !parts.includes(spotlight)) {
    const message = words.phrase("other_part", { spotlight, part: parts[0] });
    yield entry.problem("R316", ["spotlight"], { message, advice: words.phrase("other_part_advice") });
  }
}
