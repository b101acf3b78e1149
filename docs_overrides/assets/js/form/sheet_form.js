// The form and the data of the sheet, kept equal: each gesture changes both, and the page is never read back.

import { isMapping } from "../check/values.js";
import { ADDER, Adders } from "./adders.js";
import { boxOf, childrenOf, cleaned, fits, inputOf, itemsOf, pathOf, show, valueOf } from "./controls.js";
import { element, smallButton } from "./element.js";
import { keptLine, stranger } from "./kept.js";
import { get, move, set } from "./tree.js";

/** Words of no list that hold no comma of their own: several may be typed at once. */
const PARTED = new Set(["keywords", "municipalities"]);

export class SheetForm {
  /**
   * @param root - the <form>
   * @param known - names and identifiers (known.js)
   * @param changed - called with the path of each change
   */
  constructor(root, known, changed) {
    Object.assign(this, { root, known, changed, data: Object.create(null), serial: 0, shown: new WeakMap() });
    this.tops = [...root.querySelectorAll("[data-key]")].filter((box) => !boxOf(box.parentElement));
    root.addEventListener("input", (event) => this.#typed(event.target));
    root.addEventListener("change", (event) => this.#typed(event.target));
    root.addEventListener("click", (event) => this.#clicked(event.target.closest("button[data-action]")));
    root.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches(ADDER)) {
        event.preventDefault();
        this.#addToken(event.target);
        event.target.focus();
      }
    });
    root.addEventListener("submit", (event) => event.preventDefault());
    this.adders = new Adders(root, (input) => this.#addToken(input));
  }

  load(data) {
    this.data = data;
    this.adders.empty();
    this.tops.forEach((box) => this.#show(box, data[box.dataset.key]));
    this.#strangers(this.root, this.tops, data);
    this.arrange();
  }

  /** Change one place from outside of its control. */
  write(path, value) {
    set(this.data, path, value);
    const box = this.tops.find(({ dataset }) => dataset.key === path[0]);
    this.#show(box, this.data[path[0]]);
  }

  /** What the chosen kind requires comes first; the rest is depth. */
  arrange() {
    const { kind } = this.data;
    document.getElementById("groups").hidden = !kind;
    for (const group of this.root.querySelectorAll(".tb-ask-group")) {
      const [front, depth] = [group.querySelector(".tb-ask-group__front"), group.querySelector(".tb-ask-group__fields")];
      const boxes = this.tops.filter((box) => group.contains(box));
      const needed = (box) => (box.dataset.kinds ?? "").split(" ").includes(kind) && box.dataset.key !== "id";
      boxes.forEach((box) => (needed(box) ? front : depth).append(box));
      const rest = boxes.filter((box) => !needed(box));
      const details = depth.parentElement;
      details.hidden = !rest.length;
      details.open ||= rest.some((box) => box.dataset.key in this.data && box.dataset.key !== "id");
      const names = rest.map((box) => titleOf(box).toLowerCase()).join(", ");
      group.querySelector(".tb-ask-group__depth > summary .tb-ask__names").textContent = `\u00a0: ${names}`;
    }
  }

  // From data to controls

  #show(box, value) {
    box.querySelector(":scope > .tb-ask__kept")?.remove();
    box.classList.remove("tb-ask--kept");
    const { control } = box.dataset;
    if (control === "object" && (value === undefined || isMapping(value))) {
      const children = childrenOf(box).filter(({ dataset }) => dataset.control !== "stranger");
      this.#strangers(box, children, value ?? {});
      for (const child of children) {
        this.#show(child, value?.[child.dataset.key]);
        const details = child.closest("details");
        if (details && box.contains(details) && value && child.dataset.key in value) {
          details.open = true;
        }
      }
    } else if (["list", "points"].includes(control) && (value === undefined || Array.isArray(value))) {
      itemsOf(box).replaceChildren();
      (value ?? []).forEach((item) => this.#append(box, item));
      this.#number(box);
    } else if (control === "tokens" && (value === undefined || (Array.isArray(value) && value.every((item) => typeof item === "string")))) {
      itemsOf(box).replaceChildren(...(value ?? []).map((item) => this.#token(box, item)));
    } else if (["object", "list", "points", "tokens"].includes(control) || (value !== undefined && !fits(box, value))) {
      this.#keep(box, value);
    } else {
      show(box, value, this.known);
      const input = inputOf(box);
      if (input?.matches("textarea, [type=text]")) {
        this.shown.set(input, input.value);
      }
      this.#named(box, value);
    }
  }

  #keep(box, value) {
    box.classList.add("tb-ask--kept");
    box.append(keptLine(value));
  }

  /** The keys of a block that it has no control for. */
  #strangers(box, children, value) {
    const inside = box.matches("li") ? box.querySelector(":scope > fieldset") : box;
    inside.querySelectorAll(":scope > [data-control=stranger]").forEach((one) => one.remove());
    const known = new Set(children.map(({ dataset }) => dataset.key));
    inside.append(...Object.keys(value).filter((key) => !known.has(key)).map((key) => stranger(key, value[key])));
  }

  #append(box, value) {
    const name = box.dataset.itemName;
    const group = box.dataset.control === "points" && typeof value !== "string";
    const item = document.getElementById(`item-${name}${group ? "-group" : ""}`).content.firstElementChild.cloneNode(true);
    this.serial += 1;
    for (const one of item.querySelectorAll("*")) {
      for (const attribute of ["id", "for", "aria-describedby"]) {
        const text = one.getAttribute(attribute);
        if (text !== null) {
          one.setAttribute(attribute, text.replace(/(^| )N-/g, `$1i${this.serial}-`));
        }
      }
    }
    itemsOf(box).append(item);
    this.#show(item, value);
    return item;
  }

  #number(box) {
    const items = [...itemsOf(box).children];
    items.forEach((item, index) => {
      item.querySelector("[data-number]").textContent = index + 1;
      const tools = [...item.children].find((child) => child.matches(".tb-ask__tools"));
      tools.querySelector("[data-action=up]").disabled = index === 0;
      tools.querySelector("[data-action=down]").disabled = index === items.length - 1;
      const name = `${titleOf(box)}, ${index + 1}`;
      tools.querySelectorAll("button").forEach((button) => button.setAttribute("aria-label", `${button.textContent}\u00a0: ${name}`));
    });
  }

  #token(box, value) {
    const { of } = box.dataset;
    const label = of && this.known.has(of) ? this.known.show(of, value) : value;
    const button = smallButton("Retirer", { "data-action": "remove-token", "aria-label": `Retirer\u00a0: ${label}` });
    return element("li", "tb-ask__token", element("span", "", label), button);
  }

  /** Under a name, the identifier that the file will hold. */
  #named(box, value) {
    const line = box.querySelector(":scope > .tb-ask__known");
    if (line) {
      const known = value !== undefined && this.known.isKnown(box.dataset.of, value);
      line.textContent = value === undefined ? "" : known ? `Au registre\u00a0: ${value}` : `Pas encore au registre${box.dataset.of === "organisation" ? "\u00a0: la rédaction l’y ajoutera." : "."}`;
    }
  }

  // From gestures to data

  #typed(input) {
    const box = boxOf(input);
    if (!box || input.matches(ADDER) || box.classList.contains("tb-ask--kept")) {
      return;
    }
    if (this.shown.get(input) === input.value) {
      return; // untouched: what the control shows may say less than the data
    }
    this.shown.delete(input);
    const path = pathOf(box);
    const value = inOrder(valueOf(box, this.known), get(this.data, path));
    const inList = typeof path.at(-1) === "number";
    set(this.data, path, inList && value === undefined ? "" : value);
    if (inputOf(box) === input) {
      this.#named(box, value);
    }
    if (path[0] === "kind") {
      this.arrange();
    }
    this.changed(path);
  }

  #clicked(button) {
    const box = button && boxOf(button);
    if (!box) {
      return;
    }
    const act = {
      add: () => this.#add(box, box.dataset.control === "points" ? "" : Object.create(null)),
      "add-group": () => this.#add(box, Object.assign(Object.create(null), { title: "", points: [""] })),
      "add-token": () => this.#addToken(box.querySelector(ADDER)).focus(),
      "remove-token": () => this.#removeToken(box, button.parentElement),
      remove: () => this.#remove(box),
      up: () => this.#move(box, -1),
      down: () => this.#move(box, 1),
      clear: () => this.#clear(box),
    }[button.dataset.action];
    act();
  }

  #add(box, value) {
    const path = pathOf(box);
    set(this.data, [...path, (get(this.data, path) ?? []).length], value);
    const item = this.#append(box, value);
    this.#number(box);
    item.querySelector("input, textarea, select").focus();
    this.changed(path);
  }

  #addToken(input) {
    const box = boxOf(input);
    const typed = cleaned(input.value).trim();
    if (typed) {
      const path = pathOf(box);
      for (const value of this.#several(box, typed)) {
        set(this.data, [...path, (get(this.data, path) ?? []).length], value);
        itemsOf(box).append(this.#token(box, value));
      }
      input.value = "";
      this.changed(path);
    }
    return input;
  }

  /** « Nord, Pas-de-Calais » is two items; a name may hold a comma: only names that are known are parted. */
  #several({ dataset: { of, key } }, typed) {
    const named = Boolean(of) && this.known.has(of);
    const parse = (text) => (named ? this.known.parse(of, text) : text);
    const isKnown = (text) => named && this.known.find(of, text) !== undefined;
    const parts = (PARTED.has(key) ? this.known.items(typed) : typed.split(/[,;]/)).map((part) => part.trim()).filter(Boolean);
    return PARTED.has(key) || (!isKnown(typed) && parts.every(isKnown)) ? parts.map(parse) : [parse(typed)];
  }

  #removeToken(box, item) {
    const path = [...pathOf(box), [...item.parentElement.children].indexOf(item)];
    this.#take(path);
    item.remove();
    box.querySelector(ADDER).focus();
    this.changed(path);
  }

  /** Nothing gives back what is taken out: one is asked first, when something was written there. */
  #remove(item) {
    const path = pathOf(item);
    const box = boxOf(item.parentElement);
    const value = get(this.data, path);
    if ((isMapping(value) ? Object.keys(value).length : value) && !window.confirm(`Retirer ce qui est écrit là\u202f? ${titleOf(box)}, ${path.at(-1) + 1}.`)) {
      return;
    }
    const next = item.nextElementSibling ?? item.previousElementSibling;
    this.#take(path);
    item.remove();
    this.#number(box);
    (next?.querySelector("input, textarea, select") ?? box.querySelector(":scope > p [data-action=add]")).focus();
    this.changed(path);
  }

  /** Take an item out; a list that it leaves empty goes with it. */
  #take(path) {
    set(this.data, path, undefined);
  }

  #move(item, step) {
    const path = pathOf(item);
    const [list, from] = [path.slice(0, -1), path.at(-1)];
    move(this.data, list, from, from + step);
    const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
    other[step < 0 ? "before" : "after"](item);
    this.#number(boxOf(item.parentElement));
    const button = item.querySelector(`:scope > .tb-ask__tools [data-action=${step < 0 ? "up" : "down"}]`);
    (button.disabled ? item.querySelector(":scope > .tb-ask__tools button:enabled") : button).focus();
    this.changed(list);
  }

  #clear(box) {
    const path = pathOf(box);
    set(this.data, path, typeof path.at(-1) === "number" ? "" : undefined);
    if (typeof path.at(-1) === "number") {
      this.#remove(box);
      return;
    }
    if (box.dataset.control === "stranger") {
      box.remove();
    } else {
      this.#show(box, undefined);
    }
    (inputOf(box) ?? this.root.querySelector("[data-control=stranger] button") ?? document.getElementById("submit")).focus();
    this.changed(path);
  }
}

/** Boxes ticked again keep the order of the file; new ones come last. */
function inOrder(value, before) {
  if (!Array.isArray(value) || !Array.isArray(before)) {
    return value;
  }
  return [...before.filter((item) => value.includes(item)), ...value.filter((item) => !before.includes(item))];
}

/** The French name of a block. */
export function titleOf(box) {
  const label = box.querySelector("legend, label");
  return [...label.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent).join("").trim();
}
