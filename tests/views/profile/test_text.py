"""What a profile says: the answer where approved pages do not reach, printed figures."""

from dataclasses import replace

import pytest

from analytics.i18n import VI
from analytics.views.profile import absent, answer, sections, split_message
from tests.views.profile.conftest import Asking, row_names


@pytest.mark.parametrize(
    ("whole", "share"),
    [
        (29, "Chiếm 19 trên 29 hồ sơ trễ hạn của khối địa phương."),
        (30, "Chiếm **63,33%** số hồ sơ trễ hạn của khối địa phương (19 trên 30)"),
    ],
)
def test_a_share_of_few_late_dossiers_is_told_in_counts(
    ask: Asking, whole: int, share: str
) -> None:
    view = ask("unit.568")
    few = replace(view, share=replace(view.share, late=19, of_late=whole))
    text = answer(few, VI, rows=row_names(ask, few)).sentence
    assert share in text


def test_nothing_is_said_of_late_dossiers_where_there_are_none(ask: Asking) -> None:
    view = ask("unit.so-du-lich")
    told = answer(view, VI, rows=row_names(ask, view))
    assert told.sentence.endswith(" **0** hồ sơ trễ hạn.")
    assert told.counts == "194 trên 194 hồ sơ đã giải quyết"


def test_a_unit_that_did_not_report_is_told_from_one_that_nobody_asked(ask: Asking) -> None:
    text = answer(ask("unit.so-du-lich", "2018-Q3"), VI, rows={}).sentence
    assert text.endswith("Đơn vị chưa gửi số liệu của kỳ này.")
    area = answer(ask("area.568", "2018-Q3"), VI, rows={}).sentence
    assert area == ("Quý III/2018: 27 trên 28 đơn vị đã gửi, nên chưa có số của cả phạm vi.")
    official = answer(ask("unit.so-du-lich", "2021-Q1", "official"), VI, rows={}).sentence
    assert "chưa gửi" not in official


def test_only_a_printed_share_of_late_dossiers_is_the_number(ask: Asking) -> None:
    told = answer(ask("unit.568", "2021-Q1", "official"), VI, rows={})
    assert told.number == "2,45%"
    assert told.sentence == "hồ sơ đã giải quyết bị trễ hạn trong quý I/2021."
    assert told.counts == "số tính lại từ văn bản"
    assert told.standing is None


def test_the_part_with_most_late_dossiers_is_the_message(ask: Asking) -> None:
    view = ask("unit.568")
    message = split_message(view, VI, row_names(ask, view))
    assert message == "Nhiều hồ sơ trễ hạn nhất: Đất đai (113 trên 199)"
    assert split_message(ask("unit.568", "2021-Q1", "official"), VI, {}) == ""


def test_of_parts_with_equally_many_late_dossiers_none_is_the_message(ask: Asking) -> None:
    view = ask("unit.568")
    worst = view.heat.at("dat-dai", view.period)
    cells = dict(view.heat.cells) | {(view.heat.keys[1], view.period): worst}
    assert view.heat.keys[1] != "dat-dai"
    equal = replace(view, heat=replace(view.heat, cells=cells))
    assert split_message(equal, VI, row_names(ask, view)) == ""


def test_a_subject_that_is_gone_says_until_when(ask: Asking) -> None:
    office = ask.who("unit.568")
    assert absent(office, "2025-Q3", VI) == (
        "UBND thành phố Nha Trang: không còn từ **1/7/2025**, nên không có số của quý III/2025."
    )
    ward = ask.who("unit.22333", "2025-Q3")
    assert absent(ward, "2021-Q1", VI) == (
        "Phường Bắc Nha Trang: có từ **1/7/2025**, nên không có số của quý I/2021."
    )


def test_printed_figures_stand_by_indicator_with_their_sources(ask: Asking) -> None:
    view = ask("unit.568", "2021-Q3", "official")
    (area,) = sections(view.printed, ask.catalogue, "2021-Q3", VI)
    assert area.total == 14
    figures = [figure for item in area.items for figure in item.figures]
    (rate,) = [figure for figure in figures if figure.text == "98,75%"]
    assert rate.own
    assert rate.publisher == "Báo Khánh Hòa"
    assert rate.address
