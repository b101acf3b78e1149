"""What machines read of the site: DCAT, JSON-LD, the sitemap, robots.txt, the heads of pages."""

from __future__ import annotations

import json
import re
import struct
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pyshacl
import pytest
from rdflib import DCAT, DCTERMS, RDF, RDFS, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from builder import data_themes
from builder.exports import dcat, feeds, files
from builder.pages import citing, linked_data
from tests.elements import Seen
from tests.exports.made import SITE, real, real_published
from tests.test_browser import HOSTILE, KINDS_OF_PAGE

SHAPES = Path(__file__).with_name("dcat-ap.shapes.ttl")
SCHEMA_ORG = "https://schema.org/"


def conforms(graph: Graph) -> tuple[bool, str]:
    done, _, text = pyshacl.validate(graph, shacl_graph=Graph().parse(SHAPES), inference="none")
    return done, text


def test_both_forms_of_the_catalogue_say_the_same() -> None:
    graph = Graph().parse(data=real()["donnees/v1/catalog.jsonld"], format="json-ld")
    assert isomorphic(graph, Graph().parse(data=real()["donnees/v1/catalog.ttl"], format="turtle"))
    assert len(list(graph.subjects(RDF.type, DCAT.Distribution))) == len(files.FILES)


def test_the_catalogue_follows_dcat_ap() -> None:
    done, text = conforms(Graph().parse(data=real()["donnees/v1/catalog.ttl"], format="turtle"))
    assert done, text


def test_a_type_that_nobody_registered_has_no_address_at_iana() -> None:
    graph = Graph().parse(data=real()["donnees/v1/catalog.ttl"], format="turtle")
    told = {str(address) for address in graph.objects(None, DCAT.mediaType)}
    assert len(told) == 5 and not any(address.endswith("jsonl") for address in told)


@pytest.mark.parametrize(
    "lost",
    [
        DCTERMS.title,
        DCTERMS.description,
        DCTERMS.publisher,
        DCAT.dataset,
        DCAT.accessURL,
        DCAT.contactPoint,
        DCTERMS.format,
    ],
)
def test_a_missing_property_would_be_found(lost: URIRef) -> None:
    graph = Graph().parse(data=real()["donnees/v1/catalog.ttl"], format="turtle")
    graph.remove((None, lost, None))
    assert not conforms(graph)[0]


def test_every_download_is_a_file_of_the_site() -> None:
    graph = Graph().parse(data=real()["donnees/v1/catalog.ttl"], format="turtle")
    addresses = {str(address).removeprefix(SITE) for address in graph.objects(None, DCAT.downloadURL)}
    assert addresses == {one.path for one in files.FILES} and addresses <= set(real())


def test_licences_that_differ_are_not_told_as_one() -> None:
    published = real_published()
    (name, first), *_ = published.catalogue.sheets.items()
    sheets = {**published.catalogue.sheets, name: replace(first, licence="cc-by-4.0")}
    mixed = replace(published, catalogue=replace(published.catalogue, sheets=sheets))
    text = next(out.read() for out in dcat.render(mixed) if out.path.endswith(".ttl"))
    graph = Graph().parse(data=text, format="turtle")
    assert not list(graph.objects(None, DCTERMS.license)) and conforms(graph)[0]


@pytest.mark.parametrize(
    ("known", "told"), [(False, "Licence Ouverte 2.0"), (True, "Les fiches ne disent pas leur licence.")]
)
def test_a_licence_without_an_address_is_told_in_words(known: bool, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of a network's own, or none at all."""
    published = real_published()
    catalogue = published.catalogue
    if known:
        sheets = {name: replace(sheet, licence=None) for name, sheet in catalogue.sheets.items()}
        collections = {name: replace(one, licence=None) for name, one in catalogue.collections.items()}
        catalogue = replace(catalogue, sheets=sheets, collections=collections)
    else:
        monkeypatch.setattr(dcat, "ADDRESSES", {})
    text = next(out.read() for out in dcat.render(replace(published, catalogue=catalogue)))
    graph = Graph().parse(data=text, format="json-ld")
    assert conforms(graph)[0] and [str(word) for word in graph.objects(None, RDFS.label)] == [told]


def test_only_a_list_of_insee_has_insee_addresses() -> None:
    """« 03 » is Guyane for INSEE, Capitale-Nationale for Québec."""
    published = real_published()
    known = published.catalogue.vocabularies
    own = {**known, "regions": replace(known["regions"], source=None)}
    text = next(
        out.read() for out in dcat.render(replace(published, catalogue=replace(published.catalogue, vocabularies=own)))
    )
    graph = Graph().parse(data=text, format="json-ld")
    places = {str(place) for place in graph.objects(None, DCTERMS.spatial)}
    assert places and all(place.startswith(SITE) for place in places) and conforms(graph)[0]
    assert b"id.insee.fr/geo/region/32" in real()["donnees/v1/catalog.jsonld"]


def test_what_people_wrote_has_their_language() -> None:
    """Of content in English, no description for machines says that it is in French, but for words of ours."""
    published = real_published()
    catalogue = replace(published.catalogue, site=replace(published.catalogue.site, content_language="en-GB"))
    sheet, data = published.sheets[0]
    english = replace(published, catalogue=catalogue, sheets=((sheet, data),))
    text = next(out.read() for out in dcat.render(english))
    graph = Graph().parse(data=text, format="json-ld")
    assert {str(one).rpartition("/")[2] for one in graph.objects(None, DCTERMS.language)} == {"ENG"}
    assert {word.language for word in graph.objects(None, DCAT.keyword) if isinstance(word, Literal)} == {"en-GB"}
    assert linked_data.article(sheet, catalogue)["inLanguage"] == "en-GB"
    assert "language = {english}" in citing.bibtex(sheet, catalogue)
    assert "LA  - en-GB\r\n" in citing.ris(sheet, catalogue)
    assert b'"fr"' not in next(feeds.render(english)).read()


def test_the_theme_of_the_data_is_the_networks_own() -> None:
    published = real_published()
    for theme in data_themes.LABELS:
        site = replace(published.catalogue.site, data_theme=theme)
        own = replace(published, catalogue=replace(published.catalogue, site=site), sheets=())
        graph = Graph().parse(data=next(out.read() for out in dcat.render(own)), format="json-ld")
        assert {str(one).rpartition("/")[2] for one in graph.objects(None, DCAT.theme)} == {theme}


class Head(Seen):
    """The metadata of a page, and its data blocks."""

    def __init__(self, html: str) -> None:
        super().__init__(html)
        metas = [given for tag, given in self.tags if tag == "meta"]
        named = [(given.get("name") or given.get("property") or "", given.get("content") or "") for given in metas]
        self.metas = dict(named)
        assert len([name for name, _ in named if name]) == len([name for name in self.metas if name]), named
        self.links = [{name: value or "" for name, value in given.items()} for tag, given in self.tags if tag == "link"]
        self.blocks = [text for given, text in self.scripts if given.get("type") == "application/ld+json"]


def head(site: Path, path: str) -> Head:
    return Head((site / path / "index.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", KINDS_OF_PAGE)
def test_every_kind_of_page_has_its_metadata(site: Path, path: str) -> None:
    found = head(site, path)
    for name in ("description", "og:title", "og:description", "og:type", "og:site_name", "og:locale"):
        assert found.metas[name].strip(), name
    canonical = [link["href"] for link in found.links if link["rel"] == "canonical"]
    assert canonical == [SITE + path] == [found.metas["og:url"]]
    picture = (site / found.metas["og:image"].removeprefix(SITE)).read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", picture[16:24]) == (1200, 630)
    own = re.fullmatch(r"(?:fiches|collections)/.+/", path)
    assert found.metas["og:image"] == SITE + (f"{path}{path.split('/')[1]}.png" if own else "assets/partage.png")
    for link in found.links:
        if link.get("type") == "application/atom+xml":
            assert "alternate" in link["rel"].split() and link["title"]
            file = (site / path / link["href"]).resolve()
            assert file.is_file() and b"<feed " in file.read_bytes()
    feeds = sum(link.get("type") == "application/atom+xml" for link in found.links)
    assert feeds == (4 if re.fullmatch(r"(thematiques|collections)/.+/", path) else 2)


def graph_of(block: str) -> Graph:
    """A block as RDF, without asking schema.org for its context."""
    data = json.loads(block)
    assert data["@context"] == "https://schema.org"
    return Graph().parse(data=json.dumps({**data, "@context": {"@vocab": SCHEMA_ORG}}), format="json-ld")


def test_every_sheet_has_its_linked_data(site: Path) -> None:
    published = real_published()
    for sheet, _ in published.sheets:
        (block,) = head(site, f"fiches/{sheet.id}").blocks
        graph = graph_of(block)
        address = URIRef(f"{SITE}fiches/{sheet.id}/")
        assert (address, RDF.type, URIRef(f"{SCHEMA_ORG}Article")) in graph
        for name in ("headline", "description", "author", "publisher", "license", "isPartOf", "about", "inLanguage"):
            assert graph.value(address, URIRef(SCHEMA_ORG + name)) is not None, (sheet.id, name)
        assert str(graph.value(address, URIRef(f"{SCHEMA_ORG}datePublished"))) == sheet.added_on
        for part in json.loads(block)["encoding"]:
            assert (site / part["contentUrl"].removeprefix(SITE)).is_file()
        people = [contact.name for contact in sheet.contacts if contact.name]
        assert not [name for name in people if name in block]


@pytest.mark.parametrize("text", [*HOSTILE, "</script><script>alert(1)</script>", "<!--", "]]>", "a\u2028b", "```\nx"])
def test_hostile_texts_do_not_leave_their_block(text: str) -> None:
    published = real_published()
    sheet = replace(published.sheets[0][0], title=text, summary=text, keywords=(text,))
    html = linked_data.script(sheet, published.catalogue)
    inside = html.removeprefix('<script type="application/ld+json" data-search-exclude>').removesuffix("</script>")
    assert not re.search("[<>&\u2028\u2029\n]", inside)
    data: Any = json.loads(inside)
    assert data["description"].replace("’", "'")[:4] == text.replace("’", "'")[:4]


def test_the_sitemap_says_true_dates(site: Path) -> None:
    published = real_published()
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    root = ET.parse(site / "sitemap.xml").getroot()  # noqa: S314 - ours
    dates = {
        url.findtext("s:loc", "", names): url.findtext("s:lastmod", "", names) for url in root.findall("s:url", names)
    }
    assert len(dates) == len(root) > 60
    for sheet, _ in published.sheets:
        assert dates[f"{SITE}fiches/{sheet.id}/"] == max(sheet.added_on or "", sheet.reviewed_on or "") != ""
    assert dates[f"{SITE}thematiques/mixite-des-metiers/"] and not dates[f"{SITE}glossaire/"]
    assert all(re.fullmatch(r"(\d{4}(-\d\d){0,2})?", day) for day in dates.values())
    assert f"{SITE}integrer/" not in dates  # the inside of a frame is no page to find


def test_robots_are_welcome(site: Path) -> None:
    assert (site / "robots.txt").read_text(
        encoding="utf-8"
    ) == f"User-agent: *\nDisallow:\n\nSitemap: {SITE}sitemap.xml\n"


def test_the_published_files_are_those_of_the_exports(site: Path) -> None:
    """The site's address comes from its settings, its PDF from the press: the rest is the same."""
    for path in real():
        if not path.endswith(".md"):
            assert (site / path).is_file(), path
    assert json.loads((site / "donnees/v1/sheets.json").read_bytes()) == json.loads(real()["donnees/v1/sheets.json"])
    whole = (site / "donnees/v1/sheets.csv").read_text(encoding="utf-8")
    assert f"{SITE}fiches/stef-mixup/stef-mixup.pdf" in whole
    assert "redaction@boite-a-pratiques.example" in (site / "donnees/v1/catalog.ttl").read_text(encoding="utf-8")
