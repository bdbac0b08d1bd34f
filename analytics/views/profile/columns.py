"""A profile as tables on the page, and as a file with everything behind each value."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analytics import tables
from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.metrics import METRICS, SMALL
from analytics.query import Answer, value_text
from analytics.query.wording import marks, missing_text
from analytics.tables import Column, Export, Table
from analytics.texts import BASES, DATASETS
from analytics.views.cards import Card
from analytics.views.profile.data import Profile
from analytics.views.profile.heat import Heat, is_small

_RATE = "on_time_rate"


# --- the heat map ---------------------------------------------------------------------------------


def heat_table(grid: Heat, names: Mapping[str, str], heading: str, t: Translator) -> Table:
    """The heat map as a table: a row per part, a column per period, the newest first.

    Args:
        grid: the rates.
        names: what to call its rows.
        heading: what the rows are.

    Returns:
        The table; rates in per cent, those of few dossiers marked with "°".
    """

    def column(period: str) -> Column[str]:
        return Column(
            f"{t.period(period, short=True)} (%)",
            lambda key: _hundred(grid.at(key, period)),
            lambda key: _cell(grid.at(key, period), t),
        )

    columns = [Column[str](heading, lambda key: names[key])]
    columns += [column(period) for period in reversed(grid.periods)]
    return tables.table(grid.keys, columns)


def _cell(answer: Answer | None, t: Translator) -> str:
    """A rate as a cell says it: "98,63%", "83,33% °" on few dossiers, "–" where there is none."""
    if answer is None or answer.value is None:
        return "–"
    text = value_text(answer, t)
    return f"{text} °" if is_small(answer) else text


def _hundred(answer: Answer | None) -> float | None:
    return None if answer is None or answer.value is None else 100 * answer.value


# --- the units ------------------------------------------------------------------------------------


class _Part(NamedTuple):
    """A unit with its rate and the dossiers that it received."""

    key: str
    rate: Answer | None
    received: float | None

    @property
    def late(self) -> float | None:
        """Dossiers resolved late; None without counts."""
        return None if self.rate is None else self.rate.late

    @property
    def resolved(self) -> float | None:
        """Dossiers resolved; None without counts."""
        return None if self.rate is None else self.rate.denominator


def parts_table(
    parts: Sequence[Answer], names: Mapping[str, str], heading: str, t: Translator
) -> Table:
    """The units of one period, the lowest rate first: rate, dossiers, marks.

    Args:
        parts: a profile's ``parts``.
        names: what to call the units.
        heading: what they are.
    """
    rows = _parts(parts)
    columns: list[Column[_Part]] = [
        Column(heading, lambda row: names[row.key]),
        Column(
            f"{t(METRICS[_RATE].short)} (%)",
            lambda row: _hundred(row.rate),
            lambda row: _cell(row.rate, t),
        ),
        Column(t("Trễ hạn (hồ sơ)"), lambda row: row.late, lambda row: t.count(row.late)),
        Column(
            t("Đã giải quyết (hồ sơ)"), lambda row: row.resolved, lambda row: t.count(row.resolved)
        ),
        Column(t("Tiếp nhận (hồ sơ)"), lambda row: row.received, lambda row: t.count(row.received)),
    ]
    if any(_remark(row.rate, t) for row in rows):
        columns.append(Column(t("Ghi chú"), lambda row: _remark(row.rate, t)))
    return tables.table(rows, columns)


def part_keys(parts: Sequence[Answer]) -> list[str]:
    """The units of ``parts_table``, in the order of its rows."""
    return [row.key for row in _parts(parts)]


def _parts(parts: Sequence[Answer]) -> list[_Part]:
    """The lowest rate first, units without a rate last."""
    rates = {answer.key or "": answer for answer in parts if answer.metric == _RATE}
    received = {answer.key or "": answer.value for answer in parts if answer.metric == "received"}
    rows = [_Part(key, rates.get(key), received.get(key)) for key in {*rates, *received}]
    return sorted(rows, key=_by_rate)


def _by_rate(row: _Part) -> tuple[bool, float, str]:
    value = None if row.rate is None else row.rate.value
    return value is None, value or 0.0, row.key


def _remark(rate: Answer | None, t: Translator) -> str:
    """What must be known beside a rate: that it is missing, printed only, or of few dossiers."""
    if rate is None or rate.value is None:
        return missing_text(rate, t)
    remarks = []
    if rate.basis != "computed":
        remarks += [word for word, _meaning in marks(rate, t)]
    if is_small(rate):
        remarks.append(t("dưới {least} hồ sơ", least=SMALL))
    return " · ".join(remarks)


# --- the file -------------------------------------------------------------------------------------


class _Line(NamedTuple):
    """An answer with the name of the part that it is of."""

    part: str
    answer: Answer


def export(
    view: Profile,
    catalogue: Catalogue,
    t: Translator,
    *,
    rows: Mapping[str, str],
    parts: Mapping[str, str],
    title: str,
) -> Export:
    """Everything behind a profile, a row per metric, period and part.

    Args:
        view: the profile.
        catalogue: the sources' titles.
        rows: what to call the rows of its heat map.
        parts: what to call its units.
        title: of the page.

    Returns:
        The export: first the subject's own numbers over time, then the heat map's, then the units';
        rates in per cent, counts as numbers.
    """
    own = [answer for card in view.cards.values() for answer in _history(card)]
    lines = [_Line(t("cả phạm vi"), answer) for answer in own]
    lines += [_Line(rows[answer.key or ""], answer) for answer in view.heat.cells.values()]
    lines += [_Line(parts[answer.key or ""], answer) for answer in view.parts]
    metrics = [METRICS[code] for code in dict.fromkeys(line.answer.metric for line in lines)]
    return tables.export(
        lines,
        _file_columns(catalogue, t),
        title,
        about={
            t("Bộ số liệu"): t(DATASETS[view.dataset]),
            t("Phạm vi"): view.subject.called(t),
        },
        definitions=((t(metric.label), t(metric.description)) for metric in metrics),
        sources=(catalogue.reference(code, t) for code in view.documents),
    )


def _file_columns(catalogue: Catalogue, t: Translator) -> list[Column[_Line]]:
    return [
        Column(t("Phần"), lambda line: line.part),
        Column(t("Chỉ số"), lambda line: t(METRICS[line.answer.metric].label)),
        Column(t("Kỳ"), lambda line: t.period(line.answer.period)),
        Column(t("Mã kỳ"), lambda line: line.answer.period),
        Column(t("Giá trị"), lambda line: _amount(line.answer), decimals=2),
        Column(t("Đơn vị tính"), lambda line: "%" if _is_share(line.answer) else t("hồ sơ")),
        Column(t("Theo văn bản gốc"), lambda line: line.answer.printed),
        Column(t("Tử số"), lambda line: line.answer.numerator),
        Column(t("Mẫu số"), lambda line: line.answer.denominator),
        Column(t("Căn cứ"), lambda line: line.answer.basis and t(BASES[line.answer.basis])),
        Column(t("Nguồn"), lambda line: _source(line.answer, catalogue, t)),
    ]


def _history(card: Card) -> tuple[Answer, ...]:
    """The series that the card stands on; its number alone where there is no series."""
    if card.trend or card.answer is None or card.answer.value is None:
        return card.trend
    return (card.answer,)


def _is_share(answer: Answer) -> bool:
    return METRICS[answer.metric].format == "rate"


def _amount(answer: Answer) -> float | None:
    if answer.value is None or not _is_share(answer):
        return answer.value
    return round(100 * answer.value, 12)


def _source(answer: Answer, catalogue: Catalogue, t: Translator) -> str:
    code = answer.document
    return "" if code is None else str(t.field(catalogue.documents[code], "title"))
