// What the schema says of one place: builder/schema.py, over the bundled schema of a sheet.

export class Schema {
  constructor(document, vocabularies) {
    this.document = document;
    this.vocabularies = vocabularies;
    this.fields = new Map();
    this.allowed = new Map();
  }

  /** Every schema that applies at a path, nearest words first. */
  at(path) {
    let nodes = [...this.#expand(this.document)];
    for (const step of path) {
      nodes = nodes.flatMap((node) => [...this.#step(node, step)]);
    }
    return nodes;
  }

  *#step(node, step) {
    const child = typeof step === "number" ? node.items : Object.hasOwn(node.properties ?? {}, step) ? node.properties[step] : undefined;
    if (child && typeof child === "object") {
      yield* this.#expand(child);
    }
  }

  *#expand(node) {
    yield node;
    if (node.$ref) {
      yield* this.#expand(this.document.$defs[node.$ref.slice("#/$defs/".length)]);
    }
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      for (const branch of node[keyword] ?? []) {
        yield* this.#expand(branch);
      }
    }
    if (node.then) {
      yield* this.#expand(node.then);
    }
  }

  /** The words and the expectations of one place; all indexes of a list are alike. */
  field(path) {
    const key = placeOf(path);
    if (!this.fields.has(key)) {
      this.fields.set(key, described(this.at(path), path));
    }
    return this.fields.get(key);
  }

  /** The keys allowed at a path, with their French titles, in schema order. */
  properties(path) {
    const place = placeOf(path);
    if (!this.allowed.has(place)) {
      const keys = new Set(this.at(path).flatMap((node) => Object.keys(node.properties ?? {})));
      this.allowed.set(place, new Map([...keys].map((key) => [key, this.field([...path, key]).title])));
    }
    return this.allowed.get(place);
  }

  /** What people call the terms of a vocabulary (identifier, label, synonyms), and the identifier of each. */
  names(vocabulary) {
    const named = this.terms(vocabulary).flatMap((term) => [term.id, term.label ?? "", ...(term.synonyms ?? [])].map((name) => [String(name), term.id]));
    return named.filter(([name], index) => named.findIndex(([other]) => other === name) === index);
  }

  terms(vocabulary) {
    const terms = this.vocabularies[vocabulary]?.terms;
    return Array.isArray(terms) ? terms.filter((term) => typeof term?.id === "string") : [];
  }
}

/** A path as it is kept: all indexes of a list are alike. */
const placeOf = (path) => JSON.stringify(path.map((step) => (typeof step === "number" ? 0 : step)));

function described(nodes, path) {
  const first = (keyword) => nodes.find((node) => keyword in node)?.[keyword];
  const every = (keyword) => new Set(nodes.flatMap((node) => node[keyword] ?? []));
  return {
    also: first("x-also") ?? [],
    title: first("title") || String(path.at(-1) ?? ""),
    description: first("description") || "",
    examples: first("examples") ?? [],
    types: every("type"),
    formats: every("format"),
    reference: first("x-reference"),
    brick: first("x-brick"),
    person: Boolean(first("x-person")),
    vocabulary: first("x-vocabulary"),
    markdown: nodes.some((node) => node.contentMediaType === "text/markdown"),
  };
}
