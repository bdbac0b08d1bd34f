"""Both languages say everything: no text without English, none left over, placeholders alike."""

import ast
import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from string import Formatter
from textwrap import dedent

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from analytics import texts
from analytics.errors import UnknownName
from analytics.i18n import EN, VI, translator
from tests.fixtures.sources import nodes

ROOT = Path(__file__).parent.parent
# Names that English keeps.
KEPT = re.compile("đồng|Šidák")
# Which argument of a call holds the Vietnamese text.
TRANSLATING = {"t": 0, "translatable": 0, "plural": 0, "Message": 0}
# One before an English word of many: "1 units", "**1** published documents".
ONE = re.compile(r"(?<![\w.,])1\*{0,2} ((?:[a-z-]+ ){0,2}?)([a-z]+s)\b")
# Words that look like many, and those after which another noun begins ("{n} of these units").
SINGLE = {"is", "was", "as", "has", "this", "less", "its"}
ANOTHER = {"of", "with", "from", "for", "in", "to", "on", "at", "who"}
# What is never one: thresholds; "several", by the branch that says it; the units that should
# report, of whom a part is missing; parts of a document, where one has its own sentence.
NEVER_ONE = {"least", "small", "few", "firm", "enough", "several"}
NEVER_ONE |= {"expected", "units", "figures", "indicators", "groups", "periods"}
# At most so many; of so many; the several parts of a sum, units of a table, rows that are added.
NEVER_ONE |= {"most", "total", "parts", "codes", "real", "late"}
# What is no count: a name, a rate, a word.
NO_COUNT = {
    "row",
    "name",
    "source",
    "first",
    "period",
    "publisher",
    "who",
    "rate",
    "gap",
    "share",
    "limit",
    "later",
}


def entries() -> list[Message]:
    with texts.CATALOGUE.open("rb") as source:
        return [message for message in read_po(source, locale="en") if message.id]


def vietnamese(message: Message) -> str:
    """The text in the source; one that goes with a count has it twice."""
    return str(message.id[0] if isinstance(message.id, tuple) else message.id)


def english(message: Message) -> tuple[str, ...]:
    """One English text, or those of one and of many."""
    return message.string if isinstance(message.string, tuple) else (message.string,)


def said_of(message: Message, n: int) -> str:
    """The English of a text with every count in it being ``n``."""
    text = vietnamese(message)
    said = EN.plural(text, n) if isinstance(message.id, tuple) else EN(text)
    names = [name for _text, name, _spec, _as in Formatter().parse(said) if name]
    other = dict.fromkeys(NO_COUNT, "…") | dict.fromkeys(NEVER_ONE, "30")
    if text.count("{n} kỳ"):
        other["n"] = "30"  # limits, runs and series are of several periods
    return said.format(**{name: other.get(name, n) for name in names})


def one_of_many(text: str) -> list[str]:
    """Where a text says one of what it names in the plural: ["1 units"]."""
    found = ONE.finditer(text)
    return [one[0] for one in found if one[2] not in SINGLE and not ANOTHER & set(one[1].split())]


def sources() -> Iterator[Path]:
    if (ROOT / "dashboard.py").exists():
        yield ROOT / "dashboard.py"
    for folder in ("pages", "analytics"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def translated_arguments(within: Iterable[ast.AST]) -> Iterator[tuple[int, ast.expr]]:
    """Each expression that is passed to be translated, with its line."""
    for call in within:
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        position = TRANSLATING.get(name)
        if position is not None and len(call.args) > position:
            yield call.lineno, call.args[position]


def texts_in(within: Iterable[ast.AST]) -> list[str]:
    return [
        argument.value
        for _line, argument in translated_arguments(within)
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]


def bilingual_arguments() -> Iterator[tuple[str, ast.expr, ast.expr]]:
    """Each text that the code writes in both languages side by side, with its place."""
    for path in sources():
        for call in nodes(path):
            if (
                isinstance(call, ast.Call)
                and getattr(call.func, "id", "") == "Bilingual"
                and len(call.args) == 2
            ):
                yield f"{path.relative_to(ROOT)}:{call.lineno}", call.args[0], call.args[1]


def own_words(text: ast.expr) -> str:
    """What an expression says by itself: without what is filled in or quoted."""
    parts = text.values if isinstance(text, ast.JoinedStr) else [text]
    said = "".join(str(p.value) if isinstance(p, ast.Constant) else "…" for p in parts)
    return re.sub('“[^”]*”|"[^"]*"', "“”", said)


def has_vietnamese(text: str) -> bool:
    letters = unicodedata.normalize("NFD", text.lower())
    return "đ" in letters or any(unicodedata.combining(letter) for letter in letters)


def texts_of_data() -> set[str]:
    """Units of the indicators and scope notes of the published figures."""
    columns = [(ROOT / "data/catalogue/indicators.csv", "unit")]
    columns += [(path, "scope_note") for path in (ROOT / "data/published").glob("*.csv")]
    found: set[str] = set()
    for path, column in columns:
        if path.exists():
            with path.open(encoding="utf-8", newline="") as rows:
                found |= {row[column] for row in csv.DictReader(rows) if row[column]}
    return found


def used() -> set[str]:
    in_code = {text for path in sources() for text in texts_in(nodes(path))}
    return in_code | texts_of_data()


def test_every_text_has_its_english() -> None:
    said = {vietnamese(one) for one in entries() if all(english(one)) and not one.fuzzy}
    missing = sorted(used() - said)
    assert not missing, "not in data/locale/en.po:\n" + "\n".join(missing)


def test_every_text_written_side_by_side_has_its_english() -> None:
    found = list(bilingual_arguments())
    assert len(found) > 200
    wrong = [
        place
        for place, vi, en in found
        if has_vietnamese(KEPT.sub("", own_words(en)))
        or (own_words(vi).strip() and not own_words(en).strip())
    ]
    assert wrong == []


def test_no_translation_is_left_over() -> None:
    unused = sorted({vietnamese(message) for message in entries()} - used())
    assert not unused, "in data/locale/en.po, but used nowhere:\n" + "\n".join(unused)


def test_each_text_is_translated_once() -> None:
    lines = texts.CATALOGUE.read_text(encoding="utf-8").splitlines()
    ids = [line for line in lines if line.startswith('msgid "') and line != 'msgid ""']
    assert sorted(ids) == sorted(set(ids))


def test_placeholders_are_the_same_in_both_languages() -> None:
    def names(text: str) -> list[str]:
        return sorted(name for _text, name, _spec, _as in Formatter().parse(text) if name)

    differing = [m.id for m in entries() if names(vietnamese(m)) != names(english(m)[-1])]
    assert differing == []
    # "the first unit" needs no number.
    unknown = [m.id for m in entries() if set(names(english(m)[0])) - set(names(vietnamese(m)))]
    assert unknown == []


@pytest.mark.parametrize("n", [0, 1, 2])
def test_english_never_says_one_units(n: int) -> None:
    """Every text with a count, as it is said of none, one and two."""
    told = [said_of(message, n) for message in entries()]
    assert [text for text in told if one_of_many(text)] == []


def test_the_reader_of_plurals_sees_them() -> None:
    assert one_of_many("**1** published documents") == ["1** published documents"]
    assert one_of_many("1 unit, 11 units, 1 of these units, 1 is late, 0.1 points") == []


def test_the_form_goes_with_the_count() -> None:
    def say(language: str, n: float | None) -> str:
        return translator(language).plural("{n} văn bản về {period}", n)

    assert [say("en", n) for n in (0, 1, 2, 1.0, None)] == [
        "{n} documents about {period}",
        "{n} document about {period}",
        "{n} documents about {period}",
        "{n} document about {period}",
        "{n} documents about {period}",
    ]
    assert {say("vi", n) for n in (0, 1, 2, None)} == {"{n} văn bản về {period}"}


def test_a_text_of_two_forms_is_said_by_its_count_and_only_such_a_text() -> None:
    of_count: set[str] = set()
    plain: set[str] = set()
    kept: set[str] = set()  # texts that are said elsewhere, as nouns of data are
    for path in sources():
        for call in nodes(path):
            if isinstance(call, ast.Call) and call.args:
                name = getattr(call.func, "id", getattr(call.func, "attr", ""))
                text = call.args[TRANSLATING.get(name, 0) if len(call.args) > 1 else 0]
                if name in TRANSLATING and isinstance(text, ast.Constant):
                    # a message finds the count among its values
                    kinds = {"plural": of_count, "translatable": kept, "Message": kept}
                    kind = kinds.get(name, plain)
                    kind.add(str(text.value))
    forms = {vietnamese(message) for message in entries() if isinstance(message.id, tuple)}
    assert of_count <= forms <= of_count | kept | texts_of_data()
    assert plain & forms <= texts_of_data()


def test_translated_texts_are_whole_literals() -> None:
    """A text put together from pieces cannot be found in the catalogue."""
    pieced = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sources()
        for line, argument in translated_arguments(nodes(path))
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
    ]
    assert pieced == []


def test_the_collector_sees_every_way_of_translating() -> None:
    source = """
        def page(t):
            t("một") + t("hai {n}", n=2)
            LABEL = translatable("ba " "bốn")
            t(LABEL) + t.plural("năm {n}", 5) + choice.t("bảy")
    """
    found = texts_in(ast.walk(ast.parse(dedent(source))))
    assert set(found) == {"một", "hai {n}", "ba bốn", "năm {n}", "bảy"}


def test_a_text_without_translation_and_an_empty_one_come_back_as_they_are() -> None:
    assert (EN("không có trong danh mục"), EN("")) == ("không có trong danh mục", "")


@pytest.mark.parametrize(("language", "text"), [("vi", "mọi lĩnh vực"), ("en", "all sectors")])
def test_a_translator_speaks_the_language_asked_for(language: str, text: str) -> None:
    assert translator(language)("mọi lĩnh vực") == text


def test_a_translator_fills_in_values_after_translating() -> None:
    assert VI("Còn {n} hồ sơ", n="1.551") == "Còn 1.551 hồ sơ"


@pytest.mark.parametrize(
    "speak", [translator, texts.LEVELS["commune"].in_, texts.BASES["derived"].in_]
)
def test_a_language_nobody_speaks_here_is_named(speak) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UnknownName) as caught:
        speak("fr")
    assert (caught.value.name, caught.value.known) == ("fr", ("vi", "en"))


def test_sessions_in_threads_share_one_catalogue() -> None:
    texts._catalogue.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(lambda _: EN("hồ sơ"), range(64)))
    assert set(said) == {"dossiers"}


def test_closed_lists_are_complete_in_both_languages_and_short_forms_are_short() -> None:
    lists = [value for name, value in vars(texts).items() if name.isupper()]
    records = [record for each in lists if isinstance(each, dict) for record in each.values()]
    words = [r for r in records if isinstance(r, texts.Bilingual)]
    terms = [r for r in records if isinstance(r, texts.Term)]
    words += [form for term in terms for form in term]
    assert len(words) > 40
    assert all(word.vi.strip() and word.en.strip() for word in words)
    assert all(len(term.short.vi) <= len(term.full.vi) for term in terms)
    assert [t.in_("vi", short=True) for t in terms if len(t.in_("vi", short=True)) > 18] == []
