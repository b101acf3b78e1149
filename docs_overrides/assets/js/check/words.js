// What is said: the sentences of builder/wording.yaml and phrases.yaml, filled and typeset as builder/messages.py does.

import { Pattern } from "./pattern.js";

const OURS = new Set(["advice", "reason", "message", "description", "suggestion", "choices", "bound", "period", "reading"]);
const UNPRINTABLE = /(?! )[\p{C}\p{Z}]/gu;

/** A stranger's text, short and on one line. */
export function excerpt(text, most = 160) {
  const shown = [...text.replace(UNPRINTABLE, " ").split(" ").filter(Boolean).join(" ")];
  return shown.length <= most ? shown.join("") : `${shown.slice(0, most - 1).join("")}…`;
}

function filled(template, params) {
  return template.replace(/\{\{|\}\}|\{(\w+)\}/g, (found, name) => {
    if (name === undefined) {
      return found[0];
    }
    if (!(name in params)) {
      throw new Error(`no ${name} for « ${template} »`);
    }
    return String(params[name]);
  });
}

export class Words {
  constructor({ wordings, phrases, typography }) {
    this.wordings = wordings;
    this.phrases = phrases;
    this.rules = typography.map((rule) => [new Pattern(rule), rule.to]);
  }

  /** French spacing and apostrophes. */
  french(text) {
    return this.rules.reduce((typeset, [pattern, to]) => pattern.sub(to, typeset), text);
  }

  phrase(name, params = {}) {
    return filled(this.phrases[name], params);
  }

  suggestion(candidate) {
    return candidate ? this.french(this.phrase("suggestion", { candidate })) : "";
  }

  suggested(candidate, label) {
    return this.phrase("suggested", { suggestion: this.suggestion(candidate).trim(), label });
  }

  /** A problem in words: code, severity, path, message, why, fix, example. */
  problem(code, path, params = {}, example = "") {
    const wording = this.wordings[code];
    const shown = Object.fromEntries(
      Object.entries(params).map(([key, value]) => [key, typeof value === "string" ? this.#fit(key, value) : value]),
    );
    return {
      code,
      severity: wording.severity,
      path,
      message: filled(this.french(wording.message), shown),
      why: filled(this.french(wording.why), shown),
      fix: filled(this.french(wording.fix), shown).trim(),
      example: example || (wording.show ? wording.right : ""),
    };
  }

  #fit(name, value) {
    return OURS.has(name) ? this.french(excerpt(value, 5000)) : excerpt(value);
  }
}
