// What a text carries from where it was copied: builder/importing/carried.py.

import { stripEnd, stripOf } from "../check/pattern.js";
import { withoutContents } from "./contents.js";
import { atStart } from "./headings.js";
import { unspoken } from "./interviews.js";
import { FURNITURE, rankOf } from "./lines.js";
import { withYears } from "./yearly.js";

const TELLING = ["context", "origin", "objectives", "description", "steps", "impact"];
const MENU = 60;
const LED = "b";

/** The lines of a document, without what does not belong to its text; a menu is kept apart. */
export function bared(every, { headings, limits, patterns }) {
  const lines = [...unspoken(withoutContents(fronted(every, limits, patterns.carried), headings, limits, patterns.contents), { headings, limits, patterns })];
  const { bullet, counted } = patterns.headings;
  const { quoted, quotes } = patterns.carried;
  const isQuoted = lines.some(({ text }) => atStart(quotes, text)) && !lines.some(({ text }) => headings.heading(text));
  const plainer = lines.map((one) => (isQuoted ? { ...one, text: quoted.sub("", one.text) } : one));
  const told = parted(withYears(plainer, { headings, limits, patterns }), { headings, limits, patterns });
  const marked = told.map(({ aside, text }) => (
    aside || !atStart(bullet, text) || atStart(counted, text) ? undefined : headings.heading(bullet.sub("", text))?.key
  ));
  const plain = new Set(told.map(({ text }) => headings.heading(text)?.key).filter(Boolean));
  const telling = told.some(({ text }, index) => marked[index] && text.startsWith(">")) ? [...plain] : TELLING;
  const bare = new Set(marked.filter(Boolean)).size >= limits.inlines && !telling.some((key) => plain.has(key));
  return withoutMenu(told.map((one, index) => (bare && marked[index] ? { ...one, text: bullet.sub("", one.text) } : one)), patterns.carried);
}

/**
 * Lines; « Contexte – les bus sont rares » is a label and its text where three known headings are set so; so is
 * « **Contexte** Les bus sont rares », and then any bold words that begin a line before a capital. A tab says it where
 * two are: it parts the cells of a table, whose other labels are labels too.
 */
function parted(lines, { headings, limits, patterns }) {
  const told = lines.map((one) => labelOf(one, headings, patterns.carried));
  const tabs = new Set(told.filter(({ key, sign }) => key && sign === "\t").map(({ key }) => key));
  const inline = lines.map(({ text }) => headings.heading(text)).filter((found) => found?.rest);
  const known = new Set([...told, ...inline].map(({ key }) => key).filter(Boolean));
  return lines.flatMap((one, index) => {
    const { key, sign, label, rest } = told[index];
    if (sign === "\t") {
      const text = rest.replaceAll("\t", " ");
      const isLabel = tabs.size > 1 && /^\p{Uppercase}/u.test(label) && [...label].length <= limits.inline;
      const level = limits.level_of_labels;
      const head = { ...one, text: stripEnd(label, " :\u00a0"), level, rank: rankOf(level, false) };
      return isLabel ? [head, { ...one, text }] : { ...one, text: `${label} ${text}` };
    }
    const said = sign === LED && [rest, label].every((words) => /^\p{Uppercase}/u.test(words)) && [...label].length <= limits.inline;
    return rest && (key || said) && known.size >= limits.inlines ? { ...one, text: `${label} : ${rest}` } : one;
  });
}

/** The field that a label asks for, the sign after it, its words, and the text. */
function labelOf({ text, level, strong, aside, led }, headings, { between }) {
  const found = between.search(text);
  if (led && text.startsWith(led) && !led.endsWith(":")) {
    const rest = text.slice(led.length).trim();
    const asks = headings.heading(led);
    return { key: asks && !asks.rest ? asks.key : undefined, sign: LED, label: led, rest: rest.startsWith(":") ? "" : rest };
  }
  if (!found || level || strong || aside) {
    return {};
  }
  const label = text.slice(0, found.index);
  const asks = label.includes(":") ? undefined : headings.heading(label); // « Calendrier : 2023 – 2026 »
  return { key: asks && !asks.rest ? asks.key : undefined, sign: found[0].replace(/[ \u00a0]/g, ""), label, rest: text.slice(found.index + found[0].length) };
}

/** Lines; what stands between strokes above a page of Markdown is told as labels and what they hold. */
function fronted(lines, limits, { stroke, pair }) {
  const [first, last] = lines.slice(0, MENU).flatMap(({ text }, place) => (atStart(stroke, text) ? [place] : []));
  const free = last !== undefined && !lines.slice(0, first).some(({ text }) => text);
  const within = free ? lines.slice(first + 1, last) : [];
  if (!within.length || !within.every(({ text }) => atStart(pair, text))) {
    return lines;
  }
  const level = limits.level_of_labels;
  const bareOf = (text) => stripOf(text, " []\"'");
  return [...within.flatMap((one) => {
    const cut = one.text.indexOf(":");
    const label = one.text.slice(0, Math.max(0, cut));
    const isLabel = cut > 0 && /^\p{L}/u.test(label);
    const head = { ...one, text: label.slice(0, 1).toUpperCase() + label.slice(1), level, rank: rankOf(level, false) };
    return isLabel ? [head, { ...one, text: bareOf(one.text.slice(cut + 1)) }] : [{ ...one, text: bareOf(one.text) }];
  }), ...lines.slice(last + 1)];
}

function withoutMenu(lines, { crumbs, leads, site }) {
  const isShown = ({ text, aside }) => Boolean(text) && !aside;
  const said = lines.filter(isShown).map(({ text }) => text);
  const place = Math.max(0, said.slice(0, MENU).findIndex((text) => atStart(crumbs, text)));
  const short = said.slice(0, place).every((text) => ([...text].length <= MENU && !text.endsWith(".")) || atStart(site, text));
  const atTop = said.slice(0, 1).some((text) => atStart(crumbs, text)) ? 1 : 0;
  let left = short && said.slice(0, place).some((text) => atStart(leads, text)) ? place + 1 : atTop;
  let isParted = false;
  return lines.flatMap((one) => {
    left -= isShown(one) ? 1 : 0;
    const furniture = isShown(one) && (left >= 0 || atStart(site, one.text));
    const between = isParted && isShown(one) && !furniture && /^\p{Uppercase}/u.test(one.text);
    isParted = furniture || (isParted && !one.text);
    return [...(between ? [{ ...one, text: "" }] : []), furniture ? { ...one, aside: FURNITURE } : one]; // between a title and its text
  });
}
