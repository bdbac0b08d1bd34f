"""The rules: what is noticed, how pressing it is, its sentence; and what they find.

Sentences name figures and gaps; they neither praise nor blame (a test reads them).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from analytics.i18n import TRANSLATORS, Translator
from analytics.query.wording import conflict_text
from analytics.texts import translatable
from analytics.views.attention import quality, rates, signals
from analytics.views.attention.data import Case, Finding, Situation

Severity = Literal["high", "medium", "low"]

# The most pressing first, each with its sign.
SEVERITIES: dict[Severity, str] = {"high": "▲", "medium": "◆", "low": "○"}


@dataclass(frozen=True)
class Rule:
    """One thing to notice: ``condition`` gives a case each time it holds.

    ``sentence`` is filled with the words of the case; ``page`` is where more is to be seen.
    """

    code: str
    severity: Severity
    condition: Callable[[Situation], Iterable[Case]]
    sentence: str
    page: str | None = None


RULES: tuple[Rule, ...] = (
    Rule(
        "below_target",
        "high",
        rates.below_target,
        translatable(
            "{subject}: đúng hạn {value}, thấp hơn {gap} so với chỉ tiêu {target}{lowest};"
            " {late}{needed}."
        ),
    ),
    Rule(
        "below_yardstick",
        "medium",
        rates.below_yardstick,
        translatable(
            "{subject}: đúng hạn {value}, thấp hơn {gap} so với mốc tham chiếu {target} (đặt ra"
            " {month}){lowest}; {late}."
        ),
    ),
    Rule(
        "lowest_level",
        "medium",
        rates.lowest_level,
        translatable("{subject} có tỷ lệ đúng hạn thấp nhất trong {group}: {value}; {late}."),
    ),
    Rule(
        "lowest_sector",
        "medium",
        rates.lowest_sector,
        translatable("{subject} có tỷ lệ đúng hạn thấp nhất trong {group}: {value}; {late}."),
    ),
    Rule(
        "unusually_low",
        "medium",
        signals.unusually_low,
        translatable(
            "{subject}: đúng hạn {value}, thấp khác thường so với dao động thường ngày (giới hạn"
            " {limit})."
        ),
        page="trends",
    ),
    Rule(
        "units_unusually_low",
        "medium",
        signals.units_unusually_low,
        translatable(
            "{n} đơn vị ({names}) có tỷ lệ đúng hạn thấp khác thường so với các kỳ khác của chính"
            " đơn vị."
        ),
        page="trends",
    ),
    Rule(
        "coverage_partial",
        "medium",
        quality.coverage_partial,
        translatable(
            "{covered} trên {expected} đơn vị đã gửi số liệu {period}; số tính từ phần đã gửi"
            " chưa phải số của cả phạm vi."
        ),
    ),
    Rule(
        "unmatched",
        "medium",
        quality.figures_unmatched,
        translatable("Đối chiếu số liệu: {found}. Trước hết: {first}"),
        page="quality",
    ),
    Rule(
        "unusually_high",
        "low",
        signals.unusually_high,
        translatable(
            "{subject}: đúng hạn {value}, cao khác thường so với dao động thường ngày (giới hạn"
            " {limit})."
        ),
        page="trends",
    ),
    Rule(
        "units_unusually_high",
        "low",
        signals.units_unusually_high,
        translatable(
            "{n} đơn vị ({names}) có tỷ lệ đúng hạn cao khác thường so với các kỳ khác của chính"
            " đơn vị."
        ),
        page="trends",
    ),
    Rule(
        "lasting",
        "low",
        signals.lasting,
        translatable("{subject}: tỷ lệ đúng hạn {n} kỳ liền {course}, khó là ngẫu nhiên."),
        page="trends",
    ),
    Rule(
        "clear_direction",
        "low",
        signals.clear_direction,
        translatable(
            "{subject}: tỷ lệ đúng hạn có chiều hướng {way} rõ qua {n} kỳ, khó là ngẫu nhiên."
        ),
        page="trends",
    ),
    Rule(
        "within_usual",
        "low",
        signals.within_usual,
        translatable("{subject}: chênh lệch {change} so với {period} {verdict}."),
        page="trends",
    ),
    Rule(
        "without_counts",
        "low",
        quality.without_counts,
        translatable(
            "{n} tỷ lệ mà nguồn không nêu số hồ sơ: không cộng, không lấy trung bình được."
        ),
    ),
    Rule(
        "approximate",
        "low",
        quality.approximate,
        translatable(
            "{n} con số trong văn bản là số gần đúng, như {examples}: không dùng để cộng trừ."
        ),
        page="areas",
    ),
    Rule(
        "plan",
        "low",
        quality.plans,
        translatable("{n} con số thuộc kế hoạch, phương án được duyệt, chưa phải kết quả."),
        page="areas",
    ),
    Rule(
        "derived",
        "low",
        quality.derived,
        translatable(
            "{n} con số không có trong văn bản, tính lại từ số khác của cùng văn bản: {names}."
        ),
        page="areas",
    ),
)


# --- what they find -------------------------------------------------------------------------------


def findings(situation: Situation) -> Mapping[Translator, tuple[Finding, ...]]:
    """What deserves attention, in each language.

    By severity, then by rule, then by size (the widest gap first).
    """
    cases = _cases(situation)
    return {
        t: tuple(_finding(situation, rule, case, t) for rule, case in cases) for t in TRANSLATORS
    }


def _cases(situation: Situation) -> list[tuple[Rule, Case]]:
    severities = list(SEVERITIES)
    cases = [
        (severities.index(rule.severity), number, -case.size, rule, case)
        for number, rule in enumerate(RULES)
        for case in rule.condition(situation)
    ]
    cases.sort(key=lambda entry: entry[:3])
    return [(rule, case) for *_order, rule, case in cases]


def _finding(situation: Situation, rule: Rule, case: Case, t: Translator) -> Finding:
    """The sentence with its whole scope before it, and what does not fit of it behind."""
    words = {name: t(text) for name, text in case.words.items()}
    before = [t(situation.dataset)]
    if case.words.get("subject") != situation.scope:
        before.append(t(situation.narrowed))
    sentence = " · ".join(text for text in (*before, t(rule.sentence, **words)) if text)
    conflict = conflict_text(case.stated, t)
    return Finding(
        code=rule.code,
        severity=rule.severity,
        sign=SEVERITIES[rule.severity],
        sentence=f"{sentence} {conflict}" if conflict else sentence,
        size=case.size,
        page=rule.page,
    )
