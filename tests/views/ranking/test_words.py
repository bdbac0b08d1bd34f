"""The sentence, the table, the export and the nearest choices of a ranking."""

import pytest

from analytics.i18n import EN, VI, translator
from analytics.tables import csv_bytes, xlsx_bytes
from analytics.texts import LANGUAGES
from analytics.views.ranking import (
    empty_sentence,
    export,
    line_column,
    nearest,
    reading,
    sentence,
    table,
)
from analytics.views.ranking.say import (
    change_text,
    distinct,
    interval_text,
    possible_text,
    way_text,
)
from tests.query.stories import an_answer
from tests.views.ranking.conftest import Asking, story

FIVE = {"a": (990, 10), "b": (95, 5), "c": (95, 5), "d": (560, 240), "e": (7, 1)}


def test_the_answer_comes_first_and_chance_is_named() -> None:
    assert sentence(story(FIVE)(), VI) == (
        "Quý I/2021: dẫn đầu **4** sở, ban, ngành là **Sở A** với **99,00%**; thấp nhất là"
        " **Sở D** với **70,00%** (240 hồ sơ trễ, cần thêm 200 hồ sơ đúng hạn để đạt mốc tham chiếu"
        " 95%). Không phân biệt được với đơn vị dẫn đầu: **2**"
        " đơn vị khác; đơn vị đứng cuối tách hẳn. Mới xét ngẫu nhiên của riêng số hồ sơ: chưa đủ 8"
        " kỳ để biết các kỳ thường chênh nhau bao nhiêu. Đứng riêng vì dưới 30 hồ sơ: Sở E."
    )


def test_in_english() -> None:
    assert sentence(story(FIVE)(), EN).startswith(
        "Q1 2021: of **4** departments, first: **Sở A**, **99.00%**; lowest: **Sở D**,"
        " **70.00%** (240 late, 200 more on time to reach the reference level 95%). Not"
        " distinguishable from the first: **2** more"
    )


def test_where_nobody_can_be_told_apart_no_order_is_claimed() -> None:
    view = story({"a": (58, 2), "b": (57, 3), "c": (56, 4)}, names="abc")()
    assert sentence(view, VI) == (
        "Quý I/2021: chưa phân biệt được **3** sở, ban, ngành với nhau, nên không xếp hạng; từ"
        " **93,33%** đến **96,67%**. Sắp theo số hồ sơ trễ, nhiều nhất trước: Sở C (**4**)."
    )
    shown = table(view, VI).frame
    assert "Hạng" not in shown and "Hạng có thể" not in shown
    assert "Không xếp hạng" in dict(reading(view, VI))


def test_of_units_with_equally_many_late_dossiers_none_is_named_alone() -> None:
    view = story({"a": (56, 4), "b": (57, 4), "c": (58, 2)}, names="abc")()
    assert "nhiều nhất trước: Sở A và 1 đơn vị khác (**4**)." in sentence(view, VI)


def test_a_unit_apart_from_the_common_rate_only_is_told_as_that() -> None:
    """30 units of 100 at 98%, one at 89%: its interval meets the others', not the common rate."""
    names = [f"u{n:02}" for n in range(18)]
    counts = dict.fromkeys(names, (980, 20)) | {"u00": (948, 52)}
    view = story(counts, names=names, called={one: f"Sở {one}" for one in names})()
    said = sentence(view, VI)
    assert view.funnel is not None and view.funnel.outside == ("u00",)
    assert ("Khác hẳn mức chung" in said) == (view.unranked == "alike")
    assert "có thể đứng đầu" not in said
    outside = view.of("u00")
    assert outside is not None and (outside.possible is None or outside.possible[0] > 1)


def test_a_rate_that_can_pass_100_per_cent_leads_nowhere() -> None:
    view = story({"a": (60, 2), "b": (57, 3)}, names="ab")(metric="on_time_of_received")
    said = sentence(view, VI)
    assert "có thể vượt 100%" in said and "không xếp hạng **2**" in said
    assert "dẫn đầu" not in said
    assert "can pass 100%" in sentence(view, EN)


def test_values_that_look_equal_get_as_many_decimals_as_they_need() -> None:
    """28,7010% and 28,6970%: not "dẫn đầu 28,70%; thấp nhất 28,70%"."""
    one, other = (an_answer(value=value, basis="computed") for value in (0.28701, 0.28697))
    assert distinct(one, other, VI) == ("28,701%", "28,697%")
    assert distinct(one, one, VI) == ("28,70%", "28,70%")


def test_equal_units_are_said_to_be_equal() -> None:
    view = story(dict.fromkeys("abc", (95, 5)), names="abc")()
    assert sentence(view, VI) == "Quý I/2021: cả **3** sở, ban, ngành bằng nhau, **95,00%**."


def test_counts_are_said_without_praise() -> None:
    view = story(FIVE)(metric="received")
    assert "nhiều nhất là **Sở A** với **1.000 hồ sơ**; ít nhất là **Sở E**" in sentence(view, VI)
    late = sentence(story(FIVE)(metric="late"), VI)
    assert "ít nhất là **Sở E** với **1 hồ sơ**; nhiều nhất là **Sở D**" in late


def test_those_that_did_not_report_are_named() -> None:
    view = story({key: FIVE[key] for key in "abc"}, names="abcd")()
    assert sentence(view, VI).endswith("Chưa gửi số liệu: Sở D.")


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"a": (99, 1)}, "chỉ có số của **Sở A**, **99,00%**"),
        ({"a": (9, 1), "b": (9, 1)}, "**2** đơn vị có số liệu"),
    ],
)
def test_too_few_to_rank(counts: dict[str, tuple[int, int]], said: str) -> None:
    assert said in sentence(story(counts)(), VI)


def test_why_there_is_nothing(ask: Asking) -> None:
    gone = empty_sentence(ask("districts", period="2025-Q3"), VI)
    assert "không còn cấp huyện từ **1/7/2025**" in gone
    none = empty_sentence(ask("departments"), VI)
    assert "chưa công bố số của từng đơn vị" in none


def test_printed_rates_say_what_they_lack(ask: Asking) -> None:
    said = sentence(ask("central", "online_of_resolved"), VI)
    assert "dẫn đầu **4** cơ quan ngành dọc là **Cục Hải quan tỉnh** với **99,56%**" in said
    assert said.endswith("Nguồn chỉ nêu tỷ lệ, nên không có khoảng tin cậy và hạng có thể.")


# --- words of one standing ------------------------------------------------------------------------


def test_ranks_and_changes_in_words() -> None:
    assert [possible_text(one) for one in ((3, 9), (4, 4), None)] == ["3–9", "4", "—"]
    before = {"a": (90, 10), "b": (990, 10), "c": (95, 5), "d": (50, 50)}
    view = story(FIVE, before)()
    told = [change_text(one, VI) for one in view.standings]
    assert told == ["(▲ 2)", "(▼ 1)", "0", "0", "—"]
    assert dict(reading(view, VI))["Đổi hạng"].startswith("Trong ngoặc")
    assert "Đổi hạng" not in dict(reading(story(FIVE, FIVE)(), VI))


def test_the_way_to_the_line_in_dossiers() -> None:
    view = story(FIVE)()
    assert view.goal is not None
    far, near = view.of("d"), view.of("a")
    assert far is not None and near is not None
    assert way_text(far, view.goal, VI) == "cần thêm 200 hồ sơ đúng hạn để đạt mốc tham chiếu 95%"
    assert way_text(near, view.goal, VI) == ""


def test_an_interval_in_words() -> None:
    view = story(FIVE)()
    far = view.of("d")
    assert far is not None
    # Wilson: (0.7 + 3.8415/1600 ± 1.96·√(0.21/800 + 3.8415/2560000)) ÷ (1 + 3.8415/800)
    assert interval_text(far.interval, VI) == "66,74–73,07%"
    assert interval_text(None, VI) == "—"


# --- table and export -----------------------------------------------------------------------------


def test_numbers_of_the_table_stay_numbers() -> None:
    view = story(FIVE, FIVE)()
    shown = table(view, VI)
    frame = shown.frame
    assert list(frame["Cơ quan"]) == ["Sở A", "Sở B", "Sở C", "Sở D", "Sở E"]
    assert list(frame["Hạng"][:4]) == [1, 2, 2, 4]
    assert list(frame["Đúng hạn (%)"][:4]) == [99.0, 95.0, 95.0, 70.0]
    assert list(frame["Trễ hạn"]) == [10, 5, 5, 240, 1]
    assert list(frame["Thiếu so với mốc 95% (hồ sơ)"]) == [0, 0, 0, 200, 1]
    assert list(frame["Hạng có thể"]) == ["1–3", "1–3", "1–3", "4", "—"]
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
    made = export(view, ask.catalogue, translator(language), title="t")
    assert csv_bytes(made).startswith(b"\xef\xbb\xbf")
    assert xlsx_bytes(made, translator(language))[:2] == b"PK"


def test_the_export_explains_itself_and_names_the_missing() -> None:
    asked = story({key: FIVE[key] for key in "abd"}, names="abcd")
    made = export(asked(), asked.catalogue, VI, title="Đúng hạn")
    assert made.about["Kỳ"] == "Quý I/2021"
    assert made.about["Nhóm đơn vị"] == "Sở, ban, ngành cấp tỉnh"
    assert list(made.frame["Ghi chú"])[-1] == "không có số liệu của kỳ này"
    assert list(made.frame["Cơ quan"])[-1] == "Sở C"
    assert made.frame["Cận dưới 95% (%)"].iloc[0] == pytest.approx(98.1691, abs=1e-4)
    words = [word for word, _meaning in made.definitions]
    assert {"Công thức", "Hạng có thể", "Khoảng tin cậy 95%", "Mốc tham chiếu"} <= set(words)


# --- where else to look ---------------------------------------------------------------------------


def test_the_nearest_choices_have_figures(ask: Asking) -> None:
    question = ask("departments").question
    found = nearest(ask.reader, ask.catalogue, question)
    assert [(one.population, one.metric, one.period, n) for one, n in found[:2]] == [
        ("central", "online_resolved", "2021-Q1", 4),
        ("central", "online_of_resolved", "2021-Q1", 4),
    ]
    for one, units in found:
        view = ask(one.population, one.metric, one.period, areas=one.areas)
        assert len(view.known) == units


def test_a_dataset_without_any_figure_offers_nothing() -> None:
    asked = story({})
    assert nearest(asked.reader, asked.catalogue, asked().question) == ()


def test_a_unit_with_a_gap_has_no_line(ask: Asking) -> None:
    """A list with a gap would be printed as its numbers; half of the areas are incomplete."""
    view = ask("districts", period="2018-Q3", areas=True, dataset="demo")
    (line,) = line_column(view, VI)
    lines = table(view, VI).frame[line]
    drawn = [one.key for one, told in zip(view.standings, lines, strict=True) if told is not None]
    assert drawn == [one.key for one in view.ranked] and len(drawn) == 4
    assert all(None not in told for told in lines.dropna())


def test_a_unit_that_resolved_nothing_is_named_with_that_and_has_reported() -> None:
    said = sentence(story(FIVE | {"e": (0, 0)})(), VI)
    assert "Không xếp vì không có hồ sơ nào đã giải quyết: Sở E." in said
    assert "Chưa gửi" not in said
