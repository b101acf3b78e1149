"""Headers, footers and page numbers go apart; headings that every sheet has, and what stands under them, do not."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst

from builder.importing.documents import read_document
from builder.importing.furniture import apart
from tests.importing.test_document import accounted, bring

NAMES = {"contexte": "context", "contact": "contacts"}
SHEETS = """
#set page(width: 14cm, height: 20cm, header: text(8pt)[Recueil des pratiques], footer: FOOTER)
#set text(lang: "fr", size: 10pt)
#let every = (("Le bus des métiers", "Aller vers"), ("La cantine ouverte", "Nourrir"), ("Le jardin de rue", "Planter"))
#for (name, aim) in every {
  text(20pt, weight: "bold", name)
  parbreak()
  for (title, words) in (
    ("Contexte", "Un contexte, à " + name + "."), ("Objectifs", aim + "."), ("Partenaires", "CORIF"),
    ("Clés de réussite", "Une équipe stable."), ("Points de vigilance", "Le calendrier de " + name + "."),
    ("Contact", "contact@exemple.fr"),
  ) {
    text(12pt, weight: "bold", title)
    parbreak()
    words
    parbreak()
  }
  pagebreak(weak: true)
}
"""
FOOTER = "[Réseau -- page #context counter(page).display() sur 3]"


def test_sheets_of_one_page_keep_the_headings_that_they_share(project: Path) -> None:
    file = project.parent / "recueil.pdf"
    file.write_bytes(typst.compile(SHEETS.replace("FOOTER", FOOTER).encode(), format="pdf"))
    drafts = {draft["title"]: draft for draft in bring(project, file)}
    aims = {"Le bus des métiers": "Aller vers.", "La cantine ouverte": "Nourrir.", "Le jardin de rue": "Planter."}
    assert {name: draft["objectives"] for name, draft in drafts.items()} == {name: [aim] for name, aim in aims.items()}
    for name, draft in drafts.items():
        assert draft["context"] == f"Un contexte, à {name}."
        assert draft["stakeholders"] == [{"organisation": "corif"}]
        assert draft["success_factors"] == ["Une équipe stable."]
        assert draft["contacts"] == [{"email": "contact@exemple.fr"}]
    left = [item["passage"] for draft in drafts.values() for item in draft["import"].get("unplaced", ())]
    assert sorted(left) == sorted(["Recueil des pratiques"] * 3 + [f"Réseau – page {n} sur 3" for n in (1, 2, 3)])
    accounted(read_document(file).lines, list(drafts.values()))


def furniture(file: Path, pages: list[str]) -> list[str]:
    file.write_text("\f".join(pages), encoding="utf-8")
    return [line.text for line in apart(read_document(file).lines, NAMES)[1]]


@pytest.mark.parametrize(("pages", "found"), [
    (["Le titre un\n\nUn texte.\n\n12", "Le titre deux\n\nAutre.\n\n13", "Trois\n\nEncore.\n\n14"], ["12", "13", "14"]),
    (["Un\n\nUn texte.\n\n30 femmes", "Deux\n\nAutre.\n\n18 femmes", "Trois\n\nSuite.\n\n45 femmes"], []),
    (["Un\n\nContact\nnous@exemple.fr"] * 3, ["Un"] * 3),
    (["Contexte\n\nUn texte qui change."] * 2 + ["Contexte\n\nUn autre."], []),
    (["Réseau\n\nUn.\n\nMot\n\nDeux.", "Réseau\n\nTrois.\n\nMot\n\nQuatre."], ["Réseau"] * 2),
    (["Un texte.\n\nPage 1 – nous@exemple.fr\f"], ["Page 1 – nous@exemple.fr"]),
    (["Un texte, et la page 1 est lue.\n\nUn mot de la fin"], []),
])  # fmt: skip
def test_only_what_comes_again_at_an_edge(tmp_path: Path, pages: list[str], found: list[str]) -> None:
    assert furniture(tmp_path / "pages.txt", pages) == found


ONE_PAGE = """
#set page(width: 16cm, height: 20cm, margin: 2cm, footer: FOOTER)
#set text(lang: "fr", size: 10pt)
#text(20pt, weight: "bold")[Le bus des métiers]
#for (title, words) in (
  ("Contexte", "La vallée se vide."), ("Objectifs", "Aller vers."), ("Contact", "Zoé Exemple, zoe@exemple.fr"),
) {
  text(12pt, weight: "bold", title)
  parbreak()
  words
  parbreak()
}
"""


@pytest.mark.parametrize(
    ("footer", "mails"),
    [
        ("[Agence Exemple, 59000 Lille – 03 20 11 22 33 – agence\\@exemple.org]", ["zoe@exemple.fr"]),
        ("text(7pt)[Agence Exemple – agence\\@exemple.org]", ["zoe@exemple.fr"]),
        ("[Contact : agence\\@exemple.org]", ["zoe@exemple.fr", "agence@exemple.org"]),
    ],
)
def test_what_one_page_says_in_its_margin_is_a_footer(
    project: Path, tmp_path: Path, footer: str, mails: list[str]
) -> None:
    """But what asks for a field: the foot of a page is where many put their contact."""
    file = tmp_path / "fiche.pdf"
    file.write_bytes(typst.compile(ONE_PAGE.replace("FOOTER", footer).encode()))
    draft, *_ = bring(project, file)
    assert [contact["email"] for contact in draft["contacts"]] == mails
    accounted(read_document(file).lines, [draft])


COLUMNS = """
#set page(width: 21cm, height: 20cm, margin: 2cm)
#set text(lang: "fr", size: 10pt)
#text(16pt, weight: "bold")[HEAD]
#let told(title, words, more, next) = [
  *#title* \\
  #words
  #v(26pt)
  #more

  *#next* \\
  Un seul mot de plus, puis un autre, et cela fait deux lignes de texte dans cette colonne-là.
]
#grid(columns: (1fr, 1fr), gutter: 20pt,
  told("Contexte", [La vallée se vide, et les bus y passent peu ; qui veut s'y former part le matin à pied.],
    [Les femmes y sont 12 % en 2020, dit le bassin.], "Objectifs"),
  told("Résultats", [Le bus a roulé deux ans, dans toutes les communes de la vallée et dans trois écoles.],
    [42 femmes ont trouvé un emploi en 2023.], "Obstacles"))
#v(2pt)
#align(center)[Une fiche du recueil de la vallée, faite en juin 2024 et relue par celles et ceux qui y vivent]
"""


@pytest.mark.parametrize("head", ["Le bus des métiers", "Le bus des métiers va dans toutes les vallées de la région"])
def test_what_crosses_columns_does_not_mix_them(project: Path, tmp_path: Path, head: str) -> None:
    file = tmp_path / "fiche.pdf"
    file.write_bytes(typst.compile(COLUMNS.replace("HEAD", head).encode()))
    draft, *_ = bring(project, file)
    assert draft["title"] == head
    assert draft["context"].endswith("Les femmes y sont 12 % en 2020, dit le bassin.")
    assert draft["impact"][1:] == ["42 femmes ont trouvé un emploi en 2023."]
    accounted(read_document(file).lines, [draft])
