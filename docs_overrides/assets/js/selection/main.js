/*
 * Mon panorama, sur toutes les pages : le compte dans l’en-tête, les boutons des fiches. Les pages « Mon panorama » et
 * « Comparer » chargent le leur. Rien ne quitte le navigateur.
 */
import { decorate, start } from "./buttons.js";
import { prepareSaying } from "../dom.js";
import * as store from "./store.js";
import { BUTTONS } from "./button_words.js";

const PAGES = { panorama: () => import("./panorama.js"), compare: () => import("./compare.js") };

function showCount() {
  const number = store.read().ids.length;
  for (const link of store.isKept() ? [] : document.querySelectorAll(".tb-mine")) {
    link.href = store.ownAddress().href;
  }
  for (const badge of document.querySelectorAll("[data-panorama-count]")) {
    badge.hidden = number === 0;
    badge.querySelector("[data-number]").textContent = String(number);
    badge.querySelector("[data-noun]").textContent = BUTTONS.sheets(number).replace(/^\d+/, "");
  }
}

prepareSaying();
start();
decorate();
showCount();
store.onChange(showCount);

const mount = document.querySelector("[data-selection]");
if (mount && PAGES[mount.dataset.selection]) {
  PAGES[mount.dataset.selection]().then((page) => page.start(mount));
}
