"""Surveys as their tools export them, then drafts: what is recognised, doubted, kept."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import odfdo
import openpyxl
import pytest
import yaml
from click.testing import CliRunner, Result

from builder import cli
from builder.checking import check
from builder.commands import Misuse
from builder.importing.record import measured
from builder.importing.store import sealed

EXPORTS = Path(__file__).parent / "exports"
PROPOSED: dict[str, dict[str, Any]] = {
    "limesurvey.csv": {
        "G01Q01. Quel est le titre de votre action ?": "title",
        "G02Q01. Thématiques [Recrutement et attractivité]": {"field": "themes", "term": "recrutement-et-attractivite"},
        "G02Q02. Dans quel département ?": "territory",
        "G03Q03. Quels partenaires avez-vous mobilisés ?": "stakeholders",
        "Adresse IP": None,
    },
    "framaforms.csv": {
        "Intitulé de la pratique": "title",
        "Publics : Jeunes": {"field": "audiences", "term": "jeunes"},
        "Ce qui a freiné": "obstacles",
    },
    "demarche-numerique.csv": {"Constats": "context", "Points de vigilance": "vigilance_points", "Email": "contacts"},
    "google-forms.csv": {"À qui s'adresse-t-elle ?": "audiences", "Votre structure": "organisation"},
}


def run(project: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(cli.main, ["--project", str(project), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit | Misuse), result.output
    return result


def bring(project: Path, name: str) -> Path:
    """An export beside the project, with its proposed map."""
    file = project.parent / name
    file.write_bytes((EXPORTS / name).read_bytes())
    assert run(project, "import", "survey", str(file), "--propose-map").exit_code == 0
    return file


@pytest.mark.parametrize("name", PROPOSED)
def test_a_map_is_proposed_and_every_letter_is_accounted_for(project: Path, name: str) -> None:
    file = bring(project, name)
    plan = yaml.safe_load(file.with_suffix(".map.yaml").read_text(encoding="utf-8"))
    for column, target in PROPOSED[name].items():
        assert plan["columns"][column] == target
    assert run(project, "import", "survey", str(file)).exit_code == 0
    raw = (EXPORTS / name).read_text(encoding="utf-8")
    delimiter = "\t" if "\t" in raw else ","
    rows = list(csv.DictReader(raw.splitlines(keepends=True)["Recensement" in raw :], delimiter=delimiter))
    drafts = {}
    for path in sorted((project / "content" / "drafts").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        drafts[yaml.safe_load(text)["import"]["passages"][0]["row"]] = text
    assert len(drafts) == len(rows)
    for row, text in zip(rows, (drafts[number] for number in sorted(drafts)), strict=True):
        counted = yaml.safe_load(text)["import"]["characters"]
        assert counted["read"] == sum(measured(cell) for cell in row.values())
        assert counted["read"] == counted["placed"] + counted["unplaced"] + counted["set_aside"]
        kept = {word for title, cell in row.items() if plan["columns"].get(title, "") is not None
                for word in re.findall(r"\w+", cell)}  # fmt: skip
        unticked = {"Non"}
        assert kept - set(re.findall(r"\w+", text)) <= unticked


def test_a_draft_says_what_is_to_confirm_and_check_repeats_it(project: Path) -> None:
    run(project, "import", "survey", str(bring(project, "limesurvey.csv")))
    draft = yaml.safe_load((project / "content/drafts/un-cafe-des-metiers-pour-les-lyceennes.yaml").read_bytes())
    assert draft["status"] == "draft" and draft["organisation"] == "corif"
    assert draft["indicators"][0]["values"] == [{"date": "2023", "value": 19}, {"date": "2024", "value": 87}]
    assert draft["territory"] == {"region": "32", "departments": ["62"]}
    other = yaml.safe_load((project / "content/drafts/atelier-mixte-de-soudure.yaml").read_bytes())
    assert "organisation" not in other and "contacts" not in other
    assert "Atelier du Bout du Monde" in [item["passage"] for item in other["import"]["unplaced"]]
    told = run(project, "check")
    assert told.exit_code == 0
    assert "atelier-mixte-de-soudure.yaml : brouillon, 5 à confirmer" in told.output.replace("\u00a0", " ")
    assert "« Atelier du Bout du Monde » (ligne du tableau 3" in told.output.replace("\u00a0", " ")
    assert "brouillon" not in run(project, "check", str(project / "content" / "sheets")).output


def test_what_a_draft_says_moves_no_terminal(project: Path) -> None:
    draft = project / "content" / "drafts" / "e\x1b[2J.yaml"
    draft.parent.mkdir(exist_ok=True)
    draft.write_text('import:\n  to_confirm: [{field: "\\e]0;x\\a", why: "\\x9b2J", proposed: ["a\\nb\\u202ec"]}]\n')
    told = run(project, "check").output
    assert "1\u00a0à confirmer" in told.replace(" à", "\u00a0à") and "a b c" in told
    assert not [sign for sign in told if not sign.isprintable() and sign not in "\n\u00a0\u202f"]


def test_a_draft_cannot_pass_for_a_sheet(project: Path) -> None:
    run(project, "import", "survey", str(bring(project, "limesurvey.csv")))
    assert not [e for e in check(project).checked.project.entries if "drafts" in e.file]
    draft = project / "content/drafts/un-cafe-des-metiers-pour-les-lyceennes.yaml"
    moved = project / "content/sheets/panorama" / draft.name
    draft.rename(moved)
    found = [problem for problem in check(project).diagnostics if problem.severity == "error"]
    assert [problem.path for problem in found if problem.file.endswith(draft.name)] == [("import",)]


def test_running_again_recognises_rows_and_never_writes_over_an_edit(project: Path) -> None:
    file = bring(project, "limesurvey.csv")
    run(project, "import", "survey", str(file))
    folder = project / "content/drafts"
    edited = folder / "un-cafe-des-metiers-pour-les-lyceennes.yaml"
    mine = edited.read_text(encoding="utf-8").replace("Chaque mois", "Chaque semaine")
    edited.write_text(mine, encoding="utf-8")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Un bon accueil", "Un meilleur accueil").replace("soudure", "soudage")
                    .replace("disponibles", "présentes"), encoding="utf-8")  # fmt: skip
    again = run(project, "import", "survey", str(file)).output
    assert "corrigé à la main" in again and "mis à jour" in again
    assert edited.read_text(encoding="utf-8") == mine
    other = yaml.safe_load((folder / "atelier-mixte-de-soudure.yaml").read_bytes())
    assert other["success_factors"] == ["Un meilleur accueil"] and other["title"] == "Atelier mixte de soudage"
    assert len(list(folder.glob("*.yaml"))) == 2
    same = run(project, "import", "survey", str(file)).output
    assert "1 corrigé à la main" in same and "1 déjà là, inchangé" in same.replace("\u00a0", " ")


def test_a_draft_that_became_a_sheet_is_known(project: Path) -> None:
    file = bring(project, "limesurvey.csv")
    run(project, "import", "survey", str(file))
    draft = project / "content/drafts/un-cafe-des-metiers-pour-les-lyceennes.yaml"
    sheet = draft.read_text(encoding="utf-8").split("\nimport:")[0] + "\n"
    draft.unlink()
    (project / "content/sheets/panorama" / draft.name).write_text(sheet, encoding="utf-8")
    assert "1 déjà devenu une fiche" in run(project, "import", "survey", str(file)).output
    assert not draft.exists()


def test_words_of_no_list_are_told_with_the_nearest_terms_and_the_map_settles_them(project: Path) -> None:
    file = bring(project, "demarche-numerique.csv")
    told = run(project, "import", "survey", str(file)).output.replace("\u00a0", " ")
    assert "« Recrutement » ; proches : recrutement-et-attractivite" in told.replace("\u202f", " ")
    plan = file.with_suffix(".map.yaml")
    settled = plan.read_text(encoding="utf-8").replace(
        '"Recrutement": null', '"Recrutement": recrutement-et-attractivite'
    )
    plan.write_text(settled, encoding="utf-8")
    again = run(project, "import", "survey", str(file)).output
    assert "« Recrutement »" not in again.replace("\u00a0", " ")
    draft = yaml.safe_load((project / "content/drafts/des-chantiers-ouverts.yaml").read_bytes())
    assert draft["themes"] == ["mixite-des-metiers", "recrutement-et-attractivite"]


@pytest.mark.parametrize(("written", "said"), [
    ('columns:\n  "Titr": title\n', "aucune colonne ne s’appelle « Titr »"),
    ('columns:\n  "Impact": impct\n', "le champ « impct » n’existe pas ; peut-être « impact »"),
    ('columns: [a, b]\n', "écrivez des lignes"),
    ('colonnes: {}\n', "« colonnes » n’y a pas de sens"),
    ('values:\n  themes:\n    "Égalité": egalite\n', "« egalite » n’est pas un terme de themes"),
    ('sheet: {status: published}\n', "kind, collection ou organisation"),
    ("columns: {&a\n", "ligne"),
])  # fmt: skip
def test_a_wrong_map_is_refused_in_french(project: Path, written: str, said: str) -> None:
    file = bring(project, "google-forms.csv")
    file.with_suffix(".map.yaml").write_text(written, encoding="utf-8")
    result = run(project, "import", "survey", str(file))
    assert result.exit_code == 1
    assert said in result.output.replace("\u00a0", " ").replace("\u202f", " ")
    assert not (project / "content" / "drafts").exists()


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_workbooks_give_the_same_drafts(project: Path, suffix: str) -> None:
    file = bring(project, "google-forms.csv")
    run(project, "import", "survey", str(file))
    before = (project / "content/drafts/un-vestiaire-pour-chacune.yaml").read_text(encoding="utf-8")
    rows = list(csv.reader((EXPORTS / "google-forms.csv").read_text(encoding="utf-8").splitlines()))
    other = file.with_suffix(suffix)
    if suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(other)
    else:
        table = odfdo.Table("Réponses")
        for row in rows:
            table.append_row(odfdo.Row())
            table.set_row_values(table.height - 1, row)
        document = odfdo.Document("spreadsheet")
        document.body.clear()
        document.body.append(table)
        document.save(other)
    plan = file.with_suffix(".map.yaml")
    out = project.parent / suffix[1:]
    assert run(project, "import", "survey", str(other), "--map", str(plan), "--out", str(out)).exit_code == 0
    after = (out / "un-vestiaire-pour-chacune.yaml").read_text(encoding="utf-8")
    assert after.split("\nimport:")[0] == before.split("\nimport:")[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_any_usual_encoding(project: Path, encoding: str) -> None:
    file = bring(project, "google-forms.csv")
    file.write_bytes((EXPORTS / "google-forms.csv").read_text(encoding="utf-8").encode(encoding))
    run(project, "import", "survey", str(file))
    draft = yaml.safe_load((project / "content/drafts/un-vestiaire-pour-chacune.yaml").read_bytes())
    assert draft["description"] == "Nous avons réaménagé l'atelier."


def test_a_seal_breaks_with_any_change(project: Path) -> None:
    run(project, "import", "survey", str(bring(project, "google-forms.csv")))
    text = (project / "content/drafts/un-vestiaire-pour-chacune.yaml").read_text(encoding="utf-8")
    assert sealed(text) and not sealed(text.replace("vestiaire", "atelier")) and not sealed(text + "# vu\n")


def drafts_of(project: Path) -> dict[str, dict[str, Any]]:
    folder = project / "content/drafts"
    return {path.stem: yaml.safe_load(path.read_bytes()) for path in sorted(folder.glob("*.yaml"))}


def survey(project: Path, text: str, name: str = "reponses.csv") -> str:
    """Bring answers in, with the map that is proposed for them the first time."""
    file = project.parent / name
    file.write_text(text, encoding="utf-8")
    if not file.with_suffix(".map.yaml").exists():
        assert run(project, "import", "survey", str(file), "--propose-map").exit_code == 0
    result = run(project, "import", "survey", str(file))
    assert result.exit_code == 0, result.output
    return result.output.replace("\u00a0", " ").replace("\u202f", " ")


SAME_TITLES = """Titre;Structure porteuse;Résumé;Description
Atelier mixité;We Ker;Un premier résumé assez long.;Des femmes visitent chaque trimestre une usine.
Atelier mixité;CORIF;Un deuxième résumé.;Une foire rassemble les employeurs du bassin.
Atelier mixité !;Autre;Un troisième.;Le lycée ouvre ses plateaux techniques.
"""


def test_answers_of_the_same_title_each_have_their_draft_wherever_they_stand(project: Path) -> None:
    told = survey(project, SAME_TITLES)
    assert "Brouillons : 3 écrits." in told and "lignes 2, 3, 4" in told
    assert "3 déjà là, inchangé" in survey(project, SAME_TITLES)
    head, *rows = SAME_TITLES.splitlines()
    moved = [
        head,
        "Atelier mixité;CORIF;Nouveau.;Tout autre chose encore.",
        rows[2],
        rows[1].replace("foire", "fête"),
        rows[0],
    ]
    told = survey(project, "\n".join(moved))
    assert "1 écrit" in told and "3 mis à jour" in told
    held = {name: draft["description"] for name, draft in drafts_of(project).items()}
    assert held == {
        "atelier-mixite": "Des femmes visitent chaque trimestre une usine.",
        "atelier-mixite-2": "Une fête rassemble les employeurs du bassin.",
        "atelier-mixite-3": "Le lycée ouvre ses plateaux techniques.",
        "atelier-mixite-4": "Tout autre chose encore.",
    }


def test_a_number_that_several_answers_bear_recognises_none(project: Path) -> None:
    text = "ID;Titre;Description\n1;Un bal;Danser.\n1;Une foire;Montrer des métiers.\n;Un jardin;Planter.\n"
    (project.parent / "reponses.map.yaml").write_text(
        'key: "ID"\ncolumns: {"ID": null, "Titre": title, "Description": description}\n'
    )
    told = survey(project, text)
    assert "3 écrits" in told and "« 1 » revient aux lignes 2, 3" in told and "sans numéro : ligne 4" in told
    assert "3 déjà là" in survey(project, text)


def test_without_number_nor_title_a_row_that_moved_keeps_its_draft(project: Path) -> None:
    survey(project, "Structure porteuse;Résumé\nCORIF;La première réponse\nWe Ker;La deuxième réponse\n")
    before = {name: draft["summary"] for name, draft in drafts_of(project).items()}
    told = survey(
        project, "Structure porteuse;Résumé\nCORIF;Venue avant\nCORIF;La première réponse\nWe Ker;La deuxième réponse\n"
    )
    after = {name: draft["summary"] for name, draft in drafts_of(project).items()}
    assert "1 écrit" in told and "2 mis à jour" in told and "ni numéro ni titre" in told
    assert before.items() <= after.items() and len(after) == 3


def test_the_tab_and_the_row_of_titles_are_kept_in_the_map(project: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Mode d'emploi"])
    for row in (("Vague 1", "2025"), ("Titre", "Impact"), ("Un bal", "Danser")):
        book.create_sheet("Réponses") if len(book.worksheets) == 1 else None
        book.worksheets[1].append(row)
    file = project.parent / "a.xlsx"
    book.save(file)
    run(project, "import", "survey", str(file), "--propose-map", "--tab", "Réponses", "--titles", "2")
    plan = yaml.safe_load(file.with_suffix(".map.yaml").read_bytes())
    assert (plan["tab"], plan["titles"]) == ("Réponses", 2)
    told = run(project, "import", "survey", str(file)).output.replace("\u00a0", " ")
    assert "onglet « Réponses », titres à la ligne 2" in told and "« Vague 1 »" in told
    assert list(drafts_of(project)) == ["un-bal"]


CONSENT = "J'accepte la publication de mes coordonnées"


@pytest.mark.parametrize(("answer", "kept"), [("Oui", True), ("Non", False), ("", False), ("Oui, sauf mon nom", False)])
def test_without_a_plain_yes_the_details_of_a_person_stay_out(project: Path, answer: str, kept: bool) -> None:
    told = survey(project, f"""Titre;Structure porteuse;Nom du référent;Votre fonction;Téléphone;Description;{CONSENT}
Un bal;CORIF;Zoé Martin;chargée de mission;06 12 34 56 78;Danser.;{answer}
""")  # fmt: skip
    text = (project / "content/drafts/un-bal.yaml").read_text(encoding="utf-8")
    draft = yaml.safe_load(text)
    assert [word in text for word in ("Zoé Martin", "06 12 34 56 78", "chargée de mission")] == [kept] * 3
    count = draft["import"]["characters"]
    assert count["read"] == count["placed"] + count["unplaced"] + count["set_aside"]
    if kept:
        assert draft["contacts"] == [{"organisation": "corif", "role": "chargée de mission", "name": "Zoé Martin",
                                      "phone": "06 12 34 56 78", "consent": {"basis": "given"}}]  # fmt: skip
    else:
        assert "contacts" not in draft and "pas d'accord" in text
        assert "« Nom du référent », « Votre fonction », « Téléphone »" in told and "ligne 2 : pas d’accord" in told


def test_columns_on_health_or_a_home_stay_out_unless_the_map_asks(project: Path) -> None:
    text = """Titre;Êtes-vous en situation de handicap ?;Adresse postale;Autre chose;Publics : Femmes
Un bal;Oui, RQTH;3 rue du Lac;Merci;X
"""
    told = survey(project, text)
    draft = (project / "content/drafts/un-bal.yaml").read_text(encoding="utf-8")
    assert "RQTH" not in draft and "rue du Lac" not in draft and "Merci" in draft
    assert "« Êtes-vous en situation de handicap ? », qui parle de santé : 1 réponse hors des brouillons" in told
    assert "« Adresse postale », qui parle de domicile : 1 réponse" in told
    plan = project.parent / "reponses.map.yaml"
    written = plan.read_text(encoding="utf-8")
    assert '# "Adresse postale": parle de domicile' in written and "femmes" in written
    plan.write_text(written.replace("columns:\n", 'columns:\n  "Adresse postale": unplaced\n'), encoding="utf-8")
    survey(project, text)
    draft = (project / "content/drafts/un-bal.yaml").read_text(encoding="utf-8")
    assert "RQTH" not in draft and "rue du Lac" in draft


def test_a_name_beside_an_address_is_no_role(project: Path) -> None:
    survey(
        project, "Titre;Structure porteuse;Une personne à joindre\nUn bal;CORIF;Zoé Martin, accueil, 06 12 34 56 78\n"
    )
    assert drafts_of(project)["un-bal"]["contacts"] == [
        {"organisation": "corif", "role": "accueil", "name": "Zoé Martin", "phone": "06 12 34 56 78"}
    ]


def test_a_contact_of_an_unknown_structure_says_so(project: Path) -> None:
    survey(project, "Titre;Structure porteuse;Téléphone\nUn bal;Inconnue;06 12 34 56 78\n")
    (why,) = [
        item["why"] for item in drafts_of(project)["un-bal"]["import"]["to_confirm"] if item["field"] == "contacts"
    ]
    assert "de quelle structure" in why and "«" not in why


def test_someone_who_no_longer_agrees_is_taken_out_or_told(project: Path) -> None:
    text = f"ID;Titre;Structure porteuse;Téléphone;{CONSENT}\n1;Un bal;CORIF;06 12 34 56 78;Oui\n"
    survey(project, text)
    path = project / "content/drafts/un-bal.yaml"
    assert "06 12" in path.read_text(encoding="utf-8")
    edited = path.read_text(encoding="utf-8").replace("title: ", "title:  ")
    survey(project, text.replace("Oui", "Non"))
    assert "06 12" not in path.read_text(encoding="utf-8")
    path.write_text(edited, encoding="utf-8")
    assert "« un-bal.yaml » n’est pas récrit" in survey(project, text.replace("Oui", "Non"))


def test_paths_and_answers_are_said_as_they_are_written(project: Path) -> None:
    folder = project.parent / "l'été : n°1"
    folder.mkdir()
    file = folder / "réponses.csv"
    file.write_text("Titre,Thématique\nUn bal,L'art : 1 000 danses\n", encoding="utf-8")
    proposed = run(project, "import", "survey", str(file), "--propose-map")
    assert str(file.with_suffix(".map.yaml")) in proposed.output
    read = run(project, "import", "survey", str(file), "--out", str(folder / "brouillons"))
    assert f"{folder / 'brouillons'}/un-bal.yaml" in read.output and "L'art : 1 000 danses" in read.output


@pytest.mark.parametrize(("titles", "plan"), [
    ("id. Identifiant de la réponse;submitdate. Date de soumission;G1Q1. Titre;G1Q2[SQ001]. Publics [Jeunes]",
     [None, None, "title", {"field": "audiences", "term": "jeunes"}]),
    ("Heure de début;Adresse de messagerie;Nom de l'action;Votre organisation",
     [None, "contacts", "title", "organisation"]),
    ("Submitted at;Your email;Name of the practice;Main challenges", [None, "contacts", "title", "obstacles"]),
    ("Horodateur;Votre courriel;Nom de votre action;Accord pour diffusion de mes coordonnées",
     [None, "contacts", "title", "contacts.consent"]),
    ("Horodateur;Points à améliorer;Titre de l'action;Moyens humains", [None, "vigilance_points", "title", "funding"]),
    ("N°;Courriel;Action;Conseils aux autres territoires", [None, "contacts", "title", "success_factors"]),
])  # fmt: skip
def test_columns_that_tools_of_surveys_add_are_known(project: Path, titles: str, plan: list[Any]) -> None:
    file = project.parent / "export.csv"
    file.write_text(f"{titles}\n1;a@b.example;Un jardin;Oui\n2;c@d.example;Un four;Oui\n", encoding="cp1252")
    assert run(project, "import", "survey", str(file), "--propose-map").exit_code == 0
    columns = yaml.safe_load(file.with_suffix(".map.yaml").read_text(encoding="utf-8"))["columns"]
    assert [columns[title] for title in titles.split(";")] == plan


def test_the_choices_that_a_tool_separates_are_an_item_each(project: Path) -> None:
    survey(
        project,
        "Titre,Objectifs,Partenaires,Description\nUn bal,Danser;Chanter;,La ville;Le lycée;,Un soir; puis deux\n",
    )
    draft = yaml.safe_load((project / "content/drafts/un-bal.yaml").read_bytes())
    assert draft["objectives"] == ["Danser", "Chanter"]
    assert [one["name"] for one in draft["stakeholders"]] == ["La ville", "Le lycée"]
    assert draft["description"] == "Un soir; puis deux"


def test_a_box_whose_words_are_in_its_title_fills_no_text(project: Path) -> None:
    """« X » is no territory, « Oui » no partner."""
    file = project / "cases.csv"
    file.write_text(
        "Titre;Publics;;Territoire;;Avez-vous des partenaires ?\n;Femmes;Jeunes;Nord;Oise;\n"
        "Un bal;X;;;X;Oui\nUn port;;X;X;;\n"
    )
    run(project, "import", "survey", str(file), "--propose-map")
    told = yaml.safe_load(file.with_suffix(".map.yaml").read_text(encoding="utf-8"))["columns"]
    assert told == {
        "Titre": "title",
        "Publics [Femmes]": {"field": "audiences", "term": "femmes"},
        "Publics [Jeunes]": {"field": "audiences", "term": "jeunes"},
    }


def test_answers_that_say_nothing_were_not_sent_or_came_twice_are_told(project: Path) -> None:
    file = project.parent / "reponses.csv"
    file.write_text(
        "ID de la réponse;Date de soumission;Titre;Objectifs;Votre mail\n"
        "1;2025-02-03;Le bus;Rouler;N/A\n2;;Le bus;;\n3;;;;\n4;2025-02-04;n/a;Nourrir;-\n",
        encoding="utf-8",
    )
    assert run(project, "import", "survey", str(file), "--propose-map").exit_code == 0
    output = run(project, "import", "survey", str(file)).output.replace("\u00a0", " ")
    assert "Aucune réponse, ligne 4 : pas de brouillon." in output
    assert "Colonne « Date de soumission » vide, ligne 3 :" in output
    assert "Même titre, « Le bus », aux lignes 2, 3" in output
    drafts = drafts_of(project)
    assert sorted(drafts) == ["le-bus", "le-bus-2", "reponses-4"]
    assert "contacts" not in drafts["le-bus"]
    assert "title" not in drafts["reponses-4"]
