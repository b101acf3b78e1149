// What stops the form, or what one must know of a file that was opened, above everything else.

import { unannounced } from "../check/words.js";
import { element } from "./element.js";
import { codeLink } from "./problems.js";

/** Faults that are told one by one. */
const MOST = 10;

export class Trouble {
  constructor(root, help) {
    Object.assign(this, { root, help });
  }

  hide() {
    this.root.hidden = true;
  }

  /** @param faults - problems of a file, each with its line; @param more - what can be done */
  say(text, faults = [], ...more) {
    const lines = faults.slice(0, MOST).map((fault) => this.#line(fault));
    const others = faults.length - MOST;
    if (others > 0) {
      lines.push(element("li", "", `… et ${others} ${others > 1 ? "autres points" : "autre point"}.`));
    }
    this.root.replaceChildren(element("p", "", text), ...(lines.length ? [element("ul", "", ...lines)] : []), ...more);
    this.root.hidden = false;
    this.root.scrollIntoView({ block: "center" });
  }

  #line({ code, line, message, why, fix, example }) {
    const shown = example && fix.endsWith(":");
    const said = `Ligne ${line ?? 1}\u00a0: ${message} ${why} ${shown ? fix : unannounced(fix)} `;
    return element("li", "", said, codeLink(this.help, code), ...(shown ? [element("pre", "", example)] : []));
  }
}
