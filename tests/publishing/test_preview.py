"""Before and after: what files would change, and that looking changes nothing."""

from analytics.i18n import EN, VI
from analytics.publishing import gather, preview, publish
from analytics.publishing.columns import (
    coverage_text,
    effects_table,
    findings_lines,
    findings_text,
)
from analytics.store import current, open_reader
from tests.publishing.forms import LINE


def listing(folder) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_print_stays_and_the_part_stands_beside_it(sent, own_store, reader, catalogue) -> None:
    before = listing(own_store)
    batch = gather([sent()], reader, catalogue)
    shown = preview(batch, reader, catalogue, own_store)
    frame = effects_table(shown.effects, catalogue, VI).frame
    received = frame[frame["Chỉ số"] == "Hồ sơ tiếp nhận trong kỳ"].values.tolist()
    # (4) + (5) of two lines: 2 × (5 + 9) = 28; the report's own total stays as printed.
    told = "130.729 (28 từ 1 trên 166 đơn vị đã gửi)"
    assert received == [
        ["", "Hồ sơ tiếp nhận trong kỳ", "130.729", told],
        ["Sở Nội vụ", "Hồ sơ tiếp nhận trong kỳ", "—", "28"],
    ]
    assert coverage_text(shown, "2021-Q1", VI) == (
        "Quý I/2021: 0 trên 166 đơn vị phải gửi đã gửi hồ sơ, nay là **1**."
    )
    assert findings_text(shown, VI) == "Đối chiếu: không có điểm nào thêm."
    assert listing(own_store) == before


def test_findings_that_the_files_bring_are_counted(sent, own_store, reader, catalogue) -> None:
    """Of each of two sectors 3 are pending at the end of a quarter, the next carries over 1."""
    batch = gather([sent(), sent("quy-ii.xlsx", period="Quý II/2021")], reader, catalogue)
    shown = preview(batch, reader, catalogue, own_store)
    assert [one.checks[0].declared.code for one in shown.findings] == ["carried_over"] * 2
    assert findings_text(shown, VI) == "Đối chiếu: thêm 2 điểm chưa thống nhất."
    assert findings_lines(shown, VI) == [
        f"Sở Nội vụ, {sector}, quý II/2021: kỳ trước chuyển sang 1, cuối quý trước còn 3, lệch 2."
        for sector in ("Đất đai", "Xây dựng")
    ]
    assert findings_lines(shown, EN)[0].endswith(
        "carried over 1, pending at the end of the quarter before 3, 2 apart."
    )


def test_a_gap_of_the_quarter_before_is_told_however_many_wider_ones_there_are(
    sent, own_store, reader, catalogue
) -> None:
    """Another unit's files have 21 gaps of 9 already; of the new file's two lines each has one."""
    sectors = [row["name"] for row in catalogue.sectors.values() if row["block"] == "local"][:21]
    wide = (23, 5, 9, 9, 20, 16, 3, 1, 3, 2, 1)
    given = [
        sent(f"{n}.xlsx", unit="Sở Tư pháp", period=period, lines=dict.fromkeys(sectors, line))
        for n, (period, line) in enumerate({"Quý I/2021": LINE, "Quý II/2021": wide}.items())
    ]
    batch = gather(given, reader, catalogue)
    publish(batch, catalogue, who="Lan", when="2021-07-05T08:30:00+07:00")
    reader = open_reader(current())
    batch = gather([sent(), sent("quy-ii.xlsx", period="Quý II/2021")], reader, catalogue)
    lines = findings_lines(preview(batch, reader, catalogue, own_store), VI)
    assert len(lines) == 2
    assert all(line.startswith("Sở Nội vụ, ") for line in lines)


def test_the_file_of_the_quarter_before_brings_the_gap_as_well(
    sent, own_store, reader, catalogue
) -> None:
    later = gather([sent(period="Quý II/2021")], reader, catalogue)
    publish(later, catalogue, who="Lan", when="2021-07-05T08:30:00+07:00")
    now = open_reader(current())
    batch = gather([sent("quy-i.xlsx")], now, catalogue)
    assert len(findings_lines(preview(batch, now, catalogue, own_store), VI)) == 2


def test_of_many_findings_the_first_are_told_and_the_rest_counted(
    sent, own_store, reader, catalogue
) -> None:
    """25 sectors have a gap each; the audit names 20 and says "5 more"."""
    sectors = [row["name"] for row in catalogue.sectors.values() if row["block"] == "local"][:25]
    lines = dict.fromkeys(sectors, LINE)
    given = [sent(lines=lines), sent("b.xlsx", lines=lines, period="Quý II/2021")]
    shown = preview(gather(given, reader, catalogue), reader, catalogue, own_store)
    told = findings_lines(shown, VI)
    assert (len(told), told[-1]) == (11, "và 15 điểm nữa")


def test_a_unit_of_the_central_block_shows_its_own_figures(
    sent, own_store, reader, catalogue
) -> None:
    batch = gather([sent(unit="Công an tỉnh")], reader, catalogue)
    shown = preview(batch, reader, catalogue, own_store)
    frame = effects_table(shown.effects, catalogue, VI).frame
    assert ["Công an tỉnh", "28"] in frame[["Đơn vị", "Sau"]].values.tolist()
