"""The parts of a comparison: what each group adds, the groups before and after, one of them."""

from dataclasses import replace

import streamlit as st

from analytics.charts import contributions
from analytics.charts.axis import count_axis, rate_axis
from analytics.i18n import Translator
from analytics.query import value_text
from analytics.texts import inside
from analytics.views.compare import (
    ELSEWHERE,
    SPLITS,
    Change,
    Group,
    Question,
    change,
    directions,
    exactness,
    message,
    mix_meaning,
    own,
    rate_meaning,
    reason,
    sentence,
    unreported_notes,
)
from analytics.views.compare.wording import difference, within
from pages.ui import boxes, charts, empty, frame, markup, profiles, rows, store
from pages.ui.filters import ALL, Choice
from pages.ui.frame import Context
from pages.ui.panel import panel
from pages.ui.rows import Row

# Rows of the list before → after; the table has all.
_ROWS = 6


def draw(context: Context, choice: Choice, view: Change, key: str) -> None:
    """What the groups add beside the groups before and after; above them the chosen group's own."""
    t = choice.t
    if not any(group.difference is not None for group in view.groups):
        empty.place(
            t("Không {part} nào có số liệu ở cả hai kỳ.", part=_part(view.question.split, t)),
            t("Văn bản chỉ nêu số chung, hoặc đơn vị chưa gửi hồ sơ."),
            _others(context, view, t),
            t=t,
        )
        return
    if any(group.key == key for group in view.groups):
        _own(context, choice, view, key)
    left, right = st.columns((5, 6), gap="small")
    with left:
        if view.explains and len(view.groups) > 1 and message(view, t):
            with panel("contributions", message(view, t), _scope(context, view, t), _note(view, t)):
                _contributions(context, choice, view, "compare-why", key)
                _method(view, t)
        else:
            empty.place(_unexplained(view, t), t=t, offer=not view.explains)
    with right, panel("groups", _directions(view, t), _scope(context, view, t, unit=False)):
        _groups(choice, view, key)


def _others(context: Context, view: Change, t: Translator) -> list[tuple[str, str]]:
    """What there is where a split has nothing: the unit's own page, other splits that have."""
    question = view.question
    unit = question.chosen.unit
    if unit:
        name = t.field(context.catalogue.unit_in(question.period, unit), "name")
        whole = frame.here(unit="", level=question.chosen.level or ALL, split="unit", key=unit)
        return [
            (t("Xem {name}", name=name), profiles.address(f"unit.{unit}")),
            (t("{name} bên cạnh các đơn vị cùng cấp", name=name), whole),
        ]
    ways = []
    for split in SPLITS:
        other = _change(context, replace(question, split=split))
        if any(group.difference is not None for group in other.groups):
            ways.append((boxes.heading(split, t), frame.here(split=split)))
    return ways


def _change(context: Context, question: Question) -> Change:
    return store.cached(
        context, ("change", question), lambda: change(context.reader, context.catalogue, question)
    )


def _contributions(
    context: Context, choice: Choice, view: Change, place: str, key: str = ""
) -> None:
    t = choice.t
    chart = store.cached(
        context,
        ("contributions", view.question, key, t),
        lambda: contributions(
            view,
            t=t,
            key=key,
            title=message(view, t),
            filename=f"{file_name(choice, view)}-nguyen-nhan",
        ),
    )
    charts.show(chart, place)


def _own(context: Context, choice: Choice, view: Change, key: str) -> None:
    """Why the chosen group changed, by its own parts."""
    t = choice.t
    question = own(context.catalogue, view.question, key)
    if question is None:
        return
    part = _change(context, question)
    text = sentence(part, t, scope=within(view, key, t))
    told = message(part, t)
    title = f"{view.name(key, t)}: {inside(told)}" if told else view.name(key, t)
    with panel("own", title, _scope(context, part, t)):
        markup.show("said", sentence=text)
        if part.explains and len(part.groups) > 1 and told:
            _contributions(context, choice, part, "compare-own")
        elif reason(part, t):
            frame.small(reason(part, t))


def _note(view: Change, t: Translator) -> str:
    """One line: the parts are the whole; what a light bar is, where there is one."""
    faint = any(group.by_chance for group in view.groups)
    parts = [exactness(view, t), t("Nhạt: có thể do ngẫu nhiên.") if faint else ""]
    return " ".join(filter(None, parts))


def _unexplained(view: Change, t: Translator) -> str:
    """Why there is nothing to explain the change with."""
    if view.explains and len(view.groups) > 1:
        return t("Không nhóm nào thay đổi.")
    if view.explains and view.question.chosen.unit:
        return t("Đơn vị chỉ có một lĩnh vực: lĩnh vực này đổi thế nào, đơn vị đổi thế ấy.")
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
    if view.split is not None:
        meanings = [rate_meaning(t), mix_meaning(t)]
        markup.show("method", summary=t("Giải thích cách tính"), meanings=meanings)


# --- before → after -------------------------------------------------------------------------------


def _directions(view: Change, t: Translator) -> str:
    return directions(view, _part(view.question.split, t), t)


def _groups(choice: Choice, view: Change, key: str) -> None:
    """The groups that moved most, both values in one row; the chosen one is among them."""
    t = choice.t
    both = [group for group in view.groups if group.difference is not None]
    shown = both[:_ROWS]
    shown += [group for group in both[_ROWS:] if group.key == key]
    values = [
        answer.value for group in shown for answer in (group.earlier, group.later)
        if answer is not None and answer.value is not None
    ]  # fmt: skip
    axis = rate_axis(values) if view.is_rate else count_axis(values)
    remarks = [t("Vòng tròn: kỳ trước; chấm: kỳ sau.")]
    if view.is_rate and axis.cut:
        remarks.append(
            t("Trục từ {low} đến {high}.", low=t.rate(axis.low, 0), high=t.rate(axis.high, 0))
        )
    if len(both) > len(shown):
        several = t.count(len(both))
        remarks.append(
            t(
                "Nêu {n} trên {all} nhóm, tác động nhiều nhất trước; đủ ở bảng dưới.",
                n=t.count(len(shown)),
                all=several,
            )
        )
    rows.draw(
        [_row(choice, view, group, key) for group in shown],
        axis,
        alt=_directions(view, t),
        remark=" ".join(remarks),
    )


def _row(choice: Choice, view: Change, group: Group, key: str) -> Row:
    t, split = choice.t, view.question.split
    assert group.earlier is not None and group.later is not None
    known = group.key != ELSEWHERE
    is_divided = known and view.explains and view.question.chosen.unit is None
    of = profiles.of(split, group.key) if known else None
    moved = difference(view, group, t, short=True)
    return Row(
        view.name(group.key, t),
        f"{value_text(group.earlier, t, short=True)} → {value_text(group.later, t, short=True)}",
        group.later.value,
        before=group.earlier.value,
        note=moved,
        href=profiles.address(of) if of else "",
        hollow=view.is_rate and not group.later.has_counts,
        chosen=group.key == key,
        faint=group.by_chance,
        way=(t("Nguyên nhân"), frame.here(key=group.key)) if is_divided else None,
    )


# --- words ----------------------------------------------------------------------------------------


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


def _scope(context: Context, view: Change, t: Translator, unit: bool = True) -> str:
    """What holds for the whole picture: number, periods, scope, unit."""
    parts = [
        f"{t(view.metric.label)}, {_by(view.question.split, t)}",
        periods_text(view.question.period, view.period, t),
        context.catalogue.sentence(view.question.chosen, t, period=view.question.period),
    ]
    if unit and view.is_rate:
        parts.append(t("điểm %"))
    return " · ".join(parts)


def periods_text(period: str, earlier: str | None, t: Translator) -> str:
    """Both periods: "quý I/2021 so với quý I/2020"."""
    now = t.period(period, inside=True)
    if earlier is None:
        return now
    return t("{now} so với {then}", now=now, then=t.period(earlier, inside=True))


def file_name(choice: Choice, view: Change) -> str:
    """The name of a file made from the page, without its ending."""
    question = view.question
    asked = question.chosen
    chosen = (asked.level, asked.unit or asked.district, asked.sector)
    parts = (question.metric, question.split, *chosen, view.period, question.period)
    return charts.file_name(choice, "so-sanh", *parts)
