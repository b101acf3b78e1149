// The verdict on the page: on each field, and in a summary whose links lead to the fields.

import { boxAt, boxOf, inputOf, pathOf, unfold } from "./controls.js";
import { element } from "./element.js";
import { titleOf } from "./sheet_form.js";

const SEVERITY = { error: "Erreur", warning: "À vérifier" };

export class Problems {
  constructor(root, help) {
    Object.assign(this, { root, help, summary: document.getElementById("summary") });
  }

  /**
   * Show the problems of the fields that the author has already left, or all of them.
   *
   * @param seen - whether the author has seen the field at a path
   */
  show(problems, seen) {
    for (const line of this.root.querySelectorAll(".tb-ask__error:not([hidden])")) {
      line.hidden = true;
      line.replaceChildren();
    }
    this.root.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
    for (const problem of problems.filter(({ path }) => seen(path))) {
      const box = boxAt(this.root, problem.path);
      const line = box && lineOf(box);
      if (line) {
        line.append(this.#said(problem));
        line.hidden = false;
        line.classList.toggle("tb-ask__error--warning", ![...line.children].some((one) => one.dataset.severity === "error"));
        if (problem.severity === "error") {
          (inputOf(box) ?? box).setAttribute("aria-invalid", "true");
        }
      }
    }
  }

  #said({ code, severity, message, fix, example, lacks }) {
    const said = element("span", "tb-ask__problem");
    said.dataset.severity = severity;
    said.append(element("strong", "", `${SEVERITY[severity]}\u00a0: `), lacks ? `${message} ` : `${message} ${fix} `);
    if (!lacks && example && fix.endsWith(":")) {
      said.append(element("code", "", typed(example)), " ");
    }
    said.append(codeLink(this.help, code));
    return said;
  }

  /** The summary on top, errors first, in the order of the page; and the focus on it. */
  summarise(problems) {
    const order = [...this.root.querySelectorAll("[data-key], .tb-ask__item")];
    const rank = ({ path }) => order.indexOf(boxAt(this.root, path));
    const sorted = [...problems].sort((one, other) => one.severity.localeCompare(other.severity) || rank(one) - rank(other));
    this.summary.querySelector("ul").replaceChildren(...sorted.map((problem) => this.#line(problem)));
    this.summary.querySelector("h2").textContent = sorted.some(({ severity }) => severity === "error") ? "Il reste des points à corriger" : "À vérifier avant d’envoyer";
    this.summary.hidden = !sorted.length;
    if (sorted.length) {
      this.summary.focus();
      this.summary.scrollIntoView({ block: "start" });
    }
  }

  hideSummary() {
    this.summary.hidden = true;
  }

  #line(problem) {
    const box = boxAt(this.root, problem.path);
    const line = element("li", `tb-summary__${problem.severity}`);
    if (!box) {
      line.append(`${SEVERITY[problem.severity]}\u00a0: ${problem.message}`);
      return line;
    }
    const target = box.querySelector(":scope > .tb-ask__kept button") ?? inputOf(box) ?? (box.matches("li") ? box.querySelector("fieldset") : box);
    const where = [...around(box), ...(problem.lacks ? [] : [titleOf(box)])].join(", ");
    const link = element("a", "", where ? `${where}\u00a0: ${problem.message}` : problem.message);
    link.href = `#${target.id}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      unfold(target);
      target.focus();
      target.scrollIntoView({ block: "center" });
    });
    line.append(element("strong", "", `${SEVERITY[problem.severity]}\u00a0: `), link);
    return line;
  }
}

/** Where a block is, for who has several alike: « Contacts 2 ». */
function around(box) {
  const index = pathOf(box).find((step) => typeof step === "number");
  let top = box;
  for (let outer = box; outer; outer = boxOf(outer.parentElement)) {
    top = outer;
  }
  return top === box ? [] : [index === undefined ? titleOf(top) : `${titleOf(top)} ${index + 1}`];
}

/** An example of one value as it is typed here: without its key, its dash nor its quotes. */
function typed(example) {
  return /^(?:- |\w+: )+("?)([^\n[{|"\\]+)\1$/.exec(example.trim())?.[2] ?? example;
}

/** Leads to the help on a code. */
export function codeLink(help, code) {
  const link = element("a", "tb-ask__code", code);
  Object.assign(link, { href: `${help}#${code}`, target: "_blank" });
  link.setAttribute("aria-label", `Aide sur le message ${code} (nouvel onglet)`);
  return link;
}

/** Where a block tells its problems. */
function lineOf(box) {
  return box.querySelector(":scope > .tb-ask__error, :scope > .tb-ask > .tb-ask__error, :scope > fieldset > .tb-ask__error")
    ?? box.closest(".tb-ask")?.querySelector(":scope > .tb-ask__error");
}
