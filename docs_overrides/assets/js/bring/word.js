// A Word file → its lines: builder/importing/word.py, with the browser's own XML reader.

import { line, tidied } from "./lines.js";
import { Refused, broken, opened } from "./zip.js";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const COPIES = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const PARTS = ["document", "footnotes", "endnotes"];
const TOLD = ["t", "br", "tab", "hyperlink", "noBreakHyphen"];
const LEVEL = /^(?:heading|titre|title)\s*(\d?)/;

/**
 * The lines of a .docx.
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
    const styles = stylesOf(archive.names.includes("word/styles.xml") ? await parsed(archive, "word/styles.xml") : undefined);
    const lines = [];
    for (const part of PARTS.filter((name) => archive.names.includes(`word/${name}.xml`))) {
      const relations = `word/_rels/${part}.xml.rels`;
      const links = linksOf(archive.names.includes(relations) ? await parsed(archive, relations) : undefined);
      const root = await parsed(archive, `word/${part}.xml`);
      for (const paragraph of root.getElementsByTagNameNS(WORD, "p")) {
        if (!within(paragraph, COPIES, "Fallback")) {
          lines.push(...linesOf(paragraph, styles, links, lines.length, patterns));
        }
      }
    }
    return lines;
  } catch (error) {
    throw error instanceof Refused ? error : broken();
  }
}

async function parsed(archive, name) {
  const text = await archive.text(name);
  if (text.includes("<!DOCTYPE")) {
    throw broken(); // no word processor writes one; entities that unfold do
  }
  const document = new DOMParser().parseFromString(text, "application/xml");
  if (document.getElementsByTagName("parsererror").length) {
    throw broken();
  }
  return document;
}

/** Identifiers of styles → their names. */
function stylesOf(document) {
  const styles = [...(document?.getElementsByTagNameNS(WORD, "style") ?? [])];
  return new Map(styles.map((style) => [style.getAttributeNS(WORD, "styleId"), attribute(style, "name")]));
}

function linksOf(document) {
  const relations = [...(document?.getElementsByTagNameNS(PACKAGE, "Relationship") ?? [])];
  const outside = relations.filter((one) => one.getAttribute("TargetMode") === "External");
  return new Map(outside.map((one) => [one.getAttribute("Id"), one.getAttribute("Target")]));
}

/** The value of the first child of a name, in the words of Word. */
const attribute = (node, name) => node.getElementsByTagNameNS(WORD, name)[0]?.getAttributeNS(WORD, "val") ?? "";

function within(node, space, name) {
  for (let here = node.parentElement; here; here = here.parentElement) {
    if (here.namespaceURI === space && here.localName === name) {
      return here;
    }
  }
  return undefined;
}

/** The lines of a paragraph, then the addresses that its links lead to. */
function linesOf(paragraph, styles, links, before, patterns) {
  const [words, targets, strong] = [[], [], []];
  for (const node of paragraph.getElementsByTagNameNS(WORD, "*")) {
    if (!TOLD.includes(node.localName) || within(node, WORD, "p") !== paragraph) {
      continue; // a text box within: its own paragraphs come in their turn
    }
    if (node.localName === "hyperlink") {
      targets.push(links.get(node.getAttributeNS(RELATIONS, "id")) ?? "");
    } else if (node.localName === "t") {
      words.push(node.textContent);
      strong.push(...(node.textContent.trim() ? [bold(node.parentElement)] : []));
    } else {
      words.push({ br: "\n", noBreakHyphen: "-" }[node.localName] ?? " ");
    }
  }
  const style = attribute(paragraph, "pStyle");
  const named = (styles.get(style) ?? style).toLowerCase();
  const level = LEVEL.test(named) ? Number(LEVEL.exec(named)[1] || 1) : 0;
  const listed = named.includes("list") || paragraph.getElementsByTagNameNS(WORD, "numPr").length > 0;
  const text = words.join("");
  const shown = [...new Set(targets)].filter((target) => target.startsWith("http") && !text.includes(target));
  const allBold = strong.length > 0 && strong.every(Boolean);
  return [...text.split("\n"), ...shown, ""].map((told, index) => {
    const bullet = listed && !level && index === 0 && told.trim() ? "- " : "";
    return line(bullet + tidied(told, patterns), before + index + 1, { strong: allBold && Boolean(told), level: told.trim() ? level : 0 });
  });
}

function bold(run) {
  const told = run.getElementsByTagNameNS(WORD, "b")[0];
  return told !== undefined && !["0", "false", "none"].includes(told.getAttributeNS(WORD, "val") ?? "");
}
