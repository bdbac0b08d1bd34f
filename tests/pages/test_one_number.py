"""With the illustrative dataset on, one number is the same on card, chart, table and export.

The number is counted here from the rows of the store, one by one, without the dashboard's queries.
"""

import csv
import io
import json
from fractions import Fraction
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analytics.filters import Filter
from analytics.formats import count, rate
from analytics.i18n import VI
from analytics.store import Reader
from analytics.tables import csv_bytes
from analytics.views.overview import cards_table, overview
from analytics.views.trend import Question, export, trend
from tests.pages.opened import ALL, Opener, html, tables, titles

PERIOD = "2021-Q1"
_OTHER = "xay-dung"
ASKED = (
    *(
        (place, sector)
        for place in ((ALL, ALL), (ALL, "568"), ("district", "568"), ("district", ALL))
        for sector in (ALL, "dat-dai", _OTHER)
    ),
    *((("province", ALL), sector) for sector in (ALL, "dat-dai", _OTHER)),
    *((("commune", place), sector) for place in (ALL, "572") for sector in (ALL, "dat-dai")),
    (("central", ALL), ALL),
)
LOCAL = {"province", "district", "commune", "land_registry"}
HEADING = "Tỷ lệ đúng hạn trên hồ sơ đã giải quyết (%)"


class Rows:
    """The raw rows of the quarter, counted without a query of the dashboard."""

    def __init__(self, reader: Reader) -> None:
        self.rows = reader.rows(
            "select level, area, sector, resolved_early + resolved_on_time as on_time,"
            " resolved_early + resolved_on_time + resolved_late as resolved"
            " from current_dossiers where dataset = 'demo' and period = ?",
            [PERIOD],
        )

    def counted(self, level: str, district: str, sector: str) -> tuple[int, int]:
        """On time and resolved, row by row; the local block where no level is chosen."""
        on_time = resolved = 0
        for row in self.rows:
            levels = LOCAL if level == ALL else {level}
            if (
                row["level"] in levels
                and district in (ALL, row["area"])
                and sector in (ALL, row["sector"])
            ):
                on_time += row["on_time"]
                resolved += row["resolved"]
        return on_time, resolved


@pytest.fixture
def rows(demo: Opener) -> Rows:
    return Rows(demo.reader)


def points(at: AppTest, axis: str) -> list[float]:
    """Every number that the charts of a page draw along an axis."""
    drawn: list[Any] = []
    for chart in at.get("plotly_chart"):
        for trace in json.loads(chart.proto.spec)["data"]:
            drawn += trace.get(axis) or ()
    return [one for one in drawn if isinstance(one, int | float)]


@pytest.mark.parametrize(
    ("place", "sector"),
    [pytest.param(*one, marks=pytest.mark.deep if one[1] == _OTHER else ()) for one in ASKED],
)
def test_card_chart_table_and_export_agree(
    demo: Opener, rows: Rows, place: tuple[str, str], sector: str
) -> None:
    level, district = place
    on_time, resolved = rows.counted(level, district, sector)
    assert resolved > 0
    share = on_time / resolved
    link = {"level": level, "district": district, "sector": sector}
    chosen = Filter(*(None if value == ALL else value for value in link.values()))

    at = demo.open("overview", data="demo", period=PERIOD, **link)
    assert not at.exception
    assert titles(at) == ["Tổng quan"]
    shown = rate(Fraction(on_time, resolved), "vi")
    written = shown.replace("<", "&lt;").replace(">", "&gt;")
    assert f">{written}</div>" in html(at)
    if sector != ALL or level not in (
        ALL,
        "central",
    ):  # The lists show the parts, the chosen one among them.
        assert f"{written}</span>" in html(at)
    view = overview(demo.reader, demo.catalogue, PERIOD, chosen, dataset="demo")
    cards = cards_table(tuple(view.cards.values()), demo.catalogue, VI).frame
    assert any(value == pytest.approx(100 * share, abs=1e-9) for value in cards["Giá trị"])

    at = demo.open("trends", data="demo", period=PERIOD, **link)
    assert not at.exception
    assert titles(at) == ["Xu hướng"]
    assert any(value == pytest.approx(100 * share, abs=1e-9) for value in points(at, "y"))
    at.session_state["trends-table-open"] = True
    at.run()
    (row,) = tables(at)[0].query("Kỳ == 'Quý I/2021'").to_dict("records")
    assert row[HEADING] == shown
    counts = (row["Tử số (hồ sơ)"], row["Mẫu số (hồ sơ)"])
    assert counts == (count(on_time, "vi"), count(resolved, "vi"))

    question = Question("on_time_rate", None, "quarter", chosen, "demo")
    told = export(
        trend(demo.reader, demo.catalogue, question), demo.catalogue, VI, heading="", title="x"
    )
    lines = csv.DictReader(io.StringIO(csv_bytes(told).decode("utf-8-sig")))
    (line,) = (line for line in lines if line["Mã kỳ"] == PERIOD)
    assert (int(line["Tử số"]), int(line["Mẫu số"])) == (on_time, resolved)
    assert float(line["Giá trị (%)"]) == pytest.approx(100 * share, abs=1e-9)


def test_every_level_adds_up_to_the_card_of_the_local_block(rows: Rows) -> None:
    """What the parts count is what the whole counts: 113.375 resolved, 111.824 on time."""
    parts = [rows.counted(level, ALL, ALL) for level in LOCAL]
    assert tuple(map(sum, zip(*parts, strict=True))) == (111_824, 113_375)
    assert rows.counted(ALL, ALL, ALL) == (111_824, 113_375)
