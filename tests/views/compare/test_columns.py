"""The table adds up as it is read, and is handed on with formula, scope and codes."""

import csv
import io

from analytics.i18n import EN, VI
from analytics.tables import csv_bytes, xlsx_bytes
from analytics.views.compare import export, table
from tests.views.compare.conftest import Asking, small


def hundredths(text: str) -> int:
    """An effect as read in a cell: "−0,14" is −14; "≈ 0" nothing."""
    return 0 if "≈" in text else int(text.replace("−", "-").replace(",", ""))


def test_the_effects_add_up_as_they_are_read(ask: Asking) -> None:
    for split in ("level", "unit", "area", "sector"):
        texts = table(ask(split=split, dataset="demo"), VI, heading="Nhóm").texts
        whole = 0
        for title in ("Do tỷ lệ (điểm %)", "Do cơ cấu (điểm %)"):
            first, *parts = map(hundredths, texts[title])
            assert first == sum(parts)
            whole += first
        assert whole == hundredths(texts["Chênh lệch (điểm %)"][0]) == 35


def test_the_shares_of_a_change_add_up_as_they_are_read(ask: Asking) -> None:
    """Three units add 1, 1 and 1 dossier: 33,3 + 33,3 + 33,4."""
    earlier, others = {("568", "dat-dai"): (9, 1)}, ("569", "so-noi-vu")
    later = {(unit, "dat-dai"): (1, 0) for unit in others} | {("568", "dat-dai"): (10, 1)}
    view = small(earlier, later)("received", split="unit")
    texts = table(view, VI, heading="x").texts["Phần trong mức đổi (%)"]
    shares = [text for text in texts if text != "—" and not text.startswith("0")]
    assert sorted(shares) == ["33,3%", "33,3%", "33,4%"]


def test_the_effects_of_a_file_add_up_too(ask: Asking) -> None:
    file = export(ask(dataset="demo"), ask.catalogue, VI, heading="Cấp", title="So sánh")
    text = csv_bytes(file).decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text, newline="")))
    effects = [float(line["Do tỷ lệ (điểm %)"]) for line in lines]
    assert abs(sum(effects[1:]) - effects[0]) < 1e-9
    assert "Kitagawa" in dict(file.definitions)["Do tỷ lệ (điểm %)"]
    assert file.decimals["Do tỷ lệ (điểm %)"] == file.decimals["Quý I/2021 (%)"] == 2
    assert xlsx_bytes(file, VI).startswith(b"PK")


def test_english_columns_speak_english(ask: Asking) -> None:
    frame = table(ask("online_rate", dataset="demo"), EN, heading="Level").frame
    assert list(frame)[3:7] == [
        "Difference (pts)",
        "Due to rates (pts)",
        "By mix (pts)",
        "More or fewer online dossiers",
    ]
