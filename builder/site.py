"""Runs the site engine (MkDocs), and publishes what it made all at once.

Only this module, ``settings.py``, ``serving.py``, ``mkdocs_hook.py`` and ``docs_overrides/`` know the engine.
"""

from __future__ import annotations

import errno
import logging
import os
import re
import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import escape
from itertools import chain
from pathlib import Path
from typing import Final

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from builder import addresses, page_errors, pipeline, places, publishing, settings, settings_errors
from builder.checking import Report
from builder.languages import Language, LanguageFault, language
from builder.output import Output, Site
from builder.printing import Imprint, Printed
from builder.printing.tokens import TokenError, stylesheets
from builder.publishing import BuildError

_AROUND: Final = re.compile(r'<link rel="(?:prev|next)" [^>]*>\s*')
"""The theme makes of them shortcuts of one key, « p » and « n », that no reader can turn off (WCAG 2.1.4)."""
_INDENT: Final = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2>)|\n\s+", re.DOTALL)
"""Empty lines and spaces at the start of lines, but where they are shown or run."""
_MENDED: Final = (
    ('" type="checkbox" id="__drawer" autocomplete="off">', '" type="checkbox" id="__drawer" hidden>'),
    ('" type="checkbox" id="__search" autocomplete="off">', '" type="checkbox" id="__search" hidden>'),
    (' tabindex="">', ">"),
    ('<svg xmlns="http://www.w3.org/2000/svg" viewBox=', '<svg aria-hidden="true" viewBox='),
)
"""What is not valid HTML in the theme's own markup, where it leaves no block to override; its icons all decorate."""


def build(report: Report, progress: Callable[[str], None], press: Callable[[Imprint], Printed]) -> Path:
    """Build the site of a checked project aside, then switch ``site/`` to it in one step.

    Args:
        report: what checking the project found, without errors.
        progress: is told, in French, what is going on.
        press: prints the sheets, once it knows of which site.

    Returns:
        The published folder.

    Raises:
        BuildError: the engine or the system found a problem, or another build is under way; what was published stays
            as it was.
    """
    try:
        with publishing.alone(report.checked.project.root):
            return _build(report, progress, press)
    except publishing.Busy as error:
        raise BuildError(
            "Une autre construction de ce projet est en cours : attendez sa fin, puis relancez."
        ) from error
    except OSError as error:
        raise BuildError(f"{publishing.accident(error)} Le site publié n’a pas changé.") from error


def _build(report: Report, progress: Callable[[str], None], press: Callable[[Imprint], Printed]) -> Path:
    root = report.checked.project.root
    release = publishing.begin(root)
    try:
        config = settings.read(root, site_dir=str(release), strict=True)
        spoken_in(config)
        config.extra["report"] = report
        config.extra["printed"] = press(imprint_of(root, config))
        progress("Construction des pages…")
        with _quiet():
            mkdocs_build(config)
        progress("Publication…")
        publishing.publish(release, root / "site")
    except (MkDocsException, SystemExit) as error:
        publishing.discard(release)
        raise BuildError(f"La construction du site a échoué. {page_errors.outcome(error)}") from error
    except BaseException:
        publishing.discard(release)
        raise
    return root / "site"


def stamps(config: MkDocsConfig) -> bool:
    """Whether alike pages are stamped from one that the engine makes (:mod:`builder.stamping`)."""
    return bool(config.extra.get("stamping", True)) and not os.environ.get("TOOLBOX_ENGINE_ALONE")


def serve(root: Path) -> None:
    """Show the site of a project while its files change, until interrupted.

    Raises:
        BuildError: the engine found a problem before it could show anything.
    """
    told = logging.StreamHandler()
    told.addFilter(page_errors.step_in_french)
    logging.basicConfig(format="%(message)s", level=logging.INFO, handlers=[told])
    try:
        _try_address(settings.read(root))
        mkdocs_serve(str(root / "mkdocs.yml"), **settings.inherited(root))
    except (MkDocsException, SystemExit) as error:
        raise BuildError(f"Le site ne peut pas être montré. {error}") from error
    except OSError as error:
        raise BuildError(f"Le site ne peut pas être montré. {publishing.accident(error)}") from error


def _try_address(config: MkDocsConfig) -> None:
    """The engine takes its address once the site is built, which may last minutes: a refusal is better known before.

    Raises:
        BuildError: the address is taken, or not one where this machine can show anything.
    """
    host, port = config.dev_addr
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except (OSError, OverflowError) as error:
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        why = (
            "est déjà prise : un autre « toolbox serve » tourne sans doute. Arrêtez-le, ou choisissez-en une autre"
            if taken
            else "n’est pas une adresse de cette machine, ou le système la refuse. Choisissez-en une autre"
        )
        said = f"Son adresse (dev_addr), {host}:{port}, {why} dans mkdocs.yml : « dev_addr: 127.0.0.1:8001 »."
        raise BuildError(f"Le site ne peut pas être montré. {said}") from error


def imprint(root: Path) -> Imprint:
    """What printed sheets say of the site, from its settings; a project without settings has no address yet."""
    if not (root / "mkdocs.yml").is_file():
        return pipeline.imprint(root, "", "")
    return imprint_of(root, settings.read(root))


def imprint_of(root: Path, config: MkDocsConfig) -> Imprint:
    """The same, from settings that were read already."""
    folders = asset_folders(config)
    sheets = stylesheets([str(name) for name in config.extra_css], folders)
    fonts = (folder / "assets" / "fonts" for folder in folders if folder.resolve() != places.THEME)
    own = next((folder for folder in fonts if any(folder.glob("*.otf"))), None)
    try:
        made = pipeline.imprint(root, config.site_name, config.site_url or "", own, sheets)
    except TokenError as error:
        raise BuildError(str(error)) from error
    return replace(made, pdf=config.extra.get("pdf", True))


def asset_folders(config: MkDocsConfig) -> list[Path]:
    """Where the files that pages link are looked for: the project's own before the toolbox's."""
    return [Path(folder) for folder in (config.theme.custom_dir, config.docs_dir, places.THEME) if folder]


def identity(root: Path) -> Site:
    """What the site is called and where it will be; a project without settings has neither yet."""
    return identity_of(settings.read(root)) if (root / "mkdocs.yml").is_file() else Site()


def identity_of(config: MkDocsConfig) -> Site:
    """The same, from settings that were read already."""
    to = config.extra.get("contribution") or {}
    email = to.get("email") or ""
    reports = bool(email or to.get("repository"))
    home = {str(name): str(text) for name, text in (config.extra.get("home") or {}).items()}
    return Site(
        language=spoken_in(config).code,
        content_language=str(config.extra.get("content_language") or Site().content_language),
        data_theme=str(config.extra.get("data_theme") or Site().data_theme),
        name=config.site_name,
        url=config.site_url or Site().url,
        description=config.site_description or "",
        email=email,
        reports=reports,
        repository=str(to.get("repository") or ""),
        lacking=frozenset(address for address in addresses.WRITTEN if not _is_written(address, Path(config.docs_dir))),
        home=home,
    )


def _is_written(address: str, pages: Path) -> bool:
    return any((pages / name).is_file() for name in (f"{address.rstrip('/')}.md", f"{address}index.md"))


def spoken_in(config: MkDocsConfig) -> Language:
    """The language of the interface: ``theme.language``.

    Raises:
        BuildError: it has no file of words; the message says where it is asked for.
    """
    try:
        return language(str(config.theme.get("language") or Site().language))
    except LanguageFault as error:
        path = Path(config.config_file_path)
        line = settings_errors.line_of(path, "theme", "language")
        raise BuildError(f"{path.name}:{line}: theme, language : {error}") from error


def in_its_language(html: str, config: MkDocsConfig) -> str:
    """The content of a page that says its language, where that is not the one of the interface."""
    content = identity_of(config).content_language
    return html if content == spoken_in(config).code else f'<div lang="{escape(content)}">{html}</div>'


def mended(html: str) -> str:
    """A page as the theme made it, in valid HTML, without its shortcuts, nor its indentation: a sixth of its weight."""
    for wrong, right in _MENDED:
        html = html.replace(wrong, right)
    return _INDENT.sub(lambda found: found[1] or "\n", _AROUND.sub("", html))


@contextmanager
def _quiet() -> Iterator[None]:
    """Lets only the engine's warnings and errors through."""
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.WARNING)
    if not logging.getLogger().handlers and not logger.handlers:
        logging.basicConfig(format="%(message)s")
    try:
        yield
    finally:
        logger.setLevel(level)


_LINK: Final = re.compile(r'(<noscript>.*?</noscript>)|(\s(?:href|src)=")\.\.?/([^"]*)(?=")', re.DOTALL)


def for_zensical(output: Output) -> Output:
    """A generated page as Zensical reads it: it takes the links of ready HTML from the source file, not from the page.

    ``fiches/x.md`` becomes ``fiches/x/``: one ``../`` less leads to the same place, but in ``<noscript>``, which it
    leaves as it is, and on fronts (``index.md``), which stay where they are.
    """
    if not output.path.endswith(".md") or output.path.rpartition("/")[2] == "index.md":
        return output

    def shorter(link: re.Match[str]) -> str:
        kept, start, rest = link.groups()
        return kept or f"{start}{rest or './'}"

    return replace(output, content=_LINK.sub(shorter, output.body))


def write_tree(root: Path, outputs: Iterable[Output], folder: Path) -> int:
    """Write the pages, generated and hand-written, as the tree that a site engine reads.

    Returns:
        The number of files written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pages = root / "content" / "pages"
    written = [(path.relative_to(pages).as_posix(), path.read_bytes()) for path in sorted(pages.rglob("*.md"))]
    number = 0
    for name, content in chain(written, ((output.path, output.read()) for output in outputs)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        number += 1
    return number
