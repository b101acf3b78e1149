/*
 * « Apparence » : le thème ne coche rien. Un lecteur d’écran ne sait alors pas ce qui est choisi, et la tabulation tombe sur un
 * bouton dont l’image est cachée.
 */
const inputs = document.querySelectorAll("[name=__palette]");

/** Coche l’apparence d’à présent : celle dont le thème montre l’image. */
function tell() {
  for (const input of inputs) {
    input.checked = input.nextElementSibling?.hidden === false;
  }
}

new MutationObserver(tell).observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
tell();
