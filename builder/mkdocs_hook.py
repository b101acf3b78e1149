"""MkDocs hook: adds the generated pages, so that ``mkdocs build`` and ``mkdocs serve`` work by themselves."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from builder import diagnostics, mailboxes, pipeline, policy, publishing, site
from builder.consents import publication_day
from builder.output import Output

_log = logging.getLogger("mkdocs.hooks.toolbox")
_last_good: list[Output] = []
_serving: list[str] = []
_DAY = publication_day()  # before the engine is told another one, below
_INLINE: Final = tuple(f"partials/javascripts/{name}.html" for name in ("base", "content", "palette"))
"""The theme's templates that write a script inside pages."""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """While serving, pages carry no policy: it would stop the script by which the engine reloads them."""
    _serving[:] = [command] if command == "serve" else []


def on_config(config: MkDocsConfig) -> None:
    """Put the toolbox's templates and styles behind the project's own."""
    shared = str(pipeline.HOME / "docs_overrides")
    if shared not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, shared)


def on_pre_build(config: MkDocsConfig) -> None:
    """Check and render before the engine empties its folder; while serving, a broken sheet keeps the last good site."""
    root = Path(config.config_file_path).parent
    report = replace(pipeline.check(root, day=_DAY), drafts=config.extra.pop("drafts", False))
    printed = config.extra.pop("printed", None)  # what `toolbox build` printed already
    if report.ok:
        printed = printed or pipeline.print_all(report, site.imprint_of(root, config))
        _last_good[:] = pipeline.render(report, printed, site.identity_of(config))
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(pipeline.content_epoch(report)))
        return
    lines = {entry.file: entry.source.lines for entry in report.checked.project.entries}
    text = diagnostics.as_text(report.diagnostics, lines)
    if not _last_good:
        raise Abort(f"\n{text}\n\nLe site n'a pas été construit.")
    _log.error("\n%s\n\nLe site montre toujours la dernière version correcte.", text)
    config.extra["problems"] = [f"{d.file}:{d.span.line}: {d.message} {d.fix}" for d in report.diagnostics]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages to the hand-written ones."""
    for output in _last_good:
        if output.file is not None:
            files.append(File.generated(config, output.path, abs_src_path=str(output.file.resolve())))
        else:
            files.append(File.generated(config, output.path, content=output.content))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Escape words of the settings, which the theme prints as they are, then name the theme's scripts in the policy."""
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


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Write no e-mail address in full."""
    return mailboxes.sealed(output)


def on_post_build(config: MkDocsConfig) -> None:
    """Check that nothing is missing; write the settings of hosts, with what only headers can say."""
    folder = Path(config.site_dir)
    if lost := publishing.missing(folder, _last_good):
        raise Abort(f"{len(lost)} fichiers n'ont pas été écrits en entier, dont {lost[0]}.")
    folders = [f"{path.name}/" for path in folder.iterdir() if path.is_dir()]
    rules = config.extra.get("policy")
    for name, text in policy.hosting(rules, config.site_url or "/", folders).items() if rules else ():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
