/* Les mots des lecteurs : tout le français de la sélection, avec ses espaces insécables. */
import { count } from "../dom.js";
import { BUTTONS, NB, sheets } from "./button_words.js";

const THIN = "\u202f";

const quoted = (text) => `«${NB}${text}${NB}»`;
const named = (title) => (title ? `\u00a0: ${quoted(title)}` : "");
const joined = (texts) => texts.join(", ").replace(/, ([^,]*)$/, " et $1");

export const WORDS = {
  ...BUTTONS,

  // La page du panorama
  title: "Titre de votre panorama",
  titleHint: "Il paraît sur la couverture du livret et dans le lien à partager.",
  defaultTitle: "Mon panorama de pratiques",
  shared: "Panorama partagé",
  sharedLead: (number, title) => `Quelqu’un a choisi pour vous ${sheets(number)}${named(title)}. Votre propre panorama n’a pas changé.`,
  keep: "Enregistrer comme mon panorama",
  keepAsk: (number) => `Votre panorama compte déjà ${sheets(number)}. Que faire${THIN}?`,
  keepReplace: "Le remplacer",
  keepAppend: "Ajouter ces fiches à la suite",
  cancel: "Annuler",
  saved: (number) => `C’est enregistré${NB}: votre panorama compte ${sheets(number)}.`,
  savedPart: (number, left) => `Votre panorama compte ${sheets(number)}, son maximum${NB}: ${sheets(left)} n’y ${left < 2 ? "est" : "sont"} pas.`,
  see: "Voir mon panorama",
  emptyTitle: "Votre panorama est vide",
  emptyHow: `Sur une fiche, ou dans une liste de fiches, choisissez ${quoted("Ajouter à mon panorama")}. Vous pourrez ensuite ordonner vos fiches, les comparer, les imprimer en livret et partager leur liste.`,
  browse: "Parcourir les fiches",
  notKept: `Votre navigateur refuse de garder votre panorama${NB}: il se videra avec cette page. Copiez le lien à partager pour le retrouver.`,
  notKeptYet: `Votre navigateur refuse de garder votre panorama d’une page à l’autre${NB}: après avoir ajouté une fiche, ouvrez ${quoted("Mon panorama")} depuis la même page.`,
  private: "Votre panorama reste dans ce navigateur. Rien n’est envoyé.",
  print: "Imprimer le livret",
  printing: "Préparation du livret…",
  printPartly: (number) => `${sheets(number)} manque${number < 2 ? "" : "nt"} au livret${NB}: voyez la liste.`,
  preview: "Aperçu du livret",
  closePreview: "Fermer l’aperçu",
  compare: "Comparer les fiches cochées",
  compareHow: (number) => `Cochez de 2 à 4 fiches à comparer (${sheets(number)} cochée${number < 2 ? "" : "s"}).`,
  tick: (title) => `Comparer ${quoted(title)}`,
  share: "Lien à partager",
  copy: "Copier le lien",
  copied: "Lien copié.",
  notCopied: `Le lien est sélectionné${NB}: copiez-le.`,
  clear: "Tout retirer",
  cleared: (number) => `${sheets(number)} retirée${number < 2 ? "" : "s"}.`,
  undo: "Rétablir",
  undone: "C’est rétabli.",
  up: "Monter",
  down: "Descendre",
  out: "Retirer",
  upTitle: (title) => `Monter ${quoted(title)}`,
  downTitle: (title) => `Descendre ${quoted(title)}`,
  outTitle: (title) => `Retirer ${quoted(title)}`,
  placed: (title, place, total) => `${title}${NB}: ${place} sur ${total}.`,
  goneFrom: (title) => `${quoted(title)} est retirée.`,
  list: "Fiches du panorama",
  loading: "Chargement…",
  archived: "Archivée",
  missing: (id) => `La fiche ${quoted(id)} n’existe plus, ou a changé d’adresse.`,
  failed: (id) => `La fiche ${quoted(id)} n’a pas pu être chargée.`,
  retry: "Réessayer",
  malformed: (number) => `${count(number, "identifiant")} de ce lien ${number < 2 ? "n’est pas valable et a été laissé" : "ne sont pas valables et ont été laissés"} de côté.`,
  beyond: (most) => `Ce lien compte trop de fiches${NB}: seules les ${most} premières sont montrées.`,
  nothingShared: "Ce lien ne mène à aucune fiche.",

  // Le livret
  contents: "Sommaire",
  composed: (date) => `Composé le ${date}`,
  onlineAt: `En ligne${NB}:`,

  // La comparaison
  compared: "Fiches comparées",
  comparedRegion: "Comparaison des fiches, à faire défiler",
  unsaid: "Non renseigné",
  unsaidByAll: (labels) => `Aucune de ces fiches ne renseigne${NB}: ${joined(labels)}.`,
  chooseMore: "Choisissez une deuxième fiche pour comparer.",
  chooseTwo: "Choisissez de deux à quatre fiches, par leur titre.",
  compareMine: (number) => `Comparer les ${sheets(number)} de mon panorama`,
  addSheet: "Ajouter une fiche",
  addHow: "Tapez quelques lettres du titre, puis choisissez.",
  found: (number, shown) => (number > shown ? `${sheets(number)}, dont voici les ${shown} premières.` : `${sheets(number)}.`),
  foundNone: "Aucun titre ne contient ces mots.",
  titlesFailed: "La liste des titres n’a pas pu être chargée.",
  leave: "Retirer de la comparaison",
  compareAdded: (title) => `${quoted(title)} est dans la comparaison.`,
  compareLeft: (title) => `${quoted(title)} n’est plus dans la comparaison.`,
  compareFull: `Quatre fiches sont comparées${NB}: retirez-en une pour en ajouter une autre.`,
};
