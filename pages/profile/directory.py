"""The directory: every unit, area and sector of a period by group, each a link to its page."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analytics.i18n import Translator
from analytics.query import value_text
from analytics.query.wording import late_text
from analytics.texts import capital
from analytics.views.profile import Entry, directory, group_name
from pages.profile import pickers
from pages.ui import behind, empty, frame, hero, rows, store
from pages.ui.filters import Choice
from pages.ui.frame import Context
from pages.ui.panel import panel

# Two cards beside each other on a desk; read down on a phone, districts come before communes.
# The Land Registration Office is a level by itself, of one unit: its card shares a place.
_PAIRS = (
    (("province",), ("district",)),
    (("area",), ("commune",)),
    (("sector",), ("central", "land_registry")),
)
_NO_UNITS = ("area", "sector")
_FEW = 8
# So few more are shown at once.
_SHORT = 2


def show(context: Context, choice: Choice, period: str) -> None:
    """Draw the directory of a period."""
    t = choice.t
    groups = store.cached(
        context,
        ("directory", choice.dataset, period),
        lambda: directory(context.reader, pickers.known(context), period, choice.dataset),
    )
    units = [entry for group in groups if group not in _NO_UNITS for entry in groups[group]]
    known = sum(entry.rate is not None for entry in units)
    hero.draw(_sentence(groups, len(units), known, period, t), t)
    if not known:
        _no_rates(groups, choice, period)
    for pair in _PAIRS:
        for place, column in zip(pair, st.columns(2, gap="small"), strict=True):
            for group in place:
                if groups[group]:
                    with column:
                        _group(group, groups[group], t)


def _sentence(
    groups: Mapping[str, Sequence[Entry]], units: int, known: int, period: str, t: Translator
) -> str:
    """How many of each kind there are, and how many units have a rate in the period."""
    told = t.plural("**{n}** đơn vị có tỷ lệ đúng hạn.", known, n=t.count(known)) if known else ""
    areas, sectors = len(groups["area"]), len(groups["sector"])
    count = t(
        "{period}: {units}, {areas}, {sectors}.",
        period=t.period(period),
        units=t.plural("**{n}** đơn vị", units, n=t.count(units)),
        areas=t.plural("**{n}** địa bàn", areas, n=t.count(areas)),
        sectors=t.plural("**{n}** lĩnh vực", sectors, n=t.count(sectors)),
    )
    return f"{count} {told}".strip()


def _no_rates(groups: Mapping[str, Sequence[Entry]], choice: Choice, period: str) -> None:
    """That the period has no rates of single units, and who has other figures."""
    t = choice.t
    having = [
        entry.subject for entries in groups.values() for entry in entries if entry.has_figures
    ]
    empty.place(
        t("{period} chưa có tỷ lệ đúng hạn của từng đơn vị.", period=t.period(period)),
        t("Nguồn chỉ công bố số chung."),
        [(bearer.called(t), frame.here(of=bearer.of)) for bearer in having[: pickers.MOST]],
        t=t,
    )


def _group(group: str, entries: Sequence[Entry], t: Translator) -> None:
    known = sum(entry.rate is not None for entry in entries)
    subtitle = t("{n} có tỷ lệ đúng hạn", n=t.count(known)) if known else ""
    late = sum(entry.rate is not None and entry.rate.late is not None for entry in entries)
    if late > 1:
        subtitle = f"{subtitle} · {t('nhiều hồ sơ trễ hạn trước')}"
    name = capital(group_name(group, t))
    with panel(f"group-{group}", f"{name} · {t.count(len(entries))}", subtitle):
        few = _FEW if len(entries) > _FEW + _SHORT else len(entries)
        missing = t("chưa có số liệu") if known else ""
        _rows(entries[:few], name, missing, t)
        rest = entries[few:]
        if rest:
            behind.click(
                t("Xem thêm ({n})", n=t.count(len(rest))),
                f"directory-{group}-open",
                lambda: _rows(rest, name, missing, t),
            )


def _rows(entries: Sequence[Entry], name: str, missing: str, t: Translator) -> None:
    rows.draw([_row(entry, missing, t) for entry in entries], None, alt=name)


def _row(entry: Entry, missing: str, t: Translator) -> rows.Row:
    rate = entry.rate
    late = None if rate is None else rate.late
    note = ""
    if rate is None:
        note = t("có số liệu khác") if entry.has_figures else missing
    return rows.Row(
        name=entry.subject.called(t),
        value="" if rate is None else value_text(rate, t),
        note=late_text(late, t) or note,
        state=hero.verdict(entry.standing),
        sign="" if entry.standing is None else entry.standing.sign,
        href=frame.here(of=entry.subject.of),
    )
