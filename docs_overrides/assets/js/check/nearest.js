// The name that someone probably meant: builder/nearest.py, and the part of Python's difflib that it leans on.

import { wordsOf } from "./pattern.js";

const LETTERS = { ß: "ss", œ: "oe", æ: "ae", ø: "o", ł: "l", đ: "d", ı: "i" };

const KEPT = 20_000;
const known = new Map();

/** Letters and digits only, without case or accents; kept, for the same names are compared again and again. */
export function fold(text) {
  let found = known.get(text);
  if (found === undefined) {
    found = lettersOf(text);
    if (known.size >= KEPT) {
      known.clear();
    }
    known.set(text, found);
  }
  return found;
}

function lettersOf(text) {
  const lower = text.toLowerCase().replaceAll("ς", "σ").replace(/[ßœæøłđı]/g, (letter) => LETTERS[letter]);
  return lower.normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");
}

/** The same without its last « s »: « Communes » and « commune ». */
export const foldSingular = (text) => fold(text).replace(/s$/, "");

const POPULAR_FROM = 200;
/** Letters of a first word that says something. */
const LEAST = 3;

function positions(b) {
  const places = new Map();
  b.forEach((sign, index) => {
    if (!places.has(sign)) {
      places.set(sign, []);
    }
    places.get(sign).push(index);
  });
  if (b.length >= POPULAR_FROM) {
    const most = Math.floor(b.length / 100) + 1;
    for (const [sign, indexes] of places) {
      if (indexes.length > most) {
        places.delete(sign);
      }
    }
  }
  return places;
}

function longest(a, b, places, [alo, ahi, blo, bhi]) {
  let [besti, bestj, best] = [alo, blo, 0];
  let lengths = new Map();
  for (let i = alo; i < ahi; i += 1) {
    const next = new Map();
    for (const j of places.get(a[i]) ?? []) {
      if (j < blo) {
        continue;
      }
      if (j >= bhi) {
        break;
      }
      const size = (lengths.get(j - 1) ?? 0) + 1;
      next.set(j, size);
      if (size > best) {
        [besti, bestj, best] = [i - size + 1, j - size + 1, size];
      }
    }
    lengths = next;
  }
  while (besti > alo && bestj > blo && a[besti - 1] === b[bestj - 1]) {
    [besti, bestj, best] = [besti - 1, bestj - 1, best + 1];
  }
  while (besti + best < ahi && bestj + best < bhi && a[besti + best] === b[bestj + best]) {
    best += 1;
  }
  return [besti, bestj, best];
}

/** SequenceMatcher(None, one, other).ratio() */
export function ratio(one, other) {
  const [a, b] = [[...one], [...other]];
  if (!a.length && !b.length) {
    return 1;
  }
  const places = positions(b);
  const queue = [[0, a.length, 0, b.length]];
  let matches = 0;
  while (queue.length) {
    const [alo, ahi, blo, bhi] = queue.pop();
    const [i, j, size] = longest(a, b, places, [alo, ahi, blo, bhi]);
    if (size) {
      matches += size;
      if (alo < i && blo < j) {
        queue.push([alo, i, blo, j]);
      }
      if (i + size < ahi && j + size < bhi) {
        queue.push([i + size, ahi, j + size, bhi]);
      }
    }
  }
  return (2 * matches) / (a.length + b.length);
}

/** Whether two texts may be so alike, by their lengths, then by their signs: difflib's quick ratios, which cost little. */
export function mayReach(one, other, cutoff) {
  const [short, long] = [one.length, other.length].sort((x, y) => x - y);
  if (short < (cutoff * (short + long / 2)) / 2) {
    return false; // even if each sign of the longer takes two units
  }
  const [a, b] = [[...one], [...other]];
  const least = (cutoff * (a.length + b.length)) / 2;
  if (Math.min(a.length, b.length) < least) {
    return false;
  }
  const left = new Map();
  b.forEach((sign) => left.set(sign, (left.get(sign) ?? 0) + 1));
  let common = 0;
  for (const sign of a) {
    const there = left.get(sign) ?? 0;
    left.set(sign, there - 1);
    common += there > 0;
  }
  return common >= least;
}

/** Python's order of strings: by code point, not by UTF-16 unit. */
export function before(one, other) {
  const [a, b] = [[...one], [...other]];
  const place = a.findIndex((sign, index) => sign !== b[index]);
  return place < 0 ? a.length < b.length : place < b.length && a[place].codePointAt(0) < b[place].codePointAt(0);
}

/** difflib.get_close_matches(word, candidates, n=1, cutoff)[0], or nothing. */
export function closest(word, candidates, cutoff) {
  let [found, score] = [undefined, 0];
  for (const candidate of candidates) {
    const value = mayReach(candidate, word, cutoff) ? ratio(candidate, word) : -1;
    if (value >= cutoff && (found === undefined || value > score || (value === score && before(found, candidate)))) {
      [found, score] = [candidate, value];
    }
  }
  return found;
}

/** Whether the names have a long first word in common, and nothing else: two associations are not each other. */
function alikeAtStartOnly(one, other) {
  const [a, b] = [[...one], [...other]];
  const differs = a.findIndex((sign, index) => sign !== b[index]);
  const rests = [a, b].map((signs) => (differs < 0 ? [] : signs.slice(differs)));
  return Math.min(...rests.map((rest) => rest.length)) >= 5 && ratio(rests[0].join(""), rests[1].join("")) < 0.5;
}

/** What the closest of the names stands for; « names » lists [name, target]. */
export function nearest(wrong, names) {
  const folded = new Map();
  for (const [name, target] of names) {
    if (!folded.has(fold(name))) {
      folded.set(fold(name), target);
    }
  }
  const key = fold(wrong);
  if (folded.has(key)) {
    return folded.get(key);
  }
  const close = closest(key, folded.keys(), 0.73);
  if (close !== undefined && !alikeAtStartOnly(key, close)) {
    return folded.get(close);
  }
  if ([...key].length < LEAST) {
    return undefined;
  }
  const byWord = new Set(names.filter(([name]) => wordsOf(name).slice(0, 1).some((word) => fold(word) === key)).map(([, t]) => t));
  return byWord.size === 1 ? [...byWord][0] : undefined;
}

/** The key of a block that a name is nearest to, by itself or by its title. */
export const nearestKey = (wrong, titles) => nearest(wrong, [...[...titles.keys()].map((key) => [key, key]), ...[...titles].map(([key, title]) => [title, key])]);

/** The key of a block that a name is, or almost: « région », « Communes », « department ». */
export function called(properties, key) {
  if (properties.has(key)) {
    return key;
  }
  const said = foldSingular(key);
  return said ? [...properties].find((names) => names.some((one) => foldSingular(one) === said))?.[0] : undefined;
}
