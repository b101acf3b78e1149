// Lines → sheets, each with its passages under the field of the heading above: builder/importing/sections.py.

import { fold } from "../check/nearest.js";
import { atStart } from "./headings.js";
import { wordsOf } from "./hyphens.js";
import { isShouted } from "./lines.js";
import { paragraphs, unmarked } from "./paragraphs.js";
import { passage, passageOf } from "./passages.js";
import { RESULTS } from "./rows.js";

export const FRONT = "front";
export const LOOSE = "loose";
export const APART = new Set([FRONT, LOOSE]);
const GUESSED = "la rubrique, devinée d’après la question";
const HELD = new Set(["stakeholders", "indicators", "impact", "steps", "initiatives", "contacts", "quotes"]);
const PLACING = new Set(["audiences", "funding", "organisation", "sectors", "territory", "themes"]);
const PARTIES = new Set(["stakeholders", "funding", "governance"]);

/** Letters and digits: what must come out as it came in. */
export const measured = (text) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length;

/** A heading and what stands under it; « moved » stood elsewhere, and « why » says so. */
export const part = (key, title, rank = 0) => ({ key, title, rank, paragraphs: [], emphatic: [], moved: [], why: "" });
export const keysOf = (sheet) => new Set(sheet.map(({ key }) => key).filter((key) => !APART.has(key)));

/**
 * The sheets of a document, at least one; each is a list of parts {key, title, paragraphs, emphatic}.
 * @param tools - {headings, patterns, limits}
 */
export function sheets(lines, tools) {
  const spelled = wordsOf(lines.map(({ text }) => text), tools.patterns.hyphens);
  const body = bodyRank(lines);
  const told = lines.flatMap(({ text, rank }) => ((found) => (found ? [{ rank, rest: found.rest }] : []))(text && tools.headings.heading(text)));
  const alone = told.some(({ rest }) => !rest) ? told.filter(({ rest }) => !rest) : told;
  const ranks = alone.map(({ rank }) => rank).sort((a, b) => a - b);
  const large = ranks.length ? ranks[Math.floor(ranks.length / 4)] * (1 - tools.limits.alike) : 0;
  const inline = told.filter(({ rest }) => rest).length >= tools.limits.inlines;
  const reader = new Reader(tools, body, large > body * 1.05 ? large : body * 1.2, inline);
  reader.unmarked = unmarked(lines, tools);
  reader.shouted = isShouted(lines.map(({ text }) => text));
  for (const paragraph of paragraphs(lines, reader, tools)) {
    reader.take(paragraph, spelled);
  }
  return reader.sheets;
}

function bodyRank(lines) {
  const weight = new Map();
  for (const { rank, level, text } of lines) {
    if (!level) {
      const key = Number(rank.toFixed(1));
      weight.set(key, (weight.get(key) ?? 0) + [...text].length);
    }
  }
  return [...weight].reduce((best, one) => (best && best[1] >= one[1] ? best : one), undefined)?.[0] ?? 0;
}

class Reader {
  constructor(tools, body, large, inline) {
    Object.assign(this, { tools, body, large, inline, pending: "", sheets: [[part(FRONT, passage("", 0))]] });
  }

  get sheet() {
    return this.sheets.at(-1);
  }

  get part() {
    return this.sheet.at(-1);
  }

  get key() {
    return this.pending || this.part.key;
  }

  /** What a line is the heading of; « Structure : … » under « Contacts » is a detail, « Région » may be a partner. */
  heading(line) {
    const party = PARTIES.has(this.key) && !this.emphatic(line) && atStart(this.tools.patterns.headings.namesake, line.text);
    return line.typed || party || this.isDetail(line) ? undefined : this.tools.headings.heading(line.text);
  }

  /** Whether a line begins with words that no field bears, set as the headings of its document are. */
  isLabel(line) {
    if (["title", "organisation"].includes(this.pending) && atStart(this.tools.patterns.paragraphs.named, line.text)) {
      return true;
    }
    const sums = this.key === "funding" && Boolean(this.tools.patterns.passages.sum.search(line.text));
    const held = sums || line.typed || APART.has(this.key) || HELD.has(this.key);
    return this.inline && !held && atStart(this.tools.patterns.headings.labelled, line.text);
  }

  /** Whether a line stands above a title, and is none. */
  begins = ({ text }) => (
    this.key === FRONT && ["letter", "sign"].some((name) => atStart(this.tools.patterns.headings[name], text))
  );

  /** Whether a line is a heading that nothing marks; less surely so in a field whose items are short. */
  asks(line) {
    const quiet = !this.emphatic(line) || line.text.endsWith("?");
    const sure = quiet ? this.unmarked.get(line.number) : undefined;
    return sure === true || (sure === false && !HELD.has(this.key) && !APART.has(this.key));
  }

  /** Whether a line tells one detail of a contact, after the word for it. */
  isDetail({ text }) {
    const match = this.key === "contacts" ? this.tools.patterns.answers.detail.search(text) : undefined;
    return Boolean(match) && match[0].length < text.length;
  }

  emphatic(line) {
    return !line.typed && (line.level === this.tools.limits.level_of_labels || line.rank >= this.large || this.#saidLoud(line));
  }

  #saidLoud({ text }) {
    const { names } = this.tools.patterns.headings;
    const few = !this.part.paragraphs.length && text.split(/\s+/).length <= this.tools.limits.few;
    if (this.key === "stakeholders" && (few || atStart(names, text))) {
      return false; // acronyms and names, and not words in capitals
    }
    const letters = text.match(/\p{L}/gu) ?? [];
    const capitals = letters.length > 9 && text.includes(" ") && !letters.some((letter) => /\p{Lowercase}/u.test(letter));
    return (capitals && !this.shouted) || atStart(this.tools.patterns.headings.announced, text);
  }

  /** Whether what stands out does so less than the heading above it, or around that one: it parts what it holds. */
  #within(line, rank) {
    const outer = this.#outer();
    const most = Math.max(this.part.rank, outer && !APART.has(outer.key) ? outer.rank : 0);
    return rank < most * (1 - this.tools.limits.alike) && !this.#saidLoud(line);
  }

  /** The last part whose heading stands out more than that of the one which is being read. */
  #outer() {
    const above = this.part.rank * (1 + this.tools.limits.alike);
    return this.sheet.slice(0, -1).findLast((one) => one.rank > above);
  }

  take(paragraph, spelled) {
    const { headings, patterns, limits } = this.tools;
    const [first] = paragraph;
    this.pending = "";
    if (first.after !== undefined) {
      this.#start(first.after);
    }
    const found = this.heading(first);
    if (first.again) {
      this.#open(first.asks ?? LOOSE, passage("", 0), first.rank);
      return;
    }
    if (!found && first.asks) {
      this.#open(first.asks, passage(first.text, first.number), first.rank);
      Object.assign(this.part, { moved: [this.part.title], why: GUESSED });
      return;
    }
    if (found) {
      this.#open(found.key, passage(found.title, first.number), first.rank);
      const rest = [...(found.rest ? [{ ...first, text: found.rest }] : []), ...paragraph.slice(1)];
      if (rest.some(({ text }) => measured(text))) {
        this.part.paragraphs.push(passageOf(rest, spelled, patterns, []));
      }
      return;
    }
    const one = passageOf(paragraph, spelled, patterns);
    if (this.asks(first)) {
      const key = headings.asked(first.text);
      this.#open(key ?? LOOSE, key ? one : passage("", 0), first.rank);
      Object.assign(this.part, { moved: key ? [one] : [], why: GUESSED, paragraphs: key ? [] : [one] });
      return;
    }
    if (this.isLabel(first) || (headings.closes(first.text) && !this.begins(first))) {
      this.sheet.push(part(LOOSE, passage("", 0)));
    }
    const shown = paragraph.every((line) => this.emphatic(line));
    if (shown && [...one.text].length <= limits.heading) {
      const opening = headings.opening(one.text);
      const key = opening ?? (atStart(patterns.headings.counted, one.text) ? headings.asked(one.text) : undefined);
      if (key && (keysOf(this.sheet).size || this.part.emphatic.length)) {
        this.#open(key, one, first.rank);
        if (!opening) {
          Object.assign(this.part, { moved: [one], why: GUESSED });
        }
        return;
      }
    }
    if (this.#isFront(one)) {
      this.sheet.push(part(FRONT, passage("", 0)));
    }
    const known = !APART.has(this.key);
    const { figure: ofFigure, alone } = patterns.passages;
    const counts = atStart(ofFigure, one.text) || (RESULTS.has(this.key) && atStart(alone, one.text));
    const figure = counts && !atStart(patterns.headings.counted, one.text);
    const free = known && first.level !== limits.level_of_labels;
    const nested = free && (this.#within(first, one.rank) || (figure && this.key !== "contacts"));
    if (shown && !nested) {
      if (known) {
        this.sheet.push(part(LOOSE, passage("", 0)));
      }
      this.part.emphatic.push(one);
    } else if (known) {
      this.#leaveNested(first);
    }
    this.part.paragraphs.push(one);
  }

  /** Whether a short text stands under labels that only place a sheet: it is its title, and no more of theirs. */
  #isFront(one) {
    const said = keysOf(this.sheet);
    const placed = this.part.paragraphs.length && [...said].every((key) => PLACING.has(key)) && !this.sheet[0].paragraphs.length;
    return said.has(this.key) && placed && this.#isShort(one) && !atStart(this.tools.patterns.headings.bullet, one.text);
  }

  /** A line set as the heading of a part within another ends that part. */
  #leaveNested({ rank }) {
    const { alike } = this.tools.limits;
    const inner = this.part;
    const outer = this.#outer();
    const same = inner.title.text && Math.abs(rank - inner.rank) <= alike * inner.rank;
    if (outer && !APART.has(outer.key) && same && Math.min(rank, inner.rank) > this.body * 1.02) {
      this.sheet.push(part(outer.key, passage("", 0), outer.rank));
    }
  }

  /** A field met again early starts the next sheet, with what came loose since the last heading. */
  #open(key, title, rank) {
    const seen = keysOf(this.sheet);
    const most = Math.max(...this.sheet.map((one) => one.rank)) * (1 + this.tools.limits.alike);
    const titled = most > 0 && this.part.emphatic.some((one) => one.rank > most);
    const said = this.sheet.some((one) => one.key === key && fold(one.title.text) === fold(title.text));
    const whole = said || seen.has("objectives") || seen.has("description");
    const again = seen.size > 1 && seen.has(key) && (titled || (["context", "title"].includes(key) && whole));
    const after = ["context", "description"].includes(key) && seen.has("contacts") && this.part.emphatic.length;
    if (again || after) {
      this.sheets.push(this.#cut(key));
    }
    this.sheet.push(part(key, title, rank));
  }

  /** A table of labels like one before starts a sheet, with what stands out between them, else the last words. */
  #start(after) {
    const between = this.sheet.flatMap((held) => (
      held.paragraphs.filter((one) => one.line > after && held.title.line <= after).map((one) => [held, one])
    ));
    const stands = ([held, one]) => held.emphatic.includes(one) || this.#titles(one);
    const loud = between.findIndex(stands);
    const moved = (loud < 0 ? between.slice(-1) : between.slice(loud)).filter(([, one]) => loud >= 0 || this.#isShort(one));
    const front = part(FRONT, passage("", 0));
    front.paragraphs = moved.map(([, one]) => one);
    front.emphatic = moved.filter((pair) => loud >= 0 && stands(pair)).map(([, one]) => one);
    for (const held of this.sheet) {
      held.paragraphs = held.paragraphs.filter((one) => !front.paragraphs.includes(one));
      held.emphatic = held.emphatic.filter((one) => held.paragraphs.includes(one));
    }
    this.sheets.push([front]);
  }

  #isShort = ({ text }) => [...text].length <= this.tools.limits.heading && !this.tools.patterns.sections.ended.search(text);

  /** Whether a passage is set in bold, as short as a title. */
  #titles = (one) => one.rank > this.body * (1 + this.tools.limits.alike) && this.#isShort(one);

  #cut(key) {
    const before = Math.max(0, this.sheet.findLastIndex((one) => one.key === key));
    const starts = [...this.sheet.keys()].filter((place) => place > before && this.sheet[place].key === LOOSE);
    if (!starts.length) {
      return [this.#frontOf(this.part)];
    }
    while (starts.length > 1 && starts.at(-1) === starts.at(-2) + 1) {
      starts.pop();
    }
    const moved = this.sheet.splice(starts.at(-1));
    moved[0].key = FRONT;
    return moved;
  }

  /** The end of a part, from its last short line in bold: the title of the sheet that starts under it. */
  #frontOf(last) {
    const front = part(FRONT, passage("", 0));
    const place = last.paragraphs.findLastIndex(this.#titles);
    if (place >= 0) {
      front.paragraphs = last.paragraphs.splice(place);
      front.emphatic = front.paragraphs.slice(0, 1);
    }
    return front;
  }
}
