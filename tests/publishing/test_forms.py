"""A form as a workbook: what is open to fill in, what is checked while typing; nothing runs."""

from io import BytesIO

from openpyxl import Workbook, load_workbook

from analytics.publishing.forms import Blank, Form, FormColumn, FormRow, form_bytes


def opened(**changes: object) -> Workbook:
    given = {
        "title": "Bảng số liệu",
        "lines": ("Kỳ báo cáo: Quý I/2021", "=1+1"),
        "columns": (
            FormColumn("Tên", 20, quiet=True),
            FormColumn("Giá trị", 10, typed=True),
            FormColumn("Mã", 8, hidden=True),
        ),
        "sections": {"Phần một": (FormRow(("@SUM(A1)", Blank(), "a")),)},
        "name": "Số liệu",
        "help_name": "Hướng dẫn",
        "help": (("Giá trị", "Một số."),),
        "warning": ("Kiểm tra lại tên của ô này cho thật kỹ", "Vẫn giữ điều vừa gõ?"),
    }
    return load_workbook(BytesIO(form_bytes(Form(**{**given, **changes}))))  # type: ignore[arg-type]


def with_blank(blank: Blank) -> tuple[object, object]:
    """The cell of a blank, and the rule on it."""
    book = opened(sections={"Phần": (FormRow(("a", blank, "b")),)})
    sheet = book["Số liệu"]
    rules = sheet.data_validations.dataValidation
    return sheet["B7"], (rules[0] if rules else None)


def test_title_lines_header_sections_and_rows_stand_below_each_other() -> None:
    sheet = opened()["Số liệu"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Bảng số liệu", None, None],
        ["Kỳ báo cáo: Quý I/2021", None, None],
        ["'=1+1", None, None],
        [None, None, None],
        ["Tên", "Giá trị", "Mã"],
        ["Phần một", None, None],
        ["'@SUM(A1)", None, "a"],
    ]


def test_what_looks_like_a_formula_is_text() -> None:
    kinds = {cell.data_type for row in opened()["Số liệu"].iter_rows() for cell in row}
    assert "f" not in kinds


def test_only_blanks_are_open() -> None:
    book = opened()
    for sheet in book:
        assert sheet.protection.sheet
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.protection.locked == (
                    cell.coordinate != "B7" or sheet.title != "Số liệu"
                )


def test_hidden_columns_and_panes() -> None:
    sheet = opened(anchor=1)["Số liệu"]
    assert [sheet.column_dimensions[one].hidden for one in "ABC"] == [False, False, True]
    assert sheet.freeze_panes == "C6"
    assert sheet.auto_filter.ref == "A5:C7"
    assert sheet.print_title_rows == "$5:$5"


def test_help_stands_on_a_sheet_of_its_own() -> None:
    book = opened()
    assert book.sheetnames == ["Số liệu", "Hướng dẫn"]
    assert [cell.value for cell in book["Hướng dẫn"][1]] == ["Giá trị", "Một số."]


def test_what_a_blank_is_filled_with_may_be_changed() -> None:
    cell, _ = with_blank(Blank("Quý I/2021"))
    assert cell.value == "Quý I/2021"
    assert not cell.protection.locked
    assert with_blank(Blank("=1+1"))[0].value == "'=1+1"


def test_choices_are_offered_and_may_be_typed_over() -> None:
    _, rule = with_blank(Blank(choices=("một", "hai")))
    assert (rule.type, rule.formula1, rule.errorStyle) == ("list", '"một,hai"', "warning")
    assert rule.errorTitle == "Kiểm tra lại tên của ô này cho t"  # what Excel takes
    assert rule.error == "Vẫn giữ điều vừa gõ?"


def test_a_list_too_long_for_a_cell_is_left_out_and_the_hint_stays() -> None:
    _, rule = with_blank(Blank(choices=tuple(f"lựa chọn {n}" for n in range(40)), hint="Gõ vào"))
    assert (rule.type, rule.prompt, rule.error) == (None, "Gõ vào", None)


def test_numbers_outside_are_warned_of() -> None:
    _, rule = with_blank(Blank(lowest=0, highest=100, hint="x" * 300))
    assert (rule.type, rule.formula1, rule.formula2) == ("decimal", "0", "100")
    assert len(rule.prompt) == 255
    _, rule = with_blank(Blank(lowest=1))
    assert (rule.type, rule.operator, rule.formula1) == ("decimal", "greaterThanOrEqual", "1")
    assert with_blank(Blank())[1] is None


def test_counts_are_grouped_by_thousands() -> None:
    assert with_blank(Blank(whole=True))[0].number_format == "#,##0"
    assert with_blank(Blank())[0].number_format == "General"
