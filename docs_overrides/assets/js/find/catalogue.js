/* La page « Toutes les fiches » : chercher, filtrer, trier. L’adresse dit tout ; sans ce script, la liste est entière. */

import { count, dotted, make, number, pause } from "../dom.js";
import { narrow, sorted } from "./facets.js";
import { FAILED, table } from "./files.js";
import { FranceMap } from "./france.js";
import { ask, told, warm } from "./query.js";
import { Results } from "./results.js";
import { ranked } from "./signs.js";
import { address, isEmpty, joined, read, strays } from "./state.js";
import { missing } from "./suggest.js";

const PAUSE = 120; // millisecondes après la dernière touche
const QUIET = 400; // avant de charger ce qui n’est pas encore une réponse
const LONGEST_VALUE = 60;
const WIDE = matchMedia("(min-width: 60em)");

const question = (typed) => typed.normalize("NFC").trim(); // les places des mots sont celles du texte composé

export class Catalogue {
  constructor(root, drawn) {
    const part = (name) => root.querySelector(`[data-${name}]`);
    Object.assign(this, {
      form: root.querySelector("form"),
      field: root.querySelector("[name=q]"),
      sort: root.querySelector("[name=sort]"),
      panel: root.querySelector(".tb-find__panel"),
      heading: root.querySelector("#resultats"),
      status: part("status"),
      chips: part("chips"),
      help: part("help"),
      nothing: part("nothing"),
      chosen: part("chosen"),
      list: part("results"),
      pages: part("pages"),
    });
    this.boxes = [...this.form.querySelectorAll("input[type=checkbox]")];
    this.known = new Map();
    for (const box of this.boxes) {
      this.known.set(box.name, (this.known.get(box.name) || new Map()).set(box.value, box));
    }
    this.whole = [...this.list.children]; // la liste que la page avait
    this.results = new Results(this.list, part("more"), drawn);
    this.map = new FranceMap(part("map"), (code) => this.toggle("department", code));
    this.total = Number(root.dataset.catalogue);
    this.title = document.title;
    this.turn = 0;
    this.listen();
    this.form.hidden = false;
    part("sort").hidden = false;
    const unfold = () => (this.panel.open = WIDE.matches);
    WIDE.addEventListener("change", unfold);
    unfold();
    this.restore();
  }

  listen() {
    let waiting = 0;
    this.field.addEventListener("focus", warm, { once: true });
    this.field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.change({ q: question(this.field.value) }, true), PAUSE);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      this.change({ q: question(this.field.value) }, true);
      this.kept = true;
      if (!WIDE.matches) {
        this.heading.focus({ preventScroll: true }); // le clavier du téléphone se retire, les fiches montent
        this.heading.parentElement.scrollIntoView();
      }
    });
    this.form.addEventListener("change", (event) => {
      if (event.target.type === "checkbox") {
        this.toggle(event.target.name, event.target.value, event.target.checked);
      }
    });
    this.sort.addEventListener("change", () => this.change({ sort: this.sort.value }));
    addEventListener("popstate", () => this.restore());
  }

  async restore() {
    const asked = read(location.search, this.known);
    const others = strays(location.search, this.known);
    Object.assign(this, { state: asked, unknown: [], labels: new Map(), kept: true });
    this.field.value = asked.q;
    if (others.length > 0) {
      const { facets } = await table().catch(() => ({ facets: {} })); // update dira ce qui manque
      if (this.state !== asked) {
        return; // la personne a déjà choisi autre chose
      }
      Object.assign(this, joined(asked, others, facets), {
        labels: new Map(Object.entries(facets).map(([name, { unlisted }]) => [name, unlisted])),
      });
    }
    this.update();
  }

  toggle(name, value, on = !this.state.facets.get(name)?.has(value)) {
    const facets = new Map([...this.state.facets].map(([key, values]) => [key, new Set(values)]));
    const values = facets.get(name) || new Set();
    on ? values.add(value) : values.delete(value);
    values.size > 0 ? facets.set(name, values) : facets.delete(name);
    this.change({ facets });
  }

  /** Ce qu’on écrit remplace ce qu’on vient d’écrire ; une question validée, ou qu’un filtre suit, reste : « Précédent » y revient. */
  change(part, typed = false) {
    const next = { ...this.state, ...part };
    if (address(next) === address(this.state)) {
      return this.failed && this.update(); // la même question, quand la connexion revient
    }
    const way = typed && !this.kept ? "replace" : "push";
    this.kept = !typed;
    this.state = next;
    this.unknown = [];
    history[`${way}State`](null, "", address(next));
    this.update();
  }

  async update() {
    this.turn += 1;
    this.failed = false;
    const turn = this.turn;
    document.title = dotted([this.state.q && `« ${this.state.q} »`, this.title]); // l’historique et un favori disent la question
    this.showSort();
    this.list.setAttribute("aria-busy", "true");
    this.showChoices();
    try {
      // La table des facettes pèse plus que la réponse : les fiches d’abord, quand elle n’y change rien.
      const plain = this.state.facets.size === 0 && this.state.sort === "relevance";
      const show = (answer) => turn === this.turn && plain && this.showSheets(answer && ranked(answer), answer, turn);
      const answer = this.state.q ? await ask(this.state.q, show) : null;
      await show(answer);
      if (turn !== this.turn || (isEmpty(this.state) && !this.counted)) {
        return; // les comptes de la page sont justes
      }
      if (plain && !this.counted) {
        await pause(QUIET);
      }
      if (turn !== this.turn) {
        return;
      }
      const rows = await table();
      if (turn !== this.turn) {
        return;
      }
      const scores = answer && answer.scores;
      const { rows: kept, counts } = narrow(rows, this.state.facets, (row) => !scores || scores.has(rows.names[row]));
      this.showCounts(counts);
      this.counted = true;
      if (!plain) {
        await this.showSheets(sorted(kept, this.state.sort, rows, scores).map((row) => rows.names[row]), answer, turn);
      }
    } catch (error) {
      this.failed = true;
      this.status.textContent = FAILED;
      throw error;
    } finally {
      if (turn === this.turn) {
        this.list.setAttribute("aria-busy", "false");
      }
    }
  }

  /** Montre les fiches trouvées ; sans question ni filtre, ou si la question n’a que des mots vides, toute la liste. */
  async showSheets(found, answer, turn) {
    const whole = found === null;
    const names = found || [];
    if (this.pages) {
      this.pages.hidden = !whole;
    }
    if (whole) {
      await this.results.show([], []);
      this.list.replaceChildren(...this.whole);
      this.results.drawn(this.list);
    } else if (!(await this.results.show(names, answer ? answer.keys : []))) {
      return;
    }
    const sheets = count(whole ? this.total : names.length, "fiche");
    this.status.textContent = isEmpty(this.state) ? sheets : `${sheets} sur ${number(this.total)}`;
    await this.showHelp(names, answer, turn);
  }

  /** Ce qui aide quand les mots manquent. */
  async showHelp(names, answer, turn) {
    const lines = this.unknown.map(({ facet, value }) =>
      make("p", { textContent: `Le filtre « ${facet} » n’a pas de valeur « ${value.slice(0, LONGEST_VALUE)} » : ce choix de l’adresse est ignoré.` }),
    );
    if (this.state.q && !answer) {
      const empty = "Cette question n’a ni lettre ni chiffre : toutes les fiches sont montrées.";
      const common = "Ces mots sont trop courants pour chercher : toutes les fiches sont montrées.";
      lines.push(make("p", { textContent: /[\p{L}\p{N}]/u.test(this.state.q) ? common : empty }));
    }
    if (answer) {
      await (answer.unknown.length > 0 && pause(QUIET)); // un mot inconnu n’est souvent pas fini d’écrire
      if (turn !== this.turn) {
        return;
      }
      lines.push(...(await missing(this.state.q, answer)).map((word) => this.suggestion(word)));
      lines.push(...told(names, answer));
    }
    if (names.length === 0 && this.state.facets.size > 0 && !(answer && answer.scores.size === 0)) {
      lines.push(make("p", { textContent: "Aucune fiche ne réunit tous ces choix : retirez un filtre ci-dessus." }));
    }
    if (turn === this.turn) {
      this.help.replaceChildren(...lines);
      this.nothing.hidden = names.length > 0 || !(answer || this.state.facets.size > 0);
    }
  }

  suggestion({ written, start, end, links, words }) {
    const asked = this.state.q;
    const line = make("p", {}, `Aucune fiche ne contient « ${written} ».`, ...links);
    words.forEach((word, rank) => {
      const button = make("button", { type: "button", className: "tb-chip", textContent: word });
      button.addEventListener("click", () => {
        this.field.value = asked.slice(0, start) + word + asked.slice(end);
        this.field.focus();
        this.change({ q: question(this.field.value) });
      });
      line.append(rank === 0 ? " Essayez avec " : rank === words.length - 1 ? " ou " : ", ", button);
    });
    return line;
  }

  /** Sans question, les fiches sont par titre : il n’y a rien à quoi être pertinent. */
  showSort() {
    const [relevance] = this.sort.options;
    relevance.hidden = relevance.disabled = !this.state.q;
    this.sort.value = relevance.disabled && this.state.sort === "relevance" ? "title" : this.state.sort;
  }

  showChoices() {
    const chips = [];
    for (const box of this.boxes) {
      box.checked = Boolean(this.state.facets.get(box.name)?.has(box.value));
      if (box.checked) {
        const label = box.parentElement.querySelector(".tb-facet__label").textContent.trim();
        chips.push(this.chip(label, box.name, box.value));
      }
    }
    for (const [name, values] of this.state.facets) {
      for (const value of [...values].filter((other) => !this.known.get(name)?.has(other))) {
        chips.push(this.chip(this.labels.get(name)[value], name, value));
      }
    }
    const some = chips.length;
    if (this.state.q) {
      chips.unshift(this.remover(`« ${this.state.q} »`, () => this.clear({ q: "" })));
    }
    if (chips.length > 0) {
      const all = make("button", { type: "button", className: "tb-chip tb-chip--all", textContent: "Tout effacer" });
      all.addEventListener("click", () => this.clear({ q: "", facets: new Map(), sort: "relevance" }));
      chips.push(make("li", {}, all));
    }
    this.chips.replaceChildren(...chips);
    this.chips.hidden = chips.length === 0;
    this.chosen.textContent = some > 0 ? `(${some})` : "";
  }

  chip(label, name, value) {
    return this.remover(label, () => {
      this.toggle(name, value, false);
      this.keepFocus();
    });
  }

  remover(label, act) {
    const button = make("button", { type: "button", className: "tb-chip", "aria-label": `Retirer le filtre ${label}` });
    button.append(label, make("span", { "aria-hidden": "true", textContent: " ×" }));
    button.addEventListener("click", act);
    return make("li", {}, button);
  }

  clear(part) {
    if ("q" in part) {
      this.field.value = "";
    }
    this.change(part);
    this.keepFocus();
  }

  /** Le bouton qu’on vient d’activer n’existe plus : au suivant, sinon aux résultats. */
  keepFocus() {
    (this.chips.querySelector("button") || this.heading).focus();
  }

  showCounts(counts) {
    for (const box of this.boxes) {
      const value = counts.get(box.name)?.get(box.value) || 0;
      const line = box.closest("li");
      line.querySelector("[data-count]").textContent = number(value);
      line.classList.toggle("tb-facet__none", value === 0);
    }
    this.map.show(counts.get("department") || new Map(), this.state.facets.get("department") || new Set());
  }
}
