// The menu of small screens, for the keyboard too: the theme opens it by a label, which no key reaches. Without this script
// the label stays.

const label = document.querySelector('.md-header__button[for="__drawer"]');
const toggle = document.getElementById("__drawer");

if (label && toggle) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${label.className} tb-menu`;
  button.setAttribute("aria-label", "Menu");
  button.append(...label.childNodes);
  label.replaceWith(button);

  const tell = () => button.setAttribute("aria-expanded", String(toggle.checked));
  button.addEventListener("click", () => {
    toggle.click();
    if (toggle.checked) document.querySelector(".md-sidebar--primary a[href]")?.focus();
  });
  toggle.addEventListener("change", tell);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    toggle.click();
    button.focus();
  });
  tell();

  // The menu knows no sheet: its section is the one that the tabs tell.
  const section = document.querySelector(".md-tabs__item--active > a");
  const links = [...document.querySelectorAll(".md-sidebar--primary a.md-nav__link")];
  if (!links.some((link) => link.matches(".md-nav__link--active"))) {
    const here = links.find((link) => link.href === section?.href);
    here?.classList.add("md-nav__link--active");
    here?.setAttribute("aria-current", "true");
  }
}
