// Contacts, mailboxes, affiliations, testimonies: builder/rules/people.py.

import { closest, fold } from "../nearest.js";
import { wordsOf } from "../pattern.js";
import { isMapping, list, textOf, truthy } from "../values.js";

const CLOSE = 0.82;

export function* contacts(entry) {
  for (const [path, contact] of entry.bricks("contact")) {
    yield* double(entry, path, contact);
    yield* consent(entry, path, contact);
    yield* mismatch(entry, path, contact);
    yield* unreachable(entry, path, contact);
  }
}

const organisation = (entry, id) => entry.knowledge.organisations.get(id);

function* double(entry, path, contact) {
  const identity = (one) => ["organisation", "name", "email", "phone", "url"].map((key) => fold(textOf(one, key)));
  if (!identity(contact).slice(1).some(Boolean)) {
    return;
  }
  for (let index = 0; index < path.at(-1); index += 1) {
    const place = [...path.slice(0, -1), index];
    const other = entry.get(place);
    if (isMapping(other) && identity(other).join("\n") === identity(contact).join("\n") && !apart(contact, other)) {
      yield entry.problem("P504", path, { line: entry.source.span(place).line });
      return;
    }
  }
}

/** Whether two contacts are two services that one switchboard answers for. */
function apart(one, other) {
  const roles = new Set([one, other].map((contact) => fold(textOf(contact, "role"))));
  return roles.size === 2 && !roles.has("") && !textOf(one, "name");
}

function* consent(entry, path, contact) {
  if (truthy(contact.consent)) {
    const kept = ["name", "email", "phone", "url"].find((key) => textOf(contact, key));
    if (isMapping(contact.consent) && contact.consent.basis === "withdrawn" && kept) {
      yield entry.problem("P513", [...path, kept]);
    }
    return;
  }
  const local = textOf(contact, "email").split("@")[0].toLowerCase();
  const roles = entry.knowledge.lists.role_words;
  const personal = entry.knowledge.patterns.people.personal.fullmatch(local) && !local.split(/[._-]/).some((word) => roles.includes(word));
  const name = textOf(contact, "name");
  if (name || personal) {
    const example = entry.knowledge.examples.dump({ consent: { basis: "given", date: "2026-05-04" } });
    yield entry.problem("P506", [...path, name ? "name" : "email"], { who: name || textOf(contact, "email") }, { example });
  }
}

/** An address one letter away from a name that the sheet gives. */
function* mismatch(entry, path, contact) {
  const local = fold(textOf(contact, "email").split("@")[0]);
  if ([...local].length < 5 || entry.explained(path)) {
    return;
  }
  const candidates = new Map();
  for (const [, value, field] of entry.nodes) {
    if (typeof value === "string" && (field.person || field.markdown)) {
      const named = field.person ? [value] : entry.knowledge.patterns.people.full_name.findall(value).map(([name]) => name);
      named.forEach((name) => localParts(name).forEach((part) => candidates.set(part, name)));
    }
  }
  if (candidates.has(local)) {
    return;
  }
  const close = closest(local, candidates.keys(), CLOSE);
  if (close !== undefined) {
    yield entry.problem("P505", [...path, "email"], { value: textOf(contact, "email"), name: candidates.get(close) });
  }
}

/** The ways an address may be made from a name. */
function localParts(name) {
  const words = wordsOf(name).map(fold).filter(Boolean);
  if (words.length < 2) {
    return [];
  }
  const [first, last] = [words[0], words.slice(1).join("")];
  const initial = [...first][0];
  return [first + last, last + first, initial + last, last + initial, last];
}

function* unreachable(entry, path, contact) {
  const registered = organisation(entry, textOf(contact, "organisation"));
  if (registered && !registered.reachable && !entry.explained(path) && !["email", "phone", "url"].some((key) => textOf(contact, key))) {
    yield entry.problem("P511", path, { organisation: registered.name });
  }
}

export function* testimonies(entry) {
  const { first_person: firstPerson, sensitive } = entry.knowledge.patterns.people;
  for (const [index, quote] of list(entry.data.quotes).entries()) {
    const text = isMapping(quote) ? textOf(quote, "text") : "";
    const match = firstPerson.search(text) && isMapping(quote) && textOf(quote, "author") ? sensitive.search(text) : null;
    if (match) {
      const rest = /^[\p{L}\p{N}_]*/u.exec(text.slice(text.indexOf(match[0]) + match[0].length))[0];
      yield entry.problem("P512", ["quotes", index, "text"], { value: match[0] + rest });
    }
  }
}

export function* affiliations(entry) {
  const { around, words, comesBefore } = entry.knowledge;
  const seen = new Map();
  const known = (person) => organisation(entry, person.organisation) && wordsOf(person.name).length > 1;
  for (const person of around.persons.filter((one) => comesBefore(one.file, entry.file)).filter(known)) {
    if (!seen.has(fold(person.name))) {
      seen.set(fold(person.name), person);
    }
  }
  for (const [path, value, field] of entry.nodes) {
    const mine = { organisation: field.person && typeof value === "string" ? employer(entry, path) : "", name: typeof value === "string" ? value : "", file: entry.file, line: entry.source.span(path).line, explained: entry.explained(path) };
    if (!known(mine)) {
      continue;
    }
    if (!seen.has(fold(value))) {
      seen.set(fold(value), mine);
    }
    const first = seen.get(fold(value));
    if (!mine.explained && !first.explained && !sameHouse(entry, mine.organisation, first.organisation)) {
      const place = words.phrase("place", first);
      const params = { value, organisation: organisation(entry, mine.organisation).name, other: organisation(entry, first.organisation).name, place };
      yield entry.problem("P510", path, params);
    }
  }
}

/** The organisation written nearest above a person. */
function employer(entry, path) {
  for (let length = path.length - 1; length > 0; length -= 1) {
    const around = entry.get(path.slice(0, length));
    if (isMapping(around) && typeof around.organisation === "string") {
      return around.organisation;
    }
  }
  return "";
}

export function* mailboxes(entry) {
  const { around, words, comesBefore } = entry.knowledge;
  const owners = new Map(around.organisations.flatMap((one) => one.domains.map((domain) => [domain.toLowerCase(), one])));
  const users = new Map();
  for (const mailbox of around.mailboxes.filter((one) => comesBefore(one.file, entry.file))) {
    const owner = owners.get(mailbox.email.split("@")[1] ?? "");
    if ((!owner || sameHouse(entry, owner.id, mailbox.organisation)) && !users.has(mailbox.email)) {
      users.set(mailbox.email, mailbox);
    }
  }
  for (const [path, contact] of entry.bricks("contact")) {
    const mine = { email: textOf(contact, "email").toLowerCase(), organisation: textOf(contact, "organisation"), file: entry.file };
    const user = organisation(entry, mine.organisation);
    if (!mine.email || !user) {
      continue;
    }
    const place = [...path, "email"];
    const owner = owners.get(mine.email.split(/@(.*)/s)[1] ?? "");
    if (owner && !sameHouse(entry, owner.id, mine.organisation)) {
      if (!entry.explained(path)) {
        yield entry.problem("P503", place, { value: mine.email, owner: owner.name, organisation: user.name });
      }
      continue;
    }
    if (!users.has(mine.email)) {
      users.set(mine.email, mine);
    }
    const other = users.get(mine.email);
    if (!sameHouse(entry, other.organisation, mine.organisation) && !entry.explained(path)) {
      const named = words.phrase("mailbox", { name: organisation(entry, other.organisation).name, file: other.file });
      yield entry.problem("P507", place, { value: mine.email, other: named });
    }
  }
}

/** Whether two organisations are the same, or parts of the same. */
function sameHouse(entry, one, other) {
  const mine = house(entry, one);
  return [...house(entry, other)].some((id) => mine.has(id));
}

function house(entry, id) {
  const found = new Set([id]);
  let parent = organisation(entry, id)?.part_of;
  while (typeof parent === "string" && !found.has(parent)) {
    found.add(parent);
    parent = organisation(entry, parent)?.part_of;
  }
  return found;
}
