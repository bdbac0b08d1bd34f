"""The empty indicator sheet that a unit fills in and sends back, made from the catalogue."""

from collections.abc import Sequence

from analytics.ingest.catalogue import Catalogue as Known
from analytics.ingest.indicator_sheet import CLERK_PRECISIONS, COLUMNS, WHOLE, is_whole
from analytics.intake.asked import Asked, asked, likely_periods
from analytics.intake.forms import Blank, Form, FormColumn, FormRow
from analytics.periods import label, parse
from analytics.query import Catalogue
from analytics.store import Reader
from analytics.store.row_checks import limit_of

# The form is in Vietnamese, as all forms are that units fill in.
_LANGUAGE = "vi"
_PERIOD_HINT = "Kỳ mà chính con số này nói về: chọn trong danh sách, hoặc gõ như “Năm 2020”."
_HELP = (
    ("Cách điền", "Chỉ điền các ô màu vàng nhạt. Số nào không báo cáo thì để trống cả dòng."),
    ("Giá trị", "Một số, không kèm lời. Số lượng: 1769 hoặc 1.769. Tỷ lệ: 98,63 (không phải"
     " 0,9863). Tiền: số đồng đầy đủ, hoặc 35,8 tỷ. Thứ hạng: 48 hoặc 48/63. Không có gì: 0."),
    ("Mức chính xác", "Để trống nếu là số chính xác; nếu báo cáo chỉ nêu “khoảng”, “hơn”, “gần”"
     " thì chọn đúng chữ ấy."),
    ("Kỳ của số", "Đã điền sẵn kỳ thường gặp. Sửa lại nếu con số nói về kỳ khác, ví dụ cả năm"
     " trước."),
    ("Ghi chú", "Điều người đọc cần biết về con số này; sẽ hiện bên cạnh số."),
    ("Số gần nhất", "Số mới nhất đã công bố của cùng số liệu, cùng phạm vi, để so trước khi gửi."),
    ("Không sửa", "Tên, phạm vi, đơn vị tính và mã của từng dòng: khi nhận lại, chúng được đối"
     " chiếu với danh mục. Không thêm dòng, không đổi thứ tự cột."),
    ("Gửi lại", "Lưu dưới dạng .xlsx (hoặc .ods, .csv) rồi gửi cả tệp. Gửi lại lần nữa thì bản"
     " sau thay cả bản trước."),
)  # fmt: skip


def template(
    reader: Reader, catalogue: Catalogue, known: Known, period: str, unit: str | None
) -> Form:
    """The sheet of a period for a unit, or for the whole province.

    Args:
        reader: the snapshot in use.
        catalogue: its catalogues.
        known: the same, with every validity of the units.
        period: code of a quarter, half, nine months or year.
        unit: code of a unit that is one on the period's last day; None for the province.
    """
    rows = asked(reader, catalogue, known, period, unit)
    sections: dict[str, list[FormRow]] = {}
    for row in rows:
        area = str(catalogue.areas[row.indicator["area"]]["name_vi"])
        sections.setdefault(area, []).append(_row(row, catalogue, period))
    return Form(
        title="Bảng số liệu báo cáo cải cách hành chính",
        lines=(
            f"Kỳ báo cáo: {label(period, _LANGUAGE)}",
            f"Đơn vị báo cáo: {sender(known, unit, period)}",
            "Chỉ điền các ô màu vàng nhạt; để trống số không báo cáo. Cách điền: xem trang tính"
            " “Hướng dẫn”.",
        ),
        columns=tuple(
            FormColumn(one.heading.vi, one.width, one.typed, one.quiet, one.field == "place")
            for one in COLUMNS
        ),
        sections=sections,
        name="Số liệu",
        help_name="Hướng dẫn",
        help=_HELP,
        anchor=1,
        warning=("Kiểm tra lại", "Ô này thường nhận giá trị khác. Vẫn giữ điều vừa gõ?"),
    )


def sender(known: Known, unit: str | None, period: str) -> str:
    """Who a sheet is of, as it says itself."""
    return WHOLE.vi if unit is None else str(known.units_on(parse(period).last_day)[unit]["name"])


def file_name(period: str, unit: str | None) -> str:
    """The name of a template's file, with its ending."""
    return f"mau-bang-so-lieu-{period}-{unit or 'toan-tinh'}.xlsx"


def _row(row: Asked, catalogue: Catalogue, period: str) -> FormRow:
    said = row.indicator
    last = row.last
    cells: dict[str, str | Blank] = {
        "code": said["code"],
        "name": said["name_vi"],
        "scope": row.scope_words,
        "unit": said["unit"],
        "value": _value(row),
        "precision": Blank(choices=tuple(words.vi for words in CLERK_PRECISIONS.values())),
        "period": Blank(
            label(row.period, _LANGUAGE), _periods(row.period, period), hint=_PERIOD_HINT
        ),
        "note": Blank(),
        "last": last.text if last else "",
        "last_period": label(last.period, _LANGUAGE) if last else "",
        "source": _source(row, catalogue),
        "definition": said["definition_vi"],
        "caveats": said["caveats_vi"] or "",
        "place": row.scope.code,
    }
    return FormRow(tuple(cells[one.field] for one in COLUMNS))


def _value(row: Asked) -> Blank:
    noun, limit = row.indicator["unit"], limit_of(row.indicator)
    example = "" if is_whole(noun) else " (ghi 98,63, không ghi 0,9863)"
    hint = f"Đơn vị tính: {noun}{example}. {row.indicator['definition_vi']}"
    return Blank(lowest=limit.lowest, highest=limit.highest, hint=hint, whole=is_whole(noun))


def _periods(own: str, period: str) -> tuple[str, ...]:
    codes: Sequence[str] = dict.fromkeys((own, *likely_periods(period)))  # type: ignore[assignment]
    return tuple(label(code, _LANGUAGE) for code in codes)


def _source(row: Asked, catalogue: Catalogue) -> str:
    if row.last is None:
        return ""
    title = catalogue.documents[row.last.document]["title_vi"]
    return ", ".join(part for part in (title, row.last.where) if part)
