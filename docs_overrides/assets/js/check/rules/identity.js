// Identifiers and titles: builder/rules/identity.py, for one sheet among the others.

import { fold } from "../nearest.js";
import { isMapping, list } from "../values.js";

/** The other sheets and this one, in the order of the project. */
function everySheet(entry) {
  const { sheets } = entry.knowledge.around;
  const others = sheets.filter((sheet) => sheet.file !== entry.file);
  const mine = { id: entry.id, stem: entry.stem, file: entry.file, mine: true };
  const place = others.findIndex((sheet) => entry.knowledge.comesBefore(entry.file, sheet.file));
  return place < 0 ? [...others, mine] : [...others.slice(0, place), mine, ...others.slice(place)];
}

export function* uniqueIds(entry) {
  if (entry.source.data === null) {
    return;
  }
  const sorted = everySheet(entry).sort((one, other) => (one.id !== one.stem) - (other.id !== other.stem));
  const first = sorted.find((sheet) => sheet.id === entry.id);
  if (!first.mine) {
    const other = entry.knowledge.words.phrase("other_file", { file: first.file });
    yield entry.problem("R310", ["id"], { value: entry.id, other });
  }
  for (const name of ["terms", "notes", "documents"]) {
    yield* uniqueItems(entry, name);
  }
}

function* uniqueItems(entry, name) {
  const seen = new Map();
  for (const [index, item] of list(entry.data[name]).entries()) {
    const path = [name, index, "id"];
    const value = isMapping(item) ? item.id : undefined;
    if (typeof value === "string" || Number.isInteger(value)) {
      const key = fold(String(value));
      if (seen.has(key)) {
        const { line } = entry.source.span(seen.get(key));
        const other = entry.knowledge.words.phrase("other_item", { line });
        yield entry.problem("R310", path, { value: String(value), other });
      } else {
        seen.set(key, path);
      }
    }
  }
}

export function* idsMatchFiles(entry) {
  const { examples } = entry.knowledge;
  if ("id" in entry.data && entry.id !== entry.stem && fold(entry.stem) && examples.slug(entry.stem) === entry.stem) {
    const example = examples.entry(["id"], entry.stem);
    yield entry.problem("R311", ["id"], { value: entry.id, stem: entry.stem }, { example });
  }
}

export function* closeIds(entry) {
  const seen = new Map();
  for (const sheet of everySheet(entry)) {
    for (const name of new Set([sheet.id, sheet.stem])) {
      const key = fold(name);
      const other = seen.get(key) ?? sheet;
      seen.set(key, other);
      if (sheet.mine && other !== sheet && name !== other.id && name !== other.stem) {
        yield entry.problem("R312", ["id"], { value: name, other: other.id });
      }
    }
  }
}

/** An identifier that already leads elsewhere, as a former one; a former one that still is, or that two claim. */
export function* formerIds(entry) {
  const { around, comesBefore, words } = entry.knowledge;
  const others = around.sheets.filter((sheet) => sheet.file !== entry.file);
  const of = (sheet) => words.phrase("former_of", { file: sheet.file });
  const claimant = (value, among) => among.find(({ former = [] }) => former.includes(value));
  const earlier = others.filter(({ file }) => comesBefore(file, entry.file));
  for (const [index, value] of list(entry.data.former_ids).entries()) {
    const other = claimant(value, earlier);
    if (value === entry.id) {
      yield entry.problem("R310", ["former_ids", index], { value, other: words.phrase("this_file") });
    } else if (typeof value === "string" && other) {
      yield entry.problem("R310", ["former_ids", index], { value, other: of(other) });
    }
  }
  const mine = list(entry.data.former_ids).includes(entry.id);
  const first = claimant(entry.id, mine ? earlier : others);
  if (first) {
    yield entry.problem("R310", ["id"], { value: entry.id, other: of(first) });
  }
}

export function* titles(entry) {
  const { title } = entry.data;
  if (typeof title === "string" && fold(title) && !entry.explained(["title"])) {
    const { around, comesBefore } = entry.knowledge;
    const other = around.sheets.find((sheet) => fold(sheet.title) === fold(title) && comesBefore(sheet.file, entry.file));
    if (other) {
      yield entry.problem("C409", ["title"], { other: other.file });
    }
  }
}
