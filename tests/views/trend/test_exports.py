"""What is handed on from the page: every value with its evidence, dataset and scope in each row."""

import csv
import io

import pytest

from analytics.i18n import EN, translator
from analytics.tables import Export, csv_bytes, xlsx_bytes
from analytics.views.trend import export
from tests.views.trend.conftest import Asking


def made(ask: Asking, *asked: str | None, language: str = "vi", **more: str) -> Export:
    view = ask(*asked, **more)  # type: ignore[arg-type]
    heading = {"level": "Cấp", "unit": "Đơn vị"}.get(view.question.split or "", "")
    return export(view, ask.catalogue, translator(language), heading=heading, title="Xu hướng")


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_row_of_demo_says_that_it_is_illustrative(ask: Asking) -> None:
    found = rows(csv_bytes(made(ask, "on_time_rate", "unit", dataset="demo")))
    assert len(found) == 2817
    assert {row["Bộ số liệu"] for row in found} == {"Số liệu minh họa"}
    assert {row["Nguồn"] for row in found} == {"Số liệu minh họa"}


def test_a_total_is_the_same_number_as_on_the_page(ask: Asking) -> None:
    last = rows(csv_bytes(made(ask, dataset="demo")))[-1]
    assert (last["Mã kỳ"], last["Tử số"], last["Mẫu số"]) == ("2021-Q1", "111824", "113375")
    assert float(last["Giá trị (%)"]) == round(100 * 111_824 / 113_375, 12)


def test_a_gap_stays_empty_and_names_its_part(ask: Asking) -> None:
    gap = next(
        row for row in rows(csv_bytes(made(ask, dataset="demo"))) if row["Mã kỳ"] == "2018-Q3"
    )
    assert (gap["Giá trị (%)"], gap["Tử số"]) == ("", "")
    assert (gap["Đơn vị đã gửi"], gap["Đơn vị phải gửi"]) == ("161", "166")
    assert "không phải số của cả phạm vi" in gap["Ghi chú"]


def test_prints_scopes_and_sources_stand_beside_official_values(ask: Asking) -> None:
    found = {row["Mã kỳ"]: row for row in rows(csv_bytes(made(ask)))}
    assert found["2019-Q3"]["Theo văn bản gốc"] == "97,76%"
    assert found["2019-Q3"]["Phạm vi nguồn nêu"] == "cơ quan, địa phương thuộc tỉnh"
    assert found["2023-Q1"]["Căn cứ"] == "số tính lại từ văn bản"
    assert found["2021-Q1"]["Nguồn"].startswith("Báo cáo kết quả cải cách hành chính quý I/2021")


def test_definitions_name_formula_target_and_break(ask: Asking) -> None:
    told = dict(made(ask).definitions)
    assert told["Công thức"] == "[(8) + (9)] ÷ [(8) + (9) + (10)]"
    assert "9/2025" in told["Chỉ tiêu"]
    assert told["1/7/2025"].startswith("Hợp nhất")
    assert len(made(ask).sources) == 4


def test_english_exports_speak_english(ask: Asking) -> None:
    found = made(ask, language="en")
    assert list(found.about.values()) == [
        "Official data",
        "Provincial and local agencies · all sectors",
        "On-time rate of resolved dossiers",
    ]
    assert "As in the document" in found.frame
    assert xlsx_bytes(found, EN).startswith(b"PK")


def test_limits_and_signals_are_handed_on_with_what_they_mean(ask: Asking) -> None:
    chosen = {"dataset": "demo", "sector": "bao-tro-xa-hoi"}
    found = made(ask, **chosen)
    newest = found.frame.iloc[-1]
    counted = ask(**chosen).known
    mean = sum(one.numerator for one in counted) / sum(one.denominator for one in counted)
    assert newest["Mức trung bình (%)"] == pytest.approx(100 * mean)
    # The last dossier within: a whole number of those resolved in the quarter.
    limit = newest["Giới hạn trên (%)"] / 100 * counted[-1].denominator
    assert limit == pytest.approx(round(limit))
    assert newest["So với giới hạn"] == "trên giới hạn"
    gap = found.frame[found.frame["Mã kỳ"] == "2018-Q3"].iloc[0]
    assert gap[["Giới hạn dưới (%)", "Giới hạn trên (%)", "So với giới hạn"]].isna().all()
    said = dict(found.definitions)
    assert "2 kỳ trên giới hạn" in said["Dao động"]
    assert "quy ước" in said["Giới hạn tạm"]


def test_a_direction_is_handed_on_in_words(ask: Asking) -> None:
    found = made(ask, dataset="demo")
    assert "Có chiều hướng tăng rõ qua 16 kỳ" in dict(found.definitions)["Dao động"]
    assert "Giới hạn trên (%)" not in found.frame


def test_without_limits_no_empty_columns_are_handed_on(ask: Asking) -> None:
    found = made(ask)
    assert not [name for name in found.frame if "Giới hạn" in name or "giới hạn" in name]
    assert "Giới hạn tạm" not in dict(found.definitions)
