/* Les mots des boutons de la sélection, que toutes les pages portent. */
import { count } from "../dom.js";

export const NB = "\u00a0";
export const sheets = (number) => count(number, "fiche");

export const BUTTONS = {
  mine: "Mon panorama",
  sheets,
  add: "Ajouter à mon panorama",
  takeOut: "Retirer de mon panorama",
  about: (title) => `\u00a0: ${title}`,
  added: (number) => `Fiche ajoutée à votre panorama (${sheets(number)}).`,
  addedHere: `Fiche ajoutée, mais votre navigateur refuse de la garder${NB}: ouvrez «${NB}Mon panorama${NB}» depuis cette page.`,
  takenOut: (number) => `Fiche retirée de votre panorama (${sheets(number)}).`,
  full: (most) => `Votre panorama est plein${NB}: ${sheets(most)}. Retirez-en une pour en ajouter une autre.`,
  compareThis: "Comparer avec d’autres fiches",
};
