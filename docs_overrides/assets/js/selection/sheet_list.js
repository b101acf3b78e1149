/* La liste des fiches d’un panorama : titre, faits, case à cocher pour comparer et, pour le sien, ordre et retrait. */
import { button, dotted, make } from "../dom.js";
import { sheetAddress } from "../places.js";
import { sheetPage } from "./sheet_pages.js";
import { WORDS } from "./words.js";

/** Une liste qui garde ses lignes, donc le focus, d’un ordre à l’autre. */
export class SheetList {
  #lines = new Map();
  #tools;

  /** `tools` vaut `{ move(id, by), remove(id) }`, ou `null` pour une liste qu’on ne change pas. */
  constructor(tools) {
    this.#tools = tools;
    this.element = make("ol", { className: "tb-picked", "aria-label": WORDS.list, tabIndex: -1 });
  }

  /** Montre ces fiches, dans cet ordre. */
  show(ids) {
    const focused = document.activeElement;
    const lines = ids.map((id) => this.#line(id));
    if (lines.some((line, place) => this.element.children[place] !== line.element) || this.element.children.length !== ids.length) {
      this.element.replaceChildren(...lines.map((line) => line.element));
    }
    lines.forEach((line, place) => line.mark(place, ids.length));
    if (this.element.contains(focused)) {
      focused.focus();
    }
  }

  /** Les fiches cochées, dans l’ordre de la liste. */
  ticked() {
    return [...this.element.querySelectorAll("input:checked")].map((box) => box.value);
  }

  /** Le titre d’une fiche de la liste. */
  titleOf(id) {
    return this.#lines.get(id)?.title ?? id;
  }

  /** Donne le focus à un outil (« up », « down », « out ») ou au titre (« title ») d’une ligne. */
  focus(id, what) {
    this.#lines.get(id)?.element.querySelector(`[data-tool="${what}"]`)?.focus();
  }

  #line(id) {
    if (!this.#lines.has(id)) {
      this.#lines.set(id, new Line(id, this.#tools));
    }
    return this.#lines.get(id);
  }
}

/** Une fiche dans la liste ; elle se complète quand sa page arrive. */
class Line {
  constructor(id, tools) {
    this.id = id;
    this.title = id;
    this.link = make("a", { href: sheetAddress(id).href, "data-tool": "title" }, id);
    this.facts = make("p", { className: "tb-picked__facts" }, WORDS.loading);
    this.box = make("input", { type: "checkbox", value: id });
    this.tools = make("div", { className: "tb-picked__tools" });
    if (tools) {
      this.up = this.#tool("up", WORDS.up, () => this.place > 0 && tools.move(id, -1));
      this.down = this.#tool("down", WORDS.down, () => this.place < this.total - 1 && tools.move(id, 1));
      this.out = this.#tool("out", WORDS.out, () => tools.remove(id));
      this.tools.append(this.up, this.down, this.out);
    }
    const about = make("div", { className: "tb-picked__about" }, make("p", { className: "tb-picked__title" }, this.link), this.facts);
    this.element = make("li", {}, make("span", { className: "tb-picked__tick" }, this.box), about, this.tools);
    this.#name();
    this.#fill();
  }

  /** Dit à la ligne où elle est : au bord, son bouton reste là mais ne fait rien. */
  mark(place, total) {
    this.place = place;
    this.total = total;
    this.up?.setAttribute("aria-disabled", String(place === 0));
    this.down?.setAttribute("aria-disabled", String(place === total - 1));
  }

  async #fill() {
    const page = await sheetPage(this.id);
    if (page.state === "ready") {
      this.title = page.title;
      this.link.textContent = page.title;
      this.facts.textContent = dotted([page.kind, page.isArchived && WORDS.archived, ...page.facts]);
      this.#name();
      return;
    }
    if (page.state === "moved") {
      return; // la liste se refait avec son identifiant d’aujourd’hui
    }
    const isMissing = page.state === "missing";
    this.element.classList.add("tb-picked--lost");
    this.link.replaceWith(this.id);
    this.box.disabled = true;
    this.box.checked = false;
    this.facts.replaceChildren(isMissing ? WORDS.missing(this.id) : WORDS.failed(this.id));
    if (!isMissing) {
      this.facts.append(" ", button(WORDS.retry, () => location.reload()));
    }
  }

  #tool(name, label, act) {
    return button(label, act, { className: `tb-action tb-action--${name}`, "data-tool": name });
  }

  #name() {
    this.box.setAttribute("aria-label", WORDS.tick(this.title));
    this.up?.setAttribute("aria-label", WORDS.upTitle(this.title));
    this.down?.setAttribute("aria-label", WORDS.downTitle(this.title));
    this.out?.setAttribute("aria-label", WORDS.outTitle(this.title));
  }
}
