"""When the store cannot be built: what is wrong and where, instead of a page that failed."""

import logging
from html import escape

import streamlit as st

from analytics.errors import DashboardError, InputProblems, Problem
from analytics.i18n import Translator, translator
from analytics.periods import day_of
from analytics.store.inventory import Inventory
from analytics.texts import LANGUAGES
from pages.ui.plain import plain

_LOG = logging.getLogger(__name__)
_MOST = 200


def page(error: DashboardError) -> None:
    """Say why there is nothing to show, name every problem of every file, and end the run."""
    _LOG.error("%s", error)
    t = translator(spoken())
    st.title(t("Chưa mở được kho số liệu"), anchor=False)
    if isinstance(error, InputProblems):
        st.markdown(
            t.plural(
                "Tệp số liệu có **{n}** lỗi nên chưa dựng được kho. Sửa các chỗ dưới đây rồi tải"
                " lại trang.",
                len(error.problems),
                n=t.count(len(error.problems)),
            )
        )
    else:
        st.markdown(t("Thử tải lại trang sau ít phút. Lời báo của kho số liệu:"))
    told(error, t)
    other, name = {"vi": ("en", "English"), "en": ("vi", "Tiếng Việt")}[t.language]
    st.html(
        f'<p class="source"><a href="?lang={other}" lang="{other}" target="_self">{name}</a></p>'
    )
    st.stop()


def remark(error: DashboardError) -> None:
    """Above a page of the snapshot before: why it is not one of today's files."""
    t = translator(spoken())
    if not isinstance(error, InputProblems):
        st.warning(plain(t(error)), icon=":material/info:")
        return
    number = len(error.problems)
    if error.of_archive:
        words = t.plural(
            "Kho số liệu có {n} tệp bị mất hoặc bị đổi; số liệu trên trang là của bản dựng còn giữ,"
            " chưa nạp thêm được.",
            number,
        )
    else:
        words = t.plural(
            "Tệp số liệu mới có {n} lỗi, chưa dùng được; số liệu trên trang là của lần dựng trước.",
            number,
        )
    st.warning(words.format(n=t.count(number)), icon=":material/info:")
    with st.expander(t("Xem các lỗi")):
        problems(error.problems, t)


def decided(inventory: Inventory) -> None:
    """On every page: which loads do not count, by whose decision, and why."""
    t = translator(spoken())
    for one in (*inventory.rollbacks, *inventory.losses):
        names = {load.number: load.name for load in inventory.all_loads}
        words = {
            "rollback": t.plural(
                "Lần nạp {names} đang để riêng, không được tính.", len(one.numbers)
            ),
            "given_up": t("Lần nạp {names} đã mất tệp, không được tính."),
        }[one.entry].format(names=", ".join(names[number] for number in one.numbers))
        by = t("{who} quyết định ngày {day}.", who=one.who, day=t.day(day_of(one.when)))
        why = " " + t("Lý do: {why}.", why=one.why.rstrip(".")) if one.why else ""
        st.html(f'<p class="decided" role="note"><b>{escape(words)}</b> {escape(by + why)}</p>')


def failed(error: Exception) -> bool:
    """Where a page breaks off: words in the reader's language instead of the framework's.

    What happened stands in the server's log. Returns that nothing else need be shown.
    """
    _LOG.error("A page broke off", exc_info=error)
    t = translator(spoken())
    st.error(
        t(
            "Trang gặp lỗi nên dừng ở đây; số liệu trong kho không bị ảnh hưởng. Tải lại trang; nếu"
            " vẫn vậy, báo người quản trị (nhật ký máy chủ ghi rõ)."
        )
    )
    return True


def told(error: DashboardError, t: Translator) -> None:
    """What went wrong; of wrong files every problem."""
    if isinstance(error, InputProblems):
        problems(error.problems, t)
    else:
        st.html(f'<p class="empty">{escape(t(error))}</p>')


def problems(found: tuple[Problem, ...], t: Translator) -> None:
    """Every problem: its place, what was found, what is needed."""
    items = "".join(f"<li>{_problem(one, t)}</li>" for one in found[:_MOST])
    st.html(f'<ul class="lines">{items}</ul>')
    if len(found) > _MOST:
        rest = t.count(len(found) - _MOST)
        st.markdown(t("và {n} lỗi nữa, xem bằng lệnh “make store”", n=rest))


def _problem(one: Problem, t: Translator) -> str:
    place = []
    if one.row is not None:
        place.append(t("dòng {n}", n=one.row))
    if one.column is not None:
        place.append(t("cột {name}", name=one.column))
    said = t("thấy {found}; cần {expected}", found=t(one.found), expected=t(one.expected))
    action = f"<p>{escape(t(one.action))}</p>" if one.action else ""
    where = f'<span class="facts">{escape(", ".join(place))}</span>' if place else ""
    return f"<b>{escape(one.file)}</b> {where}<div>{escape(said)}</div>{action}"


def spoken() -> str:
    """The language of the link: the filters, which know it otherwise, come out of the store."""
    given = st.query_params.get("lang", LANGUAGES[0])
    return given if given in LANGUAGES else LANGUAGES[0]
