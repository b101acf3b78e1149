"""YAML as our files are written, for the examples that messages give."""

from __future__ import annotations

import re
from typing import Any

import yaml

from builder.scalars import resolve

_PLAIN = re.compile(r"[a-z][a-z0-9_-]*|[0-9]{4}(?:-[0-9]{2}){0,2}")

_PICTURE = re.compile(r"(?<!\\)((?:\\\\)*)\\U(0001F[0-9A][0-9A-F]{2})")
"""A picture among letters, as PyYAML escapes it: nobody would know it again."""


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists under their key, as our files do."""
        return super().increase_indent(flow, False)


def _represent(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    safe = _PLAIN.fullmatch(value) and resolve(value)[1] is None and isinstance(resolve(value)[0], str)
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=None if safe else '"')


def _represent_number(dumper: yaml.SafeDumper, value: float) -> yaml.ScalarNode:
    """Without « .0 »: the browser, which gives the same examples, knows one kind of number."""
    return dumper.represent_int(int(value)) if value.is_integer() else dumper.represent_float(value)


_Dumper.add_representer(str, _represent)
_Dumper.add_representer(float, _represent_number)


def dump(value: Any) -> str:
    """YAML as our files are written."""
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000, default_flow_style=False)
    return _PICTURE.sub(_shown, text.removesuffix("...\n").rstrip())


def _shown(escaped: re.Match[str]) -> str:
    return escaped[1] + chr(int(escaped[2], 16))
