/* La page « Intégrer une liste de fiches » : écrit la ligne à coller, la copie, montre ce qu’elle donnera. */

import { copy } from "./clipboard.js";

const LOWEST = 200;
const HIGHEST = 3000;
const PAUSE = 400; // millisecondes après la dernière touche

function attribute(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Ce que le formulaire demande : la suite de l’adresse, et la hauteur. */
function asked(form) {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (name !== "height" && value.trim() !== "") {
      parameters.append(name, value.trim());
    }
  }
  const height = Math.round(Number(form.elements.height.value)) || 0;
  return { search: parameters.toString(), height: Math.min(HIGHEST, Math.max(LOWEST, height)) };
}

function start(root) {
  const form = root.querySelector("form");
  const line = root.querySelector("[data-line]");
  const preview = root.querySelector(".tb-embed-help__preview");
  const frame = preview.querySelector("iframe");
  const copier = root.querySelector("[data-copy]");
  const said = root.querySelector("[data-said]");
  const near = new URL(root.dataset.near, location.href);
  let waiting = 0;

  function write() {
    const { search, height } = asked(form);
    const address = root.dataset.embedHelp + (search ? `?${search}` : "");
    const title = attribute(root.dataset.title);
    line.value = `<iframe src="${attribute(address)}" title="${title}" width="100%" height="${height}" loading="lazy" style="border: 0"></iframe>`;
    near.search = search;
    frame.height = height;
    if (frame.src !== near.href) {
      frame.src = near.href;
    }
    said.textContent = "";
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(write, event.target.type === "checkbox" ? 0 : PAUSE);
  });
  copier.addEventListener("click", async () => {
    said.textContent = (await copy(line.value)) ? "Ligne copiée." : "Copiez la ligne sélectionnée.";
    if (said.textContent !== "Ligne copiée.") {
      line.select();
    }
  });
  for (const hidden of [form, copier, preview]) {
    hidden.hidden = false;
  }
  write();
}

for (const root of document.querySelectorAll("[data-embed-help]")) {
  start(root);
}
