"""The table of a ranking and its file."""

import pytest

from analytics.i18n import VI, translator
from analytics.tables import csv_bytes, xlsx_bytes
from analytics.texts import LANGUAGES
from analytics.views.ranking import export, line_column, table
from tests.views.ranking.conftest import Asking, story

FIVE = {"a": (990, 10), "b": (95, 5), "c": (95, 5), "d": (560, 240), "e": (7, 1)}


def test_numbers_of_the_table_stay_numbers() -> None:
    view = story(FIVE, FIVE)()
    shown = table(view, VI)
    frame = shown.frame
    assert list(frame["Cơ quan"]) == ["Sở A", "Sở B", "Sở C", "Sở D", "Sở E"]
    assert list(frame["Hạng"][:4]) == [1, 2, 2, 4]
    assert list(frame["Đúng hạn (%)"][:4]) == [99.0, 95.0, 95.0, 70.0]
    assert list(frame["Trễ hạn"]) == [10, 5, 5, 240, 1]
    assert list(frame["Thiếu so với chỉ tiêu 95%, chưa áp dụng (hồ sơ)"]) == [0, 0, 0, 200, 1]
    assert list(frame["Khoảng thứ hạng (95%)"]) == ["1–3", "1–3", "1–3", "4", "—"]
    same = "chưa phân biệt"
    tiers = ["cao hơn rõ rệt", same, same, "thấp hơn rõ rệt", ""]
    assert list(frame["So với mức chung"].fillna("")) == tiers
    assert list(frame["Đổi hạng từ I/2020"][:4]) == [0, 0, 0, 0]
    assert frame["Ghi chú"].iloc[4] == "dưới 30 hồ sơ"
    assert shown.texts["Đúng hạn (%)"][0] == "99,00%"


def test_columns_that_say_nothing_are_left_out() -> None:
    frame = table(story(FIVE)(metric="late"), VI).frame
    assert list(frame.columns) == ["Cơ quan", "Hạng", "Trễ hạn"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("metric", ["on_time_rate", "late", "fees_online", "overdue_share"])
def test_every_kind_of_metric_can_be_handed_on(ask: Asking, metric: str, language: str) -> None:
    view = ask("departments", metric, dataset="demo")
    assert len(table(view, translator(language)).frame) == len(view.standings)
    file = export(view, ask.catalogue, translator(language), title="t")
    assert csv_bytes(file).startswith(b"\xef\xbb\xbf")
    assert xlsx_bytes(file, translator(language))[:2] == b"PK"


def test_the_file_names_the_missing() -> None:
    asked = story({key: FIVE[key] for key in "abd"}, names="abcd")
    file = export(asked(), asked.catalogue, VI, title="Đúng hạn")
    assert list(file.frame["Ghi chú"])[-1] == "không có số liệu của kỳ này"
    assert list(file.frame["Cơ quan"])[-1] == "Sở C"
    assert file.frame["Cận dưới 95% (%)"].iloc[0] == pytest.approx(98.1691, abs=1e-4)
    words = [word for word, _meaning in file.definitions]
    assert {"Công thức", "Khoảng thứ hạng (95%)", "Khoảng tin cậy 95%", "Mốc tham chiếu"} <= set(
        words
    )


def test_a_unit_with_a_gap_has_no_line(ask: Asking) -> None:
    """A list with a gap would be printed as its numbers; half of the areas are incomplete."""
    view = ask("districts", period="2018-Q3", areas=True, dataset="demo")
    (title,) = line_column(view, VI)
    lines = table(view, VI).frame[title]
    drawn = [row.key for row, line in zip(view.standings, lines, strict=True) if line is not None]
    assert drawn == [row.key for row in view.ranked] and len(drawn) == 4
    assert all(None not in line for line in lines.dropna())
