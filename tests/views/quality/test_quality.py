"""What the page says of the published figures: counts, letters, what was left out, the file."""

import re

import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.i18n import EN, VI, translator
from analytics.store import DATA, Reader
from analytics.tables import csv_bytes
from analytics.texts import LANGUAGES, SEVERITIES
from analytics.views.quality import (
    Quality,
    answer,
    export,
    families,
    letter,
    quality,
    shown,
    suggestion_text,
    unchecked,
)
from tests.fixtures.memory import memory_reader

BLAME = re.compile(r"yếu kém|sai phạm|cẩu thả|lỗi của|thiếu trách nhiệm|careless|fault|!", re.I)


@pytest.fixture(scope="module")
def report(official: Reader, catalogue: Catalogue) -> Quality:
    return quality(official, catalogue, "2021-Q1")


@pytest.fixture(scope="module")
def every(official: Reader, catalogue: Catalogue) -> Quality:
    return quality(official, catalogue, None)


def test_the_answer_counts_findings_by_severity_and_checks_that_hold(report: Quality) -> None:
    facts = answer(report, VI)
    assert (facts.number, facts.standing and facts.standing.sign) == ("2", "▲")
    assert facts.sentence == (
        "điểm **chưa thống nhất** trong báo cáo quý I/2021, cùng 1 điểm làm tròn, 3 điểm về câu"
        " chữ, 2 điểm cần hỏi lại. Cần hỏi trước: Số hồ sơ trực tuyến của cả khối ngành dọc"
        " (170.397) trùng số của riêng ngành Công an."
    )
    assert facts.counts.startswith("379 trên 392 phép đối chiếu khớp.")
    facts = answer(report, EN)
    assert facts.sentence.startswith(
        "**contradictions** in the report of Q1 2021, also 1 of rounding, 3 of wording, 2 worth"
        " asking about. To ask for first: "
    )
    assert facts.counts.startswith("Checks that hold: 379 of 392.")


def test_documents_that_fit_are_said_to(official: Reader, catalogue: Catalogue) -> None:
    view = quality(official, catalogue, "2019-Q3")
    assert view.by_severity == {}
    facts = answer(view, VI)
    assert (facts.number, facts.standing and facts.standing.sign) == ("0", "●")
    assert facts.sentence == (
        "điểm chưa thống nhất trong văn bản về quý III/2019: **35** phép đối chiếu đều khớp."
    )


def test_all_documents_are_more_than_the_report(report: Quality, every: Quality) -> None:
    assert set(report.audit.findings) < set(every.audit.findings)
    facts = answer(every, VI)
    assert facts.number == "4"
    assert facts.sentence.startswith("điểm **chưa thống nhất** trong 21 văn bản đã công bố, cùng ")
    assert report.idle == ()
    assert {one.code for one in every.idle} == {
        *("jumps", "form_identity", "carried_over", "windows_alike", "windows_adjoin")
    }


def test_severities_come_the_gravest_first(every: Quality) -> None:
    assert list(every.by_severity) == list(SEVERITIES)


def test_illustrative_dossiers_are_looked_at_as_a_whole(catalogue: Catalogue) -> None:
    row = {"unit": "568", "sector": "dat-dai", "received_online": 3, "resolved_late": 3}
    demo = memory_reader(DATA, dossiers=[{**row, "dataset": "demo"}])
    view = quality(demo, read_catalogue(demo), "2021-Q1", "demo")
    facts = answer(view, VI)
    assert facts.number == "0"
    assert facts.sentence == (
        "điểm chưa thống nhất trong số liệu minh họa: **1** phép đối chiếu đều khớp."
    )
    assert [one.code for one in view.idle] == ["carried_over"]


def test_nothing_checked_is_said(catalogue: Catalogue) -> None:
    empty = memory_reader(DATA, published=False, dossiers=[])
    view = quality(empty, read_catalogue(empty), None, "demo")
    facts = answer(view, VI)
    assert facts.number == ""
    assert facts.sentence == "Chưa có phép đối chiếu nào làm được: số liệu minh họa."


def test_a_letter_can_be_sent_as_it_is(report: Quality, catalogue: Catalogue) -> None:
    finding = next(one for one in report.audit.findings if one.code.startswith("units_rated:"))
    text = letter(finding, catalogue, VI)
    lines = text.splitlines()
    assert lines[0] == "Kính gửi: UBND tỉnh Khánh Hòa; Cổng thông tin CCHC tỉnh Khánh Hòa"
    assert lines[-1].startswith("Kính đề nghị quý cơ quan kiểm tra và cho biết số đúng.")
    for part in (
        "Phép tính: 29 + 11 + 3 + 0 = 43 ≠ 44.",
        "Số đơn vị xếp hạng Trung bình về CCHC (Toàn tỉnh · năm 2020): 03; mục I.2, đoạn 2",
        "Nếu “Số đơn vị xếp hạng Trung bình về CCHC” là 4 (bản in: 03) thì khớp.",
    ):
        assert part in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_name_every_figure_and_blame_nobody(
    every: Quality, catalogue: Catalogue, language: str
) -> None:
    for finding in every.audit.findings:
        text = letter(finding, catalogue, translator(language))
        assert "None" not in text and "{" not in text
        assert not BLAME.search(text), text
        for figure in finding.figures:
            assert shown(figure, finding, translator(language)) in text


def test_what_would_fit_is_said_only_where_it_can_be(every: Quality) -> None:
    said = {one.code.split(":")[0]: suggestion_text(one, VI) for one in every.audit.findings}
    assert said["central_online_copy"] == said["on_time_rate"] == ""
    assert said["own_period"] == "Nếu là quý I/2021 thì khớp với kỳ của văn bản."
    assert "là 168 (bản in: 108) thì khớp" in said["iso_bodies"]


def test_english_carries_a_print_over_but_not_one_that_is_itself_in_question(
    every: Quality,
) -> None:
    said = {
        figure.place.indicator: shown(figure, finding, EN)
        for finding in every.audit.findings
        for figure in finding.figures
    }
    assert said["units_rated_weak"] == "none"
    assert said["online_resolved"] == "90,621"
    assert said["units_rated"] == "29/44"
    assert said["sipas_rank"] == "43 (recomputed from the document)"
    assert said["civil_servant_quota_cut_rate_since_2015"] == "11.3 %"
    finding = next(
        one for one in every.audit.findings if one.suggestion and "11" in one.suggestion.text.en
    )
    assert suggestion_text(finding, EN) == "Written “11,3%” it could not be misread."


def test_what_could_not_be_checked_says_why(report: Quality, catalogue: Catalogue) -> None:
    told = {rule.vi: unchecked(checks, catalogue, VI) for rule, checks in report.unchecked.items()}
    parts, between = (
        "Hồ sơ đã giải quyết: các phần cộng lại bằng tổng số.",
        "Tỷ lệ chung nằm giữa tỷ lệ thấp nhất và cao nhất của các cấp.",
    )
    assert told[parts] == (("không in hồ sơ giải quyết trễ hạn", 1),)
    assert told[between] == (
        ("không in tỷ lệ đúng hạn trên số đã giải quyết (Văn phòng Đăng ký đất đai)", 2),
    )
    total = sum(n for reasons in told.values() for _reason, n in reasons)
    assert total == report.audit.counts["unchecked"]


def test_definitions_that_are_not_comparable_are_named_with_their_documents(
    official: Reader,
) -> None:
    found = {one.name.vi: one.definitions for one in families(official)}
    assert set(found) == {"Đúng hạn", "Trực tuyến"}
    online = {one.name.en: set(one.documents) for one in found["Trực tuyến"]}
    assert online["Online share of received"] == {"report-2021-Q1"}
    assert "report-2021-Q1" in online["Online share of resolved dossiers"]
    assert families(official, "demo") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_has_a_row_for_each_broken_relation(
    every: Quality, catalogue: Catalogue, language: str
) -> None:
    sheet = export(every, catalogue, translator(language), title="x")
    assert len(sheet.frame) == sum(len(one.checks) for one in every.audit.findings)
    text = csv_bytes(sheet).decode("utf-8-sig")
    for finding in every.audit.findings:
        assert finding.checks[0].sentence is not None
        assert finding.checks[0].sentence.in_(language).split("“")[0] in text
    assert dict(sheet.definitions).keys() == {one.in_(language) for one in SEVERITIES.values()}


def test_a_letter_about_loaded_dossiers_goes_to_who_sent_them() -> None:
    counts = {"unit": "568", "sector": "dat-dai"}
    reader = memory_reader(
        DATA,
        published=False,
        dossiers=[
            counts | {"period": "2020-Q4", "received_online": 10, "pending_in_time": 10},
            counts | {"period": "2021-Q1", "carried_over": 9, "pending_in_time": 9},
        ],
    )
    catalogue = read_catalogue(reader)
    view = quality(reader, catalogue, "2021-Q1")
    assert [one.code for one in view.audit.findings] == ["carried_over:568:dat-dai:2021-Q1"]
    text = letter(view.audit.findings[0], catalogue, VI)
    assert text.startswith("Kính gửi: Thành phố Nha Trang\n\nQua đối chiếu hồ sơ đã gửi,")
