"""Q1/2021 adds up to what the province published, figure by figure."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pandas as pd
import pytest

from analytics.demo import PERIODS, published
from analytics.demo.published import CELLS

PERIOD = PERIODS[-1]
FILE = Path(__file__).parents[2] / "data" / "published" / f"report-{PERIOD}.csv"

# indicator, block, level, sector → as printed in the report. Rates in hundredths of a percent.
FIGURES: dict[tuple[str, str, str, str], int] = {
    ("received", "local", "", ""): published.RECEIVED,
    ("resolved", "local", "", ""): published.RESOLVED,
    ("on_time", "local", "", ""): 111_824,
    ("received_online", "local", "", ""): published.RECEIVED_ONLINE,
    ("paid_online", "local", "", ""): published.PAID_ONLINE,
    ("fees_online", "local", "", ""): published.FEES_ONLINE_VND,
    ("resolved", "central", "", ""): published.CENTRAL_RESOLVED,
    ("late", "central", "", ""): published.CENTRAL_LATE,
    ("on_time_rate", "local", "", ""): 9863,
    ("on_time_rate", "local", "province", ""): 9976,
    ("on_time_rate", "local", "district", ""): 9158,
    ("on_time_rate", "local", "commune", ""): 9919,
    ("on_time_rate", "local", "", "dau-tu"): 8684,
    ("on_time_rate", "local", "", "dat-dai"): 9716,
    ("on_time_rate", "local", "", "xay-dung"): 9962,
}

MADE: dict[str, Callable[[pd.DataFrame], int]] = {
    "received": lambda rows: rows["received"].sum(),
    "resolved": lambda rows: rows["resolved"].sum(),
    "on_time": lambda rows: rows["resolved"].sum() - rows["late"].sum(),
    "late": lambda rows: rows["late"].sum(),
    "received_online": lambda rows: rows["received_online"].sum(),
    "paid_online": lambda rows: rows["paid_online"].sum(),
    "fees_online": lambda rows: rows["fees_online_vnd"].sum(),
    "on_time_rate": lambda rows: rate(rows["resolved"].sum(), rows["late"].sum()),
}


def rate(resolved: int, late: int) -> int:
    """On time ÷ resolved in hundredths of a percent, rounded half up, the decimal way."""
    exact = Decimal(10_000 * int(resolved - late)) / Decimal(int(resolved))
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


@pytest.mark.parametrize(("scope", "figure"), FIGURES.items())
def test_the_figures_are_the_published_ones(scope: tuple[str, str, str, str], figure: int) -> None:
    indicator, block, level, sector = scope
    file = pd.read_csv(FILE, dtype=str, keep_default_na=False)
    rows = file[
        (file["indicator"] == indicator)
        & (file["period"] == PERIOD)
        & (file["block"] == block)
        & (file["level"] == level)
        & (file["sector"] == sector)
        & (file["unit"] == "")
        & (file["scope_note"] == "")
    ]
    (value,) = rows["value"]
    scale = 100 if indicator == "on_time_rate" else 1
    assert Decimal(value) * scale == figure


@pytest.mark.parametrize(("scope", "figure"), FIGURES.items())
def test_the_last_quarter_adds_up_to_the_published_values(
    rows: pd.DataFrame, scope: tuple[str, str, str, str], figure: int
) -> None:
    indicator, block, level, sector = scope
    chosen = rows[(rows["period"] == PERIOD) & (rows["block"] == block)]
    chosen = chosen[chosen["level"] == level] if level else chosen
    chosen = chosen[chosen["sector"] == sector] if sector else chosen
    assert MADE[indicator](chosen) == figure


@pytest.mark.parametrize(
    ("scope", "figure"),
    [item for item in FIGURES.items() if item[0][0] in ("resolved", "on_time", "on_time_rate")],
)
def test_the_table_adds_up_to_the_published_values(
    scope: tuple[str, str, str, str], figure: int
) -> None:
    """Totals, and the rates of levels and sectors, of which the report prints no counts."""
    indicator, block, level, sector = scope
    table = pd.DataFrame([(*cell, *counts) for cell, counts in CELLS.items()])
    table.columns = ["level", "sector", "resolved", "late"]
    chosen = table[(table["level"] == "central") == (block == "central")]
    chosen = chosen[chosen["level"] == level] if level else chosen
    chosen = chosen[chosen["sector"] == sector] if sector else chosen
    assert MADE[indicator](chosen) == figure


def test_a_cell_of_the_table_has_no_more_late_than_resolved() -> None:
    assert all(0 < late <= resolved for resolved, late in CELLS.values())


def test_the_share_online_follows(rows: pd.DataFrame) -> None:
    """21,65% online is no constant: it comes out."""
    local = rows[(rows["period"] == PERIOD) & (rows["block"] == "local")]
    offline = local["received"].sum() - local["received_online"].sum()
    assert rate(local["received"].sum(), offline) == 2165


def test_nothing_official_is_read_at_run_time() -> None:
    for file in (Path(__file__).parents[2] / "analytics" / "demo").glob("*.py"):
        assert "open(" not in file.read_text(encoding="utf-8"), file.name
        assert "read_csv" not in file.read_text(encoding="utf-8"), file.name
