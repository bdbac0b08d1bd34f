"""The lower half of a profile: tables that open other profiles, printed figures, ways on."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st

from analytics.i18n import Translator
from analytics.views.profile import (
    Profile,
    Subject,
    heat_table,
    part_keys,
    parts_table,
    sections,
)
from pages.profile.pictures import heat_title
from pages.ui import behind, boxes, figures, frame, profiles, store
from pages.ui.filters import ALL, Choice
from pages.ui.frame import Context, link_with
from pages.ui.tables import table

# A longer table scrolls in a place of this height, which ends in the middle of a row.
_SHOWN, _HEIGHT = 12, 440
# The communes of a district are in sight, the units of the whole province behind a click.
_MANY = 40


def show(
    context: Context,
    choice: Choice,
    view: Profile,
    rows: Mapping[str, str],
    units: Mapping[str, str],
) -> None:
    """The heat map as a table, and the units of the period; a long list stands behind a click."""
    t = choice.t
    if view.heat.keys:
        behind.click(
            t("Xem dạng bảng"),
            "profile-heat-open",
            lambda: _heat(context, choice, view, rows),
        )
    if not view.parts:
        return
    of_sector = view.subject.group == "sector"
    name = t("Các đơn vị giải quyết") if of_sector else t("Cấp xã trên địa bàn")
    if len(units) > _MANY:
        words = f"{name} ({t.count(len(units))})"
        behind.click(
            words, "profile-parts-open", lambda: _units(context, choice, view, units, name)
        )
        return
    st.subheader(name, anchor=False)
    _units(context, choice, view, units, name)


def _heat(context: Context, choice: Choice, view: Profile, rows: Mapping[str, str]) -> None:
    t = choice.t
    shown = store.cached(
        context,
        ("profile heat table", view.subject.of, *choice.asked[:3], t),
        lambda: heat_table(view.heat, rows, boxes.heading(view.heat.split, t), t),
    )
    table(
        shown,
        alt=heat_title(view, t),
        key="profile-heat-table",
        opens=profiles.opener(context, profiles.ofs(view.heat.split, view.heat.keys), t),
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
        key="profile-parts-table",
        height="content" if len(units) <= _SHOWN else _HEIGHT,
        opens=profiles.opener(context, profiles.ofs("unit", part_keys(view.parts)), t),
    )


def printed(context: Context, view: Profile, choice: Choice) -> None:
    """The figures that documents print of the subject, whatever they count."""
    if not view.printed:
        return
    t = choice.t
    st.subheader(t("Số liệu các văn bản nêu"), anchor=False)
    areas = store.cached(
        context,
        ("profile printed", view.subject.of, *choice.asked[:2], t),
        lambda: sections(view.printed, context.catalogue, view.period, t),
    )
    figures.sections(areas, t, lambda code: "areas?" + urlencode(link_with(indicator=code)))


def links(context: Context, view: Profile, near: Sequence[Subject], t: Translator) -> None:
    """The profiles of its relatives, and the same subject on the pages beside."""
    subject = view.subject
    scope = {"level": ALL, "district": ALL, "sector": ALL, "metric": "on_time_rate"}
    if subject.group == "sector":
        scope |= {"sector": subject.code, "split": "level"}
        scope |= {"level": "central"} if subject.chosen.level else {}
    elif subject.group == "area":
        scope |= {"district": subject.code, "split": "level"}
    else:
        scope |= {"level": subject.group, "split": "unit", "key": subject.code}
    words = {"trends": t("Xem trên Xu hướng"), "compare": t("Xem trên So sánh quý")}
    with st.container(horizontal=True, gap="small", key="ways-on"):
        for other in near:
            frame.way(context, "profile", other.called(t), of=other.of)
        if not view.trend.known:
            return
        for path, label in words.items():
            frame.way(context, path, label, **scope)
