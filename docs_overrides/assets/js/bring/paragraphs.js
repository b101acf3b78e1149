// Lines → paragraphs, and headings that nothing marks: builder/importing/paragraphs.py.

import { atStart } from "./headings.js";
import { questions } from "./interviews.js";
import { nextContact } from "./passages.js";

const TWICE = 2;
const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Lines that belong together: up to an empty one, a bullet, a heading or a change of size. */
export function* paragraphs(lines, reader, { headings, patterns }) {
  let current = [];
  for (const line of lines) {
    const { text } = line;
    const alone = Boolean(text && reader.heading(line));
    const before = current.at(-1);
    const parted = before && (
      !text || alone || reader.asks(line)
      || ["bullet", "pictured"].some((name) => atStart(patterns.headings[name], text)) || headings.closes(text)
      || atStart(patterns.paragraphs.item, text) || (line.soft && atStart(patterns.headings.hinted, before.text))
      || reader.isLabel(line) || reader.begins(line) || (line.soft && reader.begins(before))
      || reader.emphatic(line) !== reader.emphatic(before)
      || (line.strong !== before.strong && !atStart(patterns.passages.figure, text))
      || (reader.key === "contacts" && (nextContact(current, line, patterns.passages) || reader.isDetail(line)))
    );
    if (parted) {
      yield current;
      current = [];
    }
    if (text) {
      current.push(line);
    }
    const found = alone ? reader.heading(line) : undefined;
    if (found?.rest) {
      reader.pending = found.key;
    } else if (found || (current.length && reader.asks(line))) {
      yield current;
      current = [];
    }
  }
  if (current.length) {
    yield current;
  }
}

/** The numbers of the lines that are headings which nothing marks, of no field's words → whether that is sure. */
export function unmarked(lines, { headings, patterns, limits }) {
  const free = lines.filter(({ aside, cell, typed }) => !aside && !cell && !typed);
  const blocks = [...blocksOf(free)];
  const heads = numbered(blocks.map(([first]) => first), patterns, limits);
  const told = heads.filter(({ text }) => headings.heading(text)).length;
  const asking = numbered(free.filter(({ text }) => text.endsWith("?")), patterns, limits);
  const sure = [...(told >= TWICE ? heads : []), ...inSeries(free, headings, patterns, limits), ...(asking.length >= limits.inlines ? asking : [])];
  sure.push(...questions(lines, { headings, patterns, limits }));
  const plain = blocks.filter((block) => block.length > 1 && !block[0].level);
  const known = plain.map(([{ text }]) => headings.heading(text)).filter((found) => found && !found.rest);
  const shaped = known.length >= limits.inlines ? plain.filter((block) => isHeaded(block, patterns, limits)).map(([first]) => first) : [];
  const every = [...shaped.map((line) => [line, false]), ...sure.map((line) => [line, true])];
  return new Map(every.filter(([{ text }]) => !headings.heading(text)).map(([{ number }, how]) => [number, how]));
}

function* blocksOf(lines) {
  let block = [];
  for (const line of lines) {
    if (line.text) {
      block.push(line);
    } else if (block.length) {
      yield block;
      block = [];
    }
  }
  if (block.length) {
    yield block;
  }
}

/** Those whose numbers follow each other, from 1: what a list counts under one of them is another count. */
function numbered(lines, { headings: { counted } }, { long }) {
  const made = [];
  for (const line of lines) {
    const fits = [...line.text].length <= long && !/[.,;]$/.test(line.text) && atStart(counted, line.text);
    if (fits && /^\d+/.exec(line.text)[0] === String(made.length + 1)) {
      made.push(line);
    }
  }
  return made;
}

/** Those whose signs follow each other, wherever they stand, where two of a series are known headings. */
function inSeries(lines, headings, { paragraphs: { series: sign } }, { long }) {
  const series = new Map();
  for (const line of lines) {
    const found = [...line.text].length > long || /[.,;]$/.test(line.text) ? undefined : sign.search(line.text);
    for (const [kind, rank] of found ? ranksOf(found.groups) : []) {
      const made = series.get(kind) ?? [];
      series.set(kind, rank === made.length + 1 ? [...made, line] : made);
    }
  }
  return [...series.values()].filter((made) => made.filter(({ text }) => headings.heading(text)).length >= TWICE).flat();
}

/** The series that a sign may belong to, and its rank there: « I » is a letter too. */
function ranksOf({ above, last, figure, sign }) {
  if (last) {
    return [[above, Number(last)]];
  }
  return figure ? [["1", Number(figure)]] : [["I", ROMAN.indexOf(sign) + 1], ["A", LETTERS.indexOf(sign) + 1]];
}

/** Whether a short line stands above prose, or above a list that has bullets. */
function isHeaded(block, { headings: { bullet }, paragraphs: { closed, ended, no_heading: noHeading } }, { inline }) {
  const [first, ...under] = block.map(({ text }) => text);
  const short = [...first].length <= inline && /^\p{Uppercase}/u.test(first) && !noHeading.search(first);
  const prose = under.every((text) => atStart(bullet, text) || [...text].length > inline || closed.search(text));
  const begun = atStart(bullet, under[0]) || /^\p{Uppercase}/u.test(under[0]);
  return short && begun && prose && Boolean(atStart(bullet, under.at(-1)) || ended.search(under.at(-1)));
}
