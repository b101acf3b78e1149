// The verdict on the sheet being written, each problem where the form can show it.

import { check } from "../check/check.js";
import { get } from "./tree.js";

/** Whoever fills a form knows fields by their labels alone: « summary » (Résumé) becomes « Résumé ». */
const labelled = (message) => message.replace(/[a-z_]+(\s») \(([^()]+)\)/g, "$2$1");

/** Of a picture that is not there: the form sends words only. */
const SENT_APART = "Ce formulaire n’envoie que du texte\u00a0: retirez l’image d’ici, et proposez-la à la rédaction par courriel.";

/** An organisation that is not registered yet stops nobody: who reviews the sheet registers it. */
function newcomer(problem, data, known) {
  const name = known.show("organisation", get(data, problem.path));
  return {
    ...problem,
    severity: "warning",
    message: `«\u00a0${name}\u00a0» n’est pas encore au registre\u00a0: la rédaction l’y ajoutera.`,
    fix: problem.fix.includes("content/") ? "Si la structure y est sous un autre nom, choisissez-la dans la liste." : problem.fix,
  };
}

/**
 * Every problem of a sheet; what has no field of its own is told on the nearest.
 *
 * @param known - the names of what has an identifier (known.js)
 */
export function verdict(yaml, place, knowledge, known) {
  const { words, schema } = knowledge;
  const { source, problems } = check(yaml, place, knowledge);
  const several = words.french(words.phrase("several_organisations"));
  const isNewcomer = ({ code, path, fix }) => code === "R301" && schema.field(path).reference === "organisation" && fix !== several;
  const told = problems.map((problem) => {
    if (isNewcomer(problem)) {
      return newcomer(problem, source.data, known);
    }
    const fix = problem.code === "R303" && !problem.fix.includes("?") ? SENT_APART : problem.fix;
    return { ...problem, fix, message: labelled(problem.message) };
  });
  const stands = places(source);
  const placed = told.map((problem) => ({
    ...problem,
    path: problem.lacks ?? (problem.path.length ? problem.path : pathAtLine(stands, problem.line)),
  }));
  if (place.folder) {
    return placed;
  }
  const reason = words.phrase("needed_by", { title: schema.field([]).title });
  const missing = words.problem("S201", ["collection"], { name: "collection", label: schema.field(["collection"]).title, reason });
  return [...placed.filter(({ code, path }) => !(code === "R301" && path.length === 0)), { ...missing, message: labelled(missing.message), lacks: missing.path }];
}

/** Where each place of the sheet stands, in the order of the file; of one line, the deepest last. */
function places({ keys, values }) {
  const found = [...keys, ...values].map(([key, { line }]) => ({ path: JSON.parse(key), line }));
  return found.sort((one, other) => one.line - other.line || one.path.length - other.path.length);
}

/** The place of the sheet that a line of its file belongs to. */
function pathAtLine(stands, line) {
  return line > 1 ? stands.findLast((place) => place.line <= line)?.path ?? [] : [];
}
