"""Names as people write them: one form for all spellings, the right candidate or none."""

import csv
import unicodedata
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.catalogue import read_catalogue
from analytics.ingest.name_matching import Index, match, unit_index
from analytics.names import clean, fold, name_key
from analytics.store import Reader
from tests.fixtures.examples import some

CATALOGUE = Path(__file__).parents[2] / "data" / "catalogue"
TONES = "\u0300\u0301\u0303\u0309\u0323"
# Old and new place of the tone: on the first or on the second vowel of an open oa, oe, uy.
PLACES = {"oa": ("òa", "oà"), "oe": ("òe", "oè"), "uy": ("ùy", "uỳ")}


@cache
def names() -> dict[str, dict[str, tuple[str, ...]]]:
    """ "units" (those of 2021) and "sectors": code → names it goes by."""
    with (CATALOGUE / "units.csv").open(encoding="utf-8", newline="") as file:
        units = {
            row["code"]: tuple({row["name"], row["short_name"]} - {""})
            for row in csv.DictReader(file)
            if row["valid_from"] <= "2021-01-01" and (row["valid_to"] or "9") > "2021-01-01"
        }
    with (CATALOGUE / "sectors.csv").open(encoding="utf-8", newline="") as file:
        sectors = {row["code"]: (row["name"],) for row in csv.DictReader(file)}
    return {"units": units, "sectors": sectors}


def every_name() -> list[str]:
    return sorted({name for group in names().values() for of in group.values() for name in of})


def other_tone_place(name: str) -> str:
    """The name with every tone on "oa", "oe", "uy" moved to the other vowel."""
    decomposed = unicodedata.normalize("NFD", name)
    for first, second in ("oa", "oe", "uy"):
        for tone in TONES:
            old, new = f"{first}{tone}{second}", f"{first}{second}{tone}"
            decomposed = (
                decomposed.replace(old, "\0").replace(new, old).replace("\0", new)
                if old in decomposed or new in decomposed
                else decomposed
            )
    return unicodedata.normalize("NFC", decomposed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khánh Hòa", "Khánh Hoà"),
        ("Thủy sản", "Thuỷ sản"),
        ("Quý I", "Quí I"),
        ("Lý lịch tư pháp", "Lí lịch tư pháp"),
        ("Sở Nội vụ", "SỞ\u00a0NỘI\u2009VỤ"),
        ("Lao động - Thương binh và Xã hội", "Lao động\u2011Thương binh – và Xã hội"),
        ("Đất đai", "Ðất ðai"),
        ("Đất đai", "Đất \u200bđa\u00adi\ufeff"),
        ("UBND huyện Vạn Ninh", "Ủy ban nhân dân H. Vạn Ninh"),
        ("Uỷ ban nhân dân thành phố Nha Trang", "UBND TP.Nha Trang"),
        ("Thị xã Ninh Hòa", "TX Ninh Hoà"),
        ("xã Xã", "X. X"),
    ],
)
def test_spellings_that_mean_the_same(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ninh Đa", "Ninh Đà"),
        ("Thú y", "Thu y"),
        ("Tư pháp", "Tu phap"),
        ("Phương Sài", "Phường Sài"),
    ],
)
def test_other_letters_and_tones_mean_something_else(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_what_is_shown_keeps_its_letters_and_capitals() -> None:
    assert clean("  Hoà\u00a0\n Bi\u0300nh ") == "Hoà Bình"


@pytest.mark.parametrize("name", every_name())
def test_every_name_composed_decomposed_and_with_old_and_new_tones(name: str) -> None:
    for form in ("NFC", "NFD", "NFKC"):
        assert fold(unicodedata.normalize(form, name)) == fold(name)
    assert fold(other_tone_place(name)) == fold(name)
    assert name_key(name.upper()) == name_key(name)


def test_the_tone_is_really_moved() -> None:
    for old, new in PLACES.values():
        assert other_tone_place(old) == new
        assert other_tone_place(new) == old


@given(st.text(max_size=60))
def test_what_is_brought_to_one_form_stays(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert name_key(name_key(text)) == name_key(text)
    assert clean(clean(text)) == clean(text)


@given(st.lists(st.sampled_from(every_name()), min_size=1, max_size=3))
def test_what_is_brought_to_one_form_stays_for_names(several: list[str]) -> None:
    text = " ".join(several)
    assert fold(fold(text)) == fold(text)
    assert name_key(name_key(text)) == name_key(text)


@pytest.mark.parametrize("kind", ["units", "sectors"])
def test_every_name_is_found_or_said_to_be_shared(kind: str) -> None:
    candidates = names()[kind]
    owners: dict[str, set[str]] = defaultdict(set)
    for code, of in candidates.items():
        for name in of:
            owners[name_key(name)].add(code)
    for code, of in candidates.items():
        for name in of:
            found = match(name.upper(), candidates)
            if len(owners[name_key(name)]) == 1:
                assert found.code == code
            else:
                assert found.code is None
                assert found.shared
                assert set(found.near) == owners[name_key(name)]


def slips(name: str) -> st.SearchStrategy[str]:
    """The name with one letter left out, doubled, changed, or changed places with the next."""
    places = st.integers(0, len(name) - 2)
    letters = st.sampled_from("abcdeghiklmnopqrstuvxyăâđêôơư")
    return st.one_of(
        places.map(lambda at: name[:at] + name[at + 1 :]),
        places.map(lambda at: name[:at] + name[at] + name[at:]),
        places.map(lambda at: name[:at] + name[at + 1] + name[at] + name[at + 2 :]),
        st.tuples(places, letters).map(lambda to: name[: to[0]] + to[1] + name[to[0] + 1 :]),
    )


EVERY_OWNED = [
    (kind, code, name)
    for kind, group in names().items()
    for code, of in group.items()
    for name in of
    if len(name) >= 5
]


@some(80)
@given(st.data())
def test_one_slip_is_answered_with_the_name_that_was_meant(data: st.DataObject) -> None:
    kind, code, name = data.draw(st.sampled_from(EVERY_OWNED))
    typed = data.draw(slips(name))
    candidates = names()[kind]
    found = match(typed, candidates)
    if found.code is None and not found.shared and code not in found.near:
        # Three others are one slip away too: "Ninh A" for one of a dozen Ninh.
        as_near = [other for other in found.near if one_slip_away(typed, candidates[other])]
        assert len(as_near) == 3


def one_slip_away(typed: str, of: tuple[str, ...]) -> bool:
    return any(
        form(typed) == form(name) or slips_between(form(typed), form(name)) == 1
        for name in of
        for form in (lambda text: clean(text).lower(), name_key)
    )


def slips_between(one: str, other: str) -> int:
    """How many slips turn one into the other (Damerau 1964), letter by letter."""
    rows = [list(range(len(other) + 1))]
    for at, letter in enumerate(one, 1):
        rows.append([at])
        for to, wanted in enumerate(other, 1):
            steps = [rows[at - 1][to] + 1, rows[at][to - 1] + 1]
            steps.append(rows[at - 1][to - 1] + (letter != wanted))
            if at > 1 and to > 1 and (letter, one[at - 2]) == (other[to - 2], wanted):
                steps.append(rows[at - 2][to - 2] + 1)
            rows[at].append(min(steps))
    return rows[-1][-1]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Đầutư", "Đầu tư"),
        ("Đầuatư", "Đầu tư"),
        ("Đầ utư", "Đầu tư"),
        ("Th úy", "Thú y"),
        ("Thúy", "Thú y"),
        ("Thúu y", "Thú y"),
        ("Thuỷsản", "Thủy sản"),
        ("UBND phườg Vĩnh Hải", "UBND phường Vĩnh Hải"),
    ],
)
def test_a_slip_in_a_space_or_beside_a_tone_is_one_slip(typed: str, meant: str) -> None:
    others = ("Đấu thầu", "Thuế", "Thủy lợi", "UBND phường Vĩnh Hòa", "UBND phường Vĩnh Hảo")
    candidates = {name: (name,) for name in (*others, meant)}
    assert meant in match(typed, candidates).near


def test_of_three_letters_another_one_is_another_word() -> None:
    assert match("SĐT", {"number": ("STT",)}).near == ()


def test_a_name_like_nothing_is_answered_with_nothing() -> None:
    found = match("Zzz 123", names()["sectors"])
    assert (found.code, found.near, found.shared) == (None, (), False)
    assert match("", {"a": ("Đất đai",)}).near == ()
    assert match("Đất đai", {}).code is None


def test_a_cell_of_thousands_of_letters_costs_nothing() -> None:
    """Compared letter by letter, thirty of them would take half a minute."""
    for number in range(30):
        assert match(f"{number} " + "đơn vị " * 4000, names()["sectors"]).near == ()


@pytest.fixture(scope="module")
def units_of_2021(official: Reader) -> Index:
    return unit_index(read_catalogue(official).units_on(date(2021, 3, 31)).values())


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Sở LĐTBXH", "so-lao-dong-thuong-binh-va-xa-hoi"),
        ("Sở LĐ-TB&XH", "so-lao-dong-thuong-binh-va-xa-hoi"),
        ("Sở GTVT", "so-giao-thong-van-tai"),
        ("Sở NN&PTNT", "so-nong-nghiep-va-phat-trien-nong-thon"),
        ("sở TN&MT tỉnh Khánh Hòa", "so-tai-nguyen-va-moi-truong"),
    ],
)
def test_initials_suggest_the_unit_and_decide_nothing(
    units_of_2021: Index, said: str, code: str
) -> None:
    found = units_of_2021.find(said)
    assert (found.code, found.near) == (None, (code,))


@pytest.mark.parametrize("said", ["Sở ABC", "GTVT", "Sở G", "Sở gtvt"])
def test_other_letters_suggest_nothing(units_of_2021: Index, said: str) -> None:
    assert units_of_2021.find(said).code is None
    assert "so-giao-thong-van-tai" not in units_of_2021.find(said).near
