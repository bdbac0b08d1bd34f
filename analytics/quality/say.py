"""What was found in words."""

from collections import Counter
from collections.abc import Sequence

from analytics.audit import Check, Figure, Finding, Place, figure_text, how_many
from analytics.formats import count, reported
from analytics.periods import label
from analytics.quality.view import Quality
from analytics.query import Catalogue
from analytics.query.evidence import scope_words
from analytics.query.locators import locator_words
from analytics.texts import BASES, BLOCKS, LEVELS, translator


def answer(view: Quality, language: str) -> str:
    """The page's first sentence; numbers between ** stand out."""
    _ = translator(language)
    counts = view.audit.counts
    checked = counts["held"] + counts["broken"]
    subject = _subject(view, language)
    if not checked:
        return _("{subject}: chưa có phép đối chiếu nào làm được.").format(subject=subject)
    held = count(counts["held"], language)
    if not view.audit.findings and checked == 1:
        return _("{subject}: **1** phép đối chiếu, khớp.").format(subject=subject)
    if not view.audit.findings:
        return _.plural("{subject}: **{held}** phép đối chiếu đều khớp.", counts["held"]).format(
            subject=subject, held=held
        )
    return _("{subject}: {found}; **{held}** trên {checked} phép đối chiếu khớp.").format(
        subject=subject,
        found=_bold(how_many(view.audit.findings, language)),
        held=held,
        checked=count(checked, language),
    )


def meaning(severity: str, language: str) -> str:
    """What a severity means and what may be done about it."""
    _ = translator(language)
    return {
        "contradiction": _("Các số không thể cùng đúng, dù hiểu câu chữ theo cách nào."),
        "rounding": _("Số đúng nếu cắt bớt hoặc làm tròn lên; làm tròn thông thường thì khác."),
        "wording": _("Câu chữ để ngỏ cách hiểu, hoặc nhiều khả năng viết nhầm kỳ, nhầm số."),
        "note": _("Có thể vẫn đúng; nên hỏi lại trước khi dùng."),
    }[severity]


def name(figure: Figure, language: str) -> str:
    """The figure's name."""
    return figure.names[0 if language == "vi" else 1]


def place(stands: Place, catalogue: Catalogue, language: str) -> str:
    """Scope and period: "Huyện Khánh Vĩnh · năm 2021"."""
    parts = ("block", "level", "unit", "sector", "scope_note")
    scope = scope_words({part: getattr(stands, part) for part in parts}, catalogue, language)
    return f"{scope} · {label(stands.period, language, inside=True)}"


def shown(figure: Figure, finding: Finding, language: str) -> str:
    """The figure as printed; one that follows from prints as its value.

    English carries a print over, but not where the finding is about the print itself.
    """
    if not figure.printed:
        return f"{figure_text(figure, language)} ({BASES['derived'].in_(language)})"
    literal = finding.checks[0].declared.kind == "print" or "/" in figure.printed
    if language == "vi" or literal:
        return figure.printed
    return reported(float(figure.value), figure.printed, figure.noun, figure.precision, language)


def where(figure: Figure, language: str) -> str:
    """The place in its document; "" where the document has no parts."""
    return locator_words(figure.locator or "", language)


def suggestion_text(finding: Finding, language: str) -> str:
    """What would fit, if one figure alone were different; "" where that cannot be said."""
    if finding.suggestion is None:
        return ""
    _ = translator(language)
    figure, text = finding.suggestion.figure, finding.suggestion.text.in_(language)
    if finding.checks[0].declared.kind == "period":
        return _("Nếu là {value} thì khớp với kỳ của văn bản.").format(value=text)
    if finding.checks[0].declared.kind == "print":
        return _("Viết “{value}” thì không còn hiểu nhầm.").format(value=text)
    return _("Nếu “{name}” là {value} (bản in: {printed}) thì khớp.").format(
        name=name(figure, language), value=text, printed=shown(figure, finding, language)
    )


def unchecked(
    checks: Sequence[Check], catalogue: Catalogue, language: str
) -> tuple[tuple[str, int], ...]:
    """Why a relation could not be checked: (reason, at how many places), the commonest first."""
    reasons = Counter(_reason(check, catalogue, language) for check in checks)
    return tuple(reasons.most_common())


def _reason(check: Check, catalogue: Catalogue, language: str) -> str:
    _ = translator(language)
    if check.missing == ("÷ 0",):
        return _("mẫu số bằng 0")
    missing = [_missing(one, catalogue, language) for one in check.missing]
    return _("không in {names}").format(names=", ".join(missing))


def _missing(term: str, catalogue: Catalogue, language: str) -> str:
    """The name of a figure that a relation needs: "on_time_rate[land_registry]"."""
    code, _bracket, inside = term.partition("[")
    row = catalogue.indicators.get(code, {})
    said = str(row.get(f"name_{language}", code))
    said = said if said[1:2].isupper() else said[:1].lower() + said[1:]
    codes = [one.strip() for one in inside.rstrip("]").split(",") if one.strip()]
    if not codes:
        return said
    return f"{said} ({', '.join(_qualifier(one, catalogue, language) for one in codes)})"


def _qualifier(code: str, catalogue: Catalogue, language: str) -> str:
    for terms in (LEVELS, BLOCKS):
        if code in terms:
            return terms[code].in_(language)
    column = "name" if language == "vi" else "name_en"
    for rows in (catalogue.units, catalogue.sectors):
        if code in rows:
            return str(rows[code][column])
    return label(code, language, inside=True)


def _bold(text: str) -> str:
    """The part before the first comma stands out."""
    first, comma, rest = text.partition(",")
    return f"**{first}**{comma}{rest}"


def _subject(view: Quality, language: str) -> str:
    _ = translator(language)
    if view.period is None:
        if view.dataset == "demo":
            return _("Số liệu minh họa")
        return _.plural("{n} văn bản đã công bố", len(view.documents)).format(
            n=count(len(view.documents), language)
        )
    period = label(view.period, language, inside=True)
    if len(view.documents) == 1:
        said = _("Báo cáo {period}") if view.is_report else _("Văn bản về {period}")
        return said.format(period=period)
    return _.plural("{n} văn bản về {period}", len(view.documents)).format(
        n=count(len(view.documents), language), period=period
    )
