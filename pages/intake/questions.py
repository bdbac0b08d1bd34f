"""What files leave open: the clerk answers in select boxes, and every answer is kept.

A box that is not drawn in one run loses what was chosen in it: the answers stand beside the boxes,
so that a question which comes and goes with an answer keeps it.
"""

from collections.abc import Mapping

import streamlit as st

from analytics.i18n import Translator
from analytics.publishing import Batch
from pages.ui.plain import plain

# Answers by upload: {upload: {question: option}}.
_ANSWERS = "intake_answers"


def answers(upload: str) -> dict[str, str]:
    """Question code → option code, of one uploaded file."""
    return dict(st.session_state.get(_ANSWERS, {}).get(upload, {}))


def forget() -> None:
    """Begin again without answers."""
    st.session_state.pop(_ANSWERS, None)


def draw(batch: Batch, uploads: Mapping[tuple[str, str], str], t: Translator) -> None:
    """Draw a box for every question; answered ones stay, to be changed.

    Args:
        batch: the files as they were read.
        uploads: (name, sha256) of a file → its upload.
    """
    asked = {
        (uploads[one.file, one.sha256], question.code): (one, question)
        for one in batch.readings
        for question in one.questions
    }
    if not asked:
        return
    left = sum(question.code in one.unanswered for one, question in asked.values())
    title = t("Câu hỏi cần trả lời: {n}") if left else t("Câu hỏi đã trả lời: {n}")
    st.subheader(title.format(n=t.count(left or len(asked))), anchor=False)
    for (upload, code), (one, question) in asked.items():
        names = {option: t(name) for option, name in question.options}
        where = ", ".join(part for part in (one.file, question.sheet, question.cell) if part)
        key = _key(upload, code)
        known = answers(upload).get(code, question.chosen)
        if key not in st.session_state and known in names:
            st.session_state[key] = known
        st.selectbox(
            plain(f"{t(question.text)} ({where})"),
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder=t("Chọn trong danh sách"),
            key=key,
            on_change=_keep,
            args=(upload, code),
        )


def _keep(upload: str, code: str) -> None:
    kept = st.session_state.setdefault(_ANSWERS, {}).setdefault(upload, {})
    chosen = st.session_state[_key(upload, code)]
    if chosen is None:
        kept.pop(code, None)
    else:
        kept[code] = chosen


def _key(upload: str, code: str) -> str:
    return f"intake-answer-{upload}-{code}"
