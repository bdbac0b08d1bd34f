"""The global filters: one home for the link, the widgets and what was chosen.

Every choice is in the link. A rerun goes through four steps (see ``read`` and ``write``):
1. a link that differs from what was written last speaks first: its values, each checked against
   the catalogue, go into the session;
2. every filter key is assigned again, which keeps the choice on pages that do not draw it;
3. the page draws plain keyed widgets;
4. all filters are written back to the link, defaults too, only if something differs.
Widgets are not bound to the link by the framework: it drops defaults and lets link and page
disagree after a page change or "back".
"""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from analytics.errors import UnknownName
from analytics.filters import LEVEL_CHOICES, Filter
from analytics.periods import label, parse, sort_key
from analytics.query import Catalogue
from analytics.texts import DATASETS, LANGUAGES, LEVELS, translator

ALL = "all"
AUTO = "auto"
_LAST = "filters_written"
_LONGEST = 40


@dataclass(frozen=True)
class Choice:
    """What the reader looks at; ``compare`` is None for "a year before, else the newest"."""

    dataset: str
    period: str | None
    compare: str | None
    filter: Filter
    language: str


@dataclass(frozen=True)
class _Parameter:
    """One filter: its name in the link and the session, its values, its default."""

    name: str
    options: tuple[str, ...]
    default: str


def parameters(catalogue: Catalogue) -> tuple[_Parameter, ...]:
    """The seven filters with the values that the catalogue allows, in the order of the link."""
    reports = tuple(catalogue.reports)
    datasets = tuple(name for name in DATASETS if name in catalogue.measured) or ("official",)
    return (
        _Parameter("data", datasets, datasets[0]),
        _Parameter("period", reports, catalogue.default_period() or ""),
        _Parameter("compare", (AUTO, *_comparable(catalogue)), AUTO),
        _Parameter("level", (ALL, *LEVEL_CHOICES), ALL),
        _Parameter("district", (ALL, *(row["code"] for row in catalogue.districts())), ALL),
        _Parameter("sector", (ALL, *catalogue.sectors), ALL),
        _Parameter("lang", LANGUAGES, LANGUAGES[0]),
    )


def read(catalogue: Catalogue) -> list[str]:
    """Steps 1 and 2: take the link's values into the session.

    Returns:
        A sentence per value that could not be used, in the chosen language.
    """
    known = parameters(catalogue)
    refused: list[tuple[str, str]] = []
    if dict(st.query_params) != st.session_state.get(_LAST):
        for parameter in known:
            given = st.query_params.get_all(parameter.name)
            if not given:
                continue
            if len(given) == 1 and given[0] in parameter.options:
                st.session_state[parameter.name] = given[0]
            else:
                refused.append((parameter.name, " + ".join(given)))
    for parameter in known:
        value = st.session_state.get(parameter.name)
        usable = value in parameter.options
        st.session_state[parameter.name] = value if usable else parameter.default
    return [_refusal(name, value) for name, value in refused]


def write(catalogue: Catalogue) -> None:
    """Step 4: put every filter into the link, in one go and only if something differs."""
    link = {item.name: st.session_state[item.name] for item in parameters(catalogue)}
    if dict(st.query_params) != link:
        st.query_params.from_dict(link)
    st.session_state[_LAST] = link


def chosen() -> Choice:
    """The choice that the session holds now."""
    state = st.session_state
    return Choice(
        dataset=state["data"],
        period=state["period"] or None,
        compare=None if state["compare"] == AUTO else state["compare"],
        filter=Filter(*(_optional(state[name]) for name in ("level", "district", "sector"))),
        language=state["lang"],
    )


def draw(catalogue: Catalogue, uses: Sequence[str]) -> Choice:
    """Step 3: the filter row of a page.

    Args:
        catalogue: the catalogues of the snapshot on the page.
        uses: names of the filters the page can use; the others are kept and shown greyed.

    Returns:
        The choice, with what the reader has just set.
    """
    options = {item.name: item.options for item in parameters(catalogue)}
    _ = translator(st.session_state["lang"])
    language = st.session_state["lang"]
    row = st.container(horizontal=True, vertical_alignment="bottom", key="filters")
    period_name = lambda code: label(code, language)  # noqa: E731
    row.selectbox(
        _("Kỳ báo cáo"),
        options["period"],
        format_func=period_name,
        key="period",
        width=240,
        disabled="period" not in uses,
    )
    earlier = [AUTO, *_earlier(options["compare"], st.session_state["period"])]
    if st.session_state["compare"] not in earlier:
        st.session_state["compare"] = AUTO
    row.selectbox(
        _("So với"),
        earlier,
        format_func=lambda code: (
            _("Tự động") if code == AUTO else label(code, language)
        ),
        key="compare",
        width=240,
        help=_(
            "Tự động: cùng kỳ năm trước, nếu không có số liệu thì kỳ gần nhất trước đó. Mỗi thẻ"
            " ghi rõ kỳ được so."
        ),
        disabled="compare" not in uses,
    )
    scope = catalogue.sentence(chosen().filter, language)
    with row.popover(scope, icon=":material/tune:", key="scope"):
        _scope_boxes(catalogue, options, language, uses)
    row.segmented_control(
        _("Ngôn ngữ"),
        options["lang"],
        format_func=lambda code: {"vi": "VI", "en": "EN"}[code],
        key="lang",
        required=True,
        label_visibility="collapsed",
    )
    return chosen()


def _scope_boxes(
    catalogue: Catalogue, options: dict[str, tuple[str, ...]], language: str, uses: Sequence[str]
) -> None:
    _ = translator(language)
    column = "name" if language == "vi" else "name_en"
    names: dict[str, dict[str, str]] = {
        "level": {code: LEVELS[code].in_(language) for code in LEVEL_CHOICES},
        "district": {row["code"]: row[column] for row in catalogue.districts()},
        "sector": {code: row[column] for code, row in catalogue.sectors.items()},
    }
    names["level"][ALL] = _("Khối địa phương, mọi cấp")
    names["district"][ALL] = _("Toàn tỉnh")
    names["sector"][ALL] = _("Mọi lĩnh vực")
    labels = {"level": _("Cấp"), "district": _("Địa bàn"), "sector": _("Lĩnh vực")}
    for name, words in labels.items():
        st.selectbox(
            words,
            options[name],
            format_func=names[name].__getitem__,
            key=name,
            disabled=name not in uses,
        )


def _comparable(catalogue: Catalogue) -> tuple[str, ...]:
    periods = {code for codes in catalogue.measured.values() for code in codes}
    kinds = {parse(code).kind for code in catalogue.reports}
    return tuple(
        sorted((code for code in periods if parse(code).kind in kinds), key=sort_key, reverse=True)
    )


def _earlier(codes: Sequence[str], period: str) -> list[str]:
    if not period:
        return []
    kind, place = parse(period).kind, sort_key(period)
    return [
        code
        for code in codes
        if code != AUTO and parse(code).kind == kind and sort_key(code) < place
    ]


def _optional(value: str) -> str | None:
    return None if value == ALL else value


def _refusal(name: str, value: str) -> str:
    """Why a value of the link was not used; the value is cut and cannot act as markup."""
    _ = translator(st.session_state["lang"])
    words = {
        "data": _("bộ số liệu"),
        "period": _("kỳ báo cáo"),
        "compare": _("kỳ so sánh"),
        "level": _("cấp"),
        "district": _("địa bàn"),
        "sector": _("lĩnh vực"),
        "lang": _("ngôn ngữ"),
    }
    shown = value.replace("`", "'").replace("\n", " ")
    shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
    if name == "period" and _is_period(value):
        return _("Chưa có báo cáo nào về {period}.").format(
            period=label(value, st.session_state["lang"])
        )
    return _("Không có {kind} `{value}` trong đường dẫn; đang dùng lựa chọn có sẵn.").format(
        kind=words[name], value=shown or "…"
    )


def _is_period(value: str) -> bool:
    try:
        return parse(value) is not None
    except UnknownName:
        return False
