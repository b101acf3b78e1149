// What is no YAML: the codes of builder/yaml_errors.py for what the library « yaml » refuses. Each rubric is read by itself, as
// builder/source.py does, so that one fault hides no other; Python alone mends lines and reads on past them.

import { parseAllDocuments } from "../../vendor/yaml/yaml.js";

/** The beginning of a rubric, at the edge of the text. */
const TOP = /^[A-Za-z_"'][^\n:]*:(?=[ \t]|$)/gm;
/** A line that is no part of the data. */
const BESIDE = /^\s*(?:#|---|%|$)/;
/** A text that begins with a quote, which its line does not close. */
const OPENED = /^\s*(?:- +)*(?:[\p{L}\p{N}_-]+: +)?(["'])(?:(?!\1).)*$/u;
/** A line with two colons, each before a space. */
const TWICE = /:\s.*:(?:\s|$)/;
/** A text between quotes, then others. */
const QUOTED = /^\s*(?:- +)*(?:[\p{L}\p{N}_-]+: +)?["']/u;

/** Rubrics that are read apart: each costs a reading, and no sheet has as many. */
const MOST = 300;

export const OPTIONS = { schema: "failsafe", uniqueKeys: false, prettyErrors: false, version: "1.1" };

/** The library's code, how its sentence begins, and our code; the first that fits wins. */
const RULES = [
  ["BAD_DQ_ESCAPE", /^/, "L122"],
  ["MISSING_CHAR", /^Missing closing/, "L117"],
  ["UNEXPECTED_TOKEN", /^Block scalar header|^Not a YAML token|at node end$/, "L121"],
  ["UNEXPECTED_TOKEN", /^Unexpected block-seq-ind/, "L119"],
  ["UNEXPECTED_TOKEN", /in flow/, "L123"],
  ["MISSING_CHAR", /flow/, "L123"],
  ["BAD_INDENT", /^Flow/, "L123"],
  ["BAD_SCALAR_START", /^/, "L121"],
  ["BAD_ALIAS", /^/, "L121"],
  ["BLOCK_AS_IMPLICIT_KEY", /^Nested/, "L118"],
  ["MULTILINE_IMPLICIT_KEY", /^Implicit keys need/, "L120"],
  ["MISSING_CHAR", /^Implicit map keys/, "L120"],
  ["BAD_INDENT", /^/, "L119"],
];

/**
 * Every fault of a text that is no YAML: {code, offset}, one a rubric.
 *
 * @param whole - what the library says of the whole text
 */
export function faults(text, whole) {
  const starts = [...text.matchAll(TOP)].map(({ index }) => index);
  if (starts.length < 2) {
    return [fault(whole, text, 0)];
  }
  const above = text.slice(0, starts[0]).split("\n");
  const strange = above.findIndex((line) => !BESIDE.test(line));
  const found = strange < 0 ? [] : [{ code: "L120", offset: above.slice(0, strange).join("\n").length + (strange && 1) }];
  starts.slice(0, MOST).forEach((start, rank) => {
    const rubric = text.slice(start, starts[rank + 1]);
    const [error] = parseAllDocuments(rubric, OPTIONS).flatMap(({ errors }) => errors);
    if (error) {
      found.push(fault(error, rubric, start));
    }
  });
  return found.length ? found : [fault(whole, text, 0)];
}

function fault({ code, message, pos: [stopped] }, text, start) {
  const rule = RULES.find(([name, words]) => name === code && words.test(message));
  const ours = rule?.[2] ?? "L106";
  // nothing closes a text or a list: the library only notices below
  const offset = ours === "L117" ? opening(text, stopped) : ours === "L123" && code === "BAD_INDENT" ? text.slice(0, stopped).trimEnd().length : stopped;
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1).split("\n", 1)[0];
  const other = (ours === "L118" && !TWICE.test(line) && "L119") || (message.endsWith("at node end") && QUOTED.test(line) && "L128");
  return { code: other || ours, offset: start + offset };
}

/** Where the quote is that nothing closes. */
function opening(text, end) {
  let offset = 0;
  for (const line of text.slice(0, end).split("\n")) {
    const match = OPENED.exec(line);
    if (match) {
      return offset + line.indexOf(match[1]);
    }
    offset += line.length + 1;
  }
  return end;
}
