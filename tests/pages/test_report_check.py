"""Soát báo cáo: a report is read and held against what is known; nothing of it is kept."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.reports.figure import Candidate
from analytics.reports.reading import Reading
from analytics.store import current, open_reader
from pages.report_check import files
from tests.fixtures import readings
from tests.pages.opened import ENTRY, html, titles
from tests.pages.test_intake import started, uploaded


@pytest.fixture
def office(own_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A server that was started for writing, on a store of its own."""
    monkeypatch.setenv("DASHBOARD_WRITE", "1")
    return own_store


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Reading]:
    """What reading the report gives: the last of the list."""
    known = [readings.first_quarter()]
    monkeypatch.setattr(files, "read_report", lambda *_: known[-1])
    return known


def opened(path: Path = readings.FILE, **link: str) -> AppTest:
    at = uploaded(started("report-check", **link), path)
    assert not at.exception
    return at


def test_the_readers_server_does_not_list_the_page(published: Path) -> None:
    at = AppTest.from_file(str(ENTRY), default_timeout=300).run()
    addresses = {page["url_pathname"] for page in at._registered_pages.values()}
    assert "report-check" not in addresses


def test_the_readers_server_does_not_run_the_page(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = started("report-check")
    assert titles(at) == ["Soát báo cáo"]
    assert at.file_uploader
    monkeypatch.delenv("DASHBOARD_WRITE")
    at = at.run()
    assert not at.exception
    assert not at.file_uploader


def test_every_figure_is_marked_where_it_stands(office: Path, read: list[Reading]) -> None:
    shown = html(opened())
    assert "129 số trong văn bản: 129 chắc chắn, 0 cần xác nhận" in shown
    assert 'có <mark class="sure doubted">29/44<sup aria-hidden="true">✓≠</sup></mark> đơn vị' in (
        shown
    )
    # beside it what it was understood as
    assert "<b>65,91%</b> Tỷ lệ đơn vị xếp hạng Tốt về CCHC" in shown


def test_the_contradictions_stand_on_the_screen_before_anything_is_published(
    office: Path, read: list[Reading]
) -> None:
    at = opened()
    shown = html(at)
    assert "<p>Đơn vị được xếp hạng CCHC: các phần cộng lại được 43, tổng số in là 44" in shown
    assert "Số hồ sơ trực tuyến của cả khối ngành dọc (170.397) trùng số" in shown
    assert "in 108, một chỗ in 168" in shown
    assert "văn bản của quý I/2021 ghi quý I/2020" in shown
    assert shown.count('target="_self">mục I.2, đoạn 2</a>') == 2
    assert not (office / "loads").exists()


def test_doubt_is_said_with_a_sign_and_a_word(office: Path, read: list[Reading]) -> None:
    read.append(readings.in_doubt("units_rated_average"))
    shown = html(opened())
    assert '<mark class="unknown">03<sup aria-hidden="true">∅</sup></mark>' in shown
    assert "chưa nhận ra chỉ tiêu" in shown
    assert "128 chắc chắn, 0 cần xác nhận, 1 chưa rõ chỉ tiêu" in shown


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"province": "Lâm Đồng"}, "Báo cáo của <b>Lâm Đồng</b>"),
        ({"period": None}, "Không rõ <b>kỳ báo cáo</b>"),
        ({"figures": ()}, "Không tìm thấy số liệu nào"),
    ],
)
def test_what_cannot_be_held_against_our_figures_is_said(
    change: dict[str, object], words: str, office: Path, read: list[Reading]
) -> None:
    read.append(replace(readings.first_quarter(), **change))  # type: ignore[arg-type]
    assert words in html(opened())


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "Chọn báo cáo cải cách hành chính"), ("en", "Choose")]
)
def test_a_wrong_file_is_refused_in_the_readers_language(
    language: str, words: str, office: Path, tmp_path: Path
) -> None:
    path = tmp_path / "cong-van.txt"
    path.write_text("Kính gửi: Sở Nội vụ\n\nĐề nghị quý Sở gửi hồ sơ trước ngày 5.\n" * 3, "utf-8")
    at = opened(path, lang=language)
    (error,) = at.error
    assert words in error.value
    assert "cong-van.txt" in error.value.replace("\\", "")


def pressed(at: AppTest, words: str) -> AppTest:
    (button,) = [button for button in at.button if words in button.label]
    at = button.click().run()
    assert not at.exception
    return at


def published(at: AppTest, who: str = "Lan", why: str = "trình ký") -> AppTest:
    at.text_input[0].input(who)
    at.text_input[1].input(why)
    return pressed(at, "Công bố báo cáo quý I/2021")


def figures() -> list[dict[str, object]]:
    path = current()
    assert path is not None
    return open_reader(path).rows(
        "select indicator, value, paragraph, printed_at, l.reason from current_indicator_values v"
        " join loads l on l.load_id = v.load_id"
        " where v.document = 'report-2021-Q1' order by v.row"
    )


def test_a_report_without_doubt_is_published_with_name_and_reason(
    office: Path, read: list[Reading]
) -> None:
    at = opened()
    assert "129 số của báo cáo quý I/2021. Thay cho 130 số đã có của cùng báo cáo." in html(at)
    at = published(at, "", "")
    assert [one.value for one in at.warning] == ["Ghi tên người cập nhật và lý do."]
    assert not (office / "loads").exists()
    at = published(at)
    (message,) = at.success
    assert message.value == "Đã công bố báo cáo quý I/2021; số liệu mới đang được dùng."
    rows = figures()
    assert len(rows) == 129
    assert all(row["paragraph"] for row in rows)
    assert not at.text_input  # the field is empty again


def test_open_figures_are_confirmed_or_left_out_before_it_is_published(
    office: Path, read: list[Reading]
) -> None:
    known = readings.changed(
        "units_rated_average",
        indicator="units_rated_fair",
        confidence="confirm",
        candidates=(Candidate("units_rated_fair", 0.6), Candidate("units_rated_average", 0.5)),
    )
    first, *rest = known.figures
    unknown = replace(first, indicator=None, confidence="unknown")
    read.append(replace(known, figures=(unknown, *rest)))
    at = opened()
    shown = html(at)
    assert "Xác nhận số chưa chắc: 2" in shown
    assert not [button for button in at.button if "Công bố" in button.label]
    assert '<mark class="confirm">03</mark> cơ quan xếp hạng Trung bình' in shown
    ten, three = [box for box in at.selectbox if box.label.startswith("Chỉ tiêu của")]
    assert (ten.value, three.value) == (None, "units_rated_fair")
    assert three.options[:3] == [
        "Số đơn vị xếp hạng Khá về CCHC",
        "Số đơn vị xếp hạng Trung bình về CCHC",
        "Bỏ qua: không phải số liệu báo cáo",
    ]
    three.select("units_rated_average")
    at = pressed(at, "Xác nhận 2 số này")
    shown = html(at)
    assert "Đã xác nhận hoặc bỏ qua 1 số." in shown
    assert "Xác nhận số chưa chắc: 1" in shown
    assert "các phần cộng lại được 43" in shown  # what was confirmed is checked with the others
    (ten,) = [box for box in at.selectbox if box.label.startswith("Chỉ tiêu của")]
    ten.select("skip:to_mend")
    at = published(pressed(at, "Xác nhận 1 số này"))
    assert at.success
    rows = figures()
    assert "units_rated_average" in {row["indicator"] for row in rows}
    assert {row["reason"] for row in rows} == {
        "trình ký. Bỏ qua: “10” (I.1 ¶1): số còn phải sửa trong văn bản"
    }


def test_an_unknown_figure_is_published_as_a_new_indicator(
    office: Path, read: list[Reading]
) -> None:
    read.append(readings.in_doubt("portal_article_views"))
    at = opened()
    shown = html(at)
    assert "Có thể là chỉ tiêu mới: Lượt xem tin: thu hút (lượt; Chỉ đạo, kiểm tra" in shown
    (box,) = [box for box in at.selectbox if box.label.startswith("Chỉ tiêu của")]
    assert box.value is None
    assert box.options[0] == "Chỉ tiêu mới: Lượt xem tin: thu hút"
    box.select("new:")
    (name,) = [box for box in at.text_input if box.label == "Tên chỉ tiêu mới"]
    name.input(" ")
    at = pressed(at, "Xác nhận 1 số này")  # without a name it stays open
    (name,) = [box for box in at.text_input if box.label == "Tên chỉ tiêu mới"]
    name.input("Lượt xem tin trên Cổng CCHC")
    at = pressed(at, "Xác nhận 1 số này")
    shown = html(at)
    assert "<b>65.158</b> Lượt xem tin trên Cổng CCHC" in shown
    assert "Chỉ tiêu mới vào danh mục: Lượt xem tin trên Cổng CCHC." in shown
    assert published(at).success
    (row,) = [row for row in figures() if row["indicator"] == "luot_xem_tin_tren_cong_cchc"]
    assert row["value"] == 65158
    areas = html(started("areas", q="65.158"))
    assert "Lượt xem tin trên Cổng CCHC" in areas
    # taken for one that is known, the next time, and no longer for a new one
    box = next(box for box in opened().selectbox if box.label.startswith("Chỉ tiêu của"))
    assert "Lượt xem tin trên Cổng CCHC" in box.options


def test_a_name_that_the_catalogue_has_is_no_new_indicator(
    office: Path, read: list[Reading]
) -> None:
    read.append(readings.in_doubt("portal_article_views"))
    at = opened()
    (box,) = [box for box in at.selectbox if box.label.startswith("Chỉ tiêu của")]
    box.select("new:")
    (name,) = [box for box in at.text_input if box.label == "Tên chỉ tiêu mới"]
    name.input("lượt xem tin, bài trên cổng CCHC tỉnh")
    at = pressed(at, "Xác nhận 1 số này")
    assert "Chỉ tiêu mới vào danh mục" not in html(at)
    assert published(at).success
    assert "portal_article_views" in {row["indicator"] for row in figures()}


def test_many_figures_are_left_out_at_once(office: Path, read: list[Reading]) -> None:
    reading = readings.first_quarter()
    unknown = [replace(one, indicator=None, confidence="unknown") for one in reading.figures]
    read.append(replace(reading, figures=tuple(unknown[:60] + list(reading.figures[60:]))))
    at = opened()
    assert "Xác nhận số chưa chắc: 60" in html(at)
    (sections,) = [box for box in at.selectbox if box.label == "Các số"]
    assert sections.options[:3] == ["Tất cả: 60", "mục I.1: 3", "mục I.2: 11"]
    at = sections.select("I.2").run()
    at = pressed(at, "Bỏ qua 11 số")
    assert "Xác nhận số chưa chắc: 49" in html(at)
    at = pressed(at, "Bỏ qua 49 số")
    assert published(at).success
    assert len(figures()) == len(reading.figures) - 60


def test_a_mended_file_keeps_what_was_decided_of_its_sentences(
    office: Path, read: list[Reading], tmp_path: Path
) -> None:
    known = readings.in_doubt("units_rated_average")
    mended = [replace(one, sentence=f"{one.sentence} Sửa.") for one in known.figures]
    first, *_ = known.figures
    unknown = replace(first, indicator=None, confidence="unknown")
    read.append(replace(known, figures=(unknown, *known.figures[1:])))
    at = pressed(opened(), "Bỏ qua 2 số")
    assert "Xác nhận số chưa chắc: 0" in html(at)
    # the sentence of the first is the same in the file that takes its place, that of the other not
    read.append(replace(known, figures=(unknown, *mended[1:])))
    again = tmp_path / "bao-cao.txt"
    again.write_bytes(readings.FILE.read_bytes())
    at = uploaded(at, again)
    shown = html(at)
    assert "Đã xác nhận hoặc bỏ qua 1 số." in shown
    assert "Xác nhận số chưa chắc: 1" in shown
    # of another period nothing is decided
    read.append(replace(read[-1], period="2021-Q2"))
    (period,) = [box for box in at.selectbox if box.label == "Kỳ của tệp"]
    at = period.select("2021-Q2").run()
    assert "Xác nhận số chưa chắc: 2" in html(at)


def test_a_report_of_a_part_is_said_to_be_one_before_it_is_published(
    office: Path, read: list[Reading]
) -> None:
    assert not opened().warning
    read.append(replace(readings.first_quarter(), is_of_a_part=True))
    (warning,) = opened().warning
    assert warning.value.startswith("Văn bản có vẻ là báo cáo của một cơ quan, một huyện.")


def test_two_values_of_one_thing_are_asked_about(office: Path, read: list[Reading]) -> None:
    reading = readings.first_quarter()
    other = replace(reading.figures[0], value=Decimal(11), printed="11")
    read.append(replace(reading, figures=(*reading.figures, other)))
    at = opened()
    assert "Xác nhận số chưa chắc: 1" in html(at)
    (box,) = [box for box in at.selectbox if box.label.startswith("Chỉ tiêu của")]
    box.select("skip:no_figure")
    assert published(pressed(at, "Xác nhận 1 số này")).success


def test_a_figure_that_does_not_add_up_opens_its_sentence(
    office: Path, read: list[Reading]
) -> None:
    assert '<details class="quoted">' not in html(started("quality"))  # no paragraph is kept yet
    assert published(opened()).success
    shown = html(started("quality"))
    assert '<details class="quoted"><summary>mục I.2, đoạn 2</summary>' in shown
    assert "cho UBND" not in shown and "<mark>11</mark> đơn vị xếp hạng Khá" in shown


def test_a_clerk_who_looked_before_another_published_looks_again(
    office: Path, read: list[Reading]
) -> None:
    first, second = opened(), opened()
    assert published(first).success
    at = published(second, "Hoa")
    assert [one.value[:29] for one in at.warning] == ["Chưa công bố: Lan (tự khai) đ"]
    assert published(at, "Hoa").success


def test_a_report_of_another_province_is_not_published(office: Path, read: list[Reading]) -> None:
    read.append(replace(readings.first_quarter(), province="Lâm Đồng"))
    at = opened()
    assert not [button for button in at.button if "Công bố" in button.label]
