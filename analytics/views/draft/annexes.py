"""The annexes of a drafted report: the columns of form II.06a by level, unit and sector."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from analytics.filters import Filter
from analytics.i18n import VI
from analytics.papers import OPEN, Grid, Row, Span
from analytics.query import Answer
from analytics.query.wording import missing_text, units_text
from analytics.views.draft.data import COLUMNS, Draft, Line
from analytics.views.draft.numbers import Stated, is_doubted, of_answer
from analytics.views.draft.outline import Place

# The columns with their codes on form II.06a.
_TITLES = {
    "to_process": ("Phải giải quyết", "(3)"),
    "received": ("Tiếp nhận trong kỳ", "(4)+(5)"),
    "received_online": ("Trong đó trực tuyến", "(4)"),
    "resolved": ("Đã giải quyết", "(7)"),
    "early": ("Trước hạn", "(8)"),
    "on_time": ("Trước hạn và đúng hạn", "(8)+(9)"),
    "late": ("Trễ hạn", "(10)"),
    "pending": ("Đang giải quyết", "(11)"),
    "pending_overdue": ("Trong đó quá hạn", "(13)"),
    "on_time_rate": ("Tỷ lệ đúng hạn (%)", ""),
}
_MARKER, _NAME, _NUMBER = 10, 62, 18


def grids(draft: Draft) -> tuple[Grid, ...]:
    """Three tables; what is not known stays open in them too."""
    when = VI.period(draft.period, inside=True).upper()
    sent = "" if draft.part is None else f" Khối địa phương: {units_text(draft.part, VI)}."
    note = "Đơn vị tính: hồ sơ. Số của khối ngành dọc không cộng vào khối địa phương."
    title = f"KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH {when}"
    return tuple(
        Grid(
            f"{title} THEO {by}",
            f"{note}{sent}",
            (
                ("TT", "", _MARKER),
                (first, "Cột của biểu II.06a", _NAME),
                *((*_TITLES[code], _NUMBER) for code in COLUMNS),
            ),
            _rows(lines or (_open_line(first),)),
        )
        for by, first, lines in (
            ("CẤP", "Cấp giải quyết", draft.levels),
            ("ĐƠN VỊ", "Đơn vị", draft.units),
            ("LĨNH VỰC", "Lĩnh vực", draft.sectors),
        )
    )


def stated(draft: Draft) -> Iterator[Stated]:
    """Every number of the tables, line by line."""
    for line in (*draft.levels, *draft.units, *draft.sectors):
        scope = line.chosen.scope()
        for code in COLUMNS:
            answer = line.answers.get(code)
            if answer is not None and (number := of_answer(answer)) is not None:
                place = Place(code, draft.period, **asdict(scope))
                yield Stated(number.text.removesuffix("%"), number.value, place)


def _open_line(name: str) -> Line:
    """What a table shows where the store has none of its lines."""
    return Line(f"[… từng {name.lower()}]", {}, Filter())


def _rows(lines: Sequence[Line]) -> tuple[Row, ...]:
    rows: list[Row] = []
    number, reason = 0, ""
    for line in lines:
        if line.look == "group":
            rows.append(Row((Span(""), Span(line.name)), "group"))
            number = 0
            continue
        number += line.look == "line"
        cells = [Span(str(number) if line.look == "line" else ""), Span(line.name)]
        for code in COLUMNS:
            answer = line.answers.get(code)
            text = _text(answer)
            comment = ""
            if text == OPEN and (why := missing_text(answer, VI)) != reason:
                comment, reason = f"Chưa điền: {why}.", why
            cells.append(Span(text, comment, is_doubted(answer)))
        rows.append(Row(tuple(cells), line.look))
    return tuple(rows)


def _text(answer: Answer | None) -> str:
    number = None if answer is None else of_answer(answer)
    return OPEN if number is None else number.text.removesuffix("%")
