"""A profile as tables on the page, and as exports with everything behind each value."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.i18n import Translator
from analytics.metrics import METRICS, SMALL
from analytics.query import Answer, Catalogue, value_text
from analytics.query.wording import marks, missing_text
from analytics.tables import Export, Table
from analytics.texts import BASES, DATASETS
from analytics.views.cards import Card
from analytics.views.profile.heat import Heat, is_small
from analytics.views.profile.view import Profile

_RATE = "on_time_rate"


def heat_table(grid: Heat, names: Mapping[str, str], heading: str, t: Translator) -> Table:
    """The heat map as a table: a row per part, a column per period, the newest first.

    Args:
        grid: the rates.
        names: what to call its rows.
        heading: what the rows are.

    Returns:
        The table; rates in per cent, those of few dossiers marked with "°".
    """
    frame: dict[str, list[Any]] = {heading: [names[key] for key in grid.keys]}
    texts = {}
    for period in reversed(grid.periods):
        column = [grid.at(key, period) for key in grid.keys]
        title = f"{t.period(period, short=True)} (%)"
        frame[title] = [None if one is None else 100 * (one.value or 0.0) for one in column]
        texts[title] = [cell_text(one, t) for one in column]
    return Table(pd.DataFrame(frame), texts)


def cell_text(answer: Answer | None, t: Translator) -> str:
    """A rate as a cell says it: "98,63%", "83,33% °" on few dossiers, "–" where there is none."""
    if answer is None:
        return "–"
    text = value_text(answer, t)
    return f"{text} °" if is_small(answer) else text


def part_keys(parts: Sequence[Answer]) -> list[str]:
    """The units of a profile's table, the lowest rate first, those without a rate last."""
    rates = {one.key or "": one for one in parts if one.metric == _RATE}
    keys = {one.key or "" for one in parts}

    def place(key: str) -> tuple[bool, float, str]:
        value = rates[key].value if key in rates else None
        return value is None, 0.0 if value is None else value, key

    return sorted(keys, key=place)


def parts_table(
    parts: Sequence[Answer], names: Mapping[str, str], heading: str, t: Translator
) -> Table:
    """The units of one period: rate, dossiers late, resolved, received, marks.

    Args:
        parts: a profile's ``parts``.
        names: what to call the units.
        heading: what they are.

    Returns:
        The table in the order of ``part_keys``; rates in per cent.
    """
    keys = part_keys(parts)
    rates = {one.key or "": one for one in parts if one.metric == _RATE}
    received = {one.key or "": one for one in parts if one.metric == "received"}
    title = f"{t(METRICS[_RATE].short)} (%)"
    found = [rates.get(key) for key in keys]
    remarks = [_remark(one, t) for one in found]
    counts: dict[str, list[float | None]] = {
        t("Trễ hạn (hồ sơ)"): [one.late if one else None for one in found],
        t("Đã giải quyết (hồ sơ)"): [one.denominator if one else None for one in found],
        t("Tiếp nhận (hồ sơ)"): [received[key].value if key in received else None for key in keys],
    }
    frame = pd.DataFrame(
        {
            heading: [names[key] for key in keys],
            title: [None if one is None or one.value is None else 100 * one.value for one in found],
            **counts,
            **({t("Ghi chú"): remarks} if any(remarks) else {}),
        }
    )
    texts = {title: [cell_text(one if one and one.value is not None else None, t) for one in found]}
    texts |= {name: [t.count(value) for value in values] for name, values in counts.items()}
    return Table(frame, texts)


def _remark(one: Answer | None, t: Translator) -> str:
    """What must be known beside a rate: that it is missing, printed only, or of few dossiers."""
    if one is None or one.value is None:
        return missing_text(one, t)
    said = []
    if one.basis != "computed":
        said += [word for word, _meaning in marks(one, t)]
    if is_small(one):
        said.append(t("dưới {least} hồ sơ", least=SMALL))
    return " · ".join(said)


def export(
    shown: Profile,
    catalogue: Catalogue,
    t: Translator,
    *,
    rows: Mapping[str, str],
    parts: Mapping[str, str],
    title: str,
) -> Export:
    """Everything behind a profile, a row per metric, period and part.

    Args:
        shown: the profile.
        catalogue: the sources' titles.
        rows: what to call the rows of its heat map.
        parts: what to call its units.
        title: of the page.

    Returns:
        The export: first the subject's own numbers over time, then the heat map's, then the units';
        rates in per cent, counts as numbers.
    """
    own = [answer for one in shown.cards.values() for answer in _history(one)]
    lines = [(t("cả phạm vi"), one) for one in own]
    lines += [(rows[one.key or ""], one) for one in shown.heat.cells.values()]
    lines += [(parts[one.key or ""], one) for one in shown.parts]
    used = dict.fromkeys(one.metric for _name, one in lines)
    frame = pd.DataFrame(
        {
            t("Phần"): [name for name, _one in lines],
            t("Chỉ số"): [t(METRICS[one.metric].label) for _name, one in lines],
            t("Kỳ"): [t.period(one.period) for _name, one in lines],
            t("Mã kỳ"): [one.period for _name, one in lines],
            t("Giá trị"): [_amount(one) for _name, one in lines],
            t("Đơn vị tính"): [_noun(one, t) for _name, one in lines],
            t("Như bản in"): [one.printed for _name, one in lines],
            t("Tử số"): [one.numerator for _name, one in lines],
            t("Mẫu số"): [one.denominator for _name, one in lines],
            t("Căn cứ"): [one.basis and t(BASES[one.basis]) for _name, one in lines],
            t("Nguồn"): [_source(one, catalogue, t) for _name, one in lines],
        }
    )
    return Export(
        title=title,
        about={
            t("Bộ số liệu"): t(DATASETS[shown.dataset]),
            t("Phạm vi"): shown.subject.called(t),
        },
        frame=frame,
        definitions=tuple((t(METRICS[code].label), t(METRICS[code].description)) for code in used),
        sources=tuple(catalogue.reference(code, t) for code in shown.documents),
        decimals={t("Giá trị"): 2},
    )


def _history(one: Card) -> tuple[Answer, ...]:
    """The series that the card stands on; its number alone where there is no series."""
    if one.trend or one.answer is None or one.answer.value is None:
        return one.trend
    return (one.answer,)


def _amount(one: Answer) -> float | None:
    share = METRICS[one.metric].format == "rate"
    return one.value if one.value is None or not share else round(100 * one.value, 12)


def _noun(one: Answer, t: Translator) -> str:
    return "%" if METRICS[one.metric].format == "rate" else t("hồ sơ")


def _source(one: Answer, catalogue: Catalogue, t: Translator) -> str:
    code = one.document
    return "" if code is None else str(t.field(catalogue.documents[code], "title"))
