"""Whatever the figures: what is right is stored as it is, one wrong figure is always found."""

from collections.abc import Callable, Iterator, Mapping

from hypothesis import given
from hypothesis import strategies as st

from analytics import formats
from analytics.catalogue import Catalogue
from analytics.ingest.files.cells import Sheet, Value
from analytics.ingest.form import recognise
from analytics.ingest.result import Reading
from analytics.names import name_key
from tests.fixtures.examples import some
from tests.ingest.form.papers import (
    BODY,
    HEADER,
    NUMBERS,
    TITLE,
    counts,
    form,
    read,
    roll_up,
    stored,
    with_cell,
)

NUMBER = st.integers(0, 10**7)
# Received, carried over and resolved decide what is pending.
SECTOR = st.tuples(*[NUMBER] * 7)
SOME = some(20)
CELL = st.one_of(
    st.none(),
    st.integers(-10, 10**6),
    st.floats(allow_nan=True),
    st.booleans(),
    st.text(max_size=12),
    st.sampled_from(
        ["Tổng cộng", "Đất đai", "I", "A.", "-", "1.769", "Quý I/2021", "Người lập biểu", "(3)"]
    ),
)


def balanced(parts: tuple[int, ...]) -> tuple[int, ...]:
    """Eight counts of a row that adds up: what was not resolved is pending."""
    online, person, carried, early, on_time, late, overdue = parts
    resolved = early + on_time + late
    missing = max(0, resolved + overdue - online - person - carried)
    pending = online + person + carried + missing - resolved - overdue
    return (online, person, carried + missing, early, on_time, late, pending, overdue)


def as_text(value: Value, style: str) -> Value:
    """A number as a clerk types it."""
    if not isinstance(value, int):
        return value
    if style == "number":
        return value
    if style == "points":
        return formats.count(value, "vi")
    return formats.count(value, "en").replace(",", "\u2009") if value else "-"


@SOME
@given(
    land=SECTOR,
    building=SECTOR,
    style=st.sampled_from(["number", "points", "thin spaces"]),
    blank=st.integers(0, 3),
)
def test_what_adds_up_is_stored_as_it_is(
    catalogue: Catalogue, land: tuple[int, ...], building: tuple[int, ...], style: str, blank: int
) -> None:
    one, other = balanced(land), balanced(building)
    both = [sum(pair) for pair in zip(one, other, strict=True)]
    rows = [counts("Đất đai", *one), counts("Xây dựng", *other), counts("Tổng cộng", *both)]
    written = [(*row[:2], *(as_text(cell, style) for cell in row[2:])) for row in rows]
    sheet = form(*[(None,) * 13] * blank, *written)

    # Counts beyond reason are asked for; the clerk says that they are right.
    reading = read(catalogue, sheet, answers={"large:1": "=right"})
    assert reading.faults == ()
    assert stored(reading) == {("so-noi-vu", "dat-dai"): one, ("so-noi-vu", "xay-dung"): other}


@SOME
@given(parts=SECTOR, column=st.integers(3, 13), more=st.integers(1, 999))
def test_one_wrong_figure_is_never_stored(
    catalogue: Catalogue, parts: tuple[int, ...], column: int, more: int
) -> None:
    row = counts("Đất đai", *balanced(parts))
    wrong = row[column - 1]
    assert isinstance(wrong, int)
    reading = read(catalogue, with_cell(form(row), BODY, column - 1, wrong + more))

    assert reading.errors and not reading.rows
    assert all(
        one.cell and int(one.cell.strip("ABCDEFGHIJKLM")) == BODY + 1 for one in reading.errors
    )


@SOME
@given(rows=st.lists(st.lists(CELL, min_size=1, max_size=14), max_size=12))
def test_no_sheet_makes_the_reader_fail(catalogue: Catalogue, rows: list[list[Value]]) -> None:
    table = tuple(tuple(row) for row in rows)
    for sheet in (
        Sheet("Trang", table),
        Sheet("Trang", (*TITLE, *HEADER, NUMBERS, *table)),
        Sheet("Trang", (*table, *HEADER, *table)),
    ):
        if recognise([sheet]):
            reading = read(catalogue, sheet)
            assert reading.is_clean or reading.rows == ()
            for fault in reading.faults:
                assert all((*fault.found, *fault.expected, *fault.action))


@SOME
@given(
    answers=st.dictionaries(
        st.sampled_from(["period", "unit:1", f"sector:{name_key('Đất đaii')}", "x"]),
        st.sampled_from(["2021-Q1", "568", "dat-dai", "=new", "=whole", "=heading", "=out", "z"]),
    )
)
def test_no_answer_makes_the_reader_fail(catalogue: Catalogue, answers: Mapping[str, str]) -> None:
    sheet = form(counts("Đất đaii", 1, 0, 0, 1, stt="I"), title=())
    reading = read(catalogue, sheet, answers=answers)

    if reading.is_clean:
        assert answers["period"] == "2021-Q1"
        assert answers["unit:1"] == "568"
        assert set(stored(reading)) <= {("568", "dat-dai"), ("568", None)}
        assert list(stored(reading).values()) == [(1, 0, 0, 1, 0, 0, 0, 0)]


NAMES_OF_TOTALS = st.one_of(st.text("zwfjk ", max_size=12), st.sampled_from(["Cả sở", "Gom lại"]))
ROWS = {
    form: ("Đất đai", "Xây dựng", "Thuế"),
    roll_up: ("Sở Nội vụ", "Sở Tư pháp", "Thành phố Cam Ranh"),
}


def answered(catalogue: Catalogue, sheet: Sheet) -> Iterator[Reading]:
    """What the file gives with every choice of answers that its questions offer."""
    waiting: list[dict[str, str]] = [{}]
    while waiting:
        answers = waiting.pop()
        reading = read(catalogue, sheet, answers=answers)
        still = [one for one in reading.questions if one.code in reading.unanswered]
        if not still:
            yield reading
        else:
            waiting += [{**answers, still[0].code: code} for code, _ in still[0].options]


@some(25)
@given(
    kind=st.sampled_from([form, roll_up]),
    rows=st.lists(st.tuples(*[st.integers(0, 3)] * 7), min_size=1, max_size=3),
    name=NAMES_OF_TOTALS,
    place=st.integers(0, 3),
    stt=st.sampled_from([None, "I", 4]),
)
def test_no_answer_counts_a_total_as_well_as_its_rows(
    catalogue: Catalogue,
    kind: Callable[..., Sheet],
    rows: list[tuple[int, ...]],
    name: str,
    place: int,
    stt: Value,
) -> None:
    parts = [balanced(row) for row in rows]
    truth = [sum(column) for column in zip(*parts, strict=True)]
    lines = [counts(name, *row) for name, row in zip(ROWS[kind], parts, strict=False)]
    lines.insert(place, counts(name, *truth, stt=stt))

    for reading in answered(catalogue, kind(*lines)):
        sums = [sum(column) for column in zip(*stored(reading).values(), strict=True)]
        assert all(one <= other for one, other in zip(sums, truth, strict=False))
