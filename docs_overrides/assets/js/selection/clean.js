/*
 * Copie propre d’un morceau d’une autre page du site : chaque élément et chaque attribut permis est refait, rien n’est
 * importé. Un script, un attribut d’événement ou une adresse inattendue ne passent donc pas, d’où qu’ils viennent.
 */
import { isLate } from "../late.js";

const SVG = "http://www.w3.org/2000/svg";
const HTML_TAGS = new Set(
  ("a abbr b bdi blockquote br caption cite code dd details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 header hr i img li " +
    "ol p q s section small span strong sub summary sup table tbody td tfoot th thead time tr u ul").split(" "),
);
const SVG_TAGS = new Set("svg title desc g text tspan rect path circle line polyline polygon".split(" "));
const KNOWN = { "http://www.w3.org/1999/xhtml": HTML_TAGS, [SVG]: SVG_TAGS };
const SILENT = new Set(
  "script style template noscript iframe object embed link meta base form button input select textarea nav foreignObject".split(" "),
);
const PLAIN = new Set(
  ("title lang dir role aria-label aria-hidden data-label datetime scope colspan rowspan start value alt width height viewBox x y x1 y1 " +
    "x2 y2 cx cy r rx ry d points transform").split(" "),
);
const OURS = /^(tb-[\w-]+|term|note-call)$/;
const SCHEMES = new Set(["https:", "http:", "mailto:", "tel:"]);

/**
 * La copie de `nodes`, dans un fragment.
 *
 * `base` est l’adresse de leur page, `prefix` rend leurs ancres uniques, `deeper` s’ajoute au niveau des titres ;
 * `without` est un sélecteur de ce qui reste sur place.
 */
export function cleanCopy(nodes, { base, prefix, deeper = 0, without = "" }) {
  const anchors = new Set();
  for (const node of nodes) {
    for (const element of [node, ...node.querySelectorAll("[id]")]) {
      anchors.add(element.id);
    }
  }
  const fragment = document.createDocumentFragment();
  nodes.forEach((node) => copyInto(fragment, node, { base, prefix, deeper, without, anchors }));
  return fragment;
}

function copyInto(parent, node, rules) {
  if (node.nodeType === Node.TEXT_NODE) {
    parent.append(node.data);
  } else if (node.nodeType === Node.ELEMENT_NODE && !SILENT.has(node.localName) && !isLeft(node, rules)) {
    const copy = remade(node, rules);
    node.childNodes.forEach((child) => copyInto(copy ?? parent, child, rules));
    if (copy) {
      parent.append(copy);
    }
  }
}

/** Ce que la page cache reste sur place, sauf l’avertissement d’une relecture devenue tardive. */
const isLeft = (node, rules) => (node.hidden && !isLate(node)) || (rules.without && node.matches(rules.without));

/** L’élément refait sans ses enfants ; `null` si seul son contenu est permis. */
function remade(node, rules) {
  if (!KNOWN[node.namespaceURI]?.has(node.localName)) {
    return null;
  }
  const copy = document.createElementNS(node.namespaceURI, named(node.localName, rules.deeper));
  for (const { name, value } of node.attributes) {
    const kept = attribute(name, value, node, rules);
    if (kept !== null) {
      copy.setAttribute(name, kept);
    }
  }
  return copy;
}

const named = (name, deeper) => name.replace(/^h([1-6])$/, (_, level) => `h${Math.min(6, Number(level) + deeper)}`);

function attribute(name, value, node, { base, prefix, anchors }) {
  if (name === "id") {
    return prefix + value;
  }
  if (name === "tabindex") {
    return value === "0" ? value : null; // le cadre d’un tableau, qui défile
  }
  if (name === "aria-labelledby" || name === "aria-describedby") {
    return value.split(/\s+/).map((id) => prefix + id).join(" ");
  }
  if (name === "class") {
    return value.split(/\s+/).filter((word) => OURS.test(word)).join(" ") || null;
  }
  if (name === "href" && node.localName === "a") {
    return value.startsWith("#") && anchors.has(value.slice(1)) ? `#${prefix}${value.slice(1)}` : address(value, base, SCHEMES);
  }
  if (name === "src" && node.localName === "img") {
    return address(value, base, null);
  }
  return PLAIN.has(name) ? value : null;
}

/**
 * L’adresse, si son protocole est permis ; sans `schemes`, une adresse de ce site seulement. Celles de ce site n’ont pas
 * leur début, que le papier écrirait après chaque lien.
 */
function address(value, base, schemes) {
  try {
    const url = new URL(value, base);
    if (url.origin === location.origin) {
      return url.pathname + url.search + url.hash;
    }
    return schemes?.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
