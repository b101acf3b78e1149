/* Donne vie à la recherche de l’en-tête et au catalogue, là où ils sont, quand on s’en sert. */

for (const form of document.querySelectorAll("form[data-quick]")) {
  const field = form.querySelector("input");
  const start = async () => {
    const { Header } = await import("./header.js");
    new Header(form);
  };
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
