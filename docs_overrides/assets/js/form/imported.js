// A draft of « toolbox import »: the sheet on one side, what is left to confirm and to place on the other.
//
// The names of its keys come from builder/forms/shared.py. What a person does not settle goes back into the file as it came.

import { isMapping } from "../check/values.js";

const PLACES = { page: "page", line: "ligne", tab: "onglet", row: "ligne", column: "colonne" };
const ASKED = "à confirmer\u00a0: ";
const list = (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** Where words stand in the document. */
const places = (from) => Object.keys(PLACES).filter((key) => key in from).map((key) => `${PLACES[key]} ${from[key]}`);

/** A value in words: « value : 19, unit : jeunes ». */
function told(value) {
  if (isMapping(value)) {
    return Object.entries(value).map(([key, one]) => `${key}\u00a0: ${told(one)}`).join(", ");
  }
  return Array.isArray(value) ? value.map(told).join(", ") : String(value);
}

export class Imported {
  /** @param names - the keys of a draft's record; @param schema - that of sheets */
  constructor(names, schema) {
    Object.assign(this, { names, schema });
  }

  /**
   * Take a draft apart; nothing when it is none.
   *
   * @returns {{data: object, doubts: object[], left: object[], record: object}|undefined}
   */
  apart(draft) {
    const { block, doubts, left, status } = this.names;
    const { [block]: record, ...data } = draft;
    if (!isMapping(record)) {
      return undefined;
    }
    const { [doubts]: asked, [left]: unplaced, ...rest } = record;
    const fields = this.schema.properties([]);
    const waiting = list(asked).map((from) => this.#doubt(from));
    if (data.status === status) {
      delete data.status;
    }
    return {
      data: Object.assign(Object.create(null), data),
      doubts: waiting.filter(({ key }) => fields.has(key)),
      left: [...waiting.filter(({ key }) => !fields.has(key)), ...list(unplaced).map((from) => this.#left(from))],
      record: rest,
    };
  }

  /** The draft again, with what is still to confirm and to place. */
  joined(data, { doubts, left }, record) {
    if (!record && !doubts.length && !left.length) {
      return data;
    }
    const { names } = this;
    const asked = [...doubts, ...left.filter(({ asked: one }) => one)].map(({ key, text, line, why, value, from }) => from ?? {
      [names.field]: key, [names.why]: ASKED + why, ...(value !== undefined && { [names.proposed]: value }), ...(line && { line }), [names.passage]: text ?? "",
    });
    const unplaced = left.filter(({ asked: one }) => !one).map(({ text, line, why, from }) => from ?? { ...(line && { line }), [names.passage]: text, [names.why]: why });
    return {
      ...data,
      status: data.status ?? names.status,
      [names.block]: { ...record, ...(asked.length && { [names.doubts]: asked }), ...(unplaced.length && { [names.left]: unplaced }) },
    };
  }

  /** What a person must know of a draft that was opened. */
  told({ doubts, left, record }) {
    const many = (number, one, several) => `${number} ${number > 1 ? several : one}`;
    const source = record[this.names.source];
    return ` C’est un brouillon importé${source ? ` de «\u00a0${told(source)}\u00a0»` : ""}\u00a0: ${many(doubts.length, "point à confirmer, marqué sur sa rubrique", "points à confirmer, marqués sur leur rubrique")}\u202f; ${many(left.length, "passage sans rubrique, dans la liste ci-dessous", "passages sans rubrique, dans la liste ci-dessous")}. Le relevé de l’import et l’état de brouillon restent ici\u202f; ce que vous n’aurez pas confirmé partira en remarques.`;
  }

  #doubt(from) {
    const { field, why, proposed, passage } = this.names;
    if (!isMapping(from)) {
      return { asked: true, text: told(from), why: "à confirmer", from };
    }
    const key = String(from[field] ?? "").split(".")[0];
    const value = from[proposed];
    const fits = value !== undefined && this.#fits(key, value);
    const reason = String(from[why] ?? "").replace(/^à confirmer\s*:\s*/i, "");
    const place = places(from).join(", ");
    const known = value === undefined || fits ? "" : ` – reconnu\u00a0: ${told(value)}`;
    return { asked: true, key, text: told(from[passage] ?? ""), why: `${reason}${place && ` (${place})`}${known}`, ...(fits && { value }), from };
  }

  #left(from) {
    const { why, passage } = this.names;
    return isMapping(from)
      ? { text: told(from[passage] ?? from), why: [...places(from), told(from[why] ?? "sans rubrique")].join(", "), from }
      : { text: told(from), why: "sans rubrique", from };
  }

  /** Whether what was recognised may be written in a field as it is. */
  #fits(key, value) {
    const { types } = this.schema.field([key]);
    const properties = this.schema.properties([key]);
    return typeof value === "string" ? types.has("string") : isMapping(value) && types.has("object") && Object.keys(value).every((one) => properties.has(one));
  }
}
