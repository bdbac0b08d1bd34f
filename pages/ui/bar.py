"""The one bar under the header: dataset, period, and the choices that the page uses, in sight."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from html import escape

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.filters import LEVEL_CHOICES, Filter
from analytics.i18n import Translator, translator
from analytics.query.suggestions import parts_with_figures
from analytics.texts import LEVELS, Bilingual
from pages.ui import filters, menu, paper, store
from pages.ui.filters import ALL, AUTO, SCOPE, Choice
from pages.ui.frame import Context
from pages.ui.plain import plain

_SHORT = {
    "official": Bilingual("Chính thức", "Official"),
    "demo": Bilingual("Minh họa", "Illustrative"),
}
# Pixels of the boxes: each shows its longest usual option whole.
_WIDTHS = {"period": 270, "compare": 215, "district": 165, "sector": 185}


def draw(context: Context, uses: Sequence[str], awaited: Sequence[str] = ()) -> Choice:
    """Step 3 of the link: the choices of a page; what it does not use is kept and not drawn.

    Args:
        context: of the page.
        uses: names of the filters that the page uses.
        awaited: quarters without a report that the page can be drawn of.

    Returns:
        The choice, with what the reader has just set.
    """
    catalogue, t = context.catalogue, translator(st.session_state["lang"])
    parameters = filters.parameters(catalogue, st.session_state["data"], awaited)
    options = {item.name: item.options or () for item in parameters}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="bar"):
        if "data" in uses:
            _dataset(t)
        if "period" in uses:
            _period(catalogue, options["period"], t)
        scope = [name for name in SCOPE if name in uses]
        names = _names(catalogue, t) if scope else {}
        if scope or "compare" in uses:
            # On a phone the boxes are behind this button.
            st.html(f'<details class="sheet"><summary>{escape(t("Bộ lọc"))}</summary></details>')
            with st.container(
                horizontal=True,
                vertical_alignment="center",
                gap="small",
                width="content",
                key="boxes",
            ):
                if "compare" in uses:
                    _compare(options["compare"], t)
                _scope(context, scope, options, names, t)
        menu.draw(context, uses)
    chosen = [name for name in scope if st.session_state[name] != ALL]
    if chosen:
        _chips(names, chosen, t)
    paper.heading(catalogue, uses)
    return filters.chosen()


def language(t: Translator) -> None:
    """The choice of language and of light or dark, in the corner of the header."""
    with st.container(horizontal=True, key="corner", gap="small", width="content"):
        st.html(
            '<button type="button" class="theme"><span class="to-dark">'
            f'{t("Nền tối")}</span><span class="to-light">{t("Nền sáng")}</span></button>',
            width="content",
        )
        st.segmented_control(
            t("Ngôn ngữ"),
            ("vi", "en"),
            format_func=lambda code: plain(code.upper()),
            key="lang",
            required=True,
            label_visibility="collapsed",
        )


def _dataset(t: Translator) -> None:
    st.segmented_control(
        t("Bộ số liệu"),
        tuple(_SHORT),
        format_func=lambda code: plain(t(_SHORT[code])),
        key="data",
        required=True,
        label_visibility="collapsed",
    )


def _box(name: str, label: str, names: Mapping[str, str], t: Translator) -> None:
    st.selectbox(
        plain(label),
        tuple(names),
        format_func=names.__getitem__,
        key=name,
        placeholder=t("Chọn trong danh sách"),
        label_visibility="collapsed",
        filter_mode="contains",
        width=_WIDTHS.get(name, "stretch"),
    )


def _period(catalogue: Catalogue, codes: Sequence[str], t: Translator) -> None:
    dataset = st.session_state["data"]
    names = {
        code: " · ".join((t.period(code), *_holds(catalogue, code, dataset, t))) for code in codes
    }
    _box("period", t("Kỳ báo cáo"), names, t)


def _holds(catalogue: Catalogue, period: str, dataset: str, t: Translator) -> list[str]:
    """What a period has: a full report, articles, files of units; and how many figures."""
    rows = catalogue.reports.get(period, ()) if dataset == "official" else ()
    if not rows:
        return []
    kinds = {row["kind"] for row in rows}
    if "full_report" in kinds:
        held = t("báo cáo đầy đủ")
    elif "import" in kinds:
        held = t("số liệu đơn vị gửi")
    else:
        held = t("tin đã công bố")
    number = catalogue.figures_of(period)
    return [held, t.plural("{n} số", number, n=t.count(number))] if number else [held]


def _compare(codes: Sequence[str], t: Translator) -> None:
    earlier = [AUTO, *filters.earlier(codes, st.session_state["period"])]
    if st.session_state["compare"] not in earlier:
        st.session_state["compare"] = AUTO
    names = {code: t("So với {period}", period=t.period(code, inside=True)) for code in earlier[1:]}
    _box("compare", t("So với"), {AUTO: t("So với cùng kỳ"), **names}, t)


def _scope(
    context: Context,
    boxes: Sequence[str],
    options: Mapping[str, Sequence[str]],
    known: Mapping[str, Mapping[str, str]],
    t: Translator,
) -> None:
    for name, label in (("district", t("Địa bàn")), ("sector", t("Lĩnh vực"))):
        if name not in boxes:
            continue
        _box(name, label, _marked(context, name, options[name], known[name], t), t)
    if "level" in boxes:
        with st.popover(plain(t("Thêm")), key="more"):
            _box_level(known["level"], options["level"], t)


def _box_level(names: Mapping[str, str], codes: Sequence[str], t: Translator) -> None:
    st.selectbox(
        t("Cấp"),
        codes,
        format_func=names.__getitem__,
        key="level",
        placeholder=t("Chọn trong danh sách"),
        filter_mode="contains",
    )


def _marked(
    context: Context, name: str, codes: Sequence[str], known: Mapping[str, str], t: Translator
) -> Mapping[str, str]:
    """The districts or sectors by their codes, marked where the period has no dossiers of them."""
    choice = filters.chosen()
    period, level = choice.period, choice.filter.level
    if period is None:
        return {code: known[code] for code in codes}
    split = "area" if name == "district" else "sector"

    def marked() -> Mapping[str, str]:
        there = parts_with_figures(context.reader, period, split, level, choice.dataset)
        return {
            code: known[code]
            if code == ALL or code in there
            else t("{name} · chưa có số liệu", name=known[code])
            for code in codes
        }

    return store.cached(context, ("marked", split, choice.dataset, period, level, t), marked)


def _names(catalogue: Catalogue, t: Translator) -> dict[str, dict[str, str]]:
    """What the options are called: levels, districts and sectors by their codes."""
    names: dict[str, dict[str, str]] = {
        "level": {code: t(LEVELS[code]) for code in LEVEL_CHOICES},
        "district": {row["code"]: t.field(row, "name") for row in catalogue.districts()},
        "sector": dict(catalogue.names(t).sectors),
    }
    period = st.session_state["period"]
    for level in LEVEL_CHOICES if period else ():
        day = catalogue.ended(Filter(level), period)
        if day is None:
            continue
        last = t.day(day - timedelta(days=1))
        for name in (level, *(names["district"] if level == "district" else ())):
            called = names["level" if name == level else "district"]
            called[name] = t("{name} (đến {day})", name=called[name], day=last)
    names["level"][ALL] = t("Khối địa phương, mọi cấp")
    names["district"][ALL] = t("Toàn tỉnh")
    names["sector"][ALL] = t("Mọi lĩnh vực")
    return names


def _chips(names: Mapping[str, Mapping[str, str]], chosen: Sequence[str], t: Translator) -> None:
    """What is chosen of the scope, each to be taken back by a click, and all at once."""
    with st.container(horizontal=True, gap="xsmall", key="chips"):
        for name in chosen:
            label = names[name][st.session_state[name]]
            st.button(f"{plain(label)} ×", key=f"chip-{name}", on_click=_clear, args=((name,),))
        if len(chosen) > 1:
            st.button(t("Xóa lọc"), key="chip-all", type="tertiary", on_click=_clear, args=(SCOPE,))


def _clear(names: Sequence[str]) -> None:
    for name in names:
        st.session_state[name] = ALL
