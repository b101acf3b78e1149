// What the small Markdown refuses, what copying leaves, dates that will not age well: builder/rules/texts.py, text.py.

import { isFollowed } from "../followed.js";
import { bare, strip, stripOf } from "../pattern.js";
import { excerpt } from "../words.js";

const CODES = { html: "T601", image: "T602", link: "T603", "dead-link": "S215", heading: "T604", attributes: "T605", code: "T606", note: "T614" };
const SENTENCES = new Set(["title", "summary", "not_measured"]);
const TOLD = new Set(["summary", "text", "not_measured", "label"]);

/** Everything in a text that will be shown as it was typed, or dropped. */
function refusals(text, knowledge) {
  const { refusals: refused, patterns } = knowledge;
  const found = refused.flatMap(([kind, pattern]) => pattern.findall(text).map((match) => [kind, match.index, match[0]]));
  for (const match of patterns.text.link.findall(text)) {
    const { words, target } = match.groups;
    if (!target || target.startsWith("#")) {
      found.push(["dead-link", match.index, match[0]]);
    } else if (!isFollowed(words, target, knowledge)) {
      found.push(["link", match.index, match[0]]);
    }
  }
  for (const match of patterns.text.definition.findall(text)) {
    found.push(["link", match.index, match[0]]);
  }
  for (const match of patterns.text.bracketed.findall(text)) {
    if (!isFollowed(match[1], match[1], knowledge)) {
      found.push(["link", match.index, match[0]]);
    }
  }
  return found.sort(([, one], [, other]) => one - other);
}

export function* markup(entry) {
  for (const [path, value, field] of entry.nodes) {
    if (typeof value !== "string") {
      continue;
    }
    if (!field.markdown) {
      const match = field.formats.has("line") && entry.knowledge.patterns.texts.dressed.search(value);
      if (match) {
        yield entry.problem("T616", path, { value: match[0] }, { example: undressed(entry, path, value) });
      }
      continue;
    }
    const found = refusals(value, entry.knowledge);
    const opened = found.some(([kind, , excerpt]) => kind === "html" && excerpt[1] !== "/");
    for (const [kind, , excerpt] of found) {
      if (!(opened && excerpt.startsWith("</"))) {
        yield entry.problem(CODES[kind], path, { value: excerpt });
      }
    }
  }
}

export function* relativeDates(entry) {
  for (const [path, value, field] of entry.nodes) {
    const match = typeof value === "string" && isTold(path, field) && !entry.explained(path) && entry.knowledge.patterns.texts.relative.search(value);
    if (match) {
      yield entry.problem("C406", path, { value: match[0] });
    }
  }
}

/** Our own prose: not quoted speech, not the editors' remarks, not names and titles of works. */
function isTold(path, field) {
  if (["quotes", "editor_notes", "notes"].includes(path[0]) || path.includes("editor_note")) {
    return false;
  }
  return field.markdown || (field.formats.has("line") && TOLD.has(path.at(-1)));
}

/** The address for which a mailbox or a site put its own. */
function rewritten({ knowledge }, path, value, field) {
  const target = field.markdown ? null : knowledge.patterns.texts.target.search(value);
  return target ? { example: knowledge.examples.entry(path, decodeURIComponent(target[1])) } : {};
}

export function* copying(entry) {
  for (const [path, value, field] of entry.nodes) {
    const read = typeof value === "string" && (field.markdown || field.formats.has("web-url"));
    const address = read && entry.knowledge.patterns.texts.rewritten.search(value);
    if (address) {
      yield entry.problem("T615", path, { value: excerpt(address[0], 60) }, rewritten(entry, path, address[0], field));
    }
    if (typeof value !== "string" || !(field.markdown || field.formats.has("line"))) {
      continue;
    }
    if (path[0] === "quotes" && path.at(-1) === "text" && entry.knowledge.patterns.texts.wrapped.fullmatch(strip(value))) {
      yield entry.problem("T612", path, { value }, withoutQuotes(entry, path, value));
    }
    if (path.includes("editor_note") || path.includes("editor_notes") || path[0] === "quotes") {
      continue;
    }
    for (const [code, pattern] of entry.knowledge.copying) {
      const asked = code !== "T617" || field.markdown || SENTENCES.has(path.at(-1));
      const match = asked && pattern.search(value);
      if (match && !entry.explained(path)) {
        yield entry.problem(code, path, { value: match[0] }, MENDED[code]?.(entry, path, value) ?? {});
      }
    }
  }
}

/** A line of plain text without the signs around its words; nothing where it has entities, which stand for letters. */
function undressed({ knowledge }, path, value) {
  const { dressed, break: apart } = knowledge.patterns.texts;
  if (dressed.findall(value).some(([found]) => found.startsWith("&"))) {
    return "";
  }
  const words = (found, ...groups) => (apart.search(found)?.index === 0 ? " " : groups.slice(0, 4).find(Boolean) ?? "");
  return knowledge.examples.entry(path, bare(dressed.sub(words, value)));
}

const MENDED = { T612: withoutQuotes, T617: inSmallLetters };

function inSmallLetters({ knowledge }, path, value) {
  const [first, ...others] = value;
  return { example: knowledge.examples.entry(path, `${first.toUpperCase()}${others.join("").toLowerCase()}`) };
}

function withoutQuotes({ knowledge }, path, value) {
  return { example: knowledge.examples.entry(path, stripOf(value, ' \n\xa0\u202f"“”„«»')) };
}
