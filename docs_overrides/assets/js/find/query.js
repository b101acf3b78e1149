/*
 * D’une question aux fiches. Chaque mot est cherché à part dans l’index Pagefind, tel quel, sinon comme début de mot ;
 * une fiche répond si elle a tous les mots, ou la plupart quand la question en a plus de deux. Quand presque aucune fiche ne
 * répond ainsi, un seul mot suffit s’il est rare. Ce qui amène le sujet (« avez-vous des exemples de… ») n’est
 * pas cherché, à moins que la question ne dise rien d’autre.
 */

import { make } from "../dom.js";
import { french, looked, pagefind } from "./files.js";
import { leave, sifted, signs } from "./signs.js";

export const LONGEST = 400;
const MOST_WORDS = 20;
const PART = 0.6; // des mots d’une longue question
const SHORTEST = 3; // lettres d’un début de mot
const LONG = 7; // lettres d’un mot inconnu qui peut perdre la dernière
const ROOT = 5; // lettres d’un début qui n’est pas d’un mot tout autre : « cher » est celui de « chercher »
export const GLUED = /^[dls][aeiouyh]/; // « lindustrie », « denfants »
const BEGUN = 2; // lettres d’une fin de mot
const GUESSED = 0.5; // d’un mot trouvé : un mot d’une même racine, qui n’est peut-être pas de sa famille
const LITTLE = 0.25; // de ce que dit la fiche qui en dit le plus : les autres n’ont que des mots que presque toutes ont
const NONE = "Aucune fiche n’a tous les mots de la question : voici celles qui en ont une partie.";
const ONE = "Aucune fiche n’a tous les mots de la question : voici celle qui en a une partie.";
const SOME = "Certaines de ces fiches n’ont pas tous les mots de la question.";
const THESE = "Aucune de ces fiches n’a tous les mots de la question.";
const THIS = "Cette fiche n’a pas tous les mots de la question.";
const CUT = "La question est longue\u00a0: seul son début est cherché.";
const NEARLY_ALL = 0.8; // des fiches : qui n’a pas un tel mot peut répondre par l’autre
const FEW = 3; // fiches qui ont assez de mots
const RARE = 20; // fiches qui ont un mot rare

/**
 * @param {(answer: object) => Promise<void>} early montre une première réponse, avant les fichiers qui ne changent que l’ordre
 * @returns {Promise<{scores: Map<string, number>, keys: {key: string, prefix: boolean}[], unknown: object[], partial: Set<string>, notes: string[]}|null>}
 *   les fiches par leur nom dans l’index, ce qui a été cherché, les mots qui n’existent pas, les fiches à qui des mots
 *   manquent, et ce que les signes de la question ont fait ; null quand elle ne contient aucun mot.
 */
export async function ask(question, early = () => undefined) {
  const reader = await french();
  const { text, exact, without } = signs(question.slice(0, LONGEST));
  const slots = slotsOf(finished(reader.asked(text)));
  const subject = slots.filter(({ framing }) => !framing);
  const found = (await Promise.all((subject.length > 0 ? subject : slots).slice(0, MOST_WORDS).map(answers))).flat();
  if (found.length === 0) {
    return null;
  }
  if (found.length > 1 && reader.common.size > 0 && exact.length + without.length === 0) {
    await early(answerOf(found, [], reader.rules));
  }
  const said = new Set([...found.map(({ slot }) => slot), ...slots.filter(({ framing }) => framing)]);
  const together = await pairs([...said].filter(({ absent }) => !absent).sort((a, b) => a.start - b.start));
  credit(found, together);
  const answer = answerOf(found, together, reader.rules);
  if (question.length >= LONGEST - 1 || subject.length > MOST_WORDS) {
    answer.notes.push(CUT); // un champ coupe ce qu’on y colle
  }
  for (const words of without) {
    answer.notes.push(...(await setAside(answer, words, reader)));
  }
  for (const words of exact) {
    answer.notes.push(...(await sifted(answer, words)));
  }
  return answer;
}

/** Retire les fiches qui ont tous ces mots ; rend ce qu’il faut en dire. */
async function setAside(answer, words, reader) {
  const found = await Promise.all(slotsOf(reader.asked(words)).map(search));
  if (found.length === 0) {
    return [];
  }
  const holding = found.map(({ hits, sure }) => (sure ? hits : new Map()));
  [...answer.scores.keys()].filter((name) => holding.every((hits) => hits.has(name))).forEach((name) => leave(answer, name));
  return [`Sans les fiches qui contiennent « ${words} ».`];
}

/** Les fiches qui ont les mots ``found``, mieux rangées par ceux qu’elles ont ``together``. Un mot rare en dit plus qu’un courant. */
function answerOf(found, together, { sheets }) {
  const covered = new Map();
  const told = new Map();
  const scores = new Map();
  const add = (map, name, value) => map.set(name, value + (map.get(name) || 0));
  const worth = found.map(({ hits, sure }) => (hits.size > 0 ? rarity(hits.size, sheets) * (sure ? 1 : GUESSED) : 0));
  found.forEach(({ hits }, rank) => {
    for (const [name, score] of hits) {
      add(covered, name, 1);
      add(told, name, worth[rank]);
      add(scores, name, found[rank].sure ? score : score * GUESSED);
    }
  });
  for (const [name, score] of together.flatMap(({ hits }) => [...hits])) {
    if (scores.has(name)) {
      add(scores, name, score);
    }
  }
  const best = Math.max(0, ...covered.values());
  const most = Math.max(0, ...told.values());
  const whole = worth.reduce((sum, value) => sum + value, 0);
  const isSaid = found.length === 2 && found.some(({ hits }) => hits.size > sheets * NEARLY_ALL); // « emploi », de presque toutes
  const wanted = found.length > 2 ? Math.ceil(found.length * PART) : found.length - (isSaid ? 1 : 0);
  const needed = Math.min(best, wanted);
  const named = new Set(together.flatMap(({ hits }) => [...hits.keys()])); // deux mots d’un nom en valent un de plus
  const answers = (name, count) => count + (named.has(name) ? 1 : 0) >= needed && told.get(name) >= most * LITTLE;
  const enough = alone(found, best, [...covered].filter(([name, count]) => answers(name, count)).length);
  for (const [name, count] of covered) {
    if (answers(name, count) || enough.has(name)) {
      const part = (count / found.length + told.get(name) / whole) / 2;
      scores.set(name, scores.get(name) * part ** 2);
    } else {
      scores.delete(name);
    }
  }
  return {
    scores,
    keys: [...found.flatMap(({ keys }) => keys), ...together.filter(({ hits }) => hits.size > 0)],
    unknown: found.filter(({ sure }) => !sure).map(({ slot, hits, keys }) => ({ ...slot, root: hits.size > 0 ? keys[0].key : "" })),
    partial: new Set([...scores.keys()].filter((name) => covered.get(name) < found.length)),
    notes: [],
  };
}

/** Ce qu’il faut dire des fiches montrées (``names``) d’une réponse : ce que les signes ont fait, et si des mots leur manquent. */
export function told(names, answer) {
  return [...answer.notes, lacking(names, answer)].filter(Boolean).map((textContent) => make("p", { textContent }));
}

/** Quand elles n’ont pas tous les mots ; rien sinon. */
function lacking(names, { scores, partial }) {
  const some = names.filter((name) => partial.has(name)).length;
  if (some === 0) {
    return "";
  }
  if (some < names.length) {
    return SOME;
  }
  const [one, several] = partial.size === scores.size ? [ONE, NONE] : [THIS, THESE];
  return some === 1 ? one : several;
}

/** Les fiches qui n’ont qu’un mot, rare, quand ``full`` seulement en ont assez : deux, ou ``best``, qui n’est pas tous. */
function alone(found, best, full) {
  const isFew = full < FEW && (found.length === 2 || best < found.length);
  return new Set(isFew ? found.filter(({ hits }) => hits.size <= RARE).flatMap(({ hits }) => [...hits.keys()]) : []);
}

/** Charge ce que toute question demande, pendant que la personne écrit. */
export const warm = () => Promise.all([french(), pagefind()]).catch(() => undefined);

/** Un mot court qu’un autre suit est fini d’écrire : « SPE et droit » ne cherche pas « spécialisé ». */
function finished(words) {
  const last = Math.max(...words.map(({ end }) => end));
  return words.map((word) => (word.end < last && word.typed?.length < ROOT ? { ...word, typed: "" } : word));
}

/** Les mots, dont un composé ne fait qu’un : ses morceaux, ou le mot soudé. */
function slotsOf(words) {
  const slots = words.map((word) => ({ ...word, ways: word.absent ? [] : [[word]] }));
  const whole = (slot) => slots.some((other) => other !== slot && other.start <= slot.start && other.end >= slot.end && other.end - other.start > slot.end - slot.start);
  for (const slot of slots) {
    if (slot.pieces) {
      slot.parts = slot.pieces.map((piece) => ({ ...piece, start: slot.start, end: slot.end, ways: [[piece]] }));
      continue;
    }
    const parts = slots.filter((other) => other !== slot && other.start >= slot.start && other.end <= slot.end);
    if (parts.length > 0) {
      slot.parts = parts;
      slot.ways.push(parts);
      slot.framing = parts.every(({ framing }) => framing); // « connaissez-vous »
    }
  }
  return slots.filter((slot) => !whole(slot));
}

/** Ce qu’un mot trouve. Un mot vide en capitales doit être écrit ainsi ; un composé que rien n’a vaut ses morceaux. */
async function answers(slot) {
  const found = await search(slot);
  if (slot.doubtful) {
    return found.exact ? [found] : [];
  }
  const subject = (slot.parts || []).filter(({ framing }) => !framing); // d’une aide-soignante, pas d’une aide
  const parts = found.hits.size === 0 ? await Promise.all((subject.length > 0 ? subject : slot.parts || []).map(search)) : [];
  const known = parts.filter(({ hits }) => hits.size > 0).length;
  return known > 0 && (known === parts.length || !slot.isName) ? parts : [found]; // de Boulogne-sur-Mer, pas de la mer
}

async function search(slot) {
  let ways = await Promise.all(slot.ways.map(searchAll));
  if (slot.or && (slot.both || !ways.some((way) => way.sure))) {
    ways = [...ways, await searchAll([{ key: slot.or, typed: slot.or }])]; // un sigle, et le mot qui s’écrit comme lui ; un code postal…
  }
  const sure = ways.some((way) => way.sure);
  const kept = ways.filter((way) => way.sure === sure);
  const hits = new Map();
  for (const [name, score] of kept.flatMap((way) => [...way.hits])) {
    hits.set(name, Math.max(score, hits.get(name) || 0));
  }
  const keys = kept.flatMap((way) => way.keys);
  return { slot, hits, sure, exact: sure && keys.some(({ prefix }) => !prefix), keys };
}

/** Les fiches qui ont tous ces mots. */
async function searchAll(words) {
  const found = await Promise.all(words.map(lookUp));
  const [first, ...rest] = found;
  const hits = new Map();
  for (const [name, score] of first.hits) {
    if (rest.every((other) => other.hits.has(name))) {
      hits.set(name, rest.reduce((total, other) => total + other.hits.get(name), score));
    }
  }
  return { hits, sure: found.every(({ sure }) => sure), keys: found.map(({ key, prefix }) => ({ key, prefix })) };
}

/** Les noms de plusieurs mots, que l’index connaît aussi soudés deux à deux : « France Travail ». */
function pairs(slots) {
  const two = slots.slice(1).map((slot, rank) => [slots[rank], slot]);
  const glued = (pair) => pair.map(({ ways }) => ways[0][0].key).join("");
  return Promise.all(two.map(async (pair) => ({ pair, key: glued(pair), prefix: false, hits: await inOne(glued(pair)) })));
}

/** Une fiche qui a les deux mots soudés a chacun d’eux, même si elle n’écrit ni l’un ni l’autre. */
function credit(found, together) {
  for (const { pair, hits } of together) {
    for (const answer of found.filter(({ slot }) => hits.size > 0 && pair.includes(slot))) {
      answer.sure = true;
      for (const name of hits.keys()) {
        answer.hits.set(name, answer.hits.get(name) || 0);
      }
    }
  }
}

const known = new Map();

function lookUp({ key, typed }) {
  const both = `${key} ${typed}`;
  if (!known.has(both)) {
    known.set(both, find(key, typed));
    known.get(both).catch(() => known.delete(both));
  }
  return known.get(both);
}

/** Le mot lui-même ; sinon ceux qui commencent comme lui, celui dont il a le début de la fin, ce qu’il est sans sa fin ou son suffixe. */
async function find(key, typed) {
  const exact = await inOne(key);
  if (exact.size > 0) {
    return { key, prefix: false, sure: true, hits: exact };
  }
  const { rules } = await french();
  const [written, ...shorter] = starts(key, typed, rules.suffixes.split(" ")).map((start) => ({ key: start, prefix: true, sure: start === typed && start.length >= ROOT }));
  const whole = begun(typed, rules.endings).map((word) => ({ key: word, prefix: false, sure: true }));
  for (const way of [written, ...whole, ...shorter].filter(Boolean)) {
    const hits = way.prefix ? asMap((await looked(held(way.key, rules))).results) : await inOne(way.key);
    if (hits.size > 0) {
      return { ...way, hits };
    }
  }
  return { key, prefix: false, sure: false, hits: new Map() };
}

/** Les clés des mots dont la fin n’est pas encore écrite : « harcèlem », « directri ». */
function begun(typed, endings) {
  const parts = ([ending]) => [...ending].map((_, cut) => ending.slice(0, -cut)).filter((part) => part.length >= BEGUN && typed.endsWith(part));
  const keys = endings.flatMap((rule) => parts(rule).map((part) => typed.slice(0, -part.length) + rule[1]));
  return [...new Set(keys)].filter((word) => word.length >= ROOT);
}

/** Ce qui est écrit, sa clé, la même sans sa dernière lettre, un article collé, l’un de ses suffixes : du plus long au plus court. */
function starts(key, typed, suffixes) {
  const roots = suffixes.filter((suffix) => key.endsWith(suffix)).map((suffix) => key.slice(0, -suffix.length));
  const bare = GLUED.test(key) ? [key.slice(1)] : [];
  const shorter = [key, ...bare, ...(key.length >= LONG ? [key.slice(0, -1)] : []), ...roots].filter((start) => start.length >= ROOT);
  return [...(typed.length >= SHORTEST ? [typed] : []), ...shorter.sort((a, b) => b.length - a.length)];
}

/** Les fiches qui ont cette clé, ou ces deux mots soudés comme autre nom d’un de leurs termes. */
async function inOne(key) {
  const [written, meant] = await Promise.all([exactly(key), french().then(({ rules }) => exactly(rules.pair + key))]);
  return new Map([...meant, ...written]);
}

/** Les fiches qui ont cette clé, et leur score ; une clé très courante est rangée par parts du catalogue. */
async function exactly(key) {
  const { rules, common } = await french();
  if (!common.has(key)) {
    return asMap((await looked(held(key + rules.end, rules))).results);
  }
  const names = Array.from({ length: rules.parts }, (_, part) => held(key + rules.part + part + rules.end, rules));
  const found = (await Promise.all(names.map(looked))).map((part) => part.results);
  const total = found.reduce((sum, part) => sum + part.length, 0);
  const hits = new Map();
  for (const part of found) {
    // Pagefind croit le mot aussi rare que dans cette part : son score est proportionnel à la rareté.
    const factor = rarity(total, rules.sheets) / rarity(part.length, rules.sheets);
    for (const { id, score } of part) {
      hits.set(id, score * factor);
    }
  }
  return hits;
}

/** Une clé, ou son début, comme l’index la tient : sans chiffres, où il couperait les mots. */
const held = (key, rules) => key.replaceAll(/[0-9]/g, (digit) => rules.digits[digit]);

/** La rareté (IDF de BM25, comme Pagefind la compte) d’un mot que ``found`` fiches ont, sur ``sheets``. */
const rarity = (found, sheets) => Math.log(1 + (sheets - found + 0.5) / (found + 0.5));

const asMap = (results) => new Map(results.map(({ id, score }) => [id, score]));
