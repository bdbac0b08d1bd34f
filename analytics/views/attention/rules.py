"""The rules: what is noticed, how pressing it is, its sentence; and what they find.

Sentences name figures and gaps; they neither praise nor blame (a test reads them).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from analytics.i18n import TRANSLATORS, Translator
from analytics.query.wording import conflict_text
from analytics.texts import Bilingual
from analytics.views.attention import quality, rates, signals
from analytics.views.attention.data import Case, Finding, Kind, Situation

Severity = Literal["high", "medium", "low"]

# The most pressing first, each with its sign.
SEVERITIES: dict[Severity, str] = {"high": "▲", "medium": "◆", "low": "○"}
_GOOD = "●"


@dataclass(frozen=True)
class Rule:
    """One thing to notice: ``condition`` gives a case each time it holds.

    ``sentence`` is filled with the words of the case; ``page`` is where more is to be seen.
    """

    code: str
    severity: Severity
    condition: Callable[[Situation], Iterable[Case]]
    sentence: Bilingual
    page: str | None = None
    kind: Kind = "matter"


_LASTING = Bilingual(
    "{subject}: tỷ lệ đúng hạn {n} kỳ liền {course}, khó có thể do ngẫu nhiên.",
    "{subject}: on-time rate {n} periods running {course}, unlikely to be chance.",
)
_DIRECTION = Bilingual(
    "{subject}: tỷ lệ đúng hạn có chiều hướng {way} rõ qua {n} kỳ, khó có thể do ngẫu nhiên.",
    "{subject}: a clear {way} of the on-time rate over {n} periods, unlikely to be chance.",
)

RULES: tuple[Rule, ...] = (
    Rule(
        "below_target",
        "high",
        rates.below_target,
        Bilingual(
            "{subject}: đúng hạn {value}, thấp hơn {gap} so với chỉ tiêu {target}{lowest};"
            " {late}{needed}.",
            "{subject}: {value} on time, {gap} below the target of {target}{lowest};"
            " {late}{needed}.",
        ),
    ),
    Rule(
        "fell",
        "medium",
        signals.fell,
        Bilingual(
            "{subject}: tỷ lệ đúng hạn giảm rõ so với {period} ({change}).",
            "{subject}: the on-time rate fell clearly from {period} ({change}).",
        ),
    ),
    Rule(
        "units_fell",
        "medium",
        signals.units_fell,
        Bilingual(
            "{n} đơn vị ({names}) có tỷ lệ đúng hạn giảm rõ so với {period}.",
            "Units whose on-time rate fell clearly from {period}: {n} ({names}).",
        ),
    ),
    Rule(
        "below_yardstick",
        "medium",
        rates.below_yardstick,
        Bilingual(
            "{subject}: đúng hạn {value}, thấp hơn {gap} so với chỉ tiêu {target} (áp dụng từ"
            " {since}){lowest}; {late}.",
            "{subject}: {value} on time, {gap} below the target of {target} (from {since}){lowest};"
            " {late}.",
        ),
    ),
    Rule(
        "lowest_level",
        "medium",
        rates.lowest_level,
        Bilingual(
            "{subject} có tỷ lệ đúng hạn thấp nhất trong {group}: {value}; {late}.",
            "{subject}: the lowest on-time rate of {group}, {value}; {late}.",
        ),
    ),
    Rule(
        "lowest_sector",
        "medium",
        rates.lowest_sector,
        Bilingual(
            "{subject} có tỷ lệ đúng hạn thấp nhất trong {group}: {value}; {late}.",
            "{subject}: the lowest on-time rate of {group}, {value}; {late}.",
        ),
    ),
    Rule(
        "unusually_low",
        "medium",
        signals.unusually_low,
        Bilingual(
            "{subject}: đúng hạn {value}, thấp khác thường so với biên độ dao động thông thường"
            " (giới hạn {limit}).",
            "{subject}: {value} on time, unusually low against usual variation (limit {limit}).",
        ),
        page="trends",
    ),
    Rule(
        "units_unusually_low",
        "medium",
        signals.units_unusually_low,
        Bilingual(
            "{n} đơn vị ({names}) có tỷ lệ đúng hạn thấp khác thường so với các kỳ khác của chính"
            " đơn vị.",
            "Units with an on-time rate unusually low against their own other periods: {n}"
            " ({names}).",
        ),
        page="trends",
    ),
    Rule(
        "coverage_partial",
        "medium",
        quality.coverage_partial,
        Bilingual(
            "{covered} trên {expected} đơn vị đã gửi số liệu {period}; số tính từ phần đã gửi"
            " chưa phải số của cả phạm vi.",
            "{covered} of {expected} units have reported for {period}; what is computed from"
            " them is not the figure of the whole scope.",
        ),
        kind="note",
    ),
    Rule(
        "unmatched",
        "medium",
        quality.figures_unmatched,
        Bilingual(
            "Đối chiếu số liệu: {found}. Trước hết: {first}",
            "Figures checked: {found}. First of all: {first}",
        ),
        page="quality",
    ),
    Rule(
        "unusually_high",
        "low",
        signals.unusually_high,
        Bilingual(
            "{subject}: đúng hạn {value}, cao khác thường so với biên độ dao động thông thường"
            " (giới hạn {limit}).",
            "{subject}: {value} on time, unusually high against usual variation (limit {limit}).",
        ),
        page="trends",
        kind="good",
    ),
    Rule(
        "units_unusually_high",
        "low",
        signals.units_unusually_high,
        Bilingual(
            "{n} đơn vị ({names}) có tỷ lệ đúng hạn cao khác thường so với các kỳ khác của chính"
            " đơn vị.",
            "Units with an on-time rate unusually high against their own other periods: {n}"
            " ({names}).",
        ),
        page="trends",
        kind="good",
    ),
    Rule(
        "lasting_below",
        "low",
        signals.lasting_below,
        _LASTING,
        page="trends",
    ),
    Rule(
        "clear_fall",
        "low",
        signals.clear_fall,
        _DIRECTION,
        page="trends",
    ),
    Rule(
        "target_met",
        "low",
        rates.target_met,
        Bilingual(
            "{subject}: đúng hạn {value}, đạt chỉ tiêu {target}; {late}.",
            "{subject}: {value} on time, on the target of {target}; {late}.",
        ),
        kind="good",
    ),
    Rule(
        "rose",
        "low",
        signals.rose,
        Bilingual(
            "{subject}: tỷ lệ đúng hạn tăng rõ so với {period} ({change}).",
            "{subject}: the on-time rate rose clearly from {period} ({change}).",
        ),
        kind="good",
    ),
    Rule(
        "units_rose",
        "low",
        signals.units_rose,
        Bilingual(
            "{n} đơn vị ({names}) có tỷ lệ đúng hạn tăng rõ so với {period}.",
            "Units whose on-time rate rose clearly from {period}: {n} ({names}).",
        ),
        kind="good",
    ),
    Rule(
        "lasting_above",
        "low",
        signals.lasting_above,
        _LASTING,
        page="trends",
        kind="good",
    ),
    Rule(
        "clear_rise",
        "low",
        signals.clear_rise,
        _DIRECTION,
        page="trends",
        kind="good",
    ),
    Rule(
        "within_usual",
        "low",
        signals.within_usual,
        Bilingual(
            "{subject}: chênh lệch {change} so với {period} {verdict}.",
            "{subject}: the difference of {change} from {period} {verdict}.",
        ),
        page="trends",
        kind="note",
    ),
    Rule(
        "without_counts",
        "low",
        quality.without_counts,
        Bilingual(
            "{n} tỷ lệ mà nguồn không nêu số hồ sơ: không cộng, không lấy trung bình được.",
            "Rates without dossier counts in the source: {n}; they cannot be added or averaged.",
        ),
        kind="note",
    ),
    Rule(
        "approximate",
        "low",
        quality.approximate,
        Bilingual(
            "{n} con số trong văn bản là số gần đúng, như {examples}: không dùng để cộng trừ.",
            "Approximate figures in the document: {n}, such as {examples}; not to be added or"
            " subtracted.",
        ),
        page="areas",
        kind="note",
    ),
    Rule(
        "plan",
        "low",
        quality.plans,
        Bilingual(
            "{n} con số thuộc kế hoạch, phương án được duyệt, chưa phải kết quả.",
            "Figures of an approved plan, not results: {n}.",
        ),
        page="areas",
        kind="note",
    ),
    Rule(
        "derived",
        "low",
        quality.derived,
        Bilingual(
            "{n} con số không có trong văn bản, tính lại từ số khác của cùng văn bản: {names}.",
            "Figures not in the document, recomputed from others in it: {n} ({names}).",
        ),
        page="areas",
        kind="note",
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
    sentence = t(rule.sentence).format(**words)
    if case.words.get("subject") != situation.scope and t(situation.narrowed):
        sentence = f"{t(situation.narrowed)} · {sentence}"
    conflict = conflict_text(case.stated, t)
    return Finding(
        code=rule.code,
        kind=rule.kind,
        severity=rule.severity,
        sign=_GOOD if rule.kind == "good" else SEVERITIES[rule.severity],
        sentence=f"{sentence} {conflict}" if conflict else sentence,
        size=case.size,
        page=rule.page,
        about=case.about,
        dataset=t(situation.dataset),
    )
