"""The answers as a table on the page and as a file: one list of columns."""

from collections.abc import Sequence
from functools import partial

from analytics import tables
from analytics.catalogue import Catalogue
from analytics.formats import decimals_of
from analytics.i18n import VI, Translator
from analytics.periods import sort_key
from analytics.query import Answer
from analytics.query.wording import missing_text
from analytics.tables import Column, Export, Table
from analytics.texts import BASES, DATASETS
from analytics.views.control import point_text, sentences, terms
from analytics.views.trend.data import Trend
from analytics.views.trend.text import amount_text, doubts, gap_text

# Parts that stand side by side; more of them stand below each other.
ACROSS = 6
# Rows of a page's table: beyond, drawing it costs more than everything else on the page (110 ms for
# 2,800 rows), and nobody reads them there; the export has all.
_ROWS = 600


def table(trend: Trend, catalogue: Catalogue, t: Translator, *, heading: str) -> Table:
    """The answers for the page, newest period first: many parts below each other, few across.

    Args:
        trend: the answers.
        catalogue: the sources' titles.
        heading: what the parts are ("Cấp", "Đơn vị"); "" for a total.

    Returns:
        Numbers in the subject's unit. Of very many parts only the newest periods (``left_out``).
    """
    if 0 < len(trend.called(t)) <= ACROSS:
        return tables.table(_newest_first(trend.answers), _across(trend, t))
    heading = heading if trend.called(t) else ""
    return tables.table(_rows(trend), _columns(trend, catalogue, t, heading))


def export(
    trend: Trend, catalogue: Catalogue, t: Translator, *, heading: str, title: str
) -> Export:
    """Everything behind the picture, one row per period and part, oldest first.

    Values stand at full precision in the subject's unit, the print beside them.
    """
    return tables.export(
        trend.answers,
        _columns(trend, catalogue, t, heading),
        title,
        about={
            t("Bộ số liệu"): t(DATASETS[trend.question.dataset]),
            t("Phạm vi"): catalogue.sentence(trend.question.chosen, t),
            t("Chỉ số"): t(trend.subject.name),
        },
        definitions=_definitions(trend, t),
        sources=(catalogue.reference(code, t) for code in trend.documents),
    )


def _columns(
    trend: Trend, catalogue: Catalogue, t: Translator, heading: str
) -> list[Column[Answer]]:
    """What is told of each answer; ``heading`` is what the parts are, "" for a total."""
    names = trend.called(t)
    in_file = partial(Column[Answer], on="file", optional=True)
    limit = partial(in_file, decimals=_decimals(trend))
    columns: list[Column[Answer]] = [
        Column(t("Kỳ"), lambda row: t.period(row.period)),
        in_file(t("Mã kỳ"), lambda row: row.period),
    ]
    if heading:
        columns.append(Column(heading, lambda row: names.get(row.key or "", row.key or "")))
    columns += [
        Column(
            with_noun(t(trend.subject.name), trend),
            lambda row: number_of(trend, row),
            lambda row: _value_text(trend, row, t),
            on="page",
        ),
        Column(
            with_noun(t("Giá trị"), trend),
            lambda row: number_of(trend, row),
            on="file",
            decimals=_decimals(trend),
        ),
        in_file(t("Theo văn bản gốc"), lambda row: row.printed),
        in_file(t("Tử số"), lambda row: row.numerator),
        in_file(t("Mẫu số"), lambda row: row.denominator),
    ]
    if any(answer.has_counts for answer in trend.answers):
        columns += [
            Column(
                t("Tử số (hồ sơ)"),
                lambda row: row.numerator,
                lambda row: t.count(row.numerator),
                on="page",
            ),
            Column(
                t("Mẫu số (hồ sơ)"),
                lambda row: row.denominator,
                lambda row: t.count(row.denominator),
                on="page",
            ),
        ]
    columns += [
        in_file(t("Căn cứ"), lambda row: row.basis and t(BASES[row.basis])),
        in_file(t("Phạm vi nguồn nêu"), lambda row: row.scope_note and t(row.scope_note)),
        in_file(t("Đơn vị đã gửi"), lambda row: row.covered or None),
        in_file(t("Đơn vị phải gửi"), lambda row: row.expected),
        limit(with_noun(t("Giới hạn dưới"), trend), lambda row: _limit(trend, row, "lower")),
        limit(with_noun(t("Mức trung bình"), trend), lambda row: _limit(trend, row, "centre")),
        limit(with_noun(t("Giới hạn trên"), trend), lambda row: _limit(trend, row, "upper")),
        in_file(t("So với giới hạn"), lambda row: _against_limits(trend, row, t)),
    ]
    if any(control.limited for control in trend.controls.values()):
        columns.append(
            Column(
                t("So với giới hạn"),
                lambda row: point_text(trend.controls[row.key], row, t),
                on="page",
            )
        )
    return [
        *columns,
        Column(t("Ghi chú"), lambda row: _remark(trend, row, t), on="page"),
        in_file(t("Ghi chú"), lambda row: _note(row, t)),
        in_file(t("Nguồn"), lambda row: _source(row, trend, catalogue, t)),
    ]


def _across(trend: Trend, t: Translator) -> list[Column[str]]:
    """The parts side by side; a row is a period."""
    names = trend.called(t, short=True)
    answers = {(answer.period, answer.key): answer for answer in trend.answers}

    def part(key: str, name: str) -> Column[str]:
        return Column(
            with_noun(name, trend),
            lambda period: number_of(trend, answers.get((period, key))),
            lambda period: _value_text(trend, answers.get((period, key)), t),
        )

    def signals(period: str) -> str:
        """Which parts are unusual in a period, and how."""
        return "; ".join(
            f"{names[key]}: {point_text(trend.controls[key], answer, t)}"
            for key in names
            if (answer := answers.get((period, key))) is not None
            and trend.controls[key].signals_of(answer)
        )

    def gaps(period: str) -> str:
        """Which parts are left open in a period, and why."""
        return "; ".join(
            f"{names[key]}: {missing_text(answer, t)}"
            for key in names
            if (answer := answers.get((period, key))) is not None and answer.value is None
        )

    columns: list[Column[str]] = [
        Column(t("Kỳ"), lambda period: t.period(period)),
        *(part(key, name) for key, name in names.items()),
    ]
    if any(control.limited for control in trend.controls.values()):
        columns.append(Column(t("Dấu hiệu"), signals))
    if trend.gaps:
        columns.append(Column(t("Ghi chú"), gaps))
    return columns


def row_keys(trend: Trend) -> list[str | None]:
    """The part that each row of ``table`` is of; [] where the parts stand side by side."""
    if 0 < len(trend.called(VI)) <= ACROSS:
        return []
    return [answer.key for answer in _rows(trend)]


def left_out(trend: Trend) -> tuple[int, int]:
    """How many periods the page's table shows, and how many there are."""
    periods = len({answer.period for answer in trend.answers})
    if len(trend.names) <= ACROSS:
        return periods, periods
    return min(_fitting(trend), periods), periods


def _rows(trend: Trend) -> list[Answer]:
    """The answers below each other: the newest period first, in it the parts in their order."""
    order = {key: position for position, key in enumerate(trend.called(VI))}
    shown = set(_newest_first(trend.answers)[: _fitting(trend)])
    answers = [answer for answer in trend.answers if answer.period in shown]
    answers.sort(key=lambda answer: order.get(answer.key or "", -1))
    answers.sort(key=lambda answer: sort_key(answer.period), reverse=True)
    return answers


def _fitting(trend: Trend) -> int:
    return max(_ROWS // max(len(trend.names), 1), 1)


def _newest_first(answers: Sequence[Answer]) -> list[str]:
    return sorted({answer.period for answer in answers}, key=sort_key, reverse=True)


def with_noun(title: str, trend: Trend) -> str:
    """The title of a column of values, with the per cent sign where they are shares."""
    return f"{title} (%)" if trend.subject.noun == "%" else title


def number_of(trend: Trend, answer: Answer | None) -> float | None:
    """The value in the subject's unit."""
    return None if answer is None or answer.value is None else trend.amount(answer)


def _value_text(trend: Trend, answer: Answer | None, t: Translator) -> str:
    if answer is None:
        return "—"
    if answer.value is None:
        return missing_text(answer, t)
    return amount_text(trend.subject, answer, t)


def _remark(trend: Trend, answer: Answer, t: Translator) -> str:
    """On the page: why a period is open, or the marks of the value."""
    if answer.value is None:
        return gap_text(answer, t)
    return " · ".join(doubts(trend.subject, answer, t))


def _note(answer: Answer, t: Translator) -> str | None:
    """In the file, where the marks have columns of their own: the note of the source."""
    if answer.value is None:
        return gap_text(answer, t)
    return t.pick(answer.note, answer.note_en) or None


def _limit(trend: Trend, answer: Answer, name: str) -> float | None:
    limits = trend.controls[answer.key].limits(answer)
    return None if limits is None else trend.scaled(getattr(limits, name))


def _against_limits(trend: Trend, answer: Answer, t: Translator) -> str | None:
    control = trend.controls[answer.key]
    return None if control.limits(answer) is None else point_text(control, answer, t)


def _source(answer: Answer, trend: Trend, catalogue: Catalogue, t: Translator) -> str | None:
    code = answer.document
    if code is None and trend.question.dataset == "demo":
        return t(DATASETS["demo"])
    return None if code is None else str(t.field(catalogue.documents[code], "title"))


def _definitions(trend: Trend, t: Translator) -> list[tuple[str, str]]:
    subject = trend.subject
    definitions = [(t(subject.name), t(subject.meaning))]
    if subject.formula is not None:
        definitions.append((t("Công thức"), t(subject.formula)))
    if subject.caveat is not None:
        definitions.append((t("Lưu ý"), t(subject.caveat)))
    if trend.gaps:
        text = t("Chưa đủ đơn vị gửi hồ sơ: phần đã gửi không là tổng.")
        definitions.append((t("Kỳ để trống"), text))
    if trend.target is not None:
        definitions.append((t("Chỉ tiêu"), t(trend.target.source)))
    definitions += [(t.day(day), t.pick(vi, en)) for day, vi, en in trend.breaks]
    return [*definitions, *_limit_definitions(trend, t)]


def _limit_definitions(trend: Trend, t: Translator) -> list[tuple[str, str]]:
    """How limits were made, what is unusual, and what the words mean."""
    controls = trend.controls
    if not any(control.pieces for control in controls.values()) or not trend.subject.metric:
        return []
    whole = controls.get(None)
    course = [] if whole is None else sentences(whole, t)
    definitions = [(t("Dao động"), " ".join(course))] if course else []
    if any(control.limited for control in controls.values()):
        definitions += terms(t)
    return definitions


def _decimals(trend: Trend) -> int:
    """How many decimals a value is shown with: the most that is printed, else two for shares."""
    printed = [decimals_of(answer.printed) for answer in trend.answers if answer.printed]
    return max([*printed, 2 if trend.subject.noun == "%" else 0])
