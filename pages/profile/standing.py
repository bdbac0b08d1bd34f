"""How a subject stands: its KPI cards, and the card of what it weighs."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.query.wording import nothing_text
from analytics.views.profile import (
    Profile,
    Rank,
    block,
    rank_change,
    rank_lines,
    rank_of,
    rank_question,
)
from analytics.views.ranking import ranking
from pages.ui import store
from pages.ui.cards import kpi, mark
from pages.ui.filters import ALL, Choice
from pages.ui.frame import Context, link_with, small

_FEW = 3


def cards(view: Profile, rank: Rank | None, catalogue: Catalogue, t: Translator) -> None:
    """The row of cards: the overview's and the rank; without a rank the share of the late.

    Where but one or two numbers are known they stand alone, and the others are named in a line: a
    row of empty cards says nothing.
    """
    known = [card for code, card in view.cards.items() if view.value(code) is not None]
    if len(known) < _FEW:
        body = "".join(kpi(card, catalogue, t) for card in known)
        st.html(f'<div class="kpis">{body}</div>')
        missing = [card for code, card in view.cards.items() if view.value(code) is None]
        names = ", ".join(t(METRICS[card.metric].short).lower() for card in missing)
        small(t("Kỳ này chưa có số: {names}.", names=names))
    else:
        body = "".join(kpi(card, catalogue, t) for card in view.cards.values())
        last = _share(view, t) if rank is None else _rank(rank, t)
        st.html(f'<div class="kpis">{body}{last}</div>')
    _target(view, t)


def rank(context: Context, view: Profile, choice: Choice) -> Rank | None:
    """The rank of the subject among its like, kept for the page of rankings too."""
    question = rank_question(view.subject, view.period, view.dataset, choice.compare)
    if question is None or view.value("on_time_rate") is None:
        return None
    whole = store.cached(
        context,
        ("ranking", question),
        lambda: ranking(context.reader, context.catalogue, question),
    )
    return rank_of(view.subject, whole)


def _rank(rank: Rank, t: Translator) -> str:
    help_ = t(
        "Hạng theo tỷ lệ đúng hạn trong các đơn vị cùng loại. Hạng có thể: số hồ sơ càng ít, hạng"
        " càng không chắc (95%)."
    )
    lines = [f'<div class="kpi-name"><span>{escape(t("Thứ hạng"))}</span>{mark("?", help_)}</div>']
    standing = rank.standing
    value = "—" if standing.rank is None else t.count(standing.rank)
    none = " none" if standing.rank is None else ""
    lines.append(f'<div class="kpi-value{none}">{escape(value)}</div>')
    lines += [f'<div class="kpi-sub">{escape(line)}</div>' for line in rank_lines(rank, t)]
    change, against = rank_change(rank, t)
    if change:
        lines.append(f'<div class="kpi-change"><b>{escape(change)}</b> {escape(against)}</div>')
    link = link_with(
        population=rank.question.population,
        metric=rank.question.metric,
        level=ALL,
        district=ALL,
        sector=ALL,
        areas="yes" if rank.question.areas else "no",
    )
    address = escape("ranking?" + urlencode(link), quote=True)
    words = escape(t("bảng xếp hạng"))
    lines.append(
        f'<div class="kpi-marks"><a class="mark" href="{address}" target="_self">{words}</a></div>'
    )
    return f'<div class="kpi">{"".join(lines)}</div>'


def _share(view: Profile, t: Translator) -> str:
    help_ = t(
        "Số hồ sơ trễ của đơn vị trên tổng số hồ sơ trễ của {block}, cùng kỳ.",
        block=block(view, t),
    )
    head = f'<div class="kpi-name"><span>{escape(t("Phần trễ"))}</span>{mark("?", help_)}</div>'
    late, resolved = view.share.of_the_late, view.share.of_the_resolved
    if late is None:
        missing = escape(t("chưa có số liệu cho lựa chọn này"))
        empty = f'<div class="kpi-value none">—</div><div class="kpi-sub">{missing}</div>'
        return f'<div class="kpi">{head}{empty}</div>'
    lines = [
        t.plural(
            "{n} trên {all} hồ sơ trễ",
            view.share.of_late,
            n=t.count(view.share.late),
            all=t.count(view.share.of_late),
        )
    ]
    if resolved is not None:
        lines.append(
            t(
                "giải quyết {share} số hồ sơ của {block}",
                share=t.rate(resolved),
                block=block(view, t),
            )
        )
    below = "".join(f'<div class="kpi-sub">{escape(line)}</div>' for line in lines)
    value = f'<div class="kpi-value">{escape(t.rate(late))}</div>'
    return f'<div class="kpi">{head}{value}{below}</div>'


def _target(view: Profile, t: Translator) -> None:
    """The target of the on-time rate and how the rate stands to it, by sign and word."""
    if view.goal is None:
        return
    goal = t.rate(view.goal.value, 0)
    sign = f"{view.state.sign} {t(view.state.label)}"
    rate_now = view.cards["on_time_rate"].answer
    if rate_now is not None and rate_now.nothing:
        sign = nothing_text(rate_now.metric, t)
    target = t("Chỉ tiêu đúng hạn {value}", value=goal)
    if not view.goal.in_force:
        month = f"{view.goal.set_on.month}/{view.goal.set_on.year}"
        target = t("Mốc tham chiếu {value}, đặt ra {month}", value=goal, month=month)
    small(f"{target}: {sign}. {t(view.goal.source)}")
