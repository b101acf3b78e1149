/* « Citer cette fiche » : copier la référence. Sans ce script, elle se sélectionne à la main. */

import { copy } from "./clipboard.js";

for (const root of document.querySelectorAll("[data-cite]")) {
  const words = root.querySelector("[data-cite-words]");
  const button = root.querySelector("[data-cite-copy]");
  const status = root.querySelector("[data-cite-status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const done = await copy(words.textContent);
    if (!done) {
      getSelection().selectAllChildren(words);
    }
    status.textContent = "";
    requestAnimationFrame(() => (status.textContent = done ? "Référence copiée." : "Référence sélectionnée : copiez-la."));
    button.textContent = done ? "Référence copiée" : "Référence sélectionnée";
  });
}
