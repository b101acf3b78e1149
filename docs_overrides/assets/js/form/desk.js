// The sheet being written: the form, its verdict, its draft, its preview and its sending.

import { Tools } from "../bring/document.js";
import { Marks } from "../bring/marks.js";
import { Panel } from "../bring/panel.js";
import { Knowledge } from "../check/check.js";
import { Changes } from "./changes.js";
import { boxOf, pathOf, unfold } from "./controls.js";
import { download, HELD } from "./draft.js";
import { Imported } from "./imported.js";
import { Known } from "./known.js";
import { onceReleased } from "./pressing.js";
import { Preview } from "./preview.js";
import { Problems } from "./problems.js";
import { SheetForm } from "./sheet_form.js";
import { Sending, settings } from "./submit.js";
import { tell } from "./telling.js";
import { ordered, set } from "./tree.js";
import { Trouble } from "./trouble.js";
import { verdict } from "./verdict.js";
import { HEADER, Writer } from "./yaml_writer.js";

const PAUSE = 250;
const $ = (id) => document.getElementById(id);
const page = document.querySelector(".tb-form-page");
const stay = (event) => event.preventDefault();

export class Desk {
  /** @param data - form.json; @param shelf - where the draft is kept (draft.js) */
  constructor(data, shelf) {
    this.knowledge = new Knowledge(data);
    this.writer = new Writer(this.knowledge);
    this.known = new Known(this.knowledge);
    page.append(...this.known.datalists());
    this.form = new SheetForm($("form"), this.known, (path) => this.#changed(path));
    const help = `${page.dataset.root}aide/messages/`;
    this.problems = new Problems($("form"), help);
    this.trouble = new Trouble($("form-trouble"), help);
    this.preview = new Preview($("preview"), this.knowledge, data.profiles, this.known);
    this.sending = new Sending($("ways"), settings());
    const take = (key, value) => key in this.form.data || this.form.write([key], value);
    const write = (key, value) => this.writer.write({ [key]: value }).slice(HEADER.length);
    this.changes = new Changes($("changes"), { title: (key) => this.knowledge.schema.field([key]).title, write, choose: (one, theirs) => this.#choose(one, theirs) });
    this.marks = new Marks($("form"), $("bring"), () => this.settle(), take);
    this.imported = new Imported(data.draft, this.knowledge.schema);
    this.panel = new Panel($("bring"), new Tools(data, this.knowledge), (record) => this.#pour(record));
    this.seen = new Set();
    this.asked = false;
    /** Where the sheet came from, when it exists: {file, folder, stem}; and its text then. */
    this.origin = undefined;
    this.base = undefined;
    /** Fields that changed here and in the published sheet: {key, value}, for the author to choose. */
    this.torn = [];
    this.unsaved = false;
    this.shelf = shelf;
    this.held = shelf.usable ? "kept" : "refused";
  }

  listen() {
    $("form").addEventListener("focusout", (event) => this.#left(event.target));
    addEventListener("pagehide", () => this.now());
    this.shelf.watch(() => this.hold("rival"));
    $("submit").addEventListener("click", () => this.#ask());
    $("draft-mine").addEventListener("click", () => {
      this.settle(true);
      $("draft-export").focus(); // this button is gone
    });
    $("draft-export").addEventListener("click", () => this.#export());
    $("yaml-download").addEventListener("click", () => {
      this.now();
      this.#download("fiche");
    });
    $("yaml-copy").addEventListener("click", () => this.#copy());
    if (this.held === "refused") {
      this.hold("refused");
    }
  }

  /** Where the file is, or will be. */
  get place() {
    const { data } = this.form;
    if (this.origin) {
      return this.origin;
    }
    const folder = typeof data.collection === "string" ? data.collection : "";
    const stem = typeof data.id === "string" ? data.id : "";
    return { file: `content/sheets/${folder || "…"}/${stem || "…"}.yaml`, folder, stem };
  }

  /** Write the file again, judge it, and show both; what was offered to be sent is what was written before. */
  judge() {
    this.sending.hide();
    const data = ordered(this.form.data, this.knowledge.schema);
    const unsure = this.marks.remarks((key) => this.knowledge.schema.field([key]).title);
    this.yaml = this.writer.write(data, [...this.#newcomers(data), ...unsure]);
    this.verdict = verdict(this.yaml, this.place, this.knowledge, this.known);
    $("yaml").textContent = this.yaml;
    $("yaml-path").textContent = this.place.file;
    this.#show();
    this.preview.show(this.form.data, this.place.folder);
    if (this.changes.torn !== this.torn) {
      this.changes.show(this.torn);
    }
    this.#count();
  }

  #show() {
    this.problems.show(this.verdict ?? [], (path) => this.asked || this.seen.has(path[0]));
  }

  /** What is left before sending. */
  #count() {
    const errors = this.#errors.length;
    const choices = this.torn.length;
    const calm = this.held === "kept" ? " Rien ne presse\u00a0: le brouillon est gardé." : "";
    tell("verdict", errors
      ? `Il reste ${errors} ${errors > 1 ? "points" : "point"} à corriger avant l’envoi.${calm}`
      : choices
        ? `Il reste ${choices} choix à faire, en haut de la page, entre votre texte et celui de la fiche publiée.${calm}`
        : "La fiche est complète\u00a0: vous pouvez l’envoyer.");
  }

  get #errors() {
    return this.verdict.filter(({ severity }) => severity === "error");
  }

  /** Whether the form holds something that was not just opened from a file, or put in one. */
  get written() {
    return this.unsaved && Object.keys(this.form.data).length > 0;
  }

  /** What the form holds is in a file too. */
  saved() {
    this.unsaved = false;
    this.#guard();
  }

  /** What who reviews the sheet must know: the organisations to register. */
  #newcomers(data) {
    const written = JSON.stringify(data);
    return [...this.known.newcomers]
      .filter(([id]) => written.includes(`"${id}"`))
      .map(([id, name]) => `Structure à ajouter au registre : ${name} (${id})`);
  }

  #changed(path) {
    if (path[0] === "title") {
      this.#nameAfterTitle();
    }
    this.unsaved = true;
    this.#guard();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => onceReleased(() => this.settle()), PAUSE);
  }

  /** @param force - whether to write over what another tab kept */
  settle(force = false) {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.unsaved = true;
    this.judge();
    this.#keep(force);
  }

  /** What was just typed counts, before the sheet is sent, copied, put in a file or left. */
  now() {
    this.form.adders.take(true);
    if (this.timer) {
      this.settle();
    }
  }

  /** Take what a document says for the fields that are still empty; the rest stays in the list of the panel. */
  #pour({ data, placed, unplaced, doubts }) {
    this.now();
    const written = new Set(Object.keys(this.form.data));
    const free = Object.entries(data).filter(([key]) => !written.has(key));
    const full = placed.filter(({ key }) => written.has(key)).map((one) => ({ ...one, why: "une valeur est déjà là" }));
    const left = [...unplaced, ...full];
    const asked = doubts.filter(({ key }) => !written.has(key));
    this.form.load(Object.assign(this.form.data, Object.fromEntries(free)));
    if (this.form.data.title) {
      this.#nameAfterTitle();
    }
    this.marks.add(asked, left);
    this.settle();
    return { taken: free.filter(([key]) => key !== "kind").length, doubts: asked.length, left: left.length };
  }

  /** The identifier of a new sheet follows its title, as long as the author has not chosen another. */
  #nameAfterTitle() {
    const { data } = this.form;
    if (!this.origin && (data.id === undefined || data.id === this.slug)) {
      this.form.write(["id"], this.knowledge.examples.slug(data.title ?? "") || undefined);
      this.slug = data.id;
    }
  }

  #left(target) {
    const box = boxOf(target);
    if (box) {
      this.seen.add(pathOf(box)[0]);
      onceReleased(() => this.timer || this.#show()); // what is being typed is judged in a moment
    }
  }

  #keep(force) {
    const { yaml, origin, base, torn, record } = this;
    const newcomers = [...this.known.newcomers];
    this.hold(this.shelf.keep({ yaml, origin, base, torn, newcomers, ...this.marks.kept, record, saved: Date.now() }, force));
  }

  /** Say whether what is written here is kept; one is asked before leaving what is not. */
  hold(held) {
    this.held = held;
    tell("draft-status", HELD[held]);
    $("draft-mine").hidden = held !== "rival" && held !== "unread";
    this.#guard();
    if (this.verdict) {
      this.#count();
    }
  }

  #guard() {
    (this.held !== "kept" && this.written ? addEventListener : removeEventListener)("beforeunload", stay);
  }

  #ask() {
    this.now();
    this.asked = true;
    this.judge();
    this.problems.summarise(this.verdict);
    if (this.#errors.length || this.torn.length) {
      if (!this.verdict.length) {
        this.changes.focus();
      }
    } else {
      this.sending.offer({ yaml: this.yaml, place: this.place, exists: Boolean(this.origin), title: this.form.data.title }, { copy: () => this.#copy(), save: () => this.#download("fiche") });
    }
  }

  /** The author chose: its own text for a field, or that of the published sheet. */
  #choose({ key, value }, theirs) {
    this.now();
    this.torn = this.torn.filter((one) => one.key !== key);
    if (theirs) {
      set(this.form.data, [key], value);
      this.form.load(this.form.data);
    }
    this.settle();
  }

  /** Put a sheet in the form, nothing of it lost. */
  put(data, origin) {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.trouble.hide();
    Object.assign(this, { origin, base: undefined, torn: [] });
    this.slug = undefined;
    this.seen.clear();
    this.asked = false;
    this.problems.hideSummary();
    this.changes.tell();
    this.mark();
    this.form.load(data);
    if (!origin && data.id === this.knowledge.examples.slug(String(data.title ?? ""))) {
      this.slug = data.id;
    }
  }

  /** Show what is left to confirm and to place, where it may be hidden. */
  mark({ doubts, left, record } = {}) {
    this.record = record;
    this.marks.set(doubts, left);
    $("bring").open ||= this.marks.left.length > 0;
    document.querySelectorAll(".tb-ask__doubt").forEach(unfold);
  }

  #download(name, yaml = this.yaml) {
    download(yaml, `${this.place.stem || name}.yaml`);
  }

  /** The draft as a file, with what is still to confirm and to place: what is sent has neither. */
  #export() {
    this.now();
    const { schema } = this.knowledge;
    const draft = this.imported.joined(this.form.data, this.marks, this.record);
    this.#download("brouillon", this.writer.write(ordered(draft, schema), this.#newcomers(draft)));
    this.saved();
  }

  async #copy() {
    this.now();
    const said = $("yaml-said");
    try {
      await navigator.clipboard.writeText(this.yaml);
      said.textContent = "Copié.";
    } catch {
      said.textContent = "Le navigateur refuse la copie\u00a0: téléchargez le fichier.";
    }
  }
}
