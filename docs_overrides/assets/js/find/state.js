/* L’état du catalogue et son adresse : question, valeurs de chaque facette, tri. L’adresse fait foi. */

import { LONGEST } from "./query.js";

const SORTS = ["relevance", "title", "reviewed", "published"];
const MOST = 20; // valeurs étrangères d’une adresse

/** Lit l’adresse ; ce que le formulaire ``known`` (facette → valeurs) ne connaît pas est laissé à ``strays``. */
export function read(search, known) {
  const parameters = new URLSearchParams(search);
  const facets = new Map();
  for (const [name, values] of known) {
    const chosen = new Set(parameters.getAll(name).filter((value) => values.has(value)));
    if (chosen.size > 0) {
      facets.set(name, chosen);
    }
  }
  const sort = parameters.get("sort");
  return {
    q: (parameters.get("q") || "").slice(0, LONGEST).normalize("NFC").trim(),
    facets,
    sort: SORTS.includes(sort) ? sort : "relevance",
  };
}

/** Ce que l’adresse dit et que le formulaire n’a pas : [paramètre, valeur], si elle en a une. */
export function strays(search, known) {
  const found = [...new URLSearchParams(search)].filter(([name, value]) => value && name !== "q" && name !== "sort" && !known.get(name)?.has(value));
  return found.slice(0, MOST);
}

/**
 * Prend dans l’état les valeurs que le vocabulaire connaît, même si aucune fiche ne les a ; ``unknown`` dit les autres.
 * Ce qui n’est d’aucune facette ne demande rien au catalogue.
 */
export function joined(state, found, facets) {
  const chosen = new Map([...state.facets].map(([name, values]) => [name, new Set(values)]));
  const unknown = [];
  for (const [name, value] of found.filter(([facet]) => Object.hasOwn(facets, facet))) {
    if (Object.hasOwn(facets[name].unlisted, value)) {
      chosen.set(name, (chosen.get(name) || new Set()).add(value));
    } else {
      unknown.push({ facet: facets[name].label, value });
    }
  }
  return { state: { ...state, facets: chosen }, unknown };
}

/** L’adresse d’un état, sans ce qui va de soi. */
export function address(state) {
  const parameters = new URLSearchParams();
  if (state.q) {
    parameters.set("q", state.q);
  }
  for (const [name, values] of state.facets) {
    for (const value of values) {
      parameters.append(name, value);
    }
  }
  if (state.sort !== "relevance") {
    parameters.set("sort", state.sort);
  }
  const text = parameters.toString();
  return text ? `?${text}` : "./";
}

export const isEmpty = (state) => !state.q && state.facets.size === 0 && state.sort === "relevance";
