"""Readings, faults and previews as tables and sentences."""

from collections.abc import Iterable, Sequence

from analytics import tables
from analytics.audit import how_many
from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.ingest.read import KINDS
from analytics.ingest.result import Fault, Reading
from analytics.metrics import METRICS
from analytics.publishing.batch import Batch, sender_name
from analytics.publishing.preview import Effect, FigureEffect, Preview
from analytics.query import Answer, value_text
from analytics.query.wording import plain_text
from analytics.tables import Column, Export, Table
from analytics.texts import Message, capital
from analytics.views.figures import figure_text, scope_words

_FEW = 5
_MOST_FINDINGS = 10
SEVERITY = {
    "error": Message("lỗi"),
    "notice": Message("để biết"),
}


def faults_table(faults: Iterable[Fault], t: Translator) -> Table:
    """Every fault as a row, errors first."""
    return tables.table(_errors_first(faults), _fault_columns(t))


def faults_export(faults: Iterable[Fault], t: Translator) -> Export:
    """The faults as a file to send back."""
    title = t("Chỗ cần sửa trong tệp đã gửi")
    return tables.export(_errors_first(faults), _fault_columns(t), title, about={})


def _errors_first(faults: Iterable[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: (fault.severity != "error", fault.file))


def _fault_columns(t: Translator) -> tuple[Column[Fault], ...]:
    return (
        Column(t("Tệp"), lambda fault: fault.file),
        Column(t("Trang tính"), lambda fault: fault.sheet or ""),
        Column(t("Ô"), lambda fault: fault.cell or ""),
        Column(t("Thấy"), lambda fault: t(fault.found)),
        Column(t("Cần"), lambda fault: t(fault.expected)),
        Column(t("Việc cần làm"), lambda fault: t(fault.action)),
        Column(t("Mức"), lambda fault: t(SEVERITY[fault.severity])),
    )


def files_table(batch: Batch, catalogue: Catalogue, t: Translator) -> Table:
    """Every file as a row: what it is, of whom, of when, and what becomes of it."""

    def kind(reading: Reading) -> str:
        return t(KINDS[reading.kind]) if reading.row_count or reading.recognised else ""

    columns: tuple[Column[Reading], ...] = (
        Column(t("Tệp"), lambda reading: reading.file),
        Column(t("Tình trạng"), lambda reading: _outcome(batch, reading, t)),
        Column(t("Đơn vị"), lambda reading: _senders(reading, catalogue, t)),
        Column(t("Kỳ"), lambda reading: ", ".join(t.period(code) for code in reading.periods)),
        Column(t("Loại"), kind),
        Column(
            t("Số dòng"), lambda reading: t.count(reading.row_count) if reading.row_count else ""
        ),
    )
    return tables.table(batch.readings, columns)


def _outcome(batch: Batch, reading: Reading, t: Translator) -> str:
    if batch.is_repeated(reading):
        return t("đã có từ trước, bỏ qua")
    if reading.errors:
        return t("{n} lỗi", n=t.count(len(reading.errors)))
    if reading.unanswered:
        return t("{n} câu cần trả lời", n=t.count(len(reading.unanswered)))
    return t("sẵn sàng") if batch.goes_in(reading) else t("không có dòng nào")


def _senders(reading: Reading, catalogue: Catalogue, t: Translator) -> str:
    """Who a file is of; an indicator sheet of no unit is the province's."""
    if reading.kind == "indicators" and reading.rows and not reading.units:
        return t(sender_name("", catalogue))
    return units_text(reading.units, catalogue, t)


def units_text(units: Sequence[str], catalogue: Catalogue, t: Translator) -> str:
    """The name of one unit, or how many there are."""
    if len(units) != 1:
        return t.plural("{n} đơn vị", len(units), n=t.count(len(units))) if units else ""
    return t(sender_name(units[0], catalogue))


def summary(batch: Batch, t: Translator) -> str:
    """All files in a sentence: how many go in, how many do not and why."""
    ready, repeated = len(batch.new), len(batch.repeated)
    wrong = sum(bool(one.errors) for one in batch.readings)
    asked = sum(not one.errors and bool(one.unanswered) for one in batch.readings)
    parts = [t("**{n}** tệp đã đọc", n=t.count(len(batch.readings)))]
    parts += [t("**{n}** sẵn sàng", n=t.count(ready))] if ready else []
    parts += [t("**{n}** có lỗi", n=t.count(wrong))] if wrong else []
    parts += [t("**{n}** cần trả lời câu hỏi", n=t.count(asked))] if asked else []
    parts += [t("**{n}** đã có từ trước", n=t.count(repeated))] if repeated else []
    told = "; ".join(parts)
    return f"{capital(told)}."


def effects_table(effects: Sequence[Effect], catalogue: Catalogue, t: Translator) -> Table:
    """Figures before and after, a row each; the unit and the period where they differ."""

    def unit(effect: Effect) -> str:
        return t(sender_name(effect.unit, catalogue)) if effect.unit else ""

    columns: list[Column[Effect]] = []
    if len({effect.period for effect in effects}) > 1:
        columns.append(Column(t("Kỳ"), lambda effect: t.period(effect.period)))
    if any(effect.unit is not None for effect in effects):
        columns.append(Column(t("Đơn vị"), unit))
    columns += [
        Column(t("Chỉ số"), lambda effect: t(METRICS[effect.metric].label)),
        Column(t("Trước"), lambda effect: answer_text(effect.before, t)),
        Column(t("Sau"), lambda effect: answer_text(effect.after, t)),
    ]
    return tables.table(effects, columns)


def figures_table(effects: Sequence[FigureEffect], catalogue: Catalogue, t: Translator) -> Table:
    """Figures of indicator sheets: name, scope, period, the last one with its period, the new."""
    columns: tuple[Column[FigureEffect], ...] = (
        Column(t("Số liệu báo cáo"), lambda effect: t.field(effect.row, "name")),
        Column(t("Phạm vi"), lambda effect: scope_words(effect.row, catalogue, t)),
        Column(t("Kỳ"), lambda effect: t.period(effect.row["period"])),
        Column(t("Số gần nhất"), lambda effect: _last(effect, t)),
        Column(
            t("Sau khi cập nhật"),
            lambda effect: t("không còn") if effect.after is None else figure_text(effect.after, t),
        ),
    )
    return tables.table(effects, columns)


def _last(effect: FigureEffect, t: Translator) -> str:
    if effect.before is None:
        return ""
    text = figure_text(effect.before, t)
    if effect.before["period"] == effect.row["period"]:
        return text
    return f"{text} ({t.period(effect.before['period'], inside=True)})"


def answer_text(answer: Answer | None, t: Translator) -> str:
    """A figure with the part that the units sent, where that is only a part."""
    said = value_text(answer, t)
    if answer is None or answer.partial is None:
        return said
    part = plain_text(answer.metric, answer.partial, t)
    expected = "…" if answer.expected is None else t.count(answer.expected)
    told = t(
        "{value} từ {n} trên {of} đơn vị đã gửi", value=part, n=t.count(answer.covered), of=expected
    )
    return told if answer.value is None else f"{said} ({told})"


def coverage_text(shown: Preview, period: str, t: Translator) -> str:
    """How many units have sent dossiers of a period, before and after."""
    one = next(effect for effect in shown.headline if effect.period == period)
    before, after = (answer.covered if answer else 0 for answer in (one.before, one.after))
    known = [answer.expected for answer in (one.after, one.before) if answer is not None]
    expected = next((number for number in known if number is not None), None)
    name = t.period(period)
    if expected is None:
        return t(
            "{period}: {before} đơn vị đã gửi hồ sơ, nay là **{after}**.",
            period=name,
            before=t.count(before),
            after=t.count(after),
        )
    return t(
        "{period}: {before} trên {of} đơn vị phải gửi đã gửi hồ sơ, nay là **{after}**.",
        period=name,
        before=t.count(before),
        of=t.count(expected),
        after=t.count(after),
    )


def replaced_text(batch: Batch, catalogue: Catalogue, t: Translator) -> str:
    """Whose figures are in already and would be replaced; "" for nobody's."""
    if not batch.replaced:
        return ""
    named = [
        t(
            "{kind}{name} ({period})",
            kind=t("bảng số liệu báo cáo của ") if one.kind == "indicators" else "",
            name=t(sender_name(one.unit, catalogue, inside=True)),
            period=t.period(one.period),
        )
        for one in batch.replaced[:_FEW]
    ]
    more = len(batch.replaced) - len(named)
    named += [t("{n} tệp khác", n=t.count(more))] if more else []
    return t("Thay số đã có của: {names}.", names=", ".join(named))


def findings_text(shown: Preview, t: Translator) -> str:
    """What the audit would find more or less."""
    if not shown.findings and not shown.settled:
        return t("Đối chiếu: không có điểm nào thêm.")
    said = []
    if shown.findings:
        found = how_many(shown.findings, t)
        said.append(t("Đối chiếu: thêm {found}.", found=found))
    if shown.settled:
        n = t.count(len(shown.settled))
        said.append(t.plural("{n} điểm không khớp sẽ hết.", len(shown.settled), n=n))
    return " ".join(said)


def findings_lines(shown: Preview, t: Translator) -> list[str]:
    """What the audit would find more, a sentence each: whose, of when, the numbers, the gap.

    The first few; how many there are besides is the last line.
    """
    told = [
        (one.checks[0].sentence, sum(check.times for check in one.checks[:1]))
        for one in shown.findings
    ]
    lines = [t(said) for said, _rows in told[:_MOST_FINDINGS] if said is not None]
    rest = sum(rows for _said, rows in told[_MOST_FINDINGS:])
    return lines + ([t("và {n} điểm nữa", n=t.count(rest))] if rest else [])


def findings_advice(t: Translator) -> str:
    """What to do about findings before confirming."""
    return t(
        "Số trong tệp sai thì sửa tệp rồi chọn lại. Số đúng như vậy thì cứ xác nhận: các điểm này"
        " sẽ đứng ở trang Đối chiếu số liệu."
    )
