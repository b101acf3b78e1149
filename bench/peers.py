"""The same catalogue as others would build it: stock Material for MkDocs, Zensical, Hugo."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from builder import stamping
from builder.output import Output

STOCK = """\
site_name: Boîte à pratiques
site_url: https://boite-a-pratiques.example/
theme: {name: material, language: fr, font: false}
markdown_extensions: [attr_list, tables, toc]
"""
"""What the first page of Material's documentation has people write; search is its default plugin."""


def as_markdown(project: Path, target: Path, *, nav: bool) -> None:
    """The sheets as Markdown pages of a stock project, one file each, in the navigation or out of it."""
    pages = target / "docs" / "fiches"
    pages.mkdir(parents=True)
    titles = {}
    for path in sorted((project / "content/sheets").rglob("*.yaml")):
        data = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        titles[path.stem] = data["title"]
        (pages / f"{path.stem}.md").write_text("\n".join(_page(data)), encoding="utf-8")
    lines = [f"- [{title}](fiches/{name}.md)" for name, title in titles.items()]
    (target / "docs" / "index.md").write_text("# Les fiches\n\n" + "\n".join(lines), encoding="utf-8")
    listed = {"nav": [{"Accueil": "index.md"}, {"Fiches": [f"fiches/{name}.md" for name in titles]}]} if nav else {
        "nav": [{"Accueil": "index.md"}], "not_in_nav": "fiches/*", "plugins": []
    }  # fmt: skip
    (target / "mkdocs.yml").write_text(STOCK + yaml.safe_dump(listed, allow_unicode=True), encoding="utf-8")


def _page(data: dict[str, Any]) -> Iterator[str]:
    yield f"---\ndescription: {json.dumps(data['summary'], ensure_ascii=False)}\n---\n\n# {data['title']}\n"
    for key, value in data.items():
        if key not in {"id", "title"}:
            yield f"\n## {key.replace('_', ' ').capitalize()}\n"
            yield from _block(value)


def _block(value: Any, depth: int = 0) -> Iterator[str]:
    """Texts as paragraphs, the rest as lists in lists."""
    pad = "    " * depth
    if isinstance(value, list):
        for item in value:
            first, *rest = _block(item, depth + 1) if isinstance(item, dict | list) else (f"{item}",)
            yield f"{pad}- {first.strip().removeprefix('- ')}"
            yield from rest
    elif isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, dict | list):
                yield f"{pad}- **{key}**"
                yield from _block(inner, depth + 1)
            else:
                yield f"{pad}- **{key}** : {inner}"
    else:
        yield f"{pad}{value}\n"


def for_hugo(outputs: list[Output], shell: Path, target: Path) -> None:
    """Ready bodies for Hugo, with the shell of our own pages as its template.

    Args:
        outputs: the generated pages of the sheets.
        shell: a page of the site, of which only title, description, address and body differ from the others.
        target: the folder of Hugo's project.
    """
    shutil.rmtree(target, ignore_errors=True)
    (target / "content" / "fiches").mkdir(parents=True)
    (target / "layouts" / "_default").mkdir(parents=True)
    (target / "hugo.toml").write_text(
        'baseURL = "https://boite-a-pratiques.example/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n'
        '[markup.goldmark.renderer]\nunsafe = true\n', encoding="utf-8"
    )  # fmt: skip
    first = None
    for output in outputs:
        leaf = stamping.Leaf(output)
        first = first or leaf
        matter = json.dumps({"title": leaf.matter["title"], "description": leaf.matter["description"]})
        path = target / "content" / "fiches" / f"{Path(leaf.path).stem}.html"
        path.write_text(f"{matter}\n" + "\n".join(leaf.blocks), encoding="utf-8")
    html = shell.read_text("utf-8").replace("{{", "{ {")
    before, _, rest = html.partition("<article")
    after = rest.partition("</article>")[2]
    template = f"{before}<article>{{{{ .Content }}}}</article>{after}".replace(
        "<head>", '<head><title>{{ .Title }}</title><meta name="description" content="{{ .Params.description }}">'
    )
    for name in ("single", "list"):
        (target / "layouts" / "_default" / f"{name}.html").write_text(template, encoding="utf-8")
