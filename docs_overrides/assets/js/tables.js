/*
 * Les grands tableaux (« table[data-table] ») : trier et filtrer. Sans ce script, le tableau est entier et par groupes.
 *
 * « th[data-sort] » se trie : « text » et « number » d’après « data-order » ou le texte de la case ; « group » remet
 * l’ordre de la page, avec ses groupes (un « tbody » chacun, dont la première ligne est le titre).
 * L’adresse garde le tri et le filtre : qui lit une fiche puis revient les retrouve.
 * Rien n’est lu ni écrit comme du HTML : textContent seulement.
 */

import { count, make, number } from "./dom.js";

const plain = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u2019']/g, "'").replace(/\s+/g, " ").trim().toLowerCase();
const compare = new Intl.Collator("fr", { numeric: true }).compare;

function enhance(table, place) {
  const groups = [...table.tBodies].map((body) => ({ body, title: body.rows[0], rows: [...body.rows].slice(1) }));
  const rows = groups.flatMap(({ rows }) => rows);
  const texts = new Map(rows.map((row) => [row, plain(row.textContent)]));
  const headers = [...table.tHead.rows[0].cells].filter((cell) => cell.dataset.sort);
  const name = table.dataset.table;
  let sorted = null; // { header, descending }, ou l’ordre de la page

  const field = make("input", { type: "search", id: `filtre-${place}`, autocomplete: "off" });
  const choice = make("select", { id: `groupe-${place}` }, make("option", { value: "", textContent: "Toutes" }));
  for (const { title } of groups) {
    const label = (title.querySelector("a") || title.cells[0]).textContent.trim();
    choice.append(make("option", { value: plain(label), textContent: label }));
  }
  const status = make("p", { className: "tb-filter__status", role: "status", "aria-atomic": "true" });
  const bar = make(
    "div",
    { className: "tb-filter" },
    make("label", { htmlFor: field.id, textContent: "Filtrer" }),
    field,
    make("label", { htmlFor: choice.id, textContent: "Thématique" }),
    choice,
    status,
  );

  function filter() {
    const words = plain(field.value).split(" ").filter(Boolean);
    let shown = 0;
    for (const group of groups) {
      const chosen = choice.selectedIndex === 0 || group === groups[choice.selectedIndex - 1];
      let here = 0;
      for (const row of group.rows) {
        const kept = chosen && words.every((word) => texts.get(row).includes(word));
        row.hidden = !kept;
        here += kept ? 1 : 0;
      }
      group.title.hidden = sorted !== null || here === 0;
      shown += here;
    }
    status.textContent = `${count(shown, name)} sur ${number(rows.length)}`;
  }

  function remember() {
    const state = {
      q: field.value.trim(),
      theme: choice.value,
      sort: sorted ? `${sorted.header.cellIndex}${sorted.descending ? "-" : ""}` : "",
    };
    const search = new URLSearchParams(Object.entries(state).filter(([, value]) => value)).toString();
    history.replaceState(history.state, "", location.pathname + (search && `?${search}`) + location.hash);
  }

  const order = (row, column) => {
    const cell = row.cells[column];
    return "order" in cell.dataset ? cell.dataset.order : cell.textContent.trim();
  };

  function sort(header, descending) {
    sorted = header.dataset.sort === "group" ? null : { header, descending };
    for (const other of headers) {
      other.removeAttribute("aria-sort");
    }
    if (sorted === null) {
      groups.forEach(({ body, title, rows: own }) => body.append(title, ...own));
      filter();
      return;
    }
    header.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const column = header.cellIndex;
    const numeric = header.dataset.sort === "number";
    const keyed = rows.map((row, rank) => ({ row, rank, key: order(row, column) }));
    keyed.sort((a, b) => {
      if ((a.key === "") !== (b.key === "")) {
        return a.key === "" ? 1 : -1; // ce qui manque reste en bas
      }
      const difference = numeric ? Number(a.key) - Number(b.key) : compare(a.key, b.key);
      return (descending ? -difference : difference) || a.rank - b.rank;
    });
    groups[0].body.append(...keyed.map(({ row }) => row));
    filter();
  }

  for (const header of headers) {
    const button = make("button", { type: "button", className: "tb-sort", textContent: header.textContent });
    button.addEventListener("click", () => {
      sort(header, header.getAttribute("aria-sort") === "ascending");
      remember();
    });
    header.replaceChildren(button);
  }
  field.addEventListener("input", filter);
  choice.addEventListener("change", filter);
  bar.addEventListener("change", remember);
  table.parentElement.before(bar);

  const asked = new URLSearchParams(location.search);
  field.value = asked.get("q") ?? "";
  choice.selectedIndex = Math.max(0, [...choice.options].findIndex(({ value }) => value === asked.get("theme")));
  const [, column, down] = /^(\d+)(-?)$/.exec(asked.get("sort") ?? "") ?? [];
  const header = headers.find(({ cellIndex }) => cellIndex === Number(column));
  if (header) {
    sort(header, down === "-");
  } else {
    filter();
  }
}

document.querySelectorAll("table[data-table]").forEach(enhance);
