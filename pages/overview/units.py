"""What the units did: who rose or fell most, who is below the line, who holds the late dossiers."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from analytics.charts import Chart, pareto
from analytics.i18n import Translator
from analytics.views.overview import (
    Mover,
    Movers,
    Overview,
    Shortfall,
    Unit,
    text,
    units_order,
    units_table,
)
from pages.overview import rates
from pages.ui import behind, charts, frame, profiles, store
from pages.ui.cards import mark
from pages.ui.filters import Choice
from pages.ui.frame import Context, link_with

# Units in each list, and the height of their table in pixels.
_MOVERS, _SHORTFALLS = 3, 7
_TALLEST = 440


def show(context: Context, view: Overview, choice: Choice) -> None:
    """Draw the units of the scope, or say in one line that none are counted."""
    t = choice.t
    st.subheader(t("Các đơn vị"), anchor=False)
    if not view.by_unit.is_counted:
        frame.small(_uncounted(view.by_unit.members, t))
        return
    if view.by_unit.movers is not None:
        _movers(context, view.by_unit.movers, view, t)
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


def _uncounted(members: Sequence[Unit], t: Translator) -> str:
    if members:
        return t(
            "Lựa chọn này chỉ có số hồ sơ của một đơn vị, nên không có đơn vị tăng, giảm hay giữ"
            " nhiều hồ sơ trễ để nêu."
        )
    return t(
        "Kỳ này chưa công bố số hồ sơ của từng đơn vị, nên chưa nêu được đơn vị tăng, giảm, dưới"
        " mốc hay giữ nhiều hồ sơ trễ."
    )


def _table(context: Context, view: Overview, choice: Choice) -> None:
    t = choice.t
    shown = store.cached(
        context,
        ("units table", *choice.asked, t),
        lambda: units_table(view.by_unit, t),
    )
    title = t("Đúng hạn theo đơn vị")
    ofs = profiles.ofs("unit", [unit.key for unit in units_order(view.by_unit)])
    words = [(t("Quá mức ngẫu nhiên"), text.chance_rule(t))]
    rates.table(context, view, choice, shown, "units", title, height=_TALLEST, ofs=ofs, words=words)


# --- who rose, who fell ---------------------------------------------------------------------------


def _movers(context: Context, movers: Movers, view: Overview, t: Translator) -> None:
    """The greatest rises beside the greatest falls, those beyond chance only."""
    compared = len(movers.compared)
    head = _head(t("Thay đổi nhiều nhất"), text.movers_sentence(movers, t))
    rose = _side(t("Tăng"), "↑", "good", movers.rose, compared, t)
    fell = _side(t("Giảm"), "↓", "bad", movers.fell, compared, t)
    left_out = _small(text.movers_left_out(movers, t))
    st.html(f'{head}<div class="sides">{rose}{fell}</div>{left_out}')
    if compared:
        frame.way(
            context,
            "compare",
            t("Vì sao? So sánh hai quý"),
            period=view.period,
            compare=movers.earlier,
            metric="on_time_rate",
            split="unit",
        )


def _side(
    word: str, sign: str, state: str, movers: Sequence[Mover], compared: int, t: Translator
) -> str:
    if not movers:
        return ""
    items = "".join(_mover(mover, sign, state, compared, t) for mover in movers[:_MOVERS])
    items += _rest(len(movers) - _MOVERS, t)
    return f'<div><h5>{escape(word)}</h5><ul class="movers">{items}</ul></div>'


def _mover(mover: Mover, sign: str, state: str, compared: int, t: Translator) -> str:
    word, meaning = text.chance(mover, compared, t)
    facts = escape(text.mover_facts(mover, t))
    return (
        f'<li><span class="sign {state}" aria-hidden="true">{sign}</span><div>'
        f"{_name(mover.unit, t)} "
        f'<b class="{state}">{escape(t.points(mover.change))}</b>'
        f'<div class="facts">{facts} · {mark(word, meaning)}</div></div></li>'
    )


# --- who is below the line ------------------------------------------------------------------------


def _below(view: Overview, t: Translator) -> None:
    below = view.by_unit.below
    target = below.shortfalls[0].target if below.shortfalls else view.target
    if target is None:
        return
    items = "".join(_shortfall(shortfall, t) for shortfall in below.shortfalls[:_SHORTFALLS])
    items += _rest(len(below.shortfalls) - _SHORTFALLS, t)
    st.html(
        _head(text.below_title(view.by_unit, t), text.below_sentence(below, target, t))
        + (f'<ul class="movers">{items}</ul>' if items else "")
        + _small(text.below_left_out(below, t))
    )


def _shortfall(shortfall: Shortfall, t: Translator) -> str:
    gap = escape(t.points(-shortfall.gap))
    facts = escape(text.shortfall_facts(shortfall, t))
    sign = "▲" if shortfall.target.in_force else "◇"
    return (
        f'<li><span class="sign" aria-hidden="true">{sign}</span><div>'
        f"{_name(shortfall.unit, t)} <b>{gap}</b>"
        f'<div class="facts">{facts}</div></div></li>'
    )


# --- who holds the late dossiers ------------------------------------------------------------------


def _late(context: Context, view: Overview, choice: Choice) -> None:
    t = choice.t
    title = t("Hồ sơ trễ theo đơn vị")
    sentence = text.late_sentence(view.by_unit.late, t)
    st.html(_head(title, sentence) + _small(text.late_part(view.value("late"), t)))
    if not view.by_unit.late.total:
        return
    chart = store.cached(
        context,
        ("late units", *choice.asked, t),
        lambda: _chart(context, title, view, choice),
    )
    charts.show(chart, "overview-late")


def _chart(context: Context, title: str, view: Overview, choice: Choice) -> Chart:
    t = choice.t
    parts = (rates.caption(context, title, view, choice), text.late_part(view.value("late"), t))
    return pareto(
        view.by_unit.late,
        t=t,
        caption=" · ".join(part.rstrip(".") for part in parts if part),
        filename=charts.file_name(choice, "ho-so-tre-theo-don-vi", view.period),
    )


# --- markup ---------------------------------------------------------------------------------------


def _head(title: str, sentence: str) -> str:
    return f'<h4 class="part">{escape(title)}</h4><p class="said">{frame.bold(sentence)}</p>'


def _small(words: str) -> str:
    return f'<p class="source">{escape(words)}</p>' if words else ""


def _rest(left: int, t: Translator) -> str:
    """The last line of a list that does not show everything it counted."""
    if left <= 0:
        return ""
    words = escape(t.plural("và {n} đơn vị nữa, trong bảng mọi đơn vị", left, n=t.count(left)))
    return f'<li><span class="sign" aria-hidden="true"></span><div class="facts">{words}</div></li>'


def _name(unit: Unit, t: Translator) -> str:
    """The unit's name, a link to its profile."""
    name = escape(t(unit.name))
    address = escape("profile?" + urlencode(link_with(of=f"unit.{unit.key}")), quote=True)
    return f'<a href="{address}" target="_self">{name}</a>'
