"""The docs are tested: every metric, indicator field, page and command is named where people look.

A reader looks in README.md and in the glossary that the page Phương pháp shows. A test that fails
names what is missing.
"""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from analytics.catalogue import read_catalogue
from analytics.i18n import translator
from analytics.metrics import METRICS
from analytics.schema import INDICATOR_VALUES, INDICATORS
from analytics.store import DATA
from analytics.store.commands import store
from analytics.views.methods.glossary import glossary
from tests.fixtures.memory import memory_reader
from tests.fixtures.sources import nodes

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
# What stands in code style, in fenced blocks and between backticks.
FENCES = re.findall(r"```.*?```", README, re.S)
NAMED = "\n".join(
    (*FENCES, *re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", README, flags=re.S)))
)


@cache
def entries() -> dict[str, str]:
    """Kind and code of every entry of the glossary → all it says, in both languages."""
    reader = memory_reader(DATA)
    catalogue = read_catalogue(reader)
    said: dict[str, str] = {}
    for language in ("vi", "en"):
        for entry in glossary(reader, catalogue, translator(language)).entries:
            words = (entry.name, entry.meaning, entry.aside, entry.caveat)
            key = f"{entry.kind} {entry.code}"
            said[key] = " ".join((said.get(key, ""), *words))
    return said


def missing_words(names: set[str]) -> list[str]:
    """The names that README says nowhere in code style, as whole words."""
    return sorted(
        name for name in names if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", NAMED)
    )


def make_targets() -> set[str]:
    """The targets of the Makefile that people call: the phony ones."""
    (phony,) = re.findall(r"^\.PHONY:(.*)$", (ROOT / "Makefile").read_text(), re.M)
    return set(phony.split())


def commands() -> set[str]:
    """Every command of ``python -m analytics``: a verb of the store with it."""
    return {f"store {verb}" for verb in store.commands} | {"ingest", "audit"}


def pages() -> dict[str, str]:
    """Path in the link → Vietnamese title of every page that pages/main.py registers."""
    found = {}
    for call in nodes(ROOT / "pages" / "main.py"):
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "Page":
            named = {keyword.arg: keyword.value for keyword in call.keywords}
            path = ast.literal_eval(named["url_path"]) if "url_path" in named else ""
            (title,) = (
                node.value
                for node in ast.walk(named["title"])
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            )
            found[f"/{path}"] = title
    return found


def test_every_metric_is_in_the_glossary() -> None:
    missing = [code for code in METRICS if f"metric {code}" not in entries()]
    assert not missing, f"metrics without an entry: {missing}"


def test_every_indicator_is_in_the_glossary() -> None:
    rows = memory_reader(DATA).rows("select code from indicators")
    missing = [row["code"] for row in rows if f"indicator {row['code']}" not in entries()]
    assert not missing, f"indicators without an entry: {missing}"


def test_every_field_of_indicators_and_figures_is_named() -> None:
    fields = {column.name for table in (INDICATORS, INDICATOR_VALUES) for column in table.columns}
    assert len(fields) > 20
    missing = missing_words(fields)
    assert not missing, f"fields that README.md does not name: {missing}"


def test_every_page_is_in_the_readme_with_its_path_and_title() -> None:
    registered = pages()
    assert {"/", "/areas", "/methods"} <= set(registered)
    missing = [
        f"{title} ({path})"
        for path, title in registered.items()
        if f"`{path}`" not in README or title not in README
    ]
    assert not missing, f"pages that README.md does not name: {missing}"


def test_every_page_file_is_registered() -> None:
    source = (ROOT / "pages" / "main.py").read_text(encoding="utf-8")
    files = {path.parent.name for path in (ROOT / "pages").glob("*/page.py")}
    missing = sorted(stem for stem in files if f"{stem}.page" not in source)
    assert not missing, f"pages that pages/main.py does not register: {missing}"


@pytest.mark.parametrize(
    ("command", "verbs"),
    [("make", make_targets()), ("python -m analytics", commands())],
)
def test_every_command_is_in_the_readme(command: str, verbs: set[str]) -> None:
    assert len(verbs) >= 4
    missing = missing_words({f"{command} {verb}" for verb in verbs})
    assert not missing, f"commands that README.md does not name: {missing}"


def test_the_readme_names_no_command_that_is_gone() -> None:
    calls = re.findall(r"(?<![\w/])make ([a-z]+)", NAMED)
    verbs = re.findall(r"-m analytics (store [a-z-]+|(?!store)[a-z.]+)", NAMED)
    gone = (set(calls) - make_targets()) | (set(verbs) - commands())
    assert not gone, f"commands in README.md that do not exist: {sorted(gone)}"
