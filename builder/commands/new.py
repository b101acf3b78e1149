"""``toolbox new``: a first draft of a sheet, from questions in the terminal or from a text with headings."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from builder import checking, diagnostics, writing
from builder.characters import decode
from builder.commands import Misuse
from builder.drafting import Draft, Known, Unclear
from builder.drafting.headings import sections
from builder.drafting.questions import Question, questions
from builder.examples import slug
from builder.nearest import nearest_of
from builder.project import read_project, shown
from builder.typography import french
from builder.writing.layout import Layout


@click.command()
@click.option(
    "--from", "text", type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Un texte dont les titres sont ceux des rubriques (Titre : …, Contexte…), au lieu des questions.",
)  # fmt: skip
@click.option("--kind", help="Type de fiche : brief, support_offer ou case_study.")
@click.option("--collection", help="Collection où ranger la fiche.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Fichier à écrire.")
@click.pass_obj
def new(root: Path, text: Path | None, kind: str | None, collection: str | None, output: Path | None) -> None:
    """Écrire le brouillon d'une fiche, en répondant à des questions ou à partir d'un texte."""
    project = read_project(root)
    schemas = checking.schemas_of(project)
    draft = Draft(Known.of(project, schemas))
    if not draft.known.collections:
        raise Misuse(
            french("Une fiche se range dans une collection, et il n'y en a pas : écrivez d'abord ")
            + "content/collections/<id>/collection.yaml."
        )
    for key, value in (("kind", kind), ("collection", collection)):
        if value is not None:
            _given(draft, key, value)
    if text is not None:
        _read(draft, text)
    else:
        _ask_everything(draft, root)
    _write(draft, root, output)


def _given(draft: Draft, key: str, value: str) -> None:
    try:
        draft.answer(key, value)
    except Unclear as reason:
        raise Misuse(french(f"La valeur donnée à --{key} n'est pas admise : {reason}.")) from reason


def _read(draft: Draft, path: Path) -> None:
    """Fill the draft from a text; what it does not say is asked by checking, later."""
    words, _ = decode(path.read_bytes())
    for title, content in sections(words, draft.known.keys):
        draft.keep(title or "Début du texte", content)
    draft.data.setdefault("kind", "brief")
    if "title" not in draft.data:
        raise Misuse(french("« {path} » n'a pas de titre : écrivez une ligne « Titre : … ».").format(path=path))
    draft.data.setdefault("id", slug(str(draft.data["title"])))
    if not draft.data["id"]:
        raise Misuse(
            french("Le titre ne donne pas de nom de fichier : ajoutez une ligne « Identifiant : mon-action ».")
        )
    _in_the_only_collection(draft)


def _in_the_only_collection(draft: Draft) -> None:
    if len(only := set(draft.known.collections.values())) == 1:
        draft.data.setdefault("collection", *only)


def _ask_everything(draft: Draft, root: Path) -> None:
    click.echo(french("Une réponse vide passe la question ; Ctrl+C arrête sans rien écrire.\n"))
    schemas = draft.known.schemas
    if "kind" not in draft.data:
        _ask(
            draft, Question("kind", "Type de fiche", "", tuple(schemas.labels("kinds").items()), False), root, must=True
        )
    _in_the_only_collection(draft)
    if "collection" not in draft.data:
        names = [(identifier, name) for name, identifier in draft.known.collections.items() if name != identifier]
        known = dict(reversed(names))
        _ask(draft, Question("collection", "Collection", "", tuple(sorted(known.items())), False), root, must=True)
    for question in questions(str(draft.data["kind"]), schemas):
        _ask(draft, question, root, must=question.key in {"title", "organisation"})
    draft.data["id"] = _identifier(draft)


def _ask(draft: Draft, question: Question, root: Path, *, must: bool) -> None:
    """Ask until the answer is clear, or empty where it may be."""
    click.secho(french(question.title), bold=True)
    if question.hint:
        click.echo(french(f"  {question.hint}"))
    _list(question.choices)
    while True:
        words = _numbered(_typed(question), question)
        if not words and not must:
            break
        try:
            draft.answer(question.key, words)
            break
        except Unclear as reason:
            if question.key == "organisation" and words and _register(draft, words, root):
                break
            click.secho(french(f"  Pas compris : {reason}."), fg="yellow")
    click.echo()


def _list(choices: Iterable[tuple[str, str]]) -> None:
    for number, (_, label) in enumerate(choices, 1):
        click.echo(f"  {number:>2}. {french(label)}")


def _typed(question: Question) -> str:
    """What is typed: one line, or several until an empty one."""
    first = str(click.prompt(">", default="", show_default=False, prompt_suffix=" ")).strip()
    if not question.lines or not first:
        return first
    lines = [first]
    while line := str(click.prompt("…", default="", show_default=False, prompt_suffix=" ")).rstrip():
        lines.append(line)
    separator = "\n\n" if question.key in {"context", "description"} else "\n"
    return separator.join(lines)


def _numbered(words: str, question: Question) -> str:
    """The choices of which the numbers are given: « 1, 3 »."""
    parts = [part.strip() for part in words.split(",")]
    if question.choices and all(part.isdigit() and 1 <= int(part) <= len(question.choices) for part in parts):
        return ", ".join(question.choices[int(part) - 1][0] for part in parts)
    return words


def _register(draft: Draft, name: str, root: Path) -> bool:
    """Offer the organisation that has nearly this name, else to add one that is not known yet."""
    close = nearest_of(name, draft.known.organisations)
    if close and _line(f"  Vouliez-vous dire « {close} » ? (oui ou non)", "non").casefold().startswith("o"):
        draft.answer("organisation", close)
        return True
    answer = _line(f"  « {name} » n'est pas au registre. L'y ajouter ? (oui ou non)", "oui")
    if not answer.casefold().startswith("o"):
        return False
    kind = _organisation_kind(draft.known)
    identifier = _free(slug(name), lambda known: _registered(root, known).exists(), "  Une structure")
    draft.newcomer = {"id": identifier, "name": name, "kind": kind}
    draft.data["organisation"] = identifier
    return True


def _registered(root: Path, identifier: str) -> Path:
    return root / "content" / "organisations" / f"{identifier}.yaml"


def _organisation_kind(known: Known) -> str:
    kinds = tuple(known.schemas.labels("organisation-kinds").items())
    _list(kinds)
    while True:
        answer = _line("  Type de structure", "")
        if answer.isdigit() and 1 <= int(answer) <= len(kinds):
            return kinds[int(answer) - 1][0]
        if answer and (found := known.term("organisation-kinds", answer)):
            return found
        click.secho(french("  Pas compris : donnez un numéro de la liste."), fg="yellow")


def _line(question: str, default: str) -> str:
    return str(click.prompt(french(question), default=default, show_default=False, prompt_suffix=" > ")).strip()


def _identifier(draft: Draft) -> str:
    """The name of the file: made from the title, and free."""
    wanted = slug(str(draft.data["title"]))
    answer = slug(_line("Nom du fichier" + (f" [{wanted}]" if wanted else ""), wanted))
    return _free(answer, draft.known.sheets.__contains__, "  Une fiche")


def _free(name: str, taken: Callable[[str], bool], who: str) -> str:
    """A name of file that is one, and that nothing has yet."""
    while not name or taken(name):
        reason = f"{who} porte déjà ce nom." if name else "  Il faut des lettres sans accent, des chiffres, des tirets."
        click.secho(french(reason), fg="yellow")
        name = slug(_line("  Nom du fichier", ""))
    return name


def _write(draft: Draft, root: Path, output: Path | None) -> None:
    name = str(draft.data["id"])
    collection = draft.data.get("collection")
    if output is None and collection is None:
        names = ", ".join(sorted(set(draft.known.collections.values())))
        raise Misuse(french(f"Dites dans quelle collection ranger la fiche, avec --collection : {names}."))
    path = output or root / "content" / "sheets" / str(collection) / f"{name}.yaml"
    if path.exists():
        raise Misuse(french("« {path} » existe déjà : rien n'a été écrit.").format(path=path))
    if draft.newcomer:
        added = _registered(root, str(draft.newcomer["id"]))
        added.parent.mkdir(parents=True, exist_ok=True)
        added.write_text(Layout("organisation", draft.known.schemas).write(draft.newcomer), encoding="utf-8")
        click.echo(french("Structure ajoutée : {path}").format(path=shown(added, root)))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(writing.new_sheet(draft.data, draft.known.schemas, tuple(draft.remarks)), encoding="utf-8")
    click.echo(french("Brouillon écrit : {path}").format(path=shown(path, root)))
    if draft.remarks:
        click.echo(french(f"À relire en tête du fichier : {len(draft.remarks)} passage(s) à classer ou à compléter."))
    inside = path.resolve().is_relative_to((root / "content").resolve())
    report = checking.check(root, () if inside else (path,))
    found = [problem for problem in report.diagnostics if problem.file == shown(path, root)]
    if found:
        click.echo(diagnostics.as_text(found, report.lines) + "\n")
    click.echo(diagnostics.count(found, 1))
    sys.exit(0)
