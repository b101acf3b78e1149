"""Templates that were compiled once are not compiled again; whatever happens to what is kept, they say the same."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from builder import compiled
from builder.languages import language
from builder.languages.templates import speaker

SOURCE = "Bonjour {{ name }}\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a user who never built anything."""
    monkeypatch.setattr(compiled, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    return tmp_path / "cache"


def said(source: str = SOURCE, *, may_compile: bool = True, **settings: object) -> str:
    """What the template ``a`` says, in an environment of its own."""
    environment = Environment(loader=DictLoader({"a": source}), autoescape=True, **settings)  # type: ignore[arg-type]
    compiled.remember(environment)
    if not may_compile:
        environment.compile = None  # type: ignore[assignment, method-assign]
    return environment.get_template("a").render(name="<b>")


def kept(cache: Path) -> list[Path]:
    return [path for path in (cache / "templates").iterdir() if path.stat().st_size]


def test_the_second_time_nothing_is_compiled(cache: Path) -> None:
    assert said() == said(may_compile=False) == "Bonjour &lt;b&gt;"
    assert len(kept(cache)) == 1


def test_another_source_is_compiled_and_takes_its_place(cache: Path) -> None:
    said()
    assert said("Bonsoir {{ name }}") == "Bonsoir &lt;b&gt;"
    assert len(kept(cache)) == 1
    assert said() == "Bonjour &lt;b&gt;"


def test_other_settings_are_another_template(cache: Path) -> None:
    assert said("{% if 1 %}\n  a\n{% endif %}") == "\n  a\n"
    assert said("{% if 1 %}\n  a\n{% endif %}", trim_blocks=True, lstrip_blocks=True) == "  a\n"
    assert len(kept(cache)) == 2


@pytest.mark.parametrize("content", [b"", b"j2", b"\x00" * 3000])
def test_what_is_damaged_is_made_again(content: bytes, cache: Path) -> None:
    said()
    (file,) = kept(cache)
    whole = file.read_bytes()
    for damaged in (content, whole[: len(whole) // 2], whole[:-1]):
        file.write_bytes(damaged)
        assert said() == "Bonjour &lt;b&gt;"


def test_a_language_is_not_kept(cache: Path) -> None:
    assert said("<p>Une fiche</p>", extensions=[speaker(language("en"))])
    assert not cache.exists() or not kept(cache)


def test_a_user_without_a_home_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(compiled, "user_cache_path", lambda *_, **__: Path("~/.cache"))
    assert said()
    assert not list(tmp_path.iterdir())


def test_a_cache_that_cannot_be_written_or_read_stops_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.write_text("no folder", encoding="utf-8")
    assert said() == said()
    cache.unlink()
    full = OSError(errno.ENOSPC, "No space left on device")
    with monkeypatch.context() as disk:
        disk.setattr("jinja2.bccache.Bucket.write_bytecode", _refuse(full))
        assert said() == "Bonjour &lt;b&gt;"
        assert not list((cache / "templates").iterdir())
    said()
    monkeypatch.setattr("jinja2.bccache.Bucket.load_bytecode", _refuse(OSError(errno.EIO, "Input/output error")))
    assert said() == "Bonjour &lt;b&gt;"


def _refuse(error: OSError) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise error

    return refuse
