"""The lower half of the page of one unit: its communes or units, printed figures, ways on."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analytics.charts.axis import rate_axis
from analytics.i18n import Translator
from analytics.query import value_text
from analytics.query.wording import beside_text
from analytics.views.profile import Profile, Subject, part_keys, parts_table, sections
from pages.ui import behind, boxes, figures, frame, profiles, rows, store
from pages.ui.filters import ALL, Choice
from pages.ui.frame import Context
from pages.ui.panel import panel
from pages.ui.tables import table

_FEW = 10


def show(context: Context, choice: Choice, view: Profile, units: Mapping[str, str]) -> None:
    """The units of the period, the lowest rate first; all of them in a table behind a click."""
    if not view.parts:
        return
    t = choice.t
    of_sector = view.subject.group == "sector"
    name = t("Các đơn vị giải quyết") if of_sector else t("Cấp xã trên địa bàn")
    rates = {rate.key or "": rate for rate in view.parts if rate.metric == "on_time_rate"}
    keys = part_keys(view.parts)
    period = t.period(view.period, inside=True)
    subtitle = t("Tỷ lệ giải quyết đúng hạn, {period}", period=period)
    shown = [rates[key] for key in keys[:_FEW] if key in rates]
    axis = rate_axis([rate.value for rate in shown if rate.value is not None])
    with panel("parts", name, f"{subtitle} · {t('thấp nhất trước')}"):
        listed = []
        for key in keys[:_FEW]:
            rate = rates.get(key)
            listed.append(
                rows.Row(
                    name=units[key],
                    value=value_text(rate, t),
                    place=None if rate is None else rate.value,
                    note=beside_text(rate, t),
                    href=frame.here(of=f"unit.{key}"),
                )
            )
        rows.draw(listed, axis, alt=name, remark=rows.axis_remark(axis, None, t))
        behind.click(
            t("Xem dạng bảng ({n})", n=t.count(len(keys))),
            "profile-parts-open",
            lambda: _units(context, choice, view, units, name),
        )


def _units(
    context: Context, choice: Choice, view: Profile, units: Mapping[str, str], name: str
) -> None:
    t = choice.t
    shown = store.cached(
        context,
        ("profile parts", view.subject.of, *choice.asked[:3], t),
        lambda: parts_table(view.parts, units, boxes.heading("unit", t), t),
    )
    table(
        shown,
        alt=name,
        links=profiles.addresses("unit", part_keys(view.parts)),
    )


def printed(context: Context, view: Profile, choice: Choice) -> None:
    """The figures that documents print of the subject, whatever they count."""
    if not view.printed:
        return
    t = choice.t
    areas = store.cached(
        context,
        ("profile printed", view.subject.of, *choice.asked[:2], t),
        lambda: sections(view.printed, context.catalogue, view.period, t),
    )
    with panel("printed", t("Số liệu các văn bản nêu"), view.subject.called(t)):
        figures.sections(areas, t, lambda code: frame.address("areas", indicator=code))


def links(context: Context, view: Profile, near: Sequence[Subject], t: Translator) -> None:
    """Its relatives, and the same subject on the pages beside."""
    subject = view.subject
    scope = {"level": ALL, "district": ALL, "sector": ALL, "metric": "on_time_rate"}
    if subject.group == "sector":
        scope |= {"sector": subject.code, "split": "level"}
        scope |= {"level": "central"} if subject.chosen.level else {}
    elif subject.group == "area":
        scope |= {"district": subject.code, "split": "level"}
    else:
        scope |= {"level": subject.group, "split": "unit", "key": subject.code}
    words = {"trends": t("Xem trên Xu hướng"), "compare": t("Xem trên So sánh hai kỳ")}
    with st.container(horizontal=True, gap="small", key="ways-on"):
        for other in near:
            frame.way(context, "profile", other.called(t), of=other.of)
        if not view.trend.known:
            return
        for path, label in words.items():
            own = {"unit": subject.code, "level": ALL, "split": "sector", "key": ""}
            is_own = path == "compare" and "key" in scope
            frame.way(context, path, label, **(scope | own if is_own else scope))
