"""Word files as careless programs leave them: they name parts that are not there, or write their paths as Windows does.

Word opens them; ``python-docx`` stops at the first one, with a ``KeyError``.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Set
from pathlib import Path
from posixpath import dirname
from typing import Any, Final

_RELATIONS: Final = ".rels"


def opened(path: Path, read: Callable[[Any], Any]) -> Any:
    """The document of a file.

    Args:
        path: the file.
        read: ``docx.Document``, of a path or of an open file.

    Raises:
        Exception: whatever the library raises of a file that is broken otherwise.
    """
    try:
        return read(str(path))
    except KeyError:
        return read(_mended(path))


def _mended(path: Path) -> io.BytesIO:
    """The same file with the paths of archives, without relations to what it does not hold."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(made, "w") as mended:
        held = {member: member.filename.replace("\\", "/") for member in archive.infolist()}
        for member, name in held.items():
            content = archive.read(member)
            mended.writestr(name, _related(content, name, {*held.values()}) if name.endswith(_RELATIONS) else content)
    made.seek(0)
    return made


def _related(content: bytes, name: str, held: Set[str]) -> bytes:
    from docx.opc.oxml import parse_xml, serialize_part_xml  # noqa: PLC0415
    from docx.opc.packuri import PackURI  # noqa: PLC0415

    relations = parse_xml(content)  # type: ignore[arg-type]  # bytes are what it wants: a text may not say its encoding
    folder = f"/{dirname(dirname(name))}"
    for relation in list(relations):
        target = str(relation.get("Target"))
        if relation.get("TargetMode") != "External" and PackURI.from_rel_ref(folder, target).membername not in held:
            relations.remove(relation)
    return bytes(serialize_part_xml(relations))
