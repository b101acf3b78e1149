"""The index is made of pages in order, in memory; whatever ends Pagefind is said in French."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.search.pagefind import SearchError, files

PAGES = [f"<html><body><p>mot{rank} commun</p></body></html>" for rank in range(40)]


def test_same_pages_same_bytes() -> None:
    assert files(PAGES, "unknown") == files(PAGES, "unknown")


def test_order_is_ours_not_the_file_system_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are numbered as they come: nothing is written where the order of a folder could decide."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    made = files(PAGES, "unknown")
    assert list(tmp_path.iterdir()) == []
    assert sum(path.startswith("fragment/") for path in made) == len(PAGES)
    assert files(PAGES[::-1], "unknown") != made


@pytest.mark.parametrize(
    ("program", "said"), [("", "Pagefind n’est pas installé"), ("/bin/false", "Pagefind s’est arrêté")]
)
def test_its_end_is_said(program: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if program:
        monkeypatch.setenv("PAGEFIND_BINARY_PATH", program)
    else:
        monkeypatch.setattr("builder.search.pagefind.get_executable", lambda: None)
    with pytest.raises(SearchError, match=said):
        files(PAGES, "unknown")
