"""Figures that are handed on: each with its print, place and number, read back."""

import csv
import io

from analytics.catalogue import Catalogue
from analytics.i18n import EN, VI
from analytics.store import Reader
from analytics.tables import Export, csv_bytes
from analytics.views.areas.columns import figures_file, indicator_file, proposals_file
from analytics.views.areas.data import indicator, printed
from tests.fixtures.figures import narrow

Q1 = "2021-Q1"


def rows(made: Export) -> list[dict[str, str]]:
    data = csv_bytes(made)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_figure_of_the_page_with_its_print_place_and_number(
    official: Reader, catalogue: Catalogue
) -> None:
    shown = printed(official, catalogue, Q1, VI)
    made = figures_file(shown, catalogue, VI, title="Số liệu báo cáo", dataset="official")
    found = rows(made)
    listed = sum(section.total for section in (*shown.sections, *shown.elsewhere))
    assert len(found) == listed
    first = next(row for row in found if row["Giá trị theo văn bản gốc"].startswith("130.729"))
    assert (float(first["Giá trị"]), first["Vị trí"]) == (130_729, "mục II.2, đoạn 6")
    assert first["Bộ số liệu"] == "Số liệu chính thức"
    assert {row["Tính chất"] for row in found} >= {"kế hoạch", "tỷ lệ"}
    codes = {name for name, _text in made.definitions}
    assert {row["Số liệu báo cáo"] for row in found} <= codes
    assert {row["Nguồn"] for row in found} == {name for name, _told in made.sources}


def test_what_was_searched_for_is_what_is_handed_on(official: Reader, catalogue: Catalogue) -> None:
    shown = narrow(printed(official, catalogue, Q1, EN), None, "bien che")
    made = figures_file(shown, catalogue, EN, title="Reported figures", dataset="official")
    assert (
        0 < len(made.frame) == sum(section.total for section in (*shown.sections, *shown.elsewhere))
    )
    assert "Reported figures" in made.frame


def test_one_indicator_over_all_documents(official: Reader, catalogue: Catalogue) -> None:
    shown = indicator(official, catalogue, "on_time_rate", Q1, VI)
    found = rows(indicator_file(shown, catalogue, VI, dataset="official"))
    assert len(found) == len(shown.figures)
    assert {"2021-Q1", "2019-Q3"} <= {row["Mã kỳ"] for row in found}


def test_difficulties_and_proposals(official: Reader, catalogue: Catalogue) -> None:
    shown = printed(official, catalogue, Q1, VI)
    found = rows(proposals_file(shown, catalogue, VI, dataset="official"))
    assert len(found) == sum(map(len, shown.proposals.values()))
    assert {row["Loại"] for row in found} == {"Khó khăn, vướng mắc", "Kiến nghị, đề xuất"}
