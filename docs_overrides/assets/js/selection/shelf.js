/* Les fiches d’un panorama, le sien ou celui d’un lien, et ce qu’on fait de toutes : comparer, imprimer, voir le livret. */
import { Booklet } from "./booklet.js";
import { button, make, say } from "../dom.js";
import { compareAddress } from "../places.js";
import { PressPanel } from "../press/panel.js";
import { SheetList } from "./sheet_list.js";
import { renamed } from "./sheet_pages.js";
import { WORDS } from "./words.js";

/** Le rayon : sa liste, ses actions, son livret ; `tools` comme dans `SheetList`. */
export class Shelf {
  #booklet = new Booklet();
  #press = new PressPanel();
  #preview = button(WORDS.preview, () => this.#open(!this.#booklet.isOpen), { "aria-expanded": "false", "aria-controls": "livret" });
  #close = button(WORDS.closePreview, () => this.#open(false), { hidden: true });
  #ids = [];

  constructor(tools, ...more) {
    this.list = new SheetList(tools);
    this.actions = make(
      "div",
      { className: "tb-panorama__actions" },
      button(WORDS.print, () => this.#print(), { className: "tb-action tb-action--main" }),
      button(WORDS.compare, () => this.#compare()),
      this.#preview,
      ...more,
    );
    this.element = make("div", { className: "tb-panorama__shelf" }, this.actions, this.#press.element, this.list.element, this.#close, this.#booklet.element);
  }

  /** Montre cette sélection ; `follow` reçoit les identifiants d’aujourd’hui quand une fiche en a changé. */
  show({ title, ids }, follow) {
    this.#ids = ids;
    this.list.show(ids);
    this.#booklet.compose({ title, ids });
    this.#press.show({ title, ids });
    renamed(ids).then((now) => now && ids === this.#ids && follow(now));
  }

  async #print() {
    say(WORDS.printing);
    const lacking = await this.#booklet.print();
    say(lacking ? WORDS.printPartly(lacking) : "");
  }

  #compare() {
    const ticked = this.list.ticked();
    const chosen = ticked.length === 0 ? this.#ids : ticked; // deux à quatre fiches en tout : inutile de les cocher
    if (chosen.length < 2 || chosen.length > 4) {
      say(WORDS.compareHow(ticked.length));
      return;
    }
    location.assign(compareAddress(chosen));
  }

  /** Le livret est sous la liste : on y va en l’ouvrant, on revient au bouton en le fermant. */
  #open(isOpen) {
    this.#booklet.element.toggleAttribute("data-open", isOpen);
    this.#preview.setAttribute("aria-expanded", String(isOpen));
    this.#close.hidden = !isOpen;
    (isOpen ? this.#close : this.#preview).focus({ preventScroll: true });
    (isOpen ? this.#close : this.#preview).scrollIntoView({ block: isOpen ? "start" : "nearest" });
  }
}
