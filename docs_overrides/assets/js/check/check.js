// The verdict on one sheet: the same codes and words as builder/pipeline.py gives it among the files of the project.

import { dereference } from "../../vendor/json-schema/json-schema.js";
import { conform } from "./conformity.js";
import { Entry } from "./entry.js";
import { Examples } from "./examples.js";
import { install } from "./formats.js";
import { before } from "./nearest.js";
import { Pattern, patterns } from "./pattern.js";
import { at, read } from "./reading.js";
import * as coherence from "./rules/coherence.js";
import * as identity from "./rules/identity.js";
import * as people from "./rules/people.js";
import * as references from "./rules/references.js";
import * as spelling from "./rules/spelling.js";
import * as texts from "./rules/texts.js";
import { Schema } from "./schema.js";
import { Words } from "./words.js";

/** In the order of builder/rules/__init__.py. */
const RULES = [
  identity.uniqueIds, identity.idsMatchFiles, identity.closeIds, identity.formerIds, identity.titles,
  references.dangling, references.notes, references.pages, references.departments, references.placed,
  coherence.shares, coherence.dates, coherence.values, coherence.repeated, coherence.nothingBesideSomething,
  people.contacts, people.mailboxes, people.affiliations, people.testimonies,
  spelling.organisations, spelling.persons,
  texts.markup, texts.relativeDates, texts.copying,
];

/** Everything the checks know, made once from form.json. */
export class Knowledge {
  constructor(data) {
    this.schema = new Schema(data.schema, data.vocabularies);
    this.lookup = dereference(data.schema);
    this.words = new Words(data);
    this.patterns = Object.fromEntries(Object.entries(data.patterns).map(([room, exported]) => [room, patterns(exported)]));
    this.refusals = data.refusals.map((refusal) => [refusal.kind, new Pattern(refusal)]);
    this.copying = data.copying.map((trace) => [trace.code, new Pattern(trace)]);
    this.lists = data.lists;
    this.limits = data.limits;
    this.around = data.around;
    this.organisations = new Map(data.around.organisations.map((organisation) => [organisation.id, organisation]));
    this.examples = new Examples(this);
    install(this.patterns.formats);
  }

  /** Whether a file is read before another: builder.project walks folders and names in order. */
  comesBefore(one, other) {
    const [a, b] = [one.split("/"), other.split("/")];
    const place = a.findIndex((step, index) => step !== b[index]);
    return place >= 0 && place < b.length && before(a[place], b[place]);
  }
}

/**
 * Every problem of a sheet.
 *
 * @param text - its YAML
 * @param place - {file, folder, stem}
 */
export function check(text, place, knowledge) {
  const source = read(text, knowledge);
  let found = [...source.problems];
  if (!source.whole) {
    return { source, problems: found };
  }
  found.push(...conform(source, knowledge, place.stem));
  const entry = new Entry(source, place, knowledge);
  const ruled = RULES.flatMap((rule) => [...rule(entry)]);
  const named = new Set(ruled.filter(({ code }) => code === "R301").map(({ path }) => at(path)));
  // a name in the place of an identifier is told by what it names
  found = found.filter(({ code, path }) => code !== "S211" || !named.has(at(path)));
  const refused = new Set(found.map(({ path }) => at(path)));
  found.push(...ruled.filter(({ path }) => !refused.has(at(path))));
  return { source, problems: unique(found).sort((one, other) => one.line - other.line || one.column - other.column) };
}

function unique(problems) {
  const told = new Set();
  return problems.filter(({ code, path, message, line, column, example }) => {
    const key = JSON.stringify([code, path, message, line, column, example]);
    return !told.has(key) && told.add(key);
  });
}
