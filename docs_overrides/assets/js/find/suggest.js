/* D’un mot qu’aucune fiche n’a : les autres pages qui l’ont, sinon les mots les plus proches (« Essayez avec… »). */

import { make } from "../dom.js";
import { elsewhere, french, ROOT, vocabulary } from "./files.js";
import { GLUED } from "./query.js";

const MOST = 3;
const SHORT = 8; // lettres
const SHORTER = 6;
const KEYS = ["azertyuiop", "qsdfghjklm", "wxcvbn"];
const beside = (row, rank) => [0, 1].flatMap((down) => (KEYS[row + down] || "").slice(Math.max(0, rank - down), rank + 2 - down)).join("");
const VOWELS = "aeiouy";
const ALIKE = ["iy", "ckqsz", "gj", "dt", "fv", "bp", "mn", ...KEYS.flatMap((letters, row) => [...letters].map((_, rank) => beside(row, rank)))];

/** Les mots de ``question`` (composée, NFC) qu’aucune fiche n’a, chacun une fois, leur place, les pages qui l’ont ou les ``words`` qui existent. */
export async function missing(question, { unknown }) {
  const [reader, words, pages] = unknown.length > 0 ? await Promise.all([french(), vocabulary(), elsewhere()]) : [];
  const told = new Map();
  for (const { key, root, start, end } of unknown) {
    const written = question.slice(start, end);
    const { folded } = reader.fold(written);
    if (!told.has(folded)) {
      const links = Object.hasOwn(pages.keys, key) ? linked(pages.keys[key].map((rank) => pages.places[rank])) : [];
      const isWord = links.length > 0 || /[0-9]/.test(folded) || reader.rules.absent.includes(folded);
      told.set(folded, { written, start, end, links, words: isWord ? [] : suggest(written, folded, root, words, reader) });
    }
  }
  return together([...told.values()]);
}

/** Les mots dont il n’y a rien d’autre à dire tiennent en une ligne, à la place du premier. */
function together(all) {
  const bare = all.filter(({ links, words }) => links.length + words.length === 0);
  const [first] = bare;
  const one = { ...first, written: bare.map(({ written }) => written).join(" », « ") };
  return all.filter((word) => word === first || !bare.includes(word)).map((word) => (word === first ? one : word));
}

const linked = (places) => [
  " Ailleurs sur le site\u00a0: ",
  ...places.flatMap(([textContent, place], rank) => [rank > 0 ? ", " : "", make("a", { href: new URL(place, ROOT).href, textContent })]),
  ".",
];

/**
 * Les mots de ``words`` les plus proches de ``written``, qui se plie en ``wanted``, les meilleurs d’abord ; à plus d’une lettre,
 * seuls ceux qui commencent par ``root``, par quoi des fiches répondent déjà. Un mot est aussi proche si sa clé l’est : il est
 * écrit dans les fiches à un autre genre ou à un autre nombre.
 */
function suggest(written, wanted, root, words, reader) {
  const limit = wanted.length < 9 ? 1 : wanted.length < 13 ? 2 : 3;
  const sought = reader.key(wanted);
  const close = [];
  for (const [word, count] of words) {
    if (wanted.length < SHORTER && word === word.toUpperCase()) {
      continue; // un sigle pour un autre : « TMS », « TIMS »
    }
    const { folded } = reader.fold(word);
    const isNear = sought.length >= SHORTER && folded[0] === wanted[0];
    const distance = Math.min(slips(wanted, folded, limit), isNear ? slips(sought, reader.key(folded), 1) : Infinity);
    const isClose = distance === 1 || (distance <= limit && reader.key(folded).startsWith(root));
    if (isClose && accents(written).every((sign) => accents(word).includes(sign))) {
      close.push({ word, count, distance });
    }
  }
  close.sort((a, b) => a.distance - b.distance || b.count - a.count || a.word.localeCompare(b.word, "fr"));
  return close.slice(0, MOST).map(({ word }) => word);
}

/** Les fautes qui font ``wanted`` de ``folded``, si c’en est : plus de ``limit``, ou un tout autre mot, font Infinity. */
function slips(wanted, folded, limit) {
  const distance = editDistance(wanted, folded, limit);
  return distance > 0 && distance <= limit && isSlip(wanted, folded) ? distance : Infinity;
}

/**
 * Si ``wanted`` peut être ``folded`` mal écrit plutôt qu’un autre mot : la première lettre est rarement fausse (« banque »,
 * « manque ») ou de trop (« rentrée », « entrée »), et dans un mot court une lettre l’est pour sa voisine du clavier ou pour un
 * même son (« vitre », « vivre »), dans un plus court encore jamais une voyelle pour une autre (« vote », « vite »).
 */
function isSlip(wanted, folded) {
  const [first, second] = wanted;
  if (first !== folded[0] && !(GLUED.test(wanted) && wanted.slice(1) === folded) && wanted !== folded.slice(1) && !folded.startsWith(second + first)) {
    return false;
  }
  const other = wanted.length < SHORT && wanted.length === folded.length ? [...wanted].map((_, rank) => rank).filter((rank) => wanted[rank] !== folded[rank]) : [];
  const alike = wanted.length < SHORTER ? ALIKE : [VOWELS, ...ALIKE];
  return other.length !== 1 || alike.some((letters) => letters.includes(wanted[other[0]]) && letters.includes(folded[other[0]]));
}

/** Les lettres accentuées d’un mot : qui les écrit les veut (« coûte » n’est pas « écoute »). */
const accents = (word) => word.normalize("NFC").toLowerCase().match(/[à-öø-ÿ]/g) || [];

/** Lettres à changer, ajouter, ôter ou échanger avec leur voisine (Damerau-Levenshtein restreinte), au-delà de ``limit`` : Infinity. */
function editDistance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) {
    return Infinity;
  }
  let before = [];
  let previous = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) > limit) {
      return Infinity;
    }
    [before, previous] = [previous, row];
  }
  return previous[b.length];
}
