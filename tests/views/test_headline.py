"""The sentence a leader reads first: as bold as the figures allow, and no bolder."""

import pytest

from analytics.filters import Filter
from analytics.i18n import EN, VI, translator
from analytics.query import measured
from analytics.store import Reader
from analytics.texts import Bilingual
from analytics.views.headline import Headline, headline
from tests.fixtures.memory import memory_reader
from tests.fixtures.unit_rates import goal
from tests.query.stories import Q1, an_answer, asked, files

METRICS = ("on_time_rate", "resolved", "late")
LEVELS = ("province", "district", "commune")


def said(answer: Headline) -> str:
    """The whole answer in one text: number, sentence, counts."""
    number = f"**{answer.number}** " if answer.number else ""
    return f"{number}{answer.sentence} {answer.counts}".rstrip()


def texts(
    reader: Reader, period: str, chosen: Filter | None = None, levels: bool = False
) -> tuple[str, str]:
    """The headline of a period and choice in Vietnamese and English."""
    rate, resolved, late = (asked(reader, metric, chosen, period) for metric in METRICS)
    by_level = measured(reader, ["on_time_rate"], [period], chosen or Filter(), split="level")
    vi, en = (
        said(
            headline(
                period,
                rate,
                resolved,
                late,
                translator(language),
                levels=by_level if levels else [],
            )
        )
        for language in ("vi", "en")
    )
    return vi, en


def test_almost_all_is_not_all_and_what_does_not_fit_is_named(official: Reader) -> None:
    assert texts(official, "2021-Q1", Filter("central")) == (
        "**>99,99%** hồ sơ được giải quyết đúng hạn trong quý I/2021. **03** hồ sơ trễ hạn."
        " Số liệu chưa thống nhất: Tỷ lệ đúng hạn trên số đã giải quyết: tính lại được 99,9992%,"
        " bản in là 99,99% (Khối ngành dọc, quý I/2021). 362.425 trên 362.428 hồ sơ đã giải quyết",
        "**>99.99%** of dossiers resolved on time in Q1 2021. **3** late."
        " The published figures are inconsistent: The on-time rate of resolved: worked out as"
        " 99.9992%, printed as 99.99% (Central agencies, Q1 2021)."
        " 362,425 of 362,428 dossiers resolved",
    )


def test_a_count_without_a_rate_says_that_the_source_gives_none() -> None:
    resolved = an_answer("resolved", 1_300, printed="gần 1.300", precision="under")
    vi = said(headline(Q1, None, resolved, None, VI))
    en = said(headline(Q1, None, resolved, None, EN))
    assert vi == ("Quý I/2021: đã giải quyết **gần 1.300** hồ sơ; nguồn không nêu tỷ lệ đúng hạn.")
    assert "**nearly 1,300**" in en
    assert en.startswith("Q1 2021: ")


def test_the_lowest_level_is_named_when_several_differ(official: Reader) -> None:
    vi, en = texts(official, "2021-Q1", levels=True)
    assert " Thấp nhất: UBND cấp huyện **91,58%**." in vi
    assert " Lowest: District People's Committees **91.58%**." in en


@pytest.mark.parametrize(
    ("rates", "named"),
    [
        ([0.9, 0.8, 0.95], True),
        ([0.9, 0.8], True),
        ([0.9, 0.9, 0.9], False),  # no one is lowest
        ([0.9], False),
        ([], False),
        ([0.9, None], False),  # one known level is not several
    ],
)
def test_no_level_is_blamed_alone(rates: list[float | None], named: bool) -> None:
    levels = [an_answer(value=rate, key=key) for rate, key in zip(rates, LEVELS, strict=False)]
    text = said(headline(Q1, an_answer(value=0.9), None, None, VI, levels=levels))
    assert ("Thấp nhất" in text) is named


def test_a_level_that_is_lowest_by_chance_is_not_named() -> None:
    """2 late of 282 beside 4 late of 2.353: one dossier more or less turns the order round."""
    counts = {"land_registry": (280, 282), "district": (2_349, 2_353)}
    levels = [
        an_answer(value=part / whole, key=key, counts=(part, whole))
        for key, (part, whole) in counts.items()
    ]
    assert "Thấp nhất" not in said(
        headline(Q1, an_answer(value=0.99), None, None, VI, levels=levels)
    )


def test_the_choice_is_named_after_the_period() -> None:
    rate = an_answer(value=0.9158, printed="91,58%")
    text = said(headline(Q1, rate, None, None, VI, scope="UBND cấp huyện · mọi lĩnh vực"))
    assert text.startswith(
        "**91,58%** hồ sơ được giải quyết đúng hạn trong quý I/2021, UBND cấp huyện · mọi lĩnh vực."
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_part_of_the_units_never_makes_a_headline(language: str) -> None:
    reader = memory_reader(dossiers=files(["568"]))
    rate, resolved, late = (asked(reader, metric) for metric in METRICS)
    assert None not in (rate, resolved, late)
    expected = {
        "vi": "Quý I/2021: 1 trên 8 đơn vị đã gửi, nên chưa có số của cả phạm vi.",
        "en": "Q1 2021: 1 of 8 units reported, so there is no figure of the whole yet.",
    }
    assert said(headline(Q1, rate, resolved, late, translator(language))) == expected[language]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_part_never_hides_the_print_of_the_whole(language: str) -> None:
    printed = [
        {"indicator": "on_time_rate", "value": 98.63, "printed": "98,63%"},
        {"indicator": "resolved", "value": 1000},
    ]
    reader = memory_reader(values=printed, dossiers=files(["568"]))
    rate, resolved, late = (asked(reader, metric) for metric in METRICS)
    assert rate is not None and rate.partial is not None
    text = said(headline(Q1, rate, resolved, late, translator(language)))
    expected = {
        "vi": ("**98,63%**", "Hồ sơ: 1 trên 8 đơn vị đã gửi."),
        "en": ("**98.63%**", "Dossiers: 1 of 8 units reported."),
    }
    assert all(part in text for part in expected[language])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_all_files_in_make_a_headline_of_their_own(language: str) -> None:
    reader = memory_reader(dossiers=files(resolved_on_time=3, resolved_late=1))
    rate, resolved, late = (asked(reader, metric) for metric in METRICS)
    text = said(headline(Q1, rate, resolved, late, translator(language)))
    figures = {"vi": ("**75,00%**", "24", "32", "**8**"), "en": ("**75.00%**", "24", "32", "**8**")}
    assert all(figure in text for figure in figures[language])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_figures_of_a_print_that_do_not_fit_are_said_to_be_so(
    official: Reader, language: str
) -> None:
    """14.283 on time of 14.322 and 26 late: 13 are missing, in print."""
    area = Filter(district="573")
    rate, resolved, late = measured(official, METRICS, ["2021"], area)
    text = said(headline("2021", rate, resolved, late, translator(language)))
    begins = {"vi": "Số liệu chưa thống nhất: ", "en": "The published figures are inconsistent: "}
    assert begins[language] in text
    assert {"vi": "14.309", "en": "14,309"}[language] in text.partition(begins[language])[2]


def test_a_doubt_about_one_figure_alone_is_not_said_of_the_sentence() -> None:
    doubt = Bilingual("Văn bản khác in 97%.", "Another document prints 97%.")
    rate = an_answer(value=0.98, doubts=(doubt,))
    assert doubt.vi not in said(headline(Q1, rate, None, None, VI))


@pytest.mark.parametrize(
    ("value", "code", "words", "needed"),
    [
        (0.9328, "missed", "thấp hơn 1,72 điểm % so với chỉ tiêu 95%", "cần thêm 172 hồ sơ"),
        (0.9450, "near", "thấp hơn 0,50 điểm % so với chỉ tiêu 95%", "cần thêm 50 hồ sơ"),
        (0.9500, "met", "đạt chỉ tiêu 95%", ""),
    ],
)
def test_a_target_in_force_is_held_against_the_rate_in_points_and_dossiers(
    value: float, code: str, words: str, needed: str
) -> None:
    counts = (round(value * 10_000), 10_000)
    answer = headline(Q1, an_answer(value=value, counts=counts), None, None, VI, target=goal(0.95))
    assert answer.standing is not None and answer.standing.code == code
    assert f"**{words}**" in answer.sentence
    assert ("cần thêm" in answer.sentence) is bool(needed)
    assert needed in answer.sentence


def test_before_a_target_counts_nothing_is_met_or_missed() -> None:
    later = goal(0.95, in_force=False)
    answer = headline(Q1, an_answer(value=0.9), None, None, VI, target=later)
    assert answer.standing is None
    assert "chỉ tiêu" not in answer.sentence
