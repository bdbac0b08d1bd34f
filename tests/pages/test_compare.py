"""So sánh hai kỳ as a reader of a link meets it: why, what cannot be explained, where to look."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from analytics.i18n import VI, translator
from analytics.metrics import METRICS
from analytics.texts import LANGUAGES, inside
from analytics.views.compare import SPLITS, Question, change, headline, message, own, sentence
from tests.pages.opened import Opener, html, tables
from tests.pages.reading import answer, by_turns, in_link, names_wrong, ways

both_languages = pytest.mark.parametrize("language", LANGUAGES)


class Reading:
    """Opens links to the page and holds what it says against the store."""

    def __init__(self, demo: Opener) -> None:
        self.demo = demo

    def open(self, **link: str) -> AppTest:
        return self.demo.open("compare", **link)

    def words(self, at: AppTest, language: str = "vi") -> str:
        return answer(at, "compare", language)

    def holds(self, language: str = "vi", **link: str) -> AppTest:
        """Open a link; the answer is the one that the store gives, the table has its rows."""
        at = self.open(lang=language, **link)
        compare = link.get("compare", "auto")
        question = Question(
            link.get("metric", "on_time_rate"),
            link.get("split", "level"),
            link.get("period", "2021-Q1"),
            None if compare == "auto" else compare,
            dataset=link.get("data", "official"),
        )
        view = change(self.demo.reader, self.demo.catalogue, question)
        for number in sentence(view, translator(language)).split("**")[1::2]:
            assert number.replace("<", "&lt;").replace(">", "&gt;") in self.words(at, language), (
                link
            )
        assert bool(tables(at)) == view.known, link
        if view.known:
            assert len(tables(at)[0]) == len(view.groups) + 1, link
        return at


@pytest.fixture
def reading(demo: Opener) -> Reading:
    return Reading(demo)


@pytest.mark.parametrize(("split", "language"), by_turns(SPLITS))
def test_every_division_of_both_datasets(reading: Reading, language: str, split: str) -> None:
    reading.holds(language, split=split, data="demo")
    reading.holds(language, split=split)


@pytest.mark.parametrize(
    ("metric", "asked"),
    by_turns(METRICS, [("vi", "demo", "2021-Q1"), ("en", "official", "2025-Q3")]),
)
def test_every_number(reading: Reading, metric: str, asked: tuple[str, str, str]) -> None:
    language, data, period = asked
    reading.holds(language, metric=metric, data=data, period=period)


def test_a_change_that_quarters_make_every_day_is_said_to_be_that(reading: Reading) -> None:
    """The overview calls this change usual; the page that explains it says no more than that."""
    at = reading.holds(data="demo", period="2020-Q2")
    assert "không nêu nguyên nhân" in reading.words(at)
    assert '<section class="hero ">' in reading.words(at)
    usual = "Cả hai kỳ nằm trong biên độ dao động thông thường"
    at = reading.holds(data="demo", period="2020-Q4", metric="received")
    assert usual in reading.words(at)
    at = reading.holds(data="demo", period="2021-Q1")
    assert usual not in reading.words(at)
    assert '<section class="hero good">' in reading.words(at)
    assert '<div class="big">+0,35 điểm %</div>' in reading.words(at)
    assert '<div class="card-value good words">+0,35 điểm %</div>' in html(at)


def test_any_two_quarters_can_be_compared(reading: Reading) -> None:
    at = reading.holds(data="demo", period="2019-Q4", compare="2017-Q1")
    assert "quý I/2017" in reading.words(at)
    at.selectbox(key="compare").set_value("2018-Q1").run()
    assert "quý I/2018" in reading.words(at)
    assert in_link(at, "compare") == {"compare": "2018-Q1"}


def test_published_rates_are_compared_and_not_explained(reading: Reading) -> None:
    at = reading.holds(period="2024-Q1")
    assert "+0,18" in html(at)
    assert "nguồn chỉ công bố số chung" in reading.words(at)


@both_languages
def test_over_the_merger_the_nearest_that_compare_are_offered(
    reading: Reading, language: str
) -> None:
    at = reading.holds(language, period="2025-Q3")
    words = {"vi": "chưa có số cùng kỳ để so sánh", "en": "no same period a year before"}
    assert words[language] in reading.words(at, language)
    addresses = list(ways(at, "way").values())
    assert addresses
    for address in addresses:
        assert "split=level" in address
        assert f"lang={language}" in address
    assert "period=2024-Q1" in addresses[0]


def test_another_season_is_offered_not_taken(reading: Reading) -> None:
    """Q1/2021 has no quarter of the year before; Q3/2019 is one click away."""
    at = reading.holds(period="2021-Q1")
    assert "chưa có số cùng kỳ để so sánh" in reading.words(at)
    label, address = next(iter(ways(at, "way").items()))
    assert "compare=2019-Q3" in address
    assert "quý I/2021 so với quý III/2019" in label


def test_overview_and_comparison_give_one_verdict(reading: Reading) -> None:
    """2020-Q2 against 2019-Q2: small but real, within the usual range; neither page says more."""
    asked = {"data": "demo", "period": "2020-Q2"}
    compared = reading.words(reading.holds(**asked))
    assert "nhỏ nhưng có thật" in compared and "do tỷ lệ đúng hạn" not in compared
    signal = reading.words(reading.holds(data="demo", period="2021-Q1"))
    assert "do tỷ lệ đúng hạn tăng" in signal
    overview = html(reading.demo.open("overview", **asked))
    assert "chưa cho thấy thay đổi" not in overview
    assert "nhỏ nhưng có thật, vẫn trong biên độ dao động thông thường giữa các kỳ" in overview


def test_a_level_that_is_no_more_is_said_to_have_ended(reading: Reading) -> None:
    at = reading.open(period="2025-Q3", level="district")
    assert "đã kết thúc từ" in reading.words(at)
    assert ways(at, "way")


def test_a_scope_is_named_in_the_answer(reading: Reading) -> None:
    at = reading.open(data="demo", split="unit", level="commune", district="568")
    assert "UBND cấp xã · thành phố Nha Trang" in reading.words(at)
    assert len(tables(at)[0]) == 28


def test_one_group_alone_asks_for_another_division(reading: Reading) -> None:
    at = reading.open(data="demo", level="district")
    assert "Phạm vi này chỉ có một nhóm" in html(at)
    assert "điểm %" in reading.words(at)


@both_languages
@pytest.mark.parametrize(("name", "value"), [("metric", "drop table"), ("split", "village")])
def test_a_wrong_value_is_named_and_the_page_stays(
    reading: Reading, name: str, value: str, language: str
) -> None:
    at = reading.open(**{"lang": language, "data": "demo"} | {name: value})
    assert "98" in reading.words(at, language)
    names_wrong(at, name, value)


def test_every_choice_is_in_the_link_and_survives_a_change(reading: Reading) -> None:
    at = reading.holds(data="demo", split="area", metric="received")
    at.selectbox(key="metric").set_value("online_rate").run()
    assert "Tỷ lệ hồ sơ trực tuyến" in reading.words(at)
    assert in_link(at, "metric", "split", "data", "period") == {
        "metric": "online_rate",
        "split": "area",
        "data": "demo",
        "period": "2021-Q1",
    }


def test_a_link_with_a_unit_marks_it_and_explains_it_by_its_own_sectors(reading: Reading) -> None:
    """“Nguyên nhân” of a unit anywhere leads here: its sectors, not the province's."""
    at = reading.open(data="demo", split="unit", key="568")
    store = reading.demo
    question = Question("on_time_rate", "unit", "2021-Q1", dataset="demo")
    part = own(store.catalogue, question, "568")
    assert part is not None and part.split == "sector"
    why = message(change(store.reader, store.catalogue, part), VI)
    assert f"UBND thành phố Nha Trang: {inside(why)}" in html(at)
    (chosen,) = re.findall(r'<div class="row[^"]* chosen[^"]*".*?</div>', html(at), re.S)
    assert "UBND thành phố Nha Trang" in chosen and 'href="profile?' in chosen
    assert len(at.get("plotly_chart")) == 2
    assert in_link(at, "key", "split") == {"key": "568", "split": "unit"}


def test_a_group_that_is_far_down_is_in_the_list_when_it_is_chosen(reading: Reading) -> None:
    question = Question("on_time_rate", "unit", "2021-Q1", dataset="demo")
    last = change(reading.demo.reader, reading.demo.catalogue, question).groups[100]
    at = reading.open(data="demo", split="unit", key=last.key)
    assert len(re.findall(r'<div class="row[ "]', html(at))) == 7
    assert f"key={last.key}" in html(at)


@pytest.mark.parametrize("key", ["no such unit", "x" * 101, "elsewhere", "<b>"])
def test_a_wrong_key_chooses_nothing(reading: Reading, key: str) -> None:
    at = reading.open(data="demo", split="unit", key=key)
    assert "98" in reading.words(at)
    assert " chosen" not in "".join(re.findall(r'<div class="row[^"]*"', html(at)))
    assert len(at.get("plotly_chart")) == 1


def test_both_values_of_a_group_stand_in_one_row_with_its_way_on(reading: Reading) -> None:
    at = reading.open(data="demo")
    shown = html(at)
    assert "89,62% → 91,58%" in shown and "+1,96 điểm %" in shown
    assert "key=district" in shown
    assert (
        headline(
            change(
                reading.demo.reader,
                reading.demo.catalogue,
                Question("on_time_rate", "level", "2021-Q1", dataset="demo"),
            ),
            VI,
        )
        in shown
    )


def by_sector(reading: Reading, unit: str, period: str) -> dict[str, tuple[int, int]]:
    """On time and resolved of a unit's sectors, as the store has them."""
    rows = reading.demo.reader.rows(
        "select sector, resolved_early + resolved_on_time as on_time,"
        " resolved_early + resolved_on_time + resolved_late as resolved"
        " from current_dossiers where dataset = 'demo' and unit = ? and period = ?",
        [unit, period],
    )
    return {row["sector"]: (row["on_time"], row["resolved"]) for row in rows}


@pytest.mark.parametrize(
    ("unit", "language"),
    by_turns(["so-xay-dung", "22690", "568", "bao-hiem-xa-hoi", "van-phong-dang-ky-dat-dai"]),
)
def test_one_unit_is_split_by_its_own_sectors(reading: Reading, unit: str, language: str) -> None:
    at = reading.open(data="demo", period="2021-Q1", unit=unit, lang=language)
    sectors = by_sector(reading, unit, "2021-Q1")
    earlier = by_sector(reading, unit, "2020-Q1")
    change_of = sum(n for n, _ in sectors.values()) / sum(n for _, n in sectors.values()) - sum(
        n for n, _ in earlier.values()
    ) / sum(n for _, n in earlier.values())
    points = translator(language).points(change_of)
    assert f'<div class="big">{points}' in reading.words(at, language)
    assert len(tables(at)[0]) == len(set(sectors) | set(earlier)) + 1
    assert in_link(at, "unit", "split", "level") == {
        "unit": unit,
        "split": "sector",
        "level": "all",
    }
    assert at.selectbox(key="split").options == [{"vi": "Lĩnh vực", "en": "Sector"}[language]]


def test_the_causes_of_a_department_and_a_commune_are_their_own(demo: Opener) -> None:
    for population, level in (("province", "province"), ("commune", "commune")):
        at = demo.open("ranking", data="demo", population=population)
        found = re.findall(r'href="compare\?([^"]+)"', html(at))
        assert found, level
        assert all("unit=" in address and "split=sector" in address for address in found)
        assert all("level=all" in address and "sector=all" in address for address in found)


def test_a_unit_of_another_scope_gives_way_in_words(reading: Reading) -> None:
    at = reading.open(data="demo", period="2021-Q1", unit="so-xay-dung", district="568")
    (notice,) = at.warning
    assert "Sở Xây dựng không thuộc" in notice.value
    assert in_link(at, "unit", "district") == {"unit": "", "district": "568"}
    at = reading.open(data="demo", period="2021-Q1", unit="568", district="568")
    assert not at.warning
    at = reading.open(data="demo", period="2021-Q1", unit="so-khong-co")
    names_wrong(at, "unit", "so-khong-co")


@both_languages
def test_a_code_that_is_used_again_is_the_unit_of_the_period(
    reading: Reading, language: str
) -> None:
    """22333 was Vĩnh Phước, a ward of Nha Trang; from 1 July 2025 it is Bắc Nha Trang."""
    at = reading.open(data="demo", period="2021-Q1", unit="22333", district="568", lang=language)
    assert not at.warning
    assert "Vĩnh Phước" in reading.words(at, language)
    assert "Bắc Nha Trang" not in html(at)
    at = reading.open(data="demo", period="2021-Q1", unit="22333", district="569")
    (notice,) = at.warning
    assert "Phường Vĩnh Phước không thuộc" in notice.value


def test_a_unit_is_chosen_and_left_on_the_page(reading: Reading) -> None:
    at = reading.open(data="demo", period="2021-Q1", district="568")
    at = at.selectbox(key="unit").set_value("so-xay-dung").run()
    assert not at.warning
    assert in_link(at, "unit", "district") == {"unit": "so-xay-dung", "district": "all"}
    assert "Sở Xây dựng" in reading.words(at)
    at = at.selectbox(key="district").set_value("568").run()
    assert in_link(at, "unit", "district") == {"unit": "", "district": "568"}


def test_where_the_source_has_no_split_of_a_unit_there_is_a_way_on(reading: Reading) -> None:
    """The office of Nha Trang has published rates of its own, none of its sectors."""
    at = reading.open(period="2021-H1", unit="568")
    assert not at.exception
    assert ways(at)
    assert 'class="empty' in html(at)
