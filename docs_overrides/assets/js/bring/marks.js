// « À confirmer »: what was read in a document waits on its field, and what found no field in a list, until someone says.

import { make, button } from "../dom.js";

const SHOWN = 240;
const cut = (text) => ([...text].length > SHOWN ? `${[...text].slice(0, SHOWN).join("")}…` : text);
const quoted = ({ text, line }) => (text ? ` «\u00a0${cut(text)}\u00a0»${line ? ` (ligne ${line})` : ""}` : "");

export class Marks {
  /**
   * @param root - the form
   * @param panel - the block of the panel, which lists what found no field
   * @param changed - called when a person confirms or removes something
   * @param take - puts a recognised value in a field, unless something is written there
   */
  constructor(root, panel, changed, take) {
    Object.assign(this, { root, changed, take, list: panel.querySelector("#bring-left"), doubts: [], left: [] });
  }

  /** What is kept with the draft. */
  get kept() {
    return { doubts: this.doubts, left: this.left };
  }

  set(doubts = [], left = []) {
    Object.assign(this, { doubts: [...doubts], left: [...left] });
    this.show();
  }

  add(doubts, left) {
    this.set([...this.doubts, ...doubts], [...this.left, ...left]);
  }

  show() {
    this.root.querySelectorAll(".tb-ask__doubt").forEach((mark) => mark.remove());
    for (const doubt of this.doubts) {
      const box = [...this.root.querySelectorAll(`[data-key="${CSS.escape(doubt.key)}"]`)].find((one) => !one.parentElement.closest("[data-key], .tb-ask__item"));
      const act = () => this.#confirm(doubt, box);
      const label = doubt.value === undefined ? "C’est juste" : "Reprendre";
      const done = button(label, act, { className: "tb-button tb-button--small" });
      done.setAttribute("aria-label", `${label}\u00a0: ${doubt.why}`);
      box?.append(make("p", { className: "tb-ask__doubt" }, make("strong", {}, "À confirmer\u00a0: "), `${doubt.why}.${quoted(doubt)} `, done));
    }
    const items = this.left.map((one) => make("li", {}, one.text, make("span", { className: "tb-bring__why" }, ` (${one.line ? `ligne ${one.line}, ` : ""}${one.why}) `), this.#removal(one)));
    this.list.querySelector("ul").replaceChildren(...items);
    this.list.hidden = !this.left.length;
  }

  #confirm(doubt, box) {
    this.doubts = this.doubts.filter((one) => one !== doubt);
    if (doubt.value !== undefined) {
      this.take(doubt.key, doubt.value);
    }
    this.show();
    (box.querySelector(".tb-ask__doubt button") ?? box.querySelector("input, textarea, select, button"))?.focus();
    this.changed();
  }

  #removal(one) {
    const label = `Retirer de la liste\u00a0: ${cut(one.text)}`;
    const act = () => {
      this.left = this.left.filter((other) => other !== one);
      this.show();
      (this.list.querySelector("button") ?? document.getElementById("bring-text")).focus();
      this.changed();
    };
    const done = button("Retirer", act, { className: "tb-button tb-button--small" });
    done.setAttribute("aria-label", label);
    return done;
  }

  /** What who reviews the sheet must know: what its author has not confirmed. */
  remarks(titleOf) {
    return this.doubts.map((doubt) => `À confirmer. ${titleOf(doubt.key)} : ${doubt.why}${quoted(doubt)}`);
  }
}
