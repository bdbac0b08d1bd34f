"""What Xu hướng lets choose: the number, its parts, kind of period, the part that is followed."""

from collections.abc import Mapping, Sequence
from typing import Any

from analytics.i18n import Translator
from analytics.metrics import SMALL
from analytics.texts import PERIOD_KINDS, capital
from analytics.views import trend as trends
from analytics.views.trend import SPLITS, Question, Subject, Trend, kinds, subjects
from analytics.views.trend import ways as ways_of
from pages.ui import boxes, filters, frame, link, markup, profiles, store
from pages.ui.filters import Choice
from pages.ui.frame import Context
from pages.ui.link import Parameter, Refused

_TOTAL = "total"


def known(context: Context) -> Mapping[str, Subject]:
    """Every number that can be followed, by its code."""
    return store.cached(context, ("subjects",), lambda: subjects(context.catalogue))


def read(known: Mapping[str, Subject]) -> list[Refused]:
    """Take the number and its parts from the link."""
    return link.own(
        Parameter("metric", tuple(known), "on_time_rate"),
        Parameter("split", (_TOTAL, *SPLITS), _TOTAL),
    )


def question(
    place: Any, context: Context, known: Mapping[str, Subject], choice: Choice
) -> tuple[Question, list[Refused]]:
    """Draw number, parts and kind of period.

    Returns:
        What is asked, and the values of the link that could not be used.
    """
    t = choice.t
    names = {code: t(one.name) for code, one in known.items()}
    code = boxes.choose(place, t("Chỉ số"), names, "metric", t, width=400)
    parts = {_TOTAL: t("Cả phạm vi")} | {one: boxes.heading(one, t) for one in SPLITS}
    split = boxes.choose(place, t("Chia theo"), parts, "split", t, width=215)
    offered = store.cached(
        context,
        ("kinds", code, choice.dataset),
        lambda: kinds(context.reader, context.catalogue, code, choice.dataset),
    ) or ("quarter",)
    refused = link.own(Parameter("kind", offered, offered[0]))
    names = {kind: capital(t(PERIOD_KINDS[kind])) for kind in offered}
    kind = boxes.choose(place, t("Loại kỳ"), names, "kind", t, width=200)
    asked = None if split == _TOTAL else split
    return Question(code, asked, kind, choice.filter, choice.dataset), refused


def followed(place: Any, view: Trend, t: Translator) -> tuple[str | None, list[Refused]]:
    """Draw the box for the part that is followed; None when there is but a total."""
    names = view.called(t)
    if not names:
        # Kept for the next division: a link that gains or loses a choice would leave the browser
        # nothing to go back to.
        link.own(Parameter("key", None, ""))
        return None, []
    refused = link.own(Parameter("key", tuple(names), view.standout or view.keys[0]))
    title = {
        "level": t("Cấp theo dõi"),
        "unit": t("Đơn vị theo dõi"),
        "sector": t("Lĩnh vực theo dõi"),
    }[view.question.split or "unit"]
    explained = _standout(view, t)
    return boxes.choose(place, title, names, "key", t, width=380, explained=explained), refused


def _standout(view: Trend, t: Translator) -> str:
    """Which part is chosen at first; see ``Trend.standout``."""
    if view.subject.noun != "%" or view.subject.better == "none":
        return t("Chọn sẵn: mục lớn nhất ở kỳ mới nhất.")
    if view.subject.better == "up":
        text = t("Chọn sẵn: mục thấp nhất ở kỳ mới nhất, trong các mục có từ {least} hồ sơ.")
    else:
        text = t("Chọn sẵn: mục cao nhất ở kỳ mới nhất, trong các mục có từ {least} hồ sơ.")
    return text.format(least=SMALL)


def split_words(split: str | None, kind: str, t: Translator) -> str:
    """How a picture is divided, within its title: "theo cấp, theo quý"."""
    by = t("theo {part}")
    parts = [boxes.heading(split, t)] if split else []
    parts.append(t(PERIOD_KINDS[kind]))
    return ", ".join(by.format(part=part[:1].lower() + part[1:]) for part in parts)


def ways(subject: Subject, known: Mapping[str, Subject], t: Translator) -> None:
    """The formula of what is shown, and behind one click the other ways of counting it."""
    if subject.formula is None:
        return
    others = ways_of(subject, known)
    markup.show(
        "ways",
        title=t("Công thức theo cột của biểu II.06a"),
        formula=t(subject.formula),
        more=t.plural("{n} cách tính khác nhau, không so với nhau", len(others), n=len(others)),
        ways=[(t(one.name), t(one.formula), one == subject) for one in others if one.formula],
    )


def events(view: Trend, t: Translator) -> None:
    """What happened within the time shown, behind one click."""
    if view.events:
        told = [(t.day(day), t.pick(vi, en)) for day, vi, en in view.events]
        markup.show("events", title=t("Sự kiện trong thời gian này"), events=told)


def left_out(view: Trend, t: Translator) -> None:
    """Say that the table shows the newest periods only, where there are too many rows."""
    shown, periods = trends.left_out(view)
    if shown < periods:
        frame.small(
            t.plural(
                "Bảng nêu {shown} kỳ mới nhất; tệp tải về có đủ {periods} kỳ.",
                shown,
                shown=shown,
                periods=periods,
            )
        )


def to_profile(context: Context, view: Trend, key: str | None, t: Translator) -> None:
    """The way to the profile of the part that is followed."""
    profiles.to_part(context, view.question.split, key, view.called(t), t)


def nearest(context: Context, choice: Choice, found: Sequence[Question]) -> list[tuple[str, str]]:
    """The choices that have figures: how they are called, and their addresses."""
    t = choice.t
    numbers = known(context)
    ways_on = []
    for one in found:
        scope = context.catalogue.sentence(one.chosen, t)
        how = split_words(one.split, one.kind, t)
        address = frame.here(
            metric=one.subject,
            split=one.split or _TOTAL,
            kind=one.kind,
            **filters.values(one.chosen),
        )
        ways_on.append((f"{t(numbers[one.subject].name)}, {how} · {scope}", address))
    return ways_on
