// « Proposer une fiche »: brings together the form, the verdict, the draft, the preview and the sending.

import { Tools } from "../bring/document.js";
import { Marks } from "../bring/marks.js";
import { Panel } from "../bring/panel.js";
import { Knowledge } from "../check/check.js";
import { boxOf, pathOf } from "./controls.js";
import * as drafts from "./draft.js";
import { Known } from "./known.js";
import { openedFile, openedText } from "./opening.js";
import { Preview } from "./preview.js";
import { Problems } from "./problems.js";
import { SheetForm } from "./sheet_form.js";
import { Sending, settings } from "./submit.js";
import { ordered } from "./tree.js";
import { Trouble } from "./trouble.js";
import { stops, verdict } from "./verdict.js";
import { Writer } from "./yaml_writer.js";

const PAUSE = 250;
/** How a file that is not in UTF-8 was read: what to look at again. */
const ENCODED = {
  "windows-1252": ", surtout ses accents, lus comme Windows les écrit (windows-1252)",
  "UTF-16LE": ", lue en UTF-16",
  "UTF-16BE": ", lue en UTF-16",
};
const $ = (id) => document.getElementById(id);
const page = document.querySelector(".tb-form-page");

class Desk {
  constructor(data) {
    this.knowledge = new Knowledge(data);
    this.writer = new Writer(this.knowledge);
    this.known = new Known(this.knowledge);
    page.append(...this.known.datalists());
    this.form = new SheetForm($("form"), this.known, (path) => this.#changed(path));
    const help = `${page.dataset.root}aide/messages/`;
    this.problems = new Problems($("form"), help);
    this.trouble = new Trouble($("form-trouble"), help);
    this.preview = new Preview($("preview"), this.knowledge, data.profiles);
    this.sending = new Sending($("ways"), settings());
    const take = (key, value) => key in this.form.data || this.form.write([key], value);
    this.marks = new Marks($("form"), $("bring"), () => this.#settle(), take);
    this.panel = new Panel($("bring"), new Tools(data, this.knowledge), (record) => this.#pour(record));
    this.seen = new Set();
    this.asked = false;
    /** Where the sheet came from, when it exists: {file, folder, stem}. */
    this.origin = undefined;
  }

  start() {
    $("form-body").hidden = false;
    $("form").addEventListener("focusout", (event) => this.#left(event.target));
    addEventListener("pagehide", () => this.#now());
    $("submit").addEventListener("click", () => this.#ask());
    $("draft-export").addEventListener("click", () => this.#download("brouillon"));
    $("draft-import").addEventListener("change", (event) => this.#import(event.target));
    $("draft-clear").addEventListener("click", () => this.#clear());
    $("yaml-download").addEventListener("click", () => this.#download("fiche"));
    $("yaml-copy").addEventListener("click", () => this.#copy());
    const fiche = new URLSearchParams(location.search).get("fiche");
    this.opened = fiche;
    const draft = drafts.recall(fiche);
    draft?.newcomers?.forEach(([id, name]) => this.known.newcomers.set(id, name));
    if (fiche) {
      return this.#open(fiche, draft);
    }
    if (draft) {
      this.#take(draft.yaml, draft.origin);
      this.marks.set(draft.doubts, draft.left);
      $("draft-status").textContent = `Votre brouillon du ${new Date(draft.saved).toLocaleString("fr-FR", { dateStyle: "long", timeStyle: "short" })} est repris.`;
    }
    return this.judge();
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

  /** Write the file again, judge it, and show both. */
  judge() {
    const data = ordered(this.form.data, this.knowledge.schema);
    const unsure = this.marks.remarks((key) => this.knowledge.schema.field([key]).title);
    this.yaml = this.writer.write(data, [...this.#newcomers(data), ...unsure]);
    this.verdict = verdict(this.yaml, this.place, this.knowledge);
    $("yaml").textContent = this.yaml;
    $("yaml-path").textContent = this.place.file;
    this.problems.show(this.verdict, (path) => this.asked || this.seen.has(path[0]));
    this.preview.show(this.form.data, this.place.folder);
    const errors = this.verdict.filter((problem) => stops(problem, this.knowledge)).length;
    $("verdict").textContent = errors
      ? `Il reste ${errors} ${errors > 1 ? "points" : "point"} à corriger avant l’envoi. Rien ne presse\u00a0: le brouillon est gardé.`
      : "La fiche est complète\u00a0: vous pouvez l’envoyer.";
  }

  /** What who reviews the sheet must know: the organisations to register. */
  #newcomers(data) {
    const written = JSON.stringify(data);
    return [...this.known.newcomers]
      .filter(([id]) => written.includes(`"${id}"`))
      .map(([id, name]) => `Structure à ajouter au registre : ${name} (${id})`);
  }

  #changed(path) {
    const { data } = this.form;
    if (path[0] === "title" && !this.origin && this.#named()) {
      this.form.write(["id"], this.knowledge.examples.slug(data.title ?? "") || undefined);
      this.slug = data.id;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#settle(), PAUSE);
  }

  #settle() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.judge();
    this.#keep();
  }

  /** What was just typed counts, before the sheet is sent, copied, put in a file or left. */
  #now() {
    this.form.adders.take(true);
    if (this.timer) {
      this.#settle();
    }
  }

  /** Take what a document says for the fields that are still empty; the rest stays in the list of the panel. */
  #pour({ data, placed, unplaced, doubts }) {
    const written = new Set(Object.keys(this.form.data));
    const free = Object.entries(data).filter(([key]) => !written.has(key));
    const full = placed.filter(({ key }) => written.has(key)).map((one) => ({ ...one, why: "une valeur est déjà là" }));
    const left = [...unplaced, ...full];
    const asked = doubts.filter(({ key }) => !written.has(key));
    this.form.load(Object.assign(this.form.data, Object.fromEntries(free)));
    if (!this.origin && this.#named() && this.form.data.title) {
      this.form.write(["id"], this.knowledge.examples.slug(this.form.data.title) || undefined);
      this.slug = this.form.data.id;
    }
    this.marks.add(asked, left);
    this.#settle();
    return { taken: free.filter(([key]) => key !== "kind").length, doubts: asked.length, left: left.length };
  }

  /** Whether the identifier still follows the title: the author has not chosen another. */
  #named() {
    return this.form.data.id === undefined || this.form.data.id === this.slug;
  }

  #left(target) {
    const box = boxOf(target);
    if (box) {
      this.seen.add(pathOf(box)[0]);
      this.problems.show(this.verdict ?? [], (path) => this.asked || this.seen.has(path[0]));
    }
  }

  #keep() {
    const kept = drafts.keep({ yaml: this.yaml, origin: this.origin, newcomers: [...this.known.newcomers], ...this.marks.kept, saved: Date.now() }, this.opened);
    $("draft-status").textContent = kept
      ? "Brouillon enregistré dans ce navigateur."
      : "Ce navigateur refuse de garder le brouillon\u00a0: enregistrez-le dans un fichier.";
  }

  #ask() {
    this.#now();
    this.asked = true;
    this.judge();
    this.problems.summarise(this.verdict);
    if (this.verdict.some((problem) => stops(problem, this.knowledge))) {
      this.sending.hide();
    } else {
      this.sending.offer({ yaml: this.yaml, place: this.place, exists: Boolean(this.origin), title: this.form.data.title }, () => this.#copy());
    }
  }

  /** Put a sheet in the form, nothing of it lost. */
  #put(data, origin) {
    this.trouble.hide();
    this.origin = origin;
    this.slug = undefined;
    this.seen.clear();
    this.asked = false;
    this.problems.hideSummary();
    this.sending.hide();
    this.marks.set();
    this.form.load(data);
    if (!origin && data.id === this.knowledge.examples.slug(String(data.title ?? ""))) {
      this.slug = data.id;
    }
  }

  /** Put a text of ours in the form; whether it could be read. */
  #take(yaml, origin) {
    const { data, faults } = openedText(yaml, this.knowledge);
    if (!data) {
      this.trouble.say("Ce texte ne peut pas être ouvert sans rien en perdre.", faults);
      return false;
    }
    this.#put(data, origin);
    return true;
  }

  async #open(id, draft) {
    const sheet = this.knowledge.around.sheets.find((one) => one.id === id && one.published);
    if (!sheet) {
      this.trouble.say("Cette fiche n’existe pas, ou n’est pas publiée.");
      return this.judge();
    }
    const origin = { file: sheet.file, folder: sheet.folder, stem: sheet.stem };
    if (draft?.origin?.file === sheet.file) {
      this.#take(draft.yaml, origin);
      this.marks.set(draft.doubts, draft.left);
      $("draft-status").textContent = "Vos modifications de cette fiche sont reprises.";
    } else {
      const answer = await fetch(`${page.dataset.root}fiches/${id}/${id}.yaml`);
      this.#take(await answer.text(), origin);
      $("draft-status").textContent = "La fiche publiée est ouverte. Vos modifications s’enregistreront dans ce navigateur.";
    }
    document.querySelector(".tb-form-page h1").textContent = "Proposer une modification";
    this.asked = true;
    return this.judge();
  }

  async #import(input) {
    const [file] = input.files;
    const sheet = file && await openedFile(file, this.knowledge).catch(() => undefined);
    input.value = "";
    if (!file) {
      return;
    }
    if (!sheet?.data) {
      const why = sheet ? "sans rien en perdre. Corrigez-le, puis ouvrez-le à nouveau. Ce que vous avez écrit ici n’a pas changé" : "\u00a0: il a peut-être été déplacé ou renommé";
      this.trouble.say(`Le fichier ${file.name} ne peut pas être ouvert ${why}.`, sheet?.faults);
      return;
    }
    this.#put(sheet.data, this.#originOf(file.name));
    this.#settle();
    $("draft-status").textContent = `Le fichier ${file.name} est ouvert.`;
    const mended = sheet.faults.filter(({ code }) => !this.verdict.some((problem) => problem.code === code));
    if (mended.length) {
      this.trouble.say(`Le fichier ${file.name} est ouvert, mais la vérification le refuserait tel quel. La fiche que ce formulaire écrit n’a plus ces défauts\u00a0: relisez-la${ENCODED[sheet.encoding] ?? ""}.`, mended);
    }
  }

  /** A file that bears the name of a published sheet is a change to that sheet. */
  #originOf(name) {
    const sheet = this.knowledge.around.sheets.find(({ stem }) => `${stem}.yaml` === name);
    return sheet ? { file: sheet.file, folder: sheet.folder, stem: sheet.stem } : undefined;
  }

  #clear() {
    if (window.confirm("Effacer tout ce que vous avez écrit ici\u202f?")) {
      drafts.forget(this.opened);
      this.#put(Object.create(null));
      this.judge();
      $("draft-status").textContent = "Tout est effacé.";
    }
  }

  #download(name) {
    this.#now();
    drafts.download(this.yaml, `${this.place.stem || name}.yaml`);
  }

  async #copy() {
    this.#now();
    const said = $("yaml-said");
    try {
      await navigator.clipboard.writeText(this.yaml);
      said.textContent = "Copié.";
    } catch {
      said.textContent = "Le navigateur refuse la copie\u00a0: téléchargez le fichier.";
    }
  }
}

try {
  const answer = await fetch(`${page.dataset.root}assets/data/form.json`);
  const desk = new Desk(await answer.json());
  await desk.start();
  page.dataset.ready = "true";
} catch (error) {
  $("form-trouble").textContent = "Le formulaire n’a pas pu se charger. Rechargez la page\u202f; s’il ne vient toujours pas, votre navigateur est trop ancien.";
  $("form-trouble").hidden = false;
  throw error;
}
