"""GeoJSON as RFC 7946 wants it, with places that are where they should be, or none."""

from __future__ import annotations

import json
from dataclasses import replace
from math import cos, hypot, radians

import pytest

from builder.exports import geojson
from builder.exports.geography import department_centre, positions
from builder.model import Coordinates, Initiative, Territory
from tests.exports.made import SITE, real, real_published

PREFECTURES = {
    "13": (5.37, 43.30), "21": (5.04, 47.32), "29": (-4.10, 48.00), "35": (-1.68, 48.11), "44": (-1.55, 47.22),
    "59": (3.06, 50.63), "62": (2.78, 50.29), "67": (7.75, 48.57), "75": (2.35, 48.86), "90": (6.86, 47.64),
    "2A": (8.74, 41.93), "2B": (9.45, 42.70), "80": (2.30, 49.89), "02": (3.62, 49.56), "60": (2.08, 49.43),
}  # fmt: skip
"""Longitude and latitude of the town of each prefecture: in its department, so never very far from its centre."""
FARTHEST = 90
"""Kilometres: half the length of the longest of these departments."""


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    return 111.2 * hypot((a[0] - b[0]) * cos(radians(a[1])), a[1] - b[1])


@pytest.mark.parametrize("code", PREFECTURES)
def test_a_department_is_where_its_prefecture_is(code: str) -> None:
    centre = department_centre(code)
    assert centre is not None
    assert kilometres(centre, PREFECTURES[code]) < (3 if code == "75" else FARTHEST)


@pytest.mark.parametrize(
    ("code", "centre"),
    [("75", (2.342, 48.857)), ("59", (3.221, 50.447)), ("62", (2.289, 50.494)), ("35", (-1.639, 48.154))],
)
def test_known_centres_are_a_kilometre_away_at_most(code: str, centre: tuple[float, float]) -> None:
    found = department_centre(code)
    assert found is not None and kilometres(found, centre) < 1.2


def test_there_is_one_valid_feature_a_sheet() -> None:
    made = json.loads(real()["donnees/v1/sheets.geojson"])
    assert set(made) == {"type", "features"} and made["type"] == "FeatureCollection"
    assert [feature["id"] for feature in made["features"]] == [sheet.id for sheet, _ in real_published().sheets]
    for feature in made["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"} and feature["type"] == "Feature"
        points = points_of(feature["geometry"])
        assert len(feature["properties"]["precision"]) == len(points)
        for longitude, latitude in points:
            assert -5.2 < longitude < 9.7 and 41.3 < latitude < 51.2  # metropolitan France, in this order
        assert feature["properties"]["url"] == f"{SITE}fiches/{feature['id']}/"
    assert sum(feature["geometry"] is not None for feature in made["features"]) > 10


def points_of(geometry: dict[str, object] | None) -> list[list[float]]:
    if geometry is None:
        return []
    assert set(geometry) == {"type", "coordinates"}
    if geometry["type"] == "Point":
        return [geometry["coordinates"]]  # type: ignore[list-item]
    assert geometry["type"] == "MultiPoint"
    several: list[list[float]] = geometry["coordinates"]  # type: ignore[assignment]
    assert len(several) > 1 and len({tuple(point) for point in several}) == len(several)
    return several


def test_the_most_precise_place_wins_and_the_unknown_has_none() -> None:
    published = real_published()
    model, data = published.sheets[0]
    known = Coordinates(latitude=50.36, longitude=3.52)
    cases = {
        "written": (Territory(departments=("59",), coordinates=known), (((3.52, 50.36), "coordinates"),)),
        "region": (Territory(region="32"), None),
        "overseas": (Territory(departments=("974",)), ()),
        "label": (Territory(label="Un quartier"), ()),
        "nothing": (None, ()),
    }
    for name, (territory, wanted) in cases.items():
        sheet = replace(model, territory=territory, initiatives=(), zooms=())
        found = positions(sheet, published.catalogue)
        assert found == wanted if wanted is not None else [kind for _, kind in found] == ["region"], name
        made = json.loads(str(next(geojson.render(replace(published, sheets=((sheet, data),)))).content))
        assert (made["features"][0]["geometry"] is None) is (wanted == ())
    known_lists = published.catalogue.vocabularies
    own = {**known_lists, "departments": replace(known_lists["departments"], source="Institut de la statistique")}
    elsewhere = replace(published.catalogue, vocabularies=own)
    for territory, wanted in ((Territory(region="32", departments=("59",)), ()), cases["written"]):
        assert positions(replace(model, territory=territory, initiatives=(), zooms=()), elsewhere) == wanted
    several = replace(
        model,
        territory=Territory(departments=("59", "62")),
        initiatives=(Initiative(title="x", territory=Territory(departments=("62", "80"))),),
        zooms=(),
    )
    assert len(positions(several, published.catalogue)) == 3
