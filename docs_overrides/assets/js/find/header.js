/* La recherche de l’en-tête : les premières fiches pendant qu’on écrit ; la touche Entrée mène au catalogue. */

import { count, make, number, pause } from "../dom.js";
import { extract, marked, titleOf } from "./extract.js";
import { FAILED, ROOT } from "./files.js";
import { ask, told, warm } from "./query.js";
import { ranked } from "./signs.js";
import { missing } from "./suggest.js";

const PAUSE = 100;
const QUIET = 400; // un mot inconnu n’est souvent pas fini d’écrire
const FIRST = 5;

export class Header {
  constructor(form) {
    this.form = form;
    this.field = form.querySelector("input");
    this.panel = form.querySelector("[data-found]");
    this.status = form.querySelector("[data-found-status]");
    this.turn = 0;
    let waiting = 0;
    this.field.addEventListener("focus", warm, { once: true });
    this.field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.update(), PAUSE);
    });
    this.field.addEventListener("focus", () => this.field.value.trim() && this.update());
    form.addEventListener("keydown", (event) => this.move(event));
    form.addEventListener("focusout", (event) => {
      if (!form.contains(event.relatedTarget)) {
        this.close();
      }
    });
    if (document.activeElement === this.field) {
      warm(); // le module vient au premier focus, passé quand il arrive
      if (this.field.value.trim()) {
        this.update();
      }
    }
  }

  close() {
    this.turn += 1;
    this.panel.hidden = true;
    this.panel.replaceChildren();
    this.status.textContent = "";
  }

  /** Flèches : de la question aux fiches et retour ; Échap referme. */
  move(event) {
    const links = [...this.panel.querySelectorAll("a")];
    const here = links.indexOf(document.activeElement);
    if (event.key === "Escape" && !this.panel.hidden) {
      event.preventDefault();
      this.field.focus();
      this.close();
    } else if (event.key === "ArrowDown" && links.length > 0) {
      event.preventDefault();
      links[Math.min(here + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && here >= 0) {
      event.preventDefault();
      (here === 0 ? this.field : links[here - 1]).focus();
    }
  }

  async update() {
    this.turn += 1;
    const turn = this.turn;
    try {
      await this.answer(turn);
    } catch (error) {
      if (turn === this.turn) {
        this.panel.replaceChildren(make("p", { textContent: FAILED }));
        this.panel.hidden = false;
        this.status.textContent = FAILED;
      }
      throw error;
    }
  }

  async answer(turn) {
    const question = this.field.value.normalize("NFC").trim();
    const answer = question ? await ask(question) : null;
    const lines = answer ? await this.lines(question, answer) : null;
    if (turn !== this.turn) {
      return;
    }
    if (!lines) {
      this.close();
      return;
    }
    this.panel.replaceChildren(...lines);
    this.panel.hidden = false;
    this.announce(answer);
    if (answer.unknown.length > 0) {
      await pause(QUIET);
      const unknown = turn === this.turn ? await missing(question, answer) : [];
      if (turn === this.turn) {
        this.panel.querySelector("[data-none]")?.remove();
        this.panel.prepend(...unknown.map(instead));
        this.announce(answer);
      }
    }
  }

  /** Dit le compte, et ce que le panneau montre des mots qui manquent : qui ne le voit pas l’entend. */
  announce({ scores }) {
    const found = scores.size > 0 ? count(scores.size, "fiche trouvée", "fiches trouvées") : "Aucune fiche trouvée";
    const notes = this.panel.querySelectorAll(":scope > p:not(.tb-quick__all, [data-none])");
    this.status.textContent = [`${found}.`, ...[...notes].map(({ textContent }) => textContent)].join(" ");
  }

  async lines(question, answer) {
    const names = ranked(answer);
    const items = await Promise.all(names.slice(0, FIRST).map((name) => line(name, answer.keys)));
    const lines = [make("ul", { className: "tb-list-bare" }, ...items)];
    const all = make("a", { href: `${new URL("fiches/", ROOT)}?${new URLSearchParams({ q: question })}` });
    if (names.length === 0) {
      lines[0] = make("p", { "data-none": "", textContent: "Aucune fiche ne contient ces mots." });
      all.textContent = "Ouvrir le catalogue";
    } else {
      all.textContent = names.length > FIRST ? `Voir les ${number(names.length)}\u00a0fiches` : "Voir dans le catalogue";
    }
    lines.unshift(...told(names, answer));
    lines.push(make("p", { className: "tb-quick__all" }, all));
    return lines;
  }
}

/** Un mot qu’aucune fiche n’a, et les pages qui l’ont ou les mots qui lui ressemblent. */
function instead({ written, links, words }) {
  const help = words.length > 0 ? ` Essayez avec « ${words.join(" », « ")} ».` : "";
  return make("p", {}, `Aucune fiche ne contient « ${written} ».${help}`, ...links);
}

async function line(name, keys) {
  const [title, passage] = await Promise.all([titleOf(name), extract(name, keys)]);
  const link = make("a", { href: passage?.anchor ? `${title.href}#${passage.anchor}` : title.href });
  link.append(make("strong", { textContent: title.textContent }));
  if (passage) {
    link.append(make("span", { className: "tb-quick__where", textContent: passage.heading }));
    link.append(make("span", { className: "tb-quick__text" }, marked(passage)));
  }
  return make("li", {}, link);
}
