"""The real figures audited once; the catalogue's relations for generated figures."""

from dataclasses import dataclass

import pytest

from analytics.audit import Audit, Declared, Figure, audit, read_relations
from analytics.audit.figures import read_figures
from analytics.audit.places import Codes, codes_of
from analytics.store import DATA, Reader, memory_reader


@dataclass(frozen=True)
class Real:
    """Every published figure with what it is held against."""

    reader: Reader
    relations: tuple[Declared, ...]
    figures: tuple[Figure, ...]
    codes: Codes
    audit: Audit


@pytest.fixture(scope="session")
def real() -> Real:
    reader = memory_reader(DATA)
    units = reader.rows(
        "select code, block, level, name, name_en from units order by code, valid_from"
    )
    sectors = reader.rows("select code, name, name_en from sectors")
    return Real(
        reader,
        read_relations(reader),
        read_figures(reader),
        codes_of(units, sectors),
        audit(reader),
    )
