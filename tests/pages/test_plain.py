"""What came from a file or a link is shown as it is written, in elements that take Markdown too."""

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from tests.fixtures.sources import tree

ROOT = Path(__file__).parents[2]
FILES = (ROOT / "dashboard.py", *sorted((ROOT / "pages").rglob("*.py")))
# Arguments that are shown, of which the framework's own words say that they are Markdown.
SHOWN = ("label", "body", "title", "text", "help", "caption", "options", "tabs", "value", "delta")
# What makes texts without a sign of Markdown: translations of the dashboard's own words, numbers,
# names of periods.
HARMLESS = ("plain", "count", "label")
NUMBERS = ("count", "rate", "points", "change", "number", "period")


def _markdown() -> dict[str, tuple[str, ...]]:
    """Functions of the framework → their arguments that take Markdown, as documented."""
    found = {"write": ("args",)}
    functions = [*inspect.getmembers(DeltaGenerator, inspect.isfunction), ("Page", st.Page)]
    for name, function in [*functions, ("dialog", st.dialog), ("spinner", st.spinner)]:
        if name.startswith("_"):
            continue
        told = re.split(r"\n(?=\w[\w, *]* : )", inspect.getdoc(function) or "")[1:]
        named = [one.split(" : ")[0] for one in told if "markdown" in one.lower()]
        if shown := tuple(one for one in named if one in SHOWN):
            found[name] = shown
    return found


MARKDOWN = _markdown()


def _positions(name: str) -> Mapping[int, str]:
    """The place of each argument in a call."""
    function = getattr(DeltaGenerator, name, None) or getattr(st, name)
    names = [one for one in inspect.signature(function).parameters if one != "self"]
    return dict(enumerate(names))


def _calls(tree: ast.Module) -> Iterator[tuple[ast.AST, ast.Call]]:
    """Calls of the framework's functions, each with the function that it stands in."""
    modules = {
        one.asname or one.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for one in node.names
    } | {"_LOG"}
    for home in ast.walk(tree):
        if isinstance(home, ast.FunctionDef | ast.Module):
            for node in _own(home):
                match node:
                    case ast.Call(func=ast.Attribute(value=ast.Name(id=where))) if where in modules:
                        continue
                    case ast.Call(func=ast.Attribute(attr=name)) if name in MARKDOWN:
                        yield home, node


def _own(home: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(home):
        if not isinstance(child, ast.FunctionDef):
            yield child
            yield from _own(child)


def _is_harmless(node: ast.AST, home: ast.AST) -> bool:
    """Whether no text but the dashboard's own words can come out of an expression."""
    match node:
        case ast.Constant():
            return True
        case ast.Call(
            func=ast.Name(id="t") | ast.Attribute(attr="t"), args=[text], keywords=filled
        ):
            return _is_harmless(text, home) and all(_is_harmless(one.value, home) for one in filled)
        case ast.Call(func=ast.Attribute(value=ast.Name(id="t"), attr="plural"), keywords=filled):
            return all(_is_harmless(one.value, home) for one in filled)
        case ast.Call(func=ast.Attribute(value=ast.Name(id="t"), attr=name)):
            return name in NUMBERS
        case ast.Call(func=ast.Name(id=name)):
            return name in HARMLESS
        case ast.Call(func=ast.Attribute(value=said, attr="format"), keywords=filled):
            return all(_is_harmless(one, home) for one in (said, *(one.value for one in filled)))
        case ast.IfExp(body=one, orelse=other):
            return _is_harmless(one, home) and _is_harmless(other, home)
        case ast.JoinedStr(values=parts):
            return all(_is_harmless(one, home) for one in parts)
        case ast.FormattedValue(value=value) | ast.Lambda(body=value):
            return _is_harmless(value, home)
        case ast.Name(id=name):
            given = [
                one.value
                for one in _own(home)
                if isinstance(one, ast.Assign)
                and any(isinstance(to, ast.Name) and to.id == name for to in one.targets)
            ]
            return bool(given) and all(_is_harmless(one, home) for one in given)
    return False


def _loose(path: Path) -> Iterator[str]:
    for home, call in _calls(tree(path)):
        assert isinstance(call.func, ast.Attribute)
        name = call.func.attr
        places = _positions(name)
        given = {places.get(place, "args"): one for place, one in enumerate(call.args)}
        given |= {one.arg: one.value for one in call.keywords if one.arg}
        taken = [given[one] for one in MARKDOWN[name] if one in given and one != "options"]
        if "options" in MARKDOWN[name]:
            taken.append(given.get("format_func", given["options"]))
        for one in taken:
            if not _is_harmless(one, home):
                yield f"{path.name}:{call.lineno}: {name}({ast.unparse(one)})"


def test_every_text_for_markdown_is_the_dashboards_own_or_made_plain() -> None:
    assert MARKDOWN["selectbox"] == ("label", "help") and "options" in MARKDOWN["pills"]
    assert [one for path in FILES for one in _loose(path)] == []
