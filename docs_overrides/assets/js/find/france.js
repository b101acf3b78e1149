/* La carte du catalogue : chaque département choisit ou retire sa valeur ; les comptes suivent la question. */

import { count } from "../dom.js";

const STEPS = [1, 2, 5]; // le plus petit nombre de fiches de chaque teinte, comme builder/pages/france.py

export class FranceMap {
  constructor(root, choose) {
    this.places = root ? [...root.querySelectorAll("a[data-department]")] : [];
    for (const place of this.places) {
      place.dataset.name = place.getAttribute("aria-label").split("\u00a0:")[0];
      place.setAttribute("role", "button");
      place.setAttribute("aria-pressed", "false");
      place.addEventListener("click", (event) => {
        event.preventDefault();
        choose(place.dataset.department);
      });
      place.addEventListener("keydown", (event) => {
        if (event.key === " ") {
          event.preventDefault();
          choose(place.dataset.department);
        }
      });
    }
  }

  show(counts, chosen) {
    for (const place of this.places) {
      const value = counts.get(place.dataset.department) || 0;
      const shade = STEPS.filter((least) => value >= least).length;
      place.setAttribute("class", `tb-shade-${shade}`);
      const drawn = place.querySelector("text");
      drawn.textContent = drawn.classList.contains("tb-map__name") ? `${place.dataset.name} ${value}` : value;
      place.setAttribute("aria-label", `${place.dataset.name}\u00a0: ${count(value, "fiche")}`);
      place.setAttribute("aria-pressed", String(chosen.has(place.dataset.department)));
    }
  }
}
