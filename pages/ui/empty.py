"""Empty places: what is missing, why, what there is instead, and the way to the other dataset."""

from collections.abc import Callable, Mapping, Sequence

from analytics.i18n import Translator
from analytics.query.suggestions import newest_with_figures
from analytics.texts import LEVELS
from analytics.views.overview import Overview, answerable
from pages.ui import filters, frame, markup, store
from pages.ui.filters import Choice
from pages.ui.frame import Context

_MOST = 6
_OFFERS: Mapping[str, Callable[[Translator], str]] = {
    "demo": lambda t: t("Xem thử với số liệu minh họa"),
    "official": lambda t: t("Về số liệu chính thức"),
}


def no_data(t: Translator) -> None:
    """The whole dataset is empty."""
    place(t("Kho số liệu chưa có báo cáo nào."), t=t)


def gone(context: Context, choice: Choice) -> str:
    """Why a choice cannot have figures: what is chosen no longer exists in the period; "" if not.

    An area ends with the level of the districts.
    """
    day = context.catalogue.ended(choice.filter, choice.period or "") if choice.period else None
    if day is None:
        return ""
    t = choice.t
    level = "district" if choice.filter.district is not None else choice.filter.level or ""
    return t(
        "{period}: không có “{scope}”. {level} đã kết thúc từ **{day}**.",
        period=choice.t.period(choice.period or ""),
        scope=context.catalogue.sentence(choice.filter, choice.t, period=choice.period),
        level=choice.t(LEVELS[level]),
        day=choice.t.day(day),
    )


def mentioned(context: Context, choice: Choice) -> None:
    """Say that no document is about the period, where others print the figures of it."""
    period = choice.period
    if period and choice.dataset == "official" and context.catalogue.mentioned(period):
        t = choice.t
        frame.small(
            t(
                "Chưa có văn bản về riêng {period}: số ở đây đứng trong văn bản về kỳ khác.",
                period=choice.t.period(period, inside=True),
            )
        )


def elsewhere(context: Context, view: Overview, choice: Choice) -> None:
    """Offer the nearest choices that have figures: other scopes, another period."""
    t = choice.t
    ways = [
        (context.catalogue.sentence(scope, t), frame.here(**filters.values(scope)))
        for scope in answerable(view.figures, view.period)
        if scope != choice.filter
    ][:_MOST]
    period = store.cached(
        context,
        ("newest with figures", *choice.asked),
        lambda: newest_with_figures(
            context.reader, context.catalogue, choice.filter, view.period, choice.dataset
        ),
    )
    if period is not None:
        ways.append((t.period(period), frame.here(period=period)))
    if view.is_part:
        missing = t("Chưa có số của cả phạm vi: chưa đủ tệp của các đơn vị.")
    elif choice.dataset == "official":
        missing = t("Văn bản của kỳ này không nêu, và chưa có tệp nào của đơn vị.")
    else:
        missing = t("Số liệu minh họa không có hồ sơ nào ở lựa chọn này.")
    place(
        missing,
        ways=ways,
        t=t,
    )


def place(
    sentence: str,
    why: str = "",
    ways: Sequence[tuple[str, str]] = (),
    *,
    t: Translator | None = None,
    offer: bool = True,
) -> None:
    """Say what a part of a page has not, and lead to what there is.

    Args:
        sentence: what is missing; what is between ** stands out.
        why: the reason ("Nguồn chỉ công bố số chung."); "" where there is none to tell.
        ways: choices that have figures, (label, address): ``frame.here(period=…)`` on this page,
            ``frame.address("trends", metric=…)`` on another.
        t: of the page; without it there is neither ``ways`` nor the button.
        offer: whether the button to the other dataset stands below, which keeps page and choices;
            not where a search finds nothing.
    """
    other = filters.other_dataset() if t is not None and offer else None
    markup.show(
        "empty",
        sentence=sentence,
        why=why,
        lead=t("Có số liệu cho:") if t is not None else "",
        ways=ways if t is not None else (),
        button=_OFFERS[other](t) if t is not None and other is not None else "",
        href=frame.here(**filters.to_dataset(other)) if other is not None else "",
    )
