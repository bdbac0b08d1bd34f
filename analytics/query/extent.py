"""How much the documents of a period print, in one sentence."""

from collections.abc import Sequence

from analytics.formats import count
from analytics.periods import label
from analytics.query.evidence import Figure
from analytics.query.figures import Item, Printed
from analytics.texts import translator


def sentence(shown: Printed, language: str, area: str = "", wanted: str = "") -> str:
    """How many figures are shown and what to know about them; numbers stand between **.

    Args:
        shown: the report, or the part of it that is shown.
        language: "vi" or "en".
        area: name of the chosen area; "" for all.
        wanted: what was searched for.
    """
    _ = translator(language)
    place = label(shown.period, language, inside=bool(area or wanted))
    if area:
        place = f"{area}, {place}"
    if wanted:
        place = f"“{wanted}” · {place}"
    figures = shown.figures
    told = _extent(shown, language, wanted).format(
        place=place,
        source=_source(shown, language),
        difficulties=count(len(shown.proposals.get("difficulty", ())), language),
        proposals=count(len(shown.proposals.get("proposal", ())), language),
        others=count(sum(len(one.items) for one in shown.elsewhere), language),
        figures=count(len(figures), language),
        indicators=count(len({item.code for item, _one in figures}), language),
        groups=count(len(shown.sections), language),
    )
    remarks = _remarks(figures, language)
    if shown.explained and not shown.is_empty:
        remarks.insert(0, _("không tên nào nói vậy, chỉ có trong định nghĩa, ghi chú"))
    return f"{told}; {', '.join(remarks)}." if remarks else f"{told}."


def _source(shown: Printed, language: str) -> str:
    _ = translator(language)
    return {
        "report": _("báo cáo"),
        "documents": _("nguồn đã công bố"),
        "others": _("văn bản về kỳ khác"),
        "files": _("tệp các đơn vị gửi"),
    }[shown.by]


def _extent(shown: Printed, language: str, wanted: str) -> str:
    _ = translator(language)
    if shown.is_empty:
        return _("{place}: không có số liệu nào")
    if not shown.figures and shown.proposals:
        return _("{place}: {source} nêu khó khăn (**{difficulties}**), kiến nghị (**{proposals}**)")
    if shown.by == "files" and not shown.figures and not wanted:
        return _("{place}: {source} chỉ có số hồ sơ, xem ở Tổng quan")
    if not shown.figures:
        return _("{place}: {source} không nêu; số mục có ở nguồn khác: **{others}**")
    if len(shown.figures) == 1:
        return _("{place}: {source} nêu **một** số liệu")
    if len({item.code for item, _one in shown.figures}) == 1:
        return _("{place}: {source} nêu **{figures}** số liệu của một mục")
    if len(shown.sections) == 1:
        return _("{place}: {source} nêu **{figures}** số liệu thuộc **{indicators}** mục")
    return _(
        "{place}: {source} nêu **{figures}** số liệu thuộc **{indicators}** mục trong"
        " **{groups}** nhóm"
    )


def _remarks(figures: Sequence[tuple[Item, Figure]], language: str) -> list[str]:
    """What must be known before a figure is quoted, with how many figures it is about."""
    _ = translator(language)
    found = {
        _("**{n}** là kế hoạch"): sum(item.plan for item, _one in figures),
        _("**{n}** là số gần đúng"): sum(
            one.precision in ("about", "over", "under") for _item, one in figures
        ),
        _("**{n}** là số suy ra"): sum(one.precision == "derived" for _item, one in figures),
        _("**{n}** của kỳ khác"): sum(not one.own for _item, one in figures),
    }
    return [words.format(n=count(n, language)) for words, n in found.items() if n]
