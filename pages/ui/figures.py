"""Printed figures as a list: a line per indicator, its figures with all that backs them."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.texts import NATURES, PROPOSAL_KINDS
from analytics.views.areas.columns import figures_file, proposals_file
from analytics.views.areas.data import Item, Printed, Proposal, Section
from analytics.views.figures import Figure
from pages.ui import charts, downloads, sources
from pages.ui.cards import mark
from pages.ui.filters import Choice

Address = Callable[[str], str]

# So few more are shown at once.
_SHORT = 2


def areas(shown: Printed, t: Translator, address: Address, digest: bool = False) -> None:
    """Areas with their indicators, then those that only other documents print.

    Args:
        shown: what is listed.
        address: gives the link that opens an indicator.
        digest: show the telling indicators of a long area; the others are one click away.
    """
    remark = t("Không có trong văn bản của kỳ này; mỗi mục lấy kỳ mới nhất đã công bố.")
    elsewhere = t("{area}: từ các nguồn khác")
    heads = _heads(t)
    for one in shown.sections:
        st.html(_section(one, one.name, heads, t, address, digest))
        heads = ""
    for one in shown.elsewhere:
        name = elsewhere.format(area=one.name)
        above = f'<p class="remark">{escape(remark)}</p>{heads}'
        st.html(_section(one, name, above, t, address, digest))
        heads = ""


def sections(found: Sequence[Section], t: Translator, address: Address) -> None:
    """A list of one's own: areas with their indicators, all shown.

    Args:
        found: what is listed.
        address: gives the link of an indicator.
    """
    heads = _heads(t)
    for one in found:
        st.html(_section(one, one.name, heads, t, address, digest=False))
        heads = ""


def proposals(shown: Printed, catalogue: Catalogue, t: Translator) -> None:
    """Difficulties and proposals of the documents, side by side where there is room."""
    if not shown.proposals:
        return
    body = "".join(
        f"<section><h2>{escape(t(PROPOSAL_KINDS[kind]))}</h2>"
        f"<ol>{''.join(_proposal(one, t) for one in found)}</ol></section>"
        for kind, found in shown.proposals.items()
    )
    documents = {one.document for found in shown.proposals.values() for one in found}
    said = "; ".join(sources.document(catalogue, code, t) for code in sorted(documents))
    told = t("Tóm tắt bằng lời của bảng điều khiển, theo {source}.", source=said)
    st.html(f'<div class="proposals">{body}</div><p class="source">{told}</p>')


def hand_on(shown: Printed, catalogue: Catalogue, choice: Choice, *part: str) -> None:
    """The buttons that hand on what is listed; ``part`` names it in the files' names."""
    t = choice.t
    if shown.figures or shown.elsewhere:
        downloads.buttons(
            lambda: figures_file(
                shown, catalogue, t, title=t("Số liệu báo cáo"), dataset=choice.dataset
            ),
            charts.file_name(choice, "so-lieu-bao-cao", *part, shown.period),
            t,
            key="figures-downloads",
        )


def hand_on_proposals(shown: Printed, catalogue: Catalogue, choice: Choice) -> None:
    """The same for difficulties and proposals."""
    if shown.proposals:
        downloads.buttons(
            lambda: proposals_file(shown, catalogue, choice.t, dataset=choice.dataset),
            charts.file_name(choice, "kho-khan-kien-nghi", shown.period),
            choice.t,
            key="proposals-downloads",
        )


def chip(word: str, kind: str) -> str:
    """A word that stands out: "plan", or the period of a figure that is not the report's."""
    return f'<span class="chip {kind}">{escape(word)}</span>'


def place(one: Figure) -> str:
    """Where a figure stands: the place in its document, or its publisher; linked if it can be."""
    words = escape(one.where or one.publisher)
    if not one.address:
        return words
    address = escape(one.address, quote=True)
    return f'<a href="{address}" target="_blank" rel="noopener">{words}</a>'


def doubts(one: Figure, t: Translator) -> str:
    """The marks of a figure: its precision, and who says otherwise."""
    found = [mark(*told) for told in one.unmatched]
    if one.doubt:
        found.append(mark(one.doubt, _doubt(one, t)))
    for text, publisher in one.rivals:
        meaning = t(
            "{publisher} nêu {value} cho cùng kỳ và cùng phạm vi.", publisher=publisher, value=text
        )
        word = mark(t("≠ nguồn khác nêu {value}", value=text), meaning)
        found.append(f'<span class="rival">{word}</span>')
    return " ".join(found)


def _heads(t: Translator) -> str:
    """The names of the columns, above the first list only."""
    names = (t("Số liệu báo cáo"), t("Giá trị theo văn bản gốc"), t("Kỳ"), t("Phạm vi"), t("Nguồn"))
    cells = "".join(f"<span>{escape(name)}</span>" for name in names)
    return f'<div class="columns" aria-hidden="true">{cells}</div>'


def _section(
    section: Section, name: str, above: str, t: Translator, address: Address, digest: bool
) -> str:
    first, rest = section.parts() if digest else (section.items, ())
    if len(rest) <= _SHORT:
        first, rest = section.items, ()
    rows = "".join(_item(item, t, address) for item in first)
    more = ""
    if rest:
        left = sum(len(item.figures) for item in rest)
        told = t.plural("Xem thêm {n} số liệu", left, n=t.count(left))
        others = "".join(_item(item, t, address) for item in rest)
        more = f"<details><summary>{escape(told)}</summary><ul>{others}</ul></details>"
    return (
        f'<section class="figures"><h2>{escape(name)} <span>{_how_many(section, t)}</span>'
        f"</h2>{above}<ul>{rows}</ul>{more}</section>"
    )


def _how_many(section: Section, t: Translator) -> str:
    if section.total == 1:
        return escape(t("một số liệu"))
    return escape(t("{n} số liệu", n=t.count(section.total)))


def _item(item: Item, t: Translator, address: Address) -> str:
    href = escape(address(item.code), quote=True)
    plan = chip(t(NATURES["plan"]), "plan") if item.plan else ""
    lines = "".join(_line(one, t) for one in item.figures)
    return (
        f'<li><div class="name"><a href="{href}" data-opens="{escape(item.code)}"'
        f' target="_self">{escape(item.name)}</a> {plan}</div><div class="all">{lines}</div></li>'
    )


def _line(one: Figure, t: Translator) -> str:
    period = escape(one.period_name) if one.own else chip(one.period_name, "period")
    marks = doubts(one, t)
    note = f" {mark(t('ghi chú'), one.note)}" if one.note else ""
    return (
        f'<div class="figure"><span class="value">{escape(one.text)}</span>'
        f'<span class="when">{period}</span>'
        f'<span class="scope">{escape(one.scope)}</span>'
        f'<span class="where">{place(one)}{note}</span>'
        + (f'<span class="doubts">{marks}</span>' if marks else "")
        + "</div>"
    )


def _doubt(one: Figure, t: Translator) -> str:
    if one.precision == "derived":
        return t("Văn bản không nêu số này; tính lại từ các số trong văn bản.")
    return t("Nguồn chỉ nêu số tròn kèm chữ này, không nêu số chính xác.")


def _proposal(one: Proposal, t: Translator) -> str:
    facts = [one.where]
    if one.addressee:
        facts.insert(0, t("gửi {addressee}", addressee=one.addressee))
    return f'<li>{escape(one.text)}<div class="facts">{escape(" · ".join(facts))}</div></li>'
