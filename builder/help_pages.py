"""The reference of messages, made from their wording."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from builder import addresses
from builder.output import Output
from builder.schema import Schemas
from builder.typography import french

_FAMILIES = {
    "L": "Lecture du fichier",
    "S": "Ce que chaque rubrique attend",
    "R": "Références entre fichiers",
    "C": "Cohérence des faits",
    "P": "Personnes, structures et contacts",
    "T": "Mise en forme des textes",
    "I": "Impression",
}
SEVERITY = {"error": "Erreur : la fiche n'est pas publiée.", "warning": "Avertissement : la fiche est publiée."}
"""What a message costs a sheet."""


def render(schemas: Schemas) -> Iterator[Output]:
    """The page of the messages."""
    yield Output(addresses.source_path(addresses.HELP_MESSAGES), "\n".join(_messages(schemas)) + "\n")


def _messages(schemas: Schemas) -> Iterator[str]:
    yield from ("---", "title: Messages de vérification", "hide: [navigation]", "---", "")
    yield from ("# Messages de vérification", "")
    yield french("Chaque message de la vérification porte un code. Voici ce qu'il veut dire, et comment y répondre.")
    family = ""
    for code, wording in schemas.wordings.items():
        if code[0] != family:
            family = code[0]
            yield from ("", f"## {_FAMILIES[family]} {{ #famille-{family.lower()} }}", "")
        yield f'<section class="code" id="{code}">'
        yield f"<h3>{code} – {escape(french(wording.title))}</h3>"
        yield f"<p><strong>{french(SEVERITY[wording.severity])}</strong> {escape(french(_static(wording.why)))}</p>"
        yield f'<div class="examples"><div><p>{french("À éviter :")}</p>{_code(wording.wrong)}</div>'
        yield f"<div><p>{french('À écrire :')}</p>{_code(wording.right)}</div></div>"
        yield "</section>"
        yield ""


def _static(template: str) -> str:
    """A reason that depends on the case is left to the message itself."""
    return "" if "{" in template.replace("{{", "").replace("}}", "") else template.format()


def _code(text: str) -> str:
    lines = escape(text).replace("\n", "&#10;")
    return f'<pre tabindex="0"><code>{lines}</code></pre>'
