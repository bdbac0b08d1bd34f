"""When a number is of: the words for a period in a text, and which of them governs a number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from analytics.periods import is_period, parse
from analytics.reports.words import ASIDE

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ANY_YEAR = r"(?:19|20)[0-9]{2}"
_YEAR = rf"(?P<year>{_ANY_YEAR})"
_EXPRESSIONS = (
    (
        "quarter",
        rf"quý\s+(?P<quarter>[IV]{{1,3}}|0?[1-4])\b(?:\s*(?:/|,|-|năm)\s*(?:năm\s+)?{_YEAR})?",
    ),
    (
        "half",
        rf"(?:0?6|sáu)\s+tháng\s+(?P<half>đầu|cuối)(?:\s+năm)?(?:\s*/?\s*{_YEAR})?"
        r"|(?<=trong\s)(?:0?6|sáu)\s+tháng(?!\s+(?:tới|tiếp|qua|gần))",
    ),
    ("nine", rf"(?:0?9|chín)\s+tháng(?:\s+đầu)?(?:\s+năm)?(?:\s*/?\s*{_YEAR})?"),
    ("to_date", r"(?:từ|tính\s+từ|kể\s+từ)\s+đầu\s+năm(?:\s+(?:19|20)[0-9]{2})?"),
    (
        "since",
        rf"từ\s+(?:đầu\s+)?năm\s+{_YEAR}\s+(?:đến|tới)\s+(?:nay|hết)"
        rf"|(?:lũy\s+kế|luỹ\s+kế|cộng\s+dồn|tính|kể)\s+từ\s+năm\s+(?P<first>{_ANY_YEAR})",
    ),
    ("cumulative", r"từ\s+trước\s+(?:đến|tới)\s+nay|lũy\s+kế|luỹ\s+kế"),
    (
        "day",
        r"(?:ngày\s+)?(?P<day>[0-9]{1,2})[/.\-](?P<month>[0-9]{1,2})[/.\-](?P<on>(?:19|20)[0-9]{2})",
    ),
    (
        "now",
        r"tính\s+đến\s+(?:nay|thời\s+điểm\s+(?:hiện\s+tại|hiện\s+nay|báo\s+cáo|này))|hiện\s+nay"
        r"|đến\s+(?:nay|thời\s+điểm\s+(?:hiện\s+tại|hiện\s+nay|báo\s+cáo|này))|hiện\s+tại",
    ),
    ("before", r"trước\s+đó"),
    ("own", r"trong\s+(?:kỳ|quý|thời\s+gian\s+qua|kỳ\s+báo\s+cáo)\b(?!\s+(?:I|V|[1-4]))"),
    ("year", rf"(?:năm|index|sipas|papi|pci)\s+{_YEAR}"),
    ("whole", r"(?:cả|trong)\s+năm\b(?!\s+[0-9])"),
)
_PATTERN = tuple((kind, re.compile(rf"\b(?:{text})", re.IGNORECASE)) for kind, text in _EXPRESSIONS)
# Before a period that a number is compared with, or a span that a plan covers.
_COMPARED = re.compile(
    r"(?:so\s+với|cùng\s+kỳ|giai\s+đoạn|từ|tầm\s+nhìn|định\s+hướng|kể\s+từ|hơn|của|số\s+giao)"
    r"(?:\s+(?:với|cùng\s+kỳ|số\s+giao|đến|kỳ|của))*\s*$",
    re.IGNORECASE,
)
# Of an earlier time: "cùng kỳ năm trước 41.870 hồ sơ", "so với quý III/2025 (191.957 hồ sơ".
_SAME_TIME = re.compile(r"cùng\s+kỳ", re.IGNORECASE)
_EARLIER = re.compile(
    r"(?:so với|cùng kỳ)[^().;,]{0,40}\((?!\s*(?:bao gồm|gồm|trong đó))[^()]*$"
    r"|(?:cùng\s+kỳ|(?:quý|kỳ)\s+trước)[^.;]{0,40}$",
    re.IGNORECASE,
)
_SOME_TIME_BEFORE = re.compile(r"\b(?:cùng\s+kỳ\s+)?(?:quý|kỳ|năm)\s+trước\b", re.IGNORECASE)
# "Trong năm …, nâng tổng số lên 166": so many there are at the end.
_RAISED = re.compile(r"\bnâng\b[^;.]*\blên\s*$", re.IGNORECASE)
_ADVERB = re.compile(
    r"(?:^|[,;:.(–-]|\b(?:trong|vào|cả|tính\s+đến|đến|tại|đến\s+hết|hết|của\s+kỳ|riêng|kết\s+quả|lũy\s+kế|luỹ\s+kế|về))\s*$",
    re.I,
)
# What the definition of an indicator says of the time that its figures are of.
_YEARLY = re.compile(r"\b(?:trong|của|cho|hằng|từng|mỗi) năm\b", re.IGNORECASE)
OF_PLAN = re.compile(r"\bkế hoạch\b[^.]*\bnăm\b", re.IGNORECASE)
_THROUGH = re.compile(r"\b(?:đến|tới|hết|cuối)(?:\s+(?:hết|cuối|ngày))*\s*$", re.IGNORECASE)
_FROM = re.compile(
    r"\btừ\s+(?:ngày\s+)?[0-9/.\-]+\s+(?:đến|tới)(?:\s+(?:hết|ngày))*\s*$", re.IGNORECASE
)
# Words that can mean nothing but the time of what is counted.
_OWN = ("whole", "now", "own", "before", "since", "cumulative", "to_date")
_SPANS = ("quarter", "half", "nine", "year", "own")
# The part of the year that ends with a part of it.
_UP_TO = {"-Q2": "-H1", "-Q3": "-9M", "-Q4": "", "-H2": ""}


@dataclass(frozen=True)
class Expression:
    """Words for a period: where they stand, the period, None where the report's own is meant.

    ``governs`` says that they stand as an adverb ("Trong quý I, …"), not within a name ("kế hoạch
    năm 2021"); ``compares`` that something is compared with them; ``through`` that what is counted
    goes on to their end ("đến hết quý II").
    """

    start: int
    end: int
    kind: str
    period: str | None
    governs: bool
    compares: bool
    through: bool


def expressions(text: str, report: str) -> tuple[Expression, ...]:
    """The words for periods in a text, in their order; a year left out is the report's."""
    found: list[Expression] = []
    for kind, pattern in _PATTERN:
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            before = text[: match.start()]
            compares = _COMPARED.search(before) is not None and kind not in _OWN
            governs = (_ADVERB.search(before) is not None and not compares) or kind in _OWN
            through = _THROUGH.search(before) is not None
            place = (match.start(), match.end())
            period = _period(kind, match, report)
            found.append(Expression(*place, kind, period, governs, compares, through))
    return tuple(sorted(found, key=lambda expression: expression.start))


def _period(kind: str, match: re.Match[str], report: str) -> str | None:
    groups = match.groupdict()
    year = groups.get("year") or report[:4]
    if kind == "quarter":
        digits = groups["quarter"].lower()
        number = _ROMAN.get(digits) or (int(digits) if digits.isdigit() else 0)
        return f"{year}-Q{number}" if 1 <= number <= 4 else None
    if kind == "half":
        return f"{year}-H{2 if (groups['half'] or '').lower() == 'cuối' else 1}"
    if kind in ("nine", "year", "whole"):
        return f"{year}-9M" if kind == "nine" else year
    if kind == "since":
        return f"since-{groups['year'] or groups['first']}..{report}"
    if kind == "day":
        try:
            return date(int(groups["on"]), int(groups["month"]), int(groups["day"])).isoformat()
        except ValueError:
            return None
    if kind == "before" and is_period(report):
        first = parse(report).first_day
        return None if first is None else (first - timedelta(days=1)).isoformat()
    return None


def without_times(text: str, report: str | None) -> str:
    """A text without its words for periods."""
    return _SOME_TIME_BEFORE.sub(" ", _without(text, report))


def _without(text: str, report: str | None = None) -> str:
    for found in reversed(expressions(text, report or "0000")):
        text = f"{text[: found.start]} {text[found.end :]}"
    return text


def to_date(code: str) -> str:
    """The part of the year that ends with a period: quý II → 6 tháng."""
    return f"{code[:4]}{_UP_TO.get(code[4:], code[4:])}"


@dataclass(frozen=True)
class Dated:
    """The period of a number, and whether its words leave no other."""

    period: str | None
    is_sure: bool


@dataclass(frozen=True)
class Dating:
    """What dates the numbers of a report: its own period, and whether it alone may be meant where
    a sentence says none."""

    report: str | None
    is_alone: bool = True

    def of(
        self,
        nature: str,
        definition: str,
        before: str,
        right: str,
        earlier: Sequence[str],
        rest: str = "",
    ) -> Dated:
        """The period of a number.

        Args:
            nature: of the indicator; a stock is of a day, unless the words say a period.
            definition: of the indicator; "trong năm" says that its figures are of years.
            before: the sentence up to the number, with the paragraph that leads to it.
            right: the rest of its clause.
            earlier: the sentences before it in its paragraph.
            rest: all of its sentence behind it.
        """
        report = self.report
        if report is None or not is_period(report):
            return Dated(None, False)
        earlier_time = _EARLIER.search(ASIDE.sub("", before))
        if earlier_time is not None:
            return Dated(_earlier_period(earlier_time[0], report, nature), False)
        own = [found for found in expressions(before, report) if not found.compares]
        behind = [found for found in expressions(right, report) if not found.compares]
        governing = [found for found in own if found.governs and not _is_event(found, before)]
        if nature == "cumulative":
            return self._cumulative(report, [*own, *behind])
        yearly = _YEARLY.search(definition) is not None
        yearly |= nature == "plan" and OF_PLAN.search(definition) is not None
        if yearly:
            years = [found for found in own if found.kind == "year"] or _years(earlier, report)
            if years:
                # "Năm 2022 giao …; trong 6 tháng đã …": of the year, or of what is said since.
                is_last = not any(found.start > years[-1].start for found in governing)
                return Dated(years[-1].period, is_last or not own)
            after = [found for found in expressions(rest, report) if found.kind == "year"]
            if len({found.period for found in after if not found.compares}) == 1:
                # "Giao 1.815 biên chế công chức năm 2024"; further behind it may be another's.
                is_near = any(found.kind == "year" for found in behind)
                return Dated(after[-1].period, is_near)
            if nature == "plan":
                return Dated(report[:4], False)
        if not governing:
            governing = [found for found in behind if found.governs and found.kind != "day"]
        if nature == "stock" and _RAISED.search(before):
            return Dated(parse(report).last_day.isoformat(), self.is_alone)
        if nature == "stock":
            return self._stock(report, governing, yearly)
        other = [
            found.period
            for found in own
            if found.kind in ("quarter", "half", "nine") and found.period not in (None, report)
        ]
        if other and not governing:
            # "Tỷ lệ đúng hạn quý III": it says when, though not as an adverb.
            return Dated(other[-1], False)
        dated = self._flow(report, governing, yearly, earlier)
        is_aside = dated.period != report and _is_aside(governing, before)
        return Dated(dated.period, dated.is_sure and not is_aside)

    def _cumulative(self, report: str, found: Sequence[Expression]) -> Dated:
        spans = [expression for expression in found if expression.kind == "since"]
        if spans:
            return Dated(spans[-1].period, True)
        if any(expression.kind == "cumulative" for expression in found):
            return Dated(f"since-..{report}", True)
        years = [expression for expression in found if expression.kind == "year"]
        if years and years[-1].governs:
            return Dated(years[-1].period, True)
        return Dated(f"since-..{report}", True)

    def _stock(self, report: str, governing: Sequence[Expression], yearly: bool) -> Dated:
        last_day = parse(report).last_day.isoformat()
        days = [found for found in governing if found.kind == "day" and found.through]
        if days:
            return Dated(days[-1].period, days[-1].period is not None)
        last = next((found for found in reversed(governing) if found.kind != "day"), None)
        if last is None or last.kind in ("now", "cumulative", "to_date", "since"):
            return Dated(report[:4], False) if yearly else Dated(last_day, self.is_alone)
        if last.kind == "before":
            return Dated(last.period, False)
        if last.kind == "own" or last.period is None:
            return Dated(report, self.is_alone)
        if last.through:
            return Dated(parse(last.period).last_day.isoformat(), True)
        return Dated(last.period, True)

    def _flow(
        self, report: str, governing: Sequence[Expression], yearly: bool, earlier: Sequence[str]
    ) -> Dated:
        last = next((found for found in reversed(governing) if found.kind != "day"), None)
        kinds = {found.kind for found in governing}
        if "to_date" in kinds:
            return Dated(to_date(report), True)
        if last is not None and last.kind in ("since", "before"):
            return Dated(last.period, False)
        if last is not None and last.kind in ("cumulative", "now"):
            return Dated(to_date(report) if "cumulative" in kinds else report, False)
        if last is not None and last.period is not None:
            period = to_date(last.period) if last.through else last.period
            # "Từ năm 2021 đến năm 2023": the last year is only the end of it.
            ends = last.through and last.kind == "year" and last.period != report[:4]
            return Dated(period, not ends)
        if last is None and yearly:
            return Dated(report[:4], False)
        if last is None:
            for sentence in reversed(earlier):
                named = [
                    found
                    for found in expressions(ASIDE.sub(" ", sentence), report)
                    if found.governs and found.kind in _SPANS
                ]
                if named:
                    # What opens a paragraph dates all of it; what stands between may be an aside.
                    is_sure = sentence == earlier[0] or named[0].period in (None, report)
                    return Dated(named[0].period or report, is_sure)
        days = [found.period for found in governing if found.kind == "day" and found.through]
        return Dated(report, self.is_alone and not days)


def _earlier_period(text: str, report: str, nature: str) -> str | None:
    """The period that words compare the report's own with: "cùng kỳ năm trước", "quý trước"."""
    named = [found for found in expressions(text, report) if found.kind in _SPANS and found.period]
    period = named[-1].period if named else None
    if _SAME_TIME.search(text) and (period is None or named[-1].kind == "year"):
        year = period or str(int(report[:4]) - 1)
        period = f"{year}{report[4:]}"
    elif period is None:
        quarter = report[5:] if report[4:6] == "-Q" else ""
        before = {"Q1": f"{int(report[:4]) - 1}-Q4", "Q2": "Q1", "Q3": "Q2", "Q4": "Q3"}
        answer = before.get(quarter)
        period = f"{report[:5]}{answer}" if answer and len(answer) == 2 else answer
    if period is None or not is_period(period) or nature != "stock":
        return period
    return parse(period).last_day.isoformat()


def _is_aside(governing: Sequence[Expression], before: str) -> bool:
    """Whether words for a period stand behind other figures, and what they say ends before the
    number: "tiếp nhận 92 hồ sơ, riêng quý II 53 hồ sơ; thanh toán …"."""
    last = next((found for found in reversed(governing) if found.kind != "day"), None)
    if last is None:
        return False
    is_first = not re.search(r"[0-9]", _without(before[: last.start]))
    return not is_first and re.search(r";|[.!?]\s", before[last.end :]) is not None


def _is_event(expression: Expression, text: str) -> bool:
    """Whether a day is when something happened, or one end of a span of days."""
    if expression.kind != "day":
        return False
    return not expression.through or _FROM.search(text[: expression.start]) is not None


def _years(earlier: Sequence[str], report: str) -> list[Expression]:
    """The years of the nearest earlier sentence that names any."""
    for sentence in reversed(earlier):
        years = [
            found
            for found in expressions(sentence, report)
            if found.kind == "year" and not found.compares
        ]
        if years:
            return years
    return []
