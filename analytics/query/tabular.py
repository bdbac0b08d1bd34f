"""Answers as a table: numbers that stay numbers, beside the text that says each one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analytics.metrics import METRICS
from analytics.query.answer import Answer
from analytics.query.wording import marks, plain_text, value_text
from analytics.texts import translator


@dataclass(frozen=True)
class Table:
    """A frame with columns named for the reader, and for some of them the text of each cell.

    ``frame`` holds numbers as numbers (they sort and export right); ``texts`` has, for such a
    column, what the reader sees, row by row.
    """

    frame: pd.DataFrame
    texts: Mapping[str, Sequence[str]]


def rates_table(
    answers: Sequence[Answer], names: Mapping[str, str], heading: str, language: str
) -> Table:
    """One row per key: the rate, the counts behind it where they are known, basis and marks.

    Args:
        answers: of one rate and one period, each with a key.
        names: what to call each key.
        heading: name of the first column ("Cấp", "Lĩnh vực").
        language: "vi" or "en".

    Returns:
        The table, highest rate first; rates in per cent.
    """
    _ = translator(language)
    known = sorted(
        (answer for answer in answers if answer.value is not None),
        key=lambda answer: -(answer.value or 0),
    )
    rate = METRICS[known[0].metric].label.in_(language) if known else _("Tỷ lệ")
    counts = {
        _("Đúng hạn (hồ sơ)"): [answer.numerator for answer in known],
        _("Đã giải quyết (hồ sơ)"): [answer.denominator for answer in known],
    }
    has_counts = any(answer.has_counts for answer in known)
    frame = pd.DataFrame(
        {
            heading: [names.get(answer.key or "", answer.key or "") for answer in known],
            f"{rate} (%)": [100 * (answer.value or 0) for answer in known],
            **(counts if has_counts else {}),
            _("Ghi chú"): [
                " · ".join(word for word, _meaning in marks(answer, language)) for answer in known
            ],
        }
    )
    texts = {f"{rate} (%)": [value_text(answer, language) for answer in known]}
    for name, values in counts.items() if has_counts else ():
        texts[name] = [plain_text("received", value, language) for value in values]
    return Table(frame, texts)
