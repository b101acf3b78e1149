/*
 * « Ajouter à mon panorama » sur les cartes (« [data-sheet] ») et en tête de fiche (« [data-sheet-page] »).
 *
 * Le bouton dit ce qu’il fera : son libellé change, il reste au même endroit et garde le focus. Un seul écouteur sert
 * toute la page, y compris les cartes que le catalogue redessine.
 */
import { make, say, unseen } from "../dom.js";
import { compareAddress } from "../places.js";
import * as store from "./store.js";
import { BUTTONS } from "./button_words.js";

/** Ajoute leur bouton aux cartes et à la tête de fiche de `root` qui n’en ont pas ; à appeler après chaque redessin. */
export function decorate(root = document) {
  const picked = new Set(store.read().ids);
  for (const card of root.querySelectorAll("[data-sheet]")) {
    if (store.isId(card.dataset.sheet) && !card.querySelector(":scope > .tb-pick")) {
      card.append(pick(card.dataset.sheet, title(card), picked));
    }
  }
  const head = root.querySelector("[data-sheet-page]");
  if (head && store.isId(head.dataset.sheetPage) && !head.querySelector(".tb-pick")) {
    head.querySelector("[data-picks]").append(...headActions(head.dataset.sheetPage, title(head), picked));
  }
}

/** Met à jour tous les boutons après chaque changement, et répond aux clics. */
export function start() {
  store.onChange(refresh);
  document.addEventListener("click", (event) => {
    const chosen = event.target.closest?.("button[data-pick]");
    if (chosen) {
      toggle(chosen.dataset.pick);
    }
  });
}

function toggle(id) {
  if (store.read().ids.includes(id)) {
    store.remove(id);
    say(BUTTONS.takenOut(store.read().ids.length));
  } else if (store.add(id)) {
    say(store.isKept() ? BUTTONS.added(store.read().ids.length) : BUTTONS.addedHere);
  } else {
    say(BUTTONS.full(store.MAX));
  }
}

function pick(id, about, picked) {
  const label = make("span", { className: "tb-pick__label" });
  const chosen = make("button", { type: "button", className: "tb-pick", "data-pick": id }, label, unseen(BUTTONS.about(about)));
  show(chosen, picked);
  return chosen;
}

function headActions(id, about, picked) {
  const compare = make("a", { className: "tb-pick-compare", href: compareAddress([id]).href }, BUTTONS.compareThis);
  return [pick(id, about, picked), compare];
}

function refresh() {
  const picked = new Set(store.read().ids);
  document.querySelectorAll("button[data-pick]").forEach((chosen) => show(chosen, picked));
}

function show(chosen, picked) {
  const label = chosen.querySelector(".tb-pick__label");
  const inside = picked.has(chosen.dataset.pick);
  const said = inside ? BUTTONS.takeOut : BUTTONS.add;
  if (label.textContent !== said) {
    label.textContent = said; // des milliers de cartes : n’écrire que ce qui change
    chosen.classList.toggle("tb-pick--in", inside);
  }
}

const title = (root) => root.querySelector(".tb-card__title, h1, [data-sheet-title]")?.textContent.trim() ?? "";
