"""The table adds up as it is read, and is handed on with formula, scope and codes."""

import csv
import io

from analytics.i18n import EN, VI
from analytics.tables import csv_bytes, xlsx_bytes
from analytics.views.compare import export, rows, table
from tests.views.compare.conftest import Asking, small


def hundredths(text: str) -> int:
    """An effect as read in a cell: "−0,14" is −14; "≈ 0" nothing."""
    return 0 if "≈" in text else int(text.replace("−", "-").replace(",", ""))


def test_the_effects_add_up_as_they_are_read(ask: Asking) -> None:
    for split in ("level", "unit", "area", "sector"):
        texts = table(ask(split=split, dataset="demo"), VI, heading="Nhóm").texts
        whole = 0
        for title in ("Do nhanh, chậm (điểm %)", "Do cơ cấu (điểm %)"):
            first, *parts = map(hundredths, texts[title])
            assert first == sum(parts)
            whole += first
        assert whole == hundredths(texts["Chênh lệch (điểm %)"][0]) == 35


def test_a_row_holds_all_that_is_behind_it(ask: Asking) -> None:
    view = ask(dataset="demo")
    shown = table(view, VI, heading="Cấp")
    assert [one.key for one in rows(view)] == [
        "",
        "district",
        "commune",
        "province",
        "land_registry",
    ]
    row = {name: texts[1] for name, texts in shown.texts.items()}
    assert shown.frame["Cấp"][1] == "UBND cấp huyện"
    assert row == {
        "Quý I/2020 (%)": "89,62%",
        "Quý I/2021 (%)": "91,58%",
        "Chênh lệch (điểm %)": "+1,96",
        "Do nhanh, chậm (điểm %)": "+0,18",
        "Do cơ cấu (điểm %)": "+0,02",
        "Thêm, bớt hồ sơ trễ hạn": "−160",
    }
    # 98,29% and 98,63% are shown, the difference as 0,35.
    assert shown.frame["Ghi chú"][0] == "chênh lệch tính từ số chưa làm tròn"
    assert all(text.startswith("có thể do ngẫu nhiên") for text in shown.frame["Ghi chú"][1:])


def test_the_shares_of_a_change_add_up_as_they_are_read(ask: Asking) -> None:
    """Three units add 1, 1 and 1 dossier: 33,3 + 33,3 + 33,4."""
    one, two = {("568", "dat-dai"): (9, 1)}, ("569", "so-noi-vu")
    later = {(unit, "dat-dai"): (1, 0) for unit in two} | {("568", "dat-dai"): (10, 1)}
    view = small(one, later)("received", split="unit")
    found = table(view, VI, heading="x").texts["Phần trong mức đổi (%)"]
    shares = [text for text in found if text != "—" and not text.startswith("0")]
    assert sorted(shares) == ["33,3%", "33,3%", "33,4%"]


def test_printed_rates_keep_their_prints_and_their_doubts(ask: Asking) -> None:
    shown = table(ask(compare="2019-Q3"), VI, heading="Cấp")
    assert shown.texts["Quý III/2019 (%)"] == ["97,76%", "—", "—", "—"]
    assert "không có mẫu số" in shown.frame["Ghi chú"][1]
    assert "Do cơ cấu (điểm %)" not in shown.frame


def test_an_export_explains_itself(ask: Asking) -> None:
    made = export(ask(dataset="demo"), ask.catalogue, VI, heading="Cấp", title="So sánh")
    found = list(csv.DictReader(io.StringIO(csv_bytes(made).decode("utf-8-sig"), newline="")))
    assert {row["Bộ số liệu"] for row in found} == {"Số liệu minh họa"}
    assert {(row["Kỳ báo cáo"], row["So với"]) for row in found} == {("Quý I/2021", "Quý I/2020")}
    assert [row["Mã"] for row in found][:2] == ["", "district"]
    effects = [float(row["Do nhanh, chậm (điểm %)"]) for row in found]
    assert abs(sum(effects[1:]) - effects[0]) < 1e-9
    assert {name: found[1][name] for name in found[1] if name.startswith(("Tử", "Mẫu"))} == {
        "Tử số I/2020": "8649",
        "Mẫu số I/2020": "9651",
        "Tử số I/2021": "9158",
        "Mẫu số I/2021": "10000",
    }
    assert "Kitagawa" in dict(made.definitions)["Do nhanh, chậm (điểm %)"]
    assert xlsx_bytes(made, VI).startswith(b"PK")


def test_english_columns_speak_english(ask: Asking) -> None:
    frame = table(ask("online_rate", dataset="demo"), EN, heading="Level").frame
    assert list(frame)[3:7] == [
        "Difference (pts)",
        "By own rate (pts)",
        "By mix (pts)",
        "More or fewer online dossiers",
    ]
