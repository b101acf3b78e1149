"""What Word files hold beside plain paragraphs: nothing hidden comes in, nothing shown is lost or glued."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from click.testing import CliRunner

from builder import cli
from builder.importing.documents import read_document
from tests.importing import word_files
from tests.importing.test_document import accounted, bring


def drafts_of(project: Path, content: bytes) -> list[dict[str, Any]]:
    file = project.parent / "fiche.docx"
    file.write_bytes(content)
    drafts = bring(project, file)
    accounted(read_document(file).lines, drafts)
    return drafts


def test_sheets_under_bold_titles_with_headings_within_their_lines(project: Path) -> None:
    drafts = {draft["title"]: draft for draft in drafts_of(project, word_files.bold_titles())}
    assert {title: draft["objectives"] for title, draft in drafts.items()} == {
        "Le bus des métiers": ["Aller vers les jeunes."],
        "La cantine ouverte": ["Nourrir."],
        "Le jardin de rue": ["Planter."],
    }
    assert all(draft["contacts"] == [{"email": "nous@exemple.fr"}] for draft in drafts.values())


def test_headings_in_bold_before_their_text_without_a_colon(project: Path) -> None:
    (draft,) = drafts_of(project, word_files.bold_labels())
    assert draft["title"] == "Des crèches à l'aube"
    assert draft["context"] == "Les crèches ouvrent tard."
    assert draft["objectives"] == ["Ouvrir à 5 h 30.", "Garder les équipes."]
    assert draft["obstacles"] == ["les bus du matin", "Deux communes ont suivi."]
    assert [one["passage"] for one in draft["import"]["unplaced"]] == ["Mot du maire : Il est content."]


def test_a_title_above_headings_starts_a_sheet_and_what_is_under_them_stays(project: Path) -> None:
    drafts = {draft["title"]: draft for draft in drafts_of(project, word_files.titles_above_headings())}
    assert {title: draft["objectives"] for title, draft in drafts.items()} == {
        title: [f"Objectifs de {title}.", "Pour les habitantes", "Leur place."]
        for title in ("Le bus des métiers", "La cantine ouverte")
    }


def left(draft: dict[str, Any]) -> dict[str, str]:
    return {item["passage"]: item["why"] for item in draft["import"].get("unplaced", ())}


def test_what_nobody_sees_is_kept_aside_and_comments_are_only_told(project: Path) -> None:
    (draft,) = drafts_of(project, word_files.seen_and_unseen())
    assert draft["context"].split("\n\n") == [
        "Avant.", "Après. Phrase déplacée.", "Un texte vu.", "Un pas un autre et la suite."
    ]  # fmt: skip
    assert left(draft) == {
        "Un texte masqué.": "texte masqué dans le document",
        "Un paragraphe masqué.": "texte masqué dans le document",
        "Fonds social européen": "en-tête ou pied de page",
        "Rédigée par Zoé Martin, zoe@exemple.fr": "en-tête ou pied de page",
    }
    comments, changes = draft["import"]["remarks"]
    assert "1 commentaire n'est pas repris" in comments and "modifications suivies" in changes
    assert "Luc" not in str(draft) and "Supprimé" not in str(draft)


def test_comments_are_told_on_the_command_line(project: Path) -> None:
    file = project.parent / "fiche.docx"
    file.write_bytes(word_files.seen_and_unseen())
    result = CliRunner().invoke(cli.main, ["--project", str(project), "import", "document", str(file)])
    assert "À savoir\u00a0: 1 commentaire n’est pas repris" in result.output


def test_lines_that_an_author_started_are_items_of_lists_only(project: Path) -> None:
    (draft,) = drafts_of(project, word_files.soft_returns())
    assert draft["context"] == "Les loyers montent. Les familles partent."
    assert draft["objectives"] == ["Nourrir", "Réunir les habitantes, Les écouter ;", "accueillir"]
    assert draft["stakeholders"] == [{"name": "CAPEP"}, {"organisation": "ville-amiens"}]
    assert draft["success_factors"] == ["Une cheffe", "Des légumes"]
    assert len(draft["contacts"]) == 1


def test_labels_of_a_table_are_headings_and_its_rows_are_partners(project: Path) -> None:
    (draft,) = drafts_of(project, word_files.tables())
    assert draft["objectives"] == ["Nourrir"]
    assert draft["stakeholders"] == [
        {"organisation": "corif", "detail": "Anime les ateliers"},
        {"name": "Mairie de Test", "detail": "Prête la salle"},
    ]
    assert draft["funding"] == {"text": "Région : 12 000 €\n\nDépartement : 3 000 €"} and "territory" not in draft
    unknown, heads = "sous un intertitre qui n'est celui d'aucune rubrique", "titres de colonnes d'un tableau"
    assert left(draft) == {"Mot du maire": unknown, "Merci.": unknown, "Structure": heads, "Rôle": heads}


def test_a_note_follows_the_paragraph_that_calls_it(project: Path) -> None:
    (draft,) = drafts_of(project, word_files.notes())
    assert draft["context"] == "La vallée se vide.\n\nSelon la mairie."
    assert draft["contacts"] == [{"email": "nous@exemple.fr"}]


def test_what_a_form_holds_is_what_is_ticked_chosen_or_written(project: Path) -> None:
    (draft,) = drafts_of(project, word_files.form_fields())
    assert {key: draft[key] for key in ("themes", "audiences", "levers", "objectives", "next_steps")} == {
        "themes": ["mobilite"],
        "audiences": ["jeunes"],
        "levers": ["formation"],
        "objectives": ["Nourrir", "Réunir"],
        "next_steps": ["Ouvrir le samedi"],
    }
    assert "success_factors" not in draft
    empty, unknown = "case non cochée", "sous un intertitre qui n'est celui d'aucune rubrique"
    assert left(draft) == {
        "Logement": empty, "Santé": empty, "Seniors": empty, "Femmes": empty, "Recrutement": empty,
        "Cliquez ici pour entrer du texte.": "invite d'un champ laissé vide",
        "Mot du maire": unknown, "Merci.": unknown,
    }  # fmt: skip


def test_each_table_of_labels_is_a_sheet_under_what_stands_above_it(project: Path) -> None:
    drafts = {draft["title"]: draft for draft in drafts_of(project, word_files.fiches())}
    assert set(drafts) == {"Le bus des métiers", "La cantine ouverte", "Le jardin de rue"}
    unknown = "sous un intertitre qui n'est celui d'aucune rubrique"
    for title, draft in drafts.items():
        assert draft["context"] == f"Avant, {title}.\n\nAvant encore."
        assert (draft["objectives"], draft["steps"], draft["impact"]) == (
            [f"Pour {title}"],
            [{"title": "Ouvrir"}],
            ["Mieux"],
        )
        assert draft["contacts"] == [{"email": "nous@exemple.fr"}]
        assert "success_factors" not in draft
        told = {words: why for words, why in left(draft).items() if not words.startswith("(Quels")}
        assert told == {
            "Le projet": "aucune rubrique reconnue au-dessus",
            **dict.fromkeys(("Divers", "Cadre budgétaire", "Lien", "https://exemple.fr/a"), unknown),
        }
        guessed = [item for item in draft["import"]["to_confirm"] if "devinée" in item["why"]]
        assert {item["field"] for item in guessed} == {"objectives"}
    hints = [why for draft in drafts.values() for words, why in left(draft).items() if words.startswith("(Quels")]
    assert set(hints) == {"consigne, à côté d'une rubrique"}


def test_tables_that_lay_a_page_out_and_labels_in_any_column(project: Path) -> None:
    (draft,) = drafts_of(project, word_files.laid_out())
    assert (draft["context"], draft["objectives"], draft["success_factors"]) == (
        "Les loyers montent", ["Nourrir"], ["Cuisiner"],
    )  # fmt: skip
    assert draft["stakeholders"] == [{"organisation": "corif"}]
    assert (draft["obstacles"], draft["next_steps"]) == (["Le bus", "Partenaires", "Le coût"], ["Ouvrir le samedi"])
    assert (draft["themes"], draft["audiences"]) == (["mobilite"], ["jeunes"])
    assert draft["contacts"] == [{"email": "nous@exemple.fr"}]
    assert set(left(draft)) == {"Mémo", "Mot du maire", "Merci", "Date", "2024"}


def test_a_practice_a_row_or_a_column_is_a_sheet_and_fields_in_columns_are_those_of_one(project: Path) -> None:
    drafts = {draft["title"]: draft for draft in drafts_of(project, word_files.by_columns())}
    assert {title: draft["objectives"] for title, draft in drafts.items()} == {
        "Le bus des métiers": ["Rouler", "Montrer", "Revenir"],
        "La cantine ouverte": ["Nourrir"],
        "Le jardin de rue": ["Planter"],
        "Le four commun": ["Cuire"],
    }
    assert drafts["Le bus des métiers"]["contacts"] == [{"email": "bus@exemple.fr"}]
    assert "contacts" not in drafts["La cantine ouverte"]
    last = drafts["Le four commun"]
    assert (last["context"], last["themes"], last["audiences"], last["obstacles"]) == (
        "Du froid.", ["mobilite"], ["jeunes"], ["Le bus", "Le bruit"],
    )  # fmt: skip
    assert {title: set(left(draft)) for title, draft in drafts.items()} == {
        "Le bus des métiers": {"Les pratiques de l'année.", "Matériel", "Un bus"},
        "La cantine ouverte": {"Une cuisine"},
        "Le jardin de rue": {"Mot du maire"},
        "Le four commun": {"Merci"},
    }


def test_the_details_of_a_person_are_one_contact_and_those_who_pay_no_territory(project: Path) -> None:
    first, second = sorted(drafts_of(project, word_files.people()), key=lambda draft: str(draft["title"]), reverse=True)
    assert first["impact"] == ["320 enfants gardés en 2025"]
    assert "territory" not in first and "20 000 €" in first["funding"]["text"]
    assert first["contacts"] == [
        {"name": "Sonia Meyer", "email": "sonia@exemple.fr", "phone": "03 89 00 11 22"},
        {"name": "Ali Kaci", "email": "ali@exemple.fr", "phone": "03 89 00 11 33"},
        {"role": "Animatrice", "name": "Zoé Blot", "email": "zoe@exemple.fr"},
    ]
    assert second["contacts"] == [
        {"role": "Chef d'atelier", "name": "Luc Petit", "email": "luc@exemple.fr", "phone": "02 54 00 11 22"}
    ]


def test_the_rows_of_a_table_under_a_heading_are_told_whole(project: Path) -> None:
    """Each cell was a partner, a step or a result, and the years of figures one more."""
    (draft,) = drafts_of(project, word_files.told_in_rows())
    assert draft["stakeholders"] == [
        {"name": "Mairie de Test", "detail": "Prête la salle"},
        {"name": "Le Crédit rural", "detail": "appui au montage"},
        *({"name": name} for name in ("Caisse de Test", "Le Crédit rural")),
        {"organisation": "corif"},
        {"name": "Mairie d'Exemple"},
    ]
    assert [step["title"] for step in draft["steps"]] == [
        "Mars 2023 : Pesées des restes, La cuisine", "2024 : Le choix", "Phase 1 : Peser", "Phase 2 : Choisir",
    ]  # fmt: skip
    assert draft["impact"] == [
        "Repas : 1 200 en 2022 ; 2 400 en 2023 ; Cible 2025 : 3 000",
        "Bio : 18 % en 2022 ; 2023 : n. c.",
        "Repas servis : 1 300",
        "Restes : 12 kg, en moyenne",
        "1 240 trajets",
        "86 % des passagers satisfaits",
    ]
    meals, rests = draft["indicators"]
    assert meals == {"label": "Repas", "values": [{"date": "2022", "value": 120}, {"date": "2023", "value": 240}]}
    assert rests["unit"] == "g" and [one["value"] for one in rests["values"]] == [150, 62]
    assert left(draft)["Cible 2025"] == "titres de colonnes d'un tableau" and "Bravo" in left(draft)


def test_two_pairs_of_labels_in_a_row_are_one_sheet(project: Path) -> None:
    (draft,) = drafts_of(project, word_files.two_pairs())
    assert draft["title"] == "Ateliers à domicile" and draft["territory"]["departments"] == ["29"]
    assert {"Capitalisation", "Date", "2023-2024"} == {*left(draft)} and draft["funding"] == {"text": "8 400 €"}


def test_a_file_that_names_parts_that_it_has_not_is_read(project: Path) -> None:
    drafts = drafts_of(project, word_files.carelessly_packed())
    assert {draft["title"] for draft in drafts} == {"Le bus des métiers", "La cantine ouverte", "Le jardin de rue"}


def test_a_title_is_no_label_of_a_table_and_its_summary_no_text_beside_one(project: Path) -> None:
    (draft,) = drafts_of(project, word_files.named_by_its_table())
    assert draft["title"] == "Fiche-projet : la maison des sources" and "summary" not in draft


def test_a_known_word_at_the_head_of_a_column_takes_no_cell_of_the_others(project: Path) -> None:
    (draft,) = drafts_of(project, word_files.plan())
    assert draft["title"] == "Le plan du bassin"
    assert not {"objectives", "impact", "indicators", "not_measured"} & draft.keys()
    assert {"Objectif", "Former", "100 %"} < set(left(draft))
