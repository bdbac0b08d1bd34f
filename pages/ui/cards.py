"""KPI cards: name, value, change, marks of doubt; plain markup, so that a card costs nothing."""

from collections.abc import Iterable
from html import escape
from urllib.parse import quote, urlencode

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.charts import sparkline
from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.periods import span
from analytics.query import value_text
from analytics.query.wording import (
    backing_indicator,
    comparison_text,
    difference_text,
    marks,
    missing_text,
    source_text,
)
from analytics.texts import LEVELS
from analytics.views.cards import Card
from pages.ui.filters import ALL
from pages.ui.frame import link_with


def kpi_row(cards: Iterable[Card], catalogue: Catalogue, t: Translator) -> None:
    """The row of KPI cards: six on a desk, two by two on a phone (without sparkline there)."""
    body = "".join(kpi(card, catalogue, t, explained=True) for card in cards)
    st.html(f'<div class="kpis">{body}</div>')


def kpi(card: Card, catalogue: Catalogue, t: Translator, explained: bool = False) -> str:
    """The markup of one card; every text in it is escaped.

    ``explained``: the on-time card leads to the page that says why the rate changed.
    """
    metric = METRICS[card.metric]
    name = t(LEVELS["central"].short) if card.code == "central" else t(metric.short)
    help_ = f"{t(metric.label)}: {t(metric.description)}"
    lines = [f'<div class="kpi-name"><span>{escape(name)}</span>{mark("?", help_)}</div>']
    answer = card.answer
    if answer is None or answer.value is None:
        missing = missing_text(answer, t)
        lines.append('<div class="kpi-value none">—</div>')
        found = [] if answer is None else marks(answer, t)
        # A mark that says the same also explains it.
        if all(word != missing for word, _meaning in found):
            lines.append(f'<div class="kpi-sub">{escape(missing)}</div>')
        if answer is not None:
            lines.append(_marks(found))
        return f'<div class="kpi">{"".join(lines)}</div>'
    value = value_text(answer, t, short=True)
    words = " words" if any(letter.isalpha() for letter in value) else ""
    lines.append(f'<div class="kpi-value{words}">{escape(value)}</div>')
    lines.extend(f'<div class="kpi-sub">{escape(line)}</div>' for line in _beside(card, t))
    if card.trend:
        lines.append(_spark(card))
    lines.append(_change(card, t, _why(card, t) if explained else ""))
    found = marks(answer, t, source_text(answer, catalogue, t))
    lines.append(_marks(found, _to_source(card, t)))
    return f'<div class="kpi">{"".join(lines)}</div>'


def _to_source(card: Card, t: Translator) -> str:
    """A link to every published figure of the number, with document, place and address."""
    indicator = None if card.answer is None else backing_indicator(card.answer)
    if indicator is None:
        return ""
    address = escape("areas?" + urlencode(link_with(indicator=indicator)), quote=True)
    return f'<a class="mark" href="{address}" target="_self">{escape(t("nguồn"))}</a>'


def mark(word: str, meaning: str) -> str:
    """A word that explains itself on hover, focus and touch."""
    told = escape(meaning, quote=True)
    return (
        f'<span class="mark" tabindex="0" role="note" aria-label="{told}" data-tip="{told}">'
        f"{escape(word)}</span>"
    )


def _beside(card: Card, t: Translator) -> list[str]:
    """What stands under the value: the people behind a rate, the definition if not the usual."""
    late = ""
    if card.late is not None and card.late.value is not None:
        late = t("{n} hồ sơ trễ", n=value_text(card.late, t))
    if card.code == "central":
        return [" · ".join(text for text in (t("đúng hạn"), late) if text)]
    lines = [late] if late else []
    if card.standing is not None:
        lines.append(f"{card.standing.sign} {t(card.standing.label)}")
    if card.needed is not None:
        lines.append(
            t.plural("thiếu {n} hồ sơ để đạt chỉ tiêu", card.needed, n=t.count(card.needed))
        )
    if card.metric != card.code:
        lines.append(t(METRICS[card.metric].label))
    return lines


def _spark(card: Card) -> str:
    """The course as a mask over the accent colour: the framework strips SVG out of markup."""
    known = {one.period: one.value for one in card.trend}
    periods = span(card.trend[0].period, card.trend[-1].period)
    drawn = quote(sparkline([known.get(code) for code in periods], width=150))
    mask = f"url(&quot;data:image/svg+xml,{drawn}&quot;)"
    return (
        f'<div class="kpi-spark" aria-hidden="true"'
        f' style="-webkit-mask-image:{mask};mask-image:{mask}"></div>'
    )


def _why(card: Card, t: Translator) -> str:
    """A link to the two quarters side by side, where the on-time rate may be compared."""
    compared = card.comparison
    if card.code != "on_time_rate" or compared is None or compared.difference is None:
        return ""
    asked = link_with(
        period=card.answer.period if card.answer else "",
        compare=compared.period or "",
        metric=card.metric,
    )
    # The whole link: one that the page had to complete would stand twice in the way back.
    asked["split"] = "level" if asked["level"] == ALL else "unit"
    address = escape("compare?" + urlencode(asked), quote=True)
    return f' <a class="mark why" href="{address}" target="_self">{escape(t("vì sao?"))}</a>'


def _change(card: Card, t: Translator, why: str = "") -> str:
    if card.comparison is None:
        return ""
    difference = difference_text(card.comparison, t)
    told = escape(comparison_text(card.comparison, t))
    if not difference:
        return f'<div class="kpi-change">{told}</div>'
    metric = METRICS[card.metric]
    better = metric.better if metric.format == "rate" else "none"  # a count goes with the volume
    moved = card.comparison.difference or 0
    state = (
        ""
        if better == "none" or not moved or card.comparison.hidden or not card.verdict.is_news
        else ("good" if (moved > 0) == (better == "up") else "bad")
    )
    return f'<div class="kpi-change"><b class="{state}">{escape(difference)}</b> {told}{why}</div>'


def _marks(found: Iterable[tuple[str, str]], more: str = "") -> str:
    return f'<div class="kpi-marks">{"".join(mark(*one) for one in found)}{more}</div>'
