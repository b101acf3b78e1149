"""The command line: arguments, printing and exit codes. The only place that prints or exits."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from builder import bundle, diagnostics, pipeline, publishing, reports, site, unchanged
from builder.commands import Misuse
from builder.commands.bring_in import bring_in
from builder.commands.care import care
from builder.commands.explain import explain
from builder.commands.fmt import fmt
from builder.commands.init import init
from builder.commands.migrate import migrate
from builder.commands.new import new
from builder.commands.serve import serve
from builder.commands.waiting import tell_waiting
from builder.consents import UnknownDay
from builder.diagnostics import Diagnostic
from builder.nearest import nearest
from builder.printing import Imprint, Printed
from builder.project import shown

OK, PROBLEMS, MISUSE, ACCIDENT = 0, 1, 2, 3
_STYLES = ["text", "json", "github", "gitlab", "markdown"]


def run() -> None:
    """The ``toolbox`` command: misuse and accidents end in a French sentence, never in a traceback."""
    try:
        main.main(prog_name="toolbox", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("Interrompu.", err=True)
        sys.exit(130)
    except UnknownDay as error:
        click.echo(f"SOURCE_DATE_EPOCH vaut « {error} », qui n'est pas un nombre de secondes depuis 1970.", err=True)
        sys.exit(MISUSE)
    except site.BuildError as error:
        click.echo(str(error), err=True)
        sys.exit(PROBLEMS)
    except click.ClickException as error:
        click.echo(f"{misuse(error)}\nEssayez « toolbox --help ».", err=True)
        sys.exit(MISUSE)
    except OSError as error:
        if os.environ.get("TOOLBOX_DEBUG"):
            raise
        click.echo(publishing.accident(error), err=True)
        sys.exit(ACCIDENT)
    except Exception as error:
        if os.environ.get("TOOLBOX_DEBUG"):
            raise
        click.echo(f"Erreur inattendue ({type(error).__name__}). Aucun fichier n'a été modifié.", err=True)
        click.echo("Relancez avec TOOLBOX_DEBUG=1 pour le détail, et signalez-la.", err=True)
        sys.exit(ACCIDENT)


def misuse(error: click.ClickException) -> str:
    """What is wrong with a command line, in French."""
    match error:
        case click.NoSuchOption(option_name=name):
            return f"L'option {name} n'existe pas."
        case click.MissingParameter():
            return "Il manque un argument."
        case click.BadParameter(param=parameter) if parameter is not None:
            return f"La valeur donnée à {parameter.opts[0]} n'est pas admise."
        case Misuse():
            return error.message
        case _:
            return "Cette commande n'existe pas, ou elle est mal écrite."


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="boite-a-pratiques", message="%(version)s")
@click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Dossier du projet (celui qui contient content/). Par défaut, le dossier courant ou l'un de ses parents.",
)
@click.pass_context
def main(context: click.Context, project: Path | None) -> None:
    """Boîte à pratiques : des fiches YAML vérifiées, un site, des données ouvertes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal without UTF-8 must not crash on an accent
            stream.reconfigure(encoding="utf-8", errors="replace")
    if context.invoked_subcommand != init.name:
        context.obj = project or _find_project(Path.cwd())


def _find_project(start: Path) -> Path:
    for folder in (start, *start.parents):
        if (folder / "content").is_dir():
            return folder
    raise Misuse(f"Aucun dossier content/ dans {start} ni au-dessus. Placez-vous dans le projet, ou donnez --project.")


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(_STYLES), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Les avertissements comptent comme des erreurs.")
@click.option("--print", "printing", is_flag=True, help="Imprimer aussi les fiches, pour dire celles qui débordent.")
@click.pass_obj
def check(root: Path, paths: tuple[Path, ...], style: str, strict: bool, printing: bool) -> None:
    """Vérifier les fichiers : tous, ou seulement PATHS (fichiers ou dossiers)."""
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise Misuse(f"« {path} » n'existe pas : vérifiez le chemin.")
    extra, inside = _split(root, paths)
    report = pipeline.check(root, extra)
    entries = report.checked.project.entries
    printed = pipeline.print_all(report, site.imprint(root), _bar) if printing and report.ok else pipeline.NOTHING
    all_found = (*report.diagnostics, *printed.diagnostics)
    found = [d for d in all_found if not paths or _concerns(d.file, inside)]
    files = sum(not paths or _concerns(entry.file, inside) for entry in entries)
    if style == "json":
        click.echo(diagnostics.as_json(found, files))
    elif style == "github":
        if found:
            click.echo(diagnostics.as_github(found))
    elif style == "gitlab":
        click.echo(reports.as_gitlab(found))
    elif style == "markdown":
        click.echo(reports.as_markdown(found, files), nl=False)
    else:
        if found:
            click.echo(diagnostics.as_text(found, {entry.file: entry.source.lines for entry in entries}) + "\n")
        click.echo(diagnostics.count(found, files))
        tell_waiting(root, paths)
    sys.exit(PROBLEMS if diagnostics.has_errors(found) or (strict and found) else OK)


def _split(root: Path, paths: Sequence[Path]) -> tuple[list[Path], list[str]]:
    """The files to read besides ``content/``, and what the report should keep, as shown paths."""
    content = (root / "content").resolve()
    extra: list[Path] = []
    kept: list[str] = []
    for path in paths:
        resolved = path.resolve()
        if resolved.is_relative_to(content):
            kept.append(resolved.relative_to(root.resolve()).as_posix())
        elif content.is_relative_to(resolved):
            kept.append("content")
        else:
            found = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
            extra += found
            kept += [shown(file, root) for file in found]
    return extra, kept


def _concerns(file: str, kept: Sequence[str]) -> bool:
    return any(file == path or file.startswith(f"{path}/") for path in kept)


@main.command()
@click.option("--drafts", is_flag=True, help="Montrer aussi les brouillons et les fiches soumises, pour les relire.")
@click.pass_obj
def build(root: Path, drafts: bool) -> None:
    """Vérifier, construire le site et le publier dans site/."""
    made_of = unchanged.fingerprint(root, drafts=drafts)
    if (told := unchanged.told(root, made_of)) is not None:
        click.echo(told, err=True)
        click.echo("Rien n'a changé depuis la dernière construction : le site est à jour.")
        return
    report = replace(pipeline.check(root), drafts=drafts)
    said = [_explain(report)]
    if not report.ok:
        click.echo("Le site n'a pas été reconstruit.", err=True)
        sys.exit(PROBLEMS)

    def press(imprint: Imprint) -> Printed:
        click.echo("Impression des fiches…", err=True)
        printed = pipeline.print_all(report, imprint, _bar, tidy=True)
        said.insert(0, _show(printed.diagnostics, report))
        click.echo(f"{len(printed.outputs)} PDF prêts.", err=True)
        return printed

    published = site.build(report, lambda line: click.echo(line, err=True), press)
    unchanged.remember(root, made_of, "".join(said))
    click.echo(f"Le site est prêt : ouvrez {published / 'index.html'}, ou lancez « make serve ».")


def _explain(report: pipeline.Report) -> str:
    count = diagnostics.count(report.diagnostics, len(report.checked.project.entries))
    said = _show(report.diagnostics, report)
    click.echo(count, err=True)
    return f"{said}{count}"


def _show(found: Sequence[Diagnostic], report: pipeline.Report) -> str:
    """Tell problems, and return the words."""
    if not found:
        return ""
    said = f"{diagnostics.as_text(found, report.lines)}\n"
    click.echo(said, err=True)
    return f"{said}\n"


def _bar(done: int, total: int) -> None:
    """How far printing is, rewritten in place on a terminal; nothing where the output is kept in a file."""
    if sys.stderr.isatty():
        full = 30 * done // total
        click.echo(
            f"\r[{'█' * full}{'░' * (30 - full)}] {done}/{total}{'' if done < total else chr(10)}", err=True, nl=False
        )


@main.command()
@click.argument("sheets", metavar="ID...", nargs=-1, required=True)
@click.option("--title", default="Mon panorama", show_default=True, help="Titre de la couverture.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), default="panorama.pdf", show_default=True,
    help="Fichier à écrire.",
)  # fmt: skip
@click.pass_obj
def booklet(root: Path, sheets: tuple[str, ...], title: str, output: Path) -> None:
    """Écrire le livret PDF des fiches choisies, dans l'ordre donné : couverture, sommaire, fiches, index."""
    report = pipeline.check(root)
    if not report.ok:
        _explain(report)
        sys.exit(PROBLEMS)
    known = pipeline.catalogue(report).sheets
    for sheet in sheets:
        if sheet not in known:
            close = nearest(sheet, {name: name for name in known})
            hint = f" Vouliez-vous dire « {close} » ?" if close else ""
            raise Misuse(f"Aucune fiche publiée ne s'appelle « {sheet} ».{hint}")
    chosen = list(dict.fromkeys(sheets))
    output.write_bytes(pipeline.print_chosen(report, site.imprint(root), chosen, title))
    click.echo(f"{len(chosen)} fiches dans {output}." if len(chosen) > 1 else f"Une fiche dans {output}.")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--zensical", is_flag=True, help="Écrire les liens comme Zensical les lit.")
@click.pass_obj
def generate(root: Path, folder: Path, zensical: bool) -> None:
    """Écrire dans FOLDER l'arbre de pages que le moteur du site transforme."""
    report = pipeline.check(root)
    if not report.ok:
        _explain(report)
        sys.exit(PROBLEMS)
    printed = pipeline.print_all(report, site.imprint(root), _bar)
    outputs = pipeline.render(report, printed, site.identity(root))
    number = site.write_tree(root, map(site.for_zensical, outputs) if zensical else outputs, folder)
    click.echo(f"{number} fichiers écrits dans {folder}.")


@main.command()
@click.option("--check", "only_check", is_flag=True, help="Dire si la copie est à jour, sans l'écrire.")
@click.pass_obj
def schema(root: Path, only_check: bool) -> None:
    """Écrire schema/bundled/ : les schémas complets, pour les éditeurs."""
    stale = bundle.update(root, pipeline.schema_folder(root), write=not only_check)
    if stale and only_check:
        click.echo(f"À refaire par « toolbox schema » : {', '.join(stale)}")
        sys.exit(PROBLEMS)
    click.echo(f"{len(stale)} fichiers mis à jour." if stale else "La copie des schémas est à jour.")


for command in (new, fmt, explain, care, bring_in, serve, init, migrate):
    main.add_command(command)
