"""MkDocs hook: adds the generated pages, so that ``mkdocs build`` and ``mkdocs serve`` work by themselves."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from pathlib import Path

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from builder import diagnostics, pipeline, site
from builder.consents import publication_day
from builder.output import Output

_log = logging.getLogger("mkdocs.hooks.toolbox")
_last_good: list[Output] = []
_DAY = publication_day()  # before the engine is told another one, below


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
        declared = pipeline.accessibility(report.checked)
        config.extra["accessibility"] = declared.level if declared else ""
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


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    """Make words of the settings HTML that says just them: the theme prints them as they are."""
    config.site_name = escape(config.site_name)
    config.site_description = escape(config.site_description or "") or None


def on_post_page(output: str, page: object, config: MkDocsConfig) -> str:
    """Mend the theme's markup."""
    return site.mended(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Mend it in what is no page (404)."""
    return site.mended(output_content)
