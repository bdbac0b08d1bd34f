"""Days of a list: each column is read in one way, and what can be read in two is asked."""

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from analytics.catalogue import Catalogue
from analytics.ingest.dossier_list import ListMapping, read_mapping
from analytics.ingest.dossier_list.days import read_days
from analytics.ingest.questions import Context
from analytics.store.list_file import ListFile, dossier_rows
from tests.ingest.dossier_list.papers import NHA_TRANG, found, read, sums, text, write
from tests.ingest.dossier_list.workbooks import listed, workbook

pytestmark = pytest.mark.usefixtures("lists_here")

OWN = """
[columns]
received = "Ngày tiếp nhận"
due = "Ngày hẹn trả"
returned = "Ngày trả kết quả"
unit = "Đơn vị"
sector = "Lĩnh vực"
[dates]
formats = {formats}
"""


def own(*formats: str) -> ListMapping:
    return read_mapping(OWN.format(formats=list(formats)).replace("'", '"'))


def dossiers(*days: object) -> list[tuple[Any, ...]]:
    """Dossiers received on some days, due and returned later in words that are never in doubt."""
    return [(NHA_TRANG, "Đất đai", day, "", "", "Trực tiếp", "") for day in days]


def taken(day: str) -> date:
    """A day d/m/Y as Excel with American settings takes it: month first."""
    first, second, year = map(int, day.split("/"))
    return date(year, first, second)


# --- a spreadsheet that exchanged day and month ---------------------------------------------------

MIXED = (date(2021, 2, 1), date(2021, 3, 1), "13/01/2021", "14/02/2021")


def test_real_days_up_to_the_12th_beside_typed_later_ones_are_asked(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    path = workbook(tmp_path / "list.xlsx", {"A": listed(*dossiers(*MIXED))})
    reading = read(path, catalogue)
    assert reading.unanswered == ("days:exchanged",)
    (question,) = reading.questions
    assert "2 ô là ngày do bảng tính ghi" in question.text.vi and "2 ô gõ chữ" in question.text.vi
    assert [words.vi for _code, words in question.options] == [
        "đổi lại: ngày 1 tháng 2 năm 2021 thành ngày 2 tháng 1 năm 2021, mọi ô như vậy",
        "giữ nguyên: ngày 1 tháng 2 năm 2021 là đúng",
    ]
    exchanged = read(path, catalogue, answers={"days:exchanged": "exchange"})
    assert exchanged.is_clean
    told = {name.vi: value.vi for name, value in exchanged.recognised}
    # 2 January (written by the spreadsheet as 1 February) to 14 February.
    assert told["Tiếp nhận từ – đến"] == "2/1/2021 – 14/2/2021"


def test_what_an_american_excel_exchanged_is_as_it_was_before(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    """Each third day of two months: taken where it can be, and exchanged back."""
    days = [f"{day:02}/{month:02}/2021" for month in (1, 2) for day in range(1, 29, 3)]
    kept = [taken(day) if int(day[:2]) <= 12 else day for day in days]
    path = workbook(tmp_path / "list.xlsx", {"A": listed(*dossiers(*kept))})
    plain = read(write(tmp_path, text(dossiers(*days))), catalogue)
    asked = read(path, catalogue, answers={"days:exchanged": "exchange"})
    assert asked.is_clean and sums(asked) == sums(plain)


@pytest.mark.parametrize(
    "days",
    [
        (date(2021, 2, 1), date(2021, 3, 11)),
        ("01/02/2021", "13/01/2021"),
        (date(2021, 2, 13), date(2021, 2, 1), "14/01/2021"),
        (date(2021, 2, 1), "02/03/2021"),
    ],
    ids=["all real", "all typed", "real ones later too", "typed ones early too"],
)
def test_no_word_of_it_where_nothing_tells(
    tmp_path: Path, catalogue: Catalogue, days: Sequence[object]
) -> None:
    path = workbook(tmp_path / "list.xlsx", {"A": listed(*dossiers(*days))})
    assert read(path, catalogue).questions == ()


def test_one_sheet_may_be_exchanged_and_another_not(tmp_path: Path, catalogue: Catalogue) -> None:
    sheets = {
        "A": listed(*dossiers(*MIXED)),
        "B": listed(*dossiers(date(2021, 1, 20), date(2021, 2, 3)), first=9),
    }
    path = workbook(tmp_path / "list.xlsx", sheets)
    reading = read(path, catalogue, "2021-H1", answers={"days:exchanged": "exchange"})
    told = {name.vi: value.vi for name, value in reading.recognised}
    assert told["Tiếp nhận từ – đến"] == "2/1/2021 – 14/2/2021"


def test_the_typed_days_that_tell_may_stand_on_another_sheet(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    early = listed(*dossiers(date(2021, 2, 1), date(2021, 3, 1)))
    late = listed(*dossiers("13/01/2021", "14/01/2021"), first=9)
    path = workbook(tmp_path / "list.xlsx", {"A": early, "B": late})
    (question,) = read(path, catalogue).questions
    assert (question.code, question.sheet, question.cell) == ("days:exchanged", "A", "H1")
    reading = read(path, catalogue, answers={"days:exchanged": "exchange"})
    told = {name.vi: value.vi for name, value in reading.recognised}
    assert told["Tiếp nhận từ – đến"] == "2/1/2021 – 14/1/2021"


def test_in_a_text_file_the_days_of_a_program_have_the_year_first(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    days = ("2021-02-01 00:00:00", "2021-03-01", "13/01/2021")
    path = write(tmp_path, text(dossiers(*days)))
    assert read(path, catalogue).unanswered == ("days:exchanged",)
    told = [
        {name.vi: value.vi for name, value in read(path, catalogue, answers=answer).recognised}
        for answer in ({"days:exchanged": "exchange"}, {"days:exchanged": "keep"})
    ]
    assert [one["Tiếp nhận từ – đến"] for one in told] == [
        "2/1/2021 – 13/1/2021",
        "13/1/2021 – 1/3/2021",
    ]


# --- two formats that read one cell differently ---------------------------------------------------


@pytest.mark.parametrize(
    ("days", "first", "asked"),
    [
        (("03/04/2021", "25/04/2021"), "3/4/2021", False),
        (("03/04/2021", "04/25/2021"), "4/3/2021", False),
        (("03/04/2021", "05/06/2021"), "", True),
        (("03/04/2021", "25/04/2021", "04/26/2021"), "", True),
    ],
    ids=["days first", "months first", "nothing tells", "both"],
)
def test_a_column_has_one_order_of_day_and_month(
    tmp_path: Path, catalogue: Catalogue, days: Sequence[str], first: str, asked: bool
) -> None:
    path = write(tmp_path, text(dossiers(*days)))
    mapping = own("%d/%m/%Y", "%m/%d/%Y")
    reading = read(path, catalogue, "2021", mapping=mapping)
    assert ("days:received" in reading.unanswered) is asked
    told = {name.vi: value.vi for name, value in reading.recognised}
    assert asked or told["Tiếp nhận từ – đến"].startswith(first)


def test_the_answer_is_for_the_whole_column(tmp_path: Path, catalogue: Catalogue) -> None:
    path = write(tmp_path, text(dossiers("03/04/2021", "25/04/2021", "04/26/2021")))
    mapping = own("%d/%m/%Y", "%m/%d/%Y")
    (question,) = (
        one
        for one in read(path, catalogue, "2021", mapping=mapping).questions
        if one.code == "days:received"
    )
    assert [(code, words.vi) for code, words in question.options] == [
        (
            "dmY",
            "“03/04/2021” là ngày 3 tháng 4 năm 2021; 1 cách ghi khác trong cột không đọc được,"
            " tệp sẽ bị trả lại",
        ),
        (
            "mdY",
            "“03/04/2021” là ngày 4 tháng 3 năm 2021; 1 cách ghi khác trong cột không đọc được,"
            " tệp sẽ bị trả lại",
        ),
    ]
    answered = read(path, catalogue, "2021", mapping=mapping, answers={"days:received": "dmY"})
    assert found(answered) == ["1 hồ sơ không đọc được ngày tiếp nhận (dòng 4)"]


def test_a_day_that_no_format_fits_is_never_guessed(tmp_path: Path, catalogue: Catalogue) -> None:
    days = ("3/14/2021", "44256", "14/3/21", "14/03/2021 (gia hạn)")
    reading = read(write(tmp_path, text(dossiers("13/03/2021", *days))), catalogue)
    assert found(reading) == [
        "3 hồ sơ không đọc được ngày tiếp nhận (dòng 3, 4, 6)",
        "1 hồ sơ có năm ngoài 1990–2100 (dòng 5)",
    ]


def test_years_of_two_digits_where_they_are_declared(tmp_path: Path, catalogue: Catalogue) -> None:
    path = write(tmp_path, text(dossiers("13/03/21", "14/03/21")))
    reading = read(path, catalogue, mapping=own("%d/%m/%Y", "%d/%m/%y"))
    told = {name.vi: value.vi for name, value in reading.recognised}
    assert told["Tiếp nhận từ – đến"] == "13/3/2021 – 14/3/2021"


# --- moments of the world's clock -----------------------------------------------------------------


def test_a_moment_is_the_day_it_is_in_vietnam(tmp_path: Path) -> None:
    moments = {
        "2021-02-09T17:00:00Z": "2021-02-10",
        "2021-02-09T16:59:59Z": "2021-02-09",
        "2021-02-09T17:00:00.000Z": "2021-02-10",
        "2021-02-10T00:00:00+07:00": "2021-02-10",
        "2021-02-10 00:00:00+07": "2021-02-10",
        "2021-02-10T00:00:00+0700": "2021-02-10",
        "2021-02-10T01:00:00+09:00": "2021-02-09",
        "2021-02-09T09:00:00-08:00": "2021-02-10",
        "2021-02-09T22:29:00+05:30": "2021-02-09",
        "2021-02-09T22:30:00+05:30": "2021-02-10",
        "2021-02-09 17:00 UTC": "2021-02-10",
        "2021-02-09 05:00:00 PM +00:00": "2021-02-10",
        "2020-12-31T17:00:00Z": "2021-01-01",
        "2021-02-10T00:00:00": "2021-02-10",
        "09/02/2021 17:00:00Z": "2021-02-10",
        "09/02/2021 9:05": "2021-02-09",
        " 09/02/2021  09:05:07.123 ": "2021-02-09",
        "09-02-2021": "2021-02-09",
        "2021-02-09T17:00:00 somewhere": None,
    }
    path = tmp_path / "list.csv"
    path.write_text("".join(f'"{one}",,,X,Y\n' for one in moments), encoding="utf-8")
    columns = dict(zip(("received", "due", "returned", "unit", "sector"), range(5), strict=True))
    formats = ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%Y-%m-%dT%H:%M:%S")
    file = ListFile(path, "csv", list(columns), columns, formats, tmp_path, skip=0)
    rows = duckdb.connect().execute(f"select received from ({dossier_rows(file)})").fetchall()
    days = [one and date.fromisoformat(one) for one in moments.values()]
    assert dict(zip(moments, (day for (day,) in rows), strict=True)) == dict(
        zip(moments, days, strict=True)
    )


def test_a_mapping_may_write_the_zone_of_its_days() -> None:
    assert own("%Y-%m-%dT%H:%M:%S.%fZ", "%Y-%m-%dT%H:%M:%S%z").date_formats == (
        *("%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S"),
    )


_ON_TIME = """
import sys
from pathlib import Path
from analytics.catalogue import read_catalogue
from tests.fixtures.memory import memory_reader
from analytics.ingest.dossier_list import worker
from tests.ingest.dossier_list.papers import answer_here, read
worker._answer = answer_here
catalogue = read_catalogue(memory_reader())
readings = [read(Path(name), catalogue) for name in sys.argv[1:]]
print([row["resolved_on_time"] for reading in readings for row in reading.rows])
"""


@pytest.mark.parametrize(
    "zone",
    [
        "America/Los_Angeles",
        *(pytest.param(one, marks=pytest.mark.deep) for one in ("Asia/Ho_Chi_Minh", "UTC")),
    ],
)
def test_days_are_the_same_wherever_the_server_stands(tmp_path: Path, zone: str) -> None:
    """Due on 10 February, returned in its morning: on time, in every way of writing it."""
    header = "don_vi,linh_vuc,ngay_tiep_nhan,ngay_hen_tra,ngay_tra_ket_qua,hinh_thuc\n"
    moments = {
        "utc": ("2021-02-01T02:30:00Z", "2021-02-09T17:00:00Z", "2021-02-10T02:15:00Z"),
        "local": ("2021-02-01T09:30:00", "2021-02-10T00:00:00", "2021-02-10T09:15:00"),
    }
    paths = [
        write(tmp_path, f"{header}{NHA_TRANG},Đất đai,{','.join(days)},Trực tuyến\n", f"{name}.csv")
        for name, days in moments.items()
    ]
    connection = duckdb.connect()
    connection.execute("set timezone = 'UTC'")
    for name, kind in (("utc", "timestamptz"), ("local", "timestamp")):
        days = ", ".join(
            f"{kind} '{day}' as {column}"
            for day, column in zip(moments[name], header.split(",")[2:5], strict=True)
        )
        paths.append(tmp_path / f"{kind}.parquet")
        connection.execute(
            f"copy (select '{NHA_TRANG}' as don_vi, 'Đất đai' as linh_vuc, {days},"
            f" 'Trực tuyến' as hinh_thuc) to '{paths[-1]}' (format parquet)"
        )
    done = subprocess.run(
        [sys.executable, "-c", _ON_TIME, *map(str, paths)],
        env={**os.environ, "TZ": zone},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "[1, 1, 1, 1]", done.stderr


def test_no_formats_are_lost_where_nothing_is_read(catalogue: Catalogue) -> None:
    context = Context("f", catalogue, None, None, {})
    reading = read_days([{}], ("%d/%m/%Y",), {}, context)
    assert reading.formats["due"] == ("%d/%m/%Y",) and reading.questions == ()
