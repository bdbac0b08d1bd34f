"""A printed figure in words: value, precision, period, scope, where it stands in its source."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analytics.catalogue import Catalogue
from analytics.i18n import Translator, locator_words, scope_text
from analytics.query import State
from analytics.query.wording import doubt_marks
from analytics.texts import PRECISIONS

_PAIR = re.compile(r"([0-9]+)/([0-9]+)")
# A full stop, then a capital: "TP. Nha Trang" is cut, which only shortens what is quoted.
_SENTENCE_END = re.compile(r"(?<=[.!?…]) +(?=[^\W\d_a-zà-ỹđ])")
_SCOPE = ("block", "level", "unit", "sector", "scope_note")


@dataclass(frozen=True)
class Figure:
    """A printed figure, in the reader's language.

    ``value`` is the number behind ``text``. ``precision`` is the code, ``doubt`` its words ("" for
    an exact figure); ``own`` tells whether the figure is about the period asked for; ``whole``
    whether its scope is not a part (a level, a unit, a sector); ``rivals`` are (value, source) of
    documents that print the same thing differently; ``unmatched`` is the mark of a figure that
    does not add up, with what does not; ``standing`` how it stands to a target in force. ``quote``
    is the sentence that prints it, before the print, the print, and after it; () where it was not
    kept.
    """

    key: tuple[str | None, ...]
    text: str
    value: float
    precision: str
    doubt: str
    period: str
    period_name: str
    own: bool
    scope: str
    whole: bool
    where: str
    document: str
    publisher: str
    address: str | None
    note: str
    rivals: tuple[tuple[str, str], ...] = ()
    unmatched: tuple[tuple[str, str], ...] = ()
    standing: State | None = None
    quote: tuple[str, ...] = ()


def figure(
    row: Mapping[str, Any], catalogue: Catalogue, period: str | None, t: Translator
) -> Figure:
    """Say a row of ``report_figures`` or ``indicator_figures``; ``period`` is the one asked for."""
    return Figure(
        key=scope_key(row),
        text=figure_text(row, t),
        value=row["value"],
        precision=row["precision"],
        doubt=precision_words(row["precision"], t),
        period=row["period"],
        period_name=t.period(row["period"], inside=True),
        own=row["period"] == period,
        scope=scope_words(row, catalogue, t),
        whole=not any(_word(row[part]) for part in ("level", "unit", "sector")),
        where=locator_words(_word(row["locator"]), t),
        document=row["document"],
        publisher=_word(row["publisher"]),
        address=_word(row["address"]) or None,
        note=_word(t.field(row, "note")),
        unmatched=tuple(doubt_marks(row["doubts"], t)),
        quote=quote(row),
    )


def quote(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The sentence of a figure's paragraph around its print, which stands in the middle."""
    paragraph, printed = _word(row["paragraph"]), _word(row["printed"])
    if not paragraph or pd.isna(row["printed_at"]):
        return ()
    start = int(row["printed_at"])
    end = start + len(printed)
    if paragraph[start:end] != printed:
        return ()
    first = max((match.end() for match in _SENTENCE_END.finditer(paragraph, 0, start)), default=0)
    after = _SENTENCE_END.search(paragraph, end)
    last = after.start() if after else len(paragraph)
    return paragraph[first:start], printed, paragraph[end:last]


def figure_text(figure: Mapping[str, Any], t: Translator) -> str:
    """A printed figure with its unit: as printed in Vietnamese, carried over in English."""
    printed = None if pd.isna(figure["printed"]) else figure["printed"]
    pair = _PAIR.fullmatch(printed or "")
    if pair and float(pair[2]) == figure["value"] != float(pair[1]):
        printed = pair[2]  # the whole of "29/44" is said as 44, not with its part's text
    text = t.reported(figure["value"], printed, figure["noun"], figure["precision"])
    return t.with_unit(text, figure["noun"])


def scope_key(row: Mapping[str, Any]) -> tuple[str | None, ...]:
    """What a figure is a figure of, its period included: equal keys are one thing."""
    return tuple(_word(row[name]) or None for name in ("indicator", "period", *_SCOPE))


def scope_words(row: Mapping[str, Any], catalogue: Catalogue, t: Translator) -> str:
    """The scope of a figure: "Khối địa phương", "UBND cấp huyện · Thành phố Nha Trang".

    Args:
        row: block, level, unit, sector and scope_note of a published value.
        catalogue: names of units and sectors.

    Returns:
        The parts from large to small; the print's own words stand in quotation marks.
    """
    scope = {name: _word(row[name]) for name in _SCOPE}
    unit = _named(catalogue.units, scope["unit"], t)
    return scope_text(scope, unit, _named(catalogue.sectors, scope["sector"], t), t)


def precision_words(precision: str, t: Translator) -> str:
    """What a figure that is not exact may be used for; "" for an exact one."""
    if precision == "exact":
        return ""
    return t(PRECISIONS["derived"]) if precision == "derived" else t("số gần đúng")


def _named(rows: Mapping[str, Mapping[str, Any]], code: str, t: Translator) -> str:
    return str(t.field(rows[code], "name")) if code in rows else code


def _word(cell: object) -> str:
    """The text of a cell; "" for None and pandas' NaN."""
    return cell if isinstance(cell, str) else ""
