// « Partir d’un texte ou d’un fichier Word »: a pasted text or a dropped file → what the form can take of it.

import { BREAKS } from "../check/characters.js";
import { button } from "../dom.js";
import { drafts } from "./document.js";
import { linesOf } from "./lines.js";
import { measured } from "./sections.js";
import { wordLines } from "./word.js";
import { Refused } from "./zip.js";

const UNREAD = "Ce document n’a pas pu être lu\u00a0: il a peut-être été déplacé ou renommé. Choisissez-le à nouveau, ou collez son texte.";
const many = (number, one, several) => `${number} ${number > 1 ? several : one}`;

export class Panel {
  /**
   * @param root - the block of the panel
   * @param tools - what reading needs (document.js)
   * @param pour - takes a record (filling.js) and says how many values the form took
   */
  constructor(root, tools, pour) {
    Object.assign(this, { root, tools, pour, said: root.querySelector("#bring-said"), which: root.querySelector("#bring-which") });
    const text = root.querySelector("#bring-text");
    root.querySelector("#bring-fill").addEventListener("click", () => this.#read(() => this.#pasted(text.value)));
    root.querySelector("#bring-file").addEventListener("change", ({ target }) => {
      const [file] = target.files;
      target.value = "";
      this.#read(() => this.#opened(file));
    });
    this.#receive(root, root.querySelector("#bring-drop"));
  }

  /** A file or a text that is dropped on the panel; one that misses it must not open in the place of the page. */
  #receive(root, shown) {
    const typed = ({ target, dataTransfer }) => target.localName === "textarea" && !dataTransfer.types.includes("Files");
    for (const name of ["dragover", "dragleave", "drop"]) {
      root.addEventListener(name, (event) => {
        if (!typed(event)) {
          event.preventDefault();
          shown.classList.toggle("tb-bring__drop--over", name === "dragover");
        }
      });
      addEventListener(name, (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
    }
    root.addEventListener("drop", (event) => {
      const { dataTransfer } = event;
      const [file] = dataTransfer.files;
      if (typed(event)) {
        return; // words put in the text, as anywhere
      }
      this.#read(() => (file ? this.#opened(file) : this.#pasted(dataTransfer.getData("text/plain"))));
    });
  }

  #pasted(text) {
    if ([...text].length > this.tools.limits.text) {
      throw new Refused(`Ce texte compte plus de ${this.tools.limits.text.toLocaleString("fr-FR")} signes\u00a0: collez une fiche à la fois.`);
    }
    return linesOf(text.replace(BREAKS, "\n"), this.tools.patterns.lines);
  }

  async #opened(file) {
    const name = file.name.toLowerCase();
    if (name.endsWith(".docx")) {
      return wordLines(file, this.tools.patterns.lines, this.tools.limits);
    }
    if (!name.endsWith(".txt") && !name.endsWith(".md")) {
      throw new Refused("Ce formulaire lit les fichiers .docx et .txt. Copiez le texte d’un autre fichier (PDF, .odt), puis collez-le ici.");
    }
    if (file.size > this.tools.limits.file) {
      throw new Refused("Ce fichier est trop lourd pour un texte\u00a0: collez une fiche à la fois.");
    }
    const bytes = await file.arrayBuffer();
    try {
      return this.#pasted(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch (error) {
      if (error instanceof Refused) {
        throw error;
      }
      return this.#pasted(new TextDecoder("windows-1252").decode(bytes));
    }
  }

  async #read(lines) {
    this.which.hidden = true;
    this.said.textContent = "";
    try {
      const read = await lines();
      const total = read.reduce((sum, { text }) => sum + text.length, 0);
      if (total > this.tools.limits.text) {
        throw new Refused(`Ce document compte plus de ${this.tools.limits.text.toLocaleString("fr-FR")} signes\u00a0: collez une fiche à la fois.`);
      }
      if (read.length > this.tools.limits.lines) {
        throw new Refused(`Ce document compte plus de ${this.tools.limits.lines.toLocaleString("fr-FR")} lignes\u00a0: collez une fiche à la fois.`);
      }
      if (!read.some(({ text }) => measured(text))) {
        throw new Refused("Il n’y a aucun texte ici\u00a0: collez-en un, ou choisissez un fichier.");
      }
      this.#offer(drafts(read, this.tools), read.remarks ?? []);
    } catch (error) {
      // A file that was moved since it was chosen, a disk that is gone.
      this.said.textContent = error instanceof Refused ? error.message : UNREAD;
      if (!(error instanceof Refused || error instanceof DOMException)) {
        throw error;
      }
    }
  }

  #offer(found, remarks) {
    if (found.length === 1) {
      this.#fill(found[0], remarks);
      return;
    }
    this.said.textContent = `Ce document contient ${found.length} fiches. Laquelle voulez-vous proposer ici\u202f?`;
    this.which.replaceChildren(...found.map((record, index) => {
      const label = record.data.title ?? `Fiche ${index + 1}`;
      return button(label, () => this.#fill(record, remarks), { className: "tb-button tb-button--small" });
    }));
    this.which.hidden = false;
    this.which.querySelector("button").focus();
  }

  #fill(record, remarks) {
    if (this.which.contains(document.activeElement)) {
      this.root.querySelector("#bring-fill").focus(); // the buttons go
    }
    this.which.hidden = true;
    const { taken, doubts, left } = this.pour(record);
    this.said.textContent = `${many(taken, "rubrique remplie", "rubriques remplies")}, ${many(doubts, "point à confirmer", "points à confirmer")}, ${many(left, "passage sans rubrique", "passages sans rubrique")}.${remarks.map((one) => ` À savoir\u00a0: ${one}`).join("")}`;
  }
}
