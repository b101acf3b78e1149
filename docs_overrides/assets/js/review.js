/*
 * « Relecture en retard » : la page porte la date (data-review-due), le navigateur sait quel jour on est. Le site reste
 * ainsi le même, octet pour octet, quel que soit le jour où il est construit.
 */
(() => {
  "use strict";

  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  for (const banner of document.querySelectorAll("[data-review-due]")) {
    banner.hidden = today <= banner.dataset.reviewDue;
  }
})();
