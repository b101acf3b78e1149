/* Les mots des lecteurs : tout le français du livret PDF, avec ses espaces insécables. */
import { count } from "../dom.js";

const NB = "\u00a0";
const one = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 });

const sheets = (number) => count(number, "fiche");
const megabytes = (bytes) => one.format(bytes / 1e6);
const size = (bytes) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))}\u00a0ko` : `${megabytes(bytes)}${NB}Mo`);

export const WORDS = {
  compose: (bytes) => `Composer le livret PDF (environ ${Math.max(1, Math.round(bytes / 1e6))}${NB}Mo à charger)`,
  how: `Le livret PDF est mis en page comme les PDF du site${NB}: sommaire paginé, signets, glossaire, index. Il se compose dans votre navigateur, qui garde ce qu’il charge pour la fois suivante.`,
  starting: "Préparation…",
  loading: (done, total) => `Chargement${NB}: ${megabytes(done)} sur ${megabytes(total)}${NB}Mo`,
  loadingSaid: (total) => `Chargement de ${megabytes(total)}${NB}Mo.`,
  composing: (number) => `Mise en page de ${sheets(number)}. Quelques secondes à une minute, selon votre appareil.`,
  composingSaid: "Mise en page du livret.",
  progress: "Avancement du livret PDF",
  cancel: "Annuler la composition",
  cancelled: "La composition est annulée.",
  download: (title, pages, bytes) => `Télécharger «${NB}${title}${NB}» (PDF, ${pages}${NB}page${pages < 2 ? "" : "s"}, ${size(bytes)})`,
  ready: "Votre livret PDF est prêt.",
  partly: (number) => `${sheets(number)} manque${number < 2 ? "" : "nt"} au livret${NB}: voyez la liste.`,
  again: "Réessayer",
  fileName: "panorama",

  // Ce qui peut mal tourner, d’après `why` de worker.js
  failed: {
    network: "Le chargement s’est interrompu. Vérifiez votre connexion, puis réessayez.",
    nothing: "Aucune des fiches choisies n’a pu être chargée.",
    browser: `Votre navigateur est trop ancien pour composer ce PDF. Le bouton «${NB}Imprimer le livret${NB}» reste à votre disposition.`,
    memory: `Votre appareil manque de mémoire pour composer ce PDF. Retirez des fiches, ou choisissez «${NB}Imprimer le livret${NB}».`,
    refused: `Ce livret n’a pas pu être composé. Choisissez «${NB}Imprimer le livret${NB}», et signalez-le à l’équipe du site.`,
  },
};
