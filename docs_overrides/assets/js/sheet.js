/*
 * Les actions d’une fiche que seul un script sait faire : partager, imprimer. Sans scripts, leurs boutons ne se voient pas.
 */
import { say } from "./dom.js";

const head = document.querySelector("[data-sheet-page]");

function offer(name, act) {
  head?.querySelector(`[data-${name}]`)?.addEventListener("click", act);
}

/** Le partage du téléphone, là où il existe ; sinon l’adresse est copiée. */
async function share() {
  const address = document.querySelector('link[rel="canonical"]')?.href ?? location.href.split("#")[0];
  const title = head.querySelector("h1").textContent.trim();
  try {
    if (navigator.share && matchMedia("(pointer: coarse)").matches) {
      await navigator.share({ title, url: address });
    } else {
      await navigator.clipboard.writeText(address);
      say("Adresse de la fiche copiée.");
    }
  } catch (error) {
    if (error.name !== "AbortError") {
      say(`Votre navigateur ne permet pas de copier. L’adresse est : ${address}`);
    }
  }
}

offer("share", share);
offer("print", () => window.print());
