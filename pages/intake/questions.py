"""What files leave open: the clerk answers in select boxes, and every answer is kept.

A box that is not drawn in one run loses what was chosen in it: the answers stand beside the boxes,
so that a question which comes and goes with an answer keeps it.
"""

from collections.abc import Mapping
from html import escape

import streamlit as st

from analytics.catalogue import Catalogue, Row
from analytics.i18n import Translator
from analytics.ingest.dossier_list import as_before
from analytics.ingest.result import Question, Reading
from analytics.periods import day_of
from analytics.publishing import Batch
from pages.ui import frame
from pages.ui.plain import plain

# Pixels: three boxes stand side by side on a desk, one on a phone.
_WIDTH = 380

# Answers by upload: {upload: {question: option}}.
_ANSWERS = "intake_answers"
# What was said of a column of one list is said of every list that has the same heading.
_OF_ALL, _SHARED = "", "column:"
# The uploads whose columns are read as of an earlier load, and are chosen again.
_AGAIN = "intake_columns_again"


def answers(upload: str) -> dict[str, str]:
    """Question code → option code, of one uploaded file."""
    kept = st.session_state.get(_ANSWERS, {})
    return {**kept.get(_OF_ALL, {}), **kept.get(upload, {})}


def forget() -> None:
    """Begin again without answers."""
    st.session_state.pop(_ANSWERS, None)
    st.session_state.pop(_AGAIN, None)


def draw(
    batch: Batch, uploads: Mapping[tuple[str, str], str], catalogue: Catalogue, t: Translator
) -> None:
    """Draw a box for every question; answered ones stay, to be changed.

    Columns that are read as of an earlier load are a line, until the clerk chooses them again.

    Args:
        batch: the files as they were read.
        uploads: (name, sha256) of a file → its upload.
        catalogue: what was chosen of columns before.
    """
    asked = {}
    for reading in batch.readings:
        upload = uploads[reading.file, reading.sha256]
        before = as_before(reading.columns, catalogue.columns)
        is_kept = before is not None and upload not in st.session_state.get(_AGAIN, ())
        if before is not None and is_kept:
            _remembered(upload, reading, before, t)
        for question in reading.questions:
            if not (is_kept and question.code.startswith(_SHARED)):
                asked[upload, question.code] = reading, question
    if not asked:
        return
    left = sum(question.code in reading.unanswered for reading, question in asked.values())
    title = t("Câu hỏi cần trả lời: {n}") if left else t("Câu hỏi đã trả lời: {n}")
    st.subheader(title.format(n=t.count(left or len(asked))), anchor=False)
    if any(code.startswith(_SHARED) for _upload, code in asked):
        frame.small(
            t(
                "Tên cột của danh sách chưa có trong danh mục: chọn tiêu đề tương ứng. Danh sách"
                " khác có cùng tiêu đề sẽ dùng lại lựa chọn này; công bố rồi thì được nhớ cho các"
                " lần sau."
            )
        )
    with st.container(horizontal=True, key="intake-questions"):
        for (upload, code), (reading, question) in asked.items():
            _box(upload, code, reading, question, t)


def _remembered(upload: str, reading: Reading, before: Row, t: Translator) -> None:
    """Since when the columns of a list are known, and the way to choose them again."""
    at = before["loaded_at"]
    words = t(
        "{file}: đã nhớ cách đọc cột từ ngày {day} ({who}).",
        file=reading.file,
        day=t.day(day_of(at)) if at else "…",
        who=before["loaded_by"] or "…",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="said">{escape(words)}</p>', width="content")
        st.button(
            t("Chọn lại cột"),
            key=f"intake-columns-again-{upload}",
            on_click=_choose_again,
            args=(upload,),
        )


def _choose_again(upload: str) -> None:
    st.session_state.setdefault(_AGAIN, set()).add(upload)


def _box(upload: str, code: str, reading: Reading, question: Question, t: Translator) -> None:
    names = {option: t(name) for option, name in question.options}
    where = ", ".join(part for part in (reading.file, question.sheet, question.cell) if part)
    key = _key(upload, code)
    known = answers(upload).get(code, question.chosen)
    # An answer that another file has given fills a box that stands empty.
    if st.session_state.get(key) is None and known in names:
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
        width=_WIDTH,
    )


def _keep(upload: str, code: str) -> None:
    kept = st.session_state.setdefault(_ANSWERS, {})
    chosen = st.session_state[_key(upload, code)]
    for of in (upload, _OF_ALL) if code.startswith(_SHARED) else (upload,):
        if chosen is None:
            kept.setdefault(of, {}).pop(code, None)
        else:
            kept.setdefault(of, {})[code] = chosen


def _key(upload: str, code: str) -> str:
    return f"intake-answer-{upload}-{code}"
