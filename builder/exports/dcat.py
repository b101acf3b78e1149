"""The catalogue's own description, for catalogues of catalogues: DCAT-AP, as data.gouv.fr harvests it.

DCAT-AP-FR adds French labels to DCAT-AP 2.1.1: every mandatory and recommended property is there, with the European and
French lists of values. One JSON-LD graph is made; Turtle says the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from rdflib import Graph

from builder import addresses, dates
from builder.data_themes import LABELS
from builder.exports import files, places
from builder.exports.published import Published
from builder.licences import ADDRESSES
from builder.model import Catalogue
from builder.output import Output, Site
from builder.typography import french

_EUROPE: Final = "http://publications.europa.eu/resource/authority/"
_INSEE_REGION: Final = "http://id.insee.fr/geo/region/"
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_CONTEXT: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_LANGUAGES: Final = {
    "bg": "BUL", "br": "BRE", "ca": "CAT", "co": "COS", "cs": "CES", "da": "DAN", "de": "DEU", "el": "ELL",
    "en": "ENG", "es": "SPA", "et": "EST", "eu": "EUS", "fi": "FIN", "fr": "FRA", "ga": "GLE", "hr": "HRV",
    "hu": "HUN", "it": "ITA", "lb": "LTZ", "lt": "LIT", "lv": "LAV", "mt": "MLT", "nl": "NLD", "oc": "OCI",
    "pl": "POL", "pt": "POR", "rm": "ROH", "ro": "RON", "sk": "SLK", "sl": "SLV", "sv": "SWE",
}  # fmt: skip
"""The languages of the Union, of France and of its neighbours, as Europe's list names them (ISO 639-3)."""

Node = dict[str, Any]


def render(published: Published) -> Iterator[Output]:
    """The same graph in two forms."""
    text = json.dumps({"@context": _CONTEXT, "@graph": list(_graph(published))}, ensure_ascii=False, indent=2)
    yield Output(places.DCAT_JSON, f"{text}\n")
    graph = Graph().parse(data=text, format="json-ld")
    yield Output(places.DCAT_TURTLE, graph.serialize(format="turtle"))


def _graph(published: Published) -> Iterator[Node]:
    catalogue = published.catalogue
    yield _catalogue(catalogue)
    yield _dataset(published)
    for one in files.FILES:
        yield _distribution(one, catalogue)
    yield from _agents(catalogue)
    yield from _terms()
    yield from _named(published)
    standard = catalogue.site.absolute(f"{places.SCHEMA}sheet.schema.json")
    yield {"@id": standard, "@type": "dct:Standard", "dct:title": _fr("Schéma d'une fiche")}
    yield {"@id": catalogue.site.absolute(addresses.HOME), "@type": "foaf:Document"}
    yield {"@id": catalogue.site.absolute(addresses.OPEN_DATA), "@type": "foaf:Document"}


def _iri(catalogue: Catalogue, name: str) -> str:
    """What the graph calls a thing: a part of the catalogue's own address."""
    return f"{catalogue.site.absolute(places.DCAT_JSON)}#{name}"


def _catalogue(catalogue: Catalogue) -> Node:
    site = catalogue.site
    return {
        "@id": _iri(catalogue, "catalog"),
        "@type": "dcat:Catalog",
        "dct:title": _written(site.name, site),
        "dct:description": _written(site.description or site.name, site),
        "dct:publisher": _ref(_iri(catalogue, "publisher")),
        **_language(site),
        **_rights(catalogue),
        "foaf:homepage": _ref(site.absolute(addresses.HOME)),
        **_days(catalogue),
        "dcat:themeTaxonomy": _ref(f"{_EUROPE}data-theme"),
        "dcat:dataset": _ref(_iri(catalogue, "dataset")),
    }


def _dataset(published: Published) -> Node:
    catalogue = published.catalogue
    themes = [catalogue.term("themes", theme).label for theme in catalogue.sheets_by_theme]
    title = f"{catalogue.site.name} : les fiches"
    what = "Des pratiques, une fiche chacune : contexte, étapes, parties prenantes, indicateurs chiffrés, contacts."
    return {
        "@id": _iri(catalogue, "dataset"),
        "@type": "dcat:Dataset",
        "dct:identifier": _iri(catalogue, "dataset"),
        "dct:title": _fr(title),
        "dct:description": _fr(f"{catalogue.site.description} {what}".strip()),
        "dct:publisher": _ref(_iri(catalogue, "publisher")),
        "dcat:contactPoint": _ref(_iri(catalogue, "contact")),
        "dcat:keyword": [_written(label, catalogue.site) for label in themes],
        "dcat:theme": _ref(_theme(catalogue.site)),
        **_language(catalogue.site),
        "dct:spatial": [_ref(_region(code, catalogue)) for code in _regions(published)],
        "dct:accrualPeriodicity": _ref(f"{_EUROPE}frequency/IRREG"),
        "dct:accessRights": _ref(f"{_EUROPE}access-right/PUBLIC"),
        "dct:conformsTo": _ref(catalogue.site.absolute(f"{places.SCHEMA}sheet.schema.json")),
        **_rights(catalogue),
        **_days(catalogue),
        "dcat:landingPage": _ref(catalogue.site.absolute(addresses.OPEN_DATA)),
        "dcat:distribution": [_ref(_iri(catalogue, one.name)) for one in files.FILES],
    }


def _distribution(one: files.File, catalogue: Catalogue) -> Node:
    address = catalogue.site.absolute(one.path)
    return {
        "@id": _iri(catalogue, one.name),
        "@type": "dcat:Distribution",
        "dct:title": _fr(f"{one.title} ({one.short})"),
        "dct:description": _fr(one.description),
        "dcat:accessURL": _ref(address),
        "dcat:downloadURL": _ref(address),
        "dcatap:availability": _ref(f"{_EUROPE}planned-availability/STABLE"),
        "dct:format": _ref(one.format_iri),
        **({"dcat:mediaType": _ref(f"{_MEDIA}{one.media_type}")} if one.registered else {}),
        **_language(catalogue.site),
        **_rights(catalogue),
        **_days(catalogue),
    }


def _days(catalogue: Catalogue) -> Node:
    """When the first sheet came and when the last one changed, where sheets say so."""
    sheets = catalogue.sheets.values()
    known = sorted(filter(None, (dates.published(sheet, catalogue) for sheet in sheets)))
    days = {"dct:issued": known[0] if known else "", "dct:modified": dates.latest(sheets, catalogue)}
    return {key: {"@value": day, "@type": _day_type(day)} for key, day in days.items() if day}


def _day_type(day: str) -> str:
    return ("xsd:gYear", "xsd:gYearMonth", "xsd:date")[day.count("-")]


def _rights(catalogue: Catalogue) -> Node:
    """The licence of every sheet when it is one and the same, and has an address; else a statement."""
    found = licences(catalogue)
    if len(found) == 1 and found[0] in ADDRESSES:
        return {"dct:license": _ref(ADDRESSES[found[0]])}
    return {"dct:rights": {"@id": _iri(catalogue, "rights")}}


def licences(catalogue: Catalogue) -> list[str]:
    """The licences of the sheets, each once; an empty string where a sheet says none."""
    return sorted({catalogue.licence_of(sheet) or "" for sheet in catalogue.sheets.values()})


def _agents(catalogue: Catalogue) -> Iterator[Node]:
    site = catalogue.site
    yield {
        "@id": _iri(catalogue, "publisher"),
        "@type": "foaf:Agent",
        "foaf:name": _written(site.name, site),
        "foaf:homepage": _ref(site.absolute(addresses.HOME)),
    }
    yield {
        "@id": _iri(catalogue, "contact"),
        "@type": ["vcard:Kind", "vcard:Organization"],
        "vcard:fn": site.name,
        "vcard:hasURL": _ref(site.absolute(addresses.HOME)),
        **({"vcard:hasEmail": _ref(f"mailto:{site.email}")} if site.email else {}),
    }
    if "dct:rights" in _rights(catalogue):
        yield {"@id": _iri(catalogue, "rights"), "@type": "dct:RightsStatement", "rdfs:label": _statement(catalogue)}


def _statement(catalogue: Catalogue) -> Node:
    found = licences(catalogue)
    if found == [""]:
        return _fr("Les fiches ne disent pas leur licence.")
    if len(found) == 1:
        return _written(catalogue.term("licences", found[0]).label, catalogue.site)
    return _fr("Chaque fiche dit sa licence, dans le champ licence.")


def _terms() -> Iterator[Node]:
    """The classes of the terms that the graph uses, which validators ask for."""
    yield {"@id": f"{_EUROPE}frequency/IRREG", "@type": "dct:Frequency"}
    yield {
        "@id": f"{_EUROPE}planned-availability/STABLE",
        "@type": "skos:Concept",
        "skos:prefLabel": _fr("Disponible durablement"),
    }
    yield {"@id": f"{_EUROPE}access-right/PUBLIC", "@type": "dct:RightsStatement"}
    yield {"@id": f"{_EUROPE}data-theme", "@type": "skos:ConceptScheme", "dct:title": _fr("Thèmes des données")}
    for kind in dict.fromkeys(one.format_iri for one in files.FILES):
        yield {"@id": kind, "@type": "dct:MediaTypeOrExtent"}


def _named(published: Published) -> Iterator[Node]:
    """The same of what depends on the site and its content: its theme, language, regions, types of files, licence."""
    catalogue = published.catalogue
    label = _fr(LABELS[catalogue.site.data_theme])
    yield {"@id": _theme(catalogue.site), "@type": "skos:Concept", "skos:prefLabel": label}
    for language in _language(catalogue.site).values():
        yield {**language, "@type": "dct:LinguisticSystem"}
    for code in _regions(published):
        label = _written(catalogue.term("regions", code).label, catalogue.site)
        yield {"@id": _region(code, catalogue), "@type": "dct:Location", "skos:prefLabel": label}
    for kind in dict.fromkeys(one.media_type for one in files.FILES if one.registered):
        yield {"@id": f"{_MEDIA}{kind}", "@type": "dct:MediaType"}
    if "dct:license" in (rights := _rights(catalogue)):
        yield {**rights["dct:license"], "@type": "dct:LicenseDocument"}


def _regions(published: Published) -> list[str]:
    return sorted({code for sheet, _ in published.sheets for code in published.catalogue.regions_of(sheet)})


def _region(code: str, catalogue: Catalogue) -> str:
    """What the graph calls a region: as INSEE does, where the network's list of regions is INSEE's."""
    known = catalogue.vocabularies["regions"].of_insee
    return f"{_INSEE_REGION}{code}" if known else _iri(catalogue, f"region-{code}")


def _theme(site: Site) -> str:
    return f"{_EUROPE}data-theme/{site.data_theme}"


def _language(site: Site) -> Node:
    """The language of what contributors write, where Europe's list names it."""
    code = _LANGUAGES.get(site.content_language.partition("-")[0])
    return {"dct:language": _ref(f"{_EUROPE}language/{code}")} if code else {}


def _written(text: str, site: Site) -> Node:
    """What the network's own people wrote, in their language."""
    return {"@value": french(text), "@language": site.content_language}


def _fr(text: str) -> Node:
    """Words of ours."""
    return {"@value": french(text), "@language": "fr"}


def _ref(iri: str) -> Node:
    return {"@id": iri}
