"""MkDocs hook: adds the generated pages, so that ``mkdocs build`` and ``mkdocs serve`` work by themselves."""

from __future__ import annotations

import gc
import logging
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urljoin, urlsplit

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from builder import (
    addresses,
    checking,
    diagnostics,
    mailboxes,
    page_errors,
    pipeline,
    places,
    policy,
    preview,
    publishing,
    site,
    stamping,
    stylesheets,
)
from builder.compiled import remember
from builder.consents import publication_day
from builder.languages import menus, scripts
from builder.languages.templates import speaker
from builder.output import Output
from builder.printing import Imprint, Printed
from builder.search.pagefind import SearchError
from builder.serving import Preview

_outputs: list[Output] = []
_stamps = stamping.Stamps()
_serving: list[str] = []
_previews: list[Preview] = []
_DAY = publication_day()  # before the engine is told another one, below
_FEW_PRINTED: Final = 400
"""Sheets that a server prints before it shows anything: half a minute, the first time."""
_RARELY: Final = 20_000, 20, 20
"""How often a server looks for objects that name each other: most of those it holds stay (Python's: 700, 10, 10)."""
_log = logging.getLogger("mkdocs.toolbox")
_WRITTEN: Final = ("aide/", "guide/", "proposer.md")
"""Generated pages that are, whole, in the language of those who write sheets."""
_INLINE: Final = tuple(f"partials/javascripts/{name}.html" for name in ("base", "content", "palette", "disk"))
"""The templates, the theme's and ours, that write a script inside pages."""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """While serving, pages carry no policy: it would stop the script by which the engine reloads them.

    A build ends soon: Python does not look for objects that name each other (``__main__.py``).
    """
    if command == "build":
        gc.disable()
    _serving[:] = [command] if command == "serve" else []


def on_config(config: MkDocsConfig) -> None:
    """Put the toolbox's templates and styles behind the project's own; have the engine speak French of links."""
    shared = str(places.HOME / "docs_overrides")
    if shared not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, shared)
    in_french = page_errors.InFrench(Path(config.config_file_path), Path(config.docs_dir))
    for name in page_errors.LOGGERS:
        logging.getLogger(name).filters = [in_french]
    language = site.spoken_in(config)
    config.nav = menus.titles(config.nav, language.say)
    menus.name_toggles(config.theme.get("palette"), language.say)


def on_pre_build(config: MkDocsConfig) -> None:
    """Check and render before the engine empties its folder."""
    root = Path(config.config_file_path).parent
    report = config.extra.pop("report", None)  # what `toolbox build` checked already
    report = report or checking.check(root, day=_DAY)
    printed = config.extra.pop("printed", None)  # what `toolbox build` printed already
    if not report.ok:
        text = diagnostics.as_text(report.diagnostics, report.lines)
        raise Abort(f"\n{text}\n\nLe site n'a pas été construit.")
    declared = pipeline.accessibility(report.checked)
    config.extra["accessibility"] = site.spoken_in(config).say(declared.level) if declared else ""
    printed = printed or _print(report, site.imprint_of(root, config))
    identity = site.identity_of(config)
    try:
        _outputs[:] = pipeline.render(report, printed, identity)
    except SearchError as error:
        raise Abort(str(error)) from error
    if _serving:
        config.extra["known"] = preview.know(report, printed, identity)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(pipeline.content_epoch(report)))


def _print(report: checking.Report, imprint: Imprint) -> Printed:
    """What is printed of a project: while one writes in a large one, nothing, for it would take minutes."""
    sheets = len(report.checked.sheets)
    if not _serving or sheets <= _FEW_PRINTED:
        return pipeline.print_all(report, imprint)
    _log.warning(
        "Au-delà de %d fiches, les PDF ne sont pas faits pendant qu’on écrit : « toolbox build ».", _FEW_PRINTED
    )
    return pipeline.NOTHING


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages to the hand-written ones."""
    plan = stamping.plan(_outputs, alone=not site.stamps(config), drawn=addresses.SHEETS if _serving else None)
    _stamps.begin(plan, config.markdown_extensions, config.mdx_configs)
    for output in plan.engine:
        if output.path.endswith(".md"):
            files.append(File.generated(config, output.path, content=output.read()))
        elif not output.path.startswith("assets/"):  # to which no page leads by hand
            files.append(_Known(output.path, config))
    stamped = [leaf for family in plan.families for leaf in family.stamped]
    known = [_Known(leaf.path, config, leaf.target) for leaf in stamped]
    for file in known:
        files.append(file)
    config.extra["stamped"] = [
        {"canonical_url": urljoin(config.site_url, file.url), "meta": leaf.matter}
        for leaf, file in zip(stamped, known, strict=True)
        if config.site_url
    ]
    _speak(files, config)
    styles = stylesheets.bundle([str(name) for name in config.extra_css], site.asset_folders(config))
    files.append(File.generated(config, stylesheets.BUNDLE, content=styles.text))
    config.extra_css = list(styles.linked)
    return files


def _speak(files: Files, config: MkDocsConfig) -> None:
    """Publish our scripts with their words in the language of the site; French ones as they are."""
    language = site.spoken_in(config)
    for file in [] if language.is_source else list(files):
        if scripts.has_words(file.src_uri):
            said = scripts.translated(file.content_string, language.say)
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=said, inclusion=InclusionLevel.INCLUDED))


class _Known(File):
    """A file that the engine does not write, but that pages it makes may lead to."""

    def __init__(self, path: str, config: MkDocsConfig, target: str | None = None) -> None:
        super().__init__(path, None, config.site_dir, config.use_directory_urls, dest_uri=target,
                         inclusion=InclusionLevel.INCLUDED)  # fmt: skip

    def is_documentation_page(self) -> bool:
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing is copied: we write stamped pages with their family, and files that are ready after the pages."""


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Spare the engine the reading of ready HTML: it keeps the places, which :func:`on_page_content` fills."""
    return _stamps.without_blocks(page.file.src_uri, markdown)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the HTML back, and say which anchors it has to those who check links."""
    html, anchors = _stamps.with_blocks(page.file.src_uri, html)
    if page.file.generated_by is None or page.file.src_uri.startswith(_WRITTEN):
        html = site.in_its_language(html, config)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | anchors
    return html


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Stamp a whole family when the engine has made its prototype, which is not published.

    The theme's markup is mended first. No e-mail address is written in full, whoever makes the page.
    """

    def content() -> str:
        return site.mended(page.content or "").strip()

    try:
        html = _stamps.after(page.file.src_uri, site.mended(output), content, Path(config.site_dir))
        return mailboxes.sealed(html)
    except stamping.StampError as error:
        raise _not_stamped(error) from error


def _not_stamped(error: stamping.StampError) -> Abort:
    return Abort(f"{error} Pour construire sans estampage : « stamping: false » sous « extra ».")


def on_build_error(error: Exception) -> None:
    """Leave nothing that still writes in a folder which will be cleared."""
    with suppress(Exception):
        _stamps.end()


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Mend the theme's markup in what is no page (404)."""
    return site.mended(output_content)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Escape words of the settings, which the theme prints as they are, then name the theme's scripts in the policy."""
    if not (language := site.spoken_in(config)).is_source:
        env.add_extension(speaker(language))
    remember(env)
    config.site_name = escape(config.site_name)
    config.site_description = escape(config.site_description or "") or None
    if _serving:
        return
    bases = {get_relative_url(".", file.url) for file in files.documentation_pages()}
    bases.add(urlsplit(config.site_url or "/").path)  # the page of errors, which may be shown anywhere
    hashes: set[str] = set()
    for name in _INLINE:
        template = env.get_template(name)
        for base in bases:
            html = template.render(config=config, base_url=base, features=config.theme["features"])
            hashes |= policy.inline_hashes(html)
    config.extra["policy"] = policy.content_policy(hashes)


def on_post_build(config: MkDocsConfig) -> None:
    """Check that nothing is missing; write the settings of hosts, with what only headers can say."""
    try:
        _stamps.end()
    except stamping.StampError as error:
        raise _not_stamped(error) from error
    if _serving:
        config.extra["known"] = replace(config.extra["known"], shells=_stamps.shells)
    folder = Path(config.site_dir)
    publishing.write(folder, [output for output in _outputs if not output.path.endswith(".md")])
    if lost := publishing.missing(folder, _outputs):
        raise Abort(f"{len(lost)} fichiers n'ont pas été écrits en entier, dont {lost[0]}.")
    folders = [f"{path.name}/" for path in folder.iterdir() if path.is_dir()]
    rules = config.extra.get("policy")
    for name, text in policy.hosting(rules, config.site_url or "/", folders).items() if rules else ():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Show a sheet as soon as it is saved, and the rest of the site when it is ready."""
    gc.enable()  # it may last for days
    gc.set_threshold(*_RARELY)
    _previews.append(Preview(server, config, config.extra["known"]))
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # leaves as little as Ctrl+C, which « serve & » ignores
    return server


def on_shutdown() -> None:
    """Stop what serving began."""
    while _previews:
        _previews.pop().close()
