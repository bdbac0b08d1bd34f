"""What a profile says: sentence, tables, export, all of the same numbers."""

import csv
import io
from dataclasses import replace

import pytest

from analytics.i18n import VI, translator
from analytics.tables import csv_bytes, xlsx_bytes
from analytics.texts import LANGUAGES
from analytics.views.profile import (
    Profile,
    export,
    heat_table,
    names,
    part_keys,
    parts_table,
    sections,
    sentence,
)
from tests.views.profile.conftest import Asking


def named(ask: Asking, shown: Profile, language: str = "vi") -> dict[str, str]:
    return names(
        ask.known,
        ask.catalogue,
        shown.heat.split,
        shown.heat.keys,
        shown.period,
        translator(language),
    )


def units(ask: Asking, shown: Profile, language: str = "vi") -> dict[str, str]:
    keys = [one.key or "" for one in shown.parts]
    return names(ask.known, ask.catalogue, "unit", keys, shown.period, translator(language))


def test_the_sentence_of_an_office(ask: Asking) -> None:
    shown = ask("unit.568")
    assert sentence(shown, VI, rows=named(ask, shown)) == (
        "UBND thành phố Nha Trang · Quý I/2021: **91,77%** hồ sơ được trả đúng hạn (2.219 trên"
        " 2.418 hồ sơ đã giải quyết), **199** hồ sơ trễ hạn. Chiếm **12,83%** số hồ sơ trễ của"
        " khối địa phương (199 trên 1.551), trong khi giải quyết 2,13% số hồ sơ. Thấp nhất: đất"
        " đai **80,65%**."
    )


@pytest.mark.parametrize(
    ("whole", "told"),
    [
        (29, "Giữ 19 trên 29 hồ sơ trễ của khối địa phương."),
        (30, "Chiếm **63,33%** số hồ sơ trễ của khối địa phương (19 trên 30)"),
    ],
)
def test_a_share_of_few_late_dossiers_is_told_in_counts(ask: Asking, whole: int, told: str) -> None:
    shown = ask("unit.568")
    few = replace(shown, share=replace(shown.share, late=19, of_late=whole))
    said = sentence(few, VI, rows=named(ask, few))
    assert told in said
    assert ("Chiếm" in said) == (whole == 30)


def test_nothing_is_said_of_late_dossiers_where_there_are_none(ask: Asking) -> None:
    shown = ask("unit.so-du-lich")
    assert sentence(shown, VI, rows=named(ask, shown)) == (
        "Sở Du lịch · Quý I/2021: **100,00%** hồ sơ được trả đúng hạn (194 trên 194 hồ sơ đã"
        " giải quyết), **0** hồ sơ trễ hạn."
    )


def test_a_printed_share_of_late_dossiers_is_the_answer_where_nothing_else_is(ask: Asking) -> None:
    shown = ask("unit.568", "2021-Q1", "official")
    assert sentence(shown, VI, rows={}) == (
        "UBND thành phố Nha Trang · Quý I/2021: **2,45%** hồ sơ đã giải quyết bị trễ hạn."
    )


def test_a_unit_that_did_not_report_is_told_from_one_that_nobody_asked(ask: Asking) -> None:
    said = sentence(ask("unit.so-du-lich", "2018-Q3"), VI, rows={})
    assert said.endswith("Đơn vị chưa gửi số liệu của kỳ này.")
    area = sentence(ask("area.568", "2018-Q3"), VI, rows={})
    assert area == (
        "Thành phố Nha Trang · Quý III/2018: 27 trên 28 đơn vị đã gửi, nên chưa có số của cả"
        " phạm vi."
    )
    official = sentence(ask("unit.so-du-lich", "2021-Q1", "official"), VI, rows={})
    assert "chưa gửi" not in official


def test_a_unit_without_figures_says_so(ask: Asking) -> None:
    shown = ask("unit.so-xay-dung", "2021-Q1", "official")
    said = sentence(shown, VI, rows={})
    assert said == "Sở Xây dựng · Quý I/2021: chưa có số liệu về giải quyết hồ sơ đúng hạn."


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_the_heat_map_has_its_numbers(ask: Asking, language: str) -> None:
    shown = ask("unit.568")
    made = heat_table(shown.heat, named(ask, shown, language), "Lĩnh vực", translator(language))
    newest = made.frame.columns[1]
    assert newest == {"vi": "I/2021 (%)", "en": "Q1 2021 (%)"}[language]
    land = made.frame.iloc[0]
    assert land["Lĩnh vực"] == {"vi": "Đất đai", "en": "Land"}[language]
    assert land[newest] == pytest.approx(100 * (276 + 195) / (276 + 195 + 113))
    assert made.texts[newest][0] == {"vi": "80,65%", "en": "80.65%"}[language]
    assert made.texts[newest][list(shown.heat.keys).index("ton-giao")].endswith(" °")


def test_the_table_of_the_communes_leads_to_their_profiles(ask: Asking) -> None:
    shown = ask("area.573")
    made = parts_table(shown.parts, units(ask, shown), "Đơn vị", VI)
    keys = part_keys(shown.parts)
    rates = {one.key: one for one in shown.parts if one.metric == "on_time_rate"}
    assert len(made.frame) == len(keys) == 14
    assert list(made.frame["Đúng hạn (%)"]) == sorted(made.frame["Đúng hạn (%)"])
    for key, (_place, row) in zip(keys, made.frame.iterrows(), strict=True):
        assert row["Đơn vị"] == ask.who(f"unit.{key}").name.in_("vi")
        answer = rates[key]
        assert row["Trễ hạn (hồ sơ)"] == (answer.denominator or 0) - (answer.numerator or 0)
        assert row["Đã giải quyết (hồ sơ)"] == answer.denominator


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_export_carries_card_cell_and_commune(ask: Asking, language: str) -> None:
    shown = ask("unit.568")
    made = export(
        shown,
        ask.catalogue,
        translator(language),
        rows=named(ask, shown, language),
        parts=units(ask, shown, language),
        title="Hồ sơ",
    )
    data = csv_bytes(made).decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(data, newline="")))
    assert len(xlsx_bytes(made, translator(language))) > 5000
    if language == "en":
        return
    assert {row["Bộ số liệu"] for row in found} == {"Số liệu minh họa"}
    assert {row["Phạm vi"] for row in found} == {"UBND thành phố Nha Trang"}

    def one(part: str, metric: str) -> dict[str, str]:
        (row,) = [
            row
            for row in found
            if (row["Phần"], row["Chỉ số"], row["Mã kỳ"]) == (part, metric, "2021-Q1")
        ]
        return row

    rate = "Tỷ lệ đúng hạn trên hồ sơ đã giải quyết"
    whole = one("cả phạm vi", rate)
    assert (whole["Tử số"], whole["Mẫu số"], whole["Đơn vị tính"]) == ("2219", "2418", "%")
    assert float(whole["Giá trị"]) == round(100 * 2219 / 2418, 12)
    land = one("Đất đai", rate)
    assert (land["Tử số"], land["Mẫu số"]) == ("471", "584")
    ward = one("Phường Phước Tiến", rate)
    assert (ward["Tử số"], ward["Mẫu số"]) == ("375", "378")


def test_printed_figures_stand_by_indicator_with_their_sources(ask: Asking) -> None:
    shown = ask("unit.568", "2021-Q3", "official")
    (area,) = sections(shown.printed, ask.catalogue, "2021-Q3", VI)
    assert area.total == 14
    told = {(item.name, one.period): one for item in area.items for one in item.figures}
    rate = next(one for (_name, period), one in told.items() if one.text == "98,75%")
    assert rate.own
    assert rate.publisher == "Báo Khánh Hòa"
    assert rate.address
