"""An index made in pieces says of each word and page what an index made at once says."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from typing import Any

import cbor2
import pytest

from builder import checking, pages, pipeline
from builder.search import index, pagefind, pieces
from builder.search.concepts import Concepts
from builder.search.documents import Document, documents
from builder.search.french import END
from builder.search.texts import text_of
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def made() -> list[Document]:
    """The documents of the real sheets, and of one that says a single word."""
    catalogue = pipeline.catalogue(checking.check(ROOT))
    written = {page.path: page for page in pages.render(catalogue)}
    alone = Document("seule", "", {6: "2026"}, b"", "")
    return [*documents(catalogue, catalogue.sheets.values(), written, Concepts(catalogue)), alone]


def _read(content: bytes) -> Any:
    return cbor2.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))


def _told(files: Mapping[str, bytes], names: tuple[str, ...]) -> tuple[dict[str, object], dict[int, int]]:
    """The pages of each word with their weights, each word met where the table says it is; the words of each page."""
    (table,) = (_read(content) for path, content in files.items() if path.endswith(".pf_meta"))
    ranks = [names.index(name) for name, _ in table[1]]
    told: dict[str, object] = {}
    for first, last, name in table[2]:
        for word, entries, _ in _read(files[f"index/{name}.pf_index"])[0]:
            if word == "_":
                continue
            assert word.endswith(END)  # else Pagefind cut it
            assert word not in told
            assert first <= word, (first, word)
            assert word <= last or word.startswith(last), (word, last)
            page, told[word] = 0, (found := {})
            for step, places, more in entries:
                page += step
                found[ranks[page]] = [place for place in places if place < 0], len(more)
    assert all(one[1] < other[0] for one, other in zip(table[2], table[2][1:], strict=False))
    return told, {ranks[place]: count for place, (_, count) in enumerate(table[1])}


@pytest.mark.parametrize("most", [5_000, 1_000])
def test_pieces_tell_what_the_whole_tells(made: list[Document], most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, names, _ = index.build(made)
    monkeypatch.setattr(pieces, "MOST", most)
    files, named, _ = index.build(made)
    assert len({path for path in files if path.startswith("index/")}) > 10_000 // most
    assert len(set(named)) == len(made)
    assert _told(files, named) == _told(whole, names)
    assert index.build(made)[:2] == (files, named)


def test_what_a_page_says_changes_its_name(made: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    """Browsers keep files by name: whichever piece the change is in."""
    monkeypatch.setattr(pieces, "MOST", 2_000)
    before = index.build(made)[1]
    for word in ("aaa", "zzz"):
        other = Document(made[0].sheet, made[0].title, {**made[0].keys, 0.2: word}, b"", "")
        after = index.build([other, *made[1:]])[1]
        assert after[0] != before[0]


def test_pages_in_another_order_are_refused(made: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    """Should Pagefind change, the build stops rather than take a sheet for another."""
    monkeypatch.setattr(pieces, "MOST", 5_000)
    table = pieces._table

    def turned(piece: pieces.Index) -> list[Any]:
        version, listed, *rest = table(piece)
        return [version, listed[::-1], *rest]

    monkeypatch.setattr(pieces, "_table", turned)
    with pytest.raises(pagefind.SearchError, match="Pagefind a changé"):
        index.build(made)


def test_a_dot_that_parts_two_blocks_begins_no_line() -> None:
    said = text_of("<p>Publics</p>\n<ul><li>Jeunes</li></ul><p>Fin.</p><p>Suite</p>")
    assert said == "Publics\u00a0· Jeunes\u00a0· Fin. Suite"
    said = text_of('<p><span class="tb-badge tb-badge--brief">Brève</span> <a href="../x/">Bilan</a></p>')
    assert said == "Brève\u00a0· Bilan"
