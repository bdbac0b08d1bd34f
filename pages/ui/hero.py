"""The answer of a page: the number, the sentence, how it stands to the target, where it is from."""

import streamlit as st

from analytics.i18n import Translator
from analytics.query import State
from analytics.texts import capital
from pages.ui import markup

# The verdict colours of the style sheet; other states of a target have none.
VERDICTS = {"met": "good", "near": "near", "missed": "bad"}


def draw(
    sentence: str,
    t: Translator,
    *,
    name: str = "",
    number: str = "",
    standing: State | None = None,
    remark: str = "",
) -> None:
    """Draw the hero.

    Args:
        sentence: the answer; what is between ** stands out. It goes on from ``number``.
        name: who the answer is about, where that is one unit; a heading above the number.
        number: the answer's number as shown; "" for none.
        standing: how the number stands to a target in force.
        remark: counts and sources, in small letters.
    """
    sample = t("MINH HỌA") if st.session_state["data"] == "demo" else ""
    markup.show(
        "hero",
        sentence=sentence,
        name=name,
        number=number,
        sample=sample,
        state=verdict(standing),
        sign="" if standing is None else standing.sign,
        badge="" if standing is None else capital(t(standing.label)),
        remark=remark,
    )


def verdict(standing: State | None) -> str:
    """The verdict class of a state: "good", "near", "bad"; "" for none."""
    return VERDICTS.get(standing.code, "") if standing is not None else ""
