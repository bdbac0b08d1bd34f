"""How a subject stands: its KPI cards, and the card of what it weighs."""

from html import escape

import streamlit as st

from analytics.formats import count, rate
from analytics.profile import Profile, block
from analytics.query import Catalogue
from analytics.query.targets import STATES
from analytics.texts import translator
from pages._ui.cards import kpi, mark


def cards(view: Profile, catalogue: Catalogue, language: str) -> None:
    """The row of cards: the overview's, and the share of the block's late dossiers."""
    body = [kpi(card, catalogue, language) for card in view.cards.values()]
    st.html(f'<div class="kpis">{"".join(body)}{_share(view, language)}</div>')
    _target(view, language)


def _share(view: Profile, language: str) -> str:
    _ = translator(language)
    help_ = _("Số hồ sơ trễ của đơn vị trên tổng số hồ sơ trễ của {block}, cùng kỳ.")
    told = help_.format(block=block(view, language))
    head = f'<div class="kpi-name"><span>{escape(_("Phần trễ"))}</span>{mark("?", told)}</div>'
    late, resolved = view.share.of_the_late, view.share.of_the_resolved
    if late is None:
        missing = escape(_("chưa có số liệu cho lựa chọn này"))
        empty = f'<div class="kpi-value none">—</div><div class="kpi-sub">{missing}</div>'
        return f'<div class="kpi">{head}{empty}</div>'
    lines = [
        _("{n} trên {all} hồ sơ trễ").format(
            n=count(view.share.late, language), all=count(view.share.of_late, language)
        )
    ]
    if resolved is not None:
        said = _("giải quyết {share} số hồ sơ của {block}")
        lines.append(said.format(share=rate(resolved, language), block=block(view, language)))
    below = "".join(f'<div class="kpi-sub">{escape(line)}</div>' for line in lines)
    value = f'<div class="kpi-value">{escape(rate(late, language))}</div>'
    return f'<div class="kpi">{head}{value}{below}</div>'


def _target(view: Profile, language: str) -> None:
    """The target of the on-time rate and how the rate stands to it, by sign and word."""
    if view.goal is None:
        return
    _ = translator(language)
    goal = rate(view.goal.value, language, 0)
    sign = escape(f"{view.state.sign} {view.state.label.in_(language)}")
    told = _("Chỉ tiêu đúng hạn {value}").format(value=goal)
    if view.state is STATES["not_in_force"]:
        month = f"{view.goal.set_on.month}/{view.goal.set_on.year}"
        told = _("Mốc tham chiếu {value}, đặt ra {month}").format(value=goal, month=month)
    source = escape(view.goal.source.in_(language))
    st.html(f'<p class="source">{escape(told)}: {sign}. {source}</p>')
