"""The records of received tables fit together, and the files of data/ have their columns."""

import pytest

from analytics import schema
from analytics.store.cell_checks import _CHECKS
from analytics.store.folders import DATA
from analytics.store.row_checks import RULES

TABLES = (*schema.CATALOGUE, schema.PUBLISHED, schema.INDICATOR_VALUES, schema.DOSSIERS)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_is_complete(table: schema.Table) -> None:
    assert len(set(table.names)) == len(table.names)
    assert set(table.key) <= set(table.names)
    assert set(table.rules) <= set(RULES)
    assert table.grain.startswith("một dòng = ")
    for column in table.columns:
        assert column.type in _CHECKS
        assert column.label
        known = {other.name for other in schema.CATALOGUE} | {"metrics", ""}
        assert column.reference in known


@pytest.mark.parametrize("table", schema.CATALOGUE, ids=lambda table: table.name)
def test_the_catalogue_file_has_the_columns_of_its_record(table: schema.Table) -> None:
    header = (DATA / "catalogue" / f"{table.name}.csv").read_text(encoding="utf-8").split("\n")[0]
    assert header == ",".join(table.names)


def test_the_form_counts_every_column_once_and_totals_are_sums_of_counts() -> None:
    numbers = [column.form_column for column in schema.DOSSIERS.columns if column.form_column]
    assert numbers == [2, 4, 5, 6, 8, 9, 10, 12, 13]
    parts = [part for total in schema.FORM_TOTALS.values() for part in total]
    assert sorted(parts) == numbers[1:]
    assert not set(schema.FORM_TOTALS) & set(numbers)


def test_every_count_of_a_dossier_row_is_an_integer_column() -> None:
    assert len(schema.COUNTS) == 11
    assert set(schema.COUNTS) < set(schema.DOSSIERS.names)
