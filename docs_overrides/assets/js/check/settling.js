// The scalars that YAML readers disagree on, settled by what the schema wants at their place: builder/settling.py.

import { at } from "./reading.js";
import { isBlock } from "./values.js";

const WANTED = { boolean: ["boolean"], number: ["number", "integer"], date: [] };

/** Replace in the data each unquoted scalar whose meaning the schema decides; the problems of the others. */
export function settle(source, { schema, words, examples }) {
  const found = [...source.pointed].map(([key, [span, parts]]) => {
    const path = JSON.parse(key);
    const example = examples.pointed(path, parts, schema.field(path), schema.properties(path).has("points"));
    const general = path.length > 0 && example === examples.ofKey(path.at(-1), schema.field(path));
    const shown = source.inPlace(path, example);
    const told = words.problem("L141", path, {}, general ? "" : shown);
    return { ...told, ...(general && { example: shown }), ...span, key };
  });
  for (const [key, raw] of source.raw) {
    const path = JSON.parse(key);
    const field = schema.field(path);
    const ambiguity = source.ambiguous.get(key);
    const isDate = field.formats.has("partial-date") || field.formats.has("partial-date-or-period");
    if (isDate && (!ambiguity || ambiguity.kind === "date")) {
      if (/^[0-9]/.test(raw)) {
        replace(source.data, path, raw);
      }
    } else if (ambiguity && !refusedAnyway(schema, field, raw)) {
      const wanted = WANTED[ambiguity.kind].some((type) => field.types.has(type));
      if (wanted && ambiguity.value !== undefined) {
        replace(source.data, path, ambiguity.value);
      } else if (!field.types.size || field.types.has("string") || ambiguity.kind === "number") {
        const advice = words.phrase(wanted ? "in_figures" : "in_quotes");
        const example = source.inPlace(path, wanted ? examples.ofKey(path.at(-1), field) : examples.entry(path, raw));
        const reading = words.phrase(ambiguity.reading, { number: ambiguity.number });
        found.push({ ...words.problem("L113", path, { value: raw, reading, advice }, example), ...source.span(path), key: at(path) });
      }
    }
  }
  return found;
}

/** Whether quotes would make no term of it: « status: oui ». */
function refusedAnyway(schema, field, raw) {
  const terms = schema.terms(field.vocabulary ?? "");
  return terms.length > 0 && !terms.some(({ id }) => id === raw);
}

function replace(data, path, value) {
  let here = data;
  for (const step of path.slice(0, -1)) {
    if (!isBlock(here) || !(step in here)) {
      return;
    }
    here = here[step];
  }
  if (isBlock(here) && path.at(-1) in here) {
    here[path.at(-1)] = value;
  }
}
