/* Ce qu’un résultat montre de la fiche : sa carte, la section qui répond le mieux et un extrait où les mots sont marqués. */

import { make } from "../dom.js";
import { french, ROOT, shown } from "./files.js";

const BEFORE = 60;
const LENGTH = 230; // en signes
const MEANT = 0.6; // ce qu’une section veut dire sans l’écrire, par rapport à ce qu’elle écrit
const HEAD = "En bref";
const LIST = new URL("fiches/", ROOT);

/** La carte d’une fiche, telle que les pages du site la montrent. */
export async function card(name) {
  const { card: html } = await shown(name);
  const parsed = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  for (const link of parsed.querySelectorAll("a[href]")) {
    const { pathname, hash } = new URL(link.getAttribute("href"), LIST);
    link.setAttribute("href", pathname + hash); // le papier écrirait une adresse entière
  }
  return document.adoptNode(parsed);
}

/** Le lien qui, sur sa carte, dit le titre d’une fiche. */
export const titleOf = async (name) => (await card(name)).querySelector(".tb-card__title a");

/** { heading, anchor, text, marks } de la section qui répond le mieux à ``keys``, ou null. */
export async function extract(name, keys) {
  const reader = await french();
  const { sections, meant } = await shown(name);
  let best = null;
  sections.forEach(([anchor, heading, text], rank) => {
    const found = matches(text.normalize("NFC"), keys, meant[rank], reader);
    if (found.worth > (best ? best.worth : 0)) {
      best = { ...found, anchor, heading: heading || HEAD, text: text.normalize("NFC") };
    }
  });
  return best && { ...best, ...cut(best.text, best.marks) };
}

function matches(text, keys, meant, reader) {
  const wanted = new Map();
  for (const { key, prefix } of keys) {
    wanted.set(key, prefix);
  }
  const prefixes = [...wanted].filter(([, prefix]) => prefix).map(([key]) => key);
  const worth = new Map();
  const marks = [];
  const words = reader.words(text);
  words.forEach(({ key, start, end }, rank) => {
    const next = words[rank + 1];
    const asked = wanted.has(key) ? key : prefixes.find((prefix) => key.startsWith(prefix));
    if (asked !== undefined) {
      worth.set(asked, 1);
      marks.push({ start, end });
    } else if (next && wanted.has(key + next.key)) {
      worth.set(key + next.key, 1); // deux mots, que la question écrit en un
      marks.push({ start, end: next.end });
    }
  });
  const add = (key, words) => {
    worth.set(key, MEANT);
    const start = text.indexOf(words);
    if (start >= 0) {
      marks.push({ start, end: start + words.length });
    }
  };
  for (const [key, words] of Object.entries(meant)) {
    if (wanted.has(key) && !worth.has(key)) {
      add(key, words);
    }
    for (const other of wanted.keys()) {
      if (other.startsWith(key) && meant[other.slice(key.length)] === words && !worth.has(other)) {
        add(other, words); // deux mots, que la question écrit en un
      }
    }
  }
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart = marks.filter((mark, rank) => !marks.slice(0, rank).some((other) => other.end > mark.start));
  const total = [...worth.values()].reduce((sum, value) => sum + value, 0);
  return { worth: total && total + Math.min(marks.length, 9) / 100, marks: apart };
}

/** Le passage où les mots sont le plus serrés. */
function cut(text, marks) {
  if (marks.length === 0) {
    return { text: text.length > LENGTH ? `${text.slice(0, edge(text, LENGTH))} …` : text, marks };
  }
  const inside = (first) => marks.filter((mark) => mark.start >= first.start && mark.end <= first.start + LENGTH - BEFORE);
  const first = marks.reduce((best, mark) => (inside(mark).length > inside(best).length ? mark : best));
  const start = first.start <= BEFORE ? 0 : edge(text, first.start - BEFORE) + 1;
  const end = start + LENGTH >= text.length ? text.length : edge(text, start + LENGTH);
  const lead = start > 0 ? "… " : "";
  return {
    text: `${lead}${text.slice(start, end)}${end < text.length ? " …" : ""}`,
    marks: marks
      .filter((mark) => mark.start >= start && mark.end <= end)
      .map((mark) => ({ start: mark.start - start + lead.length, end: mark.end - start + lead.length })),
  };
}

/** La fin de mot la plus proche avant ``place``. */
function edge(text, place) {
  const space = text.lastIndexOf(" ", place);
  return space > 0 ? space : place;
}

/** Le texte, ses mots marqués. */
export function marked({ text, marks }) {
  const pieces = document.createDocumentFragment();
  let done = 0;
  for (const { start, end } of marks) {
    pieces.append(text.slice(done, start), make("mark", {}, text.slice(start, end)));
    done = end;
  }
  pieces.append(text.slice(done));
  return pieces;
}
