"""The overview on one A4 page to hand out: ``?view=brief``."""

from collections.abc import Sequence

import streamlit as st

from pages.overview import answer, attention, rates
from pages.ui import empty, filters, frame, link, markup, paper, sources
from pages.ui.frame import Context
from pages.ui.link import Parameter, Refused

_VIEW = "view"
_BRIEF = "brief"


def asked() -> bool:
    """Whether the link asks for the brief; another word in its place is said not to be known."""
    given = st.query_params.get_all(_VIEW)
    if given == [_BRIEF]:
        link.own(Parameter(_VIEW, (_BRIEF,), _BRIEF))
        return True
    if given:
        frame.notices([filters.refusal(Refused(_VIEW, " + ".join(given)))])
    return False


def page(context: Context, uses: Sequence[str]) -> None:
    """Draw the sheet, and above it the ways to print it and back."""
    choice = filters.chosen()
    t = choice.t
    markup.show(
        "brief",
        print=t("In"),
        back=t("Quay lại bảng điều khiển"),
        back_address=frame.address("overview"),
    )
    with st.container(key="brief"):
        paper.heading(context.catalogue, uses)
        frame.title(t("Tổng quan"))
        if choice.period is None:
            empty.no_data(t)
            return
        view = answer.view_of(context, choice)
        answer.show(context, view, choice)
        if not view.says_nothing:
            answer.numbers(context, view, choice)
            rates.show(context, view, choice, tables=False)
        attention.brief(context, view, choice)
        sources.line(context.catalogue, view.documents, t)
