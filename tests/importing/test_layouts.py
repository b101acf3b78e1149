"""What stands out, what is nested and what is beside: the layouts that people's documents have."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
import typst

from builder.importing.documents import read_document
from tests.importing.test_document import accounted, bring

TYPED = """Réunir les actrices de la filière

Constat(s)                                   Objectif(s)
Les lycéennes connaissent peu les            Faire se rencontrer lycéennes
métiers de la métallurgie : elles            et techniciennes, dans une
n'en voient aucun autour d'elles             usine, une fois par an.
et n'osent pas s'y projeter.
                                             Obstacle(s)
Indicateur(s)                                Les machines s'arrêtent peu,
Lycéennes venues : 19 en 2023                et jamais le mercredi.

Contacts
We Ker, contact@exemple.fr
"""


def test_a_text_in_columns_of_spaces(project: Path) -> None:
    file = project.parent / "fiche.txt"
    file.write_text(TYPED, encoding="utf-8")
    (draft,) = bring(project, file)
    assert draft["context"] == (
        "Les lycéennes connaissent peu les métiers de la métallurgie : elles n'en voient aucun autour d'elles et "
        "n'osent pas s'y projeter."
    )
    assert draft["objectives"] == ["Faire se rencontrer lycéennes et techniciennes, dans une usine, une fois par an."]
    assert draft["obstacles"] == ["Les machines s'arrêtent peu, et jamais le mercredi."]
    assert draft["contacts"][0]["email"] == "contact@exemple.fr"
    accounted(read_document(file).lines, [draft])


def test_headings_that_are_only_bold_or_of_several_levels(project: Path) -> None:
    """An unknown heading as large as the known ones is of no field; a smaller one stays in its field."""
    file = project.parent / "fiche.docx"
    document = docx.Document()
    document.add_heading("Ouvrir les ateliers", 1)
    document.add_heading("2. Les objectifs du groupe de travail", 2)
    document.add_paragraph("Faire visiter.")
    document.add_heading("Pour les lycéennes", 3)
    document.add_paragraph("Voir un atelier.")
    document.add_heading("Un mot de la direction", 2)
    document.add_paragraph("Merci.")
    document.add_heading("Clés de réussite de la bonne pratique", 2)
    document.add_paragraph("Des techni\u00adciennes.")
    document.save(str(file))
    (draft,) = bring(project, file)
    assert draft["objectives"] == ["Faire visiter.", "Pour les lycéennes", "Voir un atelier."]
    assert draft["success_factors"] == ["Des techniciennes."]
    assert {item["passage"] for item in draft["import"]["unplaced"]} == {"Un mot de la direction", "Merci."}


NESTED = """
#set page(width: 14cm, height: 20cm)
#set text(lang: "fr", size: 10pt)
#text(size: 20pt)[Accélérer l'égalité]

#text(size: 14pt, weight: "bold")[Description]

Le groupe a commencé par un diagnostic.

#text(weight: "bold")[Objectifs]

Compter autant de femmes que d'hommes.

#text(weight: "bold")[Le réseau des volontaires]

Il fait vivre la démarche dans les filiales.

#text(size: 14pt, weight: "bold")[Impact]

Part de femmes
#text(size: 18pt)[22 % en 2024]

Les équipes voient changer les mentalités.

#text(size: 14pt, weight: "bold")[Contacts]

We Ker \\
contact\\@exemple.fr \\
CORIF \\
accueil\\@exemple.org
"""


def test_a_pdf_with_nested_headings_large_figures_and_two_contacts(project: Path) -> None:
    file = project.parent / "fiche.pdf"
    file.write_bytes(typst.compile(NESTED.encode(), format="pdf"))
    (draft,) = bring(project, file)
    assert draft["objectives"] == ["Compter autant de femmes que d’hommes."]
    assert "Le réseau des volontaires" in draft["description"] and "filiales" in draft["description"]
    assert any("22 % en 2024" in point for point in draft["impact"])
    assert "Les équipes voient changer les mentalités." in draft["impact"]
    assert draft["contacts"] == [
        {"organisation": "we-ker", "email": "contact@exemple.fr"},
        {"organisation": "corif", "email": "accueil@exemple.org"},
    ]


BOOKLET = """
#set page(width: 14cm, height: 20cm)
#set text(lang: "fr", size: 10pt)
#for (name, aim) in (("Ouvrir les ateliers aux filles", "Faire visiter."), ("Former des mentores", "Transmettre.")) [
  #text(weight: "bold")[Réseau – étude de cas] \\
  #text(size: 20pt, weight: "bold", name)

  #text(weight: "bold")[Quand]

  En cours

  #text(size: 14pt, weight: "bold")[Objectifs]

  #aim

  #text(size: 11pt, weight: "bold")[Pour les lycéennes]

  Voir un atelier.

  #text(size: 9pt, weight: "bold")[Partenaires]

  We Ker

  #text(size: 14pt, weight: "bold")[Clés de réussite]

  Des techniciennes.
]
"""


def test_a_booklet_whose_headings_are_of_several_sizes(project: Path) -> None:
    """The largest words are titles, which start sheets; smaller ones under a heading part what it holds."""
    file = project.parent / "recueil.pdf"
    file.write_bytes(typst.compile(BOOKLET.encode(), format="pdf"))
    drafts = {draft["title"]: draft for draft in bring(project, file)}
    assert {title: draft["objectives"] for title, draft in drafts.items()} == {
        "Ouvrir les ateliers aux filles": ["Faire visiter.", "Pour les lycéennes", "Voir un atelier."],
        "Former des mentores": ["Transmettre.", "Pour les lycéennes", "Voir un atelier."],
    }
    assert all(draft["stakeholders"] == [{"organisation": "we-ker"}] for draft in drafts.values())


ACRONYMS = """Le café des mères

Contexte

Un contexte simple.

Partenaires

{}

MERCI À TOUTES ET À TOUS

Un mot de la fin.
"""


@pytest.mark.parametrize(("words", "parties"), [
    ("CORIF, ADIE", [{"organisation": "corif"}, {"name": "ADIE"}]),
    ("CORIF, Ville d'Amiens et We Ker", [
        {"organisation": "corif"}, {"organisation": "ville-amiens"}, {"organisation": "we-ker"},
    ]),
    ("MISSION LOCALE", [{"name": "MISSION LOCALE"}]),
    ("Une mairie\n\nADIE, CRESS", [{"name": "Une mairie"}, {"name": "ADIE"}, {"name": "CRESS"}]),
])  # fmt: skip
def test_names_in_capitals_under_partners_are_no_heading(
    project: Path, words: str, parties: list[dict[str, str]]
) -> None:
    file = project.parent / "fiche.txt"
    file.write_text(ACRONYMS.format(words), encoding="utf-8")
    (draft,) = bring(project, file)
    assert draft["stakeholders"] == parties
    told = {item["passage"]: item["why"] for item in draft["import"]["unplaced"]}
    assert told["Un mot de la fin."] == "sous un intertitre qui n'est celui d'aucune rubrique"


RULED = """
#set page(width: 14cm, height: 20cm, margin: 1.5cm)
#set text(lang: "fr", size: 10pt)
#let sheet(name, before) = [
  #text(size: 16pt, weight: "bold", name)

  #table(columns: (3.2cm, 1fr), align: horizon,
    table.cell(colspan: 2)[Le projet],
    [Contexte], [#before Les ateliers étaient fermés le soir, et les familles
      ne les voyaient jamais, ni la nuit, ni le jour, ni l'été.],
    [Objectifs de la démarche engagée], [Montrer \\ Faire visiter],
    [Partenaires], [CORIF \\ We Ker],
    [Financement], [],
    [Mot du maire], [],
    [Contact], [contact\\@exemple.fr],
  )
  Une fin de page.
]
#sheet("Le bus des métiers", "Un.")
#pagebreak()
#sheet("Le jardin de rue", "Deux.")
"""


def test_a_table_that_a_pdf_draws_keeps_each_label_with_what_is_beside_it(project: Path) -> None:
    file = project.parent / "fiches.pdf"
    file.write_bytes(typst.compile(RULED.encode(), format="pdf"))
    drafts = {draft["title"]: draft for draft in bring(project, file)}
    accounted(read_document(file).lines, [*drafts.values()])
    for title, before in (("Le bus des métiers", "Un."), ("Le jardin de rue", "Deux.")):
        draft = drafts[title]
        assert draft["context"].startswith(f"{before} Les ateliers") and draft["context"].endswith("ni l’été.")
        assert draft["objectives"] == ["Montrer", "Faire visiter"]
        assert draft["stakeholders"] == [{"organisation": "corif"}, {"organisation": "we-ker"}]
        assert "funding" not in draft
        assert {"Mot du maire", "Le projet"} <= {item["passage"] for item in draft["import"]["unplaced"]}


BESIDE = """
#set page(width: 14cm, height: 20cm, margin: 1.5cm)
#set text(lang: "fr", size: 10pt)
#text(size: 16pt, weight: "bold")[Le bus des métiers]

#table(columns: (3.2cm, 1fr), stroke: (x: none, y: 0.5pt),
  [*Contexte*], [La vallée se vide.], [*Objectifs*], [Rouler], [*Freins*], [Le bruit], [*Mot du maire*], [Merci.],
  [*Partenaires*], [CORIF], [*Contact*], [contact\\@exemple.fr],
)
"""


def test_short_texts_beside_labels_of_a_pdf_without_cells_are_not_a_second_column(project: Path) -> None:
    file = project.parent / "fiche.pdf"
    file.write_bytes(typst.compile(BESIDE.encode(), format="pdf"))
    (draft,) = bring(project, file)
    accounted(read_document(file).lines, [draft])
    assert (draft["context"], draft["objectives"], draft["obstacles"]) == (
        "La vallée se vide.",
        ["Rouler"],
        ["Le bruit"],
    )
    assert draft["stakeholders"] == [{"organisation": "corif"}] and "contacts" in draft
    assert {item["passage"] for item in draft["import"]["unplaced"]} == {"Mot du maire", "Merci."}


def test_a_line_of_a_table_parts_words_however_near(project: Path) -> None:
    file = project.parent / "fiche.pdf"
    cells = "[Contexte], [Peu de bus.], [Objectifs], [Rouler], [Actions menées], [Dix trajets.]"
    text = f"= Le bus des métiers\n#table(columns: (auto, 1fr), inset: 1pt, {cells})"
    file.write_bytes(typst.compile(text.encode()))
    (draft,) = bring(project, file)
    assert draft["objectives"] == ["Rouler"] and draft["description"] == "Dix trajets."


FIGURES = """#set page(paper: "a5")
= L’offre efficace
== Chiffres clés
#grid(columns: (1fr, 1fr), align: center,
  [#text(size: 24pt)[1 240] \\ trajets en 2024, \\ de nuit], [#text(size: 24pt)[86 %] \\ de satisfaits])
== Difficultés
La neige.
"""


def test_figures_side_by_side_go_with_what_they_count_and_joined_letters_are_read(project: Path) -> None:
    file = project.parent / "fiche.pdf"
    file.write_bytes(typst.compile(FIGURES.encode(), format="pdf"))
    (draft,) = bring(project, file)
    assert draft["title"] == "L’offre efficace" and draft["obstacles"] == ["La neige."]
    assert draft["impact"] == ["1 240 trajets en 2024, de nuit", "86 % de satisfaits"]
    accounted(read_document(file).lines, [draft])
