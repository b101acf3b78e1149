/* Donne vie à la recherche de l’en-tête et au catalogue, là où ils sont. */

import { Catalogue } from "./catalogue.js";
import { Header } from "./header.js";

for (const form of document.querySelectorAll("form[data-quick]")) {
  new Header(form);
}
const root = document.querySelector("[data-catalogue]");
if (root) {
  const drawn = (list) => root.dispatchEvent(new CustomEvent("toolbox:cards", { bubbles: true, detail: list }));
  new Catalogue(root, drawn);
}
