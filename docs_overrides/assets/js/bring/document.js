// The sheets found in a document → drafts that say where they doubt: builder/importing/document.py.

import { bare } from "../check/pattern.js";
import { byAnnouncement } from "./announced.js";
import { Answers } from "./answers.js";
import { NOT_TICKED, answered } from "./boxes.js";
import { briefs } from "./briefs.js";
import { bared } from "./carried.js";
import { WHY, clue, hasNoHeading, reaches } from "./clues.js";
import { Filling, Record, VOCABULARIES } from "./filling.js";
import { HINT, arranged } from "./grids.js";
import { Headings, atStart } from "./headings.js";
import { rankOf } from "./lines.js";
import { counted, namesPattern } from "./organisations.js";
import { Parts } from "./parts.js";
import { oneALine } from "./passages.js";
import { putBack } from "./scrambled.js";
import { FRONT, LOOSE, keysOf, sheets } from "./sections.js";

const NO_HEADING = "aucune rubrique reconnue au-dessus";
const UNKNOWN_HEADING = "sous un intertitre qui n’est celui d’aucune rubrique";
const ADVISING = new Set(["success_factors", "vigilance_points", "next_steps", "obstacles", "quotes", "feedback"]);
const REACHING = new Set(["contacts", "resources"]);
const WITHIN = "une adresse ou un téléphone dans ce texte\u00a0: à mettre dans les contacts, si la personne est d’accord";
const length = (text) => [...text].length;

/** Everything that reading a document needs, made once from form.json. */
export class Tools {
  constructor(data, knowledge) {
    Object.assign(this, { patterns: knowledge.patterns, limits: data.bring.limits, forms: data.bring.forms });
    this.headings = new Headings(data.bring.headings, this.patterns.headings, this.limits);
    this.answers = new Answers(knowledge);
    this.filling = new Filling(this);
    this.names = namesPattern(this.answers.names);
    this.parts = new Parts(this);
  }
}

/** One draft a sheet, in the order of the document, holding everything between them. */
export function drafts(lines, tools) {
  const told = arranged(bared(lines, tools), tools);
  const every = sheets(told.filter(({ aside }) => !aside), tools).flatMap((sheet) => {
    putBack(sheet, tools.patterns);
    byAnnouncement(sheet, tools.patterns);
    const short = briefs(sheet, tools.patterns);
    return [sheet, ...short];
  });
  const times = new Map();
  for (const text of every.flatMap((sheet) => [...new Set(sheet.flatMap(({ emphatic }) => emphatic.map((one) => one.text)))])) {
    times.set(text, (times.get(text) ?? 0) + 1);
  }
  const fronts = every.flatMap((sheet) => sheet.filter(({ key }) => key === FRONT).flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)));
  const shown = fronts.filter((text) => atStart(tools.patterns.headings.sign, text));
  const signs = new Set([...[...times].filter(([, number]) => number > 1).map(([words]) => words), ...shown]);
  return every.map((sheet, index) => draft(sheet, index ? [] : told.filter(({ aside }) => aside), signs, tools));
}

function draft(sheet, apart, signs, tools) {
  const record = new Record();
  apart.forEach(({ text, number, aside }) => record.leave({ text, line: number }, aside));
  const keys = keysOf(sheet);
  record.data.kind = keys.has("context") && keys.has("objectives") ? "case_study" : "brief";
  const front = titled(record, sheet, signs, tools);
  named(record, sheet, tools);
  const bare = hasNoHeading(sheet);
  for (const part of sheet) {
    if (part.title.text) {
      record.place("heading", part.title);
    }
    if (part.key === FRONT || part.key === LOOSE) {
      part.paragraphs.filter((one) => !front.includes(one)).forEach((one) => left(record, one, part.key === FRONT ? NO_HEADING : UNKNOWN_HEADING, bare, tools));
    } else {
      const isHint = !ADVISING.has(part.key) && part.paragraphs.slice(0, 1).some(({ text }) => atStart(tools.patterns.headings.hinted, text));
      part.paragraphs.slice(0, isHint ? 1 : 0).forEach((one) => record.leave(one, HINT));
      const told = oneALine(part.key, part.paragraphs.slice(isHint ? 1 : 0), tools.forms, tools.patterns);
      const [kept, empty] = answered(told, VOCABULARIES.has(part.key), tools.patterns.boxes);
      part.paragraphs = kept;
      tools.parts.withWhatHelped(part);
      tools.parts.put(record, part);
      empty.forEach((one) => record.leave(one, NOT_TICKED));
      const within = REACHING.has(part.key) ? [] : kept.filter(({ text }) => reaches(text, tools.patterns));
      within.forEach((one) => record.doubt(part.key, one, WITHIN));
    }
    part.moved.forEach((one) => record.doubt(part.key, one, part.why));
  }
  const reach = sheet.filter(({ key }) => key === "contacts");
  tools.parts.contacts(record, reach.flatMap(({ title, paragraphs }) => paragraphs.map((one) => [title.text, one])));
  return record;
}

/** A passage under no heading is kept aside; without any heading at all, its own words propose a field. */
function left(record, one, why, bare, { patterns }) {
  record.leave(one, why);
  const key = bare ? clue(one.text, patterns) : undefined;
  if (key) {
    record.doubt(key, one, WHY);
  }
}

/** The title, then a summary where one paragraph follows it; what they take of the front. */
function titled(record, sheet, signs, { headings, limits, patterns }) {
  if (sheet.some(({ key }) => key === "title")) {
    return [];
  }
  const chosen = titleOf(sheet, signs, limits, headings, patterns.headings);
  if (!chosen) {
    record.doubt("title", { text: "", line: 0 }, "aucun titre trouvé");
    return [];
  }
  const [part, title] = chosen;
  record.data.title = patterns.headings.pictured.sub("", title.text);
  record.place("title", title);
  record.doubt("title", title, "le titre");
  if (isLabel(title, limits)) {
    return [title]; // what is beside it is what it asks for
  }
  const after = part.paragraphs.slice(part.paragraphs.indexOf(title) + 1);
  const free = untilLabel(after, limits, (one) => one).filter((one) => tells(one, patterns));
  const summary = free.find((one) => !part.emphatic.includes(one) || one.text.endsWith("."));
  if (!summary || length(summary.text) < 20 || length(summary.text) > limits.longest.summary) {
    return [title];
  }
  record.data.summary = bare(summary.text);
  record.place("summary", summary);
  record.doubt("summary", summary, "le résumé");
  return [title, summary];
}

/** Whether a paragraph may sum a sheet up: no word of a letter, and no title or label above other lines. */
function tells({ lines, text }, { headings, lines: { ended } }) {
  const headed = lines?.length && !ended.search(lines[0].text);
  return !headed && !["letter", "sign"].some((name) => atStart(headings[name], text));
}

/** The last words of the front that stand out more than any heading, else what follows a sign, else any, else elsewhere. */
function titleOf(sheet, signs, limits, headings, { letter }) {
  const { alike, longest } = limits;
  const isLong = ({ text }) => length(text) >= 8 && length(text) <= longest.title && !atStart(letter, text) && !headings.closes(text);
  const fits = (one) => one && isLong(one) && (one.text.match(/\p{L}/gu)?.length ?? 0) > 3;
  const told = sheet.filter(({ key }) => key === FRONT || key === LOOSE);
  const shown = told.flatMap((part) => part.emphatic.filter((one) => !signs.has(one.text) && fits(one)).map((one) => [part, one]));
  const front = shown.filter(([{ key }]) => key === FRONT);
  const most = Math.max(...sheet.map(({ rank }) => rank)) * (1 + alike);
  const larger = front.filter(([, { rank }]) => most > 0 && rank > most);
  if (larger.length) {
    return larger.at(-1);
  }
  for (const part of told) {
    const under = part.paragraphs.findLastIndex(({ text }) => signs.has(text)) + 1;
    const next = under && part.paragraphs.slice(under).find(({ text }) => !atStart(letter, text));
    if (part.key === FRONT && next && fits(next)) {
      return [part, next];
    }
  }
  const plain = told.filter(({ key }) => key === FRONT).flatMap((part) => part.paragraphs.filter(fits).map((one) => [part, one]));
  const named = front.filter(([, one]) => !isLabel(one, limits));
  if (!keysOf(sheet).size && named.length) { // nothing says where the front ends
    return named.reduce((best, one) => (one[1].rank > best[1].rank ? one : best));
  }
  const free = untilLabel(plain, limits, ([, one]) => one);
  return named.at(-1) ?? free[0] ?? front[0] ?? plain[0] ?? shown[0];
}

/** Whether words label a cell: they are no title, and what is beside them no summary. */
const isLabel = ({ rank }, limits) => rank === rankOf(limits.level_of_labels, false);

/** What comes up to the first label. */
function untilLabel(several, limits, passageOf) {
  const end = several.findIndex((one) => isLabel(passageOf(one), limits));
  return end < 0 ? several : several.slice(0, end);
}

/** The organisation that a sheet names most is proposed, never decided. */
function named(record, sheet, { answers, names }) {
  const text = sheet.flatMap(({ paragraphs }) => paragraphs.map((one) => one.text)).join("\n");
  const found = counted(text, answers, names);
  if (found.size && !sheet.some(({ key }) => key === "organisation")) {
    const [likely] = [...found].reduce((best, one) => (one[1] > best[1] ? one : best));
    const why = `structure porteuse, d’après celles que le texte nomme\u00a0: ${answers.nameOf(likely)}`;
    record.doubt("organisation", { text: "", line: 0 }, why, likely);
  }
  if (found.size) {
    const told = [...found.keys()].sort().map((id) => answers.nameOf(id)).join(", ");
    record.doubt("stakeholders", { text: "", line: 0 }, `structures du registre que le texte nomme\u00a0: ${told}`);
  }
}
