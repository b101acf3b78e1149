// Passages → the value of a field, or kept for a person with the reason why not: builder/importing/filling.py.

import { fold } from "../check/nearest.js";
import { bare } from "../check/pattern.js";
import { Unclear } from "./answers.js";
import { measured } from "./sections.js";

export const VOCABULARIES = new Set(["themes", "sectors", "audiences", "levers"]);
const FEW = 8;
const LONG = 60;
const STRUCTURED = new Set(["funding", "steps", "initiatives", "quotes", "zooms", "resources", "period"]);

/** What a draft owes to whom: builder/importing/record.py. */
export class Record {
  constructor() {
    this.data = {};
    this.placed = [];
    this.unplaced = [];
    this.doubts = [];
  }

  place(key, { text, line }) {
    this.placed.push({ key, text, line });
  }

  leave({ text, line }, why) {
    this.unplaced.push({ text, line, why });
  }

  /** Ask a person to confirm; « value » is what was recognised, for a field that is still empty. */
  doubt(key, { text, line }, why, value = undefined) {
    this.doubts.push({ key, text, line, why, ...(value !== undefined && { value }) });
  }

  /** Add to a list of the sheet. */
  add(key, items) {
    this.data[key] = [...(this.data[key] ?? []), ...items];
  }
}

export class Filling {
  /** @param tools - {answers, patterns, limits, forms} */
  constructor({ answers, patterns, limits, forms }) {
    Object.assign(this, { answers, patterns: patterns.filling, limits, forms });
  }

  fill(record, key, passages) {
    const form = this.forms[key] ?? "points";
    if (VOCABULARIES.has(key)) {
      this.#terms(record, key, passages);
    } else if (STRUCTURED.has(key)) {
      this.#structured(record, key, passages);
    } else if (["line", "text"].includes(form)) {
      this.#text(record, key, form, passages);
    } else if (["points", "words"].includes(form)) {
      const made = passages.flatMap(({ text, whole }) => (form === "points" ? this.points(whole || text) : this.#listed(text)));
      if (made.length) { // an empty form has its bullets
        record.data[key] = [...new Set([...(record.data[key] ?? []), ...made])];
      }
      passages.forEach((passage) => this.#placed(record, key, passage));
    } else {
      this.#interpreted(record, key, form, passages);
    }
  }

  #placed(record, key, passage) {
    record.place(key, passage);
    if (key === "authors") {
      record.doubt(key, passage, "l’accord de la personne nommée");
    }
  }

  /** Lines without their bullets; their numbers stay, since they may mean something. */
  points(text) {
    return text.split("\n").filter(measured).map((line) => bare(this.patterns.bullet.sub("", line)));
  }

  #listed(text) {
    return this.patterns.parts.split(text).filter(measured).map((item) => bare(this.patterns.bullet.sub("", item)));
  }

  /** Whether words under the heading of a closed list are sentences, whose commas part no terms. */
  #isProse(text) {
    const long = this.patterns.parts.split(text).some((item) => [...item].length > LONG);
    return long || (text.endsWith(".") && text.trim().split(/\s+/).length > FEW);
  }

  /** Whether some words name a term of a closed list, whole or item by item. */
  names = (key, text) => Boolean(this.answers.term(key, text)) || this.#listed(text).some((item) => this.answers.term(key, item));

  #text(record, key, form, passages) {
    const whole = passages.map(({ text }) => text.trim()).join("\n\n");
    const before = record.data[key];
    const text = form === "line" ? bare(whole) : before ? `${before}\n\n${whole}` : whole;
    const most = this.limits.longest[key] ?? 500;
    if (form === "line" && (before || [...text].length > most)) {
      const why = before ? "une valeur est déjà là" : `plus de ${most} caractères`;
      passages.forEach((passage) => record.leave(passage, why));
      return;
    }
    record.data[key] = text;
    passages.forEach((passage) => record.place(key, passage));
  }

  #structured(record, key, passages) {
    const lines = passages.flatMap(({ text }) => this.points(text));
    const short = lines.every((line) => [...line].length <= this.limits.short);
    if (key === "funding") {
      const told = [record.data[key]?.text, ...passages.map(({ text }) => text.trim())];
      record.data[key] = { text: told.filter(Boolean).join("\n\n") };
    } else if (key === "quotes") {
      record.add(key, lines.map((text) => ({ text })));
    } else if (key === "zooms" && short) {
      record.add(key, lines.map((title) => ({ title })));
    } else if (["steps", "initiatives"].includes(key)) {
      record.add(key, this.#titled(lines));
    } else {
      for (const passage of passages) {
        record.leave(passage, "à écrire à la main");
        record.doubt(key, passage, "à écrire à la main");
      }
      return;
    }
    for (const passage of passages) {
      record.place(key, passage);
      record.doubt(key, passage, "le découpage");
    }
  }

  /** Titles with their texts: a short line is a title, a long one the text of the title above, else its own. */
  #titled(lines) {
    const made = [];
    for (const line of lines) {
      const last = made.at(-1);
      if ([...line].length <= this.limits.short) {
        made.push({ title: line });
      } else if (last && !("text" in last) && !/[.!?]$/.test(last.title)) {
        last.text = line;
      } else {
        made.push({ title: this.#beginning(line), text: line });
      }
    }
    return made;
  }

  /** The first words of a text, in place of its title. */
  #beginning(text) {
    const [before] = this.patterns.stop.split(text);
    const size = [...before].length;
    if (size >= 8 && size <= this.limits.short) {
      return before;
    }
    const start = [...text].slice(0, this.limits.short).join("");
    return `${start.slice(0, Math.max(0, start.lastIndexOf(" "))) || start}…`;
  }

  #terms(record, key, passages) {
    for (const { text, line } of passages) {
      const whole = this.answers.term(key, text);
      for (const item of whole || this.#isProse(text) ? [text] : this.#listed(text)) {
        const found = whole ?? this.answers.term(key, item);
        const part = { text: item, line };
        if (!found) {
          const near = this.answers.nearestTerms(key, item);
          const why = `aucun terme de la liste${near.length ? ` ; proches : ${near.join(", ")}` : ""}`;
          record.leave(part, why);
          record.doubt(key, part, why);
        } else {
          record.place(key, part);
          record.data[key] = [...new Set([...(record.data[key] ?? []), found])];
        }
      }
    }
  }

  #interpreted(record, key, form, every) {
    const isPlace = ({ text }) => form !== "territory" || ([...text].length <= this.limits.short && !text.endsWith("."));
    for (const passage of every.filter((one) => !isPlace(one))) {
      record.leave(passage, "un texte, et non un lieu");
      record.doubt(key, passage, "un texte, et non un lieu");
    }
    const passages = every.filter(isPlace);
    if (every.length && !passages.length) {
      return;
    }
    try {
      if (key in record.data) {
        throw new Unclear("une valeur est déjà là");
      }
      record.data[key] = this.#understood(form, passages);
    } catch (reason) {
      if (!(reason instanceof Unclear)) {
        throw reason;
      }
      for (const passage of passages) {
        record.leave(passage, reason.message);
        record.doubt(key, passage, reason.message);
      }
      return;
    }
    for (const passage of passages) {
      record.place(key, passage);
      if (key === "territory") {
        record.doubt(key, passage, "les départements et la région");
      }
    }
  }

  #understood(form, passages) {
    const words = passages.map(({ text }) => text).join("\n").trim();
    if (!words) {
      throw new Unclear("rien n’est écrit");
    }
    if (form === "territory") {
      return this.answers.territory(passages.map(({ text }) => bare(text)).join(", "));
    }
    const one = (found, what) => {
      if (!found) {
        throw new Unclear(`« ${words} » n’est pas ${what}`);
      }
      return found;
    };
    switch (form) {
      case "id":
        return one(this.answers.slug(words), "un identifiant");
      case "organisation":
        return one(this.answers.organisation(words), "au registre des structures");
      case "organisations":
        return this.answers.listed(words).map((name) => one(this.answers.organisation(name), "au registre des structures"));
      case "collection":
        return one(this.answers.collections.get(fold(words)), "une collection");
      default:
        return one(this.answers.term(form, words), "dans la liste");
    }
  }
}
