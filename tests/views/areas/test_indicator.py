"""One indicator over all documents: its series, or why there is none, and who disagrees."""

from typing import Any

import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.errors import UnknownName
from analytics.i18n import VI, translator
from analytics.store import Reader
from analytics.views.areas.data import Indicator, indicator
from tests.fixtures.memory import shared_reader

Q1 = "2021-Q1"


def seen(*values: dict[str, Any]) -> Indicator:
    """``received`` as the given documents print it."""
    reader = shared_reader(values=[{"indicator": "received", **value} for value in values])
    return indicator(reader, read_catalogue(reader), "received", Q1, VI)


def test_two_quarters_of_one_scope_are_a_series() -> None:
    shown = seen({"value": 5}, {"value": 4, "period": "2020-Q1"})
    (series,) = shown.series
    assert [row["period"] for row in series.rows] == ["2020-Q1", Q1]
    assert shown.reason == ""


@pytest.mark.parametrize(
    "other",
    [
        {"period": "2020"},
        {"period": "2020-H1"},
        {"period": "2020-Q1", "level": "commune"},
        {"period": "2020-Q1", "block": "central"},
        {"period": "2020-Q1", "sector": "dat-dai"},
        {"period": "2020-Q1", "scope_note": "tỉnh + huyện + xã"},
    ],
)
def test_another_kind_of_period_or_scope_is_not_joined(other: dict[str, Any]) -> None:
    shown = seen({"value": 5}, {"value": 4, **other})
    assert shown.series == ()
    assert shown.reason.startswith("Có số của 2 kỳ, nhưng")


def test_one_period_is_said_to_be_the_only_one() -> None:
    assert seen({"value": 5}).reason.startswith("Mới có một kỳ (quý I/2021)")


def test_no_figure_at_all_is_said() -> None:
    reader = shared_reader()
    shown = indicator(reader, read_catalogue(reader), "received", Q1, VI)
    assert (shown.figures, shown.lead, shown.series) == ((), None, ())
    assert shown.reason == "Chưa văn bản nào nêu số liệu này."


def test_the_local_block_leads_then_the_longest_series(
    official: Reader, catalogue: Catalogue
) -> None:
    shown = indicator(official, catalogue, "on_time_rate", Q1, VI)
    assert shown.series[0].scope.startswith("Khối địa phương")
    lengths = [len(one.rows) for one in shown.series]
    assert lengths[1] > lengths[0]
    assert lengths[1:] == sorted(lengths[1:], reverse=True)


def test_without_the_local_block_the_longest_series_leads() -> None:
    periods = ("2020-Q1", "2020-Q2", Q1)
    short = [{"value": 5, "level": "commune", "period": period} for period in periods[:2]]
    long = [{"value": 4, "block": "central", "period": period} for period in periods]
    shown = seen(*short, *long)
    assert [len(one.rows) for one in shown.series] == [3, 2]


def test_the_report_leads_and_the_newest_period_heads_the_list(
    official: Reader, catalogue: Catalogue
) -> None:
    shown = indicator(official, catalogue, "on_time_rate", Q1, VI)
    assert shown.lead is not None
    assert (shown.lead.text, shown.lead.scope) == ("98,63%", "Khối địa phương")
    assert shown.figures[0].period == "2025-Q3"


def test_what_the_report_does_not_print_leads_with_the_newest(
    official: Reader, catalogue: Catalogue
) -> None:
    shown = indicator(official, catalogue, "par_index", Q1, VI)
    assert shown.lead is not None
    assert (shown.lead.text, shown.lead.period) == ("90,49%", "2024")


def test_documents_that_disagree_stand_side_by_side(official: Reader, catalogue: Catalogue) -> None:
    shown = indicator(official, catalogue, "units_rated_average", Q1, VI)
    (group,) = shown.disagreements
    assert {one.text for one in group} == {"03 đơn vị", "4 đơn vị"}
    assert len({one.document for one in group}) == 2


@pytest.mark.parametrize(
    ("turn", "language"),
    [
        pytest.param(turn, language, marks=() if turn == place else pytest.mark.deep)
        for turn in range(6)
        for place, language in ((0, "vi"), (3, "en"))
    ],
)
def test_every_indicator_can_be_opened(
    official: Reader, catalogue: Catalogue, turn: int, language: str
) -> None:
    """Every third of them in one language or the other; all in both where it explores."""
    for code in list(catalogue.indicators)[turn::6]:
        shown = indicator(official, catalogue, code, Q1, translator(language))
        assert all((shown.name, shown.area, shown.definition, shown.nature, shown.better))
        assert bool(shown.series) != bool(shown.reason)


def test_an_unknown_indicator_is_named(official: Reader, catalogue: Catalogue) -> None:
    with pytest.raises(UnknownName):
        indicator(official, catalogue, "nothing", Q1, VI)
