"""Thu hồi số liệu: what one unit said of one period stops counting, with name and reason."""

import logging
from datetime import datetime
from html import escape

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.errors import DashboardError, StoreChanged
from analytics.i18n import Translator
from analytics.publishing.withdraw import (
    Loaded,
    came_from,
    consequence,
    finished,
    loaded,
    overtaken,
    request,
    take_back,
    whose,
)
from analytics.texts import capital
from pages.ui import frame, rows, store, trouble, writing
from pages.ui.frame import Context
from pages.ui.panel import panel
from pages.ui.plain import plain
from pages.ui.rows import Row

_LOG = logging.getLogger(__name__)
# What the clerk pressed the button for, as it stood on the page: meanwhile another clerk may have
# changed what there is, and the boxes with it.
_ASKED = "withdraw_asked"
_DONE = "withdraw_done"
# Parts that the listing names.
_LISTED = 8
_PERIOD, _WHO, _WHY = "withdraw-period", "withdraw-who", "withdraw-why"


def draw(context: Context, catalogue: Catalogue, t: Translator) -> None:
    """Draw the boxes and the button, closed at first; nothing where nothing was loaded."""
    asked: Loaded | None = st.session_state.pop(_ASKED, None)
    with st.container():  # a place of its own: what follows stays as it is while the work is done
        if asked is not None:
            _withdraw(asked, catalogue, t)
    here = store.cached(context, ("loaded",), lambda: loaded(context.reader))
    if not here:
        return
    with panel(
        "withdrawal",
        t.plural("Số liệu đã cập nhật: {n} phần", len(here), n=t.count(len(here))),
        t(
            "Mỗi phần là số của một đơn vị, một kỳ; thu hồi phần nào thì các trang thôi tính"
            " phần ấy."
        ),
    ):
        _listing(here, catalogue, t)
        _boxes(here, catalogue, t)


def _listing(here: tuple[Loaded, ...], catalogue: Catalogue, t: Translator) -> None:
    """The newest of what counts, each with its period and where it came from."""
    drawn = [
        Row(_name(part, catalogue, t), t.period(part.period), note=came_from(part, t))
        for part in here[:_LISTED]
    ]
    rest = len(here) - len(drawn)
    remark = t("và {n} phần nữa, chọn ở ô bên dưới", n=t.count(rest)) if rest else ""
    rows.draw(drawn, None, alt=t("Số liệu đã cập nhật"), remark=remark)


def _boxes(here: tuple[Loaded, ...], catalogue: Catalogue, t: Translator) -> None:
    # The framework closes it when what stands above comes or goes: open while something is chosen.
    is_used = st.session_state.get(_PERIOD) is not None
    with st.expander(t("Thu hồi số liệu"), expanded=is_used):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            one = _choose(here, catalogue, t)
        if one is None:
            return
        frame.small(came_from(one, t))
        st.html(f'<p class="said">{escape(consequence(one, catalogue, t))}</p>')
        with st.form("withdraw", border=False):
            st.text_input(
                t("Người thu hồi (tự khai)"),
                help=t(
                    "Chưa có đăng nhập: tên do người thu hồi tự ghi, được lưu cùng lần thu hồi."
                ),
                max_chars=100,
                key=_WHO,
            )
            st.text_input(
                t("Lý do"),
                placeholder=t("ví dụ: gửi nhầm kỳ"),
                max_chars=300,
                key=_WHY,
            )
            title = request(one, catalogue, t)
            st.form_submit_button(plain(title), on_click=_ask, args=(one,))


def told(context: Context, t: Translator) -> None:
    """What was taken back just now, with the way to the figures without it."""
    done: tuple[Loaded, str] | None = st.session_state.pop(_DONE, None)
    if done is None:
        return
    one, said = done
    name = t.period(one.period, inside=True)
    st.success(plain(said), icon=":material/check:")
    ways = {
        "overview": t("Xem Tổng quan {period}"),
        "reporting": t("Xem Tình hình gửi báo cáo {period}"),
    }
    telling = {
        "overview": one.period in context.catalogue.report_periods(),
        "reporting": not one.is_sheet,  # that page is about dossiers
    }
    for page, words in ways.items():
        if telling[page]:
            frame.way(context, page, words.format(period=name), data="official", period=one.period)


def _choose(here: tuple[Loaded, ...], catalogue: Catalogue, t: Translator) -> Loaded | None:
    """The period and unit that the clerk chooses; nothing is chosen beforehand."""
    period = st.selectbox(
        t("Kỳ"),
        list(dict.fromkeys(one.period for one in here)),
        index=None,
        format_func=lambda code: t.period(code),
        placeholder=t("Chọn trong danh sách"),
        key=_PERIOD,
        width=240,
    )
    names = {one: _name(one, catalogue, t) for one in here if one.period == period}
    ordered = sorted(names, key=lambda one: (one.is_sheet, names[one]))
    choices = {one.code: one for one in ordered}
    chosen = st.selectbox(
        t("Đơn vị"),
        list(choices),
        index=None,
        format_func=lambda code: names[choices[code]],
        placeholder=t("Chọn trong danh sách"),
        key="withdraw-unit",
        disabled=period is None,
        width=320,
    )
    return choices.get(chosen or "")


def _name(one: Loaded, catalogue: Catalogue, t: Translator) -> str:
    """An entry of the box: the unit, of whose sheet it says so first."""
    name = whose(one, catalogue, t)
    if one.is_report:
        return capital(name)
    return t("Bảng số liệu: {unit}", unit=name) if one.is_sheet else name


def _ask(one: Loaded) -> None:
    st.session_state[_ASKED] = one


def _withdraw(one: Loaded, catalogue: Catalogue, t: Translator) -> None:
    """Check again, take it back and publish; begin the page anew where it is done."""
    state = st.session_state
    who, why = str(state.get(_WHO, "")), str(state.get(_WHY, ""))
    if not who.strip() or not why.strip():
        st.warning(t("Ghi tên người thu hồi và lý do."), icon=":material/info:")
        return
    try:
        writing.check()
        with st.status(t("Đang thu hồi"), expanded=True) as shown:
            when = datetime.now().astimezone().isoformat(timespec="seconds")
            take_back(
                one.period,
                one.unit,
                who=who,
                when=when,
                why=why,
                kind=one.kind,
                document=one.document,
                load=one.load,
                progress=lambda said: shown.write(plain(t(said))),
            )
    except writing.NotAllowed:
        st.error(t("Máy chủ này chỉ để xem."))
        return
    except StoreChanged as error:
        st.warning(plain(overtaken(error, one, catalogue, t)), icon=":material/info:")
        return
    except DashboardError as error:
        _LOG.error("%s", type(error).__name__)
        st.error(t("Chưa thu hồi được."))
        trouble.told(error, t)
        return
    state[_DONE] = (one, finished(one, catalogue, t))
    for name in (_PERIOD, _WHO, _WHY):
        state.pop(name, None)
    st.rerun()
