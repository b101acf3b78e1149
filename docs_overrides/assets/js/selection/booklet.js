/*
 * Le livret d’un panorama, pour l’impression du navigateur : couverture, sommaire, chaque fiche sur une nouvelle page. Il est
 * dans la page dès que les fiches sont là, de sorte que Ctrl + P donne la même chose que le bouton.
 */
import { dotted, make } from "../dom.js";
import { panoramaAddress } from "../places.js";
import { sheetPage } from "./sheet_pages.js";
import { WORDS } from "./words.js";

const SITE = document.querySelector("[data-site]")?.dataset.site ?? document.title;
const DAY = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" });

/** Un livret qui suit la sélection. */
export class Booklet {
  #articles = new Map();
  #wanted = 0;

  constructor() {
    this.element = make("section", { className: "tb-book", id: "livret", "aria-label": WORDS.preview });
    this.ready = Promise.resolve(0);
  }

  /** Si l’aperçu se voit à l’écran. */
  get isOpen() {
    return this.element.hasAttribute("data-open");
  }

  /** Compose le livret ; `ready` donne ensuite le nombre de fiches qui manquent. */
  compose({ title, ids }) {
    const turn = (this.#wanted += 1);
    document.title = `${title || WORDS.mine} · ${SITE}`; // le nom que le navigateur donne au PDF
    this.ready = Promise.all(ids.map(sheetPage)).then((pages) => {
      const there = pages.filter((page) => page.state === "ready");
      if (turn === this.#wanted) {
        const inside = there.length ? [cover(title, ids, there), contents(there), ...there.map((page) => this.#article(page))] : [];
        this.element.replaceChildren(...inside);
      }
      return ids.length - there.length;
    });
  }

  /** Attend les fiches et leurs images, ouvre l’impression ; rend le nombre de fiches qui manquent. */
  async print() {
    const lacking = await this.ready;
    await Promise.allSettled([...this.element.querySelectorAll("img")].map((image) => image.decode()));
    print();
    return lacking;
  }

  #article(page) {
    if (!this.#articles.has(page.id)) {
      const online = make("p", { className: "tb-book__online" }, `${WORDS.onlineAt} `, make("a", { className: "tb-book__link", href: page.address.href }, page.address.href));
      this.#articles.set(page.id, make("article", { className: "tb-book__sheet", id: anchor(page) }, page.whole(), online));
    }
    return this.#articles.get(page.id);
  }
}

function cover(title, ids, there) {
  const address = panoramaAddress(ids, title).href;
  return make(
    "div",
    { className: "tb-book__cover" },
    make("p", { className: "tb-book__site" }, SITE),
    make("h1", {}, title || WORDS.defaultTitle),
    make("p", {}, WORDS.sheets(there.length)),
    make("p", { className: "tb-book__when" }, WORDS.composed(DAY.format(new Date()))),
    make("p", { className: "tb-book__address" }, `${WORDS.onlineAt} `, make("a", { className: "tb-book__link", href: address }, decodeURI(address))),
  );
}

function contents(pages) {
  const lines = pages.map((page) =>
    make("li", {}, make("a", { href: `#${anchor(page)}` }, page.title), make("p", {}, dotted(page.facts))),
  );
  return make("div", { className: "tb-book__contents" }, make("h2", {}, WORDS.contents), make("ol", {}, ...lines));
}

const anchor = (page) => `livret--${page.id}`;
