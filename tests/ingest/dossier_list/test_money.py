"""Amounts in đồng: what can only be one amount is read, what can be two is asked."""

from pathlib import Path

import duckdb
import pytest

from analytics.catalogue import Catalogue
from analytics.ingest.dossier_list.money import read_money
from analytics.ingest.questions import Context
from tests.ingest.dossier_list.papers import GOOD, found, read, sums, text, with_, write
from tests.ingest.dossier_list.workbooks import listed, workbook

pytestmark = pytest.mark.usefixtures("lists_here")


def amounts(*texts: str, **answers: str) -> tuple[list[int | None], int]:
    """What each text is in đồng, and how many questions there are."""
    context = Context("f", None, None, None, {"fee:marks": answers.get("answer", "")})  # type: ignore[arg-type]
    money = read_money(texts, "Số tiền", context)
    return [money.amounts.get(one) for one in texts], len(money.questions)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("15000", 15000),
        ("15000.0000", 15000),
        ("15000,0000", 15000),
        ("0.0000", 0),
        ("15.000", 15000),
        ("15,000", 15000),
        ("1.500.000", 1500000),
        ("1,500,000", 1500000),
        ("15,000.00", 15000),
        ("15.000,00", 15000),
        ("1.500.000,0000", 1500000),
        ("1.5E+06", 1500000),
        ("1,5E+06", 1500000),
        ("1.500e6", 1500000),
        ("15 000", 15000),
        ("15\u00a0000 đ", 15000),
        ("15\u202f000", 15000),
        ("15.000đ", 15000),
        ("15.000 ₫", 15000),
        ("15.000 VNĐ", 15000),
        ("VND 15,000", 15000),
        ("15.000 đồng", 15000),
        ("1.250.000dong", 1250000),
        ("12.50", None),
        ("0,5", None),
        ("-15.000", None),
        ("(15.000)", None),
        ("15.00.000", None),
        ("1.5000.000", None),
        ("15k", None),
        ("15 USD", None),
        ("mười lăm nghìn", None),
        ("9E+99", None),
    ],
)
def test_one_amount(written: str, amount: int | None) -> None:
    assert amounts(written) == ([amount], 0)


@pytest.mark.parametrize(
    "texts",
    [
        ("15.000", "12.50"),
        ("1.234", "1234.5"),
        ("15.000", "20000.00"),
        ("15.000", "20,000"),
        ("15.000", "1,500,000"),
        ("500.000", "15000.000"),
    ],
)
def test_two_readings_are_asked_for_the_whole_column(texts: tuple[str, ...]) -> None:
    assert amounts(*texts)[1] == 1


def test_columns_that_leave_no_doubt() -> None:
    assert amounts("15.000", "1.500.000", "20000") == ([15000, 1500000, 20000], 0)
    assert amounts("15.000", "1.500.000,00") == ([15000, 1500000], 0)
    assert amounts("15,000", "1,500,000.00") == ([15000, 1500000], 0)
    assert amounts("15000.0000", "20000.5000") == ([15000, None], 0)


def test_the_answer_counts_for_every_cell() -> None:
    texts = ("15.000", "20000.00", "1.234")
    assert amounts(*texts, answer="thousands")[0] == [15000, 20000, 1234]
    assert amounts(*texts, answer="decimal_point")[0] == [15, 20000, None]


@pytest.mark.parametrize(
    ("texts", "lost", "as_written"),
    [
        (("15", "1.500.000"), [15000, 1500000], [15, 1500000]),
        (("15E0", "1.5E0", "1.500.000", "0"), [15000, 1500, 1500000, 0], [15, None, 1500000, 0]),
        (("150", "15.000 đ", "20000"), [150000, 15000, 20000], [150, 15000, 20000]),
    ],
)
def test_amounts_that_an_american_excel_made_a_thousand_times_smaller_are_asked(
    texts: tuple[str, ...], lost: list[int], as_written: list[int]
) -> None:
    for answer, expected in (("lost", lost), ("as_written", as_written)):
        context = Context("f", None, None, None, {"fee:small": answer})  # type: ignore[arg-type]
        money = read_money(texts, "Số tiền", context)
        assert [one.code for one in money.questions] == ["fee:small"]
        assert [money.amounts.get(one) for one in texts] == expected


def test_small_amounts_alone_are_what_they_are() -> None:
    assert amounts("15", "150", "0") == ([15, 150, 0], 0)
    assert amounts("0", "15.000", "1.500.000") == ([0, 15000, 1500000], 0)


def test_the_question_says_what_follows(tmp_path: Path, catalogue: Catalogue) -> None:
    path = write(tmp_path, text([with_(fee="15.000"), with_(fee="20000.00")]))
    reading = read(path, catalogue)
    (question,) = reading.questions
    assert reading.unanswered == ("fee:marks",)
    assert [(code, words.vi) for code, words in question.options] == [
        ("thousands", "“15.000” là 15.000 đồng"),
        ("decimal_point", "“15.000” là 15 đồng"),
    ]
    answered = read(path, catalogue, answers={"fee:marks": "thousands"})
    assert answered.is_clean and sums(answered)["568", "dat-dai"]["fees_online_vnd"] == 35000


def test_numbers_of_a_workbook_are_numbers(tmp_path: Path, catalogue: Catalogue) -> None:
    rows = [(*GOOD[:-1], fee) for fee in (15000, 20000.0, 1500000, 14999.999999999998, "5.000")]
    reading = read(workbook(tmp_path / "list.xlsx", {"A": listed(*rows)}), catalogue)
    assert reading.is_clean and reading.questions == ()
    assert sums(reading)["568", "dat-dai"]["fees_online_vnd"] == 1555000
    broken = workbook(tmp_path / "half.xlsx", {"A": listed((*GOOD[:-1], 15.125))})
    assert found(read(broken, catalogue)) == ["1 hồ sơ không đọc được số tiền (dòng 2)"]


@pytest.mark.parametrize("kind", ["double", "decimal(18, 4)", "bigint", "varchar"])
def test_numbers_of_parquet_are_numbers(tmp_path: Path, catalogue: Catalogue, kind: str) -> None:
    source = write(tmp_path, text([with_(fee="15000"), with_(fee="1500000")]))
    path = tmp_path / "list.parquet"
    name = "Số tiền thanh toán trực tuyến"
    duckdb.sql(
        f'copy (select * replace ("{name}"::{kind} as "{name}")'
        f" from read_csv('{source}', all_varchar = true)) to '{path}' (format parquet)"
    )
    reading = read(path, catalogue)
    assert sums(reading)["568", "dat-dai"]["fees_online_vnd"] == 1515000
