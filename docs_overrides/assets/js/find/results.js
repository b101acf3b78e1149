/* Les fiches trouvées, par paquets ; chacune avec la section qui répond et un extrait. */

import { count, make, unseen } from "../dom.js";
import { card, extract, marked } from "./extract.js";

const BATCH = 12;
const FIRST = 4; // montrées dès qu’elles sont là, avant les autres du premier paquet

export class Results {
  /** @param {HTMLElement} list où mettre les cartes  @param {HTMLElement} more le paragraphe du bouton « suivantes » */
  constructor(list, more, drawn) {
    this.list = list;
    this.more = more;
    this.drawn = drawn;
    this.button = more.querySelector("button");
    this.button.addEventListener("click", () => this.next());
    this.turn = 0;
  }

  /** Montre d’autres fiches : leurs noms dans l’index, et les mots cherchés. */
  async show(names, keys) {
    this.turn += 1;
    const turn = this.turn;
    const first = await this.cards(names.slice(0, FIRST), keys);
    if (turn === this.turn) {
      this.list.replaceChildren(...first);
      const others = await this.cards(names.slice(FIRST, BATCH), keys);
      if (turn === this.turn) {
        Object.assign(this, { names, keys, done: first.length + others.length });
        this.list.append(...others);
        this.refresh();
      }
    }
    return turn === this.turn;
  }

  async next() {
    const turn = this.turn;
    const cards = await this.cards(this.names.slice(this.done, this.done + BATCH), this.keys);
    if (turn === this.turn) {
      this.done += cards.length;
      this.list.append(...cards);
      this.refresh();
      cards[0].querySelector("a").focus();
    }
  }

  refresh() {
    const left = this.names.length - this.done;
    this.more.hidden = left <= 0;
    this.button.textContent = `Afficher ${count(Math.min(left, BATCH), "autre fiche", "autres fiches")}`;
    this.drawn(this.list);
  }

  cards(names, keys) {
    return Promise.all(names.map((name) => found(name, keys)));
  }
}

/** La carte d’une fiche, et ce qui y répond à la question. */
async function found(name, keys) {
  const [shown, passage] = await Promise.all([card(name), keys.length > 0 ? extract(name, keys) : null]);
  if (passage) {
    const link = shown.querySelector(".tb-card__title a");
    const sheet = link.getAttribute("href");
    const where = make("a", { href: passage.anchor ? `${sheet}#${passage.anchor}` : sheet, textContent: passage.heading });
    where.append(unseen(` de la fiche « ${link.textContent.trim()} »`));
    shown.append(
      make("p", { className: "tb-card__found" }, make("span", { className: "tb-card__where" }, where), " ", marked(passage)),
    );
  }
  return shown;
}
