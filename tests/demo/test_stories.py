"""The stories that profiles name can be seen in the numbers."""

import pandas as pd
import pytest

from analytics.demo.assumptions import COVID_PERIOD, PERIODS, STORIES
from analytics.periods import previous, year_before

FIRST_YEAR, LAST_YEAR = PERIODS[:4], PERIODS[-4:]


def units_of(kind: str) -> list[str]:
    return [code for code, story in STORIES.items() if story.kind == kind]


def lateness(rows: pd.DataFrame, periods: tuple[str, ...]) -> float:
    chosen = rows[rows["period"].isin(periods)]
    return float(chosen["late"].sum() / chosen["resolved"].sum())


def relative_lateness(rows: pd.DataFrame, unit: str, periods: tuple[str, ...]) -> float:
    """The unit's lateness ÷ its level's."""
    own = rows[rows["unit"] == unit]
    level = rows[rows["level"] == own["level"].iloc[0]]
    return lateness(own, periods) / lateness(level, periods)


def test_every_kind_of_story_has_units_of_the_catalogue(rows: pd.DataFrame) -> None:
    assert {story.kind for story in STORIES.values()} == {"worsening", "improving", "mix", "tiny"}
    assert set(STORIES) <= set(rows["unit"])
    for kind in ("worsening", "improving"):
        levels = set(rows.loc[rows["unit"].isin(units_of(kind)), "level"])
        assert levels == {"province", "district", "commune"}


@pytest.mark.parametrize("unit", units_of("worsening"))
def test_a_worsening_unit_worsens(rows: pd.DataFrame, unit: str) -> None:
    own = rows[rows["unit"] == unit]
    assert lateness(own, LAST_YEAR) > 1.3 * lateness(own, FIRST_YEAR)
    first = relative_lateness(rows, unit, FIRST_YEAR)
    assert relative_lateness(rows, unit, LAST_YEAR) > 2 * first


@pytest.mark.parametrize("unit", units_of("improving"))
def test_an_improving_unit_improves(rows: pd.DataFrame, unit: str) -> None:
    own = rows[rows["unit"] == unit]
    assert lateness(own, LAST_YEAR) < 0.6 * lateness(own, FIRST_YEAR)
    first = relative_lateness(rows, unit, FIRST_YEAR)
    assert relative_lateness(rows, unit, LAST_YEAR) < 0.7 * first


@pytest.mark.parametrize("unit", units_of("mix"))
def test_a_mix_changing_unit_changes_its_mix(rows: pd.DataFrame, unit: str) -> None:
    grown = next(iter(STORIES[unit].mix_first))
    own = rows[rows["unit"] == unit]

    def part(periods: tuple[str, ...]) -> float:
        chosen = own[own["period"].isin(periods)]
        mine = chosen.loc[chosen["sector"] == grown, "resolved"].sum()
        return float(mine / chosen["resolved"].sum())

    assert part(LAST_YEAR) > part(FIRST_YEAR) + 0.1


def test_the_rate_of_569_falls_by_its_mix_alone(rows: pd.DataFrame) -> None:
    """Weighted with the mix of the last year, the first year's lateness is no lower."""
    own = rows[rows["unit"] == "569"]
    sums = own.groupby(["period", "sector"])[["resolved", "late"]].sum()
    first = sums.loc[list(FIRST_YEAR)].groupby("sector").sum()
    last = sums.loc[list(LAST_YEAR)].groupby("sector").sum()
    same_mix = (first["late"] / first["resolved"] * last["resolved"]).sum()
    assert lateness(own, LAST_YEAR) > lateness(own, FIRST_YEAR) + 0.01
    assert same_mix / last["resolved"].sum() > lateness(own, LAST_YEAR) - 0.005


@pytest.mark.parametrize("unit", units_of("tiny"))
def test_a_tiny_unit_resolves_fewer_than_thirty_a_quarter(rows: pd.DataFrame, unit: str) -> None:
    resolved = rows[rows["unit"] == unit].groupby("period")["resolved"].sum()
    assert 0 < resolved.max() < 30


@pytest.mark.parametrize("level", ["province", "district", "commune", "land_registry", "central"])
@pytest.mark.parametrize("count", ["received", "resolved"])
def test_the_covid_quarter_dips(rows: pd.DataFrame, level: str, count: str) -> None:
    totals = rows[rows["level"] == level].groupby("period")[count].sum()
    for other in (previous(COVID_PERIOD), year_before(COVID_PERIOD), "2020-Q3"):
        assert totals[COVID_PERIOD] < 0.85 * totals[other]


def test_more_is_online_every_year_and_in_the_covid_quarter(rows: pd.DataFrame) -> None:
    sums = rows[rows["block"] == "local"].groupby("period")[["received_online", "received"]].sum()
    online = sums["received_online"] / sums["received"]
    years = [online[f"{year}-Q1"] for year in range(2017, 2022)]
    assert years == sorted(years)
    assert online[COVID_PERIOD] > max(online["2020-Q1"], online["2020-Q3"])


def test_the_first_quarter_leaves_most_pending(rows: pd.DataFrame) -> None:
    """As in Q1/2021, which received 17.354 more than it resolved."""
    pending = rows[rows["block"] == "local"].groupby("period")["pending"].sum()
    for year in range(2017, 2021):
        quarters = [pending[f"{year}-Q{quarter}"] for quarter in (1, 2, 3, 4)]
        assert quarters[0] > 2 * max(quarters[1:])


def test_the_province_gets_slowly_better_and_larger(rows: pd.DataFrame) -> None:
    local = rows[rows["block"] == "local"]
    assert lateness(local, LAST_YEAR) < 0.8 * lateness(local, FIRST_YEAR)
    resolved = local.groupby("period")["resolved"].sum()
    assert resolved["2021-Q1"] > 1.2 * resolved["2017-Q1"]
