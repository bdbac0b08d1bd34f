"""What is to be dealt with beside what is good, each with its links; notes on the data closed."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.filters import LEVEL_CHOICES
from analytics.i18n import Translator
from analytics.views.attention import About, Finding
from analytics.views.overview import Overview
from pages.ui import frame, markup, profiles
from pages.ui.filters import ALL, Choice
from pages.ui.frame import Context
from pages.ui.panel import panel

SHOWN = {"matter": 3, "good": 2}
Way = tuple[str, str]


def show(context: Context, view: Overview, choice: Choice) -> None:
    """Two short lists beside each other, the rest and the notes behind a click."""
    t = choice.t
    kinds: dict[str, list[Finding]] = {"matter": [], "good": [], "note": []}
    for finding in view.findings[t]:
        kinds[finding.kind].append(finding)
    matters, good, notes = kinds.values()
    left, right = st.columns([3, 2], gap="small") if good else (st.container(), None)
    # Where nothing is known nothing was looked at: that none is noticed would say too much.
    if matters or not view.is_empty:
        with left, panel("matters", t("Cần xử lý")):
            if matters:
                _listed(context, matters, view, choice)
            else:
                frame.small(t("Không có điểm nào cần xử lý theo các quy tắc."))
    if right is not None:
        with right, panel("good", t("Điểm sáng")):
            _listed(context, good, view, choice)
    if notes:
        markup.show(
            "matters",
            matters=[],
            rest=[_row(context, finding, view, choice) for finding in notes],
            more=t.plural("Lưu ý về số liệu ({n})", len(notes), n=t.count(len(notes))),
        )


def brief(context: Context, view: Overview, choice: Choice) -> None:
    """The first of what is to be dealt with, and no more: for a page that is handed out."""
    t = choice.t
    matters = [finding for finding in view.findings[t] if finding.kind == "matter"]
    if not matters and view.is_empty:
        return
    with panel("matters", t("Cần xử lý")):
        if not matters:
            frame.small(t("Không có điểm nào cần xử lý theo các quy tắc."))
            return
        shown = matters[: SHOWN["matter"]]
        listed = [_row(context, finding, view, choice) for finding in shown]
        markup.show("matters", matters=listed, rest=[], more="")


def _listed(context: Context, findings: Sequence[Finding], view: Overview, choice: Choice) -> None:
    t = choice.t
    listed = [_row(context, finding, view, choice) for finding in findings]
    shown = SHOWN[findings[0].kind]
    markup.show(
        "matters",
        matters=listed[:shown],
        rest=listed[shown:],
        more=t("Xem thêm ({n})", n=t.count(len(listed) - shown)),
    )


def _row(context: Context, finding: Finding, view: Overview, choice: Choice) -> dict[str, Any]:
    return {
        "state": {"good": "good", "note": ""}.get(finding.kind, finding.severity),
        "sign": finding.sign,
        "dataset": finding.dataset,
        "sentence": finding.sentence,
        "ways": _ways(finding, view, choice, context.catalogue),
    }


def _ways(finding: Finding, view: Overview, choice: Choice, catalogue: Catalogue) -> list[Way]:
    """Where a finding leads: to what it is about, and to the reasons of a change."""
    t = choice.t
    if finding.page == "quality":
        return [(t("Đối chiếu số liệu"), frame.address("quality", documents="report"))]
    if finding.page == "areas":
        return [(t("Xem từng số"), frame.address("areas"))]
    if finding.kind == "note":
        return []
    about = finding.about
    if finding.page != "trends" or (about.split == "unit" and about.key):
        ways = _to_subject(about, choice, t)
    else:
        part = {"metric": "on_time_rate", "split": about.split, "key": about.key}
        ways = [(t("Xem diễn biến"), _address("trends", **part))]
    compared = view.cards["on_time_rate"].comparison
    if compared is not None and compared.difference is not None:
        ways.append((t("Nguyên nhân"), why(about, catalogue)))
    return ways


def _to_subject(about: About, choice: Choice, t: Translator) -> list[Way]:
    if about.split == "level":
        if about.key == choice.filter.level or about.key not in LEVEL_CHOICES:
            return []
        return [(t("Xem riêng cấp này"), frame.here(level=about.key))]
    of = profiles.of(about.split, about.key)
    if of is None:
        return []
    label = t("Xem lĩnh vực") if about.split == "sector" else t("Xem đơn vị")
    return [(label, profiles.address(of))]


def why(about: About, catalogue: Catalogue) -> str:
    """The link to why the rate of a level, unit or sector changed: its own parts, not the
    province's."""
    changes = {"metric": "on_time_rate", "split": "level"}
    if about.split == "level":
        changes = {**changes, "level": about.key, "split": "sector"}
    elif about.split == "sector":
        changes = {**changes, "sector": about.key, "split": "unit"}
    elif about.split == "unit":
        level = catalogue.units[about.key]["level"] if about.key in catalogue.units else ""
        own = {"split": "unit", "key": about.key}
        if level == "district":
            # An office of a district is its district at its level: its sectors are its parts.
            own = {"level": level, "district": about.key, "split": "sector"}
        elif level in LEVEL_CHOICES:
            every = {"level": ALL, "district": ALL, "sector": ALL}
            own = {**every, "unit": about.key, "split": "sector"}
        changes = {**changes, **own}
    return _address("compare", **changes)


def _address(path: str, **changes: str) -> str:
    return frame.address(path, **{name: value for name, value in changes.items() if value})
