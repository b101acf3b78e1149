// « La fiche publiée a changé »: what was taken from it, and what the author must choose between.

import { element, smallButton } from "./element.js";

export class Changes {
  /** @param desk - { title, write, choose }: a field's title, its YAML, and what to do of a choice */
  constructor(root, desk) {
    Object.assign(this, { root, desk, told: {}, torn: [] });
  }

  focus() {
    this.root.focus();
    this.root.scrollIntoView({ block: "start" });
  }

  /** @param told - { taken, differs }: the fields taken from the published sheet; those that differ from it, where it is not known since when */
  tell(told = {}) {
    this.told = told;
    this.show([]);
  }

  show(torn) {
    const { taken = [], differs = [] } = this.told;
    const names = (keys) => keys.map((key) => this.desk.title(key)).join(", ");
    this.torn = torn;
    this.root.hidden = !taken.length && !differs.length && !torn.length;
    this.root.replaceChildren(
      element("h2", "", differs.length ? "Ce texte remplace la fiche publiée" : "La fiche publiée a changé depuis votre brouillon"),
      ...(differs.length ? [element("p", "", `Il en diffère par\u00a0: ${names(differs)}.`)] : []),
      ...(taken.length ? [element("p", "", `Repris de la fiche publiée, car vous n’y aviez pas touché\u00a0: ${names(taken)}.`)] : []),
      ...(torn.length ? [element("p", "", "Changé des deux côtés\u00a0: votre texte est dans le formulaire, celui de la fiche publiée est ci-dessous. Choisissez avant d’envoyer."), element("ul", "tb-list-bare", ...torn.map((one) => this.#line(one)))] : []),
    );
  }

  #line(one) {
    const title = this.desk.title(one.key);
    const said = one.value === undefined ? "(rubrique retirée)" : typeof one.value === "string" ? one.value : this.desk.write(one.key, one.value);
    const text = element("pre", "", said);
    text.tabIndex = 0;
    text.setAttribute("aria-label", `Fiche publiée\u00a0: ${title}`);
    return element("li", "tb-changes__one", element("strong", "", title), text, element("p", "", this.#button(one, "Garder mon texte", false), " ", this.#button(one, "Prendre celui de la fiche publiée", true)));
  }

  #button(one, label, theirs) {
    const made = smallButton(label, { "aria-label": `${label}\u00a0: ${this.desk.title(one.key)}` });
    made.addEventListener("click", () => {
      this.desk.choose(one, theirs);
      (this.root.querySelector("button") ?? (this.root.hidden ? document.getElementById("submit") : this.root)).focus();
    });
    return made;
  }
}
