"""Phương pháp: how to read the numbers, what each one means, where it comes from."""

import streamlit as st

from analytics import control
from analytics.formats import count
from analytics.metrics import METRICS
from analytics.query.glossary import Glossary, glossary
from analytics.query.guide import form, form_balance
from analytics.query.sources import Sources, has_figures, sources
from analytics.query.uncertainty import uncertainty
from analytics.texts import translator
from pages._ui import charts, downloads, filters, frame, store, wordlists
from pages._ui import glossary as draw
from pages._ui import narrow as part
from pages._ui.frame import Context
from pages._ui.link import Parameter
from pages._ui.plain import plain

# In the order of the row that chooses one; the link says them as ``tab``.
SECTIONS = ("reading", "metrics", "indicators", "statistics", "sources", "marks")


def page(context: Context) -> None:
    """Draw the glossary of the chosen dataset."""
    refused = part.choices(Parameter("tab", SECTIONS, SECTIONS[0]), Parameter("q", None, ""))
    frame.notices(filters.refusal(one) for one in refused)
    choice = filters.draw(context.catalogue, ())
    _ = translator(language := choice.language)
    known: Glossary = store.cached(
        context,
        ("glossary", language, choice.dataset),
        lambda: glossary(context.reader, context.catalogue, language, dataset=choice.dataset),
    )
    behind: Sources = store.cached(
        context,
        ("sources", language, choice.dataset),
        lambda: sources(context.reader, context.catalogue, language, dataset=choice.dataset),
    )
    st.title(_("Phương pháp"), anchor=False)
    frame.answer(_answer(known, language))
    wanted = draw.search(known, language)
    section = draw.section(_sections(language), _("Phần"), searching=bool(wanted))
    explained = uncertainty(language, control.TERMS)
    if wanted:
        draw.results(known, behind, explained, context.catalogue, language, wanted)
    elif section == "reading":
        draw.parts(behind.reading)
    elif section == "statistics":
        draw.parts(explained)
    elif section == "metrics":
        _metrics(known, context, language)
    elif section == "indicators":
        _indicators(known, context, language)
    else:
        _lists(section, behind, context, language)
    if not wanted:
        downloads.buttons(
            lambda: wordlists.sheet(
                section, _sections(language)[section], known, behind, explained, context, choice
            ),
            charts.file_name(choice, "phuong-phap", section),
            language,
        )
    documents = context.catalogue.documents
    rows = [documents[one.document] for one in behind.documents if one.document]
    telling = sum(has_figures(row, known.figures) for row in rows)
    draw.source(
        _(
            "danh mục chỉ số, số liệu báo cáo và văn bản của chính bảng điều khiển; {all} văn bản,"
            " {n} có số liệu, đứng ở mục Nguồn số liệu"
        ).format(all=count(len(behind.documents), language), n=count(telling, language)),
        language,
    )


def _answer(known: Glossary, language: str) -> str:
    _ = translator(language)
    return _(
        "Bảng điều khiển nêu **{figures}** số liệu thuộc **{indicators}** mục, in trong"
        " **{documents}** văn bản, và **{metrics}** chỉ số hồ sơ; số nào cũng có định nghĩa và"
        " nguồn."
    ).format(
        figures=count(known.total, language),
        indicators=count(known.printed, language),
        documents=count(len(known.figures), language),
        metrics=count(len(METRICS), language),
    )


def _sections(language: str) -> dict[str, str]:
    _ = translator(language)
    names = (
        _("Cách đọc số"),
        _("Chỉ số hồ sơ"),
        _("Số liệu báo cáo"),
        _("Xếp hạng, so sánh"),
        _("Nguồn số liệu"),
        _("Mốc và sự kiện"),
    )
    return dict(zip(SECTIONS, names, strict=True))


def _metrics(known: Glossary, context: Context, language: str) -> None:
    _ = translator(language)
    st.markdown(
        _(
            "Chỉ số tính được từ hồ sơ; số trong ngoặc là cột của biểu II.06a. Mở một dòng để xem"
            " định nghĩa, nguồn và lưu ý."
        )
    )
    draw.groups(known.metrics, context.catalogue, language)
    st.subheader(_("Biểu II.06a (Thông tư 01/2020/TT-VPCP)"), anchor=False)
    st.markdown(
        _("Ba cột tổng là tổng của các cột dưới đây, và {balance}.").format(
            balance=plain(form_balance())
        )
    )
    draw.parts(form(language), form=True)


def _indicators(known: Glossary, context: Context, language: str) -> None:
    _ = translator(language)
    st.markdown(
        _(
            "Số liệu báo cáo là con số mà văn bản in ra, giữ nguyên như bản in. Chọn một lĩnh vực"
            " để mở."
        )
    )
    for group in known.indicators:
        n = count(len(group.entries), language)
        title = _("**{area}** · {n} mục").format(area=plain(group.name), n=n)
        with st.expander(title, key=f"methods_{group.code}"):
            draw.group(group, context.catalogue, language)


def _lists(section: str, behind: Sources, context: Context, language: str) -> None:
    draw.lists(wordlists.lines(section, behind, language), context.catalogue, language)


if __name__ == "__main__":
    __import__("dashboard").main()
