// A Word file → its lines: builder/importing/word.py, with the browser's own XML reader.

import { EMPTY, TICKED } from "./boxes.js";
import { FURNITURE, HIDDEN, PROMPT, masked, written } from "./lines.js";
import { Refused, broken, opened } from "./zip.js";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const COPIES = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const NOTES = { footnote: "footnotes", endnote: "endnotes" };
const MARGINS = /^word\/(?:header|footer)\d*\.xml$/;
const SIGNS = { br: "\n", cr: "\n", tab: " ", ptab: " ", sym: " ", noBreakHyphen: "-" };
const TOLD = new Set(["t", "hyperlink", "ffData", ...Object.keys(SIGNS)]);
const BOXES = new Map([
  ...["wingdings F0FE", "wingdings F0FD", "wingdings 2 F052", "wingdings 2 F053"].map((sign) => [sign, TICKED]),
  ...["wingdings F0A8", "wingdings F06F", "wingdings F071", "wingdings 2 F0A3"].map((sign) => [sign, EMPTY]),
]);
const DEEPEST = 256; // elements inside one another, as Python's reader
const AROUND_ROWS = new Set(["sdt", "sdtContent", "customXml", "ins", "moveTo"]);
const GONE = ["moveFrom", "del"];
const OFF = new Set(["0", "false", "none", "off"]);
const LEVEL = /^(?:heading|titre|title)\s*(\d?)/;

/**
 * The lines of a .docx; their « remarks » say what it holds that is not read.
 *
 * @param limits - {file, inside}: bytes of the file, and of what it unpacks to
 */
export async function wordLines(file, patterns, limits) {
  if (file.size > limits.file) {
    throw new Refused(`Ce fichier pèse plus de ${Math.round(limits.file / 2 ** 20)} Mo : retirez ses images, ou copiez son texte ici.`);
  }
  const archive = opened(await file.arrayBuffer(), limits.inside);
  if (archive.names.some((name) => name.toLowerCase().includes("vbaproject.bin"))) {
    throw new Refused("Ce fichier contient des macros, c’est-à-dire des programmes : enregistrez-le sans macros, en .docx.");
  }
  if (!archive.names.includes("word/document.xml")) {
    throw broken();
  }
  try {
    return await read(archive, patterns);
  } catch (error) {
    throw error instanceof Refused ? error : broken();
  }
}

async function read(archive, patterns) {
  const has = (name) => archive.names.includes(`word/${name}`);
  const part = async (name) => (has(name) ? parsed(archive, `word/${name}`) : undefined);
  const styles = stylesOf(await part("styles.xml"));
  const within = async (name) => ({ ...styles, patterns, links: linksOf(await part(`_rels/${name}.xml.rels`)) });
  const root = await part("document.xml");
  const here = await within("document");
  const notes = new Map();
  for (const [kind, name] of Object.entries(NOTES)) {
    const place = await within(name);
    for (const note of (await part(`${name}.xml`))?.getElementsByTagNameNS(WORD, kind) ?? []) {
      notes.set(`${kind} ${note.getAttributeNS(WORD, "id")}`, [note, place]);
    }
  }
  const lines = [];
  const cells = cellsOf(root);
  for (const paragraph of paragraphsOf(root)) {
    lines.push(...linesOf(paragraph, here, lines.length, cells));
    for (const kind of Object.keys(NOTES)) {
      for (const called of ownOf(paragraph).filter(({ localName }) => localName === `${kind}Reference`)) {
        const key = `${kind} ${called.getAttributeNS(WORD, "id")}`;
        if (notes.has(key)) {
          const [note, place] = notes.get(key);
          notes.delete(key);
          paragraphsOf(note).forEach((told) => lines.push(...linesOf(told, place, lines.length, new Map())));
        }
      }
    }
  }
  const said = new Set();
  for (const name of archive.names.filter((one) => MARGINS.test(one)).sort()) {
    for (const told of paragraphsOf(await parsed(archive, name))) {
      const { seen, hidden, prompts } = wordsOf(told, here);
      const text = [...seen, ...hidden, ...prompts].join("");
      lines.push(...(said.has(text) ? [] : written(text, lines.length, patterns, { aside: FURNITURE })));
      said.add(text);
    }
  }
  const comments = (await part("comments.xml"))?.getElementsByTagNameNS(WORD, "comment").length ?? 0;
  const changed = [...GONE, "ins"].some((name) => root.getElementsByTagNameNS(WORD, name).length);
  return Object.assign(lines, { remarks: remarksOf(comments, changed) });
}

/** What a document holds that is not read: builder/importing/left_out.py. */
function remarksOf(comments, changed) {
  const told = comments > 1 ? `${comments} commentaires ne sont pas repris\u00a0: ils nomment` : "1 commentaire n’est pas repris\u00a0: il nomme";
  return [
    ...(comments ? [`${told} qui relit, et non la pratique. Ce qui doit en rester est à écrire dans la fiche.`] : []),
    ...(changed ? ["Des modifications suivies attendaient d’être acceptées ou refusées\u00a0: le texte est lu comme si elles étaient toutes acceptées. Comparez-le au document."] : []),
  ];
}

/** Every paragraph, those of boxes included, without the copies for older readers. */
const paragraphsOf = (root) => [...root.getElementsByTagNameNS(WORD, "p")].filter((one) => !around(one, COPIES, "Fallback"));

/** The elements of a paragraph: a text box within has its own paragraphs, which come in their turn. */
function ownOf(paragraph) {
  const { FILTER_ACCEPT, FILTER_REJECT, SHOW_ELEMENT } = NodeFilter;
  const isInner = ({ namespaceURI, localName }) => namespaceURI === WORD && localName === "p";
  const walker = document.createTreeWalker(paragraph, SHOW_ELEMENT, (node) => (isInner(node) ? FILTER_REJECT : FILTER_ACCEPT));
  const own = [];
  while (walker.nextNode()) {
    own.push(walker.currentNode);
  }
  return own.filter(({ namespaceURI }) => namespaceURI === WORD);
}

const childrenOf = (node, name) => [...node.children].filter((one) => one.namespaceURI === WORD && one.localName === name);
const child = (node, name) => childrenOf(node, name)[0];
const valueOf = (node) => node?.getAttributeNS(WORD, "val") ?? "";
const numberOf = (node) => (/^\d+$/.test(valueOf(node)) ? Number(valueOf(node)) : 0);

/** Each cell of a table → its table, its row and its column, those that a wide cell covers counted. */
function cellsOf(root) {
  const cells = new Map();
  [...root.getElementsByTagNameNS(WORD, "tbl")].forEach((table, number) => {
    held(table, "tr").forEach((row, place) => {
      let column = 0;
      for (const cell of held(row, "tc")) {
        cells.set(cell, [number, place, column]);
        const [properties] = childrenOf(cell, "tcPr");
        const span = properties && child(properties, "gridSpan");
        column += span ? numberOf(span) : 1;
      }
    });
  });
  return cells;
}

/** The rows of a table, the cells of a row, whatever fields and tracked changes stand around them. */
function held(node, name) {
  return [...node.children].filter(({ namespaceURI }) => namespaceURI === WORD).flatMap((one) => {
    if (one.localName === name) {
      return [one];
    }
    return AROUND_ROWS.has(one.localName) ? held(one, name) : [];
  });
}

async function parsed(archive, name) {
  const text = await archive.text(name);
  if (text.includes("<!DOCTYPE")) {
    throw broken(); // no word processor writes one; entities that unfold do
  }
  const tree = new DOMParser().parseFromString(text, "application/xml");
  if (tree.getElementsByTagName("parsererror").length || isDeep(tree)) {
    throw broken();
  }
  return tree;
}

/** Whether elements stand inside one another by hundreds: each would be read once for each that is around it. */
function isDeep(tree) {
  let level = [tree];
  for (let depth = 0; level.length && depth <= DEEPEST; depth += 1) {
    level = level.flatMap((node) => [...node.children]);
  }
  return level.length > 0;
}

/** Identifiers of styles → their names, and those whose letters nobody sees. */
function stylesOf(document) {
  const styles = [...(document?.getElementsByTagNameNS(WORD, "style") ?? [])];
  const id = (style) => style.getAttributeNS(WORD, "styleId");
  return {
    styles: new Map(styles.map((style) => [id(style), attribute(style, "name")])),
    unseen: new Set(styles.filter((style) => isOn(style, "vanish")).map(id)),
  };
}

function linksOf(document) {
  const relations = [...(document?.getElementsByTagNameNS(PACKAGE, "Relationship") ?? [])];
  const outside = relations.filter((one) => one.getAttribute("TargetMode") === "External");
  return new Map(outside.map((one) => [one.getAttribute("Id"), one.getAttribute("Target")]));
}

/** The value of the first child of a name, in the words of Word. */
const attribute = (node, name) => node.getElementsByTagNameNS(WORD, name)[0]?.getAttributeNS(WORD, "val") ?? "";

function around(node, space, name) {
  for (let here = node.parentElement; here; here = here.parentElement) {
    if (here.namespaceURI === space && here.localName === name) {
      return here;
    }
  }
  return undefined;
}

/** The words of a paragraph, those that nobody sees or wrote, where its links lead, and which of its signs are bold. */
function wordsOf(paragraph, { unseen, links }) {
  const words = { seen: [], hidden: [], prompts: [], links: [], masks: [] };
  const none = unseen.has(attribute(paragraph, "pStyle"));
  for (const node of ownOf(paragraph)) {
    const { localName: name, parentElement: run } = node;
    if (!TOLD.has(name) || GONE.some((gone) => around(node, WORD, gone))) {
      continue;
    }
    if (name === "hyperlink") {
      words.links.push(links.get(node.getAttributeNS(RELATIONS, "id")) ?? "");
      continue;
    }
    const hidden = none || isOn(run, "vanish") || unseen.has(attribute(run, "rStyle"));
    const told = hidden ? words.hidden : isPrompt(node) ? words.prompts : words.seen;
    told.push(name === "ffData" ? chosen(node) : boxOf(node) ?? SIGNS[name] ?? node.textContent);
    if (told === words.seen) {
      words.masks.push(masked(told.at(-1), name !== "t" || isOn(run, "b")));
    }
  }
  return words;
}

/** The box that a sign of a font of pictures draws. */
function boxOf(node) {
  const [font, sign] = ["font", "char"].map((name) => node.getAttributeNS(WORD, name) ?? "");
  return BOXES.get(`${font.toLowerCase()} ${sign.toUpperCase()}`);
}

/** Whether words only ask to fill a field, which nobody did. */
function isPrompt(node) {
  for (let field = around(node, WORD, "sdt"); field; field = around(field, WORD, "sdt")) {
    const properties = child(field, "sdtPr");
    if (properties && child(properties, "showingPlcHdr")) {
      return true;
    }
  }
  return false;
}

/** What an older field of a form says, which no run holds: whether its box is ticked, or the item of its list. */
function chosen(field) {
  const box = child(field, "checkBox");
  if (box) {
    const told = child(box, "checked") ?? child(box, "default");
    return told && !OFF.has(valueOf(told)) ? TICKED : EMPTY;
  }
  const choice = child(field, "ddList");
  const told = choice && (child(choice, "result") ?? child(choice, "default"));
  return choice ? valueOf(childrenOf(choice, "listEntry")[told ? numberOf(told) : 0]) : "";
}

/** The lines of a paragraph, then the addresses that its links lead to, then what it hides, and what it asks. */
function linesOf(paragraph, part, before, cells) {
  const words = wordsOf(paragraph, part);
  const style = attribute(paragraph, "pStyle");
  const named = (part.styles.get(style) ?? style).toLowerCase();
  const level = LEVEL.test(named) ? Number(LEVEL.exec(named)[1] || 1) : 0;
  const listed = named.includes("list") || paragraph.getElementsByTagNameNS(WORD, "numPr").length > 0;
  const text = words.seen.join("");
  const links = [...new Set(words.links)].filter((target) => target.startsWith("http") && !text.includes(target));
  const cell = cells.get(around(paragraph, WORD, "tc"));
  const made = written(text, before, part.patterns, { links, level, listed, cell, mask: words.masks.join("") });
  for (const [aside, told] of [[HIDDEN, words.hidden], [PROMPT, words.prompts]]) {
    made.push(...written(told.join(""), before + made.length, part.patterns, { aside, cell }));
  }
  return made;
}

/** Whether a run or a style says something of its letters: that they are bold, that they are hidden. */
function isOn(node, name) {
  const [told] = node.getElementsByTagNameNS(WORD, name);
  return told !== undefined && !OFF.has(told.getAttributeNS(WORD, "val") ?? "");
}
