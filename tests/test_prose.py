"""The prose of Giải thích và phương pháp: the same files, headings and values in both languages."""

import re

import pytest

from analytics import prose
from analytics.i18n import EN, VI, Translator
from analytics.store import Reader
from analytics.texts import LANGUAGES
from analytics.views.methods.text import READING, STATISTICS, reading, statistics, values
from tests.test_texts import has_vietnamese

FILES = (*READING, *STATISTICS)
# Names that English keeps.
NAMES = re.compile("Khánh Hòa|Ninh Thuận|Šidák")
both_languages = pytest.mark.parametrize("t", [VI, EN], ids=LANGUAGES)


@both_languages
def test_each_part_has_a_file_and_each_file_is_a_part(t: Translator) -> None:
    assert sorted(path.name for path in (prose.FOLDER / t.language).iterdir()) == sorted(
        f"{name}.md" for name in FILES
    )


@pytest.mark.parametrize("name", FILES)
def test_both_languages_explain_the_same_words_with_the_same_values(name: str) -> None:
    def asked(language: str) -> list[tuple[list[str], list[str]]]:
        terms = prose.read(name, language).terms
        return [(sorted(prose.names(word)), sorted(prose.names(text))) for word, text in terms]

    assert asked("vi") == asked("en")


@both_languages
@pytest.mark.parametrize("name", FILES)
def test_a_file_is_a_title_and_words_with_their_meaning(name: str, t: Translator) -> None:
    lines = (prose.FOLDER / t.language / f"{name}.md").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert [line for line in lines[1:] if line.startswith("#") and line[:3] != "## "] == []
    part = prose.read(name, t.language)
    assert part.terms
    assert all((part.name, *(text for term in part.terms for text in term)))


@pytest.mark.parametrize("name", FILES)
def test_english_is_english(name: str) -> None:
    vietnamese, english = (prose.read(name, language) for language in LANGUAGES)
    for part in (english.name, *(text for term in english.terms for text in term)):
        assert not has_vietnamese(NAMES.sub("", part))
    assert english.name != vietnamese.name


@both_languages
def test_every_value_is_filled_in_and_none_is_left_over(official: Reader, t: Translator) -> None:
    targets = official.rows("select * from targets")
    for part in (*reading(targets, t), *statistics(t)):
        assert "{" not in str(part)
    written = [
        text for name in FILES for term in prose.read(name, t.language).terms for text in term
    ]
    assert {name for text in written for name in prose.names(text)} == set(values(targets, t))


@both_languages
def test_one_minute_is_a_minute_and_stands_first(official: Reader, t: Translator) -> None:
    minute = reading(official.rows("select * from targets"), t)[0]
    assert minute.name == {"vi": "Đọc trong một phút", "en": "Read in one minute"}[t.language]
    assert len(minute.terms) <= 12
    assert all(len(meaning) < 170 for _word, meaning in minute.terms)
    said = dict(minute.terms)
    if t.language == "vi":
        assert said["Chỉ tiêu 95%"].startswith("Áp dụng từ quý III/2025: ít nhất 95% hồ sơ")
    else:
        assert said["The 95% target"].startswith("In force from Q3 2025 on: at least 95%")


def test_where_no_target_is_set_nothing_is_said_of_it() -> None:
    words = [word for word, _meaning in reading([], VI)[0].terms]
    assert words
    assert not any(word.startswith("Chỉ tiêu") for word in words)


def test_a_value_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError):
        prose.part("minute", VI)
