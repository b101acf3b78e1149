/*
 * Les fiches, prises sur leurs propres pages : même site, une seule fois chacune, lues par DOMParser (qui n’exécute rien),
 * données en copies propres. Aucun autre fichier à tenir à jour : ce que la page dit est ce que le livret dit.
 */
import { cleanCopy } from "./clean.js";
import { sheetAddress } from "../places.js";
import { isId } from "./store.js";

const pages = new Map();

/**
 * La fiche `id` : une `SheetPage`, ou `{ state: "missing" }` si elle n’existe plus, ou `{ state: "moved", now }` si elle a
 * changé d’identifiant, ou `{ state: "failed" }` si le réseau a manqué (un nouvel appel réessaie). La promesse n’échoue jamais.
 */
export function sheetPage(id) {
  if (!pages.has(id)) {
    const found = load(id).catch(() => ({ state: "failed", id }));
    pages.set(id, found);
    found.then((page) => page.state === "failed" && pages.delete(id));
  }
  return pages.get(id);
}

/** Ces identifiants tels qu’ils sont aujourd’hui, chacun une fois, ou `null` si aucun n’a changé. */
export async function renamed(ids) {
  const pages = await Promise.all(ids.map(sheetPage));
  return pages.some((page) => page.state === "moved") ? [...new Set(pages.map((page) => page.now ?? page.id))] : null;
}

async function load(id) {
  const address = sheetAddress(id);
  const response = await fetch(address);
  if (response.status === 404 || response.status === 410) {
    return { state: "missing", id };
  }
  if (!response.ok || new URL(response.url).origin !== address.origin) {
    return { state: "failed", id };
  }
  const parsed = new DOMParser().parseFromString(await response.text(), "text/html");
  // Certains hébergeurs répondent 200 à tout : seule compte la fiche elle-même.
  const head = parsed.querySelector(`[data-sheet-page="${id}"]`);
  if (head) {
    return new SheetPage(id, address, head);
  }
  const now = parsed.querySelector("[data-moved-to]")?.dataset.movedTo;
  return isId(now) && now !== id ? { state: "moved", id, now } : { state: "missing", id };
}

/** Une fiche lue. `head` est l’en-tête de sa page, dans un document inerte. */
class SheetPage {
  state = "ready";

  constructor(id, address, head) {
    this.id = id;
    this.address = address;
    this.head = head;
    this.title = words(head.querySelector("h1"));
    this.kind = words(head.querySelector(".tb-head__kicker .tb-badge"));
    this.isArchived = head.querySelector("[data-archived]") !== null;
  }

  /** Qui, où, quand, en quelques mots chacun. */
  get facts() {
    const cells = [...this.head.querySelectorAll(".tb-strip dd")].slice(0, 3);
    return cells.filter((cell) => !cell.querySelector(".tb-absent")).map((cell) => words(cell, ".tb-strip__detail"));
  }

  /** La copie de quelques champs (« context », « funding »…), ou `null` si la fiche n’en renseigne aucun. */
  fields(names) {
    const found = names.flatMap((name) => this.#body.flatMap((part) => [...part.querySelectorAll(`[data-field="${name}"]`)]));
    const said = found.flatMap((field) => [...field.children]).filter((part) => part.localName !== "h3"); // le nom du champ
    return said.length ? this.#copy(said, { deeper: 0 }) : null;
  }

  /** Toute la fiche pour un livret, sans le site : son titre devient un titre de niveau 2, le reste suit. */
  whole() {
    const shown = this.#body.filter((part) => !this.#isOnlyOnline(part));
    return this.#copy([...this.head.children, ...shown], { deeper: 1, without: ONLINE });
  }

  /** Ce qui suit l’en-tête : titres de section, sections, notes, pied. */
  get #body() {
    const body = [];
    for (let next = this.head.nextElementSibling; next; next = next.nextElementSibling) {
      body.push(next);
    }
    return body;
  }

  /** Si une partie, ou le titre qui la précède, ne montre que des liens vers d’autres fiches. */
  #isOnlyOnline(part) {
    const section = part.localName === "h2" ? part.nextElementSibling : part;
    const fields = [...(section?.querySelectorAll(".tb-field") ?? [])];
    return fields.length > 0 && fields.every((field) => field.matches(ONLINE));
  }

  #copy(nodes, rules) {
    return cleanCopy(nodes, { base: this.address, prefix: `${this.id}--`, ...rules });
  }
}

const ONLINE = '[data-field="related"], .tb-numbers, .tb-notes__back, .tb-life, .tb-actions, .tb-proof';

/** Le texte d’un élément, sans ce que `without` désigne. */
function words(element, without = "") {
  const copy = element?.cloneNode(true);
  if (without) {
    copy?.querySelectorAll(without).forEach((part) => part.remove());
  }
  return copy?.textContent.replace(/\s+/g, " ").trim() ?? "";
}
