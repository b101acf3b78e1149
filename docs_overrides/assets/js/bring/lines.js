// A line of a document, and how much it stands out: builder/importing/lines.py and plain.py.

const BOLD = 1.15;
const SHORT = 60;
const NARROW = 20;
const LOUD = 0.6;
const SIGN = 3;

export const FURNITURE = "en-tête ou pied de page";
export const HIDDEN = "texte masqué dans le document";
export const PROMPT = "invite d’un champ laissé vide";

/**
 * One line; an empty one ends a paragraph. « level » is that of a marked heading, 0 for none; « aside » says why it is no
 * part of the text; « soft » that its author started it within a paragraph; « cell » is its table, its row, its column.
 */
export const line = (text, number, { strong = false, level = 0, aside = "", soft = false, cell, led = "" } = {}) => ({
  text,
  led,
  number,
  strong,
  level,
  aside,
  soft,
  cell,
  rank: rankOf(level, strong),
});

export const rankOf = (level, strong) => (level ? 1000 - 100 * Math.min(level, 9) : strong ? BOLD : 1);

/** The lines of a paragraph of a word processor, then an empty one; nothing where what is aside says nothing. */
export function written(text, before, patterns, { links = [], level = 0, listed = false, aside = "", cell, mask = "" } = {}) {
  if (aside && !text.trim()) {
    return [];
  }
  const strong = mask !== "" && !mask.includes("-") && /[\p{L}\p{N}]/u.test(text);
  let at = 0;
  return [...text.split("\n"), ...links, ""].map((told, index) => {
    const plain = mask.slice(at, at + told.length).indexOf("-");
    const led = plain > 0 ? tidied(told.slice(0, plain), patterns) : "";
    at += told.length + 1;
    const shown = Boolean(told.trim());
    const bullet = listed && !level && index === 0 && shown ? "- " : "";
    const set = { strong: strong && shown, level: shown ? level : 0, aside: shown ? aside : "", soft: shown && index > 0, cell, led };
    return line(bullet + tidied(told, patterns), before + index + 1, set);
  });
}

/** One sign for each of some words: « b » where it is bold, or white, which nobody sees as either. */
export const masked = (words, strong) => (strong ? "b".repeat(words.length) : words.replace(/\S/g, "-").replace(/\s/g, "b"));

/** The words of a line, without what is not seen; boxes as signs of one kind. */
function tidied(text, { cut, invisible, ligatures, no_tick: noTick, tick }) {
  const plain = ligatures.sub(([found]) => found.normalize("NFKC"), text);
  return noTick.sub("☐", tick.sub("☒", invisible.sub("", cut.sub("-", plain)))).trim();
}

/** Whether a text is written in capitals, its sentences as its headings. */
export function isShouted(texts) {
  const told = texts.filter((text) => (text.match(/\p{L}/gu)?.length ?? 0) > NARROW);
  const size = (several) => several.reduce((sum, text) => sum + [...text].length, 0);
  return size(told.filter((text) => (text.match(/\p{Lowercase}/gu)?.length ?? 0) * NARROW < [...text].length)) > LOUD * size(told);
}

/** The lines of a pasted text. */
export function linesOf(text, patterns) {
  const plain = patterns.ends.sub("\n", text).replaceAll("\r\n", "\n").replaceAll("\r", "\n").replaceAll("\f", "\n");
  return begun(plain.split("\n").map((told, index) => {
    const words = withTabs(told);
    const marks = patterns.marked.search(words); // a heading of Markdown
    const text = withoutMarks(tidied(marks ? words.slice(marks[0].length) : words, patterns), patterns);
    const led = marks ? "" : patterns.led.search(words)?.groups.led.trim() ?? "";
    return line(text, index + 1, { level: marks && text ? marks.groups.level.length : 0, led });
  }), patterns);
}

/** Lines; one that the line above had room for is started by its author, and not by the width of the page. */
function begun(lines, { ended }) {
  const length = ({ text }) => [...text].length;
  const told = lines.map((one, index) => {
    const above = lines[index - 1] ?? one;
    const under = Boolean(index && above.text && one.text);
    return { one, under, right: length(above), end: length(above) + [...one.text.split(" ")[0]].length + 1, ended: ended.search(above.text) };
  });
  const cut = told.filter((line) => line.under && line.right >= NARROW && !line.ended && /^\p{Lowercase}/u.test(line.one.text));
  const least = cut.reduce((room, { end }) => Math.min(room, end), Infinity);
  const room = cut.reduce((most, { right }) => Math.max(most, right + 1), least);
  return told.map((line) => ({ ...line.one, soft: line.under && line.end < room && (line.end <= SHORT || Boolean(line.ended)) }));
}

/** Words without what Markdown writes around bold ones; the row of a table, as an item of a list. */
function withoutMarks(marked, { anchor, escaped, mailed }) {
  const words = escaped.sub("", anchor.sub("", marked.includes("](mailto:") ? mailed.sub("", marked) : marked));
  const parts = words.split("**");
  const told = parts.length % 2 ? parts.join("") : words;
  if (!told.startsWith("|") || !told.endsWith("|") || told.split("|").length <= 3) {
    return told;
  }
  const isEdge = (sign) => "| :-".includes(sign);
  let [start, end] = [0, told.length];
  while (start < end && isEdge(told[start])) {
    start += 1;
  }
  while (end > start && isEdge(told[end - 1])) {
    end -= 1;
  }
  return start < end ? `- ${told.slice(start, end)}` : "";
}

/** A line with one tab between its cells, a space after a bullet. */
function withTabs(words) {
  const cells = words.split("\t").map((cell) => cell.trim()).filter(Boolean);
  const listed = cells.length > 1 && [...cells[0]].length <= SIGN;
  return (listed ? [`${cells[0]} ${cells[1]}`, ...cells.slice(2)] : cells).join("\t");
}
