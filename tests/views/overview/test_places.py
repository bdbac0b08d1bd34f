"""Where the circles of the map stand, and how large they are."""

from math import cos, pi, radians

import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.store import Reader
from analytics.views.overview.places import ISLANDS, map_of
from tests.fixtures.unit_rates import unit


@pytest.fixture
def catalogue(official: Reader) -> Catalogue:
    return read_catalogue(official)


def test_every_district_and_every_commune_of_today_has_a_place(catalogue: Catalogue) -> None:
    without = [
        row["code"]
        for row in catalogue.validities
        if (row["level"] == "district" or row["valid_from"].year == 2025)
        and row["level"] in ("district", "commune")
        and (row["lat"] is None or row["lon"] is None)
    ]
    assert without == []
    mainland = [row for row in catalogue.validities if row["lat"] and row["code"] not in ISLANDS]
    assert all(11.3 < row["lat"] < 12.9 and 108.5 < row["lon"] < 109.5 for row in mainland)
    islands = [row for row in catalogue.validities if row["code"] in ISLANDS and row["lat"]]
    assert {(row["code"], row["lon"] > 111) for row in islands} == {
        (code, True) for code in ISLANDS
    }


def test_circles_are_where_the_units_are_and_as_large_as_their_dossiers(
    catalogue: Catalogue,
) -> None:
    members = [unit("568", (900, 1000)), unit("573", (100, 250)), unit("22327", (9, 10))]
    shown = map_of(catalogue, members, "2021-Q1")
    assert shown is not None
    places = {place.key: place for place in shown.places}
    # The eight districts of the mainland; Trường Sa in its box, also without figures.
    assert len(places) == 8
    assert [place.key for place in shown.islands] == ["576"]
    assert shown.islands[0].unit is None
    city, hills, none = places["568"], places["573"], places["570"]
    assert city.radius > hills.radius > none.radius
    # Areas as dossiers: a quarter of them has half the radius, above the smallest.
    least = none.radius
    assert city.radius - least == pytest.approx(2 * (hills.radius - least), abs=0.2)
    assert pi * city.radius**2 > pi * hills.radius**2
    assert all(
        0 < place.x < shown.width and 0 < place.y < shown.height for place in places.values()
    )
    north, south = places["571"], places["569"]
    assert north.y < city.y < south.y
    rows = catalogue.units
    degree = (south.y - north.y) / (rows["571"]["lat"] - rows["569"]["lat"])
    across = (city.x - hills.x) / (rows["568"]["lon"] - rows["573"]["lon"])
    assert across / degree == pytest.approx(cos(radians(12.36)), abs=0.01)


def test_after_the_merger_the_communes_of_today_are_drawn(catalogue: Catalogue) -> None:
    shown = map_of(catalogue, [unit("22366", (90, 100))], "2025-Q3")
    assert shown is not None
    assert len(shown.places) == 64
    assert [place.key for place in shown.islands] == ["22736"]
    assert [place.key for place in shown.places if place.unit] == ["22366"]


def test_without_figures_of_placed_units_there_is_no_map(catalogue: Catalogue) -> None:
    assert map_of(catalogue, [], "2021-Q1") is None
    assert map_of(catalogue, [unit("so-noi-vu", (9, 10))], "2021-Q1") is None
