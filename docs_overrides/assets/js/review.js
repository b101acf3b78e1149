/*
 * « Relecture en retard » : le site reste le même, octet pour octet, quel que soit le jour où il est construit ; le
 * navigateur, qui sait quel jour on est, montre ou non l’avertissement.
 */
import { isLate } from "./late.js";

for (const banner of document.querySelectorAll("[data-review-due]")) {
  banner.hidden = !isLate(banner);
}
