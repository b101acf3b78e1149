// A heading and its passages → the field of a sheet: builder/importing/parts.py.

import { fold } from "../check/nearest.js";
import { bare, stripEnd, stripOf } from "../check/pattern.js";
import { Unclear } from "./answers.js";
import { atStart } from "./headings.js";
import { told } from "./organisations.js";
import { RESULTS } from "./rows.js";

const WORDS = 6;
const length = (text) => [...text].length;
const withoutBullet = (text, { bullet, pictured }) => bullet.sub("", pictured.sub("", text)).replace(/^[-•*→– ]+/, "");

export class Parts {
  /** @param tools - of document.js */
  constructor({ answers, filling, limits, names, patterns }) {
    Object.assign(this, { answers, filling, limits, names, patterns });
  }

  /** Under « Leviers », which most people say of what helped, words that name no lever of the list are just that. */
  withWhatHelped(part) {
    const { key, paragraphs } = part;
    if (key === "levers" && paragraphs.length && !paragraphs.some(({ text }) => this.filling.names(key, text))) {
      Object.assign(part, { key: "success_factors", moved: paragraphs, why: "ce qui a aidé, et non un levier de la liste" });
    }
  }

  put(record, part) {
    const { key, title, paragraphs } = part;
    if (key === "contacts") {
      return; // one person's details may be under several labels
    }
    if (RESULTS.has(key) && paragraphs.some(({ whole }) => whole)) {
      paragraphs.forEach((one) => this.#indicator(record, one));
    } else if (key === "stakeholders") {
      paragraphs.forEach((one) => this.#party(record, one));
    } else if (key === "indicators" && this.#tellsNoFigure(record, part)) {
      this.filling.fill(record, "not_measured", paragraphs);
      record.doubt("not_measured", paragraphs[0], "la raison de ne rien mesurer, ou un indicateur à écrire");
    } else if (key === "indicators") {
      paragraphs.forEach((one) => this.#indicator(record, one));
    } else if (key === "zooms" && paragraphs.length) {
      record.add("zooms", [{ title: title.text, text: paragraphs.map(({ text }) => text).join("\n\n") }]);
      paragraphs.forEach((one) => record.place("zooms", one));
      record.doubt("zooms", paragraphs[0], "la structure et le territoire du zoom");
    } else if (paragraphs.length) {
      const only = ["title", "organisation"].includes(key) ? 1 : paragraphs.length; // what follows a name is no part of it
      this.filling.fill(record, key, paragraphs.slice(0, only));
      paragraphs.slice(only).forEach((one) => record.leave(one, "une valeur est déjà là"));
    }
  }

  #party(record, one) {
    const { limits } = this;
    const words = withoutBullet(one.text, this.patterns.headings).trim();
    const listed = this.#several(words);
    const several = listed.length ? listed : this.#oneALine(one);
    if (several.length) {
      record.add("stakeholders", several);
      record.place("stakeholders", one);
      record.doubt("stakeholders", one, "les structures et leur rôle");
      return;
    }
    const made = this.#partyOf(words);
    if (length(made.name ?? "") > limits.longest.title) {
      this.#partyTold(record, one, words);
      return;
    }
    record.add("stakeholders", [made]);
    record.place("stakeholders", one);
    record.doubt("stakeholders", one, "la structure et son rôle");
  }

  /** Who some words name, with the role in brackets. */
  #partyOf(words) {
    const { answers } = this;
    let made = { name: words };
    unlessUnclear(() => {
      made = answers.party(bare(answers.patterns.bullet.sub("", words)));
    });
    const known = answers.organisation(this.patterns.parts.the.sub("", words));
    return known ? { organisation: known, ...(made.role && { role: made.role }) } : made;
  }

  /** The parties of a line that only enumerates names: known ones, one short word each, else bodies. */
  #several(line) {
    const words = bare(line);
    const items = this.patterns.parts.between.split(stripEnd(words, ".")).filter(Boolean);
    const found = items.map((item) => this.answers.organisation(item));
    if (items.length > 1 && (found.every(Boolean) || atStart(this.patterns.headings.names, words))) {
      return items.map((name, index) => (found[index] ? { organisation: found[index] } : { name }));
    }
    const { commas, goes_on: goesOn, semicolons } = this.patterns.parts;
    const isBody = (one) => this.#isBody(one);
    const several = words.includes(";");
    const first = (several ? semicolons : commas).sub("\n", stripEnd(words, ".;")).split("\n").filter(Boolean);
    const last = first.pop() ?? "";
    const both = last.split(" et ");
    const told = [...first, ...(first.length && both.every(isBody) ? both : [last])];
    const short = told.every((one) => length(one) <= this.limits.short && (isBody(one) || !this.answers.isPerson(one)));
    const bodies = told.every((one) => isBody(one) || (told.length > 2 && /^\p{Uppercase}/u.test(one)));
    const brief = told.every((one) => one.split(/\s+/).length <= WORDS && !atStart(goesOn, one));
    const mostly = told.length > 2 && brief && told.filter(isBody).length * 2 > told.length;
    return told.length > 1 && short && (several || bodies || mostly) ? told.map((one) => this.#partyOf(one)) : [];
  }

  /** The parties of lines that a narrow box seems to cut, where each names a body. */
  #oneALine({ items = [] }) {
    return items.every(({ text }) => this.#isBody(text)) ? items.map(({ text }) => this.#partyOf(text)) : [];
  }

  /** Whether some words name an organisation: a known one, an acronym, « mission locale ». */
  #isBody(words) {
    const { acronym, body, the } = this.patterns.parts;
    const name = the.sub("", words);
    return Boolean(this.answers.organisation(name)) || atStart(acronym, name) || atStart(body, name);
  }

  /** A text on one organisation of the registry is its detail; one on several waits for a person. */
  #partyTold(record, one, words) {
    const organisation = told(words, this.answers, this.names);
    if (organisation) {
      record.add("stakeholders", [{ organisation, detail: bare(words) }]);
      record.place("stakeholders", one);
      record.doubt("stakeholders", one, "la structure, d’après le texte, et son rôle");
    } else {
      record.leave(one, "un texte, et non un nom");
      record.doubt("stakeholders", one, "structures nommées dans ce texte");
    }
  }

  /** Passages, each with the label above or beside it: the details of one person are one contact. */
  contacts(record, told) {
    const { detail } = this.answers.patterns;
    let group = [];
    const end = () => {
      group.length && this.#contact(record, group);
      group = [];
    };
    for (const [label, one] of told) {
      const labelled = Boolean(detail.fullmatch(label));
      const lines = one.lines?.length ? one.lines.map((line) => stripEnd(line.text, ",;")).join(", ") : one.text;
      const text = bare(this.patterns.headings.pictured.sub("", lines));
      const words = labelled ? `${stripOf(label, " :")} : ${text}` : text;
      const several = labelled && told.filter(([other]) => other === label).length > 1;
      const named = group.length === 1 && group[0].kinds.join() === "nom";
      const details = several ? [] : this.#details(words);
      const isRole = named && !details.length && !several && this.patterns.parts.role.fullmatch(words);
      const said = isRole ? ["fon"] : details; // what stands under a name, as its label would say: « fonction »
      if (!said.length || group.some(({ kinds }) => kinds.some((kind) => said.includes(kind)))) {
        end();
      }
      group.push({ words, one, kinds: said });
      said.length || end();
    }
    end();
  }

  /** Which details of a contact a line gives and nothing else; a name, or an organisation, begins one. */
  #details(words) {
    const { answers } = this;
    const reached = answers.reaching(words);
    const label = answers.patterns.detail.search(words);
    if (label) {
      return reached.length ? reached : [fold(label.groups.detail).slice(0, 3)];
    }
    if (reached.length) {
      return answers.isOnlyReaching(words) ? reached : [];
    }
    const first = words.split(/[,;(–]| - /)[0].trim();
    return answers.isPerson(first) || answers.organisation(first) ? ["nom"] : [];
  }

  #contact(record, group) {
    const unclear = unlessUnclear(() => record.add("contacts", [this.answers.contact(group.map(({ words }) => words).join(", "))]));
    for (const { one } of group) {
      if (unclear) {
        record.leave(one, unclear.message);
      } else {
        record.place("contacts", one);
      }
      record.doubt("contacts", one, unclear?.message ?? "la structure, la fonction, et l’accord de la personne nommée");
    }
  }

  /** Whether words under « Indicateurs » say why there is no figure, or what will be counted. */
  #tellsNoFigure({ data }, { title, paragraphs }) {
    const words = paragraphs.map(({ text }) => text).join(" ");
    const free = !("indicators" in data) && !("not_measured" in data);
    const said = words && !/\p{Nd}/u.test(words) && length(words) <= this.limits.longest.not_measured;
    return free && said && fold(title.text).startsWith("indicateur");
  }

  /** « Libellé : 19 en 2020 » is an indicator; other words are kept as they are, under impact. */
  #indicator(record, one) {
    let value = "";
    unlessUnclear(() => {
      value = this.answers.indicators(withoutBullet(one.whole || one.text, this.patterns.headings));
    });
    if (Array.isArray(value)) {
      record.add("indicators", value);
      record.place("indicators", one);
      record.doubt("indicators", one, "chaque valeur avec sa date et son unité");
    } else {
      this.filling.fill(record, "impact", [one]);
      record.doubt("indicators", one, "un indicateur, ou la raison de ne pas en avoir");
    }
  }
}

/** Do something; what made its words unclear, if they are. */
function unlessUnclear(act) {
  try {
    act();
  } catch (reason) {
    if (!(reason instanceof Unclear)) {
      throw reason;
    }
    return reason;
  }
  return undefined;
}
