/*
 * La page « Comparer » : deux à quatre fiches côte à côte. L’adresse dit lesquelles ; le retour en arrière la suit.
 */
import { asked, faults, warnings } from "./asked.js";
import { comparison } from "./comparison.js";
import { make, say } from "../dom.js";
import { picker } from "./picker.js";
import { compareAddress } from "../places.js";
import { renamed, sheetPage } from "./sheet_pages.js";
import * as store from "./store.js";
import { WORDS } from "./words.js";

const MOST = 4;

/** Remplit la page, d’après la liste des champs que son texte donne. */
export function start(mount) {
  const groups = [...mount.querySelectorAll("[data-group]")].map((group) => ({
    title: group.dataset.group,
    rows: [...group.querySelectorAll("[data-row]")].map((row) => ({ fields: row.dataset.row.split(" "), label: row.textContent.trim() })),
  }));
  const notices = make("div", {});
  const table = make("div", {});
  const chosen = picker(join, (id) => asked(MOST).ids.includes(id));
  const mine = make("p", {});
  mount.replaceChildren(notices, mine, chosen.element, table);

  async function show() {
    const link = asked(MOST);
    const { ids } = link;
    const pages = await Promise.all(ids.map(sheetPage));
    if (asked(MOST).ids.join() !== ids.join()) {
      return; // l’adresse a changé pendant le chargement
    }
    const now = await renamed(ids);
    if (now) {
      history.replaceState(null, "", compareAddress(now));
      await show();
      return;
    }
    const there = pages.filter((page) => page.state === "ready");
    const lost = pages.filter((page) => page.state !== "ready");
    const said = lost.map(({ state, id }) => (state === "missing" ? WORDS.missing(id) : WORDS.failed(id)));
    notices.replaceChildren(...warnings([...said, ...faults(link, MOST)]));
    table.replaceChildren(...(there.length ? [comparison(there, groups, leave)] : []));
    chosen.element.hidden = ids.length === MOST;
    showNext(there.length);
  }

  function showNext(number) {
    const { ids } = store.read();
    const offer = number === 0 && ids.length >= 2 && ids.length <= MOST;
    mine.replaceChildren(
      ...(number < 2 ? [make("span", {}, number ? WORDS.chooseMore : WORDS.chooseTwo)] : []),
      ...(offer ? [" ", make("a", { href: compareAddress(ids).href }, WORDS.compareMine(ids.length))] : []),
    );
    mine.hidden = mine.childNodes.length === 0;
  }

  async function go(ids) {
    history.pushState(null, "", compareAddress(ids));
    await show();
  }

  async function join(id, title) {
    const { ids } = asked(MOST);
    await go([...ids, id]);
    say(ids.length + 1 === MOST ? `${WORDS.compareAdded(title)} ${WORDS.compareFull}` : WORDS.compareAdded(title));
    if (chosen.element.hidden) {
      table.querySelector(".tb-compare__region").focus();
    }
  }

  async function leave(page) {
    await go(asked(MOST).ids.filter((id) => id !== page.id));
    chosen.field.focus();
    say(WORDS.compareLeft(page.title));
  }

  addEventListener("popstate", show);
  store.onChange(() => showNext(table.querySelectorAll("thead th").length));
  show();
}
