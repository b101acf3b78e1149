/*
 * La liste montrée dans le cadre d’un autre site : les paramètres du catalogue (« ?theme=…&q=… »), sans son formulaire.
 * Rien n’est gardé dans le navigateur. Sans ce script, ou sans paramètre, la liste de la page est entière.
 */

import { count, number } from "../dom.js";
import { narrow, sorted } from "../find/facets.js";
import { table } from "../find/files.js";
import { ask } from "../find/query.js";
import { Results } from "../find/results.js";
import { isEmpty, joined, read, strays } from "../find/state.js";

const DARK = "sombre";

async function show(list, search) {
  const status = document.querySelector("[data-status]");
  const rows = await table();
  const known = new Map(Object.entries(rows.facets).map(([name, facet]) => [name, new Set(facet.values)]));
  const { state } = joined(read(search, known), strays(search, known), rows.facets);
  if (isEmpty(state)) {
    return;
  }
  list.setAttribute("aria-busy", "true");
  const answer = state.q ? await ask(state.q) : null;
  const scores = answer && answer.scores;
  const { rows: kept } = narrow(rows, state.facets, (row) => !scores || scores.has(rows.names[row]));
  const names = sorted(kept, state.sort, rows, scores).map((row) => rows.names[row]);
  const results = new Results(list, document.querySelector("[data-more]"), () => undefined);
  await results.show(names, answer ? answer.keys : []);
  for (const next of document.querySelectorAll("[data-next]")) {
    next.hidden = true;
  }
  status.textContent = `${count(names.length, "fiche")} sur ${number(Number(list.dataset.embed))}`;
}

const parameters = new URLSearchParams(location.search);
if (parameters.get("apparence") === DARK) {
  document.documentElement.dataset.mdColorScheme = "slate";
}
const list = document.querySelector("[data-embed]");
show(list, location.search)
  .catch((error) => {
    document.querySelector("[data-status]").textContent = "Ces fiches n’ont pas pu être choisies : les voici toutes.";
    throw error;
  })
  .finally(() => list.setAttribute("aria-busy", "false"));
const all = document.querySelector("[data-all]");
parameters.delete("apparence");
all.search = parameters.toString();
