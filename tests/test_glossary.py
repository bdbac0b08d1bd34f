"""The glossary: every metric and indicator explained in both languages, found without accents."""

from typing import Any

import pytest

from analytics.catalogue import Catalogue, read_catalogue
from analytics.i18n import EN, VI, translator
from analytics.metrics import BASE_COUNTS, METRICS
from analytics.names import search, search_words
from analytics.schema import DOSSIERS, FORM_BALANCE, FORM_TOTALS
from analytics.store import DATA, Reader
from analytics.texts import BASES, LANGUAGES, MARKS
from analytics.views.methods.glossary import Glossary, find, glossary
from analytics.views.methods.sources import Sources, find_lines, sources
from analytics.views.methods.text import find_terms, form, form_balance, reading
from tests.fixtures.memory import memory_reader

both_languages = pytest.mark.parametrize("language", LANGUAGES)
KNOWN: dict[str, Glossary] = {}
BEHIND: dict[str, Sources] = {}


@pytest.fixture
def known(official: Reader, catalogue: Catalogue, language: str) -> Glossary:
    if language not in KNOWN:
        KNOWN[language] = glossary(official, catalogue, translator(language))
    return KNOWN[language]


@pytest.fixture
def behind(official: Reader, catalogue: Catalogue, language: str) -> Sources:
    if language not in BEHIND:
        BEHIND[language] = sources(official, catalogue, translator(language))
    return BEHIND[language]


def codes(groups: Any) -> list[str]:
    return [entry.code for group in groups for entry in group.entries]


# --- entries --------------------------------------------------------------------------------------


@both_languages
def test_every_metric_and_every_indicator_has_one_entry(
    known: Glossary, catalogue: Catalogue
) -> None:
    assert sorted(codes(known.metrics)) == sorted(METRICS)
    assert sorted(codes(known.indicators)) == sorted(catalogue.indicators)


@both_languages
def test_an_entry_says_name_meaning_formula_or_unit_and_caveat(
    known: Glossary, catalogue: Catalogue, language: str
) -> None:
    for entry in known.entries:
        assert all((entry.name, entry.meaning, entry.aside, entry.details)), entry.code
        assert all(name and how for name, how in entry.details), entry.code
    for group in known.metrics:
        for entry in group.entries:
            metric = METRICS[entry.code]
            assert entry.aside == metric.formula.in_(language)
            assert entry.caveat == (metric.caveat.in_(language) if metric.caveat else "")
    for group in known.indicators:
        for entry in group.entries:
            row = catalogue.indicators[entry.code]
            assert entry.meaning == row[f"definition_{language}"]
            assert entry.caveat == (row[f"caveats_{language}"] or "")


@both_languages
def test_definitions_of_one_question_stand_together_with_a_warning(
    known: Glossary, language: str
) -> None:
    families = {group.code: codes([group]) for group in known.metrics if group.remark}
    assert families == {
        "on_time": ["on_time_rate", "on_time_of_received", "not_overdue_rate"],
        "online": ["online_rate", "online_of_resolved", "online_rate_unstated"],
    }
    warning = {"vi": "không so với nhau", "en": "not compared"}[language]
    assert all(warning in group.remark for group in known.metrics if group.remark)


@both_languages
def test_figures_are_those_of_the_store(known: Glossary, official: Reader) -> None:
    (row,) = official.rows("select count(*) as n from current_indicator_values")
    assert known.total == row["n"] > 250
    assert known.figures["report-2021-Q1"] >= 130
    assert sum(entry.figures for group in known.indicators for entry in group.entries) == row["n"]


def test_a_metric_names_the_indicator_and_the_documents_that_print_it(
    official: Reader, catalogue: Catalogue
) -> None:
    known = glossary(official, catalogue, VI)
    late = known.entry("late")
    backlog = known.entry("backlog_rate")
    assert late is not None
    assert backlog is not None
    assert catalogue.indicators["late"]["name_vi"] in dict(late.details)["Văn bản nêu bằng"]
    assert set(late.documents) <= set(catalogue.documents)
    assert late.figures == sum(
        row["n"]
        for row in official.rows(
            "select count(*) as n from current_indicator_values where indicator = 'late'"
        )
    )
    assert (backlog.documents, backlog.figures) == ((), 0)
    assert "chỉ tính được từ hồ sơ" in dict(backlog.details)["Văn bản nêu bằng"]


@pytest.mark.parametrize(
    ("code", "language", "words"),
    [
        ("on_time_rate", "vi", "đúng hạn ÷ đã giải quyết"),
        ("online_rate", "vi", "trực tuyến ÷ tiếp nhận"),
        (
            "not_overdue_rate",
            "vi",
            "(phải giải quyết − trễ hạn − quá hạn) ÷ phải giải quyết",
        ),
        ("early_rate", "en", "resolved early ÷ resolved"),
        ("received", "en", None),
        ("online_of_resolved", "en", None),
    ],
)
def test_a_ratio_is_said_in_words(
    official: Reader, catalogue: Catalogue, code: str, language: str, words: str | None
) -> None:
    entry = glossary(official, catalogue, translator(language)).entry(code)
    label = {"vi": "Bằng lời", "en": "In words"}[language]
    assert entry is not None
    assert dict(entry.details).get(label) == words


def test_an_indicator_that_nothing_prints_still_has_its_entry() -> None:
    reader = memory_reader(DATA, published=False)
    known = glossary(reader, read_catalogue(reader), VI)
    assert len(codes(known.indicators)) == len(read_catalogue(reader).indicators)
    assert (known.total, known.printed) == (0, 0)


# --- search ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Trễ hạn, Đất đai", "tre han dat dai"),
        ("PAR INDEX (2019)", "par index 2019"),
        ("Tỷ lệ ≥ 95%", "ty le 95"),
        ("on_time_rate", "on time rate"),
        ("…", ""),
    ],
)
def test_words_are_folded_to_plain_letters(text: str, words: str) -> None:
    assert search_words(text) == words


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("tre han", ["tỷ lệ trễ hạn"]),
        ("TRỄ HẠN", ["tỷ lệ trễ hạn"]),
        ("tre h", ["tỷ lệ trễ hạn"]),
        ("han tre", ["tỷ lệ trễ hạn"]),
        ("hanh", ["trên cải cách hành chính"]),
        ("tre chinh", []),
        ("", ["tỷ lệ trễ hạn", "trên cải cách hành chính"]),
    ],
)
def test_a_search_knows_words_and_leaves_the_last_one_unfinished(
    wanted: str, found: list[str]
) -> None:
    texts = ["tỷ lệ trễ hạn", "trên cải cách hành chính"]
    assert list(search(texts, wanted, search_words)) == found


@both_languages
def test_entries_are_found_in_either_language_whatever_is_shown(known: Glossary) -> None:
    groups = (*known.metrics, *known.indicators)
    vietnamese, english = codes(find(groups, "trễ hạn")), codes(find(groups, "resolved late"))
    assert {"late", "late_rate"} <= set(vietnamese)
    assert "late" in english
    assert find(groups, "không có chữ này") == ()


@both_languages
def test_a_code_finds_the_entry_of_that_code_alone(known: Glossary) -> None:
    groups = (*known.metrics, *known.indicators)
    assert codes(find(groups, "par_index")) == ["par_index"]
    assert set(codes(find(groups, "late"))) == {"late"}


# --- how to read, the form ------------------------------------------------------------------------


@both_languages
def test_every_basis_and_every_mark_is_explained_once(behind: Sources, language: str) -> None:
    # the first part sums up what the others explain
    words = [word for part in behind.reading[1:] for word, _meaning in part.terms]
    assert len(words) == len(set(words))
    expected = {term.in_(language) for term in (*BASES.values(), *MARKS.values())}
    assert expected <= set(words)
    assert all(meaning for part in behind.reading for _word, meaning in part.terms)


def test_the_target_and_the_break_are_the_catalogues_own(official: Reader) -> None:
    targets = official.rows("select * from targets")
    said = " ".join(" ".join(term) for part in reading(targets, VI) for term in part.terms)
    for text in ("từ 95% trở lên" in said.lower(), "1/7/2025" in said, ">99,99%" in said):
        assert text
    assert "95%" not in str(reading([], VI))


def test_a_word_of_the_guide_is_found_without_accents() -> None:
    summed_up, explained = find_terms(reading([], VI), "khong neu so ho so")
    for part in (summed_up, explained):
        assert [word for word, _meaning in part.terms] == ["nguồn không nêu số hồ sơ"]


@both_languages
def test_the_form_has_every_column_under_its_total(language: str) -> None:
    parts = form(translator(language))
    assert [[word for word, _name in part.terms] for part in parts] == [
        [f"({number})" for number in numbers] for numbers in FORM_TOTALS.values()
    ]
    assert all(name for part in parts for _word, name in part.terms)
    assert parts[0].name.endswith("(3) = (4) + (5) + (6)")
    assert form_balance() == "(3) = (7) + (11)"
    total, shares = FORM_BALANCE
    assert {total, *shares} == set(FORM_TOTALS)
    counted = {column.form_column for column in DOSSIERS.columns if column.form_column} - {2}
    assert {number for numbers in FORM_TOTALS.values() for number in numbers} == counted
    assert all(
        tuple(c.name for c in DOSSIERS.columns if c.form_column in numbers)
        in {base.columns for base in BASE_COUNTS.values()}
        for numbers in FORM_TOTALS.values()
    )


# --- sources --------------------------------------------------------------------------------------


@both_languages
def test_every_document_event_target_and_expectation_is_listed(
    behind: Sources, catalogue: Catalogue, official: Reader
) -> None:
    assert {line.document for line in behind.documents} == set(catalogue.documents)
    assert len(behind.events) == len(catalogue.events)
    for name in ("targets", "expected"):
        table = {"targets": "targets", "expected": "expected_units"}[name]
        (row,) = official.rows(f"select count(*) as n from {table}")
        assert len(getattr(behind, name)) == row["n"]
    assert behind.documents[0].document == "report-2021-Q1"


def test_a_document_says_its_kind_publisher_period_figures_and_checksum(
    official: Reader, catalogue: Catalogue
) -> None:
    report = sources(official, catalogue, VI).documents[0]
    assert report.facts[:3] == ("báo cáo đầy đủ", "UBND tỉnh Khánh Hòa", "về quý I/2021")
    assert report.facts[-1].endswith(" số liệu")
    assert report.note.endswith(catalogue.documents["report-2021-Q1"]["sha256"])


def test_a_target_says_from_when_it_counts_and_an_expectation_until_when(
    official: Reader, catalogue: Catalogue
) -> None:
    behind = sources(official, catalogue, VI)
    assert behind.targets[0].facts == (
        "từ 95% trở lên, tính từ 1/7/2025, đặt ra ngày 19/9/2025",
        "mọi cấp",
    )
    districts = next(line for line in behind.expected if line.name == "UBND cấp huyện")
    assert districts.facts == ("8 đơn vị", "từ 1/1/2017 đến trước 1/7/2025")
    assert districts.note == (
        "8 UBND cấp huyện được đánh giá (báo cáo quý I/2021, II.6); không gồm Trường Sa"
    )
    english = sources(official, catalogue, EN).expected
    assert "8 district People's Committees assessed" in " ".join(line.note for line in english)
    assert [line.name for line in find_lines(behind.documents, "vov")] == [
        catalogue.documents["vov-2024-11"]["title_vi"]
    ]


def test_only_datasets_that_are_there_are_listed() -> None:
    reader = memory_reader(values=[{"indicator": "received", "value": 5}])
    (line,) = sources(reader, read_catalogue(reader), EN).datasets
    assert line.name == "Official data"
    assert "1 figure" in line.facts
