/* Écrire dans la page : des éléments et du texte, jamais du HTML. */

/** Un élément ; les propriétés à tiret (« aria-… », « data-… ») et `role` sont des attributs. */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role") {
      element.setAttribute(key, value);
    } else {
      element[key] = value;
    }
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Un bouton qui appelle `act`. */
export function button(label, act, properties = {}) {
  const element = make("button", { type: "button", className: "tb-action", ...properties }, label);
  element.addEventListener("click", act);
  return element;
}

/** Ces morceaux à la suite : le point qui les sépare ne commence pas une ligne. */
export const dotted = (pieces) => pieces.filter(Boolean).join("\u00a0· ");

/** Des mots pour les lecteurs d’écran seulement. */
export const unseen = (text) => make("span", { className: "tb-unseen" }, text);

/** Attend. */
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

let bubble = null;
let hiding = 0;
const SHOWN = 7000; // ms ; ce qui compte se lit aussi dans la page

/** Prépare la bulle : une zone n’est annoncée que si elle existe avant son texte. */
export function prepareSaying() {
  bubble ??= document.body.appendChild(make("p", { className: "tb-said", role: "status", "aria-atomic": "true" }));
}

/** Annonce poliment un changement, et le montre un moment. */
export function say(text) {
  prepareSaying();
  clearTimeout(hiding);
  bubble.textContent = "";
  requestAnimationFrame(() => (bubble.textContent = text)); // le même message deux fois s’annonce deux fois
  hiding = setTimeout(() => (bubble.textContent = ""), SHOWN);
}

const { lang } = document.documentElement;
const numbers = new Intl.NumberFormat(lang);
const plurals = new Intl.PluralRules(lang);

/** Un nombre. */
export const number = (value) => numbers.format(value);

/** « 1 fiche », « 12 fiches ». */
export const count = (value, noun, plural = `${noun}s`) => `${number(value)}\u00a0${plurals.select(value) === "one" ? noun : plural}`;
