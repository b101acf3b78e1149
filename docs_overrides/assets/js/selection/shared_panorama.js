/* Le panorama d’un lien : à lire, imprimer et comparer sans toucher au sien, puis à enregistrer si l’on veut. */
import { button, make, say } from "../dom.js";
import { panoramaAddress } from "../places.js";
import { faults, warnings } from "./asked.js";
import { Shelf } from "./shelf.js";
import * as store from "./store.js";
import { WORDS } from "./words.js";

/** Montre dans `mount` le panorama demandé par l’adresse ; appelle `showOwn` quand il devient celui du lecteur. */
export function showShared(mount, link, showOwn) {
  const page = mount.closest("main");
  const lead = page.querySelector(".tb-lead");
  const usual = lead.textContent;
  page.querySelector("h1").textContent = WORDS.shared;
  lead.textContent = link.ids.length ? WORDS.sharedLead(link.ids.length, link.title) : WORDS.nothingShared;
  mount.replaceChildren(...warnings(faults(link, store.MAX)));
  const mine = make("p", {}, make("a", { href: panoramaAddress().href }, WORDS.see));
  if (link.ids.length === 0) {
    mount.append(mine);
    return;
  }
  const keeping = keepButton(link, (said) => {
    history.replaceState(null, "", panoramaAddress());
    page.querySelector("h1").textContent = WORDS.mine;
    lead.textContent = usual;
    showOwn(mount);
    mount.querySelector("input")?.focus();
    say(said);
  });
  const shelf = new Shelf(null);
  shelf.actions.prepend(keeping.button);
  mount.append(keeping.question, shelf.element, mine);
  shelf.show(link, function follow(ids) {
    link.ids = ids; // ce que « Enregistrer » gardera
    lead.textContent = WORDS.sharedLead(ids.length, link.title);
    shelf.show(link, follow);
  });
}

/** « Enregistrer » ; quand un panorama existe déjà, demande d’abord quoi en faire. */
function keepButton(link, done) {
  const ask = make("p", {});
  const question = make(
    "div",
    { className: "tb-panorama__question", role: "group", "aria-label": WORDS.keep, hidden: true },
    ask,
    button(WORDS.keepReplace, () => keep(link)),
    button(WORDS.keepAppend, () => keep(joined(link))),
    button(WORDS.cancel, cancel),
  );
  const opener = button(WORDS.keep, open, { className: "tb-action tb-action--main" });

  function keep(wanted) {
    store.replace(wanted);
    const { ids } = store.read();
    const left = wanted.ids.length - ids.length;
    done(left ? WORDS.savedPart(ids.length, left) : WORDS.saved(ids.length));
  }

  function open() {
    const { ids } = store.read();
    if (ids.length === 0) {
      keep(link);
      return;
    }
    ask.textContent = WORDS.keepAsk(ids.length);
    question.hidden = false;
    question.querySelector("button").focus();
    say(ask.textContent);
  }

  function cancel() {
    question.hidden = true;
    opener.focus();
  }

  return { button: opener, question };
}

function joined(link) {
  const mine = store.read();
  return { title: mine.title || link.title, ids: [...new Set([...mine.ids, ...link.ids])] };
}
