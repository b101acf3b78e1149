/* L’état du catalogue et son adresse : question, valeurs de chaque facette, tri. L’adresse fait foi. */

import { LONGEST } from "./query.js";

export const SORTS = ["relevance", "title", "reviewed", "published"];

/** Lit l’adresse ; ce que le formulaire ``known`` (facette → valeurs) ne connaît pas est ignoré. */
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
    q: (parameters.get("q") || "").slice(0, LONGEST).trim(),
    facets,
    sort: SORTS.includes(sort) ? sort : "relevance",
  };
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
