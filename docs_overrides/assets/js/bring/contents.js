// A table of contents, the numbers of pages, lines drawn with signs: builder/importing/contents.py.

import { fold } from "../check/nearest.js";
import { atStart } from "./headings.js";
import { FURNITURE, rankOf } from "./lines.js";

const CONTENTS = "table des matières du document";
const TWICE = 2;
const LEAST = 9;
const MOST = 100;
const PAGES = 3;

/** The lines of a document, its table of contents and the numbers of its pages kept apart, what it draws left out. */
export function withoutContents(lines, headings, limits, patterns) {
  const told = [...underlined(lines, limits, patterns)];
  const free = [...told.keys()].filter((place) => told[place].text && !told[place].aside && !told[place].cell && !told[place].typed);
  const reasons = new Map(numbers(told, patterns).map((place) => [place, FURNITURE]));
  const listed = [...entries(told, free, headings, patterns), ...planned(told, free, patterns)];
  listed.forEach((place) => reasons.set(place, CONTENTS));
  const kept = told.map((line, place) => (reasons.has(place) ? { ...line, aside: reasons.get(place) } : line));
  const labels = new Set(listed.map((place) => bare(patterns.entry.search(told[place].text)?.groups.label ?? told[place].text, patterns)));
  const isPlain = ({ text, aside, cell, typed, level }) => text && !aside && !cell && !typed && !level;
  const plain = [...kept.keys()].filter((place) => isPlain(kept[place]));
  const titles = plain.filter((place) => labels.has(bare(kept[place].text, patterns)) && !headings.heading(kept[place].text));
  const shown = new Set([...titles, ...sheetsOf(plain, kept, patterns)]);
  return kept.map((line, place) => (shown.has(place) ? { ...line, level: 1, rank: rankOf(1, line.strong) } : line));
}

/** Where the entries of a plan without pages stand, two or more that all come again, with its name above them. */
function* planned(lines, free, patterns) {
  const labels = free.map((place) => bare(lines[place].text, patterns));
  const times = labels.reduce((found, label) => found.set(label, (found.get(label) ?? 0) + 1), new Map());
  for (const rank of free.keys()) {
    if (atStart(patterns.plan, lines[free[rank]].text)) {
      const run = new Set();
      while (run.size < MOST && times.get(labels[rank + 1 + run.size]) >= TWICE && !run.has(labels[rank + 1 + run.size])) {
        run.add(labels[rank + 1 + run.size]);
      }
      if (run.size >= TWICE) {
        yield* free.slice(rank, rank + 1 + run.size);
      }
    }
  }
}

/** Where the numbers of sheets stand alone, two or more that follow each other from 1. */
function sheetsOf(plain, lines, { sheet }) {
  const made = [];
  for (const place of plain) {
    const found = sheet.search(lines[place].text);
    if (found && Number(found.groups.rank) === made.length + 1) {
      made.push(place);
    }
  }
  return made.length >= TWICE ? made : [];
}

const bare = (words, { counter }) => fold(counter.sub("", words.replaceAll("\t", " ").trim()));

/** Where the entries of a table of contents stand, with its name above them. */
function* entries(lines, free, headings, patterns) {
  const { entry, named } = patterns;
  const said = new Set(free.filter((place) => !entry.search(lines[place].text)).map((place) => bare(lines[place].text, patterns)));
  let run = [];
  for (const place of [...free, lines.length]) {
    if (place < lines.length && entry.search(lines[place].text)) {
      run.push(place);
      continue;
    }
    const found = run.map((one) => entry.search(lines[one].text).groups);
    const again = found.filter(({ label }) => said.has(bare(label, patterns))).length;
    const above = free.findLast((one) => one < run[0]);
    const isNamed = above !== undefined && atStart(named, lines[above].text);
    const known = found.filter(({ label }) => headings.heading(label)).length;
    const onward = found.every(({ page }, index) => !index || Number(found[index - 1].page) <= Number(page));
    if (again >= TWICE && (isNamed || known >= TWICE) && onward) {
      if (isNamed) {
        yield above;
      }
      yield* run;
    }
    run = [];
  }
}

/** Where the numbers of pages stand: each alone under the text, above white, one more than the one before. */
function numbers(lines, { number }) {
  const alone = [...lines.keys()].filter((place) => atStart(number, lines[place].text) && !lines[place].cell);
  const ends = alone.every((place) => lines[place - 1]?.text && !lines[place + 1]?.text);
  const told = alone.map((place) => Number(lines[place].text));
  const follow = told.every((value, index) => !index || value === told[index - 1] + 1);
  for (const side of follow ? [1, -1] : []) { // beside one line that comes again with each
    const beside = alone.map((place) => lines[place + side]?.text ?? "");
    if (alone.length >= TWICE && new Set(beside).size === 1 && [...beside[0]].length > LEAST) {
      return alone.flatMap((place) => [place, place + side]);
    }
  }
  return alone.length >= PAGES && ends && follow ? alone : [];
}

/** Lines; one that is drawn under a heading marks it, another says nothing. */
function* underlined(lines, limits, { rule, under }) {
  const texts = ["", "", ...lines.map(({ text }) => text), ""];
  const heads = (before, text, after) => Boolean(text) && !before && atStart(under, after) && /[\p{L}\p{N}]/u.test(text);
  for (const [place, line] of lines.entries()) {
    const [above, before, text, after] = texts.slice(place, place + 4);
    const plain = !line.aside && !line.cell && !line.level && [...text].length <= limits.long;
    if (plain && heads(before, text, after)) {
      const level = after.startsWith("=") ? 1 : 2;
      yield { ...line, level, rank: rankOf(level, line.strong) };
    } else if (plain && (atStart(rule, text) || heads(above, before, text))) {
      yield { ...line, text: "" };
    } else {
      yield line;
    }
  }
}
