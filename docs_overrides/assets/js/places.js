/* Où sont les pages : tout part de l’adresse de ce module, pour que le site marche sous n’importe quel chemin. */

/** La racine du site. */
export const ROOT = new URL("../../", import.meta.url);

/** L’adresse d’une fiche ; `id` a la forme que `store.js` vérifie. */
export const sheetAddress = (id) => new URL(`fiches/${id}/`, ROOT);

/** La page « Mon panorama » ; avec des fiches, le lien qui se partage. */
export function panoramaAddress(ids = [], title = "") {
  const address = new URL("panorama/", ROOT);
  address.search = parameters({ fiches: ids.join(","), titre: encodeURIComponent(title) });
  return address;
}

/** La page qui compare ces fiches. */
export function compareAddress(ids = []) {
  const address = new URL("comparer/", ROOT);
  address.search = parameters({ fiches: ids.join(",") });
  return address;
}

/** Le fichier des titres de toutes les fiches. */
export const TITLES = new URL("assets/data/titles.json", ROOT);

/** Des valeurs déjà écrites pour une adresse : les virgules y restent lisibles. */
const parameters = (values) =>
  Object.entries(values)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
