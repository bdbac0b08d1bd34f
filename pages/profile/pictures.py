"""The pictures of one unit, area or sector: its parts, its course, both by quarter."""

from collections.abc import Mapping

import streamlit as st

from analytics.charts import heat_map
from analytics.charts.axis import rate_axis
from analytics.i18n import Translator
from analytics.query import standing, value_text
from analytics.query.wording import late_text
from analytics.views.headline import Headline
from analytics.views.profile import Heat, Profile, heat_note, heat_table, split_message
from pages.trends import pictures as course
from pages.ui import behind, boxes, charts, empty, frame, hero, profiles, rows, store
from pages.ui.filters import Choice
from pages.ui.frame import Context
from pages.ui.panel import panel
from pages.ui.plain import plain
from pages.ui.tables import table

_FEW = 10
# Columns that a phone has room for.
_PHONE = 4


def show(
    context: Context, choice: Choice, view: Profile, said: Headline, names: Mapping[str, str]
) -> None:
    """The parts beside the course, then the heat map; what there is not is left out.

    Args:
        context: of the page.
        choice: the filters.
        view: of one unit, area or sector.
        said: the answer of the page, for screen readers.
        names: what to call the parts.
    """
    t = choice.t
    now = [key for key in view.heat.keys if view.heat.at(key, view.period)]
    if not now and not view.trend.known:
        return
    alt = f"{view.subject.called(t)}: {said.number} {said.sentence}".replace("**", "")
    left, right = st.columns(2, gap="small")
    with left, panel("split", split_message(view, t, names) or split_title(view, t), _of(view, t)):
        if now:
            _parts(view, now, names, t)
        else:
            empty.place(_undivided(view, t))
    with right:
        _course(context, choice, view, said)
    if len(view.heat.periods) > 1:
        _heat_panel(context, choice, view, alt, names)


def split_title(view: Profile, t: Translator) -> str:
    """What the parts are."""
    return {
        "sector": t("Đúng hạn theo lĩnh vực"),
        "level": t("Đúng hạn theo cấp"),
        "unit": t("Đúng hạn theo đơn vị"),
    }[view.heat.split]


def _of(view: Profile, t: Translator) -> str:
    period = t.period(view.period, inside=True)
    return f"{view.subject.called(t)} · {t('Tỷ lệ giải quyết đúng hạn, {period}', period=period)}"


def _parts(view: Profile, keys: list[str], names: Mapping[str, str], t: Translator) -> None:
    """The parts of the period as rows, most late dossiers first; the rest behind a click."""
    rates = [rate for key in keys if (rate := view.heat.at(key, view.period)) is not None]
    rates.sort(key=lambda rate: (-(rate.late or 0), rate.value or 0))
    goal = view.goal
    axis = rate_axis([rate.value for rate in rates if rate.value is not None])

    def draw(start: int, end: int | None) -> None:
        listed = []
        for rate in rates[start:end]:
            verdict = standing(rate.value, goal)
            of = profiles.of(view.heat.split, rate.key)
            listed.append(
                rows.Row(
                    name=names[rate.key or ""],
                    value=value_text(rate, t),
                    place=rate.value,
                    note=late_text(rate.late, t),
                    state=hero.verdict(verdict),
                    sign="" if verdict is None else verdict.sign,
                    href="" if of is None else frame.here(of=of),
                    hollow=not rate.has_counts,
                )
            )
        line = goal.value if goal is not None and axis.low <= goal.value <= axis.high else None
        rows.draw(
            listed,
            axis,
            alt=split_title(view, t),
            line=line,
            in_force=goal is not None and goal.in_force,
            remark=rows.axis_remark(axis, goal, t, listed),
        )

    draw(0, _FEW)
    if len(rates) > _FEW:
        behind.click(
            t("Xem thêm ({n})", n=t.count(len(rates) - _FEW)),
            "profile-split-open",
            lambda: draw(_FEW, None),
        )


def _course(context: Context, choice: Choice, view: Profile, said: Headline) -> None:
    """The rate over time, as the page of trends shows it, up to the period."""
    t = choice.t
    if not view.trend.known:
        with panel("trend", t("Tỷ lệ đúng hạn qua các kỳ"), view.subject.called(t)):
            empty.place(t("Chưa có tỷ lệ đúng hạn của kỳ nào cùng loại."))
        return
    subtitle = f"{view.subject.called(t)} · {t('tỷ lệ giải quyết đúng hạn (%)')}"
    name = charts.file_name(choice, "thong-tin", view.subject.code, "xu-huong")
    course.show(context, choice, view.trend, None, said.sentence, subtitle, name)


def _heat_panel(
    context: Context, choice: Choice, view: Profile, alt: str, names: Mapping[str, str]
) -> None:
    """The heat map of the greatest rows; all of them and the table behind a click each."""
    t = choice.t
    grid = view.heat.newest(_PHONE) if frame.on_phone() else view.heat
    title = f"{split_title(view, t)}, {t('qua các kỳ')}"
    with panel("heat", title, view.subject.called(t), heat_note(grid.greatest(_FEW), view, t)):
        _heat(context, choice, view, grid.greatest(_FEW), alt, names, title)
        several = len(grid.keys)
        if several > _FEW:
            behind.click(
                t("Xem tất cả ({n})", n=t.count(several)),
                "profile-heat-all",
                lambda: _heat(context, choice, view, grid, alt, names, title),
            )
        behind.click(
            t("Xem dạng bảng"),
            "profile-heat-open",
            lambda: _heat_table(context, choice, view, names, title),
        )


def _heat(
    context: Context,
    choice: Choice,
    view: Profile,
    grid: Heat,
    alt: str,
    names: Mapping[str, str],
    title: str,
) -> None:
    t = choice.t
    ofs = {key: profiles.of(grid.split, key) for key in grid.keys}
    addresses = {key: frame.here(of=of) for key, of in ofs.items() if of is not None}
    # Addresses hold every filter: a kept picture is the same link's only.
    key = ("profile heat", frame.here(), choice.t, len(grid.keys), len(grid.periods))
    chart = store.cached(
        context,
        key,
        lambda: heat_map(
            grid,
            names,
            t=t,
            target=None if view.goal is None else view.goal.value,
            addresses=addresses,
            alt=f"{title}. {alt}",
            filename=charts.file_name(choice, "thong-tin", view.subject.code, "theo-quy"),
        ),
    )
    source = charts.caption(choice, view.subject.called(t), t("tỷ lệ giải quyết đúng hạn (%)"))
    charts.show(chart, f"profile-heat-{len(grid.keys)}", title=title, source=source)


def _heat_table(
    context: Context, choice: Choice, view: Profile, names: Mapping[str, str], title: str
) -> None:
    t = choice.t
    shown = store.cached(
        context,
        ("profile heat table", view.subject.of, *choice.asked[:3], t),
        lambda: heat_table(view.heat, names, boxes.heading(view.heat.split, t), t),
    )
    table(
        shown,
        alt=plain(title),
        links=profiles.addresses(view.heat.split, view.heat.keys),
    )


def _undivided(view: Profile, t: Translator) -> str:
    if view.heat.keys:
        return t("Kỳ này chưa có tỷ lệ đúng hạn của từng phần.")
    if view.subject.group == "sector":
        return t("Chưa nguồn nào chia số của lĩnh vực này theo cấp hay theo đơn vị.")
    return t("Chưa nguồn nào chia số của đơn vị này theo lĩnh vực.")
