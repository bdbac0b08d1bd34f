"""The global filters: what there is to choose, what was chosen, and the row of widgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from analytics.errors import UnknownName
from analytics.filters import LEVEL_CHOICES, Filter
from analytics.periods import label, parse, sort_key
from analytics.query import Catalogue
from analytics.texts import DATASETS, LANGUAGES, LEVELS, translator
from pages._ui import link
from pages._ui.link import Parameter, Refused
from pages._ui.plain import plain

# The filters in the order of the link.
NAMES = ("data", "period", "compare", "level", "district", "sector", "lang")
_SCOPE = ("level", "district", "sector")
ALL = "all"
AUTO = "auto"
_LONGEST = 40


@dataclass(frozen=True)
class Choice:
    """What the reader looks at; ``compare`` is None for "a year before, else the newest"."""

    dataset: str
    period: str | None
    compare: str | None
    filter: Filter
    language: str

    @property
    def asked(self) -> tuple[object, ...]:
        """What the store is asked: the choice without the language it is said in."""
        return (self.dataset, self.period, self.compare, self.filter)

    def narrowed(self, catalogue: Catalogue) -> str:
        """The filter in words; "" for the whole province."""
        whole = self.filter == Filter()
        return "" if whole else catalogue.sentence(self.filter, self.language, within=True)


def _dataset() -> Parameter:
    return Parameter("data", tuple(DATASETS), "official")


def _parameters(
    catalogue: Catalogue, dataset: str, awaited: Sequence[str] = ()
) -> tuple[Parameter, ...]:
    """The six other filters with the values that the catalogue allows.

    ``awaited`` are official quarters of which there is no report yet.
    """
    periods = catalogue.report_periods(dataset)
    if dataset == "official" and awaited:
        periods = tuple(sorted({*periods, *awaited}, key=sort_key, reverse=True))
    return (
        Parameter("period", periods, catalogue.default_period(dataset) or ""),
        Parameter("compare", (AUTO, *catalogue.comparable_periods(dataset)), AUTO),
        Parameter("level", (ALL, *LEVEL_CHOICES), ALL),
        Parameter("district", (ALL, *(row["code"] for row in catalogue.districts())), ALL),
        Parameter("sector", (ALL, *catalogue.sectors), ALL),
        Parameter("lang", LANGUAGES, LANGUAGES[0]),
    )


def read(catalogue: Catalogue, awaited: Sequence[str] = ()) -> list[str]:
    """Take the link's values into the session.

    Args:
        catalogue: the catalogues of the snapshot on the page.
        awaited: quarters without a report that some page can be drawn of; see ``settle``.

    Returns:
        A sentence per value that could not be used, in the chosen language.
    """
    link.begin()
    refused = link.take([_dataset()])
    refused += link.take(_parameters(catalogue, st.session_state["data"], awaited))
    state = st.session_state
    if state["compare"] not in (AUTO, *_earlier([state["compare"]], state["period"])):
        refused.append(Refused("compare", state["compare"]))
        state["compare"] = AUTO
    return [refusal(one) for one in refused]


def settle(catalogue: Catalogue, awaits: bool) -> list[str]:
    """Before a page that is drawn of reports: a quarter without one gives way to the usual one.

    Args:
        catalogue: the catalogues of the snapshot on the page.
        awaits: whether the page is about reports that are awaited.

    Returns:
        A sentence that says so, if it does.
    """
    state = st.session_state
    period = _parameters(catalogue, state["data"])[0]
    if awaits or state["period"] == period.default or period.allows(state["period"]):
        return []
    refused = Refused("period", state["period"])
    state["period"] = period.default
    return [refusal(refused)]


def write() -> None:
    """Put every filter and the page's own choices into the link."""
    link.put(NAMES)


def chosen() -> Choice:
    """The choice that the session holds now."""
    state = st.session_state
    return Choice(
        dataset=state["data"],
        period=state["period"] or None,
        compare=None if state["compare"] == AUTO else state["compare"],
        filter=Filter(*(_optional(state[name]) for name in _SCOPE)),
        language=state["lang"],
    )


def draw(catalogue: Catalogue, uses: Sequence[str], awaited: Sequence[str] = ()) -> Choice:
    """Step 3: the filter row of a page.

    Args:
        catalogue: the catalogues of the snapshot on the page.
        uses: names of the filters the page can use; the others are kept and shown greyed.
        awaited: quarters without a report that the page can be drawn of.

    Returns:
        The choice, with what the reader has just set.
    """
    parameters = _parameters(catalogue, st.session_state["data"], awaited)
    options = {item.name: item.options or () for item in parameters}
    _ = translator(st.session_state["lang"])
    language = st.session_state["lang"]
    row = st.container(horizontal=True, vertical_alignment="bottom", key="filters")
    period_name = lambda code: label(code, language)  # noqa: E731
    row.selectbox(
        _("Kỳ báo cáo"),
        options["period"],
        format_func=period_name,
        key="period",
        placeholder=_("Chọn trong danh sách"),
        width=240,
        disabled="period" not in uses,
    )
    earlier = [AUTO, *_earlier(options["compare"], st.session_state["period"])]
    if st.session_state["compare"] not in earlier:
        st.session_state["compare"] = AUTO
    row.selectbox(
        _("So với"),
        earlier,
        format_func=lambda code: _("Tự động") if code == AUTO else label(code, language),
        key="compare",
        placeholder=_("Chọn trong danh sách"),
        width=240,
        help=_(
            "Tự động: cùng kỳ năm trước. Muốn so với kỳ khác thì chọn ở đây. Mỗi thẻ ghi rõ kỳ được"
            " so."
        ),
        disabled="compare" not in uses,
    )
    scope = catalogue.sentence(chosen().filter, language)
    if st.session_state["data"] == "demo":
        scope = f"{DATASETS['demo'].in_(language)} · {scope}"
    with row.popover(plain(scope), icon=":material/tune:", key="scope"):
        _scope_boxes(catalogue, options, language, uses)
    row.segmented_control(
        _("Ngôn ngữ"),
        options["lang"],
        format_func=lambda code: plain({"vi": "VI", "en": "EN"}[code]),
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
    for level, end in _ended(catalogue).items():
        for name in (level, *(names["district"] if level == "district" else ())):
            called = names["level" if name == level else "district"]
            called[name] = _("{name} (đến {day})").format(
                name=called[name], day=label(end.isoformat(), language)
            )
    names["level"][ALL] = _("Khối địa phương, mọi cấp")
    names["district"][ALL] = _("Toàn tỉnh")
    names["sector"][ALL] = _("Mọi lĩnh vực")
    labels = {"level": _("Cấp"), "district": _("Địa bàn"), "sector": _("Lĩnh vực")}
    st.segmented_control(
        _("Bộ số liệu"),
        tuple(DATASETS),
        format_func=lambda code: plain(DATASETS[code].in_(language)),
        key="data",
        required=True,
        help=_("Số liệu minh họa do máy tạo để tập dùng và trình diễn; không phải số của tỉnh."),
        disabled="data" not in uses,
    )
    for name, words in labels.items():
        st.selectbox(
            plain(words),
            options[name],
            format_func=names[name].__getitem__,
            key=name,
            placeholder=_("Chọn trong danh sách"),
            disabled=name not in uses,
        )


def _ended(catalogue: Catalogue) -> dict[str, date]:
    """The levels that have no unit in the chosen period any more, with their last day."""
    period = st.session_state["period"]
    days = {level: catalogue.ended(Filter(level), period) for level in LEVEL_CHOICES if period}
    return {level: day - timedelta(days=1) for level, day in days.items() if day is not None}


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


def values(chosen: Filter) -> dict[str, str]:
    """A filter as the link says it."""
    return {name: getattr(chosen, name) or ALL for name in _SCOPE}


def refusal(refused: Refused) -> str:
    """Why a value of the link was not used; the value is cut."""
    name, value = refused.name, refused.value
    _ = translator(st.session_state["lang"])
    words = {
        "data": _("bộ số liệu"),
        "period": _("kỳ báo cáo"),
        "compare": _("kỳ so sánh"),
        "level": _("cấp"),
        "district": _("địa bàn"),
        "sector": _("lĩnh vực thủ tục"),
        "lang": _("ngôn ngữ"),
        "area": _("lĩnh vực cải cách"),
        "indicator": _("số liệu báo cáo"),
        "q": _("từ tìm kiếm"),
        "tab": _("phần của trang"),
        "metric": _("chỉ số"),
        "split": _("cách chia"),
        "kind": _("loại kỳ"),
        "key": _("phần làm nổi"),
        "of": _("hồ sơ đơn vị"),
        "documents": _("nhóm văn bản"),
        "units": _("nhóm đơn vị"),
        "due": _("hạn gửi"),
    }
    shown = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
    if name == "compare" and _is_period(value):
        return _(
            "Không so được với {other}: cần một kỳ cùng loại, trước {period}, có số hồ sơ."
        ).format(other=_inside(value), period=_inside(st.session_state["period"]))
    if name == "period" and _is_period(value):
        return _("Chưa có báo cáo nào về {period}.").format(
            period=label(value, st.session_state["lang"])
        )
    return _("Không có {kind} “{value}” trong đường dẫn; đang dùng lựa chọn có sẵn.").format(
        kind=words.get(name, name), value=shown or "…"
    )


def _inside(period: str) -> str:
    return label(period, st.session_state["lang"], inside=True) if period else "…"


def _is_period(value: str) -> bool:
    try:
        return parse(value) is not None
    except UnknownName:
        return False
