// What people's words stand for: builder/drafting/answers.py, for the fields that a document can fill.

import { before, fold, mayReach, ratio } from "../check/nearest.js";
import { bare, stripEnd, stripOf } from "../check/pattern.js";

/** Words that do not say what the field holds. */
export class Unclear extends Error {}

const REACHING = ["email", "url", "phone"];
const withoutPlural = (words) => stripEnd(fold(words), "s");

/** Folded names → what they stand for; the first that bears a name keeps it. */
function foldedNames(pairs) {
  const found = new Map();
  for (const [name, target] of pairs) {
    for (const key of [fold(name), withoutPlural(name)]) {
      if (!found.has(key)) {
        found.set(key, target);
      }
    }
  }
  return found;
}

export class Answers {
  /** @param knowledge - of the checks (check/check.js) */
  constructor(knowledge) {
    const { organisations, collections } = knowledge.around;
    this.schema = knowledge.schema;
    this.slug = (text) => knowledge.examples.slug(text);
    this.patterns = knowledge.patterns.answers;
    this.names = organisations.flatMap(({ id, name, aliases }) => [id, name, ...aliases].map((one) => [one, id]));
    this.organisations = foldedNames(this.names);
    this.collections = foldedNames(collections.flatMap(({ id, title, short_title: short }) => [id, title, short].filter(Boolean).map((one) => [one, id])));
    this.vocabularies = new Map();
  }

  nameOf(id) {
    return this.names.filter(([, target]) => target === id)[1]?.[0] ?? id; // after the identifier comes the name
  }

  /** The organisation of the registry that a name means, whatever its case, accents or plural. */
  organisation(words) {
    return this.organisations.get(fold(words)) ?? this.organisations.get(withoutPlural(words));
  }

  /** The term that someone means, by its identifier, label or synonyms. */
  term(vocabulary, words) {
    const names = this.#vocabulary(vocabulary);
    return names.get(fold(words)) ?? names.get(withoutPlural(words));
  }

  #vocabulary(name) {
    if (!this.vocabularies.has(name)) {
      const pairs = this.schema.terms(name).flatMap(({ id, label, synonyms }) => [id, label ?? "", ...(synonyms ?? [])].map((one) => [one, id]));
      this.vocabularies.set(name, foldedNames(pairs));
    }
    return this.vocabularies.get(name);
  }

  /** The identifiers of the terms whose names come close to some words. */
  nearestTerms(vocabulary, words, most = 3) {
    const names = this.#vocabulary(vocabulary);
    const wanted = fold(words);
    const within = [...names.keys()].filter((name) => name.length > 4 && (name.includes(wanted) || wanted.includes(name)));
    const close = [...names.keys()].filter((name) => mayReach(name, wanted, 0.5)).map((name) => [ratio(name, wanted), name]).filter(([score]) => score >= 0.5)
      .sort((one, other) => other[0] - one[0] || (before(one[1], other[1]) ? 1 : -1)).slice(0, 10).map(([, name]) => name);
    return [...new Set([...within, ...close].map((name) => names.get(name)))].slice(0, most);
  }

  /** « CORIF (partenaire) : anime les ateliers ». */
  party(line) {
    const match = this.patterns.party.fullmatch(line);
    if (!match) {
      throw new Unclear("écrivez un nom, puis son rôle entre parenthèses");
    }
    const { name, role, detail } = match.groups;
    const known = this.organisation(name);
    const made = known ? { organisation: known } : { name };
    if (role) {
      made.role = this.#needed("roles", role);
    }
    return detail ? { ...made, detail } : made;
  }

  #needed(vocabulary, words) {
    const found = this.term(vocabulary, words);
    if (!found) {
      throw new Unclear(`« ${words} » n’est pas dans la liste`);
    }
    return found;
  }

  /** « We Ker, service mixité, contact@exemple.fr »; an organisation that it does not name stays out. */
  contact(text) {
    const contact = {};
    let line = this.lines(text)[0] ?? "";
    for (const key of REACHING) {
      const match = this.patterns[key].search(line);
      if (match) {
        [contact[key]] = match;
        line = line.replace(match[0], () => ",");
      }
    }
    const told = line.split(/[,;]/).map((part) => stripOf(this.patterns.detail.sub("", part.trim()), " :-–—/|•"));
    const parts = told.filter(Boolean).flatMap((part) => this.#apart(part));
    const named = Object.keys(contact).length ? parts : parts.slice(0, 1); // without an address, a text is no contact
    const place = named.findIndex((part) => this.organisation(part));
    const found = place < 0 ? undefined : this.organisation(parts[place]);
    if (!found && !Object.keys(contact).length) {
      throw new Unclear("écrivez une structure, puis une adresse ou un téléphone");
    }
    const others = parts.filter((_, index) => index !== place);
    const name = others.find((part) => this.isPerson(part)) ?? "";
    const role = others.filter((part) => part !== name).join(", ");
    const made = { ...(found && { organisation: found }), ...(role && { role }), ...(name && { name }) };
    for (const key of ["email", "phone", "url"]) {
      if (key in contact) {
        made[key] = contact[key];
      }
    }
    return made;
  }

  /** « Zoé Martin (directrice) » as a name and a role, where what comes first is a person or an organisation. */
  #apart(part) {
    const [first, ...rest] = this.patterns.aside.sub("\n", part).split("\n").map((piece) => piece.trim());
    if (!rest.length || this.organisation(part) || !(this.isPerson(first) || this.organisation(first))) {
      return [part];
    }
    return [first, ...rest].filter(Boolean);
  }

  /** How some words reach someone. */
  reaching(line) {
    return REACHING.filter((key) => this.patterns[key].search(line));
  }

  /** Whether some words are an address or a number, and nothing else. */
  isOnlyReaching(line) {
    return !/[\p{L}\p{N}]/u.test(REACHING.reduce((words, key) => this.patterns[key].sub("", words), line));
  }

  /** A person's name, as « Zoé Martin » or « Mme Martin »: no role. */
  isPerson(words) {
    return Boolean(this.patterns.person.fullmatch(words)) && !this.patterns.office.search(words);
  }

  /** « Femmes formées : 19 en 2020, 87 en 2024 »; a sentence without any figure is the reason why nothing is measured. */
  indicators(words) {
    return /\p{Nd}/u.test(words) ? this.lines(words).map((line) => this.#indicator(line)) : bare(words);
  }

  #indicator(line) {
    const colon = line.indexOf(":");
    const parts = colon < 0 ? [] : line.slice(colon + 1).split(/[;,](?!\p{Nd})/u);
    const values = parts.map((part) => this.patterns.value.search(part));
    if (!values.length || values.some((match) => !match)) {
      throw new Unclear("écrivez le libellé, deux-points, puis des valeurs datées (19 en 2020, 87 en 2024)");
    }
    const unit = values.map(({ groups }) => groups.unit?.trim()).find(Boolean);
    const dated = values.map(({ groups }) => ({ date: groups.date, value: numberOf(groups) }));
    return { label: line.slice(0, colon).trim(), ...(unit && { unit }), values: dated };
  }

  /** Departments and region by their names; what is neither is the territory's usual name. */
  territory(words) {
    const [departments, regions, label] = [[], [], []];
    const byName = (vocabulary, name) => this.schema.terms(vocabulary).find((term) => term.id === name || fold(term.label ?? "") === fold(name));
    for (const name of this.listed(words)) {
      const bareName = this.patterns.coded.sub("", name);
      const department = byName("departments", name) ?? byName("departments", bareName);
      const region = department ? undefined : byName("regions", bareName);
      (department ? departments : region ? regions : label).push(department?.id ?? region?.id ?? name);
    }
    const parents = departments.map((code) => byName("departments", code).parent).filter(Boolean);
    const every = new Set([...regions, ...parents]);
    return {
      ...(every.size === 1 && { region: [...every][0] }),
      ...(departments.length && { departments: [...new Set(departments)] }),
      ...(label.length && { label: label.join(", ") }),
    };
  }

  lines(words) {
    return words.split("\n").filter((line) => line.trim()).map((line) => bare(this.patterns.bullet.sub("", line)));
  }

  listed(words) {
    return this.lines(words).flatMap((line) => line.split(/[,;]/)).map(bare).filter(Boolean);
  }
}

function numberOf({ value, decimals }) {
  const whole = value.replace(/[ \u00a0\u202f]/g, "");
  return Number(decimals ? whole + decimals.replace(",", ".") : whole);
}
