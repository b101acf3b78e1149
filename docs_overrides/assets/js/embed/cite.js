/* « Citer cette fiche » : copier la référence en mots, en BibTeX ou en RIS. Sans ce script, elle se sélectionne à la main. */

import { copy } from "./clipboard.js";

/** Le texte d’un fichier, ou rien s’il ne vient pas : la page d’erreur de l’hébergeur n’est pas une référence. */
async function textOf(file) {
  try {
    const answer = await fetch(file);
    return answer.ok ? await answer.text() : "";
  } catch {
    return "";
  }
}

function start(root) {
  const words = root.querySelector("[data-cite-words]");
  const status = root.querySelector("[data-cite-status]");

  async function give(text, button) {
    const done = text !== "" && (await copy(text));
    if (!done) {
      getSelection().selectAllChildren(words);
    }
    status.textContent = "";
    requestAnimationFrame(() => (status.textContent = done ? "Référence copiée." : "Référence sélectionnée : copiez-la."));
    button.textContent = done ? "Copié" : "Sélectionné";
  }

  for (const button of root.querySelectorAll("[data-cite-copy]")) {
    const file = button.dataset.citeCopy;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = file ? await textOf(file) : words.textContent;
      await give(text, button);
    });
  }
}

for (const root of document.querySelectorAll("[data-cite]")) {
  start(root);
}
