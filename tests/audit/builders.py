"""Figures and relations in one line each."""

from fractions import Fraction

from analytics.audit import Declared, Figure, Place
from analytics.audit.relations import Codes
from analytics.relations import parse
from analytics.texts import Bilingual

CODES = Codes({}, frozenset(), {})
BROKEN = Bilingual("{left} ≠ {right}", "{left} ≠ {right}")


def relation(text: str, code: str = "one", **fields: object) -> Declared:
    given: dict[str, object] = {
        "code": code,
        "ordinal": 1,
        "kind": "figures",
        "document": None,
        "relation": parse(text),
        "text": text,
        "names": (),
        "severity": "contradiction",
        "rule": Bilingual("", ""),
        "broken": BROKEN,
    }
    return Declared(**{**given, **fields})  # type: ignore[arg-type]


def figure(indicator: str, value: float | Fraction | str, **fields: object) -> Figure:
    """A figure of the whole province; a text is its print: "98,63%"."""
    noun, precision = str(fields.get("noun", "hồ sơ")), str(fields.get("precision", "exact"))
    if isinstance(value, str):
        printed = value
        noun = "%" if value.endswith("%") else noun
        number = Fraction(value.rstrip("%").split()[-1].replace(".", "").replace(",", "."))
    else:
        number = Fraction(value)
        printed = f"{float(value):f}".rstrip("0").rstrip(".").replace(".", ",")
    return Figure(
        place=Place(
            str(fields.get("document", "report")),
            indicator,
            str(fields.get("period", "2021-Q1")),
            "all",
        ),
        value=number,
        printed=printed,
        precision=precision,
        locator=None,
        names=(indicator, indicator),
        noun=noun,
        nature=str(fields.get("nature", "flow")),
        document_period="2021-Q1",
    )
