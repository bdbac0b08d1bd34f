"""Sectors and indicators that a load brings are the store's as long as the archive has it."""

import json
import shutil
from pathlib import Path

import pytest

from analytics.errors import InputProblems
from analytics.names import plain_words
from analytics.store import Load, Reader, Receipt, build, candidate_reader, open_reader
from tests.fixtures.building import anew
from tests.fixtures.loading import DOSSIER, VALUE, add_load, without_inventory

FARMING = {"code": "chan-nuoi", "name": "Chăn nuôi", "name_en": "Chăn nuôi", "block": "local"}
VIEWS = {
    "code": "luot_xem",
    "area": "procedures",
    "name_vi": "Lượt xem tin, bài",
    "name_en": "Lượt xem tin, bài",
    "unit": "lượt",
    "nature": "flow",
    "better": "none",
    "definition_vi": "Chỉ tiêu mới.",
    "definition_en": "A new indicator.",
    "caveats_vi": None,
    "caveats_en": None,
}
SEEN = {**VALUE, "indicator": "luot_xem", "value": 65158, "printed": "65.158"}
ROW = {**DOSSIER, "sector": "chan-nuoi"}
GIVEN = {"file_name": "Q1.xlsx", "sha256": "ab" * 32, "who": "Lan", "when": "2021-04-05T08:30:00"}


@pytest.fixture
def accepted(store: Path, data: Path):
    """accepted(rows, sectors=…): add a load to the store of the test."""

    def add(rows=(ROW,), sectors=(FARMING,)) -> Load:
        return add_load(rows, kind="dossiers", sectors=sectors, root=store, data=data, **GIVEN)

    return add


def sectors(reader: Reader) -> dict[str, tuple[str, str, str]]:
    rows = reader.rows("select * from sectors")
    return {row["code"]: (row["name"], row["name_en"], row["block"]) for row in rows}


def counted(reader: Reader) -> list[tuple[str, int]]:
    rows = reader.rows("select sector, received_online as n from current_dossiers order by all")
    return [(row["sector"], row["n"]) for row in rows]


def problems(error) -> list[str]:
    return [f"{one.found.vi}: {one.expected.vi}" for one in error.value.problems]


def refuses(store: Path, data: Path, load: Load, damage: dict[str, object]) -> None:
    """A store with a damaged manifest is not built, and the problem names the file."""
    path = store / "loads" / f"{load.name}.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(manifest | damage))
    without_inventory(store)
    with pytest.raises(InputProblems) as caught:
        build(store, data=data)
    assert [one.file for one in caught.value.problems] == [f"loads/{load.name}.json"]


def test_it_is_in_the_table_of_sectors_and_its_rows_count(store, data, accepted) -> None:
    before = sectors(open_reader(build(store, data=data)))
    accepted()
    reader = open_reader(build(store, data=data))
    assert sectors(reader) == before | {"chan-nuoi": ("Chăn nuôi", "Chăn nuôi", "local")}
    assert counted(reader) == [("chan-nuoi", 3)]


def test_a_deleted_store_is_built_again_from_the_archive(store, data, accepted) -> None:
    accepted()
    accepted([{**ROW, "unit": "569", "received_online": 5}], sectors=())
    first = open_reader(build(store, data=data))
    again = store.with_name("again")
    shutil.copytree(store / "loads", again / "loads")
    with anew():
        second = open_reader(build(again, data=data))
    assert sectors(second) == sectors(first)
    assert counted(second) == counted(first) == [("chan-nuoi", 3), ("chan-nuoi", 5)]


def test_without_its_record_the_row_is_refused(store, accepted) -> None:
    with pytest.raises(InputProblems) as caught:
        accepted(sectors=())
    assert problems(caught) == ["“chan-nuoi”: mã có trong catalogue/sectors.csv"]
    assert list(store.glob("loads/*")) == []


def test_what_an_earlier_load_brought_is_known(store, data, accepted) -> None:
    accepted()
    second = Receipt([{**ROW, "unit": "569"}], "dossiers", *GIVEN.values())
    assert counted(candidate_reader([second], store, data=data)) == [("chan-nuoi", 3)] * 2
    accepted([{**ROW, "unit": "569"}], sectors=())
    assert len(counted(open_reader(build(store, data=data)))) == 2


def test_a_preview_knows_what_its_files_bring(store, data) -> None:
    receipts = [
        Receipt([{**ROW, "unit": unit}], "dossiers", *GIVEN.values(), sectors=[FARMING])
        for unit in ("568", "569")
    ]
    reader = candidate_reader(receipts, store, data=data)
    assert sectors(reader)["chan-nuoi"][0] == "Chăn nuôi"
    assert counted(reader) == [("chan-nuoi", 3)] * 2


def test_the_newest_load_names_it_and_the_catalogue_before_all(store, data, accepted) -> None:
    accepted()
    accepted(sectors=[{**FARMING, "name": "Chăn Nuôi", "name_en": "Livestock"}])
    assert sectors(open_reader(build(store, data=data)))["chan-nuoi"][:2] == (
        "Chăn Nuôi",
        "Livestock",
    )
    path = data / "catalogue" / "sectors.csv"
    path.write_text(path.read_text(encoding="utf-8") + "chan-nuoi,Chăn nuôi,Animals,central\n")
    known = sectors(open_reader(build(store, data=data)))
    assert known["chan-nuoi"] == ("Chăn nuôi", "Animals", "central")
    assert accepted().row_count == 1


@pytest.mark.parametrize(
    ("brought", "told"),
    [
        (
            {**FARMING, "code": "dat-dai"},
            "lĩnh vực mới “Chăn nuôi” mang mã “dat-dai”: mã chưa dùng: “dat-dai” đã là lĩnh vực"
            " “Đất đai”",
        ),
        ({**FARMING, "block": "both"}, "“both”: một trong: local, central"),
        ({**FARMING, "name": None}, "ô trống: tên lĩnh vực"),
        ({**FARMING, "code": "chăn"}, "“chăn”: mã gồm chữ không dấu, số, dấu gạch"),
    ],
)
def test_a_wrong_one_is_refused_in_words(store, accepted, brought, told: str) -> None:
    with pytest.raises(InputProblems) as caught:
        accepted([{**ROW, "sector": brought["code"]}], sectors=[brought])
    assert set(problems(caught)) == {told}
    assert list(store.glob("loads/*")) == []


def test_a_code_that_an_earlier_load_gave_to_another_is_refused(accepted) -> None:
    accepted()
    with pytest.raises(InputProblems) as caught:
        accepted(sectors=[{**FARMING, "name": "Chăn nuôi và thú y"}])
    assert "đã là lĩnh vực “Chăn nuôi”" in problems(caught)[0]


def test_one_code_twice_in_a_file_is_refused(accepted) -> None:
    with pytest.raises(InputProblems) as caught:
        accepted(sectors=[FARMING, {**FARMING, "name": "Chân nuôi"}])
    assert "hai tên: “Chân nuôi”; “Chăn nuôi”" in problems(caught)[0]


def test_a_manifest_without_sectors_says_nothing_of_them(store, data, accepted) -> None:
    load = accepted([DOSSIER], sectors=())
    manifest = json.loads((store / "loads" / f"{load.name}.json").read_text(encoding="utf-8"))
    assert "sectors" not in manifest
    assert counted(open_reader(build(store, data=data))) == [("dat-dai", 3)]


@pytest.mark.parametrize("wrong", ["all", [1], [{"code": "x"}], [{**FARMING, "name": 1}]])
def test_a_damaged_record_is_told(store, data, accepted, wrong: object) -> None:
    refuses(store, data, accepted(), {"sectors": wrong})


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Chăn nuôi, thú y", "chan-nuoi-thu-y"), ("Đất đai", "dat-dai"), ("…", ""), ("a" * 60,) * 2],
)
def test_plain_words(name: str, plain: str) -> None:
    assert plain_words(name) == plain


# --- indicators -----------------------------------------------------------------------------------


@pytest.fixture
def brought(store: Path, data: Path):
    """brought(row, indicators=…): add a load of a figure to the store of the test."""

    def add(row=SEEN, indicators=(VIEWS,)) -> Load:
        return add_load(
            [row], kind="indicators", indicators=indicators, root=store, data=data, **GIVEN
        )

    return add


def seen(reader: Reader) -> list[tuple[str, str, int]]:
    rows = reader.rows(
        "select i.name_vi, i.area, v.value from current_indicator_values v"
        " join indicators i on i.code = v.indicator where i.code = 'luot_xem'"
    )
    return [(row["name_vi"], row["area"], int(row["value"])) for row in rows]


def test_an_indicator_is_in_the_table_and_its_figure_counts(store, data, brought) -> None:
    brought()
    assert seen(open_reader(build(store, data=data))) == [
        ("Lượt xem tin, bài", "procedures", 65158)
    ]
    brought({**SEEN, "value": 5, "printed": "5"}, indicators=())  # the next load knows it
    again = store.with_name("again")
    shutil.copytree(store / "loads", again / "loads")
    with anew():
        assert seen(open_reader(build(again, data=data)))[0][2] == 5


def test_an_indicator_without_its_record_is_refused(store, brought) -> None:
    with pytest.raises(InputProblems) as caught:
        brought(indicators=())
    assert problems(caught) == ["“luot_xem”: mã có trong catalogue/indicators.csv"]
    assert list(store.glob("loads/*")) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            {"code": "received"},
            "chỉ tiêu mới “Lượt xem tin, bài” mang mã “received”: mã chưa dùng: “received” đã là"
            " chỉ tiêu “Hồ sơ tiếp nhận”",
        ),
        ({"area": "other"}, "“other”: mã có trong catalogue/areas.csv"),
        ({"name_vi": None}, "ô trống: tên chỉ tiêu"),
        ({"nature": "daily"}, "“daily”: một trong: flow, stock, cumulative, plan, rate, rank"),
    ],
)
def test_a_wrong_indicator_is_refused_in_words(store, brought, change, told: str) -> None:
    record = {**VIEWS, **change}
    with pytest.raises(InputProblems) as caught:
        brought({**SEEN, "indicator": record["code"]}, indicators=[record])
    assert told in problems(caught)
    assert list(store.glob("loads/*")) == []


@pytest.mark.parametrize("wrong", ["all", [1], [{"code": "x"}], [{**VIEWS, "unit": None}]])
def test_a_damaged_record_of_an_indicator_is_told(store, data, brought, wrong: object) -> None:
    refuses(store, data, brought(), {"indicators": wrong})
