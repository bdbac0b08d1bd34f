"""How much the documents of a period print, in one sentence."""

from collections.abc import Sequence

from analytics.i18n import Translator
from analytics.texts import APPROXIMATE
from analytics.views.areas.data import Item, Printed
from analytics.views.figures import Figure


def sentence(shown: Printed, t: Translator, area: str = "", wanted: str = "") -> str:
    """How many figures are shown and what to know about them; numbers stand between **.

    Args:
        shown: the report, or the part of it that is shown.
        area: name of the chosen area; "" for all.
        wanted: what was searched for.
    """
    place = t.period(shown.period, inside=bool(area or wanted))
    if area:
        place = f"{area}, {place}"
    if wanted:
        place = f"“{wanted}” · {place}"
    figures = shown.figures
    extent = _extent(shown, t, wanted).format(
        place=place,
        source=_source(shown, t),
        difficulties=t.count(len(shown.proposals.get("difficulty", ()))),
        proposals=t.count(len(shown.proposals.get("proposal", ()))),
        others=t.count(sum(len(section.items) for section in shown.elsewhere)),
        figures=t.count(len(figures)),
        indicators=t.count(len({item.code for item, _figure in figures})),
        groups=t.count(len(shown.sections)),
    )
    remarks = _remarks(figures, t)
    if shown.explained and not shown.is_empty:
        remarks.insert(0, t("không tên nào nói vậy, chỉ có trong định nghĩa, ghi chú"))
    return f"{extent}; {', '.join(remarks)}." if remarks else f"{extent}."


def _source(shown: Printed, t: Translator) -> str:
    return {
        "report": t("báo cáo"),
        "documents": t("nguồn đã công bố"),
        "others": t("văn bản về kỳ khác"),
        "files": t("tệp các đơn vị gửi"),
    }[shown.by]


def _extent(shown: Printed, t: Translator, wanted: str) -> str:
    if shown.is_empty:
        return t("{place}: không có số liệu nào")
    if not shown.figures and shown.proposals:
        return t("{place}: {source} nêu khó khăn (**{difficulties}**), kiến nghị (**{proposals}**)")
    if shown.by == "files" and not shown.figures and not wanted:
        return t("{place}: {source} chỉ có số hồ sơ, xem ở Tổng quan")
    if not shown.figures:
        return t("{place}: {source} không nêu; số mục có ở nguồn khác: **{others}**")
    if len(shown.figures) == 1:
        return t("{place}: {source} nêu **một** số liệu")
    if len({item.code for item, _figure in shown.figures}) == 1:
        return t("{place}: {source} nêu **{figures}** số liệu của một mục")
    if len(shown.sections) == 1:
        return t("{place}: {source} nêu **{figures}** số liệu thuộc **{indicators}** mục")
    return t(
        "{place}: {source} nêu **{figures}** số liệu thuộc **{indicators}** mục trong"
        " **{groups}** nội dung"
    )


def _remarks(figures: Sequence[tuple[Item, Figure]], t: Translator) -> list[str]:
    """What must be known before a figure is quoted, with how many figures it is about."""
    remarks = {
        t("**{n}** là kế hoạch"): sum(item.plan for item, _figure in figures),
        t("**{n}** là số gần đúng"): sum(
            figure.precision in APPROXIMATE for _item, figure in figures
        ),
        t("**{n}** là số tính lại từ văn bản"): sum(
            figure.precision == "derived" for _item, figure in figures
        ),
        t("**{n}** của kỳ khác"): sum(not figure.own for _item, figure in figures),
    }
    return [words.format(n=t.count(n)) for words, n in remarks.items() if n]
