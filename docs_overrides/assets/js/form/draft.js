// The draft, kept in this browser only, and the files that it comes from and goes to.

import { ROOT } from "../places.js";

const TRIAL = "boite-a-pratiques:essai";
const DRAFT = "boite-a-pratiques:brouillon";

/** What is said of a draft that is kept, or why it is not. */
export const HELD = {
  kept: "Brouillon enregistré dans ce navigateur.",
  refused: "Ce navigateur refuse de garder le brouillon\u00a0: enregistrez-le dans un fichier avant de quitter la page.",
  rival: "Ce brouillon a été changé dans un autre onglet. Pour n’en rien effacer, ce qui est écrit ici n’est plus gardé\u00a0: enregistrez-le dans un fichier, ou gardez ce texte-ci à la place de l’autre.",
  unread: "Le brouillon gardé ici n’a pas été ouvert. Pour n’en rien effacer, ce qui est écrit n’est plus gardé\u00a0: enregistrez-le dans un fichier, ou gardez ce texte-ci à la place de l’autre.",
};

const isText = (value) => typeof value === "string";
/** For each part of a draft that may be there, whether it is one: a neighbour on the same host writes here too. */
const PARTS = {
  origin: (one) => [one.file, one.folder, one.stem].every(isText),
  base: isText,
  torn: listOf(({ key }) => isText(key)),
  newcomers: listOf((pair) => Array.isArray(pair) && pair.every(isText)),
  doubts: listOf(({ key, why }) => isText(key) && isText(why)),
  left: listOf(({ text, why }) => isText(text) && isText(why)),
  saved: (day) => !Number.isNaN(new Date(day).getTime()),
};

function listOf(isRight) {
  return (list) => Array.isArray(list) && list.every((one) => one && isRight(one));
}

const isDraft = (draft) => isText(draft?.yaml) && Object.entries(PARTS).every(([name, isRight]) => (draft[name] ?? null) === null || isRight(draft[name]));

/** One draft for a new sheet, and one for each published sheet that is being changed. */
export class Shelf {
  /** @param sheet - the identifier of a published sheet; none for a new one */
  constructor(sheet) {
    this.of = sheet;
    // Several toolboxes may share a host: it was once the same key for all.
    this.key = [DRAFT, ROOT.pathname, sheet].filter(Boolean).join(":");
    this.former = [DRAFT, sheet].filter(Boolean).join(":");
    /** What this tab last read or wrote: anything else comes from another tab. */
    this.seen = null;
    /** Whether what is kept could not be opened: nothing may be written over it unasked. */
    this.unread = false;
  }

  /** Whether the browser keeps anything. */
  get usable() {
    try {
      localStorage.setItem(TRIAL, "1");
      localStorage.removeItem(TRIAL);
      return true;
    } catch {
      return false;
    }
  }

  /** The draft left here: {yaml, origin, base, torn, newcomers, doubts, left, record, saved}, or nothing. */
  recall() {
    try {
      const former = localStorage.getItem(this.former);
      if (former !== null && localStorage.getItem(this.key) === null) {
        localStorage.setItem(this.key, former);
        localStorage.removeItem(this.former);
      }
      this.seen = localStorage.getItem(this.key);
      const draft = JSON.parse(this.seen);
      return isDraft(draft) ? draft : undefined;
    } catch {
      return undefined; // storage refused or damaged: there is no draft
    }
  }

  /** Keep the draft: « kept », « refused » by the browser; unless forced, « rival » when another tab wrote, or « unread ». */
  keep(draft, force) {
    const text = JSON.stringify(draft);
    try {
      if (!force && this.unread) {
        return "unread";
      }
      if (!force && localStorage.getItem(this.key) !== this.seen) {
        return "rival";
      }
      localStorage.setItem(this.key, text);
    } catch {
      return "refused";
    }
    Object.assign(this, { seen: text, unread: false });
    return "kept";
  }

  forget() {
    Object.assign(this, { seen: null, unread: false });
    try {
      localStorage.removeItem(this.key);
    } catch {
      // nothing was kept
    }
  }

  /** Call when another tab writes or forgets this draft. */
  watch(act) {
    addEventListener("storage", ({ key, newValue }) => {
      if ((key === this.key && newValue !== this.seen) || (key === null && this.seen !== null)) {
        act();
      }
    });
  }
}

/** Hand a text to the person as a file. */
export function download(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/yaml;charset=utf-8" }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
