// The sheets found in a document → drafts that say where they doubt: builder/importing/document.py.

import { Answers, Unclear } from "./answers.js";
import { Filling, Record } from "./filling.js";
import { Headings } from "./headings.js";
import { FRONT, LOOSE, keysOf, measured, sheets } from "./sections.js";

const NO_HEADING = "aucune rubrique reconnue au-dessus";
const bare = (text) => text.split(/\s+/).filter(Boolean).join(" ");
const length = (text) => [...text].length;

/** Everything that reading a document needs, made once from form.json. */
export class Tools {
  constructor(data, knowledge) {
    Object.assign(this, { patterns: knowledge.patterns, limits: data.bring.limits, forms: data.bring.forms });
    this.headings = new Headings(data.bring.headings, this.patterns.headings, this.limits.inline);
    this.answers = new Answers(knowledge);
    this.filling = new Filling(this);
    this.names = namesPattern(this.answers.names);
  }
}

/** One draft a sheet, in the order of the document, holding everything between them. */
export function drafts(lines, tools) {
  const every = sheets(lines, tools);
  const times = new Map();
  for (const { text } of every.flat().flatMap(({ emphatic }) => emphatic)) {
    times.set(text, (times.get(text) ?? 0) + 1);
  }
  const signs = new Set([...times].filter(([, number]) => number > 1).map(([words]) => words));
  return every.map((sheet) => draft(sheet, signs, tools));
}

function draft(sheet, signs, tools) {
  const record = new Record();
  const keys = keysOf(sheet);
  record.data.kind = keys.has("context") && keys.has("objectives") ? "case_study" : "brief";
  const front = titled(record, sheet, signs, tools);
  named(record, sheet, tools);
  for (const part of sheet) {
    if (part.title.text) {
      record.place("heading", part.title);
    }
    if (part.key === FRONT || part.key === LOOSE) {
      part.paragraphs.filter((one) => !front.includes(one)).forEach((one) => record.leave(one, NO_HEADING));
    } else {
      filled(record, part, tools);
    }
  }
  return record;
}

/** The title, then a summary where one paragraph follows it; what they take of the front. */
function titled(record, sheet, signs, { limits }) {
  if (sheet.some(({ key }) => key === "title")) {
    return [];
  }
  const chosen = titleOf(sheet, signs, limits.longest.title);
  if (!chosen) {
    record.doubt("title", { text: "", line: 0 }, "aucun titre trouvé");
    return [];
  }
  const [part, title] = chosen;
  record.data.title = title.text;
  record.place("title", title);
  record.doubt("title", title, "le titre");
  const after = part.paragraphs.slice(part.paragraphs.indexOf(title) + 1);
  const summary = after.find((one) => !part.emphatic.includes(one));
  if (!summary || length(summary.text) < 20 || length(summary.text) > limits.longest.summary) {
    return [title];
  }
  record.data.summary = bare(summary.text);
  record.place("summary", summary);
  record.doubt("summary", summary, "le résumé");
  return [title, summary];
}

/** What follows a sign, else the last words that stand out before the first heading, else the first elsewhere. */
function titleOf(sheet, signs, most) {
  const fits = (one) => one && length(one.text) >= 8 && length(one.text) <= most && measured(one.text) > 6;
  const told = sheet.filter(({ key }) => key === FRONT || key === LOOSE);
  for (const part of told) {
    const next = part.paragraphs[part.paragraphs.findLastIndex(({ text }) => signs.has(text)) + 1];
    if (part.key === FRONT && part.paragraphs.some(({ text }) => signs.has(text)) && fits(next)) {
      return [part, next];
    }
  }
  const shown = told.flatMap((part) => part.emphatic.filter((one) => !signs.has(one.text) && fits(one)).map((one) => [part, one]));
  const front = shown.filter(([{ key }]) => key === FRONT);
  const plain = told.filter(({ key }) => key === FRONT).flatMap((part) => part.paragraphs.filter(fits).map((one) => [part, one]));
  return front.at(-1) ?? plain[0] ?? shown[0];
}

/** The organisation that a sheet names most is proposed, never decided. */
function named(record, sheet, { answers, names }) {
  const text = sheet.flatMap(({ paragraphs }) => paragraphs.map((one) => one.text)).join("\n");
  const counted = new Map();
  const byName = new Map([...answers.names].reverse());
  for (const [found] of text.matchAll(names)) {
    const id = byName.get(found.replaceAll("’", "'")) ?? byName.get(found);
    counted.set(id, (counted.get(id) ?? 0) + 1);
  }
  if (counted.size && !sheet.some(({ key }) => key === "organisation")) {
    const [likely] = [...counted].reduce((best, one) => (one[1] > best[1] ? one : best));
    const why = `structure porteuse, d’après celles que le texte nomme\u00a0: ${answers.nameOf(likely)}`;
    record.doubt("organisation", { text: "", line: 0 }, why, likely);
  }
  if (counted.size) {
    const told = [...counted.keys()].sort().map((id) => answers.nameOf(id)).join(", ");
    record.doubt("stakeholders", { text: "", line: 0 }, `structures du registre que le texte nomme\u00a0: ${told}`);
  }
}

function namesPattern(pairs) {
  const usable = pairs.map(([name]) => name).filter((name) => {
    const size = length(name);
    return (size > 3 || (size > 2 && name === name.toUpperCase())) && /\p{Uppercase}/u.test(name);
  });
  const sorted = [...new Set(usable)].sort((one, other) => length(other) - length(one));
  const every = sorted.map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replaceAll("'", "['’]")).join("|");
  return new RegExp(`(?<![\\p{L}\\p{N}_\\-])(?:${every || "(?!)"})(?![\\p{L}\\p{N}_\\-])`, "gu");
}

function filled(record, part, tools) {
  const { key, paragraphs } = part;
  if (key === "stakeholders") {
    paragraphs.forEach((one) => party(record, one, tools));
  } else if (key === "contacts") {
    paragraphs.forEach((one) => contact(record, one, tools));
  } else if (key === "indicators") {
    paragraphs.forEach((one) => indicator(record, one, tools));
  } else if (key === "zooms" && paragraphs.length) {
    record.add("zooms", [{ title: part.title.text, text: paragraphs.map(({ text }) => text).join("\n\n") }]);
    paragraphs.forEach((one) => record.place("zooms", one));
    record.doubt("zooms", paragraphs[0], "la structure et le territoire du zoom");
  } else if (paragraphs.length) {
    tools.filling.fill(record, key, paragraphs);
  }
}

const withoutBullet = (text) => text.replace(/^[-•*→– ]+/, "");

function party(record, one, { answers, limits }) {
  const words = withoutBullet(one.text).trim();
  let made;
  try {
    made = answers.party(bare(answers.patterns.bullet.sub("", words)));
  } catch (reason) {
    if (!(reason instanceof Unclear)) {
      throw reason;
    }
    made = { name: words };
  }
  if (length(made.name ?? "") > limits.longest.title) {
    record.leave(one, "un texte, et non un nom");
    record.doubt("stakeholders", one, "structures nommées dans ce texte");
    return;
  }
  const known = answers.organisation(words.replace(/^(?:les?|la|l['’])\s*/i, ""));
  if (known) {
    made = { organisation: known, ...(made.role && { role: made.role }) };
  }
  record.add("stakeholders", [made]);
  record.place("stakeholders", one);
  record.doubt("stakeholders", one, "la structure et son rôle");
}

function contact(record, one, { answers }) {
  try {
    record.add("contacts", [answers.contact(one.text)]);
  } catch (reason) {
    if (!(reason instanceof Unclear)) {
      throw reason;
    }
    record.leave(one, reason.message);
    record.doubt("contacts", one, reason.message);
    return;
  }
  record.place("contacts", one);
  record.doubt("contacts", one, "la structure, la fonction, et l’accord de la personne nommée");
}

/** « Libellé : 19 en 2020 » is an indicator; other words are kept as they are, under impact. */
function indicator(record, one, { answers, filling }) {
  let value = "";
  try {
    value = answers.indicators(withoutBullet(one.text));
  } catch (reason) {
    if (!(reason instanceof Unclear)) {
      throw reason;
    }
  }
  if (Array.isArray(value)) {
    record.add("indicators", value);
    record.place("indicators", one);
    record.doubt("indicators", one, "chaque valeur avec sa date et son unité");
  } else {
    filling.fill(record, "impact", [one]);
    record.doubt("indicators", one, "un indicateur, ou la raison de ne pas en avoir");
  }
}
