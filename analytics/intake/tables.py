"""Readings, faults, previews and the status of reports as tables and sentences."""

from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from analytics.audit import how_many
from analytics.export import Export
from analytics.formats import count
from analytics.ingest.catalogue import Catalogue
from analytics.ingest.read import KINDS
from analytics.ingest.result import Fault, Reading
from analytics.intake.batch import Batch
from analytics.intake.preview import Effect, Preview
from analytics.intake.senders import sender_name
from analytics.metrics import METRICS
from analytics.periods import label
from analytics.query import Answer, value_text
from analytics.query.wording import plain_text
from analytics.texts import Bilingual, translator

_FEW = 5
_MOST_FINDINGS = 10
SEVERITY = {
    "error": Bilingual("lỗi", "error"),
    "notice": Bilingual("để biết", "for information"),
}


def faults_frame(faults: Iterable[Fault], language: str) -> pd.DataFrame:
    """Every fault as a row: file, sheet, cell, found, expected, what to do; errors first."""
    _ = translator(language)
    ordered = sorted(faults, key=lambda one: (one.severity != "error", one.file))
    names = (_("Tệp"), _("Trang tính"), _("Ô"), _("Thấy"), _("Cần"), _("Việc cần làm"), _("Mức"))
    rows = [
        [
            one.file,
            one.sheet or "",
            one.cell or "",
            one.found.in_(language),
            one.expected.in_(language),
            one.action.in_(language),
            SEVERITY[one.severity].in_(language),
        ]
        for one in ordered
    ]
    return pd.DataFrame(rows, columns=list(names), dtype="str")


def faults_export(faults: Iterable[Fault], language: str) -> Export:
    """The faults as a file to send back."""
    _ = translator(language)
    return Export(_("Chỗ cần sửa trong tệp đã gửi"), {}, faults_frame(faults, language), (), ())


def files_frame(batch: Batch, catalogue: Catalogue, language: str) -> pd.DataFrame:
    """Every file as a row: what it is, of whom, of when, and what becomes of it."""
    _ = translator(language)
    names = (_("Tệp"), _("Tình trạng"), _("Đơn vị"), _("Kỳ"), _("Loại"), _("Số dòng"))
    rows = [
        [
            one.file,
            _outcome(batch, number, language),
            _senders(one, catalogue, language),
            ", ".join(label(code, language) for code in one.periods),
            KINDS[one.kind].in_(language) if one.row_count or one.recognised else "",
            count(one.row_count, language) if one.row_count else "",
        ]
        for number, one in enumerate(batch.readings)
    ]
    return pd.DataFrame(rows, columns=list(names), dtype="str")


def _outcome(batch: Batch, number: int, language: str) -> str:
    _ = translator(language)
    reading = batch.readings[number]
    if batch.is_repeated(reading):
        return _("đã nạp trước đây, bỏ qua")
    if reading.errors:
        return _("{n} lỗi").format(n=count(len(reading.errors), language))
    if reading.unanswered:
        return _("{n} câu cần trả lời").format(n=count(len(reading.unanswered), language))
    return _("sẵn sàng") if batch.goes_in(reading) else _("không có dòng nào")


def _senders(reading: Reading, catalogue: Catalogue, language: str) -> str:
    """Who a file is of; an indicator sheet of no unit is the province's."""
    if reading.kind == "indicators" and reading.rows and not reading.units:
        return sender_name("", catalogue).in_(language)
    return units_text(reading.units, catalogue, language)


def units_text(units: Sequence[str], catalogue: Catalogue, language: str) -> str:
    """The name of one unit, or how many there are."""
    _ = translator(language)
    if len(units) != 1:
        return _("{n} đơn vị").format(n=count(len(units), language)) if units else ""
    return sender_name(units[0], catalogue).in_(language)


def summary(batch: Batch, language: str) -> str:
    """All files in a sentence: how many go in, how many do not and why."""
    _ = translator(language)
    ready, repeated = len(batch.new), len(batch.repeated)
    wrong = sum(bool(one.errors) for one in batch.readings)
    asked = sum(not one.errors and bool(one.unanswered) for one in batch.readings)
    parts = [_("**{n}** tệp đã đọc").format(n=count(len(batch.readings), language))]
    parts += [_("**{n}** sẵn sàng").format(n=count(ready, language))] if ready else []
    parts += [_("**{n}** có lỗi").format(n=count(wrong, language))] if wrong else []
    parts += [_("**{n}** cần trả lời câu hỏi").format(n=count(asked, language))] if asked else []
    parts += [_("**{n}** đã nạp trước đây").format(n=count(repeated, language))] if repeated else []
    told = "; ".join(parts)
    return f"{told[:1].upper()}{told[1:]}."


def effects_frame(effects: Sequence[Effect], catalogue: Catalogue, language: str) -> pd.DataFrame:
    """Figures before and after, a row each; the unit and the period where they differ."""
    _ = translator(language)
    with_unit = any(one.unit is not None for one in effects)
    with_period = len({one.period for one in effects}) > 1
    names = [_("Kỳ")] if with_period else []
    names += [_("Đơn vị")] if with_unit else []
    names += [_("Chỉ số"), _("Trước"), _("Sau")]
    rows = []
    for one in effects:
        row = [label(one.period, language)] if with_period else []
        if with_unit:
            row.append(sender_name(one.unit, catalogue).in_(language) if one.unit else "")
        row += [METRICS[one.metric].label.in_(language)]
        row += [answer_text(one.before, language), answer_text(one.after, language)]
        rows.append(row)
    return pd.DataFrame(rows, columns=names, dtype="str")


def answer_text(answer: Answer | None, language: str) -> str:
    """A figure with the part that the units sent, where that is only a part."""
    _ = translator(language)
    said = value_text(answer, language)
    if answer is None or answer.partial is None:
        return said
    part = plain_text(answer.metric, answer.partial, language)
    expected = "…" if answer.expected is None else count(answer.expected, language)
    told = _("{value} từ {n} trên {of} đơn vị đã gửi").format(
        value=part, n=count(answer.covered, language), of=expected
    )
    return told if answer.value is None else f"{said} ({told})"


def coverage_text(shown: Preview, period: str, language: str) -> str:
    """How many units have sent dossiers of a period, before and after."""
    _ = translator(language)
    one = next(effect for effect in shown.headline if effect.period == period)
    before, after = (answer.covered if answer else 0 for answer in (one.before, one.after))
    known = [answer.expected for answer in (one.after, one.before) if answer is not None]
    expected = next((number for number in known if number is not None), None)
    name = label(period, language)
    if expected is None:
        return _("{period}: {before} đơn vị đã gửi hồ sơ, nay là **{after}**.").format(
            period=name, before=count(before, language), after=count(after, language)
        )
    return _(
        "{period}: {before} trên {of} đơn vị phải gửi đã gửi hồ sơ, nay là **{after}**."
    ).format(
        period=name,
        before=count(before, language),
        of=count(expected, language),
        after=count(after, language),
    )


def replaced_text(batch: Batch, catalogue: Catalogue, language: str) -> str:
    """Whose figures are in already and would be replaced; "" for nobody's."""
    if not batch.replaced:
        return ""
    _ = translator(language)
    named = [
        _("{kind}{name} ({period})").format(
            kind=_("bảng số liệu báo cáo của ") if one.kind == "indicators" else "",
            name=sender_name(one.unit, catalogue, inside=True).in_(language),
            period=label(one.period, language),
        )
        for one in batch.replaced[:_FEW]
    ]
    more = len(batch.replaced) - len(named)
    named += [_("{n} tệp khác").format(n=count(more, language))] if more else []
    return _("Thay số đã nạp của: {names}.").format(names=", ".join(named))


def findings_text(shown: Preview, language: str) -> str:
    """What the audit would find more or less."""
    _ = translator(language)
    if not shown.findings and not shown.settled:
        return _("Đối chiếu: không có điểm nào thêm.")
    said = []
    if shown.findings:
        found = how_many(shown.findings, language)
        said.append(_("Đối chiếu: thêm {found}.").format(found=found))
    if shown.settled:
        n = count(len(shown.settled), language)
        said.append(_.plural("{n} điểm không khớp sẽ hết.", len(shown.settled)).format(n=n))
    return " ".join(said)


def findings_lines(shown: Preview, language: str) -> list[str]:
    """What the audit would find more, a sentence each: whose, of when, the numbers, the gap.

    The first few; how many there are besides is the last line.
    """
    _ = translator(language)
    told = [
        (one.checks[0].sentence, sum(check.times for check in one.checks[:1]))
        for one in shown.findings
    ]
    lines = [said.in_(language) for said, _rows in told[:_MOST_FINDINGS] if said is not None]
    rest = sum(rows for _said, rows in told[_MOST_FINDINGS:])
    return lines + ([_("và {n} điểm nữa").format(n=count(rest, language))] if rest else [])


def findings_advice(language: str) -> str:
    """What to do about findings before confirming."""
    _ = translator(language)
    return _(
        "Số trong tệp sai thì sửa tệp rồi chọn lại. Số đúng như vậy thì cứ xác nhận: các điểm này"
        " sẽ đứng ở trang Chất lượng số liệu."
    )


def day_text(day: date | None, language: str) -> str:
    """A day, "" for none."""
    return label(day.isoformat(), language) if day else ""
