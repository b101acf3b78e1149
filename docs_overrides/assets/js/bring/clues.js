// What a passage under no heading is about, by its own words: builder/importing/clues.py.

import { keysOf } from "./sections.js";

export const WHY = "un passage sans rubrique, proposé ici d’après ses mots";
const FIELDS = ["contacts", "funding", "obstacles", "objectives", "stakeholders", "impact", "next_steps"];
const MOST = 60;

/** Whether nothing but their own words says what the passages of a sheet are about. */
export const hasNoHeading = (sheet) =>
  !keysOf(sheet).size && sheet.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0) <= MOST;

/** Whether words hold how to reach someone, wherever they stand. */
export const reaches = (text, { clues }) => Boolean(clues.contacts.search(text));

/** The field that the words of a passage point to. */
export const clue = (text, { clues }) => FIELDS.find((key) => clues[key].search(text));
