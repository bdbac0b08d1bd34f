"""One list of the units: rate, late dossiers, change; the most late first."""

from collections.abc import Mapping

import streamlit as st

from analytics.charts.axis import rate_axis
from analytics.i18n import Translator
from analytics.query import standing, value_text
from analytics.query.wording import beside_text
from analytics.views.overview import (
    Mover,
    Overview,
    Unit,
    text,
    units_order,
    units_table,
    with_spreads,
)
from pages.overview import places, rates
from pages.ui import empty, frame, hero, profiles, rows, store
from pages.ui.filters import Choice
from pages.ui.frame import Context
from pages.ui.panel import panel

SHOWN = 10


def show(view: Overview, choice: Choice) -> None:
    """The units of the scope with the most late dossiers, or that none are counted."""
    t = choice.t
    by_unit = view.by_unit
    if not by_unit.is_counted:
        if by_unit.members:
            empty.place(t("Lựa chọn này chỉ có số hồ sơ của một đơn vị."), t=t)
        else:
            empty.place(
                t("Kỳ này chưa có số hồ sơ của từng đơn vị."),
                t("Nguồn chỉ công bố số chung."),
                t=t,
            )
        return
    with panel("units", text.late_title(by_unit.late, t), _subtitle(view, t)):
        if view.map is None:
            _listed(view, t)
        else:
            left, right = st.columns([2, 1], gap="small")
            with left:
                _listed(view, t)
            with right:
                places.show(view.map, view, t)
        frame.small(_note(view, t))


def _subtitle(view: Overview, t: Translator) -> str:
    period = t.period(view.period, inside=True)
    movers = view.by_unit.movers
    if movers is None:
        return t("Tỷ lệ đúng hạn và hồ sơ trễ hạn của từng đơn vị, {period}", period=period)
    return t(
        "Tỷ lệ đúng hạn, hồ sơ trễ hạn của từng đơn vị, {period}; thay đổi so với {earlier}",
        period=period,
        earlier=t.period(movers.earlier, inside=True),
    )


def _listed(view: Overview, t: Translator) -> None:
    by_unit = view.by_unit
    shown = units_order(by_unit)[:SHOWN]
    movers = by_unit.movers_by_unit
    values = [unit.now.value for unit in shown if unit.now and unit.now.value is not None]
    goals = {goal.value: goal for unit in shown if (goal := by_unit.targets.get(unit.level))}
    line = next(iter(goals.values())) if len(goals) == 1 else None
    axis = rate_axis([*values, *goals])
    rows.draw(
        [_row(unit, view, movers, t) for unit in shown],
        axis,
        alt=t("Các đơn vị có nhiều hồ sơ trễ hạn nhất"),
        line=None if line is None else line.value,
        in_force=line is not None and line.in_force,
        remark=rows.axis_remark(axis, line, t),
    )


def _row(unit: Unit, view: Overview, movers: Mapping[str, Mover], t: Translator) -> rows.Row:
    goal, now = view.by_unit.targets.get(unit.level), unit.now
    assert now is not None
    verdict = standing(now.value, goal)
    return rows.Row(
        name=t(unit.name),
        value=value_text(now, t),
        place=now.value,
        note=_facts(unit, movers.get(unit.key), t),
        state=hero.verdict(verdict),
        sign="" if verdict is None else verdict.sign,
        href=profiles.address(f"unit.{unit.key}"),
        hollow=now.value is not None and not now.has_counts,
    )


def _facts(unit: Unit, mover: Mover | None, t: Translator) -> str:
    """The late dossiers of a unit, and its change, with the word for one that is no chance."""
    facts = [beside_text(unit.now, t)]
    if mover is not None:
        change = t.points(mover.change)
        facts.append(t("{change}, rõ rệt", change=change) if mover.beyond else change)
    return " · ".join(fact for fact in facts if fact)


def _note(view: Overview, t: Translator) -> str:
    """What can be said of all units: how many changed clearly, how many are below the line."""
    by_unit = view.by_unit
    sentences = [
        text.late_part(view.value("late"), t),
        "" if by_unit.movers is None else text.movers_sentence(by_unit.movers, t),
        text.below_sentence(by_unit.below, t),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def table(context: Context, view: Overview, choice: Choice) -> None:
    """Every unit of the scope as a table, and which of them could not be compared."""
    t = choice.t
    by_unit = view.by_unit
    shown = store.cached(
        context,
        ("units table", *choice.asked, t),
        lambda: units_table(
            with_spreads(
                by_unit, context.reader, context.catalogue, choice.filter, dataset=choice.dataset
            ),
            t,
        ),
    )
    title = t("Đúng hạn theo đơn vị")
    links = profiles.addresses("unit", [unit.key for unit in units_order(by_unit)])
    words = [(t("Thay đổi rõ rệt"), text.chance_rule(t))]
    rates.table(context, view, choice, shown, "units", title, links=links, words=words)
    left_out = [
        "" if by_unit.movers is None else text.movers_left_out(by_unit.movers, t),
        text.below_left_out(by_unit.below, t),
    ]
    if any(left_out):
        frame.small(" ".join(words for words in left_out if words))
