"""``toolbox explain``: what a message means, and what to write instead."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from builder.checking import schemas_of
from builder.commands import Misuse
from builder.help_pages import SEVERITY
from builder.messages import Wording, suggestion, wordings
from builder.nearest import nearest
from builder.project import read_project
from builder.typography import NBSP, french

_SLOT = re.compile(r"\{\w+[^{}]*\}")
_WIDTH = 100


@click.command()
@click.argument("code", required=False)
@click.pass_obj
def explain(root: Path | None, code: str | None) -> None:
    """Expliquer un message de la vérification : CODE est son code (S202) ou son nom. Sans CODE, les lister tous."""
    if code is None:
        click.echo("\n".join(f"{wording.code}  {french(wording.title)}" for wording in wordings().values()))
        return
    wording = wordings().get(code.strip().upper())
    if wording is None:
        names = {name: wording.code for wording in wordings().values() for name in (wording.code, wording.title)}
        close = nearest(code, names) if code.strip() else None
        if close is None or re.fullmatch(r"[A-Za-z]\d+", code):
            raise Misuse(french(f"Aucun message n'a le code « {code} ».{suggestion(close)}"))
        wording = wordings()[close]
    if root is not None:
        wording = schemas_of(read_project(root)).wordings[wording.code]
    click.echo("\n".join(_told(wording)))


def _told(wording: Wording) -> Iterator[str]:
    yield click.style(f"{wording.code} – {french(wording.title)}", bold=True)
    colour = "red" if wording.severity == "error" else "yellow"
    yield click.style(french(SEVERITY[wording.severity]), fg=colour)
    for label, template in (("Ce qu'il dit", wording.message), ("Pourquoi", wording.why), ("À faire", wording.fix)):
        if words := _static(template):
            yield ""
            yield from textwrap.wrap(french(f"{label}{NBSP}: {words}"), _WIDTH, break_long_words=False)
    yield from _example("À éviter", wording.wrong, "red")
    yield from _example("À écrire", wording.right, "green")


def _example(label: str, text: str, colour: str) -> Iterator[str]:
    yield ""
    yield click.style(f"{french(label)}{NBSP}:", fg=colour)
    yield from (f"    {line}" for line in text.splitlines())


def _static(template: str) -> str:
    """The sentence of every case: what changes from one to the next is a « … »."""
    words = _SLOT.sub("…", template.replace("{suggestion}", "")).replace("{{", "{").replace("}}", "}")
    return " ".join(words.split()) if words.strip(" ….") else ""
