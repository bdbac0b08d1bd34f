"""What is imported is named and pinned, and what is installed is what was pinned."""

import ast
import re
import sys
import tomllib
from collections.abc import Mapping
from importlib.metadata import distributions, packages_distributions
from pathlib import Path

import pytest

from tests.fixtures.sources import nodes

ROOT = Path(__file__).parents[1]
OWN = {"analytics", "pages", "tests", "dashboard"}
# What a virtual environment brings itself, and the project installed into it.
BROUGHT = {"pip", "setuptools", "wheel", "khanh-hoa-cchc"}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(name: str) -> dict[str, str]:
    """Package → version of a file; every line that is no comment or option is pinned."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and line[0] not in "#-")
    return {plain(package): version for package, version in pairs}


@pytest.fixture(scope="module")
def provided() -> Mapping[str, list[str]]:
    """The packages that bring each importable name."""
    return packages_distributions()


def imported(provided: Mapping[str, list[str]], *places: str) -> set[str]:
    """The packages that provide what these files import."""
    paths = [ROOT / place for place in places]
    files = [file for path in paths for file in ([path] if path.is_file() else path.rglob("*.py"))]
    found = [node for file in files for node in nodes(file)]
    names = [alias.name for node in found if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in found if isinstance(node, ast.ImportFrom) and node.module]
    others = {name.split(".")[0] for name in names} - OWN - sys.stdlib_module_names
    return {plain(package) for name in others for package in provided[name]}


RUN, DEVELOPMENT = pinned("requirements.txt"), pinned("requirements-dev.txt")
LOCKED = pinned("constraints.txt")


def test_what_the_product_imports_is_named(provided: Mapping[str, list[str]]) -> None:
    assert imported(provided, "analytics", "pages", "dashboard.py") <= set(RUN)


def test_the_project_needs_what_the_run_time_names() -> None:
    """One list: pyproject.toml reads requirements.txt, in which an option would stop it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    read = project["tool"]["setuptools"]["dynamic"]["dependencies"]
    assert (project["project"]["dynamic"], read["file"]) == (["dependencies"], ["requirements.txt"])
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("-")] == []


def test_what_the_tests_import_is_named(provided: Mapping[str, list[str]]) -> None:
    assert imported(provided, "tests") <= {*RUN, *DEVELOPMENT}


def test_the_named_are_locked_as_they_are_named() -> None:
    assert {**RUN, **DEVELOPMENT}.items() <= LOCKED.items()


def test_what_is_installed_is_what_is_locked() -> None:
    """Also what others need; another Python may need fewer."""
    installed = {plain(one.name): one.version for one in distributions()}
    assert {name: installed[name] for name in installed.keys() - BROUGHT} == {
        name: LOCKED.get(name) for name in installed.keys() - BROUGHT
    }
