"""What Xu hướng lets choose: the number, its parts, kind of period, the part that stands out."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from analytics import trend as trends
from analytics.filters import Filter
from analytics.metrics import SMALL
from analytics.periods import label
from analytics.texts import PERIOD_KINDS, translator
from analytics.trend import SPLITS, Question, Subject, Trend, kinds, subjects
from analytics.trend import ways as ways_of
from pages._ui import link, profiles, store
from pages._ui.filters import ALL, Choice
from pages._ui.frame import Context, link_with
from pages._ui.link import Parameter, Refused

_TOTAL = "total"
_FILTERS = ("level", "district", "sector")


def read(known: Mapping[str, Subject]) -> list[Refused]:
    """Take the number and its parts from the link."""
    refused = link.own(Parameter("metric", tuple(known), "on_time_rate"))
    return [*refused, *link.own(Parameter("split", (_TOTAL, *SPLITS), _TOTAL))]


def row() -> Any:
    """The row that the select boxes stand in."""
    return st.container(horizontal=True, vertical_alignment="bottom", key="pickers")


def question(
    place: Any, context: Context, known: Mapping[str, Subject], choice: Choice
) -> tuple[Question, list[Refused]]:
    """Draw number, parts and kind of period.

    Returns:
        What is asked, and the values of the link that could not be used.
    """
    _ = translator(language := choice.language)
    state = st.session_state
    empty = _("Chọn trong danh sách")
    place.selectbox(
        _("Chỉ số"),
        list(known),
        format_func=lambda code: known[code].name.in_(language),
        key="metric",
        placeholder=empty,
        width=430,
    )
    parts = {_TOTAL: _("Cả phạm vi"), **{split: heading(split, language) for split in SPLITS}}
    place.selectbox(
        _("Chia theo"),
        list(parts),
        format_func=parts.get,
        key="split",
        placeholder=empty,
        width=170,
    )
    code = state["metric"]
    offered = store.cached(
        context,
        ("kinds", code, choice.dataset),
        lambda: kinds(context.reader, context.catalogue, code, choice.dataset),
    ) or ("quarter",)
    refused = link.own(Parameter("kind", offered, offered[0]))
    names = {kind: PERIOD_KINDS[kind].in_(language) for kind in offered}
    place.selectbox(
        _("Loại kỳ"),
        list(offered),
        format_func=lambda kind: names[kind][:1].upper() + names[kind][1:],
        key="kind",
        placeholder=empty,
        width=130,
    )
    split = None if state["split"] == _TOTAL else state["split"]
    return Question(code, split, state["kind"], choice.filter, choice.dataset), refused


def highlight(place: Any, view: Trend, language: str) -> tuple[str | None, list[Refused]]:
    """Draw the box for the part that stands out; None when there is but a total."""
    names = view.called(language)
    if not names:
        # Kept for the next division: a link that gains or loses a choice would leave the browser
        # nothing to go back to.
        link.own(Parameter("key", None, ""))
        return None, []
    refused = link.own(Parameter("key", tuple(names), view.standout or view.keys[0]))
    _ = translator(language)
    place.selectbox(
        _("Làm nổi"),
        list(names),
        format_func=names.__getitem__,
        key="key",
        placeholder=_("Chọn trong danh sách"),
        help=_standout(view, language),
        width=260,
    )
    return str(st.session_state["key"]), refused


def _standout(view: Trend, language: str) -> str:
    """Which part is chosen at first; see ``Trend.standout``."""
    _ = translator(language)
    if view.subject.noun != "%" or view.subject.better == "none":
        return _("Chọn sẵn: mục lớn nhất ở kỳ mới nhất.")
    if view.subject.better == "up":
        text = _("Chọn sẵn: mục thấp nhất ở kỳ mới nhất, trong các mục có từ {n} hồ sơ.")
    else:
        text = _("Chọn sẵn: mục cao nhất ở kỳ mới nhất, trong các mục có từ {n} hồ sơ.")
    return text.format(n=SMALL)


def heading(split: str | None, language: str) -> str:
    """What the parts are; "" for the total."""
    _ = translator(language)
    words = {"level": _("Cấp"), "unit": _("Đơn vị"), "sector": _("Lĩnh vực")}
    return words[split] if split else ""


def split_words(split: str | None, kind: str, language: str) -> str:
    """How a picture is divided, within its title: "theo cấp, theo quý"."""
    _ = translator(language)
    by = _("theo {part}")
    parts = [heading(split, language)] if split else []
    parts.append(PERIOD_KINDS[kind].in_(language))
    return ", ".join(by.format(part=part[:1].lower() + part[1:]) for part in parts)


def ways(subject: Subject, known: Mapping[str, Subject], language: str) -> None:
    """The formula of what is shown, and behind one click the other ways of counting it."""
    _ = translator(language)
    if subject.formula is None:
        return
    own = f"{escape(_('Công thức'))}: {escape(subject.formula.in_(language))}"
    others = ways_of(subject, known)
    if not others:
        st.html(f'<p class="source">{own}</p>')
        return
    lines = "".join(
        f"<li>{'<b>' if one == subject else ''}{escape(one.name.in_(language))}"
        f"{'</b>' if one == subject else ''} = {escape(one.formula.in_(language))}</li>"
        for one in others
        if one.formula
    )
    more = escape(_("{n} cách tính, không so với nhau").format(n=len(others)))
    st.html(f'<details class="source"><summary>{own} · {more}</summary><ul>{lines}</ul></details>')


def events(view: Trend, language: str) -> None:
    """The numbered ticks of the picture, in words."""
    if not view.events:
        return
    said = [
        f"<b>{number}</b> {escape(label(day.isoformat(), language))}:"
        f" {escape(vi if language == 'vi' else en)}"
        for number, (day, vi, en) in enumerate(view.events, 1)
    ]
    _ = translator(language)
    st.html(f'<p class="source">{escape(_("Sự kiện"))}: {"; ".join(said)}.</p>')


def left_out(view: Trend, language: str) -> None:
    """Say that the table shows the newest periods only, where there are too many rows."""
    shown, periods = trends.left_out(view)
    if shown < periods:
        _ = translator(language)
        said = _("Bảng nêu {shown} kỳ mới nhất; tệp tải về có đủ {periods} kỳ.")
        st.html(f'<p class="source">{escape(said.format(shown=shown, periods=periods))}</p>')


def opens(context: Context, view: Trend, language: str) -> profiles.Opener | None:
    """What the rows of the table open: the profiles of their parts."""
    keys = trends.row_keys(view)
    return profiles.opener(context, profiles.ofs(view.question.split, keys), language)


def to_profile(context: Context, view: Trend, key: str | None, language: str) -> None:
    """The way to the profile of the part that stands out."""
    profiles.to_part(context, view.question.split, key, view.called(language), language)


def nearest(context: Context, choice: Choice, found: Sequence[Question]) -> None:
    """The choices that have figures, as links."""
    if not found:
        return
    _ = translator(choice.language)
    known = subjects(context.catalogue)
    with st.container(border=True, key="elsewhere"):
        st.markdown(_("Có số liệu cho:"))
        for one in found:
            scope = context.catalogue.sentence(one.chosen, choice.language)
            how = split_words(one.split, one.kind, choice.language)
            st.page_link(
                context.pages["trends"],
                label=f"{known[one.subject].name.in_(choice.language)}, {how} · {scope}",
                icon=":material/arrow_forward:",
                query_params=link_with(
                    metric=one.subject,
                    split=one.split or _TOTAL,
                    kind=one.kind,
                    **_scope(one.chosen),
                ),
            )


def _scope(chosen: Filter) -> dict[str, str]:
    return {name: getattr(chosen, name) or ALL for name in _FILTERS}
