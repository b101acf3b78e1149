"""``toolbox init``: an empty toolbox for another network, ready to build."""

from __future__ import annotations

from pathlib import Path

import click

from builder import bundle, editions, skeleton
from builder.commands import Misuse
from builder.messages import excerpt
from builder.places import HOME
from builder.typography import french

LONGEST_NAME = 80
"""Characters; it must fit the header of the site."""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--name", default="Notre boîte à pratiques", help="Nom du site et du réseau, à changer plus tard au besoin."
)
def init(folder: Path, name: str) -> None:
    """Créer dans DIR, vide ou absent, la boîte d'un autre réseau : une fiche d'exemple, ses listes, ses réglages."""
    name = _name(name)
    if not (HOME / "content" / "vocabularies").is_dir():
        raise Misuse(french("Lancez cette commande depuis une copie complète de la boîte à pratiques (git clone)."))
    _free(folder)
    files = list(skeleton.files(HOME, name, editions.CURRENT))
    try:
        for file in files:
            path = folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as stream:  # never over what is there already
                stream.write(file.content)
            if file.executable:
                path.chmod(0o755)
        bundle.update(folder, HOME / "schema", write=True)
    except OSError as error:
        reason = _said("Le dossier « {folder} » ne peut pas être écrit ({kind}).", folder, kind=type(error).__name__)
        raise Misuse(reason) from error
    click.echo(_said("Votre boîte est dans {folder} : {count} fichiers.", folder, count=len(files)))
    click.echo(french("Ensuite : lisez son README.md, réglez mkdocs.yml, puis « make site » dans ce dossier."))


def _name(name: str) -> str:
    tidy = " ".join(name.split())
    if not any(char.isalnum() for char in tidy) or not tidy.isprintable() or len(tidy) > LONGEST_NAME:
        sentence = f"Le nom tient sur une ligne, avec des lettres, en {LONGEST_NAME} caractères au plus."
        raise Misuse(french(sentence))
    return tidy


def _free(folder: Path) -> None:
    """Refuse a place where something is, but for the history of a repository that was just made."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise Misuse(_said("« {folder} » n'est pas un dossier : rien n'a été écrit.", folder))
    if folder.is_dir() and any(item.name != ".git" for item in folder.iterdir()):
        raise Misuse(
            _said("Le dossier « {folder} » n'est pas vide : rien n'a été écrit. Donnez-en un nouveau.", folder)
        )


def _said(sentence: str, folder: Path, **words: object) -> str:
    """A sentence in good French, and the name of a folder as it is, to be copied."""
    return french(sentence).format(folder=excerpt(str(folder)), **words)
