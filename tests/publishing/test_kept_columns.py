"""How the columns of a list were chosen is kept with its load, for the next of its kind."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.i18n import EN, VI
from analytics.ingest.read import read
from analytics.ingest.result import Reading
from analytics.publishing import gather, publish
from analytics.publishing.withdraw import take_back
from analytics.store import current, open_reader
from tests.ingest.dossier_list.test_columns import CHOSEN, HEADINGS, ROWS

WHEN, LATER = "2026-04-05T08:30:00+07:00", "2026-04-06T09:00:00+07:00"
OTHERS = {code: answer for code, answer in CHOSEN.items() if not code.startswith("column:")}
COLUMNS = {code: answer for code, answer in CHOSEN.items() if code.startswith("column:")}
Listed = Callable[..., Reading]


@pytest.fixture
def listed(own_store: Path, tmp_path: Path) -> Listed:
    """listed(answers, headings=…, rows=…): a list of the quarter, read as of now."""

    def make(
        answers: Mapping[str, str] = OTHERS,
        headings: Sequence[str] = HEADINGS,
        rows: Sequence[Sequence[str]] = ROWS,
    ) -> Reading:
        path = tmp_path / "ds.csv"
        text = "\n".join(",".join(line) for line in (headings, *rows))
        path.write_text(text, encoding="utf-8")
        return read(path, path.name, known(), period="2021-Q1", answers=answers)

    return make


def known() -> Catalogue:
    return read_catalogue(open_reader(current()))


def published(reading: Reading, when: str = WHEN) -> Path:
    batch = gather([reading], open_reader(current()), known())
    (load,) = publish(batch, known(), who="Lan", when=when, why="quý").loads
    return load.rows.with_suffix(".json")


def asked(reading: Reading) -> set[str]:
    return {code for code in reading.unanswered if code.startswith("column:")}


def test_the_manifest_keeps_the_choice_and_no_other_heading(listed: Listed) -> None:
    manifest = json.loads(published(listed(CHOSEN)).read_bytes())
    chosen = {code.removeprefix("column:"): heading for code, heading in COLUMNS.items()}
    optional = dict.fromkeys(("channel", "fee", "state"), "=none")
    assert {**manifest["columns"], "headings": ""} == {**chosen, **optional, "headings": ""}
    assert "Người nộp" not in json.dumps(manifest, ensure_ascii=False)


def test_the_next_list_of_the_same_headings_is_read_without_asking(listed: Listed) -> None:
    assert asked(listed()) == set(COLUMNS)
    published(listed(CHOSEN))
    small = tuple(heading.upper() for heading in HEADINGS)
    for reading in (listed(), listed(headings=small)):
        assert asked(reading) == set()
        assert [row["resolved_late"] for row in reading.rows] == [1]
        shown = {label.vi: value for label, value in reading.recognised}["Khai báo cột"]
        assert VI(shown) == "như lần cập nhật ngày 5/4/2026 (Lan (tự khai))"
        assert EN(shown) == "as in the update of 5 April 2026 (Lan (tự khai))"


def test_other_headings_are_asked_about(listed: Listed) -> None:
    published(listed(CHOSEN))
    assert asked(listed(headings=(*HEADINGS[:-1], "Ghi chú"))) == set(COLUMNS)


def test_an_answer_goes_before_what_is_kept_and_is_kept_instead(listed: Listed) -> None:
    published(listed(CHOSEN))
    other = {**CHOSEN, "column:returned": "Phải xong", "column:due": "Đã xong"}
    reading = listed(other, rows=ROWS[:1])
    assert [row["resolved_late"] for row in reading.rows] == [1]
    assert "chọn theo tiêu đề của tệp khi cập nhật" in [
        VI(value) for _, value in reading.recognised
    ]
    published(reading, LATER)
    (row,) = known().columns.values()
    assert (row["returned"], row["due"], row["loaded_at"]) == ("Phải xong", "Đã xong", LATER)


def test_what_was_taken_back_is_no_example(listed: Listed) -> None:
    published(listed(CHOSEN))
    take_back("2021-Q1", "so-noi-vu", who="Minh", when=LATER, why="nhầm cột")
    assert asked(listed()) == set(COLUMNS)


def test_a_list_that_a_mapping_names_keeps_nothing(listed: Listed) -> None:
    names = (
        "Mã",
        "Ngày tiếp nhận",
        "Ngày hẹn trả",
        "Ngày trả kết quả",
        "Đơn vị",
        "Lĩnh vực",
        "A",
        "B",
    )
    reading = listed(headings=names)
    assert (reading.is_clean, reading.columns) == (True, {})
    assert "columns" not in json.loads(published(reading).read_bytes())
