/*
 * Combien de fiches chaque valeur donnerait. Plusieurs valeurs d’une facette élargissent, plusieurs facettes
 * restreignent : le compte d’une valeur tient donc compte de la question et des autres facettes, pas de la sienne.
 */

/**
 * @param {object} table le fichier catalogue.json
 * @param {Map<string, Set<string>>} chosen les valeurs choisies de chaque facette
 * @param {(row: number) => boolean} answers si une fiche répond à la question
 * @returns {{rows: number[], counts: Map<string, Map<string, number>>}} les fiches retenues, et le compte de chaque valeur
 */
export function narrow(table, chosen, answers) {
  const names = Object.keys(table.facets);
  const wanted = new Map();
  for (const [name, values] of chosen) {
    const places = new Set([...values].map((value) => table.facets[name].values.indexOf(value)));
    wanted.set(name, places);
  }
  const tallies = new Map(names.map((name) => [name, new Uint32Array(table.facets[name].values.length)]));
  const rows = [];
  for (let row = 0; row < table.names.length; row += 1) {
    if (!answers(row)) {
      continue;
    }
    let missed = null; // la seule facette qui écarte la fiche
    let out = 0;
    for (const [name, places] of wanted) {
      if (!table.facets[name].rows[row].some((place) => places.has(place))) {
        missed = name;
        out += 1;
      }
    }
    if (out === 0) {
      rows.push(row);
    }
    if (out < 2) {
      for (const name of out === 0 ? names : [missed]) {
        const tally = tallies.get(name);
        for (const place of table.facets[name].rows[row]) {
          tally[place] += 1;
        }
      }
    }
  }
  const counts = new Map(
    names.map((name) => [name, new Map(table.facets[name].values.map((value, place) => [value, tallies.get(name)[place]]))]),
  );
  return { rows, counts };
}

/** Les lignes dans l’ordre demandé ; à égalité, par titre, qui est l’ordre de la table. */
export function sorted(rows, sort, table, scores) {
  const value = {
    relevance: scores && ((row) => -scores.get(table.names[row])),
    reviewed: (row) => -day(table.reviewed[row]),
    published: (row) => -day(table.published[row]),
  }[sort];
  return value ? [...rows].sort((a, b) => value(a) - value(b) || a - b) : rows;
}

const day = (text) => Number(text.padEnd(10, "-00").replaceAll("-", "")) || 0;
