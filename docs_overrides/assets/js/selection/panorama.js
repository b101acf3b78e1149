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
