// The verdict on the sheet being written, each problem where the form can show it.

import { check } from "../check/check.js";

/** Whoever fills a form knows fields by their labels alone: « summary » (Résumé) becomes « Résumé ». */
const labelled = (message) => message.replace(/[a-z_]+(\s») \(([^()]+)\)/g, "$2$1");

/** Every problem of a sheet; what has no field of its own is told on the nearest. */
export function verdict(yaml, place, knowledge) {
  const { words, schema } = knowledge;
  const { source, problems } = check(yaml, place, knowledge);
  const placed = problems.map((problem) => ({
    ...problem,
    message: labelled(problem.message),
    path: problem.lacks ?? (problem.path.length ? problem.path : pathAtLine(source, problem.line)),
  }));
  if (place.folder) {
    return placed;
  }
  const reason = words.phrase("needed_by", { title: schema.field([]).title });
  const missing = words.problem("S201", ["collection"], { name: "collection", label: schema.field(["collection"]).title, reason });
  return [...placed.filter(({ code, path }) => !(code === "R301" && path.length === 0)), { ...missing, message: labelled(missing.message), lacks: missing.path }];
}

/** Whether a problem must be mended before sending: an organisation that is not registered yet need not be. */
export const stops = ({ severity, code, path }, { schema }) =>
  severity === "error" && !(code === "R301" && schema.field(path).reference === "organisation");

/** The place of the sheet that a line of its file belongs to. */
function pathAtLine(source, line) {
  let found = [];
  for (const [key, span] of [...source.keys, ...source.values]) {
    const path = JSON.parse(key);
    if (span.line <= line && line > 1 && (span.line > (found.line ?? 0) || path.length > found.length)) {
      found = Object.assign(path, { line: span.line });
    }
  }
  return [...found];
}
