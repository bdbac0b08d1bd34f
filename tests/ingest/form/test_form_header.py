"""The form is known by the words over its columns, wherever they stand."""

import unicodedata
from dataclasses import replace

import pytest

from analytics.catalogue import Catalogue
from analytics.ingest.files.cells import Sheet, Value
from analytics.ingest.form import recognise
from tests.ingest.form.papers import (
    HEADER,
    NUMBERS,
    TITLE,
    building,
    errors,
    form,
    land,
    line,
    read,
    stored,
    total,
)

EXPECTED = {
    ("so-noi-vu", "dat-dai"): (4, 6, 2, 3, 6, 1, 1, 1),
    ("so-noi-vu", "xay-dung"): (2, 3, 0, 1, 4, 0, 0, 0),
}


def changed(sheet: Sheet, change: dict[str, str]) -> Sheet:
    """The sheet with other words in its cells."""
    return replace(
        sheet,
        rows=tuple(
            tuple(change.get(cell, cell) if isinstance(cell, str) else cell for cell in row)
            for row in sheet.rows
        ),
    )


def every_text(sheet: Sheet, form_of: str) -> Sheet:
    def written(cell: Value) -> Value:
        return unicodedata.normalize(form_of, cell) if isinstance(cell, str) else cell  # type: ignore[arg-type]

    return replace(sheet, rows=tuple(tuple(map(written, row)) for row in sheet.rows))


def test_one_unit_by_sector(catalogue: Catalogue) -> None:
    reading = read(catalogue, form(land(), building(), total()))

    assert reading.faults == ()
    assert reading.is_clean
    assert stored(reading) == EXPECTED
    assert {row["period"] for row in reading.rows} == {"2021-Q1"}
    assert (reading.kind, reading.periods, reading.units) == ("form", ("2021-Q1",), ("so-noi-vu",))


@pytest.mark.parametrize("form_of", ["NFC", "NFD"])
def test_composed_and_decomposed_text_read_alike(catalogue: Catalogue, form_of: str) -> None:
    sheet = every_text(form(land(), building(), total()), form_of)

    assert stored(read(catalogue, sheet)) == EXPECTED


@pytest.mark.parametrize(
    "change",
    [
        {"Trực tiếp, dịch vụ bưu chính": "Trực tiếp, bưu chính"},
        {"Trực tiếp, dịch vụ bưu chính": "TRỰC TIẾP,\nDỊCH VỤ\nBƯU CHÍNH"},
        {"Từ kỳ trước": "Từ kì trước chuyển sang"},
        {"Quá hạn": "Trễ hạn"},
        {"Trong hạn": "Chưa đến hạn"},
        {"Trong hạn": "Chưa quá hạn"},
        {"Số lượng hồ sơ đang giải quyết": "Hồ sơ chưa giải quyết"},
        {"STT": "TT", "Lĩnh vực giải quyết": "Lĩnh vực"},
        {"Lĩnh vực giải quyết": "Nội dung"},
    ],
    ids=str,
)
def test_words_of_the_header_may_differ(catalogue: Catalogue, change: dict[str, str]) -> None:
    sheet = changed(form(land(), building(), total()), change)

    assert stored(read(catalogue, sheet)) == EXPECTED


@pytest.mark.parametrize("numbers", [None, "(1)", "1", "3=4+5+6", "A"])
def test_the_row_of_column_numbers_is_passed_over(
    catalogue: Catalogue, numbers: str | None
) -> None:
    styles = {
        None: (),
        "(1)": (NUMBERS,),
        "1": (tuple(range(1, 14)),),
        "3=4+5+6": (("1", "2", "3=4+5+6", 4, 5, 6, "(7)=(8)+(9)+(10)", *range(8, 14)),),
        "A": (("A", "B", *range(1, 12)),),
    }
    sheet = Sheet("Biểu", (*TITLE, *HEADER, *styles[numbers], land(), building(), total()))

    assert stored(read(catalogue, sheet)) == EXPECTED


def test_blank_columns_between_and_words_beside_do_not_confuse(catalogue: Catalogue) -> None:
    def wide(row: tuple[Value, ...]) -> tuple[Value, ...]:
        return (None, *row[:2], None, *row[2:6], None, *row[6:], None)

    sheet = form(land(), building(), total())
    rows = [wide(row) for row in sheet.rows]
    rows[len(TITLE)] = (*rows[len(TITLE)][:-1], "Ghi chú")
    rows[-2] = (*rows[-2][:-1], 2021)

    assert stored(read(catalogue, replace(sheet, rows=tuple(rows)))) == EXPECTED


def test_a_header_repeated_on_the_next_page_is_passed_over(catalogue: Catalogue) -> None:
    sheet = form(land(), *HEADER, NUMBERS, building(), total())

    assert stored(read(catalogue, sheet)) == EXPECTED


def test_two_header_rows_without_the_level_between(catalogue: Catalogue) -> None:
    leaves = tuple(one or other for one, other in zip(HEADER[2], HEADER[1], strict=True))
    header = (HEADER[0], leaves)

    assert stored(read(catalogue, form(land(), building(), header=header))) == EXPECTED


def test_a_missing_column_is_named(catalogue: Catalogue) -> None:
    """The form with totals only where it wants online and in person."""

    def without(row: tuple[Value, ...]) -> tuple[Value, ...]:
        return (*row[:3], *row[5:])

    sheet = form(land(), building())
    reading = read(catalogue, replace(sheet, rows=tuple(without(row) for row in sheet.rows)))

    assert errors(reading) == [
        ("C5", "thiếu cột (4) Tiếp nhận: Trực tuyến"),
        ("C5", "thiếu cột (5) Tiếp nhận: Trực tiếp, dịch vụ bưu chính"),
    ]
    assert reading.rows == ()


def test_a_column_that_stands_twice_is_named(catalogue: Catalogue) -> None:
    sheet = changed(form(land(), building()), {"Đúng hạn": "Trước hạn"})

    assert errors(read(catalogue, sheet)) == [
        ("G5", "thiếu cột (9) Đã giải quyết: Đúng hạn"),
        ("I6", "cột (8) Đã giải quyết: Trước hạn lần thứ hai"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (("Mã hồ sơ", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày trả", "Lĩnh vực", "Đơn vị"),),
        (("STT", "Chỉ tiêu", "Đơn vị tính", "Giá trị"), (1, "Hồ sơ tiếp nhận", "hồ sơ", 5)),
        (line("Tình hình, kết quả giải quyết TTHC"), line("Biểu II.06a/VPCP/KSTT")),
    ],
)
def test_other_sheets_are_not_the_form(rows: tuple[tuple[Value, ...], ...]) -> None:
    assert not recognise([Sheet("Trang", rows)])
    assert recognise([Sheet("Trang", rows), form(land())])


@pytest.mark.parametrize(
    "change",
    [
        {"Số lượng hồ sơ tiếp nhận": "Số hồ sơ nhận giải quyết"},
        {"Số lượng hồ sơ tiếp nhận": "Số hồ sơ phải giải quyết"},
        {"Số lượng hồ sơ đã giải quyết": "Kết quả giải quyết"},
        {"Số lượng hồ sơ đã giải quyết": "Hồ sơ đã xử lý"},
        {"Số lượng hồ sơ đang giải quyết": "Số hồ sơ đang xử lý"},
        {"Số lượng hồ sơ đang giải quyết": "Số hồ sơ còn lại"},
        {
            "Số lượng hồ sơ tiếp nhận": "Số hồ sơ phải giải quyết",
            "Số lượng hồ sơ đã giải quyết": "Kết quả giải quyết",
            "Số lượng hồ sơ đang giải quyết": "Số hồ sơ chưa xử lý",
        },
        {"Trực tuyến": "Qua mạng", "Trực tiếp, dịch vụ bưu chính": "Trực tiếp/BCCI"},
        {
            "Trực tuyến": "Nộp trực tuyến",
            "Từ kỳ trước": "Tồn kỳ trước",
            "Trong kỳ": "Mới tiếp nhận",
        },
        {"Trước hạn": "Trước thời hạn", "Đúng hạn": "Đúng hẹn", "Quá hạn": "Trễ hẹn"},
        {"Số lượng hồ sơ tiếp nhận": "Số hồ sơ phải giải quyết trong kỳ"},
        {"Trước hạn": "Early", "Đúng hạn": "On time"},
        {
            "Số lượng hồ sơ tiếp nhận": "Received",
            "Số lượng hồ sơ đã giải quyết": "Resolved",
            "Số lượng hồ sơ đang giải quyết": "Pending",
            "Trong kỳ": "This period",
        },
    ],
    ids=str,
)
def test_words_that_real_forms_have(catalogue: Catalogue, change: dict[str, str]) -> None:
    reading = read(catalogue, changed(form(land(), building(), total()), change))

    assert reading.faults == ()
    assert stored(reading) == EXPECTED


def with_words(*places: tuple[int, int, str]) -> tuple[tuple[Value, ...], ...]:
    """The header with other words at (row of the header, column)."""
    rows = [list(row) for row in HEADER]
    for row, column, text in places:
        rows[row][column] = text
    return tuple(tuple(row) for row in rows)


def test_resolved_in_time_is_on_time(catalogue: Catalogue) -> None:
    header = with_words((1, 8, "Trong hạn"))

    assert stored(read(catalogue, form(land(), building(), header=header))) == EXPECTED


def test_results_may_stand_over_the_resolved_and_the_pending(catalogue: Catalogue) -> None:
    above = (
        *("STT", "Lĩnh vực", "Số hồ sơ nhận giải quyết", None, None, None),
        *("Kết quả giải quyết", *(None,) * 6),
    )
    groups = (*(None,) * 6, "Đã giải quyết", None, None, None, "Đang giải quyết", None, None)
    leaves = tuple(one or other for one, other in zip(HEADER[2], HEADER[1], strict=True))
    sheet = form(land(), building(), total(), header=(above, groups, leaves))

    assert read(catalogue, sheet).faults == ()
    assert stored(read(catalogue, sheet)) == EXPECTED


def test_a_heading_that_is_not_understood_is_quoted_at_its_cell(catalogue: Catalogue) -> None:
    leaf = form(land(), building(), header=with_words((1, 8, "Xong kịp lúc")))
    assert errors(read(catalogue, leaf)) == [
        ("G5", "thiếu cột (9) Đã giải quyết: Đúng hạn"),
        ("I6", "cột có số với tiêu đề không hiểu được: “Xong kịp lúc”"),
    ]
    group = form(land(), building(), header=with_words((0, 2, "Số hồ sơ thụ lý")))
    assert errors(read(catalogue, group)) == [
        ("C5", "cột có số với tiêu đề không hiểu được: “Số hồ sơ thụ lý”")
    ]


OTHER_WORDS = {2: "Hồ sơ vào sổ", 6: "Hồ sơ ra sổ", 10: "Hồ sơ trong sổ"}


@pytest.mark.parametrize("columns", [(2,), (6,), (10,), (2, 6), (6, 10), (2, 10), (2, 6, 10)])
def test_groups_that_are_not_understood_are_quoted_each_at_its_cell(
    catalogue: Catalogue, columns: tuple[int, ...]
) -> None:
    """By the headings below them the table is the form; what is missing is not said besides."""
    top = [OTHER_WORDS[at] if at in columns else cell for at, cell in enumerate(HEADER[0])]
    sheet = form(land(), building(), header=(tuple(top), *HEADER[1:]))

    assert recognise([sheet])
    assert [(cell, found.split(": ")[1]) for cell, found in errors(read(catalogue, sheet))] == [
        (f"{'ABCDEFGHIJK'[at]}5", f"“{OTHER_WORDS[at]}”") for at in columns
    ]


@pytest.mark.parametrize("words", ["Trước và đúng hạn", "Đúng và trước hạn"])
def test_two_columns_in_one_are_neither(catalogue: Catalogue, words: str) -> None:
    sheet = form(land(), building(), header=with_words((1, 8, words)))

    assert ("I6", f"cột có số với tiêu đề không hiểu được: “{words}”") in errors(
        read(catalogue, sheet)
    )


def test_a_column_more_within_a_group_is_not_lost(catalogue: Catalogue) -> None:
    header = (*HEADER[:1], (*HEADER[1], "Chờ bổ sung"), HEADER[2])
    sheet = form((*land(), 3), (*building(), 0), header=header)

    assert errors(read(catalogue, sheet)) == [
        ("N6", "cột có số với tiêu đề không hiểu được: “Chờ bổ sung”")
    ]


@pytest.mark.parametrize(
    "heads",
    [
        (("Tỷ lệ đúng hạn (%)",), ()),
        (("Tỷ lệ %",), ("Đúng hạn",)),
        (("Tỉ lệ giải quyết đúng hạn",), ()),
        ((), ("Trong đó: toàn trình",)),
        (("Số thủ tục",), ()),
    ],
    ids=str,
)
def test_rates_and_parts_are_no_counts_and_are_told(
    catalogue: Catalogue, heads: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    top, leaf = heads
    header = ((*HEADER[0], *top), (*HEADER[1], *leaf), HEADER[2])
    reading = read(catalogue, form((*land(), 90), (*building(), 100), header=header))

    assert stored(reading) == EXPECTED
    assert [(one.severity, one.found.vi[:14]) for one in reading.faults] == [
        ("notice", "cột không đọc:")
    ]


def test_a_rate_between_the_counts(catalogue: Catalogue) -> None:
    def wide(row: tuple[Value, ...], cell: Value) -> tuple[Value, ...]:
        return (*row[:10], cell, *row[10:])

    rows = [wide(row, None) for row in (*TITLE, *HEADER, NUMBERS)]
    rows[len(TITLE) + 1] = wide(HEADER[1], "Tỷ lệ đúng hạn %")
    sheet = Sheet("Biểu", (*rows, wide(land(), 90.5), wide(building(), 100)))

    assert stored(read(catalogue, sheet)) == EXPECTED


def moved(row: tuple[Value, ...]) -> tuple[Value, ...]:
    """Columns (8) and (10) exchanged."""
    return (*row[:7], row[9], row[8], row[7], *row[10:])


def test_words_exchanged_over_their_numbers_stop(catalogue: Catalogue) -> None:
    header = (HEADER[0], moved(HEADER[1]), HEADER[2])

    assert errors(read(catalogue, form(land(), building(), header=header))) == [
        ("J8", "số cột (10) dưới tiêu đề “Đã giải quyết: Trước hạn”"),
        ("H8", "số cột (8) dưới tiêu đề “Đã giải quyết: Quá hạn”"),
    ]


@pytest.mark.parametrize(
    "numbers",
    [
        NUMBERS,
        tuple(range(1, 14)),
        ("A", "B", *range(1, 12)),
        (*NUMBERS[:2], "(3)=(4)+(5)+(6)", *NUMBERS[3:]),
    ],
    ids=str,
)
def test_columns_moved_with_their_words_and_numbers_are_read(
    catalogue: Catalogue, numbers: tuple[Value, ...]
) -> None:
    header = (HEADER[0], moved(HEADER[1]), HEADER[2])
    rows = (*TITLE, *header, moved(numbers), moved(land()), moved(building()))

    assert read(catalogue, Sheet("Biểu", rows)).faults == ()
    assert stored(read(catalogue, Sheet("Biểu", rows))) == EXPECTED


def test_a_roll_up_may_number_its_columns_otherwise(catalogue: Catalogue) -> None:
    numbers = tuple(f"({number})" for number in (1, 2, *range(4, 15)))
    rows = (*TITLE, *HEADER, numbers, land(), building())

    assert read(catalogue, Sheet("Biểu", rows)).faults == ()
