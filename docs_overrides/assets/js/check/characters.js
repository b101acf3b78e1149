// Bytes → text, and the characters and lines that have no place in a sheet, typed or escaped: builder/characters.py.

/** Ends of lines that are not « \n »: those that one presses with Shift in Word, as it copies them, and those of page makers. */
export const BREAKS = /[\v\f\x85\u2028\u2029]/g;

/** The number of a sign as Unicode writes it. */
export const hex = (sign) => sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");

/** What Windows gives no sign to. */
const HOLES = /[\x81\x8d\x8f\x90\x9d]/g;

/**
 * UTF-8, with or without a byte-order mark; otherwise a problem, and the text as Windows would have written it.
 *
 * @returns {{text: string, problems: object[], encoding: string}}
 */
export function decode(bytes, words) {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), problems: [], encoding: "UTF-8" };
  } catch {
    const above = before(bytes).split("\n");
    const problem = { ...words.problem("L102", []), line: above.length, column: [...above.at(-1)].length + 1 };
    const mark = (bytes[0] << 8) | bytes[1];
    const encoding = { 0xfffe: "UTF-16LE", 0xfeff: "UTF-16BE" }[mark] ?? "windows-1252";
    const text = new TextDecoder(encoding).decode(bytes);
    return { text: encoding === "windows-1252" ? text.replace(HOLES, "\ufffd") : text, problems: [problem], encoding };
  }
}

/** The text that stands before the first byte that is not UTF-8. */
function before(bytes) {
  const start = (length) => new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      start(middle);
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return start(good);
}

/** Lines of a file that a correction shows. */
const FIRST = 6;

/** What is told one by one of each sort, as in Python: each place is counted from the start of the text; then how many others. */
const MOST_TOLD = 100;

/** The text with what would stop the reading blanked; what has no place in a file is reported. */
export function readable(source) {
  const { control, bidi, invisible, lost, hard_indent: hardIndent, hard_gap: hardGap } = source.knowledge.patterns.characters;
  const hard = source.knowledge.lists.hard_spaces;
  const said = (code, match, params = {}) => {
    const above = source.text.slice(0, match.index).split("\n");
    source.report(code, [], params, { line: above.length, column: [...above.at(-1)].length + 1 });
  };
  const told = (code, found) => {
    for (const match of found.slice(0, MOST_TOLD)) {
      said(code, match, { char: `U+${hex(match[0])}` });
    }
    if (found.length > MOST_TOLD) {
      source.report("S225", [], { count: found.length - MOST_TOLD }, { line: 1, column: 1 });
    }
  };
  for (const [code, pattern] of [["L103", control], ["L127", bidi], ["L124", invisible], ["L125", lost], ["L129", hardIndent]]) {
    told(code, pattern.findall(source.text));
  }
  told("L107", [...source.text.matchAll(/\t+/g)]);
  const ordinary = (found) => [...found].map((sign) => (hard.includes(sign) ? " " : sign)).join("");
  hardGap.findall(source.text).slice(0, MOST_TOLD).forEach((match) => {
    said("L129", { index: match.index + [...match[0]].findIndex((sign) => hard.includes(sign)) });
  });
  let text = hardGap.sub(ordinary, hardIndent.sub(ordinary, source.text));
  for (const [code, pattern, first] of linesApart(source.text, source.knowledge.patterns.characters)) {
    told(code, pattern.findall(source.text).filter(({ index }) => index >= first));
    text = text.slice(0, first) + pattern.sub((found) => " ".repeat(found.length), text.slice(first));
  }
  return control.sub(" ", text).replaceAll("\t", "  ");
}

/** The sorts of lines that a text has and no sheet is made of: code, pattern, and from which offset. */
function* linesApart(text, { conflict, fence, dashes, content, id }) {
  if (text.includes("<<<<<<<") || text.includes(">>>>>>>")) {
    yield ["L138", conflict, 0];
  }
  if (text.includes("```")) {
    yield ["L139", fence, 0];
  }
  const start = content.search(text)?.index;
  const first = start === undefined ? undefined : dashes.findall(text).find(({ index }) => index >= start);
  if (first && !(id.search(text.slice(0, first.index)) && id.search(text.slice(first.index)))) {
    yield ["L112", dashes, first.index];
  }
}

/** A text read between double quotes, without halves of letters; the code of each sign that nobody may type. */
export function unescaped(text, { brought, half, control, bidi, invisible, folders }) {
  if (!brought.search(text)) {
    return [text, []];
  }
  const found = new Map();
  for (const [code, signs] of [["L103", control], ["L127", bidi], ["L124", invisible], ["L122", folders]]) {
    signs.findall(text).forEach(([sign]) => found.set(sign, code));
  }
  return [half.sub("\ufffd", text), [...found].map(([sign, code]) => [code, sign])];
}

/** The text of a file whose rubrics are the items of a list, a blank in the place of each dash, and the first’s line; else 0. */
export function undashed(text, dashed) {
  const lines = text.split("\n");
  const edge = [...lines.keys()].filter((number) => /^[^\s#]/.test(lines[number]) && !lines[number].startsWith("---"));
  if (!edge.length || !edge.every((number) => dashed.search(lines[number])?.index === 0)) {
    return [text, 0];
  }
  for (const number of edge) {
    lines[number] = ` ${lines[number].slice(1)}`;
  }
  return [lines.join("\n"), edge[0] + 1];
}

/** The first lines of such a text, without their shift, to show it corrected. */
export function firstLines(text, from) {
  const shown = text.split("\n").slice(from - 1).filter((line) => line.trim()).slice(0, FIRST).map((line) => line.slice(2));
  while (shown.length > 1 && /[:|>]\s*$/.test(shown.at(-1))) {
    shown.pop();
  }
  return shown.join("\n");
}

/** Where the first dash is that begins a line of a text, and what stands on each side of such dashes. */
export function pointsBelow(text) {
  const [begun, ...lines] = text.split("\n");
  const parts = [begun.trim()];
  let [offset, first] = [begun.length + 1, 0];
  for (const line of lines) {
    const said = line.trim();
    if (said.startsWith("- ")) {
      first ||= offset + line.indexOf("-");
      parts.push(said.slice(2).trim());
    } else if (said) {
      parts.push(`${parts.pop()} ${said}`);
    }
    offset += line.length + 1;
  }
  return [first, parts];
}

/** Whether a line at the edge of a text has a name and a colon, or it is of JSON; the edge may stand away from the margin. */
export function hasRubrics(text) {
  const [lead] = [...text.matchAll(/^( *)[^\s#]/gm)].map(([, space]) => space).sort();
  return new RegExp(`^${lead ?? ""}[A-Za-z_"'][^\\n:]*:(?=[ \\t]|$)`, "m").test(text) || /^\s*[{[]/.test(text);
}
