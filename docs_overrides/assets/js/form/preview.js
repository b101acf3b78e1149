// The sheet as it will look, in the headings of its collection: builder/pages/sections.py and fields.py in small.

import { french } from "../check/numbers.js";
import { isMapping, list } from "../check/values.js";
import { element } from "./element.js";
import { SmallMarkdown } from "./small_markdown.js";

/** Fields in the order of a page without headings: builder/pages/fields.py, MAKERS. */
const BLOCKS = {
  context: "prose", origin: "points", objectives: "points", description: "prose", steps: "cases", initiatives: "cases",
  stakeholders: "parties", governance: "points", funding: "funding", indicators: "figures", not_measured: "prose",
  impact: "points", feedback: "points", success_factors: "points", obstacles: "points", vigilance_points: "points",
  next_steps: "points", zooms: "cases", quotes: "quotes", contacts: "contacts", resources: "resources",
};

const maps = (value) => list(value).filter(isMapping);

/** A list of what was written: an item that was just added says nothing yet. */
function bullets(items, className = "") {
  const said = items.filter((item) => item.textContent.trim());
  return said.length ? [element("ul", className, ...said)] : [];
}

export class Preview {
  constructor(root, knowledge, profiles, known) {
    Object.assign(this, { root, knowledge, profiles, known, text: new SmallMarkdown(knowledge) });
  }

  show(sheet, collection) {
    this.sheet = sheet;
    const sections = this.#profile(collection).map(([label, fields]) => this.#section(label, fields));
    this.root.replaceChildren(this.#head(), ...sections.filter(Boolean));
  }

  /** The sheet's headings, else its collection's, then one for each field that neither lists. */
  #profile(collection) {
    const own = maps(this.sheet.headings).map(({ label, fields }) => [String(label ?? ""), list(fields)]);
    const chosen = own.length ? own : this.profiles[collection] ?? [];
    const listed = new Set(chosen.flatMap(([, fields]) => fields));
    const rest = Object.keys(BLOCKS).filter((field) => !listed.has(field) && field !== "quotes");
    if (!listed.has("quotes")) {
      rest.splice(Math.max(0, rest.indexOf("zooms")), 0, "quotes");
    }
    const title = (field) => this.knowledge.schema.field([field === "not_measured" ? "indicators" : field]).title;
    return [...chosen, ...rest.map((field) => [field === "quotes" ? "Paroles" : title(field), [field]])];
  }

  #section(label, fields) {
    const blocks = fields.flatMap((field) => [...this.#field(field), ...this.quotes(this.#quotesOf(field))]);
    return blocks.length ? element("section", "", element("h4", "", this.text.line(label)), ...blocks) : undefined;
  }

  #field(field) {
    return field in this.sheet && BLOCKS[field] && field !== "quotes" ? this[BLOCKS[field]](this.sheet[field]) : [];
  }

  /** The quotes that stand after a field: those about it; under « quotes », those that no other field carries. */
  #quotesOf(field) {
    const carried = ({ about }) => about !== "quotes" && about in BLOCKS && about in this.sheet;
    return maps(this.sheet.quotes).filter((quote) => (carried(quote) ? quote.about === field : field === "quotes"));
  }

  #head() {
    const { kind, title, summary, organisation, territory, period, themes } = this.sheet;
    const places = isMapping(territory)
      ? [territory.label, ...list(territory.departments).map((code) => this.#term("departments", code)), this.#term("regions", territory.region)]
      : [];
    const when = isMapping(period) ? [period.start, period.end].filter(Boolean).join(" – ") : "";
    const facts = [["Qui", this.#organisation(organisation)], ["Où", places.filter(Boolean).join(", ")], ["Quand", when]];
    const strip = element("dl", "tb-strip", ...facts.map(([name, value]) =>
      element("div", "", element("dt", "", name), " ", element("dd", "", value ? this.text.line(value) : element("span", "tb-absent", "Non précisé")))));
    const tags = list(themes).map((theme) => element("li", "", element("span", "", this.text.line(this.#term("themes", theme)))));
    return element("header", "tb-head",
      element("p", "tb-head__kicker", element("span", `tb-badge tb-badge--${String(kind ?? "").replace("_", "-")}`, this.#term("kinds", kind) || "Fiche")),
      element("h3", "tb-preview__title", this.text.line(title || "Titre de la fiche")),
      element("p", "tb-lead", this.text.line(summary || "Le résumé, en deux phrases.")),
      strip, ...(tags.length ? [element("ul", "tb-tags tb-list-bare", ...tags)] : []));
  }

  #term(vocabulary, id) {
    return id === undefined ? "" : this.knowledge.schema.terms(vocabulary).find((term) => term.id === id)?.label ?? String(id);
  }

  #organisation(id) {
    return id === undefined ? "" : this.knowledge.organisations.get(id)?.name ?? this.known.show("organisation", String(id));
  }

  // One maker a kind of block

  prose(value) {
    return typeof value === "string" ? this.text.blocks(value) : [];
  }

  points(value) {
    const items = list(value).map((point) => (isMapping(point)
      ? element("li", "", ...(point.title ? [element("strong", "", this.text.line(point.title)), " "] : []), ...this.prose(point.text), ...this.points(point.points))
      : element("li", "", ...this.text.inline(String(point ?? "")))));
    return bullets(items);
  }

  cases(value) {
    return maps(value).map((one) => element("div", "tb-preview__case", element("h5", "", this.text.line(one.title)),
      ...this.#meta([one.date, this.#organisation(one.organisation)]), ...this.prose(one.text), ...this.points(one.points),
      ...this.parties(one.partners ?? []), ...this.figures(one.indicators ?? [])));
  }

  #meta(pieces) {
    const said = pieces.filter(Boolean).join("\u00a0· ");
    return said ? [element("p", "tb-meta", element("span", "", this.text.line(said)))] : [];
  }

  parties(value) {
    const items = maps(value).map(({ organisation, name, role, detail }) => element("li", "",
      element("strong", "", this.text.line(organisation ? this.#organisation(organisation) : name ?? "")),
      role ? this.text.line(`, ${this.#term("roles", role).toLowerCase()}`) : "", ...(detail ? [". ", ...this.text.inline(String(detail))] : [])));
    return bullets(items);
  }

  funding(value) {
    if (!isMapping(value)) {
      return [];
    }
    const amount = typeof value.amount === "number" ? [element("p", "tb-amount", `${french(value.amount)}\u00a0€`)] : [];
    return [...amount, ...this.#meta([value.period]), ...this.prose(value.text), ...this.parties(value.funders ?? [])];
  }

  figures(value) {
    return maps(value).map((one) => element("div", "tb-preview__figure", element("p", "", element("strong", "", this.text.line(one.label))),
      ...maps(one.values).map((measure) => this.#measure(measure, one.unit)), ...(one.not_measured ? [element("p", "", this.text.line(one.not_measured))] : [])));
  }

  #measure({ value, qualifier, date }, unit) {
    const nuance = qualifier ? `${this.#term("qualifiers", qualifier)} ` : "";
    const amount = `${nuance}${typeof value === "number" ? french(value) : value ?? "…"}${unit ? `\u00a0${unit}` : ""}`;
    return element("p", "", element("span", "tb-amount", this.text.line(amount)), date ? this.text.line(` (${date})`) : "");
  }

  quotes(value) {
    return maps(value).map(({ text, author, role }) => element("blockquote", "", ...this.prose(text),
      ...this.#meta([author, role])));
  }

  contacts(value) {
    const items = maps(value).map(({ organisation, role, name, email, phone, consent }) => {
      const open = !(isMapping(consent) && consent.basis === "withdrawn");
      const lines = [open && name, this.#organisation(organisation), role, open && email, open && phone].filter(Boolean);
      return element("li", "tb-contact", ...lines.map((line) => element("p", "", this.text.line(line))));
    });
    return bullets(items, "tb-contacts tb-list-bare");
  }

  resources(value) {
    const items = maps(value).map(({ title, date, description }) => element("li", "", element("strong", "", this.text.line(title)),
      date ? this.text.line(` (${date})`) : "", ...(description ? [". ", ...this.text.inline(String(description))] : [])));
    return bullets(items);
  }
}
