/* Mon panorama à moi : titre, ordre, retrait que l’on peut rétablir, lien à partager. */
import { button, make, say } from "../dom.js";
import { ROOT, panoramaAddress } from "../places.js";
import { Shelf } from "./shelf.js";
import * as store from "./store.js";
import { WORDS } from "./words.js";

/** Montre le panorama du lecteur dans `mount`, et le suit. */
export function showOwn(mount) {
  const title = make("input", { id: "titre-du-panorama", type: "text", maxLength: 120, autocomplete: "off", placeholder: WORDS.defaultTitle });
  const hint = make("p", { className: "tb-panorama__hint", id: "titre-aide" }, WORDS.titleHint);
  title.setAttribute("aria-describedby", hint.id);
  title.addEventListener("input", () => store.rename(title.value));
  const undo = undoBar();
  const shelf = new Shelf({ move, remove }, button(WORDS.clear, clear));
  const share = shareField();
  const warning = make("p", { className: "tb-warning", hidden: true });
  const empty = emptyState();
  const full = make("div", {}, titleField(title, hint), shelf.element, share.element);
  mount.replaceChildren(warning, empty, undo.element, full, make("p", { className: "tb-panorama__hint" }, WORDS.private));

  function update() {
    const mine = store.read();
    empty.hidden = mine.ids.length > 0;
    full.hidden = mine.ids.length === 0;
    warning.hidden = store.isKept();
    warning.textContent = mine.ids.length > 0 ? WORDS.notKept : WORDS.notKeptYet;
    if (!store.isKept()) {
      history.replaceState(null, "", store.ownAddress()); // la page se recharge telle quelle
    }
    if (document.activeElement !== title) {
      title.value = mine.title;
    }
    undo.hide();
    share.show(mine);
    shelf.show(mine, (ids) => store.replace({ title: mine.title, ids }));
  }

  function move(id, by) {
    store.move(id, by);
    const { ids } = store.read();
    say(WORDS.placed(shelf.list.titleOf(id), ids.indexOf(id) + 1, ids.length));
  }

  function remove(id) {
    const before = store.read();
    const place = before.ids.indexOf(id);
    store.remove(id);
    const { ids } = store.read();
    undo.offer(WORDS.goneFrom(shelf.list.titleOf(id)), () => restore(before, id));
    if (ids.length === 0) {
      empty.firstChild.focus();
    } else {
      shelf.list.focus(ids[Math.min(place, ids.length - 1)], "out");
    }
  }

  function clear() {
    const before = store.read();
    store.replace({ title: before.title, ids: [] });
    undo.offer(WORDS.cleared(before.ids.length), () => restore(before, before.ids[0]));
    empty.firstChild.focus();
  }

  function restore(before, id) {
    store.replace(before);
    shelf.list.focus(id, "title");
    say(WORDS.undone);
  }

  store.onChange(update);
  update();
}

const titleField = (input, hint) =>
  make("div", { className: "tb-panorama__title" }, make("label", { htmlFor: input.id }, WORDS.title), input, hint);

function emptyState() {
  return make(
    "section",
    { className: "tb-call" },
    make("h2", { tabIndex: -1 }, WORDS.emptyTitle),
    make("p", {}, WORDS.emptyHow),
    make("p", {}, make("a", { className: "tb-button", href: new URL("fiches/", ROOT).href }, WORDS.browse)),
  );
}

/** Ce qui vient d’être retiré, et le bouton qui le rétablit, jusqu’au changement suivant. */
function undoBar() {
  const said = make("span", {});
  let act = () => {};
  const element = make("p", { className: "tb-panorama__undo", hidden: true }, said, " ", button(WORDS.undo, () => act()));
  return {
    element,
    hide: () => (element.hidden = true),
    offer(text, how) {
      said.textContent = text;
      act = how;
      element.hidden = false;
      say(text);
    },
  };
}

function shareField() {
  const field = make("input", { id: "lien-du-panorama", type: "text", readOnly: true });
  const copy = button(WORDS.copy, async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      say(WORDS.copied);
    } catch {
      field.focus();
      field.select();
      say(WORDS.notCopied);
    }
  });
  const element = make("div", { className: "tb-panorama__share" }, make("label", { htmlFor: field.id }, WORDS.share), field, copy);
  return { element, show: ({ title, ids }) => (field.value = panoramaAddress(ids, title).href) };
}
