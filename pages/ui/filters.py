"""The global filters: what there is to choose, what was chosen, and the row of widgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.errors import UnknownName
from analytics.filters import LEVEL_CHOICES, Filter
from analytics.i18n import Translator, translator
from analytics.periods import parse, sort_key
from analytics.texts import DATASETS, LANGUAGES, LEVELS
from pages.ui import link
from pages.ui.link import Parameter, Refused
from pages.ui.plain import plain

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
    t: Translator

    @property
    def asked(self) -> tuple[object, ...]:
        """What the store is asked: the choice without the language it is said in."""
        return (self.dataset, self.period, self.compare, self.filter)

    def narrowed(self, catalogue: Catalogue) -> str:
        """The filter in words; "" for the whole province."""
        whole = self.filter == Filter()
        return "" if whole else catalogue.sentence(self.filter, self.t, within=True)


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
        t=translator(state["lang"]),
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
    t = translator(st.session_state["lang"])
    row = st.container(horizontal=True, vertical_alignment="bottom", key="filters")
    period_name = t.period
    row.selectbox(
        t("Kỳ báo cáo"),
        options["period"],
        format_func=period_name,
        key="period",
        placeholder=t("Chọn trong danh sách"),
        width=240,
        disabled="period" not in uses,
    )
    earlier = [AUTO, *_earlier(options["compare"], st.session_state["period"])]
    if st.session_state["compare"] not in earlier:
        st.session_state["compare"] = AUTO
    row.selectbox(
        t("So với"),
        earlier,
        format_func=lambda code: t("Tự động") if code == AUTO else t.period(code),
        key="compare",
        placeholder=t("Chọn trong danh sách"),
        width=240,
        help=t(
            "Tự động: cùng kỳ năm trước. Muốn so với kỳ khác thì chọn ở đây. Mỗi thẻ ghi rõ kỳ được"
            " so."
        ),
        disabled="compare" not in uses,
    )
    scope = catalogue.sentence(chosen().filter, t)
    if st.session_state["data"] == "demo":
        scope = f"{t(DATASETS['demo'])} · {scope}"
    with row.popover(plain(scope), icon=":material/tune:", key="scope"):
        _scope_boxes(catalogue, options, t, uses)
    row.segmented_control(
        t("Ngôn ngữ"),
        options["lang"],
        format_func=lambda code: plain({"vi": "VI", "en": "EN"}[code]),
        key="lang",
        required=True,
        label_visibility="collapsed",
    )
    return chosen()


def _scope_boxes(
    catalogue: Catalogue, options: dict[str, tuple[str, ...]], t: Translator, uses: Sequence[str]
) -> None:
    names: dict[str, dict[str, str]] = {
        "level": {code: t(LEVELS[code]) for code in LEVEL_CHOICES},
        "district": {row["code"]: t.field(row, "name") for row in catalogue.districts()},
        "sector": dict(catalogue.names(t).sectors),
    }
    for level, end in _ended(catalogue).items():
        for name in (level, *(names["district"] if level == "district" else ())):
            called = names["level" if name == level else "district"]
            called[name] = t("{name} (đến {day})", name=called[name], day=t.period(end.isoformat()))
    names["level"][ALL] = t("Khối địa phương, mọi cấp")
    names["district"][ALL] = t("Toàn tỉnh")
    names["sector"][ALL] = t("Mọi lĩnh vực")
    labels = {"level": t("Cấp"), "district": t("Địa bàn"), "sector": t("Lĩnh vực")}
    st.segmented_control(
        t("Bộ số liệu"),
        tuple(DATASETS),
        format_func=lambda code: plain(t(DATASETS[code])),
        key="data",
        required=True,
        help=t("Số liệu minh họa do máy tạo để tập dùng và trình diễn; không phải số của tỉnh."),
        disabled="data" not in uses,
    )
    for name, words in labels.items():
        st.selectbox(
            plain(words),
            options[name],
            format_func=names[name].__getitem__,
            key=name,
            placeholder=t("Chọn trong danh sách"),
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
    t = translator(st.session_state["lang"])
    words = {
        "data": t("bộ số liệu"),
        "period": t("kỳ báo cáo"),
        "compare": t("kỳ so sánh"),
        "level": t("cấp"),
        "district": t("địa bàn"),
        "sector": t("lĩnh vực thủ tục"),
        "lang": t("ngôn ngữ"),
        "area": t("lĩnh vực cải cách"),
        "indicator": t("số liệu báo cáo"),
        "q": t("từ tìm kiếm"),
        "tab": t("phần của trang"),
        "metric": t("chỉ số"),
        "split": t("cách chia"),
        "kind": t("loại kỳ"),
        "key": t("phần làm nổi"),
        "of": t("hồ sơ đơn vị"),
        "documents": t("nhóm văn bản"),
        "units": t("nhóm đơn vị"),
        "due": t("hạn gửi"),
    }
    shown = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
    if name == "compare" and _is_period(value):
        return t(
            "Không so được với {other}: cần một kỳ cùng loại, trước {period}, có số hồ sơ.",
            other=_inside(value),
            period=_inside(st.session_state["period"]),
        )
    if name == "period" and _is_period(value):
        return t("Chưa có báo cáo nào về {period}.", period=t.period(value))
    return t(
        "Không có {kind} “{value}” trong đường dẫn; đang dùng lựa chọn có sẵn.",
        kind=words.get(name, name),
        value=shown or "…",
    )


def _inside(period: str) -> str:
    return translator(st.session_state["lang"]).period(period, inside=True) if period else "…"


def _is_period(value: str) -> bool:
    try:
        return parse(value) is not None
    except UnknownName:
        return False
