// Names written in two ways: builder/rules/spelling.py.

import { fold, ratio } from "../nearest.js";
import { wordsOf } from "../pattern.js";
import { textOf } from "../values.js";

const MOST_WORDS = 7;
const CLOSE = 0.8;
const LITERAL = new Set(["editor_note", "editor_notes", "url", "aliases", "email", "website", "synonyms"]);

const typed = (text) => wordsOf(text.replaceAll("’", "'").replaceAll("‑", "-")).join(" ");

/** The forms under which each organisation of the registry is known, by folded form. */
function registry(entry) {
  const known = new Map();
  for (const { fold: key, form, id, name, file } of entry.knowledge.around.registry) {
    if (!known.has(key)) {
      known.set(key, { id, name, file, forms: new Set() });
    }
    known.get(key).forms.add(form);
  }
  return known;
}

export function* organisations(entry) {
  const known = registry(entry);
  yield* inTexts(entry, known);
  for (const [path, value] of entry.bricks("party")) {
    const found = known.get(fold(textOf(value, "name")));
    if (typeof value.name === "string" && found) {
      const example = entry.knowledge.examples.entry(["organisation"], found.id);
      yield entry.problem("P508", [...path, "name"], { value: value.name, id: found.id }, { example });
    }
  }
}

function* inTexts(entry, known) {
  const reported = new Set();
  for (const [path, value, field] of entry.nodes) {
    if (typeof value !== "string" || !isProse(path, field) || (path.at(-1) === "name" && known.has(fold(value)))) {
      continue;
    }
    for (const [form, found] of mentions(typed(value), known, entry.knowledge.patterns.spelling)) {
      if (!found.forms.has(form) && !reported.has(form) && !entry.explained(path)) {
        reported.add(form);
        yield entry.problem("P501", path, { value: form, name: found.name, registry: found.file });
      }
    }
  }
}

function isProse(path, field) {
  if (path.some((step) => LITERAL.has(step)) || field.reference || field.vocabulary || field.person) {
    return false;
  }
  return path[0] !== "quotes" && path.at(-2) !== "keywords" && (field.markdown || field.formats.has("line"));
}

/** The names of the registry in a text, as written there, the longest first at each place. */
function* mentions(text, known, patterns) {
  const words = patterns.word.findall(text).map((match) => [match.index, match.index + match[0].length]);
  for (let index = 0; index < words.length; index += 1) {
    const start = words[index][0];
    if (!isUpper([...text.slice(start, start + 2)][0])) {
      continue;
    }
    for (let length = run(text, words, index, patterns.gap); length > 0; length -= 1) {
      const form = text.slice(start, words[index + length - 1][1]);
      const found = [...form].length < 120 ? known.get(fold(form)) : undefined;
      if (found) {
        yield [form, found];
        index += length - 1;
        break;
      }
    }
  }
}

const isUpper = (letter) => /\p{Lu}/u.test(letter);

/** How many words may make one name: no comma, parenthesis or full sentence stop between them. */
function run(text, words, index, gap) {
  let length = 1;
  while (length < MOST_WORDS && index + length < words.length && gap.fullmatch(text.slice(words[index + length - 1][1], words[index + length][0]))) {
    length += 1;
  }
  return length;
}

export function* persons(entry) {
  const { around, words, comesBefore } = entry.knowledge;
  const seen = new Map();
  around.persons.filter((person) => comesBefore(person.file, entry.file)).forEach((person) => twinOf(person, seen));
  for (const [path, value, field] of entry.nodes) {
    if (!field.person || typeof value !== "string") {
      continue;
    }
    const mine = { name: value, file: entry.file, line: entry.source.span(path).line, explained: entry.explained(path) };
    const twin = twinOf(mine, seen);
    if (twin && !mine.explained && !twin.explained) {
      yield entry.problem("P502", path, { value: typed(value), other: typed(twin.name), place: words.phrase("place", twin) });
    }
  }
}

/** Who is probably the same person under another spelling, among those seen; the person is then seen as well. */
function twinOf(person, seen) {
  const name = typed(person.name);
  for (const bucket of buckets(name)) {
    if (!seen.has(bucket)) {
      seen.set(bucket, new Map());
    }
    const others = seen.get(bucket);
    const twin = [...others.keys()].find((other) => other !== name && samePerson(name, other));
    if (!others.has(name)) {
      others.set(name, person);
    }
    if (twin !== undefined) {
      return others.get(twin);
    }
  }
  return undefined;
}

/** People are compared with those who share their first name or their last. */
function buckets(name) {
  const words = wordsOf(name).map(fold);
  return words.length > 1 ? [`prénom ${words[0]}`, `nom ${words.at(-1)}`] : [];
}

function samePerson(one, other) {
  return fold(one) === fold(other) || (ratio(fold(one), fold(other)) >= 0.9 && differOnce(one, other));
}

/** Only one word differs, and it is close. */
function differOnce(one, other) {
  const [ones, others] = [wordsOf(one), wordsOf(other)];
  if (ones.length !== others.length) {
    return false;
  }
  const pairs = ones.map((word, index) => [fold(word), fold(others[index])]).filter(([a, b]) => a !== b);
  return pairs.length === 1 && ratio(...pairs[0]) >= CLOSE;
}
