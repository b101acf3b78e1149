// Lists that a sentence announces by the name of a field: builder/importing/announced.py.

import { isListed, itemsOf } from "./scrambled.js";
import { part as makePart } from "./sections.js";

const TELLING = new Set(["context", "origin", "description"]);
const FIELDS = ["description", "objectives", "steps", "stakeholders", "success_factors"];
const LONGEST = 300;
const WHY = "la rubrique, d’après la phrase qui annonce cette liste";

/** Give each announced list a part of its own, and what follows it back to the part it stands in. */
export function byAnnouncement(sheet, patterns) {
  const made = sheet.flatMap((part) => (TELLING.has(part.key) ? cut(part, patterns) : [part]));
  sheet.splice(0, sheet.length, ...made);
}

function cut(part, patterns) {
  const told = part.paragraphs;
  const parts = [];
  let current = part;
  part.paragraphs = [];
  for (let place = 0; place < told.length;) {
    const key = fieldOf(told[place].text, patterns.announced);
    let end = place + 1;
    while (key && end < told.length && isListed(told[end], patterns)) {
      end += 1;
    }
    if (!key || key === part.key || end === place + 1) {
      current.paragraphs.push(told[place]);
      place += 1;
      continue;
    }
    const alone = !patterns.announced.sentence_end.search(told[place].text);
    if (!alone) {
      current.paragraphs.push(told[place]);
    }
    const taken = itemsOf(told.slice(place + (alone ? 0 : 1), end));
    parts.push(current, { ...empty(key, part.rank), paragraphs: taken, moved: [...taken], why: WHY });
    current = empty(part.key, part.rank);
    place = end;
  }
  return current === part || current.paragraphs.length ? [...parts, current] : parts;
}

const empty = (key, rank) => makePart(key, { text: "", line: 0 }, rank);

/** The field that the last sentence of a text names, when it ends with a colon. */
function fieldOf(text, patterns) {
  if (!text.endsWith(":")) {
    return undefined;
  }
  const end = [...text].slice(-LONGEST).join("");
  const last = end.slice(Math.max(...[".", "!", "?"].map((mark) => end.lastIndexOf(mark))) + 1);
  return FIELDS.find((key) => patterns[key].search(last));
}
