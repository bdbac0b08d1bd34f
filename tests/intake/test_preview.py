"""Before and after: what files would change, and that looking changes nothing."""

from analytics.intake import gather, preview
from analytics.intake.tables import coverage_text, effects_frame, findings_text


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
    frame = effects_frame(shown.effects, catalogue, "vi")
    received = frame[frame["Chỉ số"] == "Hồ sơ tiếp nhận trong kỳ"].values.tolist()
    # (4) + (5) of two lines: 2 × (5 + 9) = 28; the report's own total stays as printed.
    told = "130.729 (28 từ 1 trên 166 đơn vị đã gửi)"
    assert received == [
        ["", "Hồ sơ tiếp nhận trong kỳ", "130.729", told],
        ["Sở Nội vụ", "Hồ sơ tiếp nhận trong kỳ", "—", "28"],
    ]
    assert coverage_text(shown, "2021-Q1", "vi") == (
        "Quý I/2021: 0 trên 166 đơn vị phải gửi đã gửi hồ sơ, nay là **1**."
    )
    assert findings_text(shown, "vi") == "Đối chiếu: không có điểm nào thêm."
    assert listing(own_store) == before


def test_findings_that_the_files_bring_are_counted(sent, own_store, reader, catalogue) -> None:
    """Of each of two sectors 3 are pending at the end of a quarter, the next carries over 1."""
    batch = gather([sent(), sent("quy-ii.xlsx", period="Quý II/2021")], reader, catalogue)
    shown = preview(batch, reader, catalogue, own_store)
    assert [one.checks[0].declared.code for one in shown.findings] == ["carried_over"] * 2
    assert findings_text(shown, "vi") == "Đối chiếu: thêm 2 điểm mâu thuẫn."


def test_a_unit_of_the_central_block_shows_its_own_figures(
    sent, own_store, reader, catalogue
) -> None:
    batch = gather([sent(unit="Công an tỉnh")], reader, catalogue)
    shown = preview(batch, reader, catalogue, own_store)
    frame = effects_frame(shown.effects, catalogue, "vi")
    assert ["Công an tỉnh", "28"] in frame[["Đơn vị", "Sau"]].values.tolist()
