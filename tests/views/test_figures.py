"""A printed figure in words: its scope, its place in the document, what its precision allows."""

from typing import Any

import pytest

from analytics.catalogue import Catalogue
from analytics.i18n import EN, VI, locator_words, translator
from analytics.query import report_figures
from analytics.query.figures import records
from analytics.store import Reader
from analytics.texts import PRECISIONS
from analytics.views.figures import figure, precision_words, quote, scope_words


def scope(**parts: str) -> dict[str, Any]:
    nothing = dict.fromkeys(("level", "unit", "sector", "scope_note"))
    return {"block": "local", **nothing, **parts}


@pytest.mark.parametrize(
    ("parts", "vi", "en"),
    [
        ({}, "Khối địa phương", "Provincial and local agencies"),
        ({"block": "all"}, "Toàn tỉnh", "Whole province"),
        ({"block": "central"}, "Khối ngành dọc", "Central agencies"),
        ({"level": "commune"}, "UBND cấp xã", "Commune People's Committees"),
        ({"block": "all", "level": "multi"}, "Áp dụng nhiều cấp", "Applied at several levels"),
        ({"unit": "568"}, "Thành phố Nha Trang", "Nha Trang city"),
        (
            {"level": "district", "unit": "568"},
            "UBND cấp huyện · Thành phố Nha Trang",
            "District People's Committees · Nha Trang city",
        ),
        ({"level": "province", "unit": "so-tu-phap"}, "Sở Tư pháp", "Department of Justice"),
        ({"block": "central", "unit": "cong-an-tinh"}, "Công an tỉnh", "Provincial Police"),
        (
            {"sector": "dat-dai"},
            "Khối địa phương · lĩnh vực đất đai",
            "Provincial and local agencies · land sector",
        ),
        (
            {"scope_note": "tỉnh + huyện + xã"},
            "Khối địa phương · “tỉnh + huyện + xã”",
            "Provincial and local agencies · “province + districts + communes”",
        ),
    ],
)
def test_a_scope_is_said_from_large_to_small(
    catalogue: Catalogue, parts: dict[str, str], vi: str, en: str
) -> None:
    row = scope(**parts)
    assert scope_words(row, catalogue, VI) == vi
    assert scope_words(row, catalogue, EN) == en


@pytest.mark.parametrize(
    ("locator", "vi", "en"),
    [
        ("II.2 ¶6", "mục II.2, đoạn 6", "section II.2, para. 6"),
        ("III ¶1", "mục III, đoạn 1", "section III, para. 1"),
        ("IV", "mục IV", "section IV"),
        ("3.1 ¶2", "mục 3.1, đoạn 2", "section 3.1, para. 2"),
        ("Mở đầu ¶1", "phần mở đầu, đoạn 1", "the beginning, para. 1"),
        (
            "II.2 bảng 1, dòng 3",
            "mục II.2, bảng 1, dòng 3",
            "section II.2, table 1, row 3",
        ),
        ("Chú thích 1", "chú thích 1", "footnote 1"),
        ("Số liệu!E48", "trang tính “Số liệu”, ô E48", "sheet “Số liệu”, cell E48"),
        ("bảng 3", "bảng 3", "bảng 3"),
        ("", "", ""),
    ],
)
def test_a_place_in_a_document_is_said_in_words(locator: str, vi: str, en: str) -> None:
    assert (locator_words(locator, VI), locator_words(locator, EN)) == (vi, en)


def test_every_precision_but_the_exact_one_is_said() -> None:
    for language in ("vi", "en"):
        words = {code: precision_words(code, translator(language)) for code in PRECISIONS}
        assert words.pop("exact") == ""
        assert words.pop("derived") not in ("", *words.values())
        assert all(words.values())


def test_every_figure_of_the_report_is_said_in_full(official: Reader, catalogue: Catalogue) -> None:
    for row in records(report_figures(official, ["report-2021-Q1"])):
        for language in ("vi", "en"):
            said = figure(row, catalogue, "2021-Q1", translator(language))
            assert all((said.text, said.period_name, said.scope, said.where, said.publisher))
            assert said.own == (row["period"] == "2021-Q1")
            assert bool(said.doubt) == (row["precision"] != "exact")


PARAGRAPH = (
    "Trong kỳ có 12 đơn vị. Năm 2020, 29/44 đơn vị xếp Tốt (65,91%), TP. Nha Trang 11. Hết 11."
)


@pytest.mark.parametrize(
    ("printed", "at", "cut"),
    [
        ("12", 12, ("Trong kỳ có ", "12", " đơn vị.")),
        ("29/44", 33, ("Năm 2020, ", "29/44", " đơn vị xếp Tốt (65,91%), TP.")),
        ("11", 78, ("Nha Trang ", "11", ".")),
        ("11", 86, ("Hết ", "11", ".")),
        ("13", 12, ()),  # the print was changed since
        ("12", None, ()),
    ],
)
def test_a_figure_opens_the_sentence_that_prints_it(
    printed: str, at: int | None, cut: tuple[str, ...]
) -> None:
    row = {"paragraph": PARAGRAPH, "printed": printed, "printed_at": at}
    assert quote(row) == cut
    assert quote({**row, "paragraph": None}) == ()
