"""The docs are tested: every metric, indicator field, page and command is named where people look.

Pages stand in README.md, commands in docs/commands.md, fields in docs/data.md, metrics in the
glossary that the page Giải thích và phương pháp shows. A test that fails names what is missing.
"""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from analytics.__main__ import _COMMANDS
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
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


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


def in_code_style(path: Path) -> str:
    """What a document says in fenced blocks and between backticks."""
    text = path.read_text(encoding="utf-8")
    fences = re.findall(r"```.*?```", text, re.S)
    return "\n".join(
        (*fences, *re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.S)))
    )


def missing_words(names: set[str], document: str) -> list[str]:
    """The names that a document says nowhere in code style, as whole words."""
    named = in_code_style(ROOT / document)
    return sorted(
        name for name in names if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", named)
    )


def make_targets() -> set[str]:
    """The targets of the Makefile that people call: the phony ones."""
    (phony,) = re.findall(r"^\.PHONY:(.*)$", (ROOT / "Makefile").read_text(), re.M)
    return set(phony.split())


def commands() -> set[str]:
    """Every command of ``python -m analytics``: a verb of the store with it."""
    return {f"store {verb}" for verb in store.commands} | {*_COMMANDS} - {"store"}


def pages() -> dict[str, str]:
    """Path in the link → Vietnamese title of every page that pages/main.py registers."""
    (sections,) = (
        node
        for node in nodes(ROOT / "pages" / "main.py")
        if isinstance(node, ast.FunctionDef) and node.name == "_sections"
    )
    titles = {}
    for listed in (node for node in ast.walk(sections) if isinstance(node, ast.Dict)):
        for key, title in zip(listed.keys, listed.values, strict=True):
            if isinstance(key, ast.Constant) and isinstance(title, ast.Call):
                path = "" if key.value == "overview" else key.value
                titles[f"/{path}"] = ast.literal_eval(title.args[0])
    return titles


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
    missing = missing_words(fields, "docs/data.md")
    assert not missing, f"fields that docs/data.md does not name: {missing}"


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
def test_every_command_is_in_the_list_of_commands(command: str, verbs: set[str]) -> None:
    assert len(verbs) >= 4
    missing = missing_words({f"{command} {verb}" for verb in verbs}, "docs/commands.md")
    assert not missing, f"commands that docs/commands.md does not name: {missing}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_names_a_command_that_is_gone(path: Path) -> None:
    named = in_code_style(path)
    calls = re.findall(r"(?<![\w/])make ([a-z]+(?:-[a-z]+)*)", named)
    verbs = re.findall(r"-m analytics (store [a-z-]+|(?!store)[a-z.]+)", named)
    gone = (set(calls) - make_targets()) | (set(verbs) - commands())
    assert not gone, f"commands that do not exist: {sorted(gone)}"


# Named, and there only once a store is built or kept in its usual place.
MADE = {"data/store", "data/store/loads"}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_names_a_file_that_is_gone(path: Path) -> None:
    """Paths in code style from the root on, links from the document on; x stands for any name."""
    text = path.read_text(encoding="utf-8")
    words = re.findall(
        r"(?<![\w/.])(?:analytics|pages|data|docs|tests)/[\w./-]*\w", in_code_style(path)
    )
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    gone = {word for word in words if word not in MADE and "/x" not in word}
    gone = {word for word in gone if not (ROOT / word).exists()}
    gone |= {link for link in links if not (path.parent / link).exists()}
    assert not gone, f"files that do not exist: {sorted(gone)}"


def test_the_changelog_begins_with_the_version_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = re.findall(
        r"^## ([\d.]+) ", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M
    )
    assert versions[0] == project["version"]
