"""Tổng quan as a reader meets it: its units, what it leads to, what official figures allow."""

import re
from html import unescape
from itertools import pairwise

import pytest
from statsmodels.stats.proportion import confint_proportions_2indep
from streamlit.testing.v1 import AppTest

from analytics.formats import count
from analytics.periods import span
from analytics.stats.control_charts import dispersion
from tests.pages.opened import TITLES, Asked, Opener, html, titles

NOW, BEFORE = "2021-Q1", "2020-Q1"
_COUNTED = """
select unit, sum(resolved_early + resolved_on_time)::bigint as on_time,
    sum(resolved_late)::bigint as late
from current_dossiers
where dataset = 'demo' and period = ? and block = 'local' and level <> 'public_service'
group by unit
"""


def text(at: AppTest) -> str:
    assert not at.exception
    return unescape(html(at).replace("<b>", "").replace("</b>", ""))


def test_late_dossiers_by_unit_are_those_counted_row_by_row(demo: Opener) -> None:
    at = demo.open(data="demo", period=NOW)
    assert titles(at) == [TITLES["overview"]["vi"]]
    late = sorted((row["late"] for row in demo.reader.rows(_COUNTED, [NOW])), reverse=True)
    half = next(n for n in range(len(late) + 1) if 2 * sum(late[:n]) >= sum(late))
    told = (
        f"{half} trên {len(late)} đơn vị giữ quá nửa số hồ sơ trễ"
        f" ({count(sum(late[:half]), 'vi')} trên {count(sum(late), 'vi')})."
    )
    assert told in text(at)


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
        f"{len(moved)} trên {len(pairs)} đơn vị so được"
        if moved
        else f"không đơn vị nào trong {len(pairs)} đơn vị so được"
    ) in shown
    assert "trong mức dao động ngẫu nhiên</" not in html(at)
    for change in moved:
        told = f"{100 * change:+.2f}".replace(".", ",").replace("-", "−")
        assert f"{told} điểm %" in shown


def test_units_lead_to_their_profile_and_the_change_to_the_comparison(
    demo: Opener,
) -> None:
    at = demo.open(data="demo", period=NOW, sector="dat-dai")
    shown = text(at)
    assert 'href="profile?' in shown
    assert "of=unit." in shown
    assert 'href="compare?' in shown
    links = [one.proto.query_string for one in at.get("page_link")]
    (why,) = (one for one in links if "metric=on_time_rate" in one)
    for part in (f"period={NOW}", f"compare={BEFORE}", "sector=dat-dai", "data=demo"):
        assert part in why


@pytest.mark.parametrize(("sector", "rest"), [("all", ""), ("dat-dai", "và 1 đơn vị nữa")])
def test_a_list_says_how_many_it_does_not_show(demo: Opener, sector: str, rest: str) -> None:
    shown = html(demo.open(data="demo", period=NOW, sector=sector))
    (counted,) = re.findall(r"<b>(\d+)</b> trên \d+ đơn vị xét được dưới", shown)
    lines = shown.count('<span class="sign" aria-hidden="true">◇')
    assert (lines, int(counted) - lines) == (7, int(bool(rest)))
    assert ("đơn vị nữa" in shown) == bool(rest)
    assert rest in shown


def test_the_table_of_units_is_made_when_it_is_opened(demo: Opener) -> None:
    at = demo.open(data="demo", period=NOW)
    assert not at.dataframe
    at.session_state["overview-units-open"] = True
    at.run()
    assert not at.exception
    (table,) = at.dataframe
    assert len(table.value) == len(demo.reader.rows(_COUNTED, [NOW]))
    labels = [one.proto.label for one in at.get("download_button")]
    assert labels == ["Tải CSV", "Tải XLSX"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("vi", "Kỳ này chưa công bố số hồ sơ của từng đơn vị"),
        ("en", "No dossier counts by unit are published for this period"),
    ],
)
def test_where_no_units_are_published_one_line_says_so(
    opener: Opener, language: str, told: str
) -> None:
    at = opener.open(lang=language, period=NOW)
    opener.check(at, Asked(lang=language))
    assert html(at).count(told) == 1
    assert 'class="movers"' not in html(at)


def test_difficulties_and_proposals_are_one_click_away(opener: Opener) -> None:
    at = opener.open(period=NOW)
    opener.check(at, Asked())
    kinds = [row["kind"] for row in opener.catalogue.proposals if row["document"].endswith(NOW)]
    told = (
        f"Báo cáo nêu {kinds.count('difficulty')} khó khăn, {kinds.count('proposal')} kiến nghị:"
        " xem từng ý"
    )
    (link,) = (one.proto for one in at.get("page_link") if one.proto.label == told)
    assert "area=proposals" in link.query_string


def test_a_change_keeps_its_word_on_the_tile(opener: Opener) -> None:
    """The report says "tăng 2,03%"; the bare number would be read as the index itself."""
    at = opener.open(period=NOW)
    opener.check(at, Asked())
    assert "<span>tăng 2,03%" in html(at)
    assert "Số của cả báo cáo, không đổi theo cấp" in html(at)
