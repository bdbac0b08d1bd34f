"""The standings of a ranking as a table on the page and as a file: one list of columns."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from analytics import tables
from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.query.wording import plain_text
from analytics.tables import Column, Export, Table
from analytics.texts import BASES, DATASETS, Term
from analytics.views.ranking import wording
from analytics.views.ranking.data import Ranking
from analytics.views.ranking.standings import Standing
from analytics.views.ranking.text import reading
from analytics.views.ranking.wording import TIERS

# Fewer values are no course.
_FEWEST = 3


@dataclass(frozen=True)
class _Row:
    """A unit with its standing; without any where it did not report."""

    key: str
    name: Term
    standing: Standing | None = None


def table(ranking: Ranking, t: Translator) -> Table:
    """The ranking for the page: ranked units first, then those that stand apart.

    Rates stand in per cent; one column (``line_column``) holds lists of values over time.
    """
    return tables.table(_rows(ranking), _columns(ranking, t))


def export(ranking: Ranking, catalogue: Catalogue, t: Translator, *, title: str) -> Export:
    """All that is known of each unit, those that did not report at the end.

    Values stand at full precision, rates in per cent, the print beside them.
    """
    names = ranking.members.names
    silent = [_Row(key, names[key]) for key in ranking.members.silent]
    return tables.export(
        [*_rows(ranking), *silent],
        _columns(ranking, t),
        title,
        about=_about(ranking, catalogue, t),
        definitions=definitions(ranking, t),
        sources=(catalogue.reference(code, t) for code in ranking.documents),
    )


def _rows(ranking: Ranking) -> list[_Row]:
    return [_Row(standing.key, standing.name, standing) for standing in ranking.standings]


def _column(
    title: str,
    value: Callable[[Standing], Any],
    text: Callable[[Standing], str] | None = None,
    **more: Any,
) -> Column[_Row]:
    """A column in which units that did not report have nothing; left out where nobody has."""

    def of_row(read: Callable[[Standing], Any]) -> Callable[[_Row], Any]:
        return lambda row: None if row.standing is None else read(row.standing)

    return Column(title, of_row(value), text and of_row(text), **{"optional": True, **more})


def _columns(ranking: Ranking, t: Translator) -> list[Column[_Row]]:
    """The page names the unit first and says ranges in words; a file has their ends as numbers."""
    on_page, in_file = partial(_column, on="page"), partial(_column, on="file")
    percent = partial(in_file, decimals=2 if ranking.is_rate else 0)
    rows = ranking.standings
    columns = [
        in_file(t("Hạng"), lambda row: row.rank),
        Column[_Row](t("Mã"), lambda row: row.key, on="file"),
        Column[_Row](t(ranking.question.who.each), lambda row: t(row.name)),
        on_page(t("Hạng"), lambda row: row.rank, lambda row: wording.whole(row.rank, t)),
        on_page(
            _with_percent(t(ranking.metric.short), ranking),
            lambda row: _scaled(ranking, row.value),
            lambda row: wording.value(row.answer, t),
        ),
        percent(
            _with_percent(t(ranking.metric.label), ranking),
            lambda row: _scaled(ranking, row.value),
            optional=False,
        ),
        in_file(t("Theo văn bản gốc"), lambda row: row.answer.printed),
        percent(
            t("Cận dưới 95% (%)"), lambda row: 100 * row.interval.low if row.interval else None
        ),
        percent(
            t("Cận trên 95% (%)"), lambda row: 100 * row.interval.high if row.interval else None
        ),
        in_file(t("Hạng tốt nhất có thể"), lambda row: row.possible and row.possible[0]),
        in_file(t("Hạng thấp nhất có thể"), lambda row: row.possible and row.possible[1]),
    ]
    if any(row.possible for row in rows):
        columns.append(
            on_page(t("Khoảng thứ hạng (95%)"), lambda row: wording.possible_text(row.possible))
        )
    columns.append(
        _column(t("So với mức chung"), lambda row: t(TIERS[row.tier]) if row.tier else None)
    )
    columns.append(in_file(t("Hạng kỳ so sánh"), lambda row: row.move and row.move.then))
    if ranking.compared:
        columns.append(
            on_page(
                t("Đổi hạng từ {period}", period=t.period(ranking.compared, short=True)),
                lambda row: row.change,
                lambda row: wording.change_text(row, t),
            )
        )
    columns.append(in_file(t("Đổi hạng"), lambda row: row.change))
    if any(row.interval for row in rows):
        columns.append(on_page(t("Khoảng 95%"), lambda row: wording.interval_text(row.interval, t)))
    columns += [
        in_file(t("Tử số"), lambda row: row.answer.numerator),
        in_file(t("Mẫu số"), lambda row: row.answer.denominator),
        *_counts(ranking, t),
        in_file(t("Trễ hạn (hồ sơ)"), lambda row: row.late),
        in_file(t("Cần thêm (hồ sơ)"), lambda row: row.needed),
        in_file(t("Căn cứ"), lambda row: row.answer.basis and t(BASES[row.answer.basis])),
    ]
    columns += [
        on_page(title, lambda row: _series(ranking, row) if _is_whole(row) else None)
        for title in line_column(ranking, t)
    ]
    remarks = {row.key: wording.remark(ranking, row, t) for row in rows}
    if any(remarks.values()):
        columns.append(Column(t("Ghi chú"), lambda row: remarks[row.key], on="page"))
    absent = t("không có số liệu của kỳ này")
    return [
        *columns,
        Column(
            t("Ghi chú"),
            lambda row: remarks.get(row.key, absent) or None,
            on="file",
            optional=True,
        ),
    ]


def _counts(ranking: Ranking, t: Translator) -> list[Column[_Row]]:
    """On the page: volume, late dossiers, the way to the line."""

    def count(title: str, value: Callable[[Standing], float | None]) -> Column[_Row]:
        return _column(title, value, lambda row: wording.whole(value(row), t), on="page")

    columns = []
    if ranking.metric.denominator:
        volume = METRICS[ranking.metric.denominator[0][0]]
        columns.append(count(t(volume.short), lambda row: row.answer.denominator))
    if ranking.metric.code != "late_rate":
        columns.append(count(t(METRICS["late"].short), lambda row: row.late))
    if ranking.goal is not None:
        title = (
            t("Thiếu để đạt {value} (hồ sơ)")
            if ranking.goal.in_force
            else t("Thiếu so với chỉ tiêu {value}, chưa áp dụng (hồ sơ)")
        )
        columns.append(count(title.format(value=ranking.goal.text(t)), lambda row: row.needed))
    return columns


def line_column(ranking: Ranking, t: Translator) -> dict[str, tuple[float, float]]:
    """The column of values over time with the scale of its lines: that of the ranked units.

    Empty where no unit has enough values for a course. A unit with a gap has no line: one
    over the gap would invent numbers.
    """
    if len(ranking.periods) < _FEWEST or not any(map(_is_whole, ranking.standings)):
        return {}
    first, last = (t.period(code, short=True) for code in (ranking.periods[0], ranking.periods[-1]))
    rows = ranking.ranked or ranking.standings
    known = [value for row in rows for value in _series(ranking, row) if value is not None]
    # A little more, so that a line at either end is not cut.
    edge = max((max(known) - min(known)) * 0.08, 0.01)
    title = t("Từ {first} đến {last}", first=first, last=last)
    return {title: (min(known) - edge, max(known) + edge)}


def _is_whole(row: Standing) -> bool:
    return None not in row.series


def _series(ranking: Ranking, row: Standing) -> list[float | None]:
    return [_scaled(ranking, value) for value in row.series]


def _scaled(ranking: Ranking, value: float | None) -> float | None:
    if value is None:
        return None
    return round(value * 100, 12) if ranking.is_rate else value


def _with_percent(title: str, ranking: Ranking) -> str:
    return f"{title} (%)" if ranking.is_rate else title


def _about(ranking: Ranking, catalogue: Catalogue, t: Translator) -> dict[str, str]:
    question = ranking.question
    about = {
        t("Bộ số liệu"): t(DATASETS[question.dataset]),
        t("Nhóm đơn vị"): t(question.who.name),
        t("Phạm vi"): catalogue.sentence(question.chosen, t),
        t("Chỉ số"): t(ranking.metric.label),
        t("Kỳ"): t.period(question.period),
    }
    if ranking.compared:
        about[t("So với")] = t.period(ranking.compared)
    if ranking.funnel is not None:
        about[t("Mức chung")] = plain_text(question.metric, ranking.funnel.rate, t)
    return about


def definitions(ranking: Ranking, t: Translator) -> tuple[tuple[str, str], ...]:
    """(word, meaning) of the metric and of everything the ranking says about it."""
    metric = ranking.metric
    meanings = [(t(metric.label), t(metric.description)), (t("Công thức"), t(metric.formula))]
    if metric.caveat is not None:
        meanings.append((t("Lưu ý"), t(metric.caveat)))
    if ranking.goal is not None:
        name = t("Chỉ tiêu") if ranking.goal.in_force else t("Mốc tham chiếu")
        meanings.append((name, t(ranking.goal.source)))
    return (*meanings, *reading(ranking, t))
