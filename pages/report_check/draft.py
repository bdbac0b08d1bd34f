"""A draft on the screen: what to look at again, then its text with every figure in its place."""

from typing import Any

from analytics.catalogue import Catalogue
from analytics.i18n import Translator, locator_words
from analytics.views.report_check import (
    CERTAINTIES,
    Checked,
    Line,
    certainty,
    proposal_words,
    understood,
)
from pages.ui import markup, severity

# Paragraphs that say themselves where they stand, or are no part of the text.
_UNNAMED = ("heading", "furniture")


def findings(view: Checked, t: Translator) -> None:
    """The list of what to look at again, each with the way to its paragraph."""
    if not view.findings:
        return
    places = {line.paragraph.locator: number for number, line in enumerate(view.lines)}
    markup.show(
        "draft_findings",
        label=t("Chỗ cần xem lại"),
        suggestion=t("Gợi ý:"),
        findings=[
            {
                **_finding(view, number, t),
                "place": places.get(finding.locator),
                "where": locator_words(finding.locator, t),
            }
            for number, finding in enumerate(view.findings)
        ],
    )


def text(view: Checked, catalogue: Catalogue, t: Translator) -> None:
    """The text as it stands, beside each paragraph what was understood of its figures."""
    markup.show(
        "draft_text",
        label=t("Văn bản với từng số đã đánh dấu"),
        beside=t("Đã hiểu là"),
        unrecognised=t("chưa nhận ra chỉ tiêu"),
        legend=[
            {
                "state": code,
                "sign": sign,
                "word": t(word),
                "number": t.count(view.number_of(code)),
            }
            for code, (sign, word) in CERTAINTIES.items()
        ],
        lines=[_line(line, number, view, catalogue, t) for number, line in enumerate(view.lines)],
    )


def _line(
    line: Line, place: int, view: Checked, catalogue: Catalogue, t: Translator
) -> dict[str, Any]:
    paragraph = line.paragraph
    return {
        "place": place,
        "kind": paragraph.kind,
        "where": "" if paragraph.kind in _UNNAMED else locator_words(paragraph.locator, t),
        "pieces": [
            {
                "text": piece.text,
                "is_note": piece.is_note,
                "state": _state(piece.figures, view),
                "sign": CERTAINTIES[_state(piece.figures, view)][0] if piece.figures else "",
                "doubted": any(_is_doubted(number, view) for number in piece.figures),
            }
            for piece in line.pieces
        ],
        "figures": [_figure(number, view, catalogue, t) for number in line.figures],
        "findings": [_finding(view, number, t) for number in line.findings],
    }


def _state(figures: tuple[int, ...], view: Checked) -> str:
    """The least certain of the figures of one print."""
    states = {view.reading.figures[number].confidence for number in figures}
    return next((state for state in ("unknown", "confirm", "sure") if state in states), "")


def _is_doubted(number: int, view: Checked) -> bool:
    figure = view.reading.figures[number]
    return any(figure in finding.figures for finding in view.findings)


def _figure(number: int, view: Checked, catalogue: Catalogue, t: Translator) -> dict[str, str]:
    figure = view.reading.figures[number]
    sign, word = certainty(figure, t)
    name, facts = understood(figure, view.reading.period, catalogue, t)
    return {
        "printed": figure.printed,
        "state": figure.confidence,
        "sign": sign,
        "word": word,
        "name": name,
        "facts": facts,
        "proposed": _proposed(number, view, catalogue, t),
    }


def _proposed(number: int, view: Checked, catalogue: Catalogue, t: Translator) -> str:
    """The new indicator that an unknown figure may be the first of, in words."""
    proposal = view.proposals.get(number)
    if proposal is None:
        return ""
    words = proposal_words(proposal, catalogue, t)
    return t("Có thể là chỉ tiêu mới: {name}", name=words)


def _finding(view: Checked, number: int, t: Translator) -> dict[str, str]:
    finding = view.findings[number]
    return {
        **severity.badge(finding.severity, t),
        "message": t(finding.message),
        "fits": t(finding.suggestion) if finding.suggestion else "",
    }
