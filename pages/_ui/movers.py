"""What the units did: who rose or fell most, who is below the line, who holds the late dossiers."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from analytics.charts import Chart, pareto
from analytics.formats import count, points
from analytics.overview import Overview, Unit, say
from analytics.overview.below import Short
from analytics.overview.movers import Mover, Movers
from analytics.overview.tables import units_order, units_table
from analytics.texts import translator
from pages._ui import behind, charts, frame, profiles, rates, store
from pages._ui.cards import mark
from pages._ui.filters import Choice
from pages._ui.frame import Context, link_with

_EACH = 3
_SHORT = 7
_TALLEST = 440


def show(context: Context, view: Overview, choice: Choice) -> None:
    """Draw the units of the scope, or say in one line that none are counted."""
    _ = translator(language := choice.language)
    found = view.by_unit
    st.subheader(_("Các đơn vị"), anchor=False)
    if not found.is_counted:
        frame.small(_none(found.members, language))
        return
    if found.movers is not None:
        _movers(context, found.movers, view, language)
    left, right = st.columns(2, gap="medium")
    with left:
        _late(context, view, choice)
    with right:
        _below(view, language)
    behind.click(
        _("Xem mọi đơn vị dạng bảng, tải CSV và XLSX"),
        "overview-units-open",
        lambda: _table(context, view, choice),
    )


def _table(context: Context, view: Overview, choice: Choice) -> None:
    _ = translator(language := choice.language)
    shown = store.cached(
        context,
        ("units table", *choice.asked, language),
        lambda: units_table(view.by_unit, language),
    )
    title = _("Đúng hạn theo đơn vị")
    keys = [unit.key for unit in units_order(view.by_unit)]
    ofs = profiles.ofs("unit", keys)
    words = [(_("Quá mức ngẫu nhiên"), say.chance_rule(language))]
    rates.table(context, view, choice, shown, "units", title, height=_TALLEST, ofs=ofs, words=words)


def _none(members: Sequence[Unit], language: str) -> str:
    _ = translator(language)
    if members:
        return _(
            "Lựa chọn này chỉ có số hồ sơ của một đơn vị, nên không có đơn vị tăng, giảm hay giữ"
            " nhiều hồ sơ trễ để nêu."
        )
    return _(
        "Kỳ này chưa công bố số hồ sơ của từng đơn vị, nên chưa nêu được đơn vị tăng, giảm, dưới"
        " mốc hay giữ nhiều hồ sơ trễ."
    )


def _movers(context: Context, found: Movers, view: Overview, language: str) -> None:
    """The greatest rises beside the greatest falls, those beyond chance only."""
    _ = translator(language)
    head = _head(_("Thay đổi nhiều nhất"), say.movers_sentence(found, language))
    sides = [
        _side(word, sign, state, members, len(found.found), language)
        for word, sign, state, members in (
            (_("Tăng"), "↑", "good", found.rose),
            (_("Giảm"), "↓", "bad", found.fell),
        )
        if members
    ]
    left_out = _small(say.movers_left_out(found, language))
    st.html(f'{head}<div class="sides">{"".join(sides)}</div>{left_out}')
    if found.found:
        frame.way(
            context,
            "compare",
            _("Vì sao? So sánh hai quý"),
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
    language: str,
) -> str:
    items = "".join(_mover(one, sign, state, compared, language) for one in members[:_EACH])
    items += _rest(len(members) - _EACH, language)
    return f'<div><h5>{escape(word)}</h5><ul class="movers">{items}</ul></div>'


def _mover(one: Mover, sign: str, state: str, compared: int, language: str) -> str:
    word, meaning = say.chance(one, compared, language)
    facts = escape(say.mover_facts(one, language))
    return (
        f'<li><span class="sign {state}" aria-hidden="true">{sign}</span><div>'
        f"{_name(one.unit, language)} "
        f'<b class="{state}">{escape(points(one.change, language))}</b>'
        f'<div class="facts">{facts} · {mark(word, meaning)}</div></div></li>'
    )


def _below(view: Overview, language: str) -> None:
    found = view.by_unit.below
    goal = found.found[0].target if found.found else view.target
    if goal is None:
        return
    items = "".join(_short(one, language) for one in found.found[:_SHORT])
    items += _rest(len(found.found) - _SHORT, language)
    st.html(
        _head(say.below_title(view.by_unit, language), say.below_sentence(found, goal, language))
        + (f'<ul class="movers">{items}</ul>' if items else "")
        + _small(say.below_left_out(found, language))
    )


def _rest(left: int, language: str) -> str:
    """The last line of a list that does not show everything it counted."""
    if left <= 0:
        return ""
    said = translator(language).plural("và {n} đơn vị nữa, trong bảng mọi đơn vị", left)
    text = escape(said.format(n=count(left, language)))
    return f'<li><span class="sign" aria-hidden="true"></span><div class="facts">{text}</div></li>'


def _short(one: Short, language: str) -> str:
    gap = escape(points(-one.gap, language))
    facts = escape(say.short_facts(one, language))
    sign = "▲" if one.target.in_force else "◇"
    return (
        f'<li><span class="sign" aria-hidden="true">{sign}</span><div>'
        f"{_name(one.unit, language)} <b>{gap}</b>"
        f'<div class="facts">{facts}</div></div></li>'
    )


def _late(context: Context, view: Overview, choice: Choice) -> None:
    _ = translator(language := choice.language)
    found = view.by_unit.late
    title = _("Hồ sơ trễ theo đơn vị")
    st.html(_head(title, say.late_sentence(found, language)) + _small(_late_part(view, language)))
    if not found.total:
        return
    chart = store.cached(
        context,
        ("late units", *choice.asked, language),
        lambda: _chart(context, title, view, choice),
    )
    charts.show(chart, "overview-late")


def _late_part(view: Overview, language: str) -> str:
    return say.late_part(view.value("late"), language)


def _chart(context: Context, title: str, view: Overview, choice: Choice) -> Chart:
    parts = (rates.caption(context, title, view, choice), _late_part(view, choice.language))
    return pareto(
        view.by_unit.late,
        language=choice.language,
        caption=" · ".join(part.rstrip(".") for part in parts if part),
        filename=charts.file_name(choice, "ho-so-tre-theo-don-vi", view.period),
    )


def _head(title: str, sentence: str) -> str:
    return f'<h4 class="part">{escape(title)}</h4><p class="said">{frame.bold(sentence)}</p>'


def _small(text: str) -> str:
    return f'<p class="source">{escape(text)}</p>' if text else ""


def _name(unit: Unit, language: str) -> str:
    """The unit's name, a link to its profile."""
    name = escape(unit.name.in_(language))
    address = escape("profile?" + urlencode(link_with(of=f"unit.{unit.key}")), quote=True)
    return f'<a href="{address}" target="_self">{name}</a>'
