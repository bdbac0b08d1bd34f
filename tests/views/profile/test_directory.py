"""The directory: everything of a period by group, with rates and verdicts."""

from analytics.views.profile import GROUPS, directory
from tests.views.profile.conftest import Asking


def test_groups_stand_in_order_and_the_late_come_first(ask: Asking) -> None:
    groups = directory(ask.reader, ask.known, "2021-Q1", "demo")
    assert tuple(groups) == GROUPS
    districts = [entry for entry in groups["district"] if entry.rate is not None]
    late = [entry.rate.late or 0 for entry in districts if entry.rate is not None]
    assert late == sorted(late, reverse=True)
    assert [entry.subject.of for entry in groups["district"]][1] == "unit.568"
    assert late[1] == 199
    # Trường Sa has no dossiers and stands last.
    assert groups["district"][-1].rate is None


def test_a_target_not_yet_in_force_is_no_verdict(ask: Asking) -> None:
    groups = directory(ask.reader, ask.known, "2021-Q1", "demo")
    assert all(entry.standing is None for entries in groups.values() for entry in entries)


def test_who_has_only_other_figures_is_marked(ask: Asking) -> None:
    groups = directory(ask.reader, ask.known, "2021-Q1", "official")
    (office,) = [entry for entry in groups["district"] if entry.has_figures]
    assert (office.subject.of, office.rate) == ("unit.568", None)
    land = {entry.subject.of: entry for entry in groups["sector"]}["sector.dat-dai"]
    assert land.rate is not None and land.rate.value == 0.9716


def test_districts_are_gone_after_the_merger(ask: Asking) -> None:
    groups = directory(ask.reader, ask.known, "2025-Q3", "official")
    assert not groups["district"] and not groups["area"]
    assert groups["commune"]
