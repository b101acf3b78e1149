"""The two reference pages made from the schemas and the wording: every field, every message."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from builder import addresses, examples
from builder.messages import wordings
from builder.output import Output
from builder.schema import KINDS, Schemas
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
_SEVERITY = {"error": "Erreur : la fiche n'est pas publiée.", "warning": "Avertissement : la fiche est publiée."}
_DEEPEST = 4


def render(schemas: Schemas) -> Iterator[Output]:
    """The reference pages."""
    yield Output(addresses.source_path(addresses.HELP_MESSAGES), "\n".join(_messages()) + "\n")
    yield Output(addresses.source_path(addresses.HELP_FIELDS), "\n".join(_fields(schemas)) + "\n")


def _messages() -> Iterator[str]:
    yield from ("---", "title: Messages de vérification", "---", "", "# Messages de vérification", "")
    yield french("Chaque message de la vérification porte un code. Voici ce qu'il veut dire, et comment y répondre.")
    family = ""
    for code, wording in wordings().items():
        if code[0] != family:
            family = code[0]
            yield from ("", f"## {_FAMILIES[family]} {{ #famille-{family.lower()} }}", "")
        yield f'<section class="code" id="{code}">'
        yield f"<h3>{code} – {escape(french(wording.title))}</h3>"
        yield f"<p><strong>{french(_SEVERITY[wording.severity])}</strong> {escape(french(_static(wording.why)))}</p>"
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


def _fields(schemas: Schemas) -> Iterator[str]:
    yield from ("---", "title: Champs d’une fiche", "---", "", "# Champs d’une fiche", "")
    yield french("Ce que chaque fichier peut contenir, tiré du schéma qui sert à la vérification.")
    for kind in KINDS:
        document = schemas.documents[f"{kind}.schema.json"]
        yield from ("", f"## {document['title']} {{ #{kind} }}", "")
        yield f'<div class="fields"><p>{escape(french(document["description"]))}</p>'
        yield from _properties(schemas, kind, (), set(document.get("required", ())))
        yield from ("</div>", "")


def _properties(schemas: Schemas, kind: str, path: tuple[str | int, ...], required: set[str]) -> Iterator[str]:
    yield "<dl>"
    for key in schemas.properties(kind, path):
        here = (*path, key)
        field = schemas.field(kind, here)
        must = french(" (obligatoire)") if key in required else ""
        yield f"<dt><code>{escape(key)}</code> {escape(french(field.title))}{must}</dt>"
        yield f"<dd><p>{escape(french(field.description))}</p>"
        if field.examples:
            yield _code(examples.of_key(key, field))
        if field.vocabulary or schemas.field(kind, (*here, 0)).vocabulary:
            yield _terms(schemas, field.vocabulary or schemas.field(kind, (*here, 0)).vocabulary or "")
        if sum(isinstance(step, str) for step in here) < _DEEPEST:
            inner = here if schemas.properties(kind, here) else (*here, 0)
            if schemas.properties(kind, inner) and not _repeats(schemas, kind, inner):
                yield from _properties(schemas, kind, inner, _required(schemas, kind, inner))
        yield "</dd>"
    yield "</dl>"


def _repeats(schemas: Schemas, kind: str, path: tuple[str | int, ...]) -> bool:
    """Whether this structure is the one it stands in (sections in sections, points in points)."""
    keys = list(schemas.properties(kind, path))
    return any(keys == list(schemas.properties(kind, path[:length])) for length in range(1, len(path)))


def _required(schemas: Schemas, kind: str, path: tuple[str | int, ...]) -> set[str]:
    return {key for node in schemas.at(kind, path)[:2] for key in node.get("required", ())}


def _terms(schemas: Schemas, vocabulary: str) -> str:
    terms = schemas.terms(vocabulary)
    listed = ", ".join(f"<code>{escape(term['id'])}</code> ({escape(str(term.get('label', '')))})" for term in terms)
    return f"<details><summary>{len(terms)} termes</summary><p>{listed}</p></details>"
