"""What the chart tests share: answers, targets, figures of an indicator, and reading a figure."""

from datetime import date
from typing import Any

import plotly.graph_objects as go

from analytics.query import Answer, Target
from analytics.texts import Bilingual

BACKGROUNDS = ("#ffffff", "#101817")  # of a page in the light and in the dark
NAMES = {"district": "UBND cấp huyện", "commune": "UBND cấp xã", "": "Toàn tỉnh"}


def answer(key: str | None = "district", value: float | None = 0.9158, **fields: Any) -> Answer:
    """An on-time rate of Q1/2021, as printed and without counts unless counts are given."""
    given = {
        "metric": "on_time_rate",
        "period": "2021-Q1",
        "key": key,
        "value": value,
        "numerator": None,
        "denominator": None,
        "recomputed": None,
        "basis": "reported",
        "precision": "exact",
        "printed": None,
        "document": "report-2021-Q1",
        "locator": "II.2 ¶6",
        "scope_note": None,
        "note": None,
        "note_en": None,
        "covered": 0,
        "expected": None,
        "partial": None,
    }
    return Answer(**{**given, **fields})


def counted(key: str, on_time: int, resolved: int) -> Answer:
    """A rate computed from dossiers."""
    share = on_time / resolved
    counts = {"numerator": float(on_time), "denominator": float(resolved), "recomputed": share}
    return answer(key, share, basis="computed", **counts)


def target(in_force: bool = True, value: float = 0.95) -> Target:
    """The 95% of 9/2025, in force or as a yardstick."""
    source = Bilingual("Chủ tịch UBND tỉnh", "the Chairman")
    valid_from, set_on = date(2025, 7, 1), date(2025, 9, 19)
    return Target("on_time_rate", None, value, valid_from, set_on, in_force, source, None)


def figure_row(period: str, value: float, **fields: Any) -> dict[str, Any]:
    """A published figure as ``query.indicator_figures`` gives it."""
    given = {
        "indicator": "on_time_rate",
        "period": period,
        "value": value,
        "printed": None,
        "precision": "exact",
        "block": "local",
        "level": None,
        "unit": None,
        "sector": None,
        "scope_note": None,
        "note": None,
        "note_en": None,
        "nature": "rate",
        "document": "report-2021-Q1",
        "title_vi": "Báo cáo quý",
        "title_en": "Quarterly report",
    }
    return {**given, **fields}


def drawn(chart: Any) -> dict[str, Any]:
    """The figure as plain data, every property of it validated (the charts themselves do not)."""
    plain: dict[str, Any] = go.Figure(chart.figure.to_plotly_json()).to_plotly_json()
    return plain


def texts(chart: Any) -> str:
    """Everything that can be read on a figure, hover included."""
    plain = drawn(chart)
    said = [note["text"] for note in plain["layout"].get("annotations", ())]
    for axis in ("xaxis", "yaxis", "yaxis2"):
        said += plain["layout"].get(axis, {}).get("ticktext", ())
    for trace in plain["data"]:
        said += [*trace.get("text", ()), *trace.get("hovertext", ())]
    return "\n".join(said)
