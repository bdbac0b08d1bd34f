"""The tables of a profile and its file, all of the same numbers."""

import csv
import io

import pytest

from analytics.i18n import VI, translator
from analytics.tables import csv_bytes, xlsx_bytes
from analytics.texts import LANGUAGES
from analytics.views.profile import export, heat_table, part_keys, parts_table
from tests.views.profile.conftest import Asking, row_names, unit_names


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_the_heat_map_has_its_numbers(ask: Asking, language: str) -> None:
    view = ask("unit.568")
    table = heat_table(view.heat, row_names(ask, view, language), "Lĩnh vực", translator(language))
    newest = table.frame.columns[1]
    assert newest == {"vi": "I/2021 (%)", "en": "Q1 2021 (%)"}[language]
    land = table.frame.iloc[0]
    assert land["Lĩnh vực"] == {"vi": "Đất đai", "en": "Land"}[language]
    assert land[newest] == pytest.approx(100 * (276 + 195) / (276 + 195 + 113))
    assert table.texts[newest][0] == {"vi": "80,65%", "en": "80.65%"}[language]
    assert table.texts[newest][list(view.heat.keys).index("ton-giao")].endswith(" °")


def test_the_table_of_the_communes_leads_to_their_profiles(ask: Asking) -> None:
    view = ask("area.573")
    table = parts_table(view.parts, unit_names(ask, view), "Đơn vị", VI)
    keys = part_keys(view.parts)
    rates = {answer.key: answer for answer in view.parts if answer.metric == "on_time_rate"}
    assert len(table.frame) == len(keys) == 14
    assert list(table.frame["Đúng hạn (%)"]) == sorted(table.frame["Đúng hạn (%)"])
    for key, (_place, row) in zip(keys, table.frame.iterrows(), strict=True):
        assert row["Đơn vị"] == ask.who(f"unit.{key}").name.in_("vi")
        answer = rates[key]
        assert row["Trễ hạn (hồ sơ)"] == (answer.denominator or 0) - (answer.numerator or 0)
        assert row["Đã giải quyết (hồ sơ)"] == answer.denominator


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_export_carries_card_cell_and_commune(ask: Asking, language: str) -> None:
    view = ask("unit.568")
    table = export(
        view,
        ask.catalogue,
        translator(language),
        rows=row_names(ask, view, language),
        parts=unit_names(ask, view, language),
        title="Hồ sơ",
    )
    data = csv_bytes(table).decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(data, newline="")))
    assert len(xlsx_bytes(table, translator(language))) > 5000
    if language == "en":
        return
    assert {row["Bộ số liệu"] for row in lines} == {"Số liệu minh họa"}
    assert {row["Phạm vi"] for row in lines} == {"UBND thành phố Nha Trang"}

    def line(part: str, metric: str) -> dict[str, str]:
        (row,) = [
            row
            for row in lines
            if (row["Phần"], row["Chỉ số"], row["Mã kỳ"]) == (part, metric, "2021-Q1")
        ]
        return row

    rate = "Tỷ lệ đúng hạn trên hồ sơ đã giải quyết"
    whole = line("cả phạm vi", rate)
    assert (whole["Tử số"], whole["Mẫu số"], whole["Đơn vị tính"]) == ("2219", "2418", "%")
    assert float(whole["Giá trị"]) == round(100 * 2219 / 2418, 12)
    land = line("Đất đai", rate)
    assert (land["Tử số"], land["Mẫu số"]) == ("471", "584")
    ward = line("Phường Phước Tiến", rate)
    assert (ward["Tử số"], ward["Mẫu số"]) == ("375", "378")
