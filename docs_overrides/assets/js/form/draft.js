// The draft, kept in this browser only, and the files that it comes from and goes to.

const TRIAL = "boite-a-pratiques:essai";

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
    this.key = ["boite-a-pratiques:brouillon", sheet].filter(Boolean).join(":");
    /** What this tab last read or wrote: anything else comes from another tab. */
    this.seen = null;
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
      this.seen = localStorage.getItem(this.key);
      const draft = JSON.parse(this.seen);
      return isDraft(draft) ? draft : undefined;
    } catch {
      return undefined; // storage refused or damaged: there is no draft
    }
  }

  /** Keep the draft: « kept », « refused » by the browser, or « rival » when another tab wrote, unless forced. */
  keep(draft, force) {
    const text = JSON.stringify(draft);
    try {
      if (!force && localStorage.getItem(this.key) !== this.seen) {
        return "rival";
      }
      localStorage.setItem(this.key, text);
    } catch {
      return "refused";
    }
    this.seen = text;
    return "kept";
  }

  forget() {
    this.seen = null;
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
