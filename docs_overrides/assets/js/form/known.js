// What a person types for a thing that has an identifier: its name, an alias or the identifier itself.

import { fold } from "../check/nearest.js";
import { SEVERAL } from "../check/rules/references.js";

export class Known {
  constructor(knowledge) {
    const { around, schema, examples } = knowledge;
    this.slug = (text) => examples.slug(text);
    /** The words of a list that was pasted as one: between commas, after bullets or sharps. */
    this.items = (text) => examples.items(text, true);
    /** Organisations that the registry does not have yet: identifier → name as typed. */
    this.newcomers = new Map();
    this.lists = {
      organisation: around.organisations.map(({ id, name, aliases }) => [id, name, aliases]),
      sheet: around.sheets.filter(({ title }) => title).map(({ id, title }) => [id, title, []]),
      collection: around.collections.map(({ id, title }) => [id, title, []]),
      part: around.collections.flatMap(({ names }) => names.part.filter(([name, id]) => name !== id).map(([name, id]) => [id, name, []])),
      document: around.collections.flatMap(({ documents }) => documents.map(({ id, title }) => [id, title, []])),
      section: [...schema.properties([])].map(([id, title]) => [id, title, []]),
    };
    for (const name of ["departments", "regions"]) {
      this.lists[name] = schema.terms(name).map(({ id, label }) => [id, `${label} (${id})`, [label]]);
    }
    this.byName = {};
    this.labels = {};
    for (const [kind, items] of Object.entries(this.lists)) {
      this.labels[kind] = new Map(items.map(([id, label]) => [id, label]));
      const names = items.flatMap(([id, label, aliases]) => [id, label, ...aliases].map((name) => [fold(name), id]));
      this.byName[kind] = unambiguous(names);
    }
  }

  has(kind) {
    return kind in this.lists;
  }

  /** The identifier of what was typed, when it is known. */
  find(kind, typed) {
    return this.labels[kind]?.has(typed) ? typed : this.byName[kind]?.get(fold(typed));
  }

  /** The identifier of what was typed; what is not known stays as typed, but an organisation gets an identifier. */
  parse(kind, typed) {
    const found = this.find(kind, typed);
    if (found !== undefined || kind !== "organisation" || !this.slug(typed) || this.#areSeveral(typed)) {
      return found ?? typed;
    }
    const id = this.slug(typed);
    if (id !== typed) {
      this.newcomers.set(id, typed);
    }
    return id;
  }

  /** Whether what was typed names several organisations of the registry: the verdict says so. */
  #areSeveral(typed) {
    const parts = typed.split(SEVERAL);
    return parts.length > 1 && parts.every((part) => this.find("organisation", part) !== undefined);
  }

  /** What to show for an identifier: its name, unless another thing has the same. */
  show(kind, id) {
    const label = this.labels[kind]?.get(id);
    const newcomer = kind === "organisation" ? this.newcomers.get(id) : undefined;
    return label !== undefined && this.parse(kind, label) === id ? label : newcomer ?? id;
  }

  isKnown(kind, id) {
    return Boolean(this.labels[kind]?.has(id));
  }

  /** The suggestions that the browser offers while one types. */
  datalists() {
    return Object.keys(this.lists).map((kind) => {
      const id = `known-${kind}`;
      const list = document.getElementById(id) ?? document.createElement("datalist");
      list.id = id;
      list.append(...this.lists[kind].map(([id]) => new Option("", this.show(kind, id))));
      return list;
    });
  }
}

function unambiguous(names) {
  const found = new Map();
  for (const [name, id] of names) {
    found.set(name, !found.has(name) || found.get(name) === id ? id : undefined);
  }
  return found;
}
