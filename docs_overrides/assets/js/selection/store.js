/*
 * Mon panorama : un titre et une liste ordonnée de fiches, gardés par le navigateur (localStorage) et nulle part ailleurs.
 *
 * Le stockage peut être refusé, plein, abîmé ou changé dans un autre onglet : on relit avant chaque écriture, on ne garde
 * que ce qui a la bonne forme, et à défaut la mémoire de la page sert de stockage.
 */
import { ROOT, panoramaAddress } from "../places.js";

/** Le nombre de fiches d’un panorama : au-delà, ni le lien ni l’impression ne restent commodes. */
export const MAX = 50;
/** La fin de l’adresse qui porte son propre panorama, là où le navigateur ne garde rien. */
export const OWN = "#le-mien";
const TITLE_LENGTH = 120;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/; // celui de schema/common.schema.json
const ID_LENGTH = 80;
const KEY = `boite-a-pratiques:panorama:${ROOT.pathname}`; // plusieurs boîtes peuvent partager un domaine
const EMPTY = Object.freeze({ title: "", ids: Object.freeze([]) });
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

const bell = new EventTarget();
let memory = EMPTY;
let kept = true;

/** Si `id` a la forme d’un identifiant de fiche. */
export const isId = (id) => typeof id === "string" && id.length <= ID_LENGTH && ID.test(id);

/** Les identifiants bien formés, chacun une fois, `most` au plus. */
export const wellFormed = (ids, most = MAX) => [...new Set(ids.filter(isId))].slice(0, most);

/** Un titre d’une ligne, sans caractère invisible. */
export function cleanTitle(title) {
  const line = String(title).replace(UNSEEN, " ").replace(/\s+/g, " ").trim();
  return [...line].slice(0, TITLE_LENGTH).join("");
}

/** Le panorama : `{ title, ids }`. Ne lève jamais d’erreur. */
export function read() {
  if (!kept) {
    return memory;
  }
  try {
    return parse(localStorage.getItem(KEY));
  } catch {
    kept = false;
    return memory;
  }
}

/** Si le navigateur garde le panorama d’une visite à l’autre. */
export function isKept() {
  read();
  return kept;
}

/** L’adresse de son panorama ; elle porte les fiches là où le navigateur ne les garde pas. */
export function ownAddress() {
  const { title, ids } = read();
  const address = kept ? panoramaAddress() : panoramaAddress(ids, title);
  address.hash = kept ? "" : OWN;
  return address;
}

/** Remplace le panorama. */
export const replace = (next) => change(() => next);

/** Ajoute une fiche à la fin ; faux si le panorama est plein. */
export function add(id) {
  const fits = read().ids.length < MAX;
  if (fits) {
    change(({ title, ids }) => ({ title, ids: [...ids, id] }));
  }
  return fits;
}

/** Retire une fiche. */
export const remove = (id) => change(({ title, ids }) => ({ title, ids: ids.filter((other) => other !== id) }));

/** Donne un titre au panorama. */
export const rename = (title) => change(({ ids }) => ({ title, ids }));

/** Avance (`by` négatif) ou recule une fiche dans l’ordre. */
export function move(id, by) {
  change(({ title, ids }) => {
    const others = ids.filter((other) => other !== id);
    const place = Math.min(Math.max(ids.indexOf(id) + by, 0), others.length);
    return { title, ids: ids.includes(id) ? [...others.slice(0, place), id, ...others.slice(place)] : ids };
  });
}

/** Appelle `listener` après chaque changement, dans cet onglet ou un autre. */
export const onChange = (listener) => bell.addEventListener("change", listener);

function change(how) {
  const next = cleaned(how(read()));
  memory = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    kept = false;
  }
  ring();
}

function parse(text) {
  try {
    return cleaned(JSON.parse(text));
  } catch {
    return EMPTY; // abîmé : la prochaine écriture le répare
  }
}

function cleaned(found) {
  const { title = "", ids = [] } = found ?? {};
  return { title: typeof title === "string" ? cleanTitle(title) : "", ids: Array.isArray(ids) ? wellFormed(ids) : [] };
}

const ring = () => bell.dispatchEvent(new Event("change"));

addEventListener("storage", ({ key }) => (key === KEY || key === null) && ring());
addEventListener("pageshow", ({ persisted }) => persisted && ring()); // retour en arrière : la page dormait
