/* Donne vie à la recherche de l’en-tête et au catalogue, là où ils sont, quand on s’en sert. */

for (const form of document.querySelectorAll("form[data-quick]")) {
  const field = form.querySelector("input");
  // Sans réseau, la touche Entrée reste ; le focus suivant réessaie.
  const start = () =>
    import("./header.js").then(
      ({ Header }) => new Header(form),
      () => field.addEventListener("focus", start, { once: true }),
    );
  if (document.activeElement === field) {
    start();
  } else {
    field.addEventListener("focus", start, { once: true });
  }
}

const root = document.querySelector("[data-catalogue]");
if (root) {
  Promise.all([import("./catalogue.js"), import("../selection/buttons.js")]).then(
    ([{ Catalogue }, { decorate }]) => new Catalogue(root, decorate),
  );
}
