/* La page « Mon panorama » : le sien, ou celui que l’adresse partage. */
import { asked } from "./asked.js";
import { showOwn } from "./own_panorama.js";
import { panoramaAddress } from "../places.js";
import { showShared } from "./shared_panorama.js";
import * as store from "./store.js";

/** Remplit la page. */
export function start(mount) {
  const link = asked(store.MAX);
  const mine = store.read();
  if (link.isGiven && location.hash === store.OWN && !store.isKept() && mine.ids.length === 0) {
    store.replace({ title: link.title, ids: link.ids }); // l’en-tête d’une autre page le porte jusqu’ici
    showOwn(mount);
    return;
  }
  const isMine = link.ids.join() === mine.ids.join() && link.title === mine.title && !link.malformed && !link.isBeyond;
  if (link.isGiven && !isMine) {
    showShared(mount, link, showOwn);
    return;
  }
  if (link.isGiven) {
    history.replaceState(null, "", panoramaAddress());
  }
  showOwn(mount);
}
