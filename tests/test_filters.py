"""One choice, two voices: the rows it counts and the sentence that says it."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import pytest

from analytics.errors import UnknownName
from analytics.filters import LEVEL_CHOICES, Filter, Names, Scope
from analytics.i18n import EN, VI

IN_VIETNAMESE = Names(
    units={"568": "Thành phố Nha Trang", "570": "Huyện Cam Lâm", "x": "Vạn Ninh"},
    sectors={"dat-dai": "Đất đai", "iso": "ISO 9001"},
)
IN_ENGLISH = Names(units={"568": "Nha Trang city"}, sectors={"dat-dai": "Land"})

# block, level, area, sector: what the clause is asked of
ROWS = [
    ("local", "province", None, "dau-tu"),
    ("local", "district", "568", "dat-dai"),
    ("local", "commune", "568", "ho-tich"),
    ("local", "commune", "570", "dat-dai"),
    ("local", "land_registry", None, "dat-dai"),
    ("central", "central", None, "thue"),
]
EVERY_CHOICE = [
    Filter(*choice)
    for choice in product(
        (None, *LEVEL_CHOICES), (None, "568", "570"), (None, "dat-dai", "ho-tich", "thue")
    )
]


def rows_of(
    choice: Filter, rows: Sequence[tuple[str | None, ...]] = ROWS
) -> list[tuple[str | None, ...]]:
    clause, values = choice.where()
    with sqlite3.connect(":memory:") as database:
        database.execute("create table dossiers (block, level, area, sector)")
        database.executemany("insert into dossiers values (?, ?, ?, ?)", rows)
        return list(database.execute(f"select * from dossiers where {clause}", values))


@pytest.mark.parametrize(
    ("choice", "vi", "en"),
    [
        (Filter(), "Khối địa phương · mọi lĩnh vực", "Provincial and local agencies · all sectors"),
        (
            Filter("district", "568", "dat-dai"),
            "UBND cấp huyện · thành phố Nha Trang · đất đai",
            "District People's Committees · Nha Trang city · land",
        ),
        (
            Filter(district="568"),
            "Thành phố Nha Trang · mọi lĩnh vực",
            "Nha Trang city · all sectors",
        ),
        (
            Filter("central"),
            "Cơ quan ngành dọc · mọi lĩnh vực",
            "Central agencies · all sectors",
        ),
        (
            Filter(sector="dat-dai"),
            "Khối địa phương · đất đai",
            "Provincial and local agencies · land",
        ),
    ],
)
def test_the_sentence_says_the_choice(choice: Filter, vi: str, en: str) -> None:
    assert (
        choice.sentence(IN_VIETNAMESE, VI),
        choice.sentence(IN_ENGLISH, EN),
    ) == (vi, en)


def test_proper_names_and_abbreviations_keep_their_capitals_and_unknown_codes_show() -> None:
    assert (
        Filter("commune", "x", "iso").sentence(IN_VIETNAMESE, VI)
        == "UBND cấp xã · Vạn Ninh · ISO 9001"
    )
    assert Filter(district="999").sentence(IN_VIETNAMESE, VI) == "999 · mọi lĩnh vực"


@pytest.mark.parametrize("choice", EVERY_CHOICE)
def test_the_clause_counts_what_was_chosen(choice: Filter) -> None:
    block = "central" if choice.level == "central" else "local"
    expected = [
        row
        for row in ROWS
        if row[0] == block
        and choice.level in (None, row[1])
        and choice.district in (None, row[2])
        and choice.sector in (None, row[3])
    ]
    assert rows_of(choice) == expected


@pytest.mark.parametrize("choice", EVERY_CHOICE, ids=str)
def test_a_place_lies_in_a_choice_where_the_clause_says_so(choice: Filter) -> None:
    chosen = replace(choice, sector=None)
    places = [*ROWS, ("local", "public_service", None, "y-te")]
    inside = [place for place in places if chosen.holds(*place[:3])]
    assert inside == rows_of(chosen, places)


def test_different_choices_differ_in_both_voices() -> None:
    names = Names(units={}, sectors={})
    clauses = {str(choice.where()) for choice in EVERY_CHOICE}
    sentences = {choice.sentence(names, VI) for choice in EVERY_CHOICE}
    assert len(clauses) == len(sentences) == len(EVERY_CHOICE)


@pytest.mark.parametrize("choice", EVERY_CHOICE)
def test_clause_and_sentence_come_from_the_same_parts(choice: Filter) -> None:
    clause, values = choice.where()
    parts = choice.parts(IN_VIETNAMESE, VI)
    assert clause == " and ".join(part.clause for part in parts if part.clause)
    assert values == [value for part in parts for value in part.values]
    assert clause.count("?") == len(values)
    sentence = choice.sentence(IN_VIETNAMESE, VI)
    assert sentence.lower() == " · ".join(part.words for part in parts if part.words).lower()


def test_values_are_bound_never_written_into_the_clause() -> None:
    clause, values = Filter(district="'; drop table --", sector="x' or 1").where()
    assert clause == "block = ? and area = ? and sector = ?"
    assert values == ["local", "'; drop table --", "x' or 1"]


def test_without_a_level_the_central_block_is_left_out() -> None:
    assert ("central", "central", None, "thue") not in rows_of(Filter())
    assert rows_of(Filter(level="central")) == [ROWS[-1]]


@pytest.mark.parametrize(
    ("choice", "scope"),
    [
        (Filter(), Scope()),
        (Filter("central"), Scope(block="central", level=None)),
        (Filter("district", "568"), Scope("local", "district", "568")),
        (Filter(district="568", sector="dat-dai"), Scope("local", None, "568", "dat-dai")),
    ],
)
def test_the_scope_of_a_published_value(choice: Filter, scope: Scope) -> None:
    assert choice.scope() == scope


@pytest.mark.parametrize("choice", EVERY_CHOICE)
def test_a_contradiction_matches_no_row(choice: Filter) -> None:
    assert not (choice.contradiction() and rows_of(choice))


@pytest.mark.parametrize(
    ("level", "contradicts"),
    [
        *((None, False), ("district", False), ("commune", False)),
        *(("province", True), ("land_registry", True), ("central", True)),
    ],
)
def test_an_area_is_asked_only_of_levels_that_have_one(
    level: str | None, contradicts: bool
) -> None:
    assert Filter(level, "568").contradiction() is contradicts
    assert not Filter(level).contradiction()


@pytest.mark.parametrize("level", ["multi", "huyện", ""])
def test_a_level_that_cannot_be_chosen_is_named(level: str) -> None:
    with pytest.raises(UnknownName):
        Filter(level=level)


@pytest.mark.parametrize(
    ("choice", "vi", "en"),
    [
        (Filter(), "khối địa phương · mọi lĩnh vực", "provincial and local agencies · all sectors"),
        (
            Filter(district="kv"),
            "huyện Khánh Vĩnh · mọi lĩnh vực",
            "Khánh Vĩnh district · all sectors",
        ),
        (
            Filter("province"),
            "cơ quan chuyên môn cấp tỉnh · mọi lĩnh vực",
            "provincial departments · all sectors",
        ),
        (
            Filter("district"),
            "UBND cấp huyện · mọi lĩnh vực",
            "District People's Committees · all sectors",
        ),
    ],
)
def test_within_a_sentence_names_keep_their_capitals(choice: Filter, vi: str, en: str) -> None:
    names_vi = Names({"kv": "Huyện Khánh Vĩnh"}, {})
    names_en = Names({"kv": "Khánh Vĩnh district"}, {})
    assert choice.sentence(names_vi, VI, within=True) == vi
    assert choice.sentence(names_en, EN, within=True) == en


def test_only_what_is_chosen_narrows() -> None:
    names = Names({"kv": "Huyện Khánh Vĩnh"}, {"dat-dai": "Đất đai"})
    assert Filter().narrowing(names, VI) == ""
    assert Filter(district="kv", sector="dat-dai").narrowing(names, VI) == (
        "Huyện Khánh Vĩnh · lĩnh vực đất đai"
    )
