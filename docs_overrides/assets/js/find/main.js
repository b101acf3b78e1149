/* Donne vie à la recherche de l’en-tête et au catalogue, là où ils sont. */

import { decorate } from "../selection/buttons.js";
import { Catalogue } from "./catalogue.js";
import { Header } from "./header.js";

for (const form of document.querySelectorAll("form[data-quick]")) {
  new Header(form);
}
const root = document.querySelector("[data-catalogue]");
if (root) {
  new Catalogue(root, decorate);
}
