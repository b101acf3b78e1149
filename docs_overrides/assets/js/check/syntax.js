// Where a text is no YAML: the codes of builder/yaml_errors.py for what the library « yaml » refuses. Each rubric is read by
// itself, as builder/source.py does, so that one fault hides no other; what the lines mean is left to Python.

/** The beginning of a rubric, at the edge of the text. */
const TOP = /^[A-Za-z_"'][^\n:]*:(?=[ \t]|$)/gm;
/** A line that is no part of the data. */
const BESIDE = /^\s*(?:#|---|%|$)/;
/** A text that begins with a quote which its own line does not close. */
const OPENED = /(?:^|[:-] +|[[{,] *)(["'])(?:(?!\1).)*$/;

/** What the library says, by code and first words of its sentence, and our code; the first that fits wins. */
const RULES = [
  ["BAD_DQ_ESCAPE", /./, "L122"],
  ["MISSING_CHAR", /^Missing closing/, "L117"],
  ["MISSING_CHAR", /^Implicit map keys/, "L120"],
  ["MULTILINE_IMPLICIT_KEY", /^Implicit keys need/, "L120"],
  ["BLOCK_AS_IMPLICIT_KEY", /^Nested/, "L118"],
  ["BAD_SCALAR_START", /./, "L121"],
  ["BAD_ALIAS", /./, "L121"],
  ["UNEXPECTED_TOKEN", /^Block scalar header/, "L121"],
];

/** The texts of the rubrics of a sheet, each with how many signs come before it. */
function rubrics(text) {
  const starts = [...text.matchAll(TOP)].map(({ index }) => index);
  return starts.map((start, rank) => [start, text.slice(start, starts[rank + 1] ?? text.length)]);
}
