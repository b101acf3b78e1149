/*
 * Les signes qu’une question peut porter : des guillemets autour de ce qui doit être écrit mot pour mot, un tiret collé
 * devant ce qui ne doit pas l’être. L’index ne connaît que des mots : les textes des premières fiches sont relus.
 */

import { titleOf } from "./extract.js";
import { french, shown } from "./files.js";

const QUOTED = /(-?)["“”„«]([^"“”„«»]{2,})["“”»]/g;
const WITHOUT = /(^|\s)-(\p{L}[\p{L}\p{N}'’·-]*)/gu;
const MOST = 100; // fiches relues
const blank = (text) => " ".repeat(text.length);

/** La question sans ce qu’elle écarte (``without``), chaque mot gardé à sa place, et ce qu’elle veut mot pour mot (``exact``). */
export function signs(question) {
  const exact = [];
  const without = [];
  const aside = (all, words) => {
    without.push(words.trim());
    return blank(all);
  };
  const quoted = question.replaceAll(QUOTED, (all, minus, words) => (minus ? aside(all, words) : (exact.push(words.trim()), all)));
  const text = quoted.replaceAll(WITHOUT, (all, space, word) => aside(all, word));
  const isList = question.trimStart().startsWith("-"); // collée d’ailleurs, ou qui ne dit que ce qu’elle écarte
  return { text: isList ? question : text, exact, without: isList ? [] : without };
}

/** Ne laisse que les fiches qui ont ces mots, s’il y en a ; rend ce qu’il faut en dire. */
export async function sifted(answer, words) {
  const names = ranked(answer);
  const read = names.slice(0, MOST);
  const said = await Promise.all(read.map((name) => says(name, words)));
  if (!said.includes(true)) {
    return names.length > 0 ? [`Aucune de ces fiches ne contient « ${words} » mot pour mot.`] : [];
  }
  const kept = new Set(read.filter((_, rank) => said[rank]));
  names.filter((name) => !kept.has(name)).forEach((name) => leave(answer, name));
  const among = read.length < names.length ? `, parmi les ${MOST} premières` : "";
  return [`Seulement les fiches qui contiennent « ${words} » mot pour mot${among}.`];
}

/** Les fiches d’une réponse, la meilleure d’abord. */
export const ranked = ({ scores }) => [...scores].sort((a, b) => b[1] - a[1]).map(([name]) => name);

/** Retire une fiche de la réponse. */
export function leave({ scores, partial }, name) {
  scores.delete(name);
  partial.delete(name);
}

/** Si une fiche écrit ces mots l’un après l’autre, aux accents, aux capitales et à la ponctuation près. */
async function says(name, words) {
  const reader = await french();
  const plain = (text) => ` ${reader.fold(text.normalize("NFC")).folded.replaceAll(/[^\p{L}0-9]+/gu, " ").trim()} `;
  const [title, { sections }] = await Promise.all([titleOf(name), shown(name)]);
  return [title.textContent, ...sections.flatMap(([, heading, text]) => [heading, text])].some((text) => plain(text).includes(plain(words)));
}
