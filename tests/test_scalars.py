"""Unquoted scalars: typed only where every reader agrees."""

from __future__ import annotations

import random

import pytest
import yaml

from builder.scalars import resolve


@pytest.mark.parametrize(
    ("text", "value"),
    [("", None), ("~", None), ("null", None), ("true", True), ("False", False), ("0", 0), ("-12", -12), ("20.5", 20.5),
     ("un texte", "un texte"), ("12-15", "12-15"), ("2024-06", "2024-06"), ("2021/2023", "2021/2023"), ("2A", "2A"),
     ("1.2.3", "1.2.3"), ("02 99 78 00 78", "02 99 78 00 78"), ("-", "-"), ("n°3", "n°3")],
)  # fmt: skip
def test_clear(text: str, value: object) -> None:
    assert resolve(text) == (value, None)
    assert type(resolve(text)[0]) is type(value)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("no", "boolean"), ("NO", "boolean"), ("Yes", "boolean"), ("on", "boolean"), ("y", "boolean"), ("non", "boolean"),
     ("Oui", "boolean"), ("vrai", "boolean"), ("12:30", "number"), ("1:02:03", "number"), ("01", "number"),
     ("08", "number"),
     ("0x1F", "number"), ("0o17", "number"), ("1e3", "number"), ("1.5E-3", "number"), ("1_000", "number"),
     ("+5", "number"),
     (".5", "number"), ("1.", "number"), (".inf", "number"), (".NaN", "number"), ("2024-06-15", "date"),
     ("2024-6-5", "date"), ("2024-06-15T10:00:00Z", "date"), ("2024-06-15 10:00:00", "date"),
     ("12345678901234567890", "number"), ("1" * 100_000, "number"), ("1" + ":10" * 3000, "number")],
    ids=lambda text: text[:20],
)  # fmt: skip
def test_doubtful(text: str, kind: str) -> None:
    value, doubt = resolve(text)
    assert value == text
    assert doubt is not None and doubt.kind == kind


def test_whatever_pyyaml_would_change_is_typed_or_doubted() -> None:
    """Thirty thousand seeded short scalars: what PyYAML takes for something else than text is never silently text."""
    dice = random.Random(7)
    for _ in range(30000):
        text = "".join(dice.choice("0123456789:._-+eExXoOnNyYtTfF") for _ in range(dice.randint(1, 8)))
        tag = yaml.SafeLoader("").resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
        value, doubt = resolve(text)
        if tag != "tag:yaml.org,2002:str" and isinstance(value, str):
            assert doubt is not None, text
        if doubt is None and not isinstance(value, str):
            assert yaml.safe_load(text) == value, text
