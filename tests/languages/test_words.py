"""Every word of the interface has its English: found by the code that says it, none missing, none stale."""

from __future__ import annotations

import ast
import os
import re
import shutil
from pathlib import Path

import pytest
from babel.messages.jslexer import tokenize
from babel.messages.pofile import read_po
from mkdocs.utils.yaml import yaml_load

from builder.languages import FRENCH, LanguageFault, Written, _, files, language, plural, scripts, sources, speaking
from builder.languages import templates as said_templates
from builder.languages.messages import Message
from builder.pages import words
from builder.schema import Schemas
from builder.typography import number
from tests.conftest import ROOT

ENGLISH = files.FOLDER / "en.po"
UNSAID = {
    "builder/pages/citing.py": {" and ", "  month = "},  # of BibTeX
    "builder/pages/linked_data.py": {"Article", "Collection", "Organization", "Place"},  # of schema.org
    "builder/pages/page.py": {"’", ' lang="'},
    "builder/related.py": {"auprès", "dernière", "première", "premières"},  # words that content says too often
    "builder/exports/data_page.py": {"Turtle", "curl -O ", "curl -s ", " | jq -r '[.id, .title] | @tsv'"},
}
"""Literals of Python that look like words of pages and are not."""
COLUMNS = "builder/exports/tables.py"
"""Its columns are described for re-users, in the words of the schema: French, as the data."""


def found(home: Path = ROOT) -> dict[str, str]:
    """Every message of the toolbox at ``home``, with its French plural, if any."""
    return {message.id: message.many for message in met(home)}


def met(home: Path) -> tuple[Message, ...]:
    with (home / "mkdocs.yml").open(encoding="utf-8") as file:
        settings, schemas = yaml_load(file), Schemas(home / "schema", {})
    titles = [*schemas.properties("sheet", ()).values(), *schemas.properties("accessibility", ("criteria",)).values()]
    return sources.messages(home, settings, titles)


def entries(path: Path = ENGLISH) -> dict[str, tuple[str, ...]]:
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.stem, abort_invalid=True)
    assert not [entry.id for entry in catalog if entry.fuzzy and entry.id]
    return {
        entry.id if isinstance(entry.id, str) else entry.id[0]: files._strings(entry)
        for entry in files.entries(catalog)
    }


@pytest.mark.parametrize("code", files.available()[1:])
def test_every_word_is_translated_and_no_entry_is_stale(code: str) -> None:
    path = files.FOLDER / f"{code}.po"
    if os.environ.get("UPDATE_LANGUAGES"):
        path.write_bytes(files.updated(code, met(ROOT), path.read_bytes()))
    assert language(code).code == code
    known, wanted = entries(path), found()
    assert len(wanted) > 600
    assert sorted(wanted.keys() - known.keys()) == []
    assert sorted(known.keys() - wanted.keys()) == []
    assert [message for message, strings in known.items() if not all(strings)] == []
    assert [message for message, many in wanted.items() if bool(many) != (len(known[message]) > 1)] == []


PLANTED = "Une phrase plantée là"
PLACES = {
    "a text of a template": ("builder/pages/templates/home.html.j2", "<h1>", f"<p>{PLANTED}</p>\n<h1>"),
    "an attribute": ("builder/pages/templates/find.html.j2", 'aria-label="Filtres choisis"', f'aria-label="{PLANTED}"'),
    "an expression": ("builder/pages/templates/macros.html.j2", '"Parties prenantes"', f'"{PLANTED}"'),
    "a template of the theme": ("docs_overrides/404.html", "Page introuvable</h1>", f"{PLANTED}</h1>"),
    "Python": ("builder/pages/home.py", "à reproduire chez vous", PLANTED),
    "a script": ("docs_overrides/assets/js/sheet.js", "Adresse de la fiche copiée.", PLANTED),
    "the menu": ("mkdocs.yml", "- Accueil:", f"- {PLANTED}:"),
    "the schema": ("schema/sheet.schema.json", '"title": "Suites"', f'"title": "{PLANTED}"'),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_planted_word_is_seen(place: str, tmp_path: Path) -> None:
    path, old, new = PLACES[place]
    for name in ("builder", "docs_overrides"):
        ignored = shutil.ignore_patterns("__pycache__", "fonts", "typst", "vendor", "*.wasm*")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    shutil.copytree(ROOT / "schema", tmp_path / "schema")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    source = (tmp_path / path).read_text(encoding="utf-8")
    assert old in source
    (tmp_path / path).write_text(source.replace(old, new, 1), encoding="utf-8")
    assert found(tmp_path).keys() - entries().keys() == {PLANTED}


def test_no_word_of_python_stays_french_unseen() -> None:
    left = {
        path: words
        for path in sources._python(ROOT)
        if (words := {text for _line, text in sources.unmarked(ast.parse((ROOT / path).read_text("utf-8")))})
    }
    assert len(left.pop(COLUMNS)) > 10
    assert left == UNSAID
    planted = ast.parse(f'def lead(): return "{PLANTED}"')
    assert [text for _line, text in sources.unmarked(planted)] == [PLANTED]


def test_what_stays_french_can_only_shrink() -> None:
    form = {f"builder/pages/templates/form{name}.html.j2" for name in ("", "_bring", "_controls")}
    guide = {f"builder/pages/templates/reference_{name}.html.j2" for name in ("head", "kind", "lists", "places")}
    assert form | guide >= sources.FRENCH_ONLY
    assert {"bring", "check", "form"} >= set(scripts.SILENT)
    assert all((ROOT / path).is_file() for path in sources.FRENCH_ONLY)
    assert all((ROOT / "docs_overrides" / scripts.FOLDER / name).is_dir() for name in scripts.SILENT)
    assert all((ROOT / "docs_overrides" / scripts.FOLDER / name).is_file() for name in scripts.DATA)


@pytest.mark.parametrize("path", list(sources._scripts(ROOT)))
def test_scripts_are_read_whole(path: str) -> None:
    source = (ROOT / path).read_text(encoding="utf-8")
    at = 0
    for token in tokenize(source):
        start = source.index(token.value, at)
        assert re.fullmatch(r"[\s?#]*", source[at:start]), f"{source[at:start]!r} was not read"
        at = start + len(token.value)
    assert not source[at:].strip()
    assert scripts.translated(source, FRENCH.say) == source


def test_french_is_what_the_source_says() -> None:
    for path in sources._templates(ROOT):
        source = (ROOT / path).read_text(encoding="utf-8")
        assert said_templates.translated(source, FRENCH.say) == source


def test_a_translation_keeps_the_places_and_moves_them() -> None:
    say = {"Retour à l’appel {{ n }} de la note {{ id }}": 'Note {{ id }}: back to “{{ n }}"'}.__getitem__
    made = said_templates.translated('<a title="Retour à l’appel {{ n }} de la note {{ id }}">↩</a>', say)
    assert made == '<a title="Note {{ id }}: back to “{{ n }}&#34;">↩</a>'
    script = 'say(`Retirer « ${title} » de\\u00a0${count(left, "fiche")}`)'
    words = {
        'Retirer « ${title} » de\u00a0${count(left, "fiche")}': 'From ${count(left, "fiche")}, drop `${title}`',
        "fiche": "sheet",
    }
    assert scripts.translated(script, words.__getitem__) == 'say(`From ${count(left, "sheet")}, drop \\`${title}\\``)'


FAULTY = {
    "markup": ('msgid "Accueil"\nmsgstr "<b>Home</b>"', "« < »"),
    "code of templates": ('msgid "Accueil"\nmsgstr "Home{% set x = 1 %}"', "{% set x = 1 %}"),
    "a value of its own": ('msgid "par {{ item.by }}"\nmsgstr "by {{ config }}"', "{{ config }}"),
    "code of scripts": ('msgid "Copié"\nmsgstr "Copied ${alert(1)}"', "${alert(1)}"),
    "half a place": ('msgid "Copié"\nmsgstr "Copied ${alert(1"', "${alert(1"),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_a_faulty_translation_is_refused(fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry, named = FAULTY[fault]
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    (tmp_path / "de.po").write_text(f'msgid ""\nmsgstr ""\n"Language: de\\n"\n\n{entry}\n', encoding="utf-8")
    with pytest.raises(LanguageFault, match=re.escape(named)) as refused:
        language.__wrapped__("de")
    assert str(refused.value).startswith("builder/languages/de.po:5:")


def test_dates_and_numbers_have_their_english_form() -> None:
    assert (number(10296), number(20.5), number(-3)) == ("10\u202f296", "20,5", "\u22123")
    with speaking(language("en")):
        assert (number(10296), number(20.5), number(-3)) == ("10,296", "20.5", "-3")
        assert words.date("2026-11-21") == "November 21, 2026"
        assert (words.date("2026-11"), words.date("2026")) == ("November 2026", "2026")
        assert words.span("2022-08/2024-12") == "from August 2022 to December 2024"
        assert words.when("2020") == "in 2020" and words.period(None, "2024-06-15") == "until June 15, 2024"
        assert [words.count(n, "fiche") for n in (0, 1, 2)] == ["0\u00a0sheets", "1\u00a0sheet", "2\u00a0sheets"]
        assert words.glue("%") == "" and words.glue("€") == "&nbsp;"
        assert words.enumeration(["a", "b", "c"]) == "a, b and c"
        assert _("Note {number}", number=3) == "Note 3" and plural(0, "terme", "termes") == "terms"
        assert [plural(n, "point", "points") for n in (-1, 1, 1.5, 2)] == ["point", "point", "points", "points"]
    assert words.date("2026-11-01") == "1er\u00a0novembre 2026"


def test_what_contributors_wrote_says_its_language_and_is_never_translated() -> None:
    mark = said_templates.marked
    assert mark(Written("Accueil &lt;"), "fr") == '<bdi lang="fr">Accueil &lt;</bdi>'
    assert mark(Written("<p>Accueil</p>"), "fr") == '<div lang="fr"><p>Accueil</p></div>'
    assert (mark(Written("%"), "fr"), mark("Accueil", "fr")) == ("%", "Accueil")
    source = '<h1 title="{{ a }}">{{ a }}</h1><title>{{ a }}</title>'
    assert said_templates.translated(source, str, "fr") == (
        '<h1 title="{{ a }}">{{ (a) | marked("fr") }}</h1><title>{{ a }}</title>'
    )
