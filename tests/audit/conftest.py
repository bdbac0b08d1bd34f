"""The real figures audited once; the catalogue's relations for generated figures."""

from dataclasses import dataclass

import pytest

from analytics.audit import Audit, Declared, Figure, audit, read_relations
from analytics.audit.figures import read_figures
from analytics.audit.relations import Codes, codes_of
from analytics.store import Reader


@dataclass(frozen=True)
class Real:
    """Every published figure with what it is held against."""

    reader: Reader
    relations: tuple[Declared, ...]
    figures: tuple[Figure, ...]
    codes: Codes
    audit: Audit


@pytest.fixture(scope="session")
def real(official: Reader) -> Real:
    units = official.rows(
        "select code, block, level, name, name_en from units order by code, valid_from"
    )
    sectors = official.rows("select code, name, name_en from sectors")
    return Real(
        official,
        read_relations(official),
        read_figures(official),
        codes_of(units, sectors),
        audit(official),
    )
