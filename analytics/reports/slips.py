"""Two digits that changed places: "1.361" where "1.631" stands elsewhere in the report.

Asked only of a number that nobody has recognised beside one that is sure, both exact counts of four
digits or more, in clauses that share words: of two such numbers picked by chance fewer than one
pair in a thousand differs by two neighbouring digits.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from analytics.i18n import both, locator_words
from analytics.reports.figure import Figure
from analytics.reports.findings import DraftFinding
from analytics.reports.known import Draft, Known
from analytics.texts import Message

_LEAST = 1000
_WORDS = re.compile(r"[^\W\d_]+")
# A point or comma between digits ends no clause; what is in brackets goes with it.
_CLAUSE = re.compile(r"[;:]|[.,](?![0-9])")
# What nearly every sentence about dossiers says tells nothing of what is counted.
_COMMON = {("hồ", "sơ"), ("giải", "quyết"), ("đã", "giải"), ("tiếp", "nhận"), ("trong", "quý")}


def slip_findings(draft: Draft) -> list[DraftFinding]:
    """The numbers in doubt that are a sure one with two neighbouring digits exchanged."""
    sure = [known for known in draft.figures if known.figure.confidence == "sure"]
    values = {int(known.figure.value) for known in sure}
    return [
        finding
        for figure in draft.reading.figures
        if figure.confidence != "sure" and _is_large(figure) and int(figure.value) not in values
        for finding in _slips(figure, sure, draft)
    ]


def _slips(figure: Figure, sure: list[Known], draft: Draft) -> Iterator[DraftFinding]:
    """The first sure figure that it may have been meant for."""
    for known in sure:
        other = known.figure
        if not _is_large(other) or not is_exchanged(int(figure.value), int(other.value)):
            continue
        if _pairs(figure, draft) & _pairs(other, draft) - _COMMON:
            yield _finding(figure, other)
            return


def is_exchanged(one: int, other: int) -> bool:
    """Whether two numbers differ by two neighbouring digits that changed places."""
    first, second = str(one), str(other)
    if len(first) != len(second) or one == other:
        return False
    at = next(place for place in range(len(first)) if first[place] != second[place])
    exchanged = first[:at] + first[at + 1 : at + 2] + first[at] + first[at + 2 :]
    return exchanged == second


def _is_large(figure: Figure) -> bool:
    is_whole = figure.value == figure.value.to_integral_value()
    return is_whole and figure.value >= _LEAST and figure.precision == "exact"


def _pairs(figure: Figure, draft: Draft) -> set[tuple[str, str]]:
    """Words that follow each other in a figure's clause; of a cell in its row and its head."""
    paragraph = draft.reading.document.paragraph(figure.locator)
    if paragraph is None:
        return set()
    if paragraph.cells:
        heads = (cell.header for cell in paragraph.cells if cell.start <= figure.start <= cell.end)
        texts = [*paragraph.text.split("|"), *heads]
    else:
        before = _CLAUSE.split(paragraph.text[: figure.start])[-1]
        after = _CLAUSE.split(paragraph.text[figure.end :])[0]
        texts = [f"{before} {figure.printed} {after}"]
    return {pair for text in texts for pair in pairwise(_WORDS.findall(text.lower()))}


def _finding(figure: Figure, other: Figure) -> DraftFinding:
    message = both(
        lambda t: t(
            "“{printed}” đảo hai chữ số cạnh nhau so với “{other}” ở {place}.",
            printed=figure.printed,
            other=other.printed,
            place=locator_words(other.locator, t),
        )
    )
    return DraftFinding(
        "repeat",
        "note",
        figure.locator,
        (figure, other),
        message,
        Message("Có phải cùng một số, gõ đảo chữ số? Nếu không, xác nhận số này là gì."),
    )
