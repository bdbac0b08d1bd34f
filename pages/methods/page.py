"""Giải thích và phương pháp: how to read the numbers, what each one means, where it comes from."""

import streamlit as st

from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.views.methods.glossary import Glossary, glossary
from analytics.views.methods.sources import Sources, has_figures, sources
from analytics.views.methods.text import form, form_balance, statistics
from pages.methods import glossary as draw
from pages.methods import wordlists
from pages.ui import bar, charts, downloads, filters, frame, hero, store
from pages.ui import narrow as part
from pages.ui.frame import Context
from pages.ui.link import Parameter
from pages.ui.plain import plain

# In the order of the row that chooses one; the link says them as ``tab``.
SECTIONS = ("reading", "metrics", "indicators", "statistics", "sources", "marks")


def page(context: Context) -> None:
    """Draw the glossary of the chosen dataset."""
    refused = part.choices(Parameter("tab", SECTIONS, SECTIONS[0]), Parameter("q", None, ""))
    frame.notices(filters.refusal(one) for one in refused)
    choice = bar.draw(context, ())
    t = choice.t
    known: Glossary = store.cached(
        context,
        ("glossary", t, choice.dataset),
        lambda: glossary(context.reader, context.catalogue, t, dataset=choice.dataset),
    )
    behind: Sources = store.cached(
        context,
        ("sources", t, choice.dataset),
        lambda: sources(context.reader, context.catalogue, t, dataset=choice.dataset),
    )
    frame.title(t("Giải thích và phương pháp"))
    hero.draw(_answer(known, t), t)
    wanted = draw.search(known, t)
    section = draw.section(_sections(t), t("Phần"), searching=bool(wanted))
    explained = statistics(t)
    if wanted:
        draw.results(known, behind, explained, context.catalogue, t, wanted)
    elif section == "reading":
        draw.parts(behind.reading)
    elif section == "statistics":
        draw.parts(explained)
    elif section == "metrics":
        _metrics(known, context, t)
    elif section == "indicators":
        _indicators(known, context, t)
    else:
        _lists(section, behind, context, t)
    if not wanted:
        downloads.buttons(
            lambda: wordlists.sheet(
                section, _sections(t)[section], known, behind, explained, context, choice
            ),
            charts.file_name(choice, "phuong-phap", section),
            t,
        )
    documents = context.catalogue.documents
    rows = [documents[one.document] for one in behind.documents if one.document]
    telling = sum(has_figures(row, known.figures) for row in rows)
    draw.source(
        t(
            "danh mục chỉ số, số liệu báo cáo và văn bản của chính bảng điều khiển; {all} văn bản,"
            " {n} có số liệu, đứng ở mục Nguồn số liệu",
            all=t.count(len(behind.documents)),
            n=t.count(telling),
        ),
        t,
    )


def _answer(known: Glossary, t: Translator) -> str:
    if not known.total:
        # Illustrative dossiers print no figures: nothing is counted that is not there.
        return t.plural(
            "Bảng điều khiển tính **{metrics}** chỉ số từ hồ sơ; số nào cũng có định nghĩa.",
            len(METRICS),
            metrics=t.count(len(METRICS)),
        )
    return t(
        "Bảng điều khiển nêu **{figures}** số liệu thuộc **{indicators}** mục, in trong"
        " **{documents}** văn bản, và **{metrics}** chỉ số hồ sơ; số nào cũng có định nghĩa và"
        " nguồn.",
        figures=t.count(known.total),
        indicators=t.count(known.printed),
        documents=t.count(len(known.figures)),
        metrics=t.count(len(METRICS)),
    )


def _sections(t: Translator) -> dict[str, str]:
    names = (
        t("Cách đọc số"),
        t("Chỉ số hồ sơ"),
        t("Số liệu báo cáo"),
        t("Xếp hạng, so sánh"),
        t("Nguồn số liệu"),
        t("Chỉ tiêu và sự kiện"),
    )
    return dict(zip(SECTIONS, names, strict=True))


def _metrics(known: Glossary, context: Context, t: Translator) -> None:
    st.markdown(
        t(
            "Chỉ số tính được từ hồ sơ; số trong ngoặc là cột của biểu II.06a. Mở một dòng để xem"
            " định nghĩa, nguồn và lưu ý."
        )
    )
    draw.groups(known.metrics, context.catalogue, t)
    st.subheader(t("Biểu II.06a (Thông tư 01/2020/TT-VPCP)"), anchor=False)
    st.markdown(
        t("Ba cột tổng là tổng của các cột dưới đây, và {balance}.", balance=plain(form_balance()))
    )
    draw.parts(form(t), form=True)


def _indicators(known: Glossary, context: Context, t: Translator) -> None:
    st.markdown(
        t(
            "Số liệu báo cáo là con số mà văn bản in ra, giữ nguyên như bản in. Chọn một nội dung"
            " để mở."
        )
    )
    for group in known.indicators:
        n = t.count(len(group.entries))
        title = t("**{area}** · {n} mục", area=plain(group.name), n=n)
        with st.expander(title, key=f"methods_{group.code}"):
            draw.group(group, context.catalogue, t)


def _lists(section: str, behind: Sources, context: Context, t: Translator) -> None:
    draw.lists(wordlists.lines(section, behind, t), context.catalogue, t)
