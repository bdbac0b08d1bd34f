"""The groups of a comparison as a table on the page and as a file: one list of columns."""

from functools import partial

from analytics import tables
from analytics.catalogue import Catalogue
from analytics.formats import MISSING
from analytics.i18n import Translator
from analytics.query import Answer, value_text
from analytics.query.wording import marks, missing_text
from analytics.tables import Column, Export, Table
from analytics.texts import DATASETS
from analytics.views.compare.data import Change
from analytics.views.compare.decomposition import ELSEWHERE, Group
from analytics.views.compare.text import mix_meaning, rate_meaning
from analytics.views.compare.wording import (
    bare_effect,
    counted_name,
    difference,
    more_counted,
    rounding,
    share_texts,
    without_unit,
)


def table(change: Change, t: Translator, *, heading: str) -> Table:
    """The groups for the page, those that moved the whole most first, the whole above them.

    Rates stand in per cent, differences and effects in points: as numbers at full precision, as
    texts rounded so that the effects add up. ``heading`` is what the groups are ("Cấp", "Đơn vị").
    """
    return tables.table(change.rows, _columns(change, t, heading))


def export(
    change: Change, catalogue: Catalogue, t: Translator, *, heading: str, title: str
) -> Export:
    """The rows of the page at full precision, with codes and the counts of both periods."""
    question = change.question
    return tables.export(
        change.rows,
        _columns(change, t, heading),
        title,
        about={
            t("Bộ số liệu"): t(DATASETS[question.dataset]),
            t("Phạm vi"): catalogue.sentence(question.chosen, t, period=question.period),
            t("Chỉ số"): t(change.metric.label),
            t("Kỳ báo cáo"): t.period(question.period),
            t("So với"): t.period(change.period) if change.period else "",
        },
        definitions=_definitions(change, t),
        sources=(catalogue.reference(code, t) for code in change.documents),
    )


def _columns(change: Change, t: Translator, heading: str) -> list[Column[Group]]:
    """All that is known of each group.

    The page has no room for the counts of both periods: what they say stands in rates, differences
    and dossiers, and remarks to the right of them would be out of sight. A file has them.
    """
    percent = partial(Column[Group], decimals=2)
    value = percent if change.is_rate else Column[Group]
    then, now = _period_titles(change, t)
    columns: list[Column[Group]] = [
        Column(heading, lambda row: change.name(row.key, t) if row.key else t("Chung")),
        Column(t("Mã"), lambda row: "" if row.key == ELSEWHERE else row.key, on="file"),
        value(
            then,
            lambda row: _value(change, row.earlier),
            lambda row: value_text(row.earlier, t),
        ),
        value(now, lambda row: _value(change, row.later), lambda row: value_text(row.later, t)),
        value(
            _difference_title(change, t),
            lambda row: _scaled(change, row.difference),
            lambda row: _difference_text(change, row, t),
        ),
    ]
    if change.split is not None:
        rate_title, mix_title = _effect_titles(t)
        columns += [
            percent(
                rate_title,
                lambda row: _effect(change, row, "rate"),
                lambda row: _effect_text(change, row, "rate", t),
            ),
            percent(
                mix_title,
                lambda row: _effect(change, row, "mix"),
                lambda row: _effect_text(change, row, "mix", t),
            ),
        ]
    if change.is_rate:
        columns += _dossier_columns(change, t)
    elif any(row.share is not None for row in change.groups):
        shares = share_texts(change, t)
        columns.append(
            percent(
                t("Phần trong mức đổi (%)"),
                lambda row: None if row.share is None else float(row.share * 100),
                lambda row: shares.get(row.key, MISSING),
            )
        )
    return [*columns, Column(t("Ghi chú"), lambda row: _remark(change, row, t))]


def _dossier_columns(change: Change, t: Translator) -> list[Column[Group]]:
    """The dossiers that make the rates, where they are known."""
    if all(more_counted(row.earlier, row.later) is None for row in change.rows):
        return []
    then = t.period(change.period or change.question.period, short=True)
    now = t.period(change.question.period, short=True)
    in_file = partial(Column[Group], on="file")
    return [
        Column(
            t("Thêm, bớt {what}", what=counted_name(change.metric, t)),
            lambda row: more_counted(row.earlier, row.later),
            lambda row: t.change(more_counted(row.earlier, row.later)),
        ),
        in_file(t("Tử số {period}", period=then), lambda row: _counted(row.earlier)),
        in_file(t("Mẫu số {period}", period=then), lambda row: _dossiers(row.earlier)),
        in_file(t("Tử số {period}", period=now), lambda row: _counted(row.later)),
        in_file(t("Mẫu số {period}", period=now), lambda row: _dossiers(row.later)),
    ]


def _counted(answer: Answer | None) -> float | None:
    return None if answer is None else answer.numerator


def _dossiers(answer: Answer | None) -> float | None:
    return None if answer is None else answer.denominator


def _period_titles(change: Change, t: Translator) -> tuple[str, str]:
    """The titles of the two columns of values."""
    unit = " (%)" if change.is_rate else ""
    then = f"{t.period(change.period)}{unit}" if change.period else ""
    return then, f"{t.period(change.question.period)}{unit}"


def _difference_title(change: Change, t: Translator) -> str:
    if change.is_rate:
        return t("Chênh lệch (điểm %)")
    money = change.metric.format == "money"
    return t("Chênh lệch (đồng)") if money else t("Chênh lệch (hồ sơ)")


def _effect_titles(t: Translator) -> tuple[str, str]:
    """The names of the two kinds of effect: what groups did, and how much each weighed."""
    return t("Do tỷ lệ (điểm %)"), t("Do cơ cấu (điểm %)")


def _value(change: Change, answer: Answer | None) -> float | None:
    return None if answer is None else _scaled(change, answer.value)


def _scaled(change: Change, value: float | None) -> float | None:
    return None if value is None else round(value * (100 if change.is_rate else 1), 12)


def _difference_text(change: Change, row: Group, t: Translator) -> str:
    return without_unit(difference(change, row if row.key else None, t) or MISSING)


def _effect(change: Change, row: Group, kind: str) -> float | None:
    """The effect of a group in points; of the whole the sum."""
    effect = row.effect if row.key else change.split
    return None if effect is None else float(getattr(effect, kind) * 100)


def _effect_text(change: Change, row: Group, kind: str, t: Translator) -> str:
    effect = row.effect if row.key else change.split
    if effect is None:
        return MISSING
    return bare_effect(getattr(effect, f"{kind}_units"), getattr(effect, kind), t)


def _remark(change: Change, row: Group, t: Translator) -> str:
    """What must be known of a group: not there in both periods, chance, doubts of its values."""
    remarks = []
    state = row.effect.state if row.effect else _one_sided(change, row)
    if state == "new":
        remarks.append(t("mới có"))
    elif state == "gone":
        remarks.append(t("không còn"))
    if row.by_chance and row.difference:
        remarks.append(t("có thể do ngẫu nhiên"))
    if note := rounding(change, row if row.key else None, t):
        remarks.append(note)
    answers = [answer for answer in (row.earlier, row.later) if answer is not None]
    if not change.is_rate or row.effect is None:
        doubts = [
            word
            for answer in answers
            if answer.value is not None and answer.basis != "computed"
            for word, _meaning in marks(answer, t)
        ]
        remarks += dict.fromkeys(doubts)
    remarks += [
        f"{t.period(answer.period, short=True)}: {missing_text(answer, t)}"
        for answer in answers
        if answer.nothing or (answer.value is None and answer.is_part)
    ]
    return " · ".join(remarks)


def _one_sided(change: Change, row: Group) -> str:
    """Whether a count has dossiers in one period only, where all is counted."""
    if change.is_rate or change.explained.reason or not row.key:
        return ""
    before, after = (answer.value if answer else 0 for answer in (row.earlier, row.later))
    if not before and after:
        return "new"
    return "gone" if before and not after else ""


def _definitions(change: Change, t: Translator) -> list[tuple[str, str]]:
    metric = change.metric
    definitions = [(t(metric.label), t(metric.description)), (t("Công thức"), t(metric.formula))]
    if metric.caveat is not None:
        definitions.append((t("Lưu ý"), t(metric.caveat)))
    if change.split is not None:
        rate_title, mix_title = _effect_titles(t)
        definitions += [(rate_title, rate_meaning(t)), (mix_title, mix_meaning(t))]
    return definitions
