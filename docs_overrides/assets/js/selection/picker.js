/* Choisir une fiche par son titre. Les titres ne sont chargés que lorsqu’on commence à choisir. */
import { button, make } from "../dom.js";
import { TITLES } from "../places.js";
import { isId } from "./store.js";
import { WORDS } from "./words.js";

const SHOWN = 12;

const plain = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u2019']/g, "'").replace(/\s+/g, " ").trim().toLowerCase();

/** Un champ et les titres qui lui répondent ; `choose(id, title)` est appelé au choix, `isOut(id)` écarte une fiche. */
export function picker(choose, isOut) {
  const field = make("input", { id: "ajouter-une-fiche", type: "search", autocomplete: "off", "aria-describedby": "ajouter-aide" });
  const hint = make("p", { className: "tb-panorama__hint", id: "ajouter-aide" }, WORDS.addHow);
  const status = make("p", { className: "tb-panorama__hint", role: "status", "aria-atomic": "true" });
  const found = make("ul", { className: "tb-found tb-list-bare", hidden: true });
  const element = make(
    "div",
    { className: "tb-picker" },
    make("label", { htmlFor: field.id }, WORDS.addSheet),
    field,
    hint,
    status,
    found,
  );
  let titles = null;

  async function search() {
    const words = plain(field.value).split(" ").filter(Boolean);
    if (words.length === 0) {
      show([], "");
      return;
    }
    titles ??= load();
    const all = await titles;
    if (all === null) {
      titles = null;
      show([], WORDS.titlesFailed);
      return;
    }
    if (plain(field.value).split(" ").filter(Boolean).join() !== words.join()) {
      return; // d’autres lettres sont arrivées entre-temps
    }
    const fitting = all.filter(({ id, key }) => !isOut(id) && words.every((word) => key.includes(word)));
    show(fitting.slice(0, SHOWN), fitting.length ? WORDS.found(fitting.length, SHOWN) : WORDS.foundNone);
  }

  function show(sheets, said) {
    status.textContent = said;
    found.replaceChildren(...sheets.map(({ id, title }) => make("li", {}, button(title, () => pick(id, title)))));
    found.hidden = sheets.length === 0;
  }

  function pick(id, title) {
    field.value = "";
    show([], "");
    field.focus();
    choose(id, title);
  }

  field.addEventListener("focus", () => (titles ??= load()));
  field.addEventListener("input", search);
  return { element, field };
}

/** `[{ id, title, key }]`, ou `null` si le fichier n’a pas pu être lu. */
async function load() {
  try {
    const pairs = await (await fetch(TITLES)).json();
    return pairs.filter(([id]) => isId(id)).map(([id, title]) => ({ id, title: String(title), key: plain(String(title)) }));
  } catch {
    return null;
  }
}
