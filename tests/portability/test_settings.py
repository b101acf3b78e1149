"""A mistake in ``mkdocs.yml`` is told in French, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder import settings, settings_errors
from builder.publishing import BuildError
from tests.conftest import ROOT
from tests.portability.conftest import run

GOOD = "site_name: Essai\nextra:\n  pdf: false\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    return tmp_path


_SEVERAL = ("1: site_name", "2: site_url", "3: nav", "4: theme", "5: site_dir", "7: extra, pdf", "8: motto")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("site_name: Notre réseau: Nord\n", ["mkdocs.yml:1:24: erreur L118", '    site_name: "Notre réseau: Nord"']),
        (f"{GOOD}\tdrafts: true\n", ["mkdocs.yml:4:1: erreur L107"]),
        (f"{GOOD}site_url: https://a.example/\nsite_name: Autre\n", ["mkdocs.yml:5:1: erreur L108", "ligne 1"]),
        ("site_name: « Essai »\nsite_url: \"https://a.example/\ntheme: {name: x\n", [":2:11: erreur L117"]),
        ("site_nom: Essai\n", [":1: site_name : ce réglage manque", "Vouliez-vous dire « site_name »"]),
        (f"{GOOD}site_url: a.example\n", [":4: site_url : l’adresse"]),
        (f"{GOOD}use_directory_urls: oui\n", [":4: use_directory_urls : écrivez true"]),
        (f"{GOOD}extra_css: style.css\n", [":4: extra_css : une liste est attendue"]),
        (f"{GOOD}theme: 3\n", [":4: theme : des réglages sont attendus"]),
        (f"{GOOD}dev_addr: 8000\n", [":4: dev_addr : écrivez une adresse et un port"]),
        (f"{GOOD}docs_dir: ailleurs\n", [":4: docs_dir : le dossier « ", "ailleurs » n’existe pas"]),
        (
            "site_name: Essai\nextra:\n  contribution: github\n  home:\n  Pdf: non\n  stamping: non\n",
            [":3: extra, contribution : des réglages", ":5: extra, Pdf", "dire « pdf »", ":6: extra, stamping"],
        ),
        (
            "site_name: Essai\nextra:\n  contribution: {forge: gihub, repository: a/b, email: x, branche: y}\n",
            [", forge : « gihub »", ", repository : l’adresse", ", email : une adresse", "dire « branch »"],
        ),
        (
            f"{GOOD}  home: {{title: , titre: x}}\n  page_css: a.css\n",
            [":4: extra, home, title : un texte", "dire « title »", ":5: extra, page_css"],
        ),
        (f"{GOOD}  content_language: English\n  content_langage: en\n", [":4: extra, content_language : « E", ":5: e"]),
        (f"{GOOD}  data_theme: Santé\nsite_dir: public\n", [":4: extra, data_theme : « S", ":5: site_dir : le site"]),
        ("site_name: Essai\npdf: false\n", [":2: pdf : ce réglage n’existe pas. Il va sous « extra »"]),
        (f"{GOOD}markdown_extensions: [absente]\n", [":4: markdown_extensions : l’extension « absente »"]),
        (f"{GOOD}markdown_extensions: toc\nplugins: search\n", [":4: markdown_ext", ":5: plugins : une liste est"]),
        (f"{GOOD}markdown_extensions: [toc: {{permalien: true}}]\n", [":4: markdown_ext", "« toc » n’a pas l’un"]),
        (f"{GOOD}plugins: [recherche, blogue]\n", [":4: plugins : l’extension « recherche »", "« blogue »"]),
        (f"{GOOD}validation:\n  links: {{anchors: erreur}}\n", [":5: validation, links, anchors : « erreur »"]),
        (f"{GOOD}theme: {{name: material, custom_dir: absent}}\n", [":4: theme : le dossier « "]),
        (f"{GOOD}theme:\n  palette: bleu\n  features: tabs\n", [":5: theme, palette", ":6: theme, features : une"]),
        (
            f"{GOOD}theme:\n  palette:\n    - scheme: sombre\n    - {{primary: bleu, toggle: {{icon: lune}}}}\n",
            [":6: theme, palette, scheme", "« slate »", ":7: theme, palette, primary", "« blue »", "« lune »"],
        ),
        (
            f"{GOOD}theme:\n  logo: logo.svg\n  favicon: [a]\n  features:\n  - toc.follow\n  - toc.folow\n  - x\n",
            [":5: theme, logo : le fichier", ":6: theme, favicon", ":9: theme, features : « toc.folow »", ":10: theme"],
        ),
        (
            f"{GOOD}  preload_fonts: [a.woff2]\nextra_css: [assets/css/cards.css, a.css]\ntheme: {{palete: x}}\n",
            [":4: extra, preload_fonts", ":5: extra_css : le fichier « a.css »", "Vouliez-vous dire « palette »"],
        ),
        (
            "site_name: [a]\nsite_url: 12\nnav: [12]\ntheme: absent\nsite_dir: content\nextra:\n  pdf: oui\nmotto: x\n",
            [f":{line} : " for line in _SEVERAL],
        ),
        ("INHERIT: absent.yml\n", [":1: INHERIT : le fichier « absent.yml »"]),
        ("", ["mkdocs.yml:1: des réglages sont attendus"]),
        ("- a\n", ["mkdocs.yml:1: des réglages sont attendus"]),
    ],
)  # fmt: skip
def test_each_mistake_is_told_where_it_is(text: str, told: list[str], project: Path) -> None:
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    with pytest.raises(BuildError) as raised:
        settings.read(project)
    said = str(raised.value).replace("\u00a0", " ")
    assert [words for words in told if words not in said] == []
    assert said.endswith("corrigez mkdocs.yml, puis relancez.")


def test_no_settings_at_all(project: Path) -> None:
    with pytest.raises(BuildError, match=r"mkdocs\.yml manque"):
        settings.read(project)


def test_what_the_engine_allows_is_allowed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_NAME", "Essai")
    text = (
        'site_name: !ENV SITE_NAME\nextra: &own\n  pdf: no\n  page_css: {"": [own.css]}\n  social: []\n  again: *own\n'
    )
    (project / "content" / "pages" / "own.css").touch()
    (project / "mkdocs.yml").write_text(text.replace("  again: *own\n", "validation: {nav: {<<: {}}}\n"), "utf-8")
    assert settings.read(project).site_name == "Essai"


def test_the_command_says_it_without_a_traceback(tmp_path: Path) -> None:
    done = run(tmp_path, "--project", str(ROOT), "init", "boite", "--name", "Essai")
    assert done.returncode == 0, done.stderr
    path = tmp_path / "boite" / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("site_name:", "site_nom:"), "utf-8")
    done = run(tmp_path / "boite", "build")
    assert done.returncode != 0
    assert "site_nom" in done.stderr
    assert "Config value" not in done.stderr
    assert "Traceback" not in done.stderr


def test_the_example_of_a_sheet_is_not_shown_of_settings(project: Path) -> None:
    (project / "mkdocs.yml").write_text(f"{GOOD}\tdrafts: true\n", encoding="utf-8")
    said = settings_errors.unreadable(project / "mkdocs.yml")
    assert "L107" in said and "territory" not in said
