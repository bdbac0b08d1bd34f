"""The project's own Python files as syntax trees: each is parsed once for all tests of a worker."""

import ast
from functools import cache
from pathlib import Path


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Everything that stands in it."""
    return tuple(ast.walk(tree(path)))
