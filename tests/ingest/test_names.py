"""Names of units as people shorten them."""

from datetime import date

import pytest

from analytics.ingest.catalogue import read_catalogue
from analytics.ingest.names import Index, unit_index
from analytics.store import Reader


@pytest.fixture(scope="module")
def units_of_2021(official: Reader) -> Index:
    return unit_index(read_catalogue(official).units_on(date(2021, 3, 31)).values())


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Sở LĐTBXH", "so-lao-dong-thuong-binh-va-xa-hoi"),
        ("Sở LĐ-TB&XH", "so-lao-dong-thuong-binh-va-xa-hoi"),
        ("Sở GTVT", "so-giao-thong-van-tai"),
        ("Sở NN&PTNT", "so-nong-nghiep-va-phat-trien-nong-thon"),
        ("sở TN&MT tỉnh Khánh Hòa", "so-tai-nguyen-va-moi-truong"),
    ],
)
def test_initials_suggest_the_unit_and_decide_nothing(
    units_of_2021: Index, said: str, code: str
) -> None:
    found = units_of_2021.find(said)
    assert (found.code, found.near) == (None, (code,))


@pytest.mark.parametrize("said", ["Sở ABC", "GTVT", "Sở G", "Sở gtvt"])
def test_other_letters_suggest_nothing(units_of_2021: Index, said: str) -> None:
    assert units_of_2021.find(said).code is None
    assert "so-giao-thong-van-tai" not in units_of_2021.find(said).near
