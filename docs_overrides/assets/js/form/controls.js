// Controls and data: what a control shows for a value, and what value it stands for.

import { BREAKS } from "../check/characters.js";

/** The nearest block of the form around an element: a place of the sheet, or an item of a list. */
const AROUND = "[data-key], .tb-ask__item";

export const boxOf = (element) => element.closest(AROUND);
export const itemsOf = (box) => box.querySelector(":scope > .tb-ask__items, :scope > .tb-ask__tokens");
export const inputOf = (box) => {
  const own = box.querySelector("input, textarea, select");
  return own && boxOf(own) === box ? own : undefined;
};

/** Open all that hides an element. */
export function unfold(element) {
  for (let details = element.closest("details"); details; details = details.parentElement.closest("details")) {
    details.open = true;
  }
}

/** Keys and indexes from the top of the sheet to a block. */
export function pathOf(box) {
  const path = [];
  for (let here = box; here; here = boxOf(here.parentElement)) {
    path.unshift(here.dataset.key ?? [...here.parentElement.children].indexOf(here));
  }
  return path;
}

/** The block at a path, or the nearest one around it: a word of a list has none of its own. */
export function boxAt(root, path) {
  let found;
  let here = root;
  for (const step of path) {
    const next = typeof step === "number"
      ? [itemsOf(here)?.children[step]].find((item) => item?.matches(".tb-ask__item"))
      : [...here.querySelectorAll(`[data-key="${CSS.escape(step)}"]`)].find((box) => boxOf(box.parentElement) === (found ?? null));
    if (!next) {
      break;
    }
    [found, here] = [next, next];
  }
  return found;
}

/** The blocks directly inside another. */
export const childrenOf = (box) => [...box.querySelectorAll("[data-key]")].filter((child) => boxOf(child.parentElement) === box);

const NUMBER = /^[-+\u2212]?(?:\d+|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+)(?:[.,]\d+)?$/;
/** « 2.000 » and « 1,500 »: two thousand to some, and to others two (builder/scalars.py). */
const THOUSANDS = /^[-\u2212]?[1-9]\d{0,2}[.,]\d00$/;

/** What was typed, as a value; undefined when nothing was. */
export function valueOf(box, known) {
  const input = inputOf(box);
  const { control, of } = box.dataset;
  if (control === "flag") {
    return input.checked || undefined;
  }
  if (control === "boxes") {
    const chosen = [...box.querySelectorAll("input:checked")].map(({ value }) => value);
    return chosen.length ? chosen : undefined;
  }
  if (control === "kind") {
    return box.querySelector("input:checked")?.value;
  }
  const typed = cleaned(input.localName === "textarea" ? input.value.replace(BREAKS, "\n") : input.value);
  if (!typed.trim()) {
    return undefined;
  }
  if (control === "reference") {
    return known.parse(of, typed.trim());
  }
  if (control === "number") {
    return numberOf(input.value.trim());
  }
  if (of === "date") {
    return dateOf(typed.trim());
  }
  if (control === "page") {
    return /^[1-9]\d*$/.test(typed.trim()) ? Number(typed.trim()) : typed.trim();
  }
  return control === "line" ? typed.trim().replace(/\s*\n\s*/g, " ") : typed.trimEnd();
}

/** « 10 296 » or « 20,5 » as numbers; anything else as typed, for the verdict to say what is wrong: two cells are two numbers. */
function numberOf(typed) {
  const read = NUMBER.test(typed) && !THOUSANDS.test(typed) && typed.length <= 20;
  const text = typed.replace(/[ \u00a0\u202f]/g, "");
  return read && text.length <= 15 ? Number(text.replace(",", ".").replace("\u2212", "-")) : cleaned(typed).trim();
}

/** « 04/05/2026 », « 5/2026 », as people write them in French, as dates; anything else as typed: others put months first. */
function dateOf(typed) {
  const [, day, month, year] = /^(?:(\d{1,2})[/.])?(\d{1,2})[/.](\d{4})$/.exec(typed) ?? [];
  const read = document.documentElement.lang.startsWith("fr") && Number(month) <= 12;
  return read ? [year, month, day].filter(Boolean).map((part) => part.padStart(2, "0")).join("-") : typed;
}

/** What a copy from elsewhere brings and no field holds: tabulations, commands, halves of characters. */
export function cleaned(text) {
  return text.toWellFormed().replaceAll("\r\n", "\n").replace(/\t/g, " ").replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]/g, " ");
}

/** Whether a control can show a value and give it back. */
export function fits(box, value) {
  const { control } = box.dataset;
  if (control === "flag") {
    return value === true;
  }
  if (control === "boxes") {
    const offered = new Set([...box.querySelectorAll("input")].map((input) => input.value));
    return Array.isArray(value) && value.length > 0 && value.every((term) => offered.has(term)) && new Set(value).size === value.length;
  }
  if (control === "kind") {
    return [...box.querySelectorAll("input")].some((input) => input.value === value);
  }
  if (control === "choice") {
    return [...inputOf(box).options].some((option) => option.value === value && value !== "");
  }
  if (control === "number") {
    return typeof value === "number";
  }
  return typeof value === "string" || (control === "page" && typeof value === "number");
}

/** Show a value in a control that fits it; undefined empties it. */
export function show(box, value, known) {
  const { control, of } = box.dataset;
  if (control === "boxes" || control === "kind") {
    for (const input of box.querySelectorAll("input")) {
      input.checked = control === "kind" ? input.value === value : (value ?? []).includes(input.value);
    }
    return;
  }
  const input = inputOf(box);
  if (control === "flag") {
    input.checked = value === true;
  } else if (control === "number") {
    input.value = value === undefined ? "" : String(value).replace(".", ",");
  } else {
    input.value = value === undefined ? "" : control === "reference" ? known.show(of, value) : String(value);
  }
}
