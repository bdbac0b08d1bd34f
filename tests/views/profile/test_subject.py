"""Who bears a code, when; who is offered; who has figures."""

import pytest

from analytics.filters import Filter
from analytics.i18n import EN, VI, translator
from analytics.texts import LANGUAGES
from analytics.views.profile import (
    GROUPS,
    group_name,
    offered,
    periods_of,
    periods_with_figures,
    relatives,
    subject,
    with_figures,
)
from tests.views.profile.conftest import Asking


@pytest.mark.parametrize(
    ("period", "name"),
    [
        ("2021-Q1", "Phường Phước Tiến · Nha Trang"),
        ("2024-Q4", "Phường Tân Tiến · Nha Trang"),
        ("2025-H1", "Phường Tân Tiến · Nha Trang"),
        ("2025-Q3", "Phường Nha Trang"),
    ],
)
def test_a_code_means_the_unit_of_its_time(ask: Asking, period: str, name: str) -> None:
    assert ask.who("unit.22366", period).called(VI) == name


def test_nobody_bears_a_code_before_or_after_its_time(ask: Asking) -> None:
    assert subject(ask.known, "unit.568", "2025-Q3") is None
    assert subject(ask.known, "area.568", "2025-Q3") is None
    assert subject(ask.known, "unit.568", "2025-H1") is not None
    assert subject(ask.known, "unit.no-such", "2021-Q1") is None


def test_an_office_is_told_from_its_area(ask: Asking) -> None:
    office, area = ask.who("unit.568"), ask.who("area.568")
    assert office.called(VI) == "UBND thành phố Nha Trang"
    assert office.called(EN) == "Nha Trang city People's Committee"
    assert area.called(VI) == "Thành phố Nha Trang"
    assert office.chosen == Filter(level="district", unit="568")
    assert area.chosen == Filter(district="568")


def test_relatives_lead_from_an_office_to_its_area_and_back(ask: Asking) -> None:
    def near(of: str, period: str = "2021-Q1") -> list[str]:
        return [bearer.of for bearer in relatives(ask.known, ask.who(of, period), period)]

    assert near("unit.568") == ["area.568"]
    assert near("area.568") == ["unit.568"]
    assert near("unit.22366") == ["area.568"]
    assert near("unit.22366", "2025-Q3") == []
    assert near("unit.so-noi-vu") == near("sector.dat-dai") == []


def test_a_central_agency_is_part_of_the_central_block(ask: Asking) -> None:
    assert ask.who("unit.cong-an-tinh").whole == Filter(level="central")
    assert ask.who("sector.thue").whole == Filter(level="central")
    assert ask.who("sector.dat-dai").whole == Filter()


def test_everyone_of_a_period_is_offered_once_group_by_group(ask: Asking) -> None:
    everyone = offered(ask.known, "2021-Q1")
    groups = [GROUPS.index(bearer.group) for bearer in everyone]
    assert groups == sorted(groups)
    assert len({bearer.of for bearer in everyone}) == len(everyone)
    # 21 departments, 9 districts as offices and as areas, 139 communes, the land registry,
    # 6 central agencies, 36 sectors (data/catalogue).
    assert len(everyone) == 21 + 9 + 9 + 139 + 1 + 6 + 36
    later = offered(ask.known, "2025-Q3")
    assert {bearer.group for bearer in later} == {"province", "commune", "central", "sector"}
    assert sum(bearer.group == "commune" for bearer in later) == 65


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_group_has_a_name(language: str) -> None:
    assert len({group_name(group, translator(language)) for group in GROUPS}) == len(GROUPS)


def test_whom_the_report_of_the_first_quarter_speaks_of(ask: Asking) -> None:
    """The report prints three sectors and four agencies; an article the office of Nha Trang."""
    ofs = {bearer.of for bearer in with_figures(ask.reader, ask.known, "2021-Q1")}
    assert ofs >= {"sector.dat-dai", "sector.dau-tu", "sector.xay-dung", "unit.cong-an-tinh"}
    assert "unit.568" in ofs
    assert "unit.so-xay-dung" not in ofs


def test_whom_the_illustrative_files_speak_of(ask: Asking) -> None:
    ofs = {bearer.of for bearer in with_figures(ask.reader, ask.known, "2021-Q1", "demo")}
    assert {"unit.so-xay-dung", "unit.568", "area.568", "unit.22366"} <= ofs
    assert not {"unit.576", "area.576"} & ofs  # Trường Sa does not report
    # So Du lịch did not report in the third quarter of 2018.
    assert "unit.so-du-lich" not in {
        bearer.of for bearer in with_figures(ask.reader, ask.known, "2018-Q3", "demo")
    }


def test_the_periods_of_a_subject_end_with_it(ask: Asking) -> None:
    office = ask.who("unit.568")
    assert "2025-Q3" not in periods_of(office, ask.catalogue, "official")
    assert "2025-H1" in periods_of(office, ask.catalogue, "official")
    with_figures = periods_with_figures(ask.reader, ask.catalogue, office, "official")
    assert set(with_figures) >= {"2021-Q3", "2021-H1"}
    assert "2023-Q1" not in with_figures
