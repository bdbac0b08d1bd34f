"""The empty indicator sheet that a unit fills in and sends back, made from the catalogue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from analytics.catalogue import Catalogue
from analytics.i18n import VI, scope_text
from analytics.ingest.indicator_sheet import (
    CLERK_PRECISIONS,
    COLUMNS,
    WHOLE,
    Scope,
    document_of,
    is_whole,
)
from analytics.metrics import METRICS
from analytics.periods import label, parse, sort_key
from analytics.publishing.forms import Blank, Form, FormColumn, FormRow
from analytics.query.figures import records, report_figures
from analytics.query.reported import indicators_of
from analytics.store import Reader
from analytics.store.row_checks import limit_of
from analytics.views.areas.data import YEARLY
from analytics.views.figures import Figure, figure

# The indicators that form II.06a counts: a unit sends that form, not these figures.
COUNTED = frozenset(
    code for metric in METRICS.values() if metric.numerator for code in indicators_of(metric)
)
_OF_LEVELS = """
select distinct v.indicator, coalesce(v.level, u.level) as level
from current_indicator_values v left join units u on u.code = v.unit
where v.dataset = 'official' and coalesce(v.level, u.level) is not null
"""
# A figure's series: what it is of, whenever it was.
Series = tuple[str, Scope]
_LEVEL_OF_UNIT = {"province": "province", "commune": "commune", "land_registry": "land_registry"}


@dataclass(frozen=True)
class Asked:
    """A row to fill in.

    ``indicator`` is its row in the catalogue; ``period`` the one that is most likely meant;
    ``last`` the newest published figure of the same series, None where there is none.
    """

    indicator: Mapping[str, Any]
    scope: Scope
    scope_words: str
    period: str
    last: Figure | None


def newest(reader: Reader, catalogue: Catalogue, day: date) -> dict[Series, Mapping[str, Any]]:
    """The newest official figure of every series that was known of a day, in the order of print.

    A code that was used again means another unit: the figures of the one before are left out.
    """
    found: dict[Series, Mapping[str, Any]] = {}
    now = catalogue.units_on(day)
    for row in records(report_figures(reader, tuple(catalogue.documents))):
        about = row["about"] if isinstance(row["about"], str) else row["period"]
        if parse(about).last_day > day:
            continue
        key = series_of(row)
        if key[1].unit in now and not _is_same_unit(catalogue, now, key[1].unit, row["period"]):
            continue
        if key not in found or sort_key(found[key]["period"]) <= sort_key(row["period"]):
            found[key] = row
    return found


def series_of(row: Mapping[str, Any]) -> Series:
    """The series of a row with the columns of a published value."""
    names = (one.name for one in fields(Scope))
    said = {name: row[name] if isinstance(row[name], str) else None for name in names}
    return row["indicator"], Scope(**{**said, "block": row["block"]})


def asked(reader: Reader, catalogue: Catalogue, period: str, unit: str | None) -> tuple[Asked, ...]:
    """The rows of a sheet, in the order of areas and indicators.

    The province is asked for every series that a full report or an earlier sheet of the province
    has, and for each further indicator once. A unit is asked for every series of its own and for
    what is published of its level, but for nothing that form II.06a counts. Units and levels that
    are no more on the period's last day are left out, and so are figures of a period in which the
    unit was none yet, or is no more at its end.

    Args:
        reader: the snapshot in use.
        catalogue: its catalogues.
        period: the sheet's period.
        unit: whose sheet it is; None for the whole province.
    """
    day = parse(period).last_day
    valid = catalogue.units_on(day)
    gone = {level for level, since in catalogue.abolished.items() if since <= day}
    figures = reader.once(("newest figures", day), lambda: newest(reader, catalogue, day))
    own = {
        (code, scope): row
        for (code, scope), row in figures.items()
        if (_is_provinces(row) if unit is None else scope.unit == unit)
        and (scope.unit is None or scope.unit in valid)
        and scope.level not in gone
    }
    told = {code for code, _ in own}
    whole = Scope("all") if unit is None else _of_unit(valid[unit])
    levels = frozenset() if unit is None else of_level(reader, catalogue, valid[unit])
    missing = [
        (code, whole)
        for code in catalogue.indicators
        if code not in told and (unit is None or code in levels)
    ]
    rows = [(key, own[key]) for key in own] + [(key, figures.get(key)) for key in missing]
    areas, places = list(catalogue.areas), list(catalogue.indicators)
    rows.sort(key=lambda one: (_area(catalogue, one[0], areas), places.index(one[0][0])))
    made = [_asked(key, row, catalogue, valid, period) for key, row in rows]
    return tuple(
        one
        for one in made
        if one.scope.unit is None or _is_same_unit(catalogue, valid, one.scope.unit, one.period)
    )


def likely_periods(period: str) -> tuple[str, ...]:
    """The periods that the figures of a sheet may have: its own, its year's, its last day, the
    year before's."""
    last = parse(period).last_day
    year, before = str(last.year), str(last.year - 1)
    parts = {3: (), 6: (f"{year}-H1",), 9: (f"{year}-9M",), 12: (f"{year}-H2",)}
    own = (period, *parts.get(last.month, ()), year, last.isoformat(), before, f"{before}-12-31")
    return tuple(dict.fromkeys(own))


def likely_period(indicator: Mapping[str, Any], last: Mapping[str, Any] | None, period: str) -> str:
    """The period that a figure of a sheet most likely has: as far from it as the last one was.

    Args:
        indicator: its row in the catalogue; without a last figure its nature decides.
        last: the last figure, with the period that its document is about ("about").
        period: the sheet's.
    """
    end = parse(period).last_day
    if last is None and indicator["area"] == YEARLY:
        return str(end.year - 1)
    if last is None:
        natures = {"plan": str(end.year), "rank": str(end.year - 1), "stock": end.isoformat()}
        return natures.get(indicator["nature"], period)
    then = parse(last["period"])
    about = parse(last["about"]) if isinstance(last["about"], str) else None
    if then.kind == "since":
        return f"{then.code.partition('..')[0]}..{period}"
    if then.kind == "year":
        # A report within the year says the year's figure; an index comes out after its year.
        within = (
            about is not None and about.kind != "year" and about.last_day.year == then.last_day.year
        )
        return str(end.year if within or indicator["nature"] == "plan" else end.year - 1)
    if then.kind == "day":
        own = about is None or then.last_day == about.last_day
        return end.isoformat() if own else f"{end.year - 1}-12-31"
    return period


def _is_same_unit(
    catalogue: Catalogue, now: Mapping[str, Mapping[str, Any]], unit: str, period: str
) -> bool:
    """Whether a code means the same unit at the end of a period as it does now."""
    return now[unit] == catalogue.units_on(parse(period).last_day).get(unit)


def of_level(reader: Reader, catalogue: Catalogue, unit: Mapping[str, Any]) -> frozenset[str]:
    """The indicators that are published of a unit's level or of units like it, whenever it was.

    Composite indices rate provinces, and form II.06a counts what it counts.
    """
    rows = reader.once("indicators of levels", lambda: reader.rows(_OF_LEVELS))
    published = {row["indicator"] for row in rows if row["level"] == unit["level"]}
    return frozenset(
        code for code in published - COUNTED if catalogue.indicators[code]["area"] != YEARLY
    )


def _is_provinces(row: Mapping[str, Any]) -> bool:
    """Whether a figure is one that the province itself reports."""
    about = row["about"] if isinstance(row["about"], str) else ""
    return bool(row["kind"] == "full_report" or row["document"] == document_of(about, None))


def _of_unit(row: Mapping[str, Any]) -> Scope:
    """All of a unit; a district with its communes."""
    return Scope(row["block"], _LEVEL_OF_UNIT.get(row["level"]), row["code"])


def _area(catalogue: Catalogue, key: Series, areas: list[str]) -> int:
    return areas.index(catalogue.indicators[key[0]]["area"])


def _asked(
    key: Series,
    row: Mapping[str, Any] | None,
    catalogue: Catalogue,
    units: Mapping[str, Mapping[str, Any]],
    period: str,
) -> Asked:
    """A row of the sheet; ``units`` are those of its period, called as they were then."""
    code, scope = key
    indicator = catalogue.indicators[code]
    unit = "" if scope.unit is None else str(units[scope.unit]["name"])
    sector = "" if scope.sector is None else str(catalogue.sectors[scope.sector]["name"])
    return Asked(
        indicator,
        scope,
        scope_text(vars(scope), unit, sector, VI),
        likely_period(indicator, row, period),
        None if row is None else figure(row, catalogue, None, VI),
    )


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


def template(reader: Reader, catalogue: Catalogue, period: str, unit: str | None) -> Form:
    """The sheet of a period for a unit, or for the whole province.

    Args:
        reader: the snapshot in use.
        catalogue: its catalogues.
        period: code of a quarter, half, nine months or year.
        unit: code of a unit that is one on the period's last day; None for the province.
    """
    rows = asked(reader, catalogue, period, unit)
    sections: dict[str, list[FormRow]] = {}
    for row in rows:
        area = str(catalogue.areas[row.indicator["area"]]["name_vi"])
        sections.setdefault(area, []).append(_row(row, catalogue, period))
    return Form(
        title="Bảng số liệu báo cáo cải cách hành chính",
        lines=(
            f"Kỳ báo cáo: {label(period, _LANGUAGE)}",
            f"Đơn vị báo cáo: {sender(catalogue, unit, period)}",
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


def sender(catalogue: Catalogue, unit: str | None, period: str) -> str:
    """Who a sheet is of, as it says itself."""
    return (
        WHOLE.vi if unit is None else str(catalogue.units_on(parse(period).last_day)[unit]["name"])
    )


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
