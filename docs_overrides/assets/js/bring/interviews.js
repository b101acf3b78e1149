// An interview: the marks of who speaks, and the questions, which are its headings: builder/importing/interviews.py.

import { atStart } from "./headings.js";
import { line as lineOf } from "./lines.js";

const SPEAKER = "les marques de qui parle, dans un entretien";
const TWICE = 2;
const ASKS = "q";
const TELLS = "r";

/** The lines of a document, without the marks of who speaks where one side asks three questions. */
export function* unspoken(lines, { headings, limits, patterns }) {
  const { speaker } = patterns.interviews;
  const said = lines.filter(({ text, aside, cell, typed, level }) => text && !aside && !cell && !typed && !level);
  const labels = new Map(said.map((line) => [line, labelOf(line.text, headings, speaker)]));
  const every = counter([...labels.values()].filter(Boolean));
  const asking = counter(said.filter(({ text }) => text.endsWith("?")).map((line) => labels.get(line)).filter(Boolean));
  const asks = ([label, times]) => times >= limits.inlines && (label === ASKS || times === every.get(label));
  const speakers = new Set([...asking].filter(asks).map(([label]) => label));
  const after = said.filter((line, index) => index && speakers.has(labels.get(said[index - 1]))).map((line) => labels.get(line));
  for (const [label, times] of counter(after.filter(Boolean))) {
    if (times >= TWICE) {
      speakers.add(label);
    }
  }
  const marks = new Map();
  for (const line of said.filter((one) => speakers.has(labels.get(one)))) {
    marks.set(labels.get(line), [...(marks.get(labels.get(line)) ?? []), speaker.search(line.text)[0].trim()]);
  }
  for (const line of lines) {
    const label = labels.get(line);
    if (!label || !speakers.has(label)) {
      yield line;
      continue;
    }
    if (marks.has(label)) {
      yield { ...line, text: marks.get(label).join(" "), aside: SPEAKER };
      marks.delete(label);
    }
    yield { ...line, text: line.text.slice(speaker.search(line.text)[0].length) };
  }
}

const counter = (labels) => labels.reduce((found, label) => found.set(label, (found.get(label) ?? 0) + 1), new Map());

/** Who says a line: one that asks, whatever the question, one that answers, or a name that is no heading. */
function labelOf(text, headings, speaker) {
  const found = speaker.search(text);
  const { asks, tells, name } = found?.groups ?? {};
  if (!found || (name && headings.heading(text))) {
    return "";
  }
  return asks ? ASKS : tells ? TELLS : name.toLowerCase();
}

/** The questions that are headings: three or more, each alone above its answer, two of them on a known field. */
export function questions(lines, { headings, limits, patterns }) {
  const free = lines.filter(({ aside, cell, typed }) => !aside && !cell && !typed);
  const said = [lineOf("", 0), ...free, lineOf("", 0)];
  const { bullet, counted } = patterns.headings;
  const isQuestion = ({ text }) => {
    const listed = atStart(bullet, text) && !atStart(counted, text);
    return text.endsWith("?") && [...text].length <= limits.long && !/^\p{Lowercase}/u.test(text) && !listed;
  };
  const found = said.filter((one, place) => {
    if (!isQuestion(one)) {
      return false;
    }
    const above = said[place - 1];
    const under = said.slice(place + 1, place + 3).find(({ text }) => text) ?? one;
    const begins = !above.text || patterns.lines.ended.search(above.text) || one.strong;
    return begins && !under.text.endsWith("?");
  });
  const known = found.filter(({ text }) => headings.asked(text) !== undefined).length;
  return found.length >= limits.inlines && known >= TWICE ? found : [];
}
