// Lists that a text out of reading order gives above their own heading: builder/importing/scrambled.py.

import { atStart } from "./headings.js";
import { APART } from "./sections.js";

const WHY = "la rubrique, car ce passage se trouve au-dessus d’elle, dans un document dont l’ordre est mêlé";
const TWICE = 2;

/** Move the lists of a sheet under the headings that want them, when its order is scrambled. */
export function putBack(sheet, patterns) {
  const wanted = [];
  for (const [place, part] of sheet.entries()) {
    const lead = place ? leadOf(part, patterns) : undefined;
    const stray = lead === undefined ? [] : strayOf(sheet[place - 1], patterns);
    if (stray.length) {
      wanted.push({ above: sheet[place - 1], stray, part, lead });
    }
  }
  for (const { above, stray, part, lead } of wanted.length < TWICE ? [] : wanted) {
    above.paragraphs.splice(-stray.length);
    const items = itemsOf(stray);
    part.paragraphs.splice(lead, 0, ...items);
    part.moved.push(...items);
    part.why = WHY;
  }
}

/** The items of lists, each as a passage. */
export const itemsOf = (passages) => passages.flatMap((one) => (one.items?.length ? one.items : [one]));

/** Whether a paragraph is a list, an item of one, or goes on with a sentence begun elsewhere. */
export const isListed = (one, { headings }) =>
  Boolean(one.items?.length) || atStart(headings.bullet, one.text) || /^\p{Lowercase}/u.test(one.text);

function leadOf({ key, title, paragraphs }, patterns) {
  if (APART.has(key) || !title.text) {
    return undefined;
  }
  const place = paragraphs.findIndex(({ text }, index) => text.endsWith(":") && !(paragraphs[index + 1] && isListed(paragraphs[index + 1], patterns)));
  return place >= 0 ? place + 1 : paragraphs.length ? undefined : 0;
}

function strayOf({ key, paragraphs, emphatic }, patterns) {
  const last = paragraphs.at(-1);
  if (!last || !isListed(last, patterns) || emphatic.includes(last)) {
    return [];
  }
  let start = paragraphs.length - 1;
  while (start && paragraphs.slice(start - 1, start + 1).every(({ text }) => atStart(patterns.headings.bullet, text))) {
    start -= 1;
  }
  const before = start ? paragraphs[start - 1].text : "";
  return before.endsWith(":") || (!before && !APART.has(key)) ? [] : paragraphs.slice(start);
}
