/* Charge ce dont la page a besoin : « Citer cette fiche », ou l’aide pour intégrer une liste. */

for (const [place, module] of [
  ["[data-cite]", "./cite.js"],
  ["[data-embed-help]", "./helper.js"],
]) {
  if (document.querySelector(place)) {
    import(module);
  }
}
