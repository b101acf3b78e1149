// A key that the schema does not know: misspelt, cut by a comma, or the rest of the text above: builder/misnamed.py.

import { nearest } from "./nearest.js";

/** Keys of a block beyond which a comma is not looked for. */
const MOST = 50;

const isBlock = (value) => value !== null && typeof value === "object";

/** What to do, the corrected lines, and the known key that was probably meant and is not there. */
export function advice({ source, schema, words, examples }, value, path, key) {
  const known = schema.properties(path);
  const whole = schema.field(path).types.has("string") ? examples.sentence(value, path) : "";
  if (whole) {
    return { words: words.phrase("sentence"), example: whole };
  }
  const cut = cutByComma(source, examples, value, path, key);
  if (cut) {
    return { words: words.phrase("cut_by_comma"), example: cut };
  }
  const names = [...[...known.keys()].map((name) => [name, name]), ...[...known].map(([name, title]) => [title, name])];
  const close = nearest(key, names);
  if (close !== undefined && !(close in value)) {
    const example = examples.renamed(close, value[key], schema.field([...path, close]));
    return { words: words.suggested(close, known.get(close)), example, meant: close };
  }
  const rest = !path.length && !/^[a-z_]+$/.test(key);
  return { words: words.phrase(rest ? "rest_of_text" : "keys_to_choose", { known: [...known.keys()].join(", ") }), example: "" };
}

/** The value that a comma between braces cut in two, as it was meant: « {date: 2020, value: 20,5} ». */
function cutByComma(source, examples, value, path, key) {
  const here = source.keySpan([...path, key]);
  const line = [...(source.lines[here.line - 1] ?? "")];
  const keys = Object.keys(value);
  if (value[key] !== null || keys.length > MOST || !line.slice(0, here.column - 1).join("").trimEnd().endsWith(",")) {
    return "";
  }
  const spans = keys.map((name) => [name, source.keySpan([...path, name])]);
  const [before] = spans
    .filter(([, span]) => span.line === here.line && span.column < here.column)
    .sort(([, a], [, b]) => b.column - a.column)[0] ?? [];
  if (before === undefined || isBlock(value[before])) {
    return "";
  }
  const text = line.slice(source.span([...path, before]).column - 1, here.column - 1).join("") + key;
  return examples.entry([before], examples.number(text) ?? text);
}
