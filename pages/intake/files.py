"""The files that the clerk chooses, what is said of them, and what is made of them and kept."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.periods import quarter_of, span
from pages.intake import questions
from pages.ui import clock, frame, uploads
from pages.ui.plain import plain

Made = TypeVar("Made")
AS_SAID = ""
# The first quarter with figures.
_OLDEST = "2017-Q1"
# What the clerk says of the files; the framework forgets it with the page, it is kept beside.
_PERIOD, _UNIT, _SAID = "intake-period", "intake-unit", "intake_said"
# Files kept from before that have a button of their own.
_LISTED = 12
_MADE = "intake_made"
_ROUND = "intake_round"


@dataclass
class Given:
    """What the clerk has chosen: period and unit (None: as the files say), the files themselves.

    ``uploads`` tells after reading which upload each file is: (name, sha256) → upload.
    """

    period: str | None
    unit: str | None
    files: list[Any]
    uploads: dict[tuple[str, str], str] = field(default_factory=dict)


def choose(catalogue: Catalogue, t: Translator) -> Given:
    """Draw what the clerk says of the files, and the field that takes them."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="intake-said"):
        period = st.selectbox(
            t("Kỳ của tệp"),
            [AS_SAID, *_quarters()],
            format_func=lambda code: t.period(code) if code else t("Như tệp ghi"),
            help=t("Chọn kỳ để tệp của kỳ khác bị báo lỗi. Danh sách hồ sơ không tự ghi kỳ."),
            key=_restored(_PERIOD),
            width=240,
        )
        names = {row["code"]: t.field(row, "name") for row in catalogue.validities}
        unit = st.selectbox(
            t("Đơn vị của tệp"),
            [AS_SAID, *sorted(names, key=names.__getitem__)],
            format_func=lambda code: names[code] if code else t("Như tệp ghi"),
            help=t("Chọn đơn vị để tệp của đơn vị khác bị báo lỗi."),
            key=_restored(_UNIT),
            filter_mode="contains",
            width=320,
        )
    st.session_state[_SAID] = {_PERIOD: period, _UNIT: unit}
    chosen = uploads.field(
        t(
            "Biểu II.06a, bảng số liệu báo cáo hoặc danh sách hồ sơ: .xlsx, .xls, .ods, .csv,"
            " .parquet; chọn được nhiều tệp"
        ),
        _field(),
    )
    _kept(len(chosen), t)
    return Given(period or None, unit or None, chosen)


def are_chosen() -> bool:
    """Whether there are files, asked before their field is drawn."""
    return uploads.are_chosen(_field())


def forget() -> None:
    """Begin again with an empty field, and without what was in it."""
    uploads.release(_field())
    st.session_state[_ROUND] = int(st.session_state.get(_ROUND, 0)) + 1
    st.session_state.pop(_MADE, None)
    questions.forget()


def made(key: Hashable, make: Callable[[], Made], words: str | None = None) -> Made:
    """What a step has made, kept for the visitor until something before it changes.

    Args:
        key: what it hangs on.
        make: makes it.
        words: what is said while it is made; None where something else says so.
    """
    kept = st.session_state.setdefault(_MADE, {})
    if key not in kept:
        if words is None:
            kept[key] = make()
        else:
            with st.spinner(plain(words)):
                kept[key] = make()
    product: Made = kept[key]
    return product


def is_made(key: Hashable) -> bool:
    """Whether something is kept already."""
    return key in st.session_state.get(_MADE, {})


def _restored(key: str) -> str:
    """The key of a box, which has what was chosen in it before the clerk left the page."""
    st.session_state.setdefault(key, st.session_state.get(_SAID, {}).get(key, AS_SAID))
    return key


def _kept(number: int, t: Translator) -> None:
    """The files that were chosen before the clerk left the page, each to be let go, or all.

    ``number`` counts those in the field too.
    """
    kept = uploads.kept(_field())
    if not kept:
        return
    frame.small(t("Tệp đã chọn trước khi rời trang, giữ đến khi công bố, bỏ đi hoặc đóng trang:"))
    with st.container(horizontal=True, key="intake-kept"):
        for file in kept[:_LISTED]:
            st.button(
                plain(t("Bỏ tệp {name}", name=file.name)),
                icon=":material/close:",
                key=f"intake-let-go-{file.file_id}",
                on_click=uploads.let_go,
                args=(file,),
            )
        if number > 1:
            st.button(
                t("Bỏ cả {n} tệp", n=t.count(number)),
                icon=":material/delete:",
                key="intake-let-go",
                on_click=forget,
            )


def _field() -> str:
    return f"intake-files-{st.session_state.get(_ROUND, 0)}"


def _quarters() -> list[str]:
    """The quarters that a report may be about, the present one first."""
    return span(_OLDEST, quarter_of(clock.today()))[::-1]
