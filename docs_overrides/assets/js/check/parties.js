// Who takes part and whom to write to, told in words where blocks are wanted: builder/parties.py.

import { foldSingular } from "./nearest.js";
import { strip } from "./pattern.js";
import { isMapping } from "./values.js";

/** Names beyond which a correction does not make each anew. */
const MOST = 12;

/** The roles of the parties at a place, each by its names; none where no party stands. */
function rolesAt(schema, place) {
  const keys = schema.properties(place);
  const fits = ["organisation", "name", "role"].every((key) => keys.has(key));
  return new Map(fits ? schema.names(schema.field([...place, "role"]).vocabulary).map(([name, term]) => [foldSingular(name), term]) : []);
}

const named = (examples, name) => (examples.patterns.id.fullmatch(name) ? { organisation: name } : { name });

/** A party that was written as one text, with its role or without. */
export function party({ schema, examples }, place, text) {
  const roles = rolesAt(schema, place);
  const said = strip(text);
  if (!roles.size || !said || said.includes("\n")) {
    return undefined;
  }
  for (const pattern of [examples.parties.after, examples.parties.before]) {
    const match = pattern.fullmatch(said)?.groups;
    const role = match && roles.get(foldSingular(match.role));
    if (role) {
      return { ...named(examples, strip(match.name)), role };
    }
  }
  return said.includes(":") ? undefined : named(examples, said);
}

/** The parties that were written between commas, or below the names of their roles: « {porteur: corif} ». */
export function parties(about, place, value) {
  const { schema, examples } = about;
  const roles = rolesAt(schema, place);
  if (typeof value === "string" && roles.size) {
    const made = examples.items(value, true).map((part) => party(about, place, part));
    return made.length && made.length <= MOST && made.every(Boolean) ? made : undefined;
  }
  const keys = isMapping(value) ? Object.keys(value) : [];
  if (!keys.length || !keys.every((key) => roles.has(foldSingular(key)))) {
    return undefined;
  }
  const found = [];
  for (const key of keys) {
    const names = typeof value[key] === "string" ? examples.items(value[key], true) : value[key];
    if (!Array.isArray(names) || !names.every((name) => typeof name === "string" && strip(name))) {
      return undefined;
    }
    found.push(...names.map((name) => ({ ...named(examples, strip(name)), role: roles.get(foldSingular(key)) })));
  }
  return found.length && found.length <= MOST ? found : undefined;
}

/** A contact that was written as one text; whose it is, the sheet says where the text does not. */
export function contact(examples, keys, text, organisation) {
  if (!["organisation", "name", "email", "phone"].every((key) => keys.has(key)) || !strip(text)) {
    return undefined;
  }
  const found = {};
  for (const part of examples.parties.parted.split(strip(text)).filter(Boolean)) {
    const form = ["email", "phone"].find((one) => examples.meant(part, one)) ?? "name";
    if (form in found) {
      return undefined;
    }
    found[form] = examples.meant(part, form) || part;
  }
  if (!found.email && !found.phone) {
    return undefined;
  }
  const own = typeof organisation === "string" && organisation ? { organisation } : {};
  return { ...own, ...Object.fromEntries(["name", "email", "phone"].filter((key) => key in found).map((key) => [key, found[key]])) };
}
