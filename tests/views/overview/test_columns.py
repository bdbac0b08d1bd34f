"""The tables of the overview: state and distance to the line, late dossiers, period, source."""

import csv
import io
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from analytics.catalogue import Catalogue, read_catalogue
from analytics.filters import Filter
from analytics.i18n import VI, translator
from analytics.query import value_text
from analytics.store import DATA, Reader
from analytics.tables import csv_bytes, xlsx_bytes
from analytics.texts import LEVELS
from analytics.views.overview import (
    Overview,
    cards_table,
    export,
    overview,
    rates_table,
    units_table,
)
from tests.fixtures.memory import memory_reader
from tests.fixtures.unit_rates import BEFORE, NOW, dossiers

LATE = {"568": (0, 30), "22327": (0, 10), "so_noi_vu": (10, 0)}
NAMES = {code: term.in_("vi") for code, term in LEVELS.items()}


class Seen:
    """An overview with what its tables are made from."""

    def __init__(self, reader: Reader, period: str = NOW) -> None:
        self.catalogue: Catalogue = read_catalogue(reader)
        self.view: Overview = overview(reader, self.catalogue, period, Filter())

    def levels(self, language: str = "vi") -> Any:
        return rates_table(
            self.view.levels,
            NAMES,
            "Cấp",
            self.view.level_targets,
            self.catalogue,
            translator(language),
        )

    def export(self, table: Any, title: str = "Đúng hạn theo cấp") -> Any:
        return export(
            table,
            self.view,
            self.catalogue,
            VI,
            title=title,
            dataset="official",
            scope="Khối địa phương · mọi lĩnh vực",
        )


@pytest.fixture(scope="module")
def small() -> Seen:
    return Seen(memory_reader(dossiers=dossiers(BEFORE, NOW, **LATE)))


@pytest.fixture(scope="module")
def official() -> Seen:
    return Seen(memory_reader(DATA))


def test_a_yardstick_is_neither_met_nor_missed(official: Seen) -> None:
    frame = official.levels().frame
    assert set(frame["Trạng thái"]) == {"◇ chỉ tiêu chưa có hiệu lực"}
    assert dict(
        zip(frame["Cấp"], frame["So với chỉ tiêu 95%, chưa áp dụng (điểm %)"], strict=True)
    ) == {
        "Cơ quan chuyên môn cấp tỉnh": pytest.approx(4.76),
        "UBND cấp xã": pytest.approx(4.19),
        "UBND cấp huyện": pytest.approx(-3.42),
    }
    assert set(frame["Kỳ"]) == {"Quý I/2021"}
    assert set(frame["Nguồn"]) == {"mục II.2, đoạn 6"}
    assert "Hồ sơ trễ" not in frame  # the report gives no counts


def test_each_level_is_held_against_its_own_target() -> None:
    targets = [
        {
            "metric": "on_time_rate",
            "value": 90,
            "valid_from": "2020-01-01",
            "valid_to": "2025-07-01",
        },
        {"metric": "on_time_rate", "level": "commune", "value": 97, "valid_from": "2020-01-01"},
        {"metric": "on_time_rate", "level": "province", "value": 99, "valid_from": "2022-01-01"},
    ]
    values = [
        {"indicator": "on_time_rate", "value": value, "level": level}
        for level, value in (("province", 95), ("district", 89.5), ("commune", 95))
    ]
    frame = Seen(memory_reader(values=values, targets=targets)).levels().frame
    assert dict(zip(frame["Cấp"], frame["Trạng thái"], strict=True)) == {
        "Cơ quan chuyên môn cấp tỉnh": "● đạt chỉ tiêu",
        "UBND cấp huyện": "◆ sát chỉ tiêu",
        "UBND cấp xã": "▲ chưa đạt chỉ tiêu",
    }
    assert list(frame["So với chỉ tiêu (điểm %)"]) == pytest.approx([-2, 5, -0.5])


def test_late_dossiers_are_counted_where_there_are_counts(small: Seen) -> None:
    frame = small.levels().frame.set_index("Cấp")
    assert dict(frame["Hồ sơ trễ"]) == {
        "Cơ quan chuyên môn cấp tỉnh": 0,
        "Văn phòng Đăng ký đất đai": 0,
        "UBND cấp xã": 10,
        "UBND cấp huyện": 30,
    }
    assert frame.loc["UBND cấp huyện", "Đã giải quyết (hồ sơ)"] == 110


def test_every_unit_stands_in_its_table(small: Seen) -> None:
    table = units_table(small.view.by_unit, VI)
    frame = table.frame.set_index("Đơn vị")
    assert list(frame.index)[:2] == ["UBND thành phố Nha Trang", "Phường Vĩnh Hòa"]
    row = frame.loc["UBND thành phố Nha Trang"]
    assert row["Đúng hạn (%)"] == pytest.approx(100 * 40 / 70)
    assert (row["Hồ sơ trễ"], row["Đã giải quyết (hồ sơ)"]) == (30, 70)
    assert row["Quý I/2020 (%)"] == 100
    assert row["Thay đổi (điểm %)"] == pytest.approx(100 * 40 / 70 - 100)
    assert row["Thay đổi rõ rệt"] == "có"
    assert frame.loc["Sở Tư pháp", "Thay đổi rõ rệt"] == "không"
    assert len(frame) == 8
    assert {len(texts) for texts in table.texts.values()} == {8}


def test_cards_say_the_same_as_the_page(official: Seen) -> None:
    table = cards_table(official.view.cards.values(), official.catalogue, VI)
    assert list(table.texts["Giá trị"]) == [
        value_text(card.answer, VI) for card in official.view.cards.values()
    ]
    frame = table.frame.set_index("Chỉ số")
    assert frame.loc["Tỷ lệ đúng hạn trên hồ sơ đã giải quyết", "Giá trị"] == pytest.approx(98.63)
    assert frame.loc["Hồ sơ tiếp nhận trong kỳ", "Giá trị"] == 130_729
    assert "Trạng thái" not in frame


def test_a_target_in_force_gives_the_card_its_state() -> None:
    seen = Seen(memory_reader(DATA), "2025-Q3")
    card = seen.view.cards["on_time_rate"]
    assert card.standing is not None
    assert card.standing.code == "missed"
    frame = cards_table(seen.view.cards.values(), seen.catalogue, VI).frame
    assert list(frame["Trạng thái"].dropna()) == ["▲ chưa đạt chỉ tiêu"]


def test_csv_read_back_has_the_number_of_the_card(official: Seen) -> None:
    table = cards_table(official.view.cards.values(), official.catalogue, VI)
    data = csv_bytes(official.export(table, "Số liệu chính"))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    late = next(row for row in rows if row["Chỉ số"] == "Hồ sơ giải quyết trễ hạn")
    assert (late["Giá trị"], late["Kỳ báo cáo"]) == ("1551", "Quý I/2021")
    assert {row["Bộ số liệu"] for row in rows} == {"Số liệu chính thức"}
    assert all(row["Văn bản"].startswith("Báo cáo kết quả") for row in rows)


def test_xlsx_read_back_has_numbers_definitions_and_sources(small: Seen) -> None:
    table = units_table(small.view.by_unit, VI)
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(xlsx_bytes(small.export(table, "Đúng hạn theo đơn vị"), VI))
    )
    figures, words = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    head = next(row for row in figures if row[0] == "Đơn vị")
    first = figures[figures.index(head) + 1]
    cells = dict(zip(head, first, strict=True))
    assert cells["Đơn vị"] == "UBND thành phố Nha Trang"
    assert cells["Hồ sơ trễ"] == 30
    assert cells["Đúng hạn (%)"] == pytest.approx(100 * 40 / 70)
    definitions = {row[0]: row[1] for row in words}
    assert definitions["Công thức"] == "[(8) + (9)] ÷ [(8) + (9) + (10)]"
    assert "Mốc tham chiếu" in definitions
