"""What the attention tests share: answers, targets, printed figures, and what is said of them."""

from datetime import date
from typing import Any

from analytics.audit import Check, Declared, Finding
from analytics.i18n import translator
from analytics.query import Answer, Target
from analytics.texts import Bilingual
from analytics.views.attention import Situation, findings
from tests.charts.builders import answer

SECTORS = {
    "dau-tu": Bilingual("Đầu tư", "Investment"),
    "dat-dai": Bilingual("Đất đai", "Land"),
}


def counted(key: str | None, on_time: int, resolved: int, **fields: Any) -> Answer:
    share = on_time / resolved
    counts = {"numerator": float(on_time), "denominator": float(resolved), "recomputed": share}
    return answer(key, share, **{"basis": "computed", **counts, **fields})


def late(key: str | None, number: int, **fields: Any) -> Answer:
    return answer(key, float(number), metric="late", **fields)


def target(in_force: bool, level: str | None = None, value: float = 0.95) -> Target:
    source = Bilingual("Chủ tịch UBND tỉnh", "the Chairman")
    valid_from, set_on = date(2025, 7, 1), date(2025, 9, 19)
    return Target("on_time_rate", level, value, valid_from, set_on, in_force, source, None)


def row(value: float, printed: str | None = None, **fields: Any) -> dict[str, Any]:
    given = {
        "indicator": "units_rated_average",
        "name_vi": "Số đơn vị xếp hạng Trung bình",
        "name_en": "Units rated Average",
        "noun": "đơn vị",
        "nature": "stock",
        "period": "2020",
        "block": "all",
        "level": None,
        "unit": None,
        "sector": None,
        "scope_note": None,
        "value": value,
        "printed": printed,
        "precision": "exact",
        "document": "report-2021-Q1",
        "title_vi": "Báo cáo quý I/2021",
        "title_en": "Report Q1 2021",
    }
    return {**given, **fields}


def situation(**fields: Any) -> Situation:
    return Situation(**{"period": "2021-Q1", "sector_names": SECTORS, **fields})


def said(found: Situation, code: str, language: str = "vi") -> list[str]:
    return [one.sentence for one in findings(found, translator(language)) if one.code == code]


def pair(found: Situation, code: str) -> tuple[list[str], list[str]]:
    return said(found, code), said(found, code, "en")


YARDSTICK, IN_FORCE = target(False), target(True)
LEVELS = [answer("province", 0.9976), answer("district", 0.9158), answer("commune", 0.9919)]
SUM = Declared(
    code="sum",
    ordinal=1,
    kind="figures",
    document=None,
    relation=None,
    text="",
    names=(),
    severity="contradiction",
    rule=Bilingual("Các phần cộng lại bằng tổng số.", "The parts add up to the total."),
    broken=Bilingual("", ""),
)
ADDS_UP_TO_43 = Bilingual("Cộng được 43, in 44.", "Sum 43, printed 44.")
UNMATCHED = Finding(
    "contradiction", (Check(SUM, "broken", (), "contradiction", ADDS_UP_TO_43),), (), None
)
