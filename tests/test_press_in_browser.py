"""The PDF booklet that the reader's browser composes: the same document as the site's own Typst, in a real Chromium."""

from __future__ import annotations

import dataclasses
import gzip
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import page as checker
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, Route, expect
from pypdf import PdfReader

from builder import checking, pipeline, printing
from builder.model import Medium
from builder.printing.booklet import panorama_document
from builder.printing.kit import booklet_of
from builder.printing.plates import Plates
from builder.printing.workshop import Workshop
from tests.axe import problems
from tests.casing import CASES, lay
from tests.conftest import ROOT, serve
from tests.real import CATALOGUE
from tests.selecting import STATUS, THREE, TITLE, open_own
from tests.test_pdf import bookmarks, failures, flat, read, tags
from tests.test_press import with_doubtful_stream

IMPRINT = pipeline.imprint(ROOT, "Boîte à pratiques", "https://boite-a-pratiques.example/")
WORKSHOP = Workshop(CATALOGUE, IMPRINT)
COMPILER = "typst_ts_web_compiler_bg.wasm.gz"
HEAVY = re.compile(r"\.wasm\.gz|\.otf")
BUTTON = "Composer le livret PDF"
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; object-src 'none'"
)
"""The theme's own inline scripts set apart, nothing is evaluated; WebAssembly alone is compiled."""
LONG = 120_000  # ms: two cores, shared


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The site under the policy."""
    with serve(site, Content_Security_Policy=POLICY) as root:
        yield root


def start(page: Page) -> None:
    page.get_by_role("button", name=BUTTON).click()


def ended(page: Page) -> Locator:
    """What the page offers at the end: the PDF, or to try again."""
    end = page.locator(".tb-press__result :is(a, button)")
    expect(end).to_be_visible(timeout=LONG)
    return end


def composed(page: Page) -> tuple[str, bytes]:
    """The name and the bytes of the PDF that the page offers, once it does."""
    link = ended(page)
    expect(link).to_have_accessible_name(re.compile("^Télécharger «"))
    with page.expect_download() as waited:
        link.click()
    return waited.value.suggested_filename, Path(waited.value.path()).read_bytes()


@pytest.mark.parametrize("ids", [THREE, ("valenciennes-plan-egalite-triennal", "we-ker-groupes-de-travail-mixite")])
def test_the_booklet_is_that_of_the_command_line(page: Page, address: str, ids: tuple[str, ...]) -> None:
    """Same pages, texts, contents, bookmarks, tags and links; accessible and durable; nothing asked elsewhere."""
    open_own(page, address, *ids, title=TITLE)
    start(page)
    name, pdf = composed(page)
    assert name == "mixite-industrie-nos-pistes.pdf"
    assert failures(pdf) == []
    sheets = [CATALOGUE.sheets[one] for one in ids]
    ours, other = read(pdf), read(printing.panorama(CATALOGUE, IMPRINT, sheets, TITLE)[0])
    assert ours.metadata == other.metadata
    assert ours.metadata is not None and ours.metadata.title == "Mixité & industrie\u00a0: «\u00a0nos\u00a0» pistes"
    assert [one.extract_text() for one in ours.pages] == [one.extract_text() for one in other.pages]
    assert list(bookmarks(ours)) == list(bookmarks(other))
    assert list(tags(ours)) == list(tags(other)) and len(list(tags(ours))) > 100
    assert [sorted(catalog(one)) for one in (ours, other)] == [sorted(catalog(other))] * 2
    titles = {flat(title): number for title, number in bookmarks(ours)}
    for sheet in sheets:
        number = titles[flat(sheet.title)]
        assert flat(sheet.title) in flat(ours.pages[number - 1].extract_text())
        assert re.search(rf"{re.escape(flat(sheet.title))}\.*{number}(?!\d)", flat(ours.pages[1].extract_text()))


def catalog(reader: PdfReader) -> dict[str, Any]:
    return dict(reader.root_object)


def test_nothing_is_loaded_before_the_click_and_nothing_heavy_twice(page: Page, address: str) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    open_own(page, address, *THREE, title=TITLE)
    size = page.locator("[data-press-size]").get_attribute("data-press-size")
    assert size is not None
    expect(page.get_by_role("button", name=BUTTON)).to_have_text(
        f"{BUTTON} (environ {round(int(size) / 1e6)}\u00a0Mo à charger)"
    )
    assert not [path for path in asked if "typst" in path or ".otf" in path or "print.json" in path or "worker" in path]
    start(page)
    _, first = composed(page)
    heavy = [path for path in asked if HEAVY.search(path)]
    assert len(heavy) == 8
    folder = ROOT / "docs_overrides"
    loaded = sum((folder / path.partition("?")[0]).stat().st_size for path in heavy)
    small = sum(len(page.request.get(address + path).body()) for path in asked if path.endswith("press.json"))
    assert loaded + small == int(size)
    asked.clear()
    page.reload(wait_until="networkidle")
    start(page)
    _, second = composed(page)
    assert second == first
    assert not [path for path in asked if HEAVY.search(path)]


TITLES = (
    TITLE,
    "l'eau : 10 000 € ; n° 5 ? 50 %... « oui »",
    '#panic("x") $x$ [a] *b* <c> @d \\e ]) }',
    "a" * 110,
    "https://exemple.fr/" + "chemin/" * 12,
    "emoji 👩‍👩‍👧‍👦 ☎️ é مرحبا שלום \u202eabc\u202c \u0085 \u2028 \u00ad \u200b \ue000 \ufffd \U000e0041",
)


@pytest.mark.parametrize("title", TITLES)
def test_the_documents_are_equal(page: Page, address: str, title: str) -> None:
    """What the browser puts together is what the builder makes, for every sheet and any title."""
    page.goto(f"{address}a-propos/")
    ids = list(CATALOGUE.sheets)[::-1]
    made = page.evaluate(
        """async ([root, ids, title]) => {
          const { bookletDocument } = await import(`${root}assets/js/press/document.js`);
          const read = async (path) => (await fetch(root + path)).json();
          const { drawn } = await read("assets/typst/press.json");
          const sheets = await Promise.all(ids.map((id) => read(`fiches/${id}/print.json`)));
          return JSON.stringify(bookletDocument(sheets.map(({ document }) => document), title, drawn));
        }""",
        [address, ids, title],
    )
    wanted = panorama_document([CATALOGUE.sheets[one] for one in ids], title, WORKSHOP)
    assert json.loads(made) == json.loads(json.dumps(wanted))


def test_a_hostile_title_stays_a_title(page: Page, address: str) -> None:
    title = '#panic("x") <script>alert(1)</script> 👩‍👩‍👧 مرحبا ../../'
    open_own(page, address, "galilee-accompagnement", title=title)
    start(page)
    name, pdf = composed(page)
    assert name == "panic-x-script-alert-1-script.pdf"
    assert failures(pdf) == []
    assert '#panic("x") <script>alert(1)</script> □□□ □□□□□ ../../' in str(read(pdf).metadata)


def test_a_lost_connection_is_told_and_mended(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    open_own(page, address, *THREE)
    context.route(f"**/{COMPILER}*", lambda route: route.abort())
    start(page)
    expect(page.locator(".tb-press .tb-warning")).to_contain_text("Vérifiez votre connexion")
    expect(page.locator(STATUS)).to_contain_text("Vérifiez votre connexion")
    again = page.get_by_role("button", name="Réessayer")
    expect(again).to_be_focused()
    context.unroute(f"**/{COMPILER}*")
    again.click()
    assert composed(page)[0] == "mon-panorama-de-pratiques.pdf"


def test_a_sheet_that_is_gone_is_left_out_and_told(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    open_own(page, address, "galilee-accompagnement", "fiche-partie")
    start(page)
    pdf = composed(page)[1]
    expect(page.locator(".tb-press__result")).to_contain_text("1\u00a0fiche manque au livret")
    assert "Une sélection de 1" in read(pdf).pages[0].extract_text().replace("\u00a0", " ")
    open_own(page, address, "fiche-partie")
    start(page)
    expect(page.locator(".tb-press .tb-warning")).to_contain_text("Aucune des fiches choisies")


def test_a_server_that_unpacks_on_the_way(context: BrowserContext, address: str, site: Path, tmp_path: Path) -> None:
    """Some servers send a ``.gz`` file as an encoding: what arrives is the compiler itself."""
    page = context.new_page()
    (tmp_path / COMPILER).write_bytes(gzip.decompress((site / "assets/typst" / COMPILER).read_bytes()))
    with serve(tmp_path) as unpacking:
        context.route(f"**/{COMPILER}*", lambda route: route.continue_(url=unpacking + COMPILER))
        open_own(page, address, "galilee-accompagnement")
        start(page)
        assert failures(composed(page)[1]) == []


@pytest.mark.parametrize("readable", [True, False])
def test_a_picture_is_shown_or_told(context: BrowserContext, address: str, tmp_path: Path, readable: bool) -> None:
    """As on the site: with its alternative text, or by it alone when it cannot be read."""
    page = context.new_page()
    open_own(page, address, "galilee-accompagnement")
    file = tmp_path / "essai.png"
    file.write_bytes(page.screenshot(clip={"x": 0, "y": 0, "width": 60, "height": 40}) if readable else b"\x89PNG")
    medium = Medium(file="essai.png", alt="Un atelier, six personnes", caption="La salle", credit="CORIF")
    sheet = dataclasses.replace(CATALOGUE.sheets["galilee-accompagnement"], media=(medium,))
    imprint = dataclasses.replace(IMPRINT, media=tmp_path)
    plates = Plates(tmp_path, tmp_path / "kept").of(["essai.png"])
    alone = booklet_of(sheet, Workshop(CATALOGUE, imprint), plates)
    context.route("**/print.json", lambda route: route.fulfill(body=alone, content_type="application/json"))
    context.route("**/assets/media/essai.png", lambda route: route.fulfill(body=file.read_bytes()))
    start(page)
    pdf = composed(page)[1]
    assert failures(pdf) == []
    other = read(printing.panorama(CATALOGUE, imprint, [sheet], "Mon panorama de pratiques")[0])
    assert [one.extract_text() for one in read(pdf).pages] == [one.extract_text() for one in other.pages]
    assert sum(len(one.images) for one in read(pdf).pages) == readable
    text = " ".join("".join(one.extract_text() for one in other.pages).split())
    assert ("Image : Un atelier, six personnes" in text) is not readable


def test_the_end_of_a_stream_is_unmistakable(page: Page, address: str) -> None:
    """What ``stream_ends.py`` mends, the browser mends too."""
    doubtful = with_doubtful_stream()
    page.goto(f"{address}a-propos/")
    made = page.evaluate(
        """async ([root, bytes]) => {
          const { declared } = await import(`${root}assets/js/press/standards.js`);
          return [...declared(Uint8Array.from(bytes))];
        }""",
        [address, list(doubtful)],
    )
    rules = [
        [f.rule_id for f in checker.validate_pdf_bytes(pdf, profile="2a").failures] for pdf in (doubtful, bytes(made))
    ]
    assert ["PDFA2A-STREAM-LENGTH-001" in found for found in rules] == [True, False]
    assert read(bytes(made)).pages[0].get_contents() is not None


def held(context: BrowserContext) -> list[Request]:
    """Keep the compiler's requests waiting."""
    waiting: list[Request] = []

    def hold(route: Route) -> None:
        waiting.append(route.request)

    context.route(f"**/{COMPILER}*", hold)
    return waiting


def test_cancelling_and_changing_ones_mind(context: BrowserContext, address: str) -> None:
    held(context)
    page = context.new_page()
    open_own(page, address, *THREE)
    page.get_by_role("button", name=BUTTON).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("progressbar", name="Avancement du livret PDF")).to_be_visible()
    expect(page.locator(".tb-press__said")).to_contain_text(re.compile(r"Chargement\s: \d+,\d sur 12,\d\sMo"))
    expect(page.get_by_role("button", name="Annuler la composition")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=BUTTON)).to_be_focused()
    expect(page.locator(STATUS)).to_have_text("La composition est annulée.")
    assert page.evaluate("performance.getEntriesByType('resource').length") > 0
    start(page)
    expect(page.get_by_role("progressbar")).to_be_visible()
    page.locator("[data-tool=out]").first.click()
    expect(page.get_by_role("progressbar")).to_be_hidden()
    expect(page.get_by_role("button", name=BUTTON)).to_be_visible()


def _running(page: Page, address: str) -> None:
    held(page.context)
    open_own(page, address, *THREE, title=TITLE)
    start(page)
    expect(page.get_by_role("progressbar")).to_be_visible()


def _done(page: Page, address: str) -> None:
    open_own(page, address, "galilee-accompagnement", title="Anticonstitutionnellement" * 4)
    start(page)
    page.mouse.move(0, 0)
    expect(page.get_by_role("link", name="Télécharger «")).to_be_focused(timeout=LONG)


def _failed(page: Page, address: str) -> None:
    page.context.route(f"**/{COMPILER}*", lambda route: route.abort())
    open_own(page, address, *THREE)
    start(page)
    expect(page.get_by_role("button", name="Réessayer")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
@pytest.mark.parametrize("state", [_running, _done, _failed])
def test_nothing_for_axe_to_say_and_nothing_beyond_the_edge(
    browser: Browser, address: str, state: Callable[[Page, str], None], width: int, scheme: Any
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700}, color_scheme=scheme, reduced_motion="reduce")
    state(page, address)
    assert problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_the_compiler_is_the_one_that_was_published() -> None:
    folder = ROOT / "docs_overrides/assets/typst"
    wasm = gzip.decompress((folder / COMPILER).read_bytes())
    changed = (folder / "typst_ts_web_compiler.js").read_text(encoding="utf-8")
    assert changed.count("notGiven(") == 2 and not re.search(r"\bnew Function\(|\beval\(", changed)
    glue = changed.split("\n\n", 1)[1].replace("notGiven(", "new Function(").encode()
    assert [hashlib.sha256(content).hexdigest() for content in (wasm, glue)] == [
        "85a071522388ca99f0cf7f749a287b5578b4c3256ac16014d2894e73e862979a",
        "6f5dc7f7b007da5c7fdeca05f0fb09a5256590601c38ae58d25d79191ea74072",
    ]
    assert (folder / "LICENSE").read_text(encoding="utf-8").lstrip().startswith("Apache License")


def test_without_a_compiler_nothing_is_offered(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    for font in IMPRINT.fonts.glob("*.otf"):
        (tmp_path / "fonts" / font.name).symlink_to(font)
    report = checking.check(lay(CASES / "base", tmp_path))
    printed = pipeline.print_all(report, printing.Imprint("Boîte", "", tmp_path / "fonts"))
    assert printed.kit == () and "panorama/" not in printed.downloads
    page = next(output for output in pipeline.render(report, printed) if output.path == "panorama.md")
    assert b"data-press-size" not in page.read()
