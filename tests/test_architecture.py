"""The house keeps its rooms: imports go down, each library has one home, files stay short."""

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.fixtures.sources import nodes, tree

ROOT = Path(__file__).resolve().parents[1]

# Rooms of analytics/ from the top floor down; rooms of one line share a floor.
RANKS = [
    {"__main__"},
    {"charts"},
    {"views/profile"},
    {
        "views/overview",
        "views/trend",
        "views/areas",
        "views/methods",
        "views/quality",
        "views/reporting",
        "views/draft",
        "views/report_check",
        "publishing",
    },
    {"views/attention", "views/cards", "views/figures", "views/headline", "views/windows"},
    {"views/compare", "views/ranking", "views/control"},
    {"reports"},
    {"query"},
    {"audit"},
    {"ingest"},
    {"catalogue"},
    {"store"},
    {"demo"},
    {"filters", "tables", "papers"},
    {"metrics", "relations"},
    {"windows"},
    {"stats"},
    {"terminal"},
    {"prose"},
    {"i18n"},
    {"periods", "schema"},
    {"formats", "texts"},
    {"names"},
    {"errors"},
]
FLOOR = {room: -number for number, rooms in enumerate(RANKS) for room in rooms}
HOMES = {
    "duckdb": "store",
    "plotly": "charts",
    "python_calamine": "ingest/files/workbook.py",
    "xlsxwriter": "tables.py",
    "pypdfium2": "reports/pdf_page.py",
    "docx": "papers/word.py",
}
# Lines a file may have: as long as its idea, and no longer than can be read in one go.
LONGEST, LONGEST_PAGE, LONGEST_ENTRY = 600, 300, 80

ANALYTICS = sorted((ROOT / "analytics").rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*/page.py"))
SCREEN = sorted((ROOT / "pages").rglob("*.py"))
EVERY = [
    ROOT / "dashboard.py",
    *ANALYTICS,
    *SCREEN,
    *sorted((ROOT / "tests").rglob("*.py")),
]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def room_of(path: Path) -> str:
    return _room(path.relative_to(ROOT / "analytics").with_suffix("").parts)


def _room(parts: Sequence[str]) -> str:
    """The room that a module stands in: of the views, the topic."""
    return "/".join(parts[:2]) if parts[0] == "views" and len(parts) > 1 else parts[0]


@cache
def imported(path: Path) -> set[str]:
    """Every module a file imports, wherever in it: "analytics.query", "analytics.query.compare"."""
    found: set[str] = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
            found.add(node.module or "")
    return found


def rooms_imported(path: Path) -> set[str]:
    parts = [module.split(".") for module in imported(path)]
    return {_room(words[1:]) for words in parts if words[0] == "analytics" and len(words) > 1}


def libraries_imported(path: Path) -> set[str]:
    return {module.split(".")[0] for module in imported(path)}


# --- rooms ----------------------------------------------------------------------------------------


def test_every_room_has_a_floor() -> None:
    """Its line in the list of rooms."""
    assert {room_of(path) for path in ANALYTICS} - {"__init__", "views/__init__"} == set(FLOOR)


def test_imports_go_down() -> None:
    assert [
        f"{name(path)} imports {other}"
        for path in ANALYTICS
        for other in rooms_imported(path)
        if room_of(path).endswith("__init__") or FLOOR[other] > FLOOR[room_of(path)]
    ] == []


def test_no_two_rooms_lean_on_each_other() -> None:
    leans = {(room_of(path), other) for path in ANALYTICS for other in rooms_imported(path)}
    assert {pair for pair in leans if pair[::-1] in leans and pair[0] != pair[1]} == set()


def test_statistics_know_numbers_only() -> None:
    used = {room for path in ANALYTICS if room_of(path) == "stats" for room in rooms_imported(path)}
    assert used == {"stats", "formats"}


def test_errors_import_nothing_of_the_house() -> None:
    assert rooms_imported(ROOT / "analytics" / "errors.py") == set()


def test_the_machine_room_knows_no_screen() -> None:
    screen = {"streamlit", "pages", "dashboard", "tests"}
    assert [name(path) for path in ANALYTICS if libraries_imported(path) & screen] == []


@pytest.mark.parametrize(("library", "home"), HOMES.items())
def test_a_library_has_one_home(library: str, home: str) -> None:
    users = {path for path in [*ANALYTICS, *SCREEN] if library in libraries_imported(path)}
    at_home = {path for path in users if path.is_relative_to(ROOT / "analytics" / home)}
    assert at_home, f"nobody imports {library}: is the test looking in the right place?"
    assert {name(path) for path in users - at_home} == set()


def test_the_kit_knows_no_page() -> None:
    """What several pages share; a page's own parts stand in its folder."""
    topics = {path.parent.name for path in PAGES}
    kit = [path for path in SCREEN if path.parent.name in ("ui", "server")]
    used = {(name(path), module) for path in kit for module in imported(path)}
    assert [
        pair for pair in used if pair[1].startswith("pages.") and pair[1].split(".")[1] in topics
    ] == []


# --- pages ----------------------------------------------------------------------------------------

_SELECT = re.compile(
    r"\b(select\b.+\bfrom|insert\s+into|create\s+table|delete\s+from)\b", re.I | re.S
)
_ASKS = {"query", "rows", "execute", "sql"}


def strings(path: Path) -> Iterator[str]:
    """Every text of a file, its docstrings left out."""
    documented = (ast.Module, ast.FunctionDef, ast.ClassDef)
    docstrings = {
        id(node.body[0].value)
        for node in nodes(path)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in nodes(path):
        if isinstance(node, ast.Constant) and id(node) not in docstrings:
            yield str(node.value)


@pytest.mark.parametrize("path", SCREEN, ids=name)
def test_no_sql_on_the_screen(path: Path) -> None:
    calls = {
        node.func.attr
        for node in nodes(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert calls & _ASKS == set()
    assert [text for text in strings(path) if _SELECT.search(text)] == []


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_page_is_a_function_called_page(path: Path) -> None:
    functions = [node.name for node in tree(path).body if isinstance(node, ast.FunctionDef)]
    assert "page" in functions


# --- files ----------------------------------------------------------------------------------------


def longest(path: Path) -> int:
    if path == ROOT / "dashboard.py":
        return LONGEST_ENTRY
    return LONGEST_PAGE if path in PAGES else LONGEST


def test_a_file_is_short_enough_to_read_in_one_go() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in EVERY}
    assert {name(path): length for path, length in lines.items() if length > longest(path)} == {}


def test_a_file_says_what_it_is() -> None:
    assert [name(path) for path in ANALYTICS if not ast.get_docstring(tree(path))] == []
