"""``toolbox import``: drafts from a survey or from documents."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

import click

from builder import checking
from builder.commands import PROBLEMS, Misuse
from builder.commands.telling import seen
from builder.drafting import Known
from builder.importing import catalogue, document, mapping, noticed, proposing, survey
from builder.importing.cells import Table, Where
from builder.importing.documents import read_document
from builder.importing.refusals import Refused
from builder.importing.store import FOLDER, Kept, State, keep
from builder.importing.tables import read_table
from builder.importing.toolboxes import items
from builder.project import read_project, shown
from builder.typography import french

_STATES: Final[dict[State, str]] = {
    "new": "écrit",
    "same": "déjà là, inchangé",
    "updated": "mis à jour",
    "edited": "corrigé à la main : laissé tel quel",
    "sheet": "déjà devenu une fiche : laissé",
}
_KINDS: Final = {
    "sheet": "fiche", "collection": "collection", "part": "partie", "organisation": "structure",
    "vocabulary": "vocabulaire", "glossary": "glossaire", "media": "image",
}  # fmt: skip
_PULLED: Final[dict[catalogue.State, str]] = {
    "new": "ajouté(s)",
    "grown": "complété(s)",
    "same": "déjà là",
    "clash": "en conflit : non remplacé(s)",
    "refused": "refusé(s)",
}
_MOST: Final = 12
"""Lines of details, beyond which they are counted."""


@click.group(name="import")
def bring_in() -> None:
    """Faire des brouillons d'un sondage ou de documents, sans rien publier."""


def known_of(root: Path) -> Known:
    """What a project can recognise."""
    project = read_project(root)
    schemas = checking.schemas_of(project)
    return Known.of(project, schemas)


@bring_in.command(name="survey")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--map", "plan", type=click.Path(path_type=Path), help="La carte : quelle colonne répond à quel champ.")
@click.option("--propose-map", is_flag=True, help="Écrire une première carte, à corriger, sans rien importer.")
@click.option("--tab", default="", help="L'onglet du classeur qui contient les réponses.")
@click.option("--titles", default=0, type=click.IntRange(min=0), help="La ligne des titres des colonnes.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Dossier des brouillons.")
@click.pass_obj
def from_survey(
    root: Path, file: Path, plan: Path | None, propose_map: bool, tab: str, titles: int, out: Path | None
) -> None:
    """Une réponse par brouillon, depuis un export .csv, .xlsx, .ods ou .json."""
    known = known_of(root)
    plan = plan or file.with_suffix(".map.yaml")
    try:
        said = mapping.read_where(plan) if plan.is_file() and not propose_map else Where()
        table = read_table(file, Where(tab or said.tab, titles or said.titles))
        _say(table.told[0])
        if propose_map:
            _propose(table, known, file, plan)
            return
        if not plan.is_file():
            raise Misuse(
                _worded("La carte « {plan} » n'existe pas : faites-la d'abord, avec --propose-map.", plan=plan)
            )
        made = mapping.read_map(plan, table, known)
        table, silent = survey.without_silent(table, made)
        kept = list(keep(survey.drafts(table, made, known, file.name), out or root / FOLDER))
    except Refused as reason:
        refuse(reason)
    report(kept, root)
    for sentence in [*([noticed.silent(silent)] if silent else []), *noticed.noticed(table, made, kept)]:
        _say(sentence)
    unknown = proposing.unknown_values(table, made.columns, known, made.values)
    for name, words in unknown.items():
        click.echo()
        _say(f"Réponses absentes de la liste « {known.schemas.properties('sheet', ())[name]} » :")
        for told, near in words.items():
            close = " ; proches : {near}" if near else " ; rien de proche"
            click.echo(_worded("  « {told} »" + close, told=told, near=", ".join(near)))
    if unknown:
        click.echo(
            _worded("Dites dans « {plan} », sous « values », quel terme chacune veut dire, puis relancez.", plan=plan)
        )


@bring_in.command(name="document")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Dossier des brouillons.")
@click.pass_obj
def from_document(root: Path, file: Path, out: Path | None) -> None:
    """Un brouillon par fiche trouvée dans un .docx, .odt, .pdf ou .txt."""
    try:
        found = read_document(file)
    except Refused as reason:
        refuse(reason)
    report(list(keep(document.drafts(found, known_of(root), file.name), out or root / FOLDER)), root)
    for remark in found.remarks:
        _say(f"À savoir : {remark}")


@bring_in.command(name="catalogue")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Dire ce qui serait ajouté et ce qui se heurte, sans rien écrire.")
@click.pass_obj
def from_catalogues(root: Path, sources: tuple[Path, ...], dry_run: bool) -> None:
    """D'autres boîtes, ou leurs données ouvertes (sheets.json) : ce qui est libre est ajouté, rien n'est remplacé."""
    project = read_project(root)
    schemas = known_of(root).schemas
    try:
        found = [item for source in sources for item in items(source, schemas)]
    except Refused as reason:
        refuse(reason)
    pulled = list(catalogue.pull(found, project, schemas, write=not dry_run))
    for one in pulled:
        if one.state in {"clash", "refused"}:
            _say(f"{one.item.source}, {_KINDS[one.item.kind]} « {one.item.id} » : {one.why}.")
    for kind, name in _KINDS.items():
        states = Counter(one.state for one in pulled if one.item.kind == kind)
        if told := ", ".join(f"{states[state]} {words}" for state, words in _PULLED.items() if states[state]):
            click.echo(french(f"{name.capitalize()} : {told}."))
    clashes = sum(one.state in {"clash", "refused"} for one in pulled)
    click.echo(french("Rien n'a été écrit." if dry_run else "Vérifiez l'ensemble avec : toolbox check."))
    if clashes:
        sys.exit(PROBLEMS)


def _propose(table: Table, known: Known, file: Path, plan: Path) -> None:
    if plan.exists():
        raise Misuse(_worded("« {plan} » existe déjà : rien n'a été écrit.", plan=plan))
    found = proposing.propose(table, known, file.stem)
    for sentence in table.told[1:]:
        _say(sentence)
    plan.write_text(mapping.written(found.map, found.remarks, found.unknown), encoding="utf-8")
    doubts = sum(remark.startswith("à vérifier") for remark in found.remarks.values())
    told = sum(target is not None for target in found.map.columns.values())
    columns = f"{len(table.columns)} colonnes, {told} rapprochées d'un champ, dont {doubts} à vérifier"
    click.echo(_worded("Carte écrite : {plan}. {columns}.", plan=plan, columns=french(columns)))


def _worded(sentence: str, **told: object) -> str:
    """A sentence in French, whose paths and answers stay as they are written."""
    return french(sentence).format(**{name: seen(str(words)) for name, words in told.items()})


def _say(sentence: str, *, err: bool = False) -> None:
    """A line in French, which may hold words of a file."""
    click.echo(french(seen(sentence)), err=err)


def refuse(reason: Refused) -> NoReturn:
    """Say why a file is not read, and stop."""
    _say(str(reason), err=True)
    sys.exit(PROBLEMS)


def report(kept: Sequence[Kept], root: Path) -> None:
    """What became of each draft, and where every letter went."""
    for place, one in enumerate(kept):
        if place == _MOST:
            click.echo(french(f"… et {len(kept) - _MOST} autres."))
            break
        doubts = ", {doubts} à confirmer" if one.record.doubts else ""
        beside = ", à côté de « {beside} » : même nom, autre texte" if one.beside else ""
        sentence = f"{{path}} : {_STATES[one.state]}{beside}{doubts}"
        path = shown(one.path, root)
        click.echo(_worded(sentence, path=path, beside=one.beside, doubts=len(one.record.doubts)))
    states = Counter(one.state for one in kept)
    told = ", ".join(
        f"{number} {'écrits' if state == 'new' and number > 1 else _STATES[state]}" for state, number in states.items()
    )
    click.echo(french(f"Brouillons : {told or 'aucun'}."))
    if states["new"] + states["updated"]:
        click.echo(
            french("Un brouillon n'est sur aucun site, mais qui lit le dépôt le lit : relisez-le avant de l'y envoyer.")
        )
    total = sum((Counter(one.record.characters) for one in kept), Counter[str]())
    click.echo(french(
        f"Lettres et chiffres lus : {total['read']} ; placés : {total['placed']} ; "
        f"gardés sans champ : {total['unplaced']} ; écartés : {total['set_aside']}."
    ))  # fmt: skip
