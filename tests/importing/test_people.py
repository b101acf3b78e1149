"""Who answers a survey: what their answer on consent allows, and which titles announce what stays out of drafts."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.importing.agreement import Agreement
from builder.importing.asking import asked, question_of
from builder.importing.sensitive import sensitive
from tests.importing.test_document import bring


@pytest.mark.parametrize(("question", "answer", "said"), [
    ("J'accepte la publication de mes coordonnées", "Oui", "given"),
    ("J’accepte la publication de mes coordonnées", "J’accepte la publication de mes coordonnées", "given"),
    ("J'accepte la publication de mes coordonnées", "Non, merci", "refused"),
    ("J'accepte la publication de mes coordonnées", "Je n'accepte pas", "refused"),
    ("J'accepte la publication de mes coordonnées", "Oui seulement le courriel", "unclear"),
    ("J'accepte la publication de mes coordonnées", "", "silent"),
    ("Je refuse la publication de mes coordonnées", "Oui", "refused"),
    ("Je refuse la publication de mes coordonnées", "", "other"),
    ("Voulez-vous être recontacté ?", "Oui", "other"),
    ("Je n'autorise pas la publication de mes coordonnées", "Oui", "refused"),
    ("Je n'autorise pas la publication de mes coordonnées", "", "other"),
    ("Voulez-vous être recontacté ?", "Non", "refused"),
])  # fmt: skip
def test_only_a_plain_yes_to_publication_is_a_consent(question: str, answer: str, said: str) -> None:
    assert asked(question_of(question)) == "contacts.consent"
    assert Agreement(question, answer).said == said


@pytest.mark.parametrize(("title", "kind"), [
    ("État de santé", "santé"), ("Santé du référent", "santé"), ("RQTH", "santé"), ("Casier judiciaire", "justice"),
    ("Prénom de l'enfant", "mineurs"), ("Religion", "religion ou opinions"), ("Êtes-vous syndiqué ?", "syndicat"),
    ("Votre adresse", "domicile"), ("Date de naissance", "identité"), ("Nationalité", "origine"),
    ("Votre adresse e-mail", ""), ("Partenaires syndicaux", ""), ("Culture et patrimoine", ""), ("Adresse du site", ""),
    ("Justification", ""), ("Description", ""),
])  # fmt: skip
def test_titles_that_announce_what_stays_out(title: str, kind: str) -> None:
    assert sensitive(title) == kind


FICHE = """Le bus des métiers

Contexte
La vallée se vide. Zoé Martin, 06 12 34 56 78, le raconte.

Objectifs
Rouler

Contacts
Zoé Martin, zoe@exemple.fr

{}
"""


@pytest.mark.parametrize(("words", "kept"), [
    ("J'accepte que mes coordonnées soient publiées : ☐ Oui ☒ Non", False),
    ("J'accepte que mes coordonnées soient publiées : oui [ ] non [ ]", False),
    ("☐ J'accepte que mes coordonnées soient publiées.", False),
    ("Acceptez-vous que vos coordonnées soient publiées ?\n\nMerci de ne pas diffuser mes coordonnées.", False),
    ("Acceptez-vous que vos coordonnées soient publiées ?\n\nOui", True),
    ("Acceptez-vous que vos coordonnées soient publiées ? Oui", True),
    ("Acceptez-vous la publication de vos coordonnées ? Non merci", False),
    ("☒ J'accepte que mes coordonnées soient publiées.", True),
    ("J'accepte que mes coordonnées soient publiées : ☒ Oui ☐ Non", True),
    ("Nous acceptons tous les contacts avec les familles.", True),
    ("☒ Je n'accepte pas que mes coordonnées soient publiées", False),
    ("☐ Je n'accepte pas que mes coordonnées soient publiées", True),
    ("Merci de ne pas diffuser mes coordonnées.", False),
    ("Nous n’autorisons pas la publication de nos coordonnées.", False),
    ("Le lycée ne diffuse pas les coordonnées des élèves.", True),
])  # fmt: skip
def test_a_document_whose_author_does_not_agree_gives_no_details(project: Path, words: str, kept: bool) -> None:
    file = project.parent / "fiche.txt"
    file.write_text(FICHE.format(words), encoding="utf-8")
    (draft,) = bring(project, file)
    count = draft["import"]["characters"]
    assert count["read"] == count["placed"] + count["unplaced"] + count["set_aside"]
    assert ("zoe@exemple.fr" in str(draft)) is kept and bool(count["set_aside"]) is not kept
    asked = [item["why"] for item in draft["import"]["to_confirm"] if "retirez-les" in item["why"]]
    assert bool(asked) is not kept


def test_what_is_asked_on_details_is_no_text_of_a_field(project: Path) -> None:
    file = project.parent / "fiche.txt"
    words = "J'autorise la publication de mes coordonnées : ☐ oui ☒ non"
    asked_twice = "Acceptez-vous que vos coordonnées soient publiées ?\n\nNon merci"
    file.write_text(f"Le bus\n\nContexte\nLoin.\n\nObjectifs\n- Rouler\n\n{words}\n\n{asked_twice}\n", encoding="utf-8")
    (draft,) = bring(project, file)
    assert draft["objectives"] == ["Rouler"]
    count = draft["import"]["characters"]
    assert count["read"] == count["placed"] + count["unplaced"] + count["set_aside"]


def test_a_form_without_consent_leaves_no_name(project: Path) -> None:
    """A question and its answer on one line are a heading and its text; the name goes with the refusal."""
    file = project.parent / "formulaire.txt"
    file.write_text(
        "Intitulé de l'action : Le bus des métiers\n\nTerritoire : Lozère\n\n"
        "Pourquoi cette action ? Les ateliers sont loin.\n\nRésultats obtenus : Vingt visites.\n\n"
        "Public visé : habitants\n\n"
        "Votre nom et votre fonction : Zoé Martin, tourneuse\n\nCourriel : zoe@exemple.fr\n\n"
        "Acceptez-vous la publication de vos coordonnées ? Non\n",
        encoding="utf-8",
    )
    (draft,) = bring(project, file)
    assert draft["context"] == "Les ateliers sont loin." and "label" not in draft["territory"]
    assert "Zoé" not in str(draft) and "tourneuse" not in str(draft)
    count = draft["import"]["characters"]
    assert count["read"] == count["placed"] + count["unplaced"] + count["set_aside"] and count["set_aside"]
