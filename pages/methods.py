"""Phương pháp: how to read the numbers, what each one means, where it comes from."""

import streamlit as st

from analytics.formats import count
from analytics.metrics import METRICS
from analytics.query.glossary import Glossary, find, glossary
from analytics.query.guide import form, form_balance
from analytics.query.sources import Sources, sources
from analytics.texts import translator
from pages._ui import empty, filters, frame, store
from pages._ui import glossary as draw
from pages._ui.frame import Context

# Few enough results to show all they say at once.
_OPENED = 3


def page(context: Context) -> None:
    """Draw the glossary of the chosen dataset."""
    choice = filters.draw(context.catalogue, ())
    language = choice.language
    _ = translator(language)
    known = store.cached(glossary, context, language, dataset=choice.dataset)
    behind = store.cached(sources, context, language, dataset=choice.dataset)
    st.title(_("Phương pháp"), anchor=False)
    frame.answer(_answer(known, language))
    wanted = _search(known, language)
    section = _section(language)
    if wanted:
        _results(known, context, language, wanted)
    elif section == "reading":
        draw.parts(behind.reading)
    elif section == "metrics":
        _metrics(known, context, language)
    elif section == "indicators":
        _indicators(known, context, language)
    elif section == "sources":
        _sources(behind, context, language)
    else:
        _marks(behind, context, language)
    draw.source(
        _(
            "danh mục chỉ số, chỉ tiêu và văn bản của chính bảng điều khiển; {n} văn bản có số liệu"
            " đứng ở mục Nguồn số liệu"
        ).format(n=count(len(known.figures), language)),
        language,
    )


def _answer(known: Glossary, language: str) -> str:
    _ = translator(language)
    return _(
        "Bảng điều khiển nêu **{figures}** số liệu của **{indicators}** chỉ tiêu, in trong"
        " **{documents}** văn bản, và **{metrics}** chỉ số hồ sơ; số nào cũng có định nghĩa và"
        " nguồn."
    ).format(
        figures=count(known.total, language),
        indicators=count(known.printed, language),
        documents=count(len(known.figures), language),
        metrics=count(len(METRICS), language),
    )


def _search(known: Glossary, language: str) -> str:
    """What the reader looks for; a link may name an entry by its code (``term``)."""
    _ = translator(language)
    entry = known.entry(st.query_params.get("term", ""))
    if entry is not None:
        st.session_state["term"] = entry.name
    wanted = st.text_input(
        _("Tìm một chữ trong từ điển, gõ không dấu cũng được"),
        placeholder=_("ví dụ: tre han, truc tuyen, PAPI"),
        type="search",
        live=True,
        max_chars=80,
        key="term",
        persist_state="session",
        width=560,
    )
    return (wanted or "").strip()


def _section(language: str) -> str:
    _ = translator(language)
    names = {
        "reading": _("Cách đọc số"),
        "metrics": _("Chỉ số hồ sơ"),
        "indicators": _("Chỉ tiêu của báo cáo"),
        "sources": _("Nguồn số liệu"),
        "marks": _("Mốc và sự kiện"),
    }
    chosen = st.segmented_control(
        _("Phần"),
        list(names),
        default="reading",
        format_func=names.__getitem__,
        key="methods_section",
        required=True,
        label_visibility="collapsed",
        wrap=True,
        persist_state="session",
    )
    return str(chosen)


def _results(known: Glossary, context: Context, language: str, wanted: str) -> None:
    _ = translator(language)
    found = find((*known.metrics, *known.indicators), wanted)
    total = sum(len(group.entries) for group in found)
    if not found:
        empty.place(_("Không có mục nào nói “{wanted}”; thử chữ ngắn hơn.").format(wanted=wanted))
        return
    st.markdown(_("{n} mục tìm thấy").format(n=count(total, language)))
    for group in found:
        st.subheader(group.name, anchor=False)
        draw.group(group, context.catalogue, language, opened=total <= _OPENED)


def _metrics(known: Glossary, context: Context, language: str) -> None:
    _ = translator(language)
    st.markdown(
        _(
            "Chỉ số tính được từ hồ sơ; số trong ngoặc là cột của biểu II.06a. Mở một dòng để xem"
            " định nghĩa, nguồn và lưu ý."
        )
    )
    for group in known.metrics:
        st.subheader(group.name, anchor=False)
        draw.group(group, context.catalogue, language)
    st.subheader(_("Biểu II.06a (Thông tư 01/2020/TT-VPCP)"), anchor=False)
    st.markdown(
        _("Ba cột tổng là tổng của các cột dưới đây, và {balance}.").format(balance=form_balance())
    )
    draw.parts(form(language))


def _indicators(known: Glossary, context: Context, language: str) -> None:
    _ = translator(language)
    st.markdown(
        _("Chỉ tiêu là con số mà văn bản in ra, giữ nguyên như bản in. Chọn một lĩnh vực để mở.")
    )
    for group in known.indicators:
        n = count(len(group.entries), language)
        title = _("**{area}** · {n} chỉ tiêu").format(area=group.name, n=n)
        with st.expander(title, key=f"methods_{group.code}"):
            draw.group(group, context.catalogue, language)


def _sources(behind: Sources, context: Context, language: str) -> None:
    _ = translator(language)
    st.subheader(_("Bộ số liệu"), anchor=False)
    draw.lines(behind.datasets, context.catalogue, language)
    st.subheader(_("Văn bản"), anchor=False)
    draw.lines(behind.documents, context.catalogue, language)


def _marks(behind: Sources, context: Context, language: str) -> None:
    _ = translator(language)
    st.subheader(_("Chỉ tiêu được giao"), anchor=False)
    draw.lines(behind.targets, context.catalogue, language)
    st.subheader(_("Sự kiện"), anchor=False)
    draw.lines(behind.events, context.catalogue, language)
    st.subheader(_("Bao nhiêu đơn vị phải gửi hồ sơ"), anchor=False)
    draw.lines(behind.expected, context.catalogue, language)


if __name__ == "__main__":
    __import__("dashboard").main()
