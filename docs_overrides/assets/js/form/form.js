// « Proposer une fiche »: what is opened first, and what the author opens or clears.

import { Desk } from "./desk.js";
import { download, HELD, Shelf } from "./draft.js";
import { element, smallButton } from "./element.js";
import { differing, merged } from "./merging.js";
import { openedFile, openedText } from "./opening.js";

/** How a file that is not in UTF-8 was read: what to look at again. */
const ENCODED = {
  "windows-1252": ", surtout ses accents, lus comme Windows les écrit (windows-1252)",
  "UTF-16LE": ", lue en UTF-16",
  "UTF-16BE": ", lue en UTF-16",
};
/** What who reviews a sheet is told of the organisations to register: desk.js writes it. */
const NEWCOMER = /^# Structure à ajouter au registre : (.+) \(([a-z0-9-]+)\)$/gm;
const $ = (id) => document.getElementById(id);
const page = document.querySelector(".tb-form-page");

class Start {
  constructor(desk, fiche) {
    Object.assign(this, { desk, fiche });
    $("draft-import").addEventListener("change", (event) => this.#import(event.target));
    $("draft-clear").addEventListener("click", () => this.#clear());
  }

  /** Say where the draft stands, and that it is not kept when it is not. */
  #say(text, whenKept = "") {
    const { held } = this.desk;
    $("draft-status").textContent = `${text} ${held === "kept" ? whenKept : HELD[held]}`.trim();
  }

  /** The sheet that the address asks for, else the draft left here, else nothing yet. */
  async open() {
    const { desk, fiche } = this;
    const { sheets } = desk.knowledge.around;
    const draft = desk.shelf.recall();
    draft?.newcomers?.forEach(([id, name]) => desk.known.newcomers.set(id, name));
    const sheet = sheets.find(({ id, file, published }) => published && (fiche ? id === fiche : file === draft?.origin?.file));
    if (sheet) {
      return this.#published(sheet, draft);
    }
    const opened = draft && this.#recall(draft, fiche ? undefined : draft.origin);
    if (draft) {
      const day = draft.saved ? ` du ${new Date(draft.saved).toLocaleString("fr-FR", { dateStyle: "long", timeStyle: "short" })}` : "";
      this.#say(`Votre brouillon${day} ${opened ? "est repris" : "n’a pas pu être ouvert\u00a0: voyez ci-dessus"}.`);
    }
    if (draft && !opened) {
      this.#unread(draft);
    } else if (fiche) {
      desk.trouble.say("Cette fiche n’est plus publiée. Vos modifications sont reprises comme une fiche nouvelle.");
    }
    return desk.judge();
  }

  /** A published sheet, with the changes that a draft made to it, and those that came to it since. */
  async #published(sheet, draft) {
    const { desk } = this;
    const origin = originOf(sheet);
    const now = await this.#fetched(sheet);
    if (draft && this.#recall(draft, origin)) {
      if (now && now.text !== draft.base) {
        this.#merge(draft, now);
      }
      const changed = desk.torn.length || desk.changes.told.taken?.length;
      const since = now ? "" : " La fiche publiée n’a pas pu être relue\u00a0: elle a peut-être changé depuis.";
      this.#say(`Vos modifications de cette fiche sont reprises.${changed ? " La fiche publiée a changé depuis\u00a0: voyez ci-dessus." : since}`);
    } else if (now) {
      desk.put(now.data, origin);
      desk.base = now.text;
      this.#say("La fiche publiée est ouverte.", "Vos modifications s’enregistreront dans ce navigateur.");
      if (draft) {
        this.#unread(draft);
      }
    } else {
      desk.trouble.say("La fiche publiée n’a pas pu être lue. Rechargez la page dans un moment\u202f; si cela dure, prévenez la rédaction.");
      $("form-body").hidden = true;
      return;
    }
    const title = page.querySelector("h1");
    document.title = document.title.replace(title.textContent, "Proposer une modification");
    title.textContent = "Proposer une modification";
    desk.asked = true;
    desk.judge();
  }

  #recall(draft, origin) {
    const { desk } = this;
    const { data } = openedText(draft.yaml, desk.knowledge);
    if (!data) {
      return false;
    }
    desk.put(data, origin);
    desk.mark(draft);
    Object.assign(desk, { base: draft.base, torn: draft.torn ?? [], unsaved: true });
    return true;
  }

  /** A draft that cannot be opened is handed over as it is, and nothing is written over it unasked. */
  #unread(draft) {
    const { desk } = this;
    const save = smallButton("Enregistrer ce texte dans un fichier");
    save.addEventListener("click", () => download(draft.yaml, "brouillon.yaml"));
    const { faults } = openedText(draft.yaml, desk.knowledge);
    desk.trouble.say("Le brouillon gardé ici ne peut pas être ouvert sans rien en perdre.", faults, element("p", "", save));
    desk.shelf.unread = true;
  }

  /** Bring in what changed in the published sheet where the draft did not; the author chooses for the rest. */
  #merge(draft, now) {
    const { desk } = this;
    const { schema } = desk.knowledge;
    const mine = desk.form.data;
    desk.base = now.text;
    if (draft.base === undefined) {
      desk.changes.tell({ differs: differing(mine, now.data, schema) });
      return;
    }
    const { data, taken, torn } = merged(openedText(draft.base, desk.knowledge).data ?? {}, mine, now.data, schema);
    const again = new Set(torn.map(({ key }) => key));
    desk.torn = [...desk.torn.filter(({ key }) => !again.has(key)), ...torn];
    desk.form.load(data);
    desk.changes.tell({ taken });
    desk.settle();
  }

  /** The text and the data of a published sheet as it stands now, or nothing. */
  async #fetched({ id }) {
    const answer = await fetch(`${page.dataset.root}fiches/${id}/${id}.yaml`, { cache: "no-cache" }).catch(() => undefined);
    const text = answer?.ok ? await answer.text() : "";
    const { data } = openedText(text, this.desk.knowledge);
    return data && { text, data };
  }

  async #import(input) {
    const { desk } = this;
    const [file] = input.files;
    const found = file && await openedFile(file, desk.knowledge);
    input.value = "";
    if (!file) {
      return;
    }
    desk.now();
    if (!found?.data) {
      const why = found ? " sans rien en perdre. Corrigez-le, puis ouvrez-le à nouveau. Ce que vous avez écrit ici n’a pas changé" : "\u00a0: il a peut-être été déplacé ou renommé";
      desk.trouble.say(`Le fichier ${file.name} ne peut pas être ouvert${why}.`, found?.faults);
      return;
    }
    if (desk.written && !window.confirm("Remplacer par ce fichier ce que vous avez écrit ici\u202f?")) {
      return;
    }
    await this.#put(file.name, found);
  }

  async #put(name, { data, text, faults, encoding }) {
    const { desk } = this;
    const draft = desk.imported.apart(data);
    // A file that bears the name of a published sheet is a change to that sheet.
    const sheet = desk.knowledge.around.sheets.find(({ stem }) => `${stem}.yaml` === name);
    const now = sheet?.published && await this.#fetched(sheet);
    for (const [, organisation, id] of text.matchAll(NEWCOMER)) {
      desk.known.newcomers.set(id, organisation);
    }
    desk.put(draft?.data ?? data, sheet && originOf(sheet));
    desk.mark(draft);
    if (now) {
      desk.base = now.text;
      desk.changes.tell({ differs: differing(desk.form.data, now.data, desk.knowledge.schema) });
    }
    desk.settle();
    desk.saved();
    this.#say(`Le fichier ${name} est ouvert.${draft ? desk.imported.told(draft) : ""}`);
    const mended = faults.filter(({ code }) => !desk.verdict.some((problem) => problem.code === code));
    if (mended.length) {
      desk.trouble.say(`Le fichier ${name} est ouvert, mais la vérification le refuserait tel quel. La fiche que ce formulaire écrit n’a plus ces défauts\u00a0: relisez-la${ENCODED[encoding] ?? ""}.`, mended);
    }
  }

  #clear() {
    if (window.confirm("Effacer tout ce que vous avez écrit ici\u202f?")) {
      this.desk.shelf.forget();
      this.desk.put(Object.create(null));
      this.desk.saved();
      this.desk.hold(this.desk.shelf.usable ? "kept" : "refused");
      this.desk.judge();
      this.#say("Tout est effacé.");
    }
  }
}

/** The draft of the published sheet that the address asks for; that of a new sheet, where there is none such nor a draft of it. */
function shelfOf(fiche, { around }) {
  const own = new Shelf(fiche);
  const known = !fiche || around.sheets.some(({ id, published }) => published && id === fiche) || own.recall();
  return known ? own : new Shelf();
}

/** Where a sheet is. */
const originOf = ({ file, folder, stem }) => ({ file, folder, stem });

try {
  const answer = await fetch(`${page.dataset.root}assets/data/form.json`);
  const fiche = new URLSearchParams(location.search).get("fiche");
  const data = await answer.json();
  const desk = new Desk(data, shelfOf(fiche, data));
  $("form-body").hidden = false;
  desk.listen();
  await new Start(desk, desk.shelf.of).open();
  if (fiche && !desk.shelf.of) {
    desk.trouble.say("Cette fiche n’existe pas, ou n’est pas publiée.");
  }
  page.dataset.ready = "true";
} catch (error) {
  $("form-trouble").textContent = "Le formulaire n’a pas pu se charger. Rechargez la page\u202f; s’il ne vient toujours pas, votre navigateur est trop ancien.";
  $("form-trouble").hidden = false;
  throw error;
}
