"""The two pictures of a comparison: why the number changed, and both values of its groups."""

from html import escape

import streamlit as st

from analytics.charts import Chart, dumbbell, waterfall
from analytics.i18n import Translator
from analytics.views.compare import Change, mix_meaning, rate_meaning, reason, unreported_notes
from pages.ui import boxes, charts, empty, store
from pages.ui.filters import Choice
from pages.ui.frame import Context


def draw(context: Context, choice: Choice, view: Change) -> None:
    """Why it changed, and both values of the groups; where there is no split, why not."""
    t = choice.t
    if not any(group.difference is not None for group in view.groups):
        empty.place(
            t(
                "Không {part} nào có số ở cả hai kỳ: văn bản không nêu, hoặc chưa gửi hồ sơ.",
                part=_part(view.question.split, t),
            )
        )
        return
    left, right = st.columns(2, gap="medium")
    with left:
        if view.explains and len(view.groups) > 1:
            chart = store.cached(
                context, ("why", view.question, t), lambda: _why(context, choice, view)
            )
            charts.show(chart, "compare-why")
            _method(view, t)
        else:
            empty.place(_unexplained(view, t))
    with right:
        chart = store.cached(
            context, ("both", view.question, t), lambda: _both(context, choice, view)
        )
        charts.show(chart, "compare-both")


def _unexplained(view: Change, t: Translator) -> str:
    """Why there is nothing to explain the change with."""
    if view.explains:
        return t("Phạm vi này chỉ có một nhóm: chọn cách chia khác để xem nguyên nhân.")
    if view.comparable:
        return reason(view, t)
    both = sum(group.difference is not None for group in view.groups)
    return " ".join(
        [
            t.plural(
                "Chưa tách được nguyên nhân; bên cạnh là {n} nhóm có số ở cả hai kỳ.",
                both,
                n=t.count(both),
            ),
            *unreported_notes(view, t),
        ]
    )


def _method(view: Change, t: Translator) -> None:
    """How the change was split, one click away."""
    if view.split is None:
        return
    lines = "".join(f"<li>{escape(meaning(t))}</li>" for meaning in (rate_meaning, mix_meaning))
    summary = escape(t("Cách tách"))
    st.html(f'<details class="source"><summary>{summary}</summary><ul>{lines}</ul></details>')


def _why(context: Context, choice: Choice, view: Change) -> Chart:
    t = choice.t
    caused = view.is_rate and view.verdict.is_news
    title = t("Vì sao thay đổi, {by}") if caused else t("Thay đổi ở đâu, {by}")
    return waterfall(
        view,
        t=t,
        title=title.format(by=_by(view.question.split, t)),
        caption=_caption(context, choice, view),
        filename=f"{file_name(choice, view)}-vi-sao",
    )


def _both(context: Context, choice: Choice, view: Change) -> Chart:
    t = choice.t
    return dumbbell(
        view,
        t=t,
        title=t("Trước và sau, {by}", by=_by(view.question.split, t)),
        caption=_caption(context, choice, view),
        filename=file_name(choice, view),
    )


def title(view: Change, t: Translator) -> str:
    """The title of the table and of the file."""
    periods = periods_text(view.question.period, view.period, t)
    return f"{t(view.metric.label)}, {_by(view.question.split, t)}, {periods}"


def _by(split: str, t: Translator) -> str:
    """How the change is divided, within a title: "theo cấp"."""
    return t("theo {part}", part=_part(split, t))


def _part(split: str, t: Translator) -> str:
    """What the groups are, within a sentence: "cấp"."""
    name = boxes.heading(split, t)
    return name[:1].lower() + name[1:]


def _caption(context: Context, choice: Choice, view: Change) -> str:
    """What holds for the whole picture: dataset, number, periods, scope."""
    t = choice.t
    return charts.caption(
        choice,
        t(view.metric.label),
        periods_text(view.question.period, view.period, t),
        context.catalogue.sentence(choice.filter, t),
    )


def periods_text(period: str, earlier: str | None, t: Translator) -> str:
    """Both periods: "quý I/2021 so với quý I/2020"."""
    now = t.period(period, inside=True)
    if earlier is None:
        return now
    return t("{now} so với {then}", now=now, then=t.period(earlier, inside=True))


def file_name(choice: Choice, view: Change) -> str:
    """The name of a file made from the page, without its ending."""
    question = view.question
    chosen = (question.chosen.level, question.chosen.district, question.chosen.sector)
    parts = (question.metric, question.split, *chosen, view.period, question.period)
    return charts.file_name(choice, "so-sanh", *parts)
