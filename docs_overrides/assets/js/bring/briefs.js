// Initiatives told in one paragraph each, under no known heading: builder/importing/briefs.py.

import { stripOf } from "../check/pattern.js";
import { atStart } from "./headings.js";
import { APART, FRONT, part as makePart } from "./sections.js";

const TOLD = 60;
const NAME = 120;
const SEVERAL = 2;
const length = (text) => [...text].length;

/** Take the initiatives out of the parts of a sheet that have no field, one sheet each. */
export function briefs(sheet, patterns) {
  const made = [];
  for (const part of sheet.filter(({ key }) => APART.has(key))) {
    const found = entries(part, patterns);
    if (found.length >= SEVERAL) {
      const taken = new Set(found.flatMap((one) => one.taken));
      part.paragraphs = part.paragraphs.filter((one) => !taken.has(one));
      part.emphatic = part.emphatic.filter((one) => !taken.has(one));
      made.push(...found.map(({ name, texts }) => [
        { ...empty(FRONT), paragraphs: [name] },
        { ...empty("description"), paragraphs: texts },
      ]));
    }
  }
  return made;
}

const empty = (key) => makePart(key, { text: "", line: 0 });

function entries({ paragraphs, emphatic: several }, { briefs: patterns, headings: { announced: announces } }) {
  const emphatic = new Set(several);
  const found = [];
  let announced = false;
  for (let place = 0; place < paragraphs.length;) {
    const start = paragraphs[place];
    const next = paragraphs[place + 1];
    const shown = emphatic.has(start);
    const one = inOne(start, announced, patterns) ?? inTwo(start, next, announced, patterns, announces);
    place += 1;
    if (!one) {
      announced = (announced && !shown) || atStart(announces, start.text);
      continue;
    }
    const taken = one.text ? [start] : [start, next];
    const texts = [one.text ?? next];
    place += one.text ? 0 : 1;
    while (place < paragraphs.length && goesOn(paragraphs.slice(place, place + 2), emphatic, announced, patterns, announces)) {
      texts.push(paragraphs[place]);
      taken.push(paragraphs[place]);
      place += 1;
    }
    found.push({ name: one.name, texts, taken });
  }
  return found;
}

/** « Une association – Nord (59) : elle a ouvert… ». */
function inOne(one, announced, patterns) {
  const colon = patterns.colon.search(one.text);
  const name = colon ? one.text.slice(0, colon.index) : "";
  const text = colon ? one.text.slice(colon.index + colon[0].length) : "";
  if (!colon || length(name) > NAME || length(text) < TOLD) {
    return undefined;
  }
  const known = patterns.placed.search(name) || (announced && marked(name, patterns) && patterns.link.search(text));
  return known ? { name: named(name, one, patterns), text: { text, line: one.line } } : undefined;
}

/** A name alone, then its text. */
function inTwo(one, next, announced, patterns, announces) {
  if (!next || length(one.text) > NAME || length(next.text) < TOLD || atStart(announces, one.text)) {
    return undefined;
  }
  const alone = announced && !patterns.sentence.search(one.text) && !inOne(next, announced, patterns);
  const known = patterns.placed.search(one.text) || (alone && patterns.link.search(next.text));
  return known ? { name: named(one.text, one, patterns) } : undefined;
}

const named = (name, { line }, { mark }) => ({ text: stripOf(mark.sub("", name), " *_"), line });
const marked = (text, { mark }) => Boolean(mark.search(text)?.[0]);

function goesOn([one, next], emphatic, announced, patterns, announces) {
  const other = inOne(one, announced, patterns) ?? inTwo(one, next, announced, patterns, announces);
  return !other && !emphatic.has(one) && !marked(one.text, patterns);
}
