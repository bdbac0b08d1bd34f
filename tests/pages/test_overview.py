"""Tổng quan as a reader meets it: its units, what it leads to, what official figures allow."""

import re
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from statsmodels.stats.proportion import confint_proportions_2indep
from streamlit.testing.v1 import AppTest

from analytics.formats import count
from analytics.periods import span
from analytics.stats.control_charts import dispersion
from analytics.store import accept
from analytics.views.attention import About
from pages.overview.attention import why
from pages.ui import frame
from tests.fixtures.loading import receipt
from tests.pages.opened import TITLES, Asked, Opener, html, tables, titles
from tests.pages.test_intake import started

NOW, BEFORE = "2021-Q1", "2020-Q1"
_COUNTED = """
select unit, sum(resolved_early + resolved_on_time)::bigint as on_time,
    sum(resolved_late)::bigint as late
from current_dossiers
where dataset = 'demo' and period = ? and block = 'local' and level <> 'public_service'
group by unit
"""

_SENTENCE = r'<span class="matter">(?:<span.*?</span>)?(.*?)</span>'


def text(at: AppTest) -> str:
    assert not at.exception
    return unescape(html(at).replace("<b>", "").replace("</b>", ""))


def units_of(at: AppTest) -> str:
    """The list of units."""
    (shown,) = [one.value for one in at.get("html") if 'aria-label="Các đơn vị có' in one.value]
    return str(shown)


def matters(at: AppTest) -> dict[str, list[tuple[str, list[tuple[str, str]]]]]:
    """The findings in sight, of both lists: sentence and links (address, label) of each."""
    lists = [one.value for one in at.get("html") if '<ul class="matters">' in one.value]
    seen = {}
    for name, markup in zip(("matter", "good"), lists, strict=False):
        items = re.findall(r"<li.*?</li>", markup.split("<details")[0], re.DOTALL)
        seen[name] = [
            (
                unescape(re.findall(_SENTENCE, item)[0]),
                re.findall(r'<a href="([^"]+)" target="_self">(.*?)</a>', item),
            )
            for item in items
        ]
    return seen


def test_late_dossiers_by_unit_are_those_counted_row_by_row(demo: Opener) -> None:
    at = demo.open(data="demo", period=NOW)
    assert titles(at) == [TITLES["overview"]["vi"]]
    late = sorted((row["late"] for row in demo.reader.rows(_COUNTED, [NOW])), reverse=True)
    half = next(n for n in range(len(late) + 1) if 2 * sum(late[:n]) >= sum(late))
    told = (
        f"{half} trên {len(late)} đơn vị chiếm hơn một nửa số hồ sơ trễ hạn"
        f" ({count(sum(late[:half]), 'vi')} trên {count(sum(late), 'vi')})"
    )
    assert told in text(at)
    listed = re.findall(r'<span class="row-note">([\d.]+) hồ sơ trễ', units_of(at))
    assert listed == [count(number, "vi") for number in late[:10]]


def test_only_movers_beyond_chance_are_named(demo: Opener) -> None:
    """Counted row by row, with the intervals of statsmodels for all compared units together.

    Dossiers of a unit weigh as one of φ: how much more than chance its own quarters differ.
    """
    rates: dict[str, dict[str, tuple[int, int]]] = {}
    quarters = span("2017-Q1", NOW)
    for period in quarters:
        for row in demo.reader.rows(_COUNTED, [period]):
            resolved = row["on_time"] + row["late"]
            if resolved:
                rates.setdefault(row["unit"], {})[period] = (row["on_time"], resolved)
    pairs = [
        own for own in rates.values() if all(own.get(one, (0, 0))[1] >= 30 for one in (BEFORE, NOW))
    ]
    alpha = 1 - 0.95 ** (1 / len(pairs))
    moved = []
    for own in pairs:
        places = [place for place, one in enumerate(quarters) if one in own]
        joined = [False, *(after - before == 1 for before, after in pairwise(places))]
        spread = dispersion([own[quarters[place]] for place in places], joined)
        then, now = own[BEFORE], own[NOW]
        counts = [count / spread for count in (*now, *then)]
        low, high = confint_proportions_2indep(*counts, method="newcomb", alpha=alpha)
        if low > 0 or high < 0:
            moved.append(now[0] / now[1] - then[0] / then[1])
    shown = text(at := demo.open(data="demo", period=NOW))
    assert (
        f"trong {len(pairs)} đơn vị đủ hồ sơ để so sánh, {len(moved)} đơn vị"
        if moved
        else f"trong {len(pairs)} đơn vị đủ hồ sơ để so sánh, không đơn vị nào thay đổi rõ rệt"
    ) in shown
    assert units_of(at).count("rõ rệt</span>") <= len(moved)
    for change in moved[:3]:
        told = f"{100 * change:+.2f}".replace(".", ",").replace("-", "−")
        assert f"{told} điểm %" in shown


def test_units_lead_to_their_profile_and_findings_to_their_own_reasons(demo: Opener) -> None:
    at = demo.open(data="demo", period=NOW)
    (first, *_others) = re.findall(r'href="(profile\?[^"]+)"', units_of(at))
    assert "of=unit." in first
    assert f"period={NOW}" in first
    listed = matters(at)
    assert 1 <= len(listed["matter"]) <= 3
    assert listed["good"]
    sector, level = (
        {name: dict(parse_qsl(unescape(address).partition("?")[2])) for address, name in ways}
        for _sentence, ways in listed["matter"][:2]
    )
    assert sector["Xem lĩnh vực"]["of"] == "sector.dau-tu"
    assert sector["Nguyên nhân"].items() >= {"sector": "dau-tu", "split": "unit"}.items()
    assert level["Xem riêng cấp này"]["level"] == "district"
    assert level["Nguyên nhân"].items() >= {"level": "district", "split": "sector"}.items()
    assert {way["data"] for ways in (sector, level) for way in ways.values()} == {"demo"}


def test_the_reason_of_a_unit_is_its_own_split(
    demo: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = dict.fromkeys(("level", "district", "sector"), "all")
    reasons = {
        About("unit", "568"): {"level": "district", "district": "568", "split": "sector"},
        About("unit", "so-noi-vu"): {**every, "unit": "so-noi-vu", "split": "sector"},
        About("unit", "22690"): {**every, "unit": "22690", "split": "sector"},
        About("unit"): {"split": "unit"},
        About(): {"split": "level"},
    }
    monkeypatch.setattr(frame, "link_with", lambda **changes: changes)
    for about, wanted in reasons.items():
        link = dict(parse_qsl(why(about, demo.catalogue).partition("?")[2]))
        assert link == {"metric": "on_time_rate", **wanted}


def test_what_the_audit_found_leads_to_the_checks_and_notes_are_closed(opener: Opener) -> None:
    at = opener.open(period=NOW)
    opener.check(at, Asked())
    sentence, ways = matters(at)["matter"][-1]
    assert sentence.startswith("Đối chiếu số liệu:")
    ((address, label),) = ways
    assert address.startswith("quality?")
    assert label == "Đối chiếu số liệu"
    notes = html(at).split('<details class="more"><summary>Lưu ý về số liệu (')[1]
    assert "nguồn không nêu số hồ sơ: không cộng" in notes
    # Without a comparison there is nothing to explain.
    assert "Nguyên nhân</a>" not in html(at)


def test_the_central_block_stands_apart_among_the_levels(opener: Opener) -> None:
    shown = html(opener.open(period=NOW))
    apart = re.findall(r'<div class="row [^"]*apart".*?</div>', shown, re.DOTALL)
    assert len(apart) == 1
    assert "Cơ quan ngành dọc" in apart[0]
    assert "ngoài khối địa phương" in apart[0]


@pytest.mark.parametrize(
    ("period", "says"),
    [
        (NOW, ["Mới nhất: quý III/2025"]),
        ("2019-Q3", ["Mới nhất: quý III/2025", "Báo cáo đầy đủ mới nhất: quý I/2021"]),
        ("2025-Q3", []),
    ],
)
def test_an_older_choice_says_what_is_newer(opener: Opener, period: str, says: list[str]) -> None:
    at = opener.open(period=period)
    assert not at.exception
    strip = re.findall(r'<div class="strip".*?</div>', html(at), re.DOTALL)
    lines = re.findall(r"(?:</span> )?([^<>\n]*: quý [IV]+/\d+)", " ".join(strip))
    assert [line.strip() for line in lines] == says


def test_the_table_of_units_is_made_when_it_is_opened(demo: Opener) -> None:
    at = demo.open(data="demo", period=NOW)
    assert not tables(at)
    at.session_state["overview-tables-open"] = True
    at.run()
    assert not at.exception
    table = tables(at)[-1]
    assert len(table) == len(demo.reader.rows(_COUNTED, [NOW]))
    labels = [one.proto.label for one in at.get("download_button")]
    assert labels == ["Tải CSV", "Tải XLSX"] * len(tables(at))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("vi", "Kỳ này chưa có số hồ sơ của từng đơn vị"),
        ("en", "There are no dossier counts by unit for this period"),
    ],
)
def test_where_no_units_are_published_one_line_says_so(
    opener: Opener, language: str, told: str
) -> None:
    at = opener.open(lang=language, period=NOW)
    opener.check(at, Asked(lang=language))
    assert html(at).count(told) == 1
    assert 'aria-label="Các đơn vị có' not in html(at)
    assert html(at).count('class="way offer"') == 1


def test_difficulties_and_proposals_are_one_click_away(opener: Opener) -> None:
    at = opener.open(period=NOW)
    opener.check(at, Asked())
    kinds = [row["kind"] for row in opener.catalogue.proposals if row["document"].endswith(NOW)]
    told = (
        f"Báo cáo nêu {kinds.count('difficulty')} khó khăn, {kinds.count('proposal')} kiến nghị:"
        " xem từng ý"
    )
    (address,) = re.findall(f'<a href="([^"]+)" target="_self">{told}</a>', html(at))
    assert "area=proposals" in address


def test_a_change_keeps_its_word_on_the_tile(opener: Opener) -> None:
    """The report says "tăng 2,03%"; the bare number would be read as the index itself."""
    at = opener.open(period=NOW)
    opener.check(at, Asked())
    assert "<span>tăng 2,03%" in html(at)
    assert "Số của cả báo cáo, không đổi theo cấp" in html(at)


def test_the_map_links_its_circles_and_keeps_truong_sa_apart(demo: Opener) -> None:
    at = demo.open(data="demo", period=NOW)
    (shown,) = [one.value for one in at.get("html") if '<details class="map">' in one.value]
    circles = re.findall(r'<a class="circle[^>]+href="(profile[^"]+)"[^>]+title="([^"]+)"', shown)
    assert len(circles) == 8
    assert any("of=unit.568" in address for address, _title in circles)
    assert all("hồ sơ đã giải quyết" in title for _address, title in circles)
    box = shown.split('class="map-islands"')[1]
    assert "Trường Sa" in box
    assert "chưa có số liệu" in box


def test_where_no_district_is_counted_there_is_no_map(opener: Opener) -> None:
    assert '<details class="map">' not in html(opener.open(period=NOW))


def test_where_some_units_have_sent_they_are_listed_and_nobody_says_none_has(
    own_store: Path,
) -> None:
    """Who has to send in 2026 is not known, so that two communes are not the whole."""
    accept([receipt(unit, period="2026-Q3") for unit in ("22333", "22366")], root=own_store)
    shown = html(started("", period="2026-Q3"))
    assert "Chưa có số của cả phạm vi" in shown
    assert "chưa có tệp nào" not in shown
    assert "Phường Bắc Nha Trang" in shown
