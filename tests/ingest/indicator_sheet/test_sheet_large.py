"""Figures of a sheet beyond reason are asked, not taken."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from analytics.catalogue import Catalogue
from tests.ingest.indicator_sheet.papers import Blank

COUNT = "procedures_new"


def test_tenfold_what_there_ever_was_is_asked(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    known = replace(known, most={"received": Decimal(493_120)})
    paper = blank()
    paper.put("received", 4_931_200)
    assert paper.read(tmp_path, known).is_clean
    cell = paper.put("received", 4_931_201)
    reading = paper.read(tmp_path, known)
    (question,) = reading.questions
    assert "4.931.201 (trước đây nhiều nhất 493.120)" in question.text.vi
    assert (question.code, question.cell, reading.rows) == ("large", cell, ())
    assert paper.read(tmp_path, known, answers={"large": "=right"}).is_clean


def test_what_was_never_counted_is_asked_above_a_million(
    blank: Blank, known: Catalogue, tmp_path: Path
) -> None:
    new = replace(known, most={})
    paper = blank()
    paper.put(COUNT, 1_000_001)
    paper.put("fees_online", "35,8 tỷ")
    (question,) = paper.read(tmp_path, new).questions
    assert "1.000.001" in question.text.vi
    assert "35" not in question.text.vi
