"""What the tests of drawn trends share: made-up trends, and their figures."""

from datetime import date
from typing import Any

from analytics.charts import trend_lines
from analytics.i18n import VI
from analytics.query import Answer
from analytics.texts import Bilingual, Term
from analytics.views.trend import Question, Subject, Trend
from tests.charts.builders import answer, drawn

RATE = Subject(
    "on_time_rate",
    Bilingual("Tỷ lệ đúng hạn", "On-time rate"),
    "%",
    "up",
    Bilingual("", ""),
    None,
    None,
    None,
    True,
)
BREAK = (date(2025, 7, 1), "Hợp nhất", "Merger")


def a_trend(*answers: Answer, **fields: Any) -> Trend:
    keys = dict.fromkeys(one.key for one in answers if one.key)
    split = "level" if keys else None
    given: dict[str, Any] = {
        "question": Question("on_time_rate", split, "quarter"),
        "subject": RATE,
        "answers": answers,
        "names": {key: Term(Bilingual(f"Cấp {key}", key), Bilingual(key, key)) for key in keys},
        "target": None,
        "events": (),
        "breaks": (BREAK,),
        "documents": (),
    }
    return Trend(**{**given, **fields})


def point(period: str, value: float | None = 0.98, key: str | None = None, **more: Any) -> Answer:
    return answer(key, value, period=period, **more)


def counted(period: str, on_time: int, resolved: int, key: str | None = None) -> Answer:
    counts = {"numerator": float(on_time), "denominator": float(resolved)}
    return point(period, on_time / resolved, key, basis="computed", **counts)


def chart(view: Trend, **options: Any) -> Any:
    return trend_lines(view, **{"t": VI, **options})


def lines_of(made: Any) -> list[dict[str, Any]]:
    """The traces of lines with points, in the order in which they are drawn."""
    return [one for one in drawn(made)["data"] if one.get("mode") == "lines+markers"]


def ends(made: Any) -> list[str]:
    """The names right of the plot, from the bottom up."""
    return list(drawn(made)["layout"]["yaxis2"]["ticktext"])


def markers(made: Any, symbol: str) -> list[dict[str, Any]]:
    """The traces whose marks all have a symbol."""
    return [one for one in drawn(made)["data"] if one.get("marker", {}).get("symbol") == symbol]
