/*
 * La porte des scripts du site : le nécessaire partout, le reste là où une page en a besoin, et pas avant.
 */
import "./selection/main.js";
import "./find/main.js";

for (const [place, module] of [
  ["[name=__palette]", "./appearance.js"],
  ["[data-review-due]", "./review.js"],
  ["[data-sheet-page]", "./sheet.js"],
  ["[data-cite]", "./embed/cite.js"],
  ["[data-embed-help]", "./embed/helper.js"],
  ["table[data-table]", "./tables.js"],
]) {
  if (document.querySelector(place)) {
    import(module);
  }
}

// Là où le menu est un tiroir.
if (matchMedia("(max-width: 76.234375em)").matches) {
  import("./drawer.js");
}
