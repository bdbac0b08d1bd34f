"""What the units did: who rose or fell most, who is below the line, who holds the late dossiers."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from analytics.charts import Chart, pareto
from analytics.i18n import Translator
from analytics.views.overview import Overview, Unit, say
from analytics.views.overview.below import Short
from analytics.views.overview.movers import Mover, Movers
from analytics.views.overview.tables import units_order, units_table
from pages.overview import rates
from pages.ui import behind, charts, frame, profiles, store
from pages.ui.cards import mark
from pages.ui.filters import Choice
from pages.ui.frame import Context, link_with

_EACH = 3
_SHORT = 7
_TALLEST = 440


def show(context: Context, view: Overview, choice: Choice) -> None:
    """Draw the units of the scope, or say in one line that none are counted."""
    t = choice.t
    found = view.by_unit
    st.subheader(t("Các đơn vị"), anchor=False)
    if not found.is_counted:
        frame.small(_none(found.members, t))
        return
    if found.movers is not None:
        _movers(context, found.movers, view, t)
    left, right = st.columns(2, gap="medium")
    with left:
        _late(context, view, choice)
    with right:
        _below(view, t)
    behind.click(
        t("Xem mọi đơn vị dạng bảng, tải CSV và XLSX"),
        "overview-units-open",
        lambda: _table(context, view, choice),
    )


def _table(context: Context, view: Overview, choice: Choice) -> None:
    t = choice.t
    shown = store.cached(
        context,
        ("units table", *choice.asked, t),
        lambda: units_table(view.by_unit, t),
    )
    title = t("Đúng hạn theo đơn vị")
    keys = [unit.key for unit in units_order(view.by_unit)]
    ofs = profiles.ofs("unit", keys)
    words = [(t("Quá mức ngẫu nhiên"), say.chance_rule(t))]
    rates.table(context, view, choice, shown, "units", title, height=_TALLEST, ofs=ofs, words=words)


def _none(members: Sequence[Unit], t: Translator) -> str:
    if members:
        return t(
            "Lựa chọn này chỉ có số hồ sơ của một đơn vị, nên không có đơn vị tăng, giảm hay giữ"
            " nhiều hồ sơ trễ để nêu."
        )
    return t(
        "Kỳ này chưa công bố số hồ sơ của từng đơn vị, nên chưa nêu được đơn vị tăng, giảm, dưới"
        " mốc hay giữ nhiều hồ sơ trễ."
    )


def _movers(context: Context, found: Movers, view: Overview, t: Translator) -> None:
    """The greatest rises beside the greatest falls, those beyond chance only."""
    head = _head(t("Thay đổi nhiều nhất"), say.movers_sentence(found, t))
    sides = [
        _side(word, sign, state, members, len(found.found), t)
        for word, sign, state, members in (
            (t("Tăng"), "↑", "good", found.rose),
            (t("Giảm"), "↓", "bad", found.fell),
        )
        if members
    ]
    left_out = _small(say.movers_left_out(found, t))
    st.html(f'{head}<div class="sides">{"".join(sides)}</div>{left_out}')
    if found.found:
        frame.way(
            context,
            "compare",
            t("Vì sao? So sánh hai quý"),
            period=view.period,
            compare=found.earlier,
            metric="on_time_rate",
            split="unit",
        )


def _side(
    word: str,
    sign: str,
    state: str,
    members: Sequence[Mover],
    compared: int,
    t: Translator,
) -> str:
    items = "".join(_mover(one, sign, state, compared, t) for one in members[:_EACH])
    items += _rest(len(members) - _EACH, t)
    return f'<div><h5>{escape(word)}</h5><ul class="movers">{items}</ul></div>'


def _mover(one: Mover, sign: str, state: str, compared: int, t: Translator) -> str:
    word, meaning = say.chance(one, compared, t)
    facts = escape(say.mover_facts(one, t))
    return (
        f'<li><span class="sign {state}" aria-hidden="true">{sign}</span><div>'
        f"{_name(one.unit, t)} "
        f'<b class="{state}">{escape(t.points(one.change))}</b>'
        f'<div class="facts">{facts} · {mark(word, meaning)}</div></div></li>'
    )


def _below(view: Overview, t: Translator) -> None:
    found = view.by_unit.below
    goal = found.found[0].target if found.found else view.target
    if goal is None:
        return
    items = "".join(_short(one, t) for one in found.found[:_SHORT])
    items += _rest(len(found.found) - _SHORT, t)
    st.html(
        _head(say.below_title(view.by_unit, t), say.below_sentence(found, goal, t))
        + (f'<ul class="movers">{items}</ul>' if items else "")
        + _small(say.below_left_out(found, t))
    )


def _rest(left: int, t: Translator) -> str:
    """The last line of a list that does not show everything it counted."""
    if left <= 0:
        return ""
    said = t.plural("và {n} đơn vị nữa, trong bảng mọi đơn vị", left)
    text = escape(said.format(n=t.count(left)))
    return f'<li><span class="sign" aria-hidden="true"></span><div class="facts">{text}</div></li>'


def _short(one: Short, t: Translator) -> str:
    gap = escape(t.points(-one.gap))
    facts = escape(say.short_facts(one, t))
    sign = "▲" if one.target.in_force else "◇"
    return (
        f'<li><span class="sign" aria-hidden="true">{sign}</span><div>'
        f"{_name(one.unit, t)} <b>{gap}</b>"
        f'<div class="facts">{facts}</div></div></li>'
    )


def _late(context: Context, view: Overview, choice: Choice) -> None:
    t = choice.t
    found = view.by_unit.late
    title = t("Hồ sơ trễ theo đơn vị")
    st.html(_head(title, say.late_sentence(found, t)) + _small(_late_part(view, t)))
    if not found.total:
        return
    chart = store.cached(
        context,
        ("late units", *choice.asked, t),
        lambda: _chart(context, title, view, choice),
    )
    charts.show(chart, "overview-late")


def _late_part(view: Overview, t: Translator) -> str:
    return say.late_part(view.value("late"), t)


def _chart(context: Context, title: str, view: Overview, choice: Choice) -> Chart:
    parts = (rates.caption(context, title, view, choice), _late_part(view, choice.t))
    return pareto(
        view.by_unit.late,
        t=choice.t,
        caption=" · ".join(part.rstrip(".") for part in parts if part),
        filename=charts.file_name(choice, "ho-so-tre-theo-don-vi", view.period),
    )


def _head(title: str, sentence: str) -> str:
    return f'<h4 class="part">{escape(title)}</h4><p class="said">{frame.bold(sentence)}</p>'


def _small(text: str) -> str:
    return f'<p class="source">{escape(text)}</p>' if text else ""


def _name(unit: Unit, t: Translator) -> str:
    """The unit's name, a link to its profile."""
    name = escape(t(unit.name))
    address = escape("profile?" + urlencode(link_with(of=f"unit.{unit.key}")), quote=True)
    return f'<a href="{address}" target="_self">{name}</a>'
