"""How the files of the toolbox are written: one order of keys, one way to quote, comments kept.

``toolbox fmt`` writes again what people typed, ``toolbox new`` a first file, ``toolbox migrate`` what a new edition of
the schemas wants; the form does so in the browser.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import yaml

from builder.diagnostics import Path, has_errors
from builder.positions import value_at
from builder.scalars import resolve
from builder.schema import Schemas
from builder.settling import settle
from builder.source import Source, parse
from builder.writing.draft import Draft
from builder.writing.layout import Choices, Layout
from builder.writing.remarks import Remarks, read_remarks

HEADER = "# yaml-language-server: $schema=../../../schema/bundled/sheet.schema.json"
"""First line of a new sheet: where editors find its schema, from the folder of the sheet."""


class Unreadable(Exception):
    """A file that cannot be written again without a doubt on what it says: ``toolbox check`` says why."""


def new_sheet(data: Mapping[str, Any], schemas: Schemas, remarks: tuple[str, ...] = ()) -> str:
    """The file of a sheet that was never written; ``remarks`` are lines for who reads it again."""
    header = [HEADER, *(f"# {' '.join(remark.split())}" for remark in remarks)]
    return Layout("sheet", schemas, remarks=Remarks(header=header)).write(data)


def formatted(content: bytes, file: str, kind: str, schemas: Schemas) -> str:
    """The same file in the order and the quotes of the toolbox.

    Args:
        content: the bytes of the file.
        file: its name in messages.
        kind: what it is: ``sheet``, ``organisation``…
        schemas: the schemas of its project.

    Raises:
        Unreadable: it cannot be read without a doubt, or what it says would change.
    """
    source, root, remarks, doubts = _read(content, file, kind, schemas)
    text = Layout(kind, schemas, _choices(root, source, doubts), remarks).write(source.data)
    again, _, kept, unsure = _read(text.encode(), file, kind, schemas)
    if (_told(again.data, unsure), kept.words()) != (_told(source.data, doubts), remarks.words()):
        raise Unreadable(file)
    return text


def opened(content: bytes, file: str, kind: str, schemas: Schemas) -> Draft:
    """A file to change: its data, and what goes with it when it is written again.

    Raises:
        Unreadable: it cannot be read without a doubt.
    """
    source, root, remarks, doubts = _read(content, file, kind, schemas)
    return Draft(kind, file, source.data, remarks, _choices(root, source, doubts))


def rewritten(draft: Draft, schemas: Schemas) -> str:
    """The text of a changed file.

    Raises:
        Unreadable: a value or a comment would be lost.
    """
    text = Layout(draft.kind, schemas, draft.choices, draft.remarks).write(draft.data)
    try:
        source, _, remarks, _ = _read(text.encode(), draft.file, draft.kind, schemas)
    except yaml.YAMLError as error:
        raise Unreadable(draft.file) from error
    if (_told(source.data, set()), remarks.words()) != (_told(draft.data, set()), draft.remarks.words()):
        raise Unreadable(draft.file)
    return text


def _read(
    content: bytes, file: str, kind: str, schemas: Schemas
) -> tuple[Source, yaml.MappingNode, Remarks, set[Path]]:
    """What a file says, its nodes and its comments, and the places where readers disagree.

    Raises:
        Unreadable: it cannot be read without a doubt.
    """
    source = parse(content, file)
    if not isinstance(source.data, dict) or has_errors(source.diagnostics):
        raise Unreadable(file)
    root = yaml.compose(source.text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        raise Unreadable(file)
    doubts = {problem.path for problem in settle(source, kind, schemas)}
    return source, root, read_remarks(source.text, root), doubts


def _told(data: Any, doubts: set[Path]) -> str:
    return json.dumps([data, sorted(map(str, doubts))], ensure_ascii=False, sort_keys=True)


def _choices(root: yaml.Node, source: Source, doubts: set[Path]) -> Choices:
    """What the author chose; doubtful values stay as typed, since only the author knows."""
    choices = Choices(typed={path: raw for path, raw in source.raw.items() if path in doubts or _same(source, path)})
    pending: list[tuple[Path, yaml.Node]] = [((), root)]
    while pending:
        path, node = pending.pop()
        if isinstance(node, yaml.ScalarNode):
            (choices.blocks if node.style in {"|", ">"} else choices.one_line).add(path)
            continue
        if isinstance(node, yaml.CollectionNode) and node.flow_style:
            choices.flow.add(path)
        if isinstance(node, yaml.MappingNode):
            pending += [((*path, key.value), value) for key, value in node.value]
        else:
            pending += [((*path, index), item) for index, item in enumerate(node.value)]
    return choices


def _same(source: Source, path: Path) -> bool:
    """Whether a number or nothing, unquoted, still is what the schema made of it; truth has one spelling."""
    value = value_at(source.data, path)
    read, ambiguity = resolve(source.raw[path])
    return ambiguity is None and type(read) is type(value) and read == value and not isinstance(value, bool)
