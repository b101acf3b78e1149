// The small Markdown of texts → elements, for the preview only: builder/text.py makes the page that is published.
//
// Every piece of text is put with textContent; links are followed only where Python follows them.

import { isFollowed } from "../check/followed.js";
import { element } from "./element.js";

const ITEM = /^\s*(?:[-+*]|(\d{1,9})[.)])\s+(.*)$/;
const INLINE = /\*\*(?<strong>[^*\n]+)\*\*|\*(?<em>[^*\n]+)\*|\b_(?<em2>[^_\n]+)_\b|(?<!!)\[(?<label>[^\]\n]{0,300})\]\((?<target>[^)\s]{0,1000})\)|\[\^(?<note>\d+)\]/g;

const DEEPEST = 10; // builder/text.py

export class SmallMarkdown {
  constructor(knowledge) {
    Object.assign(this, { knowledge, words: knowledge.words });
  }

  line(text) {
    return this.words.french(String(text ?? ""));
  }

  /** Blocks: paragraphs, lists, quotations inside one another as deep as `left` says. */
  blocks(text, left = DEEPEST) {
    return String(text ?? "").trim().split(/\n\s*\n/).filter(Boolean).flatMap((part) => this.#block(part, left));
  }

  #block(part, left) {
    const lines = part.split("\n");
    const first = lines.findIndex((line) => ITEM.test(line));
    if (first >= 0) {
      const before = lines.slice(0, first).join("\n");
      return [...(before ? [element("p", "", ...this.inline(before))] : []), this.#list(lines.slice(first))];
    }
    if (left && lines.every((line) => line.startsWith(">"))) {
      return [element("blockquote", "", ...this.blocks(lines.map((line) => line.replace(/^> ?/, "")).join("\n"), left - 1))];
    }
    return [element("p", "", ...this.inline(part))];
  }

  #list(lines) {
    const list = element(ITEM.exec(lines[0])[1] ? "ol" : "ul");
    for (const line of lines) {
      const match = ITEM.exec(line);
      if (match) {
        list.append(element("li", "", ...this.inline(match[2])));
      } else {
        list.lastElementChild.append(" ", ...this.inline(line.trim()));
      }
    }
    return list;
  }

  inline(text) {
    const pieces = [];
    let end = 0;
    for (const match of text.matchAll(INLINE)) {
      pieces.push(this.line(text.slice(end, match.index)), this.#mark(match));
      end = match.index + match[0].length;
    }
    return [...pieces, this.line(text.slice(end))];
  }

  #mark({ 0: typed, groups: { strong, em, em2, label, target, note } }) {
    if (strong !== undefined) {
      return element("strong", "", ...this.inline(strong));
    }
    if (em !== undefined || em2 !== undefined) {
      return element("em", "", ...this.inline(em ?? em2));
    }
    if (note !== undefined) {
      return element("sup", "note-call", note);
    }
    if (!isFollowed(label, target, this.knowledge)) {
      return typed;
    }
    const link = element("a", "", this.line(label));
    Object.assign(link, { href: target, target: "_blank", rel: "noopener" });
    return link;
  }
}
