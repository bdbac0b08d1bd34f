"""Printed figures as a list: a line per indicator, its figures with all that backs them."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.texts import NATURES, PROPOSAL_KINDS
from analytics.views.areas.columns import figures_file, proposals_file
from analytics.views.areas.data import Item, Printed, Proposal, Section
from analytics.views.figures import Figure
from pages.ui import charts, downloads, hero, markup, sources
from pages.ui.filters import Choice
from pages.ui.panel import panel

Address = Callable[[str], str]
# A word, what it means, and whether it tells of a contradiction.
Mark = tuple[str, str, bool]

# So few more are shown at once.
_SHORT = 2


def areas(shown: Printed, t: Translator, address: Address, digest: bool = False) -> None:
    """A card per area with its indicators, then those that only other documents print.

    Args:
        shown: what is listed.
        address: gives the link that opens an indicator.
        digest: show the telling indicators of a long area; the others are one click away.
    """
    for section in shown.sections:
        with panel(f"area-{section.code}", f"{section.name} · {how_many(section.total, t)}"):
            _list(section, t, address, heads=section is shown.sections[0], digest=digest)
    remark = t("Không có trong văn bản của kỳ này; mỗi mục lấy kỳ mới nhất đã công bố.")
    for section in shown.elsewhere:
        name = t("{area}: từ các nguồn khác", area=section.name)
        with panel(f"elsewhere-{section.code}", f"{name} · {how_many(section.total, t)}", remark):
            _list(section, t, address, heads=not shown.sections, digest=digest)


def sections(found: Sequence[Section], t: Translator, address: Address) -> None:
    """A list of one's own within a card: areas with their indicators, all shown.

    Args:
        found: what is listed.
        address: gives the link of an indicator.
    """
    for section in found:
        _list(section, t, address, title=section.name, heads=section is found[0])


def proposals(shown: Printed, catalogue: Catalogue, t: Translator) -> None:
    """Difficulties and proposals of the documents, side by side where there is room."""
    if not shown.proposals:
        return
    documents = {one.document for found in shown.proposals.values() for one in found}
    said = "; ".join(sources.document(catalogue, code, t) for code in sorted(documents))
    with panel("proposals", t("Khó khăn, kiến nghị")):
        markup.show(
            "proposals",
            kinds=[
                (t(PROPOSAL_KINDS[kind]), [(one.text, _facts(one, t)) for one in found])
                for kind, found in shown.proposals.items()
            ],
        )
        told = t("Tóm tắt bằng lời của bảng điều khiển, theo {source}.", source=said)
        st.html(f'<p class="source">{told}</p>')


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


def marks(one: Figure, t: Translator) -> list[Mark]:
    """What must be known of a figure: what does not fit it, its precision, who says otherwise."""
    found = [(word, meaning, True) for word, meaning in one.unmatched]
    if one.doubt:
        found.append((one.doubt, _doubt(one, t), False))
    for text, publisher in one.rivals:
        meaning = t(
            "{publisher} nêu {value} cho cùng kỳ và cùng phạm vi.", publisher=publisher, value=text
        )
        found.append((t("≠ nguồn khác nêu {value}", value=text), meaning, True))
    return found


def _list(
    section: Section,
    t: Translator,
    address: Address,
    *,
    title: str = "",
    heads: bool,
    digest: bool = False,
) -> None:
    """The indicators of an area; ``heads`` names the columns, above the first list only."""
    first, rest = section.parts() if digest else (section.items, ())
    if len(rest) <= _SHORT:
        first, rest = section.items, ()
    left = sum(len(item.figures) for item in rest)
    markup.show(
        "figures",
        title=title,
        how_many=how_many(section.total, t),
        heads=_heads(t) if heads else (),
        first=[_item(item, t, address) for item in first],
        rest=[_item(item, t, address) for item in rest],
        more=t.plural("Xem thêm {n} số liệu", left, n=t.count(left)) if rest else "",
        plan=t(NATURES["plan"]),
    )


def _heads(t: Translator) -> tuple[str, ...]:
    return (
        t("Số liệu báo cáo"),
        t("Giá trị theo văn bản gốc"),
        t("Lưu ý"),
        t("Kỳ, phạm vi"),
        t("Nguồn"),
    )


def how_many(number: int, t: Translator) -> str:
    """How many figures there are: "1 số liệu", "25 số liệu"."""
    return t.plural("{n} số liệu", number, n=t.count(number))


def _item(item: Item, t: Translator, address: Address) -> dict[str, Any]:
    return {
        "code": item.code,
        "name": item.name,
        "plan": item.plan,
        "href": address(item.code),
        "figures": [_line(one, t) for one in item.figures],
    }


def _line(one: Figure, t: Translator) -> dict[str, Any]:
    known = marks(one, t)
    if one.note:
        known.append((t("ghi chú"), one.note, False))
    standing = one.standing
    return {
        "text": one.text,
        "state": hero.verdict(standing),
        "sign": "" if standing is None else standing.sign,
        "badge": "" if standing is None else t(standing.label),
        "marks": known,
        "own": one.own,
        "period": one.period_name,
        "scope": one.scope,
        "where": one.where or one.publisher,
        "address": one.address or "",
        "quote": one.quote,
    }


def _doubt(one: Figure, t: Translator) -> str:
    if one.precision == "derived":
        return t("Văn bản không nêu số này; tính lại từ các số trong văn bản.")
    return t("Nguồn chỉ nêu số tròn kèm chữ này, không nêu số chính xác.")


def _facts(one: Proposal, t: Translator) -> str:
    to = t("gửi {addressee}", addressee=one.addressee) if one.addressee else ""
    return " · ".join(part for part in (to, one.where) if part)
