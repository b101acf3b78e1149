"""Documents as people have them → drafts that hold every word, with the place it came from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import docx
import odfdo
import pytest
import typst
import yaml
from click.testing import CliRunner

from builder import cli
from builder.importing.documents import read_document
from builder.importing.hyphens import join, words_of
from builder.importing.lines import Line
from builder.importing.recognising import departments, figures, organisations

TEXT = """RÉUNIR LES ACTRICES ET LES ACTEURS DE LA FILIÈRE

Une association réunit chaque mois des lycéennes et des techniciennes de la région.

Constat(s)
Les lycéennes connaissent peu les métiers tech-
niques. En Pas-de-Calais, elles étaient 12 % en 2021.

Objectif(s)
- Faire se rencontrer lycéennes et techniciennes
- Donner envie de visiter une usine, 1 atelier par an

LES CLÉS DE RÉUSSITE
Des techniciennes disponibles

Parties prenantes
- Le CORIF
- Lycée Exemple

Indicateur(s)
Lycéennes venues : 19 femmes en 2023, 1 087,5 femmes en 2024

MERCI À TOUTES ET À TOUS
Un mot de la fin que rien ne range : https://exemple.fr/merci

Contacts : service mixité, mixite@we-
ker.org
"""


def bring(project: Path, file: Path) -> list[dict[str, Any]]:
    result = CliRunner().invoke(cli.main, ["--project", str(project), "import", "document", str(file)])
    assert result.exit_code == 0, result.output
    paths = sorted((project / "content" / "drafts").glob("*.yaml"), key=lambda path: path.read_text().find("/1"))
    return [yaml.safe_load(path.read_bytes()) for path in paths]


def accounted(lines: tuple[Line, ...], drafts: list[dict[str, Any]]) -> None:
    """Every letter that was read is in a draft, placed or not, and every word is there to be read."""
    read = sum(char.isalnum() for line in lines for char in line.text)
    counts = [draft["import"]["characters"] for draft in drafts]
    assert read == sum(count["read"] for count in counts)
    for count in counts:
        assert count["read"] == count["placed"] + count["unplaced"] + count["set_aside"]
    kept = "".join(char for draft in drafts for value in _texts(draft) for char in value if char.isalnum())
    for line in lines:
        for word in re.findall(r"\w{3,}", line.text):
            assert word in kept or word.capitalize() in kept, f"« {word} » is lost"


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for child in value.values() for text in _texts(child)]
    if isinstance(value, list):
        return [text for child in value for text in _texts(child)]
    return [str(value)]


def checked(draft: dict[str, Any]) -> None:
    """What the text above says, wherever it was read."""
    assert draft["title"] == "RÉUNIR LES ACTRICES ET LES ACTEURS DE LA FILIÈRE"
    assert draft["summary"].startswith("Une association réunit")
    assert "métiers techniques. En Pas-de-Calais" in draft["context"]
    assert draft["objectives"] == [
        "Faire se rencontrer lycéennes et techniciennes",
        "Donner envie de visiter une usine, 1 atelier par an",
    ]
    assert draft["success_factors"] == ["Des techniciennes disponibles"]
    assert draft["stakeholders"] == [{"organisation": "corif"}, {"name": "Lycée Exemple"}]
    assert [value["value"] for value in draft["indicators"][0]["values"]] == [19, 1087.5]
    assert draft["contacts"] == [{"role": "service mixité", "email": "mixite@we-ker.org"}]
    block = draft["import"]
    assert any("MERCI" in item["passage"] for item in block["unplaced"])
    proposed = {item["field"]: item.get("proposed") for item in block["to_confirm"]}
    assert proposed["resources"] == "https://exemple.fr/merci"
    assert proposed["territory"] == {"region": "32", "departments": ["62"]}
    assert all(item["why"].startswith("à confirmer : ") for item in block["to_confirm"])
    assert all(item["line"] >= 1 for item in block["passages"])


def test_a_text(project: Path) -> None:
    file = project.parent / "fiche.txt"
    file.write_text(TEXT, encoding="utf-8")
    drafts = bring(project, file)
    assert len(drafts) == 1
    checked(drafts[0])
    accounted(read_document(file).lines, drafts)


def test_a_word_processor_file_with_its_links_notes_and_boxes(project: Path) -> None:
    file = project.parent / "fiche.docx"
    document = docx.Document()
    for paragraph in re.split(
        r"\n(?![a-z])", TEXT.replace("tech-\nniques", "techniques").replace("we-\nker", "we-ker")
    ):
        document.add_paragraph(paragraph)
    document.add_table(1, 1).cell(0, 0).text = "Une cellule gardée"
    document.save(str(file))
    drafts = bring(project, file)
    checked(drafts[0])
    accounted(read_document(file).lines, drafts)
    assert "cellule" in str(drafts)


def test_an_open_document(project: Path) -> None:
    file = project.parent / "fiche.odt"
    document = odfdo.Document("text")
    document.body.clear()
    for paragraph in re.split(
        r"\n(?![a-z])", TEXT.replace("tech-\nniques", "techniques").replace("we-\nker", "we-ker")
    ):
        document.body.append(odfdo.Paragraph(paragraph))
    document.save(file)
    drafts = bring(project, file)
    checked(drafts[0])
    accounted(read_document(file).lines, drafts)


COLUMNS = """
#set page(width: 21cm, height: 18cm, margin: 1.5cm)
#set text(lang: "fr", size: 10pt, hyphenate: true)
#set par(justify: true)
#text(size: 18pt)[Réunir les actrices de la filière]

#columns(2, gutter: 1cm)[
  #text(size: 13pt)[Constat(s)]

  #context_text

  #text(size: 13pt)[Objectif(s)]

  #aim_text
  #colbreak()
  #text(size: 13pt)[Obstacle(s)]

  #stop_text

  #text(size: 13pt)[Suites]

  #next_text
]
"""
WORDS = {
    "context_text": "Les établissements industriels du territoire connaissent des difficultés de recrutement " * 3,
    "aim_text": "Sensibiliser durablement les collégiennes aux qualifications professionnelles recherchées " * 3,
    "stop_text": "Les représentations stéréotypées découragent les candidatures féminines spontanées " * 3,
    "next_text": "Accompagner prochainement les entreprises volontaires dans leurs recrutements diversifiés " * 3,
}


def test_a_pdf_in_two_columns_with_cut_words(project: Path) -> None:
    file = project.parent / "fiche.pdf"
    told = "".join(f'#let {name} = "{words.strip()}."\n' for name, words in WORDS.items())
    file.write_bytes(typst.compile((told + COLUMNS).encode(), format="pdf"))
    lines = read_document(file).lines
    assert any(line.text.endswith("-") for line in lines)
    drafts = bring(project, file)
    assert len(drafts) == 1
    draft = drafts[0]
    assert draft["title"] == "Réunir les actrices de la filière"
    found = {"context_text": draft["context"], "aim_text": draft["objectives"][0],
             "stop_text": draft["obstacles"][0], "next_text": draft["next_steps"][0]}  # fmt: skip
    assert found == {name: f"{words.strip()}." for name, words in WORDS.items()}
    assert {item["page"] for item in draft["import"]["passages"]} == {1}
    accounted(lines, drafts)


def test_headings_in_any_order_and_several_sheets(project: Path) -> None:
    file = project.parent / "recueil.txt"
    sheet = (
        "L'ÉTUDE DE CAS\n\n{}\n\nPoints de vigilance\n{}\n\nCONTEXTE\n{}\n\nContacts\nWe Ker, contact@exemple.fr\n\n"
    )
    file.write_text(
        sheet.format("Première pratique à lire", "Un", "Deux")
        + sheet.format("Seconde pratique à lire", "Trois", "Quatre"),
        encoding="utf-8",
    )
    drafts = {draft["title"]: draft for draft in bring(project, file)}
    accounted(read_document(file).lines, list(drafts.values()))
    assert drafts["Première pratique à lire"]["vigilance_points"] == ["Un"]
    assert drafts["Première pratique à lire"]["context"] == "Deux"


def test_a_text_without_any_heading_is_kept_whole(project: Path) -> None:
    file = project.parent / "notes.txt"
    file.write_text("rien que des mots, et encore des mots.\n\nd'autres mots, longs " * 40, encoding="utf-8")
    drafts = bring(project, file)
    accounted(read_document(file).lines, drafts)
    assert drafts[0]["import"]["characters"]["unplaced"] > 1000


@pytest.mark.parametrize(("lines", "whole"), [
    (["une asso-", "ciation"], "une association"),
    (["emploi-insertion-", "formation"], "emploi-insertion-formation"),
    (["un rendez-", "vous ; rendez-vous"], "un rendez-vous ; rendez-vous"),
    (["le rendez-", "vous d'accueil"], "le rendez-vous d'accueil"),
    (["dans le Pas-de-", "Calais"], "dans le Pas-de-Calais"),
    (["à Saint-", "Omer"], "à Saint-Omer"),
    (["elles-", "mêmes, c'est-", "à-dire"], "elles-mêmes, c'est-à-dire"),
    (["des sous-", "traitants, une sous-", "cription"], "des sous-traitants, une souscription"),
    (["une entre-", "prise, bien-", "tôt, peut-", "être"], "une entreprise, bientôt, peut-être"),
    (["ecrire@we-", "ker.org"], "ecrire@we-ker.org"),
    (["https://exemple.fr/la-", "page"], "https://exemple.fr/la-page"),
    (["16-", "25 ans"], "16- 25 ans"),
])  # fmt: skip
def test_cut_words(lines: list[str], whole: str) -> None:
    assert join(lines, words_of(lines)) == whole


@pytest.mark.parametrize(("text", "found"), [
    ("Il atteint 22% en 2024, contre 20,5% en 2020", [(22, "%", "2024"), (20.5, "%", "2020")]),
    ("en 2020, le groupe comptait 2,5% de conductrices, contre 4% aujourd'hui", [(2.5, "%", "2020")]),
    ("19 femmes en 2023, 1 087,5 femmes en 2024", [(19, "femmes", "2023"), (1087.5, "femmes", "2024")]),
    ("En 2023, 10 296 jeunes accompagnés.", [(10296, "jeunes", "2023")]),
    ("Le plan 2020-2023 compte 4 axes.", [(4, "axes", "2020/2023")]),
    ("Sept portraits, 4 entreprises.", []),
    ("Article L4121-1 de 2021.", []),
    ("Réuni le 12 mars 2026, puis le 3 juin 2026.", []),
    ("Lycéennes venues : 12 en 2023", [(12, "", "2023")]),
])  # fmt: skip
def test_dated_figures(text: str, found: list[tuple[float, str, str]]) -> None:
    assert [(figure.value, figure.unit, figure.date) for figure in figures(text)] == found


def test_names_are_recognised_whole() -> None:
    names = {"CORIF": "corif", "Ville d'Amiens": "ville-amiens", "Pôle Emploi": "pole-emploi"}
    assert organisations("Avec le CORIF et la Ville d’Amiens, sans CORIFÉE", names) == {"corif": 1, "ville-amiens": 1}


def test_departments_that_are_also_words_are_not_guessed(project: Path) -> None:
    from builder.commands.bring_in import known_of  # noqa: PLC0415

    known = known_of(project)
    assert departments("Dans le Nord de la Manche, en Seine-Maritime", known) == ["76"]
    assert departments("Le département du Nord", known) == ["59"]
    assert departments("Mme Aude Lavigne écrit au département de l'Aude", known) == ["11"]
    assert departments("Mme Aude Lavigne", known) == []


def test_two_documents_of_one_name_are_two_drafts(project: Path) -> None:
    texts = {"a": "Un bus des métiers\n\nContexte\nLa vallée manque d'emplois.\n",
             "b": "Un bus des métiers\n\nContexte\nUn lycée ouvre ses cuisines aux habitants.\n"}  # fmt: skip
    for folder, text in texts.items():
        (project.parent / folder).mkdir()
        (project.parent / folder / "fiche.txt").write_text(text, encoding="utf-8")
        bring(project, project.parent / folder / "fiche.txt")
    drafts = project / "content" / "drafts"
    assert "La vallée" in (drafts / "un-bus-des-metiers.yaml").read_text(encoding="utf-8")
    assert "Un lycée" in (drafts / "un-bus-des-metiers-2.yaml").read_text(encoding="utf-8")
    mended = texts["a"].replace("manque d'emplois", "manque de beaucoup d'emplois")
    (project.parent / "a" / "fiche.txt").write_text(mended, encoding="utf-8")
    bring(project, project.parent / "a" / "fiche.txt")
    assert "beaucoup" in (drafts / "un-bus-des-metiers.yaml").read_text(encoding="utf-8")
    assert len(list(drafts.glob("*.yaml"))) == 2
