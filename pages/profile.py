"""Hồ sơ đơn vị: one unit, area or sector: its numbers, its course, its parts, what is printed."""

import streamlit as st

from analytics.charts import Chart, heat_map, trend_lines
from analytics.periods import label
from analytics.profile import Profile, Subject, absent, export, names, profile, sentence
from analytics.texts import DATASETS, translator
from pages._ui import charts, downloads, empty, filters, frame, sources, standing, store
from pages._ui import profile_parts as parts
from pages._ui import subject as picked
from pages._ui.filters import Choice
from pages._ui.frame import Context

USES = ("data", "period", "compare")


def page(context: Context) -> None:
    """Draw the profile of the chosen unit, area or sector."""
    before = filters.chosen()
    refused = picked.read(context, before.dataset, before.period or "")
    choice = filters.draw(context.catalogue, USES)
    _ = translator(language := choice.language)
    st.title(_("Hồ sơ đơn vị"), anchor=False)
    if choice.period is None:
        empty.no_data(language)
        return
    one = picked.pick(context, choice.period, language)
    frame.notices(filters.refusal(each) for each in refused)
    if not one.exists(choice.period):
        frame.answer(_absent(one, choice.period, language))
        picked.absent(context, one, choice)
        return
    view = store.cached(
        context, ("profile", one.of, *_asked(choice)), lambda: _view(context, choice, one)
    )
    rows = _names(context, view, view.heat.split, view.heat.keys, language)
    said = sentence(view, language, rows=rows)
    frame.answer(said)
    if view.is_empty:
        picked.elsewhere(context, one, choice)
    else:
        standing.cards(view, context.catalogue, language)
    _pictures(context, choice, view, said, rows)
    _tables(context, choice, view, rows)
    parts.printed(context, view, choice)
    parts.links(context, one, language)
    sources.line(context.catalogue, view.documents, language)


def _view(context: Context, choice: Choice, one: Subject) -> Profile:
    assert choice.period is not None
    return profile(
        context.reader,
        context.catalogue,
        one,
        choice.period,
        dataset=choice.dataset,
        compare_with=choice.compare,
    )


def _asked(choice: Choice) -> tuple[object, ...]:
    return (choice.dataset, choice.period, choice.compare)


def _names(
    context: Context, view: Profile, split: str, keys: tuple[str, ...], language: str
) -> dict[str, str]:
    known = picked.known(context)
    return names(known, context.catalogue, split, keys, view.period, language)


def _absent(one: Subject, period: str, language: str) -> str:
    since, until = (day and label(day.isoformat(), language) for day in (one.since, one.until))
    return absent(one.called(language), period, since or "", until or "", language)


def _pictures(
    context: Context, choice: Choice, view: Profile, said: str, rows: dict[str, str]
) -> None:
    """The trend with its limits, and the heat map beside it."""
    _ = translator(language := choice.language)
    asked = (view.subject.of, *_asked(choice), language)
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader(_("Tỷ lệ đúng hạn qua các kỳ"), anchor=False)
        if view.trend.known:
            made = store.cached(
                context, ("profile trend", *asked), lambda: _trend(view, choice, said)
            )
            charts.show(made, "profile-trend")
        else:
            empty.place(_("Chưa có tỷ lệ đúng hạn của kỳ nào cùng loại."))
    with right:
        st.subheader(parts.heat_title(view, language), anchor=False)
        if view.heat.keys:
            made = store.cached(
                context, ("profile heat", *asked), lambda: _heat(view, choice, said, rows)
            )
            charts.show(made, "profile-heat")
        else:
            empty.place(_("Nguồn của kỳ này không chia số của đơn vị theo lĩnh vực."))


def _trend(view: Profile, choice: Choice, said: str) -> Chart:
    return trend_lines(
        view.trend,
        language=choice.language,
        caption=_caption(view, choice),
        alt=said.replace("**", ""),
        filename=charts.file_name(choice, "ho-so", view.subject.code, "xu-huong"),
    )


def _heat(view: Profile, choice: Choice, said: str, rows: dict[str, str]) -> Chart:
    return heat_map(
        view.heat,
        rows,
        language=choice.language,
        caption=_caption(view, choice),
        alt=f"{parts.heat_title(view, choice.language)}. {said.replace('**', '')}",
        filename=charts.file_name(choice, "ho-so", view.subject.code, "theo-quy"),
    )


def _caption(view: Profile, choice: Choice) -> str:
    name = view.subject.called(choice.language)
    demo = [DATASETS["demo"].in_(choice.language)] if choice.dataset == "demo" else []
    return " · ".join((*demo, name))


def _tables(context: Context, choice: Choice, view: Profile, rows: dict[str, str]) -> None:
    """The heat map as a table, the units with links to their profiles, the downloads."""
    keys = tuple(dict.fromkeys(one.key or "" for one in view.parts))
    units = _names(context, view, "unit", keys, choice.language)
    parts.tables_of(context, choice, view, rows, units)
    if view.is_empty and not view.heat.keys:
        return
    title = f"{translator(choice.language)('Hồ sơ đơn vị')}: {view.subject.called(choice.language)}"
    downloads.buttons(
        lambda: export(
            view, context.catalogue, choice.language, rows=rows, parts=units, title=title
        ),
        charts.file_name(choice, "ho-so", view.subject.of.replace(".", "-"), view.period),
        choice.language,
    )


if __name__ == "__main__":
    __import__("dashboard").main()
