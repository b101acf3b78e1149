"""The sheet's schema → the controls of the form: which one for each place, with its label, hint and example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from builder.diagnostics import Path
from builder.needs import alternatives, grouped, needed
from builder.schema import Field, Schemas

_MOST_BOXES: Final = 30
"""Terms beyond which a list of boxes is longer than a search."""
_KEYBOARDS: Final = {"email": "email", "phone": "tel", "web-url": "url"}
"""The keyboard that a phone offers for what a place holds: another one capitalises its first letter."""
_MASCULINE: Final = frozenset({"contact", "indicateur", "intertitre", "lien", "zoom"})
"""First words of the titles of items; the others are feminine (tested)."""


@dataclass(frozen=True, slots=True)
class Control:
    """One place of a sheet in the form.

    ``control`` is a branch of ``form_controls.html.j2``. ``always`` places are asked at once, ``kinds`` lists the kinds
    of sheets that require a place of the first level; the rest is depth, on demand. ``item`` names the template of the
    items of a list; ``of`` a vocabulary, what kind of thing an identifier names, or « date ».
    """

    key: str
    control: str
    title: str
    hint: str
    example: str
    required: bool = False
    either: str = ""
    """The title of the place that may be filled instead."""
    always: bool = False
    kinds: tuple[str, ...] = ()
    of: str = ""
    item: str = ""
    item_title: str = ""
    children: tuple[Control, ...] = ()
    terms: tuple[tuple[str, str, str], ...] = ()
    """Identifier, label and description of each term to choose from."""
    keyboard: str = ""

    @property
    def sentences(self) -> bool:
        """Whether what is written here is told in sentences, as its example is: they want more room than a name."""
        return self.control == "text" or (self.control == "line" and self.example.endswith("."))

    @property
    def added(self) -> str:
        """What the button of a list adds, as one says it: « une partie prenante »."""
        name = self.item_title.lower()
        return f"{'un' if name.split(' ', 1)[0] in _MASCULINE else 'une'} {name}"


@dataclass(slots=True)
class Form:
    """The controls by group, and the templates of the items of lists, each met once."""

    groups: dict[str, list[Control]] = field(default_factory=dict)
    items: dict[str, Control] = field(default_factory=dict)


def form(schemas: Schemas) -> Form:
    """Every control of the form of a sheet."""
    made = Form()
    kinds = {**needed(schemas), "collection": tuple(schemas.labels("kinds"))}
    others = alternatives(schemas)

    def top(key: str) -> Control:
        either = " ou ".join(schemas.field("sheet", (other,)).title for other in others.get(key, ()))
        control = _control(schemas, (key,), made, required=key in kinds)
        return replace(control, kinds=kinds.get(key, ()), either=either)

    for group, keys in grouped(schemas).items():
        made.groups[group] = [top(key) for key in keys]
    return made


def _control(schemas: Schemas, path: Path, made: Form, *, required: bool = False, always: bool = False) -> Control:
    place = schemas.field("sheet", path)
    line = Control(
        key=str(path[-1]),
        control="line",
        title=place.title,
        hint=place.hint,
        example=_example(place),
        required=required,
        always=always or required,
        keyboard=next((mode for kind, mode in _KEYBOARDS.items() if kind in place.formats), ""),
    )
    if "array" in place.types:
        return _list(line, schemas, path, made)
    if "object" in place.types and "string" not in place.types:
        return replace(line, control="object", children=tuple(_children(schemas, path, made)))
    if place.vocabulary:
        name = "kind" if path == ("kind",) else "choice"
        return replace(line, control=name, of=place.vocabulary, terms=_terms(schemas, place.vocabulary))
    if place.reference not in {None, "note", "media"}:
        return replace(line, control="reference", of=str(place.reference))
    if "boolean" in place.types:
        return replace(line, control="flag")
    if place.types & {"number", "integer"}:
        return replace(line, control="page" if "string" in place.types else "number")
    if any("date" in form for form in place.formats):
        return replace(line, of="date")
    return replace(line, control="text") if place.markdown else line


def _list(line: Control, schemas: Schemas, path: Path, made: Form) -> Control:
    item = schemas.field("sheet", (*path, 0))
    line = replace(line, item_title=item.title)
    if item.vocabulary:
        terms = _terms(schemas, item.vocabulary)
        name = "boxes" if len(terms) <= _MOST_BOXES else "tokens"
        return replace(line, control=name, of=item.vocabulary, terms=terms)
    if "object" not in item.types:
        return replace(line, control="tokens", of=item.reference or "")
    name = _item_name(item)
    if name not in made.items:
        made.items[name] = Control("", "object", item.title, item.description, "")  # points hold points
        made.items[name] = _item(schemas, (*path, 0), item, made)
    return replace(line, control="points" if "string" in item.types else "list", item=name)


def _item(schemas: Schemas, path: Path, place: Field, made: Form) -> Control:
    name = "point" if "string" in place.types else "object"
    children = tuple(_children(schemas, path, made))
    return Control("", name, place.title, place.description, _example(place), children=children)


def _item_name(item: Field) -> str:
    """A name for the template of an item: its brick's, else its title's."""
    return item.brick or "-".join(item.title.lower().split()).replace("é", "e").replace("è", "e")


def _children(schemas: Schemas, path: Path, made: Form) -> Iterator[Control]:
    """The places inside a block. Asked at once: the required ones, and those that its own example shows."""
    nodes = schemas.at("sheet", path)
    required = {key for node in nodes[:2] for key in node.get("required", ())}
    either = {key for node in nodes for branch in node.get("oneOf", ()) for key in branch.get("required", ())}
    example = schemas.field("sheet", path).examples[:1]
    shown = {key for one in example if isinstance(one, dict) for key in one}
    for key in schemas.properties("sheet", path):
        yield _control(schemas, (*path, key), made, required=key in required, always=key in required | either | shown)


def _terms(schemas: Schemas, vocabulary: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (term["id"], str(term.get("label", term["id"])), str(term.get("description") or ""))
        for term in schemas.terms(vocabulary)
    )


def _example(place: Field) -> str:
    """The first example as it is typed, as French writes numbers; a list's or a block's is shown by its own places."""
    example: Any = place.examples[0] if place.examples else ""
    if place.vocabulary or place.reference not in {None, "note", "media"} or isinstance(example, bool | dict | list):
        return ""
    return str(example).replace(".", ",") if isinstance(example, float) else str(example)
