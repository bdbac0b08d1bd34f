"""What the audit finds in the published figures, and that it finds nothing else.

The list was written by a reader of the report who had not seen the relations.
"""

from tests.audit.conftest import Real

REPORT = "report-2021-Q1"

# Finding → severity, its relations, what would fit: (indicator, value).
FOUND = {
    f"central_online_copy:{REPORT}:2021-Q1:central": (
        "contradiction",
        (
            "central_online_copy",
            "central_online_parts",
            "central_online_rate_copy",
            "online_of_resolved",
        ),
        None,
    ),
    f"units_rated:{REPORT}:2020:all": (
        "contradiction",
        ("units_rated", "two_documents"),
        ("units_rated_average", "4"),
    ),
    "resolved_total:baokhanhhoa-khanh-vinh-2021:2021:local:573": (
        "contradiction",
        ("resolved_total",),
        ("resolved", "14.309"),
    ),
    "two_documents:laodong-par-sipas-2024:2023:all": ("contradiction", ("two_documents",), None),
    f"on_time_rate:{REPORT}:2021-Q1:central": ("rounding", ("on_time_rate", "late_rate"), None),
    f"printed_points:{REPORT}:2020:all": ("wording", ("printed_points",), None),
    f"iso_bodies:{REPORT}:2020-12-31:all": (
        "wording",
        ("iso_bodies",),
        ("iso_bodies_converted_total", "168"),
    ),
    f"own_period:{REPORT}:2020-Q1:all": (
        "wording",
        ("own_period",),
        ("senior_training_trainees", "quý I/2021"),
    ),
    "nha_trang_nine_months:baokhanhhoa-nha-trang-2021-Q3:2021-9M:local:district:568": (
        "note",
        ("nha_trang_nine_months",),
        None,
    ),
    f"printed_decimals:{REPORT}:2021:all": (
        "note",
        ("printed_decimals",),
        ("civil_servant_quota_cut_rate_since_2015", "11,3%"),
    ),
    "printed_decimals:baokhanhhoa-pci-2023:2023:all": (
        "note",
        ("printed_decimals",),
        ("pci", "67,65"),
    ),
    f"event_dates:{REPORT}:2020-12-23": ("note", ("event_dates",), None),
}

# Relations that no published figure can be held against, and why.
NOT_CHECKABLE = {
    "level_rates_lowest": "the report prints no rate of the land registry",
    "level_rates_highest": "the report prints no rate of the land registry",
    "index_change": "no document prints the index of 2019",
    "jumps": "no figure has eight periods of one kind",
    "form_identity": "no unit has sent dossiers yet",
    "carried_over": "no unit has sent dossiers yet",
    "windows_alike": "no unit has sent dossiers yet",
    "windows_adjoin": "no unit has sent dossiers yet",
}


def test_every_contradiction_is_found_and_nothing_else(real: Real) -> None:
    found = {
        one.code: (
            one.severity,
            tuple(check.declared.code for check in one.checks),
            one.suggestion and (one.suggestion.figure.place.indicator, one.suggestion.text.vi),
        )
        for one in real.audit.findings
    }
    assert found == FOUND


def test_every_relation_is_checked_or_said_not_to_be(real: Real) -> None:
    checked = {one.declared.code for one in real.audit.checks if one.state != "unchecked"}
    assert {one.code for one in real.relations} - checked == set(NOT_CHECKABLE)


def test_a_chairman_reads_first_what_tells_most(real: Real) -> None:
    report = real.audit.of_documents([REPORT])
    first = report.findings[0].checks[0]
    assert first.sentence is not None and first.arithmetic is not None
    assert first.sentence.vi == (
        "Số hồ sơ trực tuyến của cả khối ngành dọc (170.397) trùng số của riêng ngành Công an."
    )
    assert first.arithmetic.vi == "Khối ngành dọc: 170.397 = Công an tỉnh: 170.397"


def test_a_relation_that_holds_everywhere_says_where_it_does_not(real: Real) -> None:
    (one,) = real.audit.of_documents(["baokhanhhoa-khanh-vinh-2021"]).findings
    assert one.checks[0].sentence is not None and one.checks[0].arithmetic is not None
    assert one.checks[0].sentence.vi.endswith("tổng số in là 14.322 (Huyện Khánh Vĩnh, năm 2021).")
    assert one.checks[0].sentence.en.endswith("is printed as 14,322 (Khánh Vĩnh district, 2021).")
    assert one.checks[0].arithmetic.vi == "14.283 + 26 = 14.309 ≠ 14.322"


def test_the_counts_of_the_report(real: Real) -> None:
    counts = real.audit.of_documents([REPORT]).counts
    assert (counts["held"], counts["broken"], counts["unchecked"]) == (379, 13, 18)


def test_a_mark_says_what_is_about_its_own_figure(real: Real) -> None:
    """362.428 is in a contradiction and in a rounding; a note marks nothing."""
    said = {
        (place.indicator, place.unit): [one.vi for one in doubts]
        for place, doubts in real.audit.doubts.items()
        if place.document == REPORT and place.block == "central"
    }
    assert len(said["resolved", None]) == 2
    assert said["late_rate", None] == [
        "Tỷ lệ trễ hạn trên số đã giải quyết: tính lại được 0,0008%, bản in là 0,01%"
        " (Khối ngành dọc, quý I/2021)."
    ]
    assert "bốn ngành" in said["online_resolved", "cuc-hai-quan"][0].lower()
    marked = {place.indicator for place in real.audit.doubts}
    assert "civil_servant_quota_cut_rate_since_2015" not in marked
    assert "iso_bodies_in_training" in marked
