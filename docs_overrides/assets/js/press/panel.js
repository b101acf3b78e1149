/* « Composer le livret PDF » : la demande, l’avancement, l’annulation, le fichier. Rien n’est chargé avant le clic. */
import { button, make, say } from "../dom.js";
import { ROOT } from "../places.js";
import { WORDS as SELECTION } from "../selection/words.js";
import { WORDS } from "./words.js";

/** Ce que le premier livret fait charger, en octets ; 0 quand le site ne l’offre pas. */
const SIZE = Number(document.querySelector("[data-press-size]")?.dataset.pressSize ?? 0);

/** Le panneau du livret PDF ; il suit la sélection que `show` lui donne. */
export class PressPanel {
  #press = null;
  #asked = { title: "", ids: [] };
  #file = "";
  #start = button(WORDS.compose(SIZE), () => this.#compose());
  #bar = make("progress", { max: 1, "aria-label": WORDS.progress });
  #said = make("p", { className: "tb-press__said" });
  #running = make("div", { className: "tb-press__running", hidden: true }, this.#said, this.#bar, button(WORDS.cancel, () => this.#cancel()));
  #result = make("div", { className: "tb-press__result", hidden: true });

  constructor() {
    this.element = make(
      "div",
      { className: "tb-press", hidden: SIZE === 0 },
      make("p", { className: "tb-panorama__hint", id: "livret-pdf-aide" }, WORDS.how),
      this.#start,
      this.#running,
      this.#result,
    );
    this.#start.setAttribute("aria-describedby", "livret-pdf-aide");
  }

  /** Une autre sélection : ce qui était composé, ou en train de l’être, n’est plus elle. */
  show({ title, ids }) {
    const next = { title, ids };
    if (JSON.stringify(next) !== JSON.stringify(this.#asked)) {
      this.#asked = next;
      this.#stop();
      this.#show("start");
    }
  }

  #compose() {
    this.#show("running");
    this.#tell(WORDS.starting, null);
    this.#running.querySelector("button").focus();
    this.#press = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    this.#press.addEventListener("message", ({ data }) => this.#heard(data));
    // Un module que le navigateur ne sait pas lire n’a pas de message ; un fichier absent non plus.
    this.#press.addEventListener("error", () => this.#fail(navigator.onLine && !("DecompressionStream" in self) ? "browser" : "network"));
    const { title, ids } = this.#asked;
    this.#press.postMessage({ root: ROOT.href, ids, title: title || SELECTION.defaultTitle });
  }

  #heard(news) {
    if (news.step === "loading") {
      if (news.done === 0 && news.total > 0) {
        say(WORDS.loadingSaid(news.total));
      }
      this.#tell(WORDS.loading(Math.min(news.done, news.total), news.total), news.total ? news.done / news.total : null);
    } else if (news.step === "composing") {
      this.#tell(WORDS.composing(news.sheets), null);
      say(WORDS.composingSaid);
    } else if (news.step === "done") {
      this.#offer(news);
    } else {
      console.error(news.detail);
      this.#fail("DecompressionStream" in self ? news.why : "browser");
    }
  }

  #offer({ pdf, pages, lacking }) {
    const title = this.#asked.title || SELECTION.defaultTitle;
    this.#stop();
    this.#file = URL.createObjectURL(new Blob([pdf], { type: "application/pdf" }));
    const link = make("a", { className: "tb-button", href: this.#file, download: `${fileName(title)}.pdf` }, WORDS.download(title, pages, pdf.byteLength));
    this.#finish(link, lacking ? make("p", {}, WORDS.partly(lacking)) : null);
    say(WORDS.ready);
  }

  #fail(why) {
    this.#stop();
    const again = button(WORDS.again, () => this.#compose());
    this.#finish(again, make("p", { className: "tb-warning" }, WORDS.failed[why]));
    say(WORDS.failed[why]);
  }

  /** Montre la fin, et y mène qui n’est pas parti ailleurs. */
  #finish(control, note) {
    const isHere = this.#running.contains(document.activeElement);
    this.#result.replaceChildren(...[note, control].filter(Boolean));
    this.#show("result");
    if (isHere) {
      control.focus();
    }
  }

  #cancel() {
    this.#stop();
    this.#show("start");
    this.#start.focus();
    say(WORDS.cancelled);
  }

  #stop() {
    this.#press?.terminate();
    this.#press = null;
    URL.revokeObjectURL(this.#file);
    this.#file = "";
  }

  #show(state) {
    this.#start.hidden = state !== "start";
    this.#running.hidden = state !== "running";
    this.#result.hidden = state !== "result";
  }

  #tell(text, share) {
    this.#said.textContent = text;
    if (share === null) {
      this.#bar.removeAttribute("value");
    } else {
      this.#bar.value = share;
    }
  }
}

/** Un nom de fichier qui passe partout : « Mixité & industrie » donne « mixite-industrie ». */
function fileName(title) {
  const plain = title.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/gi, "oe").replace(/æ/gi, "ae").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60).replace(/-$/, "") || WORDS.fileName;
}
