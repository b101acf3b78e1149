/*
 * Le tableau de la comparaison : une colonne par fiche, un « tbody » par champ dont la première ligne est le titre.
 *
 * Sur un petit écran la feuille de style empile les cases ; les rôles écrits ici lui gardent son sens de tableau.
 */
import { button, dotted, make, unseen } from "../dom.js";
import { WORDS } from "./words.js";

/** Compare ces fiches (`SheetPage`) selon `groups` : `[{ title, rows: [{ fields, label }] }]` ; `leave(page)` en retire une. */
export function comparison(pages, groups, leave) {
  const bodies = [];
  const unsaid = [];
  for (const { title, rows } of groups) {
    const told = rows.map((row) => ({ ...row, cells: pages.map((page) => page.fields(row.fields)) }));
    const kept = told.filter(({ cells }) => cells.some((cell) => cell !== null));
    unsaid.push(...told.filter((row) => !kept.includes(row)).map(({ label }) => label));
    kept.forEach((row, rank) => bodies.push(fieldRows(row, rank === 0 ? title : "", pages)));
  }
  const table = make(
    "table",
    { className: "tb-compare__table", role: "table" },
    make("caption", { className: "tb-unseen" }, WORDS.compared),
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...pages.map((page) => columnHead(page, leave)))),
    ...bodies,
  );
  const region = make("div", { className: "tb-compare__region", role: "region", "aria-label": WORDS.comparedRegion, tabIndex: 0 }, table);
  region.style.setProperty("--tb-columns", String(pages.length));
  return make("div", {}, region, unsaid.length ? make("p", { className: "tb-meta" }, WORDS.unsaidByAll(unsaid)) : null);
}

function columnHead(page, leave) {
  const link = make("a", { className: "tb-url", href: page.address.href, "data-sheet-title": "" }, page.title);
  const out = button(WORDS.leave, () => leave(page));
  out.append(unseen(WORDS.about(page.title)));
  const facts = dotted([page.kind, page.isArchived && WORDS.archived, ...page.facts]);
  return make(
    "th",
    { scope: "col", role: "columnheader" },
    make("p", { className: "tb-compare__title" }, link),
    make("p", { className: "tb-picked__facts" }, facts),
    out,
  );
}

function fieldRows({ label, cells }, group, pages) {
  const name = make("th", { scope: "rowgroup", role: "rowheader", colSpan: pages.length });
  name.append(make("div", { className: "tb-compare__name" }, group ? make("h2", {}, group) : "", group === label ? "" : label));
  return make(
    "tbody",
    { role: "rowgroup" },
    make("tr", { role: "row", className: "tb-compare__field" }, name),
    make("tr", { role: "row" }, ...cells.map((cell, column) => make("td", { role: "cell" }, sheetName(pages[column]), ...said(cell)))),
  );
}

/** Le nom de la fiche dans chaque case : il ne se voit que lorsque les cases s’empilent. */
const sheetName = (page) => make("p", { className: "tb-compare__of" }, page.title);

const said = (cell) => (cell ? [cell] : [make("span", { className: "tb-absent" }, WORDS.unsaid)]);
