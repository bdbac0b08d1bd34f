"""The global filters: what there is to choose, what was chosen, and the row of widgets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.errors import UnknownName
from analytics.filters import LEVEL_CHOICES, Filter
from analytics.i18n import Translator, translator
from analytics.periods import parse, sort_key
from analytics.texts import DATASETS, LANGUAGES, translatable
from pages.ui import link
from pages.ui.link import Parameter, Refused

# The filters in the order of the link.
NAMES = ("data", "period", "compare", "level", "district", "sector", "lang")
SCOPE = ("level", "district", "sector")
ALL = "all"
AUTO = "auto"
_LONGEST = 40
_OTHER_PERIODS = "other_periods"


# What each choice of a link is called, where its value cannot be used.
CALLED = {
    "data": translatable("bộ số liệu"),
    "period": translatable("kỳ báo cáo"),
    "compare": translatable("kỳ so sánh"),
    "level": translatable("cấp"),
    "district": translatable("địa bàn"),
    "sector": translatable("lĩnh vực thủ tục"),
    "lang": translatable("ngôn ngữ"),
    "area": translatable("nhóm nội dung CCHC"),
    "indicator": translatable("số liệu báo cáo"),
    "q": translatable("từ tìm kiếm"),
    "tab": translatable("phần của trang"),
    "metric": translatable("chỉ số"),
    "split": translatable("cách chia"),
    "kind": translatable("loại kỳ"),
    "key": translatable("phần làm nổi"),
    "of": translatable("đơn vị, địa bàn hoặc lĩnh vực"),
    "unit": translatable("đơn vị"),
    "documents": translatable("nhóm văn bản"),
    "units": translatable("nhóm đơn vị"),
    "view": translatable("cách trình bày"),
    "population": translatable("nhóm đơn vị"),
    "areas": translatable("cách cộng cấp xã"),
}


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


def parameters(
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
    other = _other(st.session_state["data"])
    st.session_state[_OTHER_PERIODS] = catalogue.report_periods(other)
    refused += link.take(parameters(catalogue, st.session_state["data"], awaited))
    state = st.session_state
    if state["compare"] not in (AUTO, *earlier([state["compare"]], state["period"])):
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
    period = parameters(catalogue, state["data"])[0]
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
        filter=Filter(*(_optional(state[name]) for name in SCOPE)),
        t=translator(state["lang"]),
    )


def earlier(codes: Sequence[str], period: str) -> list[str]:
    if not period:
        return []
    kind, place = parse(period).kind, sort_key(period)
    return [
        code
        for code in codes
        if code != AUTO and parse(code).kind == kind and sort_key(code) < place
    ]


def other_dataset() -> str | None:
    """The dataset that is not chosen; None where nothing is loaded of it."""
    return _other(st.session_state["data"]) if st.session_state[_OTHER_PERIODS] else None


def to_dataset(code: str) -> dict[str, str]:
    """What a link changes to show the other dataset: the period stays if it has it."""
    periods = st.session_state[_OTHER_PERIODS]
    period = st.session_state["period"]
    return {
        "data": code,
        "period": period if period in periods else periods[0],
        "compare": AUTO,
    }


def _other(dataset: str) -> str:
    return next(code for code in DATASETS if code != dataset)


def _optional(value: str) -> str | None:
    return None if value == ALL else value


def values(chosen: Filter) -> dict[str, str]:
    """A filter as the link says it; a unit, which stands beside, needs neither level nor area."""
    wide = replace(chosen, level=None, district=None) if chosen.unit else chosen
    return {name: getattr(wide, name) or ALL for name in SCOPE}


def refusal(refused: Refused) -> str:
    """Why a value of the link was not used; the value is cut."""
    name, value = refused.name, refused.value
    t = translator(st.session_state["lang"])
    shown = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
    if name == "compare" and _is_period(value):
        return t(
            "Không so được với {other}: cần một kỳ cùng loại, trước {period}, có số hồ sơ.",
            other=_inside(value),
            period=_inside(st.session_state["period"]),
        )
    if name == "period" and _is_period(value):
        return t("Chưa có báo cáo nào về {period}.", period=t.period(value))
    if name == "due":
        return t("“{value}” không phải là một ngày; ghi như 15/4/2026.", value=shown)
    return t(
        "Không có {kind} “{value}” trong đường dẫn; đang dùng lựa chọn có sẵn.",
        kind=t(CALLED[name]),
        value=shown or "…",
    )


def _inside(period: str) -> str:
    return translator(st.session_state["lang"]).period(period, inside=True) if period else "…"


def _is_period(value: str) -> bool:
    try:
        return parse(value) is not None
    except UnknownName:
        return False
