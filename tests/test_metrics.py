"""The catalogue of metrics: records that fit the form, the indicators and both languages."""

import dataclasses
import re
from collections.abc import Mapping

import pytest

from analytics.metrics import BASE_COUNTS, METRICS, BaseCount, Metric
from analytics.schema import DOSSIERS
from analytics.store import DATA
from analytics.texts import LANGUAGES
from tests.fixtures.memory import memory_reader

FORM_COLUMNS = {
    column.name: column.form_column for column in DOSSIERS.columns if column.form_column
}
every_metric = pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
every_base = pytest.mark.parametrize("base", BASE_COUNTS.values(), ids=BASE_COUNTS)

# The binding table: numerator, denominator, in the column numbers of form II.06a.
TABLE = {
    "received": ("4+5", ""),
    "to_process": ("4+5+6", ""),
    "resolved": ("8+9+10", ""),
    "on_time": ("8+9", ""),
    "late": ("10", ""),
    "pending": ("12+13", ""),
    "pending_overdue": ("13", ""),
    "on_time_rate": ("8+9", "8+9+10"),
    "on_time_of_received": ("8+9", "4+5"),
    "not_overdue_rate": ("4+5+6-10-13", "4+5+6"),
    "early_rate": ("8", "8+9+10"),
    "late_rate": ("10", "8+9+10"),
    "online_rate": ("4", "4+5"),
    "backlog_rate": ("12+13", "4+5+6"),
    "overdue_share": ("13", "12+13"),
}
# What no numbered column of the form counts: stated by documents, or by extra columns of a file.
OUTSIDE_THE_FORM = {
    "paid_online",
    "fees_online",
    "online_resolved",
    "online_of_resolved",
    "online_rate_unstated",
}


def in_form_columns(parts: tuple[tuple[str, int], ...]) -> str:
    """(on_time, 1), (late, -1) → "8+9-10"."""
    terms = [
        ("+" if sign > 0 else "-") + str(FORM_COLUMNS[column])
        for code, sign in parts
        for column in BASE_COUNTS[code].columns
    ]
    return "".join(terms).removeprefix("+")


@pytest.mark.parametrize(("code", "formula"), TABLE.items(), ids=TABLE)
def test_each_formula_is_the_binding_one(code: str, formula: tuple[str, str]) -> None:
    metric = METRICS[code]
    assert (in_form_columns(metric.numerator), in_form_columns(metric.denominator)) == formula


def test_no_metric_is_missing_from_the_binding_table() -> None:
    assert set(TABLE) | OUTSIDE_THE_FORM == set(METRICS)


@pytest.mark.parametrize("code", sorted(TABLE))
def test_the_formula_shown_to_the_reader_names_the_columns_it_counts(code: str) -> None:
    metric = METRICS[code]
    counted = set(re.findall(r"\d+", "+".join(TABLE[code])))
    for language in LANGUAGES:
        assert set(re.findall(r"\((\d+)\)", metric.formula.in_(language))) == counted


def test_every_record_is_filed_under_its_own_code() -> None:
    assert all(metric.code == code for code, metric in METRICS.items())
    assert all(base.code == code for code, base in BASE_COUNTS.items())


@pytest.mark.parametrize("records", [METRICS, BASE_COUNTS], ids=["metrics", "base counts"])
def test_records_are_frozen_data_without_functions(
    records: Mapping[str, Metric | BaseCount],
) -> None:
    for record in records.values():
        names = [field.name for field in dataclasses.fields(record)]
        assert not any(callable(getattr(record, field)) for field in names)
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(record, "code", "other")  # noqa: B010


@every_metric
def test_a_metric_combines_known_base_counts(metric: Metric) -> None:
    for code, sign in (*metric.numerator, *metric.denominator):
        assert code in BASE_COUNTS
        assert sign in (1, -1)


@every_metric
def test_a_count_is_one_base_count_and_only_a_rate_divides(metric: Metric) -> None:
    if metric.format == "rate":
        assert bool(metric.numerator) == bool(metric.denominator)
        assert metric.numerator or metric.indicator, "neither computed nor reported"
    else:
        assert metric.numerator == ((metric.code, 1),)
        assert metric.denominator == ()
        assert metric.indicator == BASE_COUNTS[metric.code].indicator


@every_metric
def test_a_metric_speaks_both_languages(metric: Metric) -> None:
    for text in (metric.label, metric.short, metric.description):
        assert text.vi
        assert text.en
        assert text.vi != text.en


@every_metric
def test_a_short_label_fits_a_card(metric: Metric) -> None:
    assert all(len(metric.short.in_(language)) <= 15 for language in LANGUAGES)


def test_no_two_metrics_carry_the_same_full_name() -> None:
    for language in LANGUAGES:
        labels = [metric.label.in_(language) for metric in METRICS.values()]
        assert len(set(labels)) == len(labels)


@every_base
def test_a_base_count_adds_up_columns_of_a_file(base: BaseCount) -> None:
    assert set(base.columns) <= set(DOSSIERS.names)
    assert base.columns or base.indicator, "neither counted nor reported"


@every_base
def test_a_complement_is_true_of_the_columns_too(base: BaseCount) -> None:
    """late = resolved − on_time: what is left of the whole's columns are its own."""
    if base.complement is not None:
        whole, part = (BASE_COUNTS[code] for code in base.complement)
        assert set(whole.columns) - set(part.columns) == set(base.columns)
        assert set(part.columns) < set(whole.columns)


def test_every_indicator_a_metric_reads_is_in_the_real_catalogue_with_the_same_unit() -> None:
    rows = memory_reader(DATA).rows("select code, unit, better from indicators")
    nouns = {"rate": "%", "count": "hồ sơ", "money": "đồng"}
    known = {row["code"]: row for row in rows}
    for metric in METRICS.values():
        if metric.indicator is not None:
            row = known[metric.indicator]
            assert row["unit"] == nouns[metric.format], metric.code
            assert {row["better"], metric.better} != {"up", "down"}, metric.code


def test_two_definitions_of_one_question_share_a_family_but_never_an_indicator() -> None:
    families = {
        family: [metric.code for metric in METRICS.values() if metric.family == family]
        for family in ("on_time", "online")
    }
    assert families == {
        "on_time": ["on_time_rate", "on_time_of_received", "not_overdue_rate"],
        "online": ["online_rate", "online_of_resolved", "online_rate_unstated"],
    }
    read = [metric.indicator for metric in METRICS.values() if metric.indicator]
    assert len(set(read)) == len(read)
