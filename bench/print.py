"""PDFs a second and memory: our press beside WeasyPrint, on the same sheets, in the same run.

Called by ``make bench``. Each contestant runs in a process of its own. WeasyPrint gets the page of each sheet as the
site makes it, with a light style sheet and the same fonts: the site's own takes it ten times as long.
"""

from __future__ import annotations

import dataclasses
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import catalogue as made_catalogue  # noqa: E402
from builder import checking, pipeline, site  # noqa: E402
from builder.glossary import Glossary  # noqa: E402
from builder.model import Catalogue, Sheet  # noqa: E402
from builder.pages import sheet as sheet_page  # noqa: E402
from builder.printing.codes import Codes  # noqa: E402
from builder.printing.document import sheet_document  # noqa: E402
from builder.printing.press import Job, Press  # noqa: E402
from builder.printing.workshop import Workshop  # noqa: E402

TIMES = {"typst": 1, "typst-1-coeur": 1, "typst-longtemps": 10, "weasyprint": 1}
"""How many times each contestant prints the real sheets; titles differ, so that nothing is printed twice."""
MADE, LARGE = 500, 10_000
STYLE = """
@page { size: A4; margin: 16mm 18mm 18mm; @bottom-right { content: "Page " counter(page) " sur " counter(pages) } }
html { font: 10pt/1.35 "Source Sans 3"; color: #1d2928; hyphens: auto }
h1, h2, h3, h4 { break-after: avoid; hyphens: none }
.tb-head { background: #0e5b54; color: #fff; margin: -16mm -18mm 6mm; padding: 16mm 18mm 4mm }
.tb-keys { display: flex; gap: 6mm; list-style: none; padding: 0 }
h2 { border-top: 0.6pt solid #cfc7b8; clear: both; color: #0e5b54; float: left; font-size: 11pt; width: 37mm }
.tb-section, .tb-foot { border-top: 0.6pt solid #cfc7b8; margin-left: 43mm; padding-top: 7pt }
.tb-quote { border-left: 2.5pt solid #0e5b54; break-inside: avoid; margin: 10pt 0; padding-left: 10pt }
.tb-quote blockquote { color: #0e5b54; font: italic 11pt "Source Serif 4"; margin: 0 }
.tb-zoom, .tb-contact { background: #deece8; border-radius: 3pt; padding: 9pt }
.tb-remark { border-left: 1.2pt solid #cfc7b8; color: #4b5857; font-size: 8.4pt; padding-left: 7pt }
.tb-figure { break-inside: avoid }
.tb-trail, .tb-pager, .tb-numbers { display: none }
svg { width: 90mm }
.qr svg { width: 17mm }
"""
"""What makes WeasyPrint's pages much like ours: band, headings in the margin, boxes, quotes, charts, QR code."""


def main() -> None:
    """Without argument, run every contestant and compare; with a name, be that contestant."""
    if len(sys.argv) > 1:
        print(*(contest(sys.argv[1]) if sys.argv[1] in TIMES else whole(Path(sys.argv[1]))))
        return
    rates: dict[str, float] = {}
    print(f"{'':16}{'PDF':>6}{'secondes':>10}{'PDF/s':>8}{'mémoire':>10}")
    for name in TIMES:
        done = subprocess.run([sys.executable, __file__, name], check=True, capture_output=True, text=True)  # noqa: S603
        number, seconds, memory = (float(word) for word in done.stdout.split())
        rates[name] = number / seconds
        print(f"{name:16}{number:6.0f}{seconds:10.2f}{rates[name]:8.1f}{memory:7.0f} Mo")
    faster, alone = (rates[name] / rates["weasyprint"] for name in ("typst", "typst-1-coeur"))
    print(f"Typst imprime {faster:.1f} fois plus vite que WeasyPrint ({alone:.1f} fois sur un seul cœur).")
    scale()


def scale() -> None:
    """A made catalogue printed whole, then again with nothing changed: what ten thousand sheets would take."""
    with TemporaryDirectory() as folder:
        project = made_catalogue.write(Path(folder) / "projet", MADE)
        for what in ("la première fois", "sans rien de neuf"):
            command = [sys.executable, __file__, str(project)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
            number, seconds, memory = (float(word) for word in done.stdout.split())
            minutes = seconds * LARGE / MADE / 60
            told = f"{number:.0f} PDF de {MADE} fiches faites, {what} : {seconds:.1f} s, {memory:.0f} Mo"
            print(f"{told} ; {LARGE} fiches : {minutes:.1f} min.")


def whole(project: Path) -> tuple[int, float, float]:
    """All that a site prints: sheets, collections, what readers print with, pictures to share.

    The memory is that of the process that holds most: booklets are printed apart, and so are many sheets.
    """
    report = checking.check(project)
    imprint = site.imprint(project)
    start = time.perf_counter()
    number = len(pipeline.print_all(report, imprint).outputs)
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return number, time.perf_counter() - start, most / 1000


def contest(name: str) -> tuple[int, float, float]:
    """Print: number of PDFs, seconds, most memory held in megabytes."""
    report = checking.check(ROOT)
    catalogue = pipeline.catalogue(report)
    sheets = [
        dataclasses.replace(sheet, title=f"{sheet.title} ({turn})")
        for turn in range(TIMES[name])
        for sheet in catalogue.sheets.values()
    ]
    start = time.perf_counter()
    if name == "weasyprint":
        number = weasyprint(catalogue, sheets)
    else:
        number = typst(catalogue, sheets, 1 if name == "typst-1-coeur" else None)
    return number, time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def typst(catalogue: Catalogue, sheets: list[Sheet], workers: int | None) -> int:
    """Data and PDF of each sheet, from nothing."""
    imprint = pipeline.imprint(ROOT, "Boîte à pratiques", "https://boite-a-pratiques.example/")
    workshop = Workshop(catalogue, imprint)
    jobs = (Job(sheet.id, sheet_document(sheet, workshop)) for sheet in sheets)
    with TemporaryDirectory() as folder:
        return sum(bool(made.pages) for made in Press(imprint, Path(folder), workers).run(jobs))


def weasyprint(catalogue: Catalogue, sheets: list[Sheet]) -> int:
    """The page of each sheet, without the site around it."""
    from weasyprint import CSS, HTML  # noqa: PLC0415 - only for this contestant
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    fonts = FontConfiguration()
    faces = "".join(
        f'@font-face {{ font-family: "{family}"; font-style: {style}; '
        f"font-weight: {weight}; src: url({file.as_uri()}) }}"
        for family, style, weight, file in faces_of(ROOT / "docs_overrides/assets/fonts")
    )
    style = CSS(string=faces + STYLE, font_config=fonts)
    return sum(
        bool(HTML(string=html).write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1"))
        for sheet in sheets
        for html in bodies(dataclasses.replace(catalogue, sheets={sheet.id: sheet}))
    )


def faces_of(folder: Path) -> Iterator[tuple[str, str, int, Path]]:
    """Family, style, weight and file of each font."""
    for file in sorted(folder.glob("*.otf")):
        family = "Source Sans 3" if file.stem.startswith("SourceSans3") else "Source Serif 4"
        weight = 600 if "Semibold" in file.stem else 700 if "Bold" in file.stem else 400
        yield family, "italic" if file.stem.endswith("It") else "normal", weight, file


def bodies(catalogue: Catalogue) -> Iterator[str]:
    """The page of each sheet as a whole HTML document, with its QR code."""
    draw = Codes()
    for output in sheet_page.render(catalogue, Glossary(catalogue.glossary)):
        body = output.text.partition("---\n\n")[2]
        body = re.sub(r"^## (.*) \{ #([\w-]+) \}$", r'<h2 id="\2">\1</h2>', body, flags=re.MULTILINE)
        code = draw(f"https://boite-a-pratiques.example/{output.path}")
        yield f'<html lang="fr"><title>Fiche</title><body>{body}<div class="qr">{code}</div></body></html>'


if __name__ == "__main__":
    main()
