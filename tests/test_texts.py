"""Both languages say everything: no text without English, none left over, placeholders alike."""

import ast
import csv
import re
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from string import Formatter
from textwrap import dedent

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from analytics import texts
from analytics.errors import UnknownName

ROOT = Path(__file__).parent.parent
# Names that English keeps.
KEPT = re.compile("đồng|Šidák")
# Which argument of a call holds the Vietnamese text.
TRANSLATING = {"_": 0, "t": 0, "translatable": 0, "translate": 1}


def entries() -> list[Message]:
    with texts.CATALOGUE.open("rb") as source:
        return [message for message in read_po(source, locale="en") if message.id]


def sources() -> Iterator[Path]:
    if (ROOT / "dashboard.py").exists():
        yield ROOT / "dashboard.py"
    for folder in ("pages", "analytics"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def translated_arguments(source: str) -> Iterator[tuple[int, ast.expr]]:
    """Each expression that a source passes to be translated, with its line."""
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        position = TRANSLATING.get(name)
        if position is not None and len(call.args) > position:
            yield call.lineno, call.args[position]


def texts_in(source: str) -> list[str]:
    return [
        argument.value
        for _line, argument in translated_arguments(source)
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]


def bilingual_arguments() -> Iterator[tuple[str, ast.expr, ast.expr]]:
    """Each text that the code writes in both languages side by side, with its place."""
    for path in sources():
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
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
    in_code = {text for path in sources() for text in texts_in(path.read_text(encoding="utf-8"))}
    return in_code | texts_of_data()


def test_every_text_has_its_english() -> None:
    english = {message.id for message in entries() if message.string and not message.fuzzy}
    missing = sorted(used() - english)
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
    unused = sorted({str(message.id) for message in entries()} - used())
    assert not unused, "in data/locale/en.po, but used nowhere:\n" + "\n".join(unused)


def test_each_text_is_translated_once() -> None:
    lines = texts.CATALOGUE.read_text(encoding="utf-8").splitlines()
    ids = [line for line in lines if line.startswith('msgid "') and line != 'msgid ""']
    assert sorted(ids) == sorted(set(ids))


def test_placeholders_are_the_same_in_both_languages() -> None:
    def names(text: str) -> list[str]:
        return sorted(name for _text, name, _spec, _as in Formatter().parse(text) if name)

    differing = [m.id for m in entries() if names(str(m.id)) != names(str(m.string))]
    assert differing == []


def test_translated_texts_are_whole_literals() -> None:
    """A text put together from pieces cannot be found in the catalogue."""
    pieced = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sources()
        for line, argument in translated_arguments(path.read_text(encoding="utf-8"))
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
    ]
    assert pieced == []


def test_the_collector_sees_every_way_of_translating() -> None:
    source = """
        def page(language):
            _ = translator(language)
            _("một") + texts.translate(language, "hai {n}", n=2)
            LABEL = translatable("ba " "bốn")
            _(LABEL)
    """
    assert set(texts_in(dedent(source))) == {"một", "hai {n}", "ba bốn"}


def test_a_text_without_translation_and_an_empty_one_come_back_as_they_are() -> None:
    _ = texts.translator("en")
    assert (_("không có trong danh mục"), _("")) == ("không có trong danh mục", "")


@pytest.mark.parametrize(("language", "text"), [("vi", "mọi lĩnh vực"), ("en", "all sectors")])
def test_translate_speaks_the_language_asked_for(language: str, text: str) -> None:
    assert texts.translate(language, "mọi lĩnh vực") == text


def test_translate_fills_in_values_after_translating() -> None:
    assert texts.translate("vi", "Còn {n} hồ sơ", n="1.551") == "Còn 1.551 hồ sơ"


@pytest.mark.parametrize(
    "speak", [texts.translator, texts.LEVELS["commune"].in_, texts.BASES["derived"].in_]
)
def test_a_language_nobody_speaks_here_is_named(speak) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UnknownName) as caught:
        speak("fr")
    assert (caught.value.name, caught.value.known) == ("fr", ("vi", "en"))


def test_sessions_in_threads_share_one_catalogue() -> None:
    texts._catalogue.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(lambda _: texts.translator("en")("hồ sơ"), range(64)))
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
