"""What is wrong in declared relations: text that cannot be read, unknown codes, circles."""

from collections.abc import Iterator, Mapping

from analytics.errors import Problem
from analytics.periods import is_period
from analytics.relations import Relation, RelationError, Sum, Term, parse
from analytics.schema import BLOCKS, COUNTS, RELATIONS, REPORTED_LEVELS
from analytics.store.cells import shown
from analytics.store.csvfile import Row, TextTable

# Kinds whose relation is written as an equation; the other checks need none.
_WRITTEN = ("figures", "dossiers")


def relation_problems(text: TextTable, codes: Mapping[str, frozenset[str]]) -> list[Problem]:
    """Return a problem for every relation that cannot be checked as it is written."""
    if text.table.name != RELATIONS.name:
        return []
    problems, wholes = [], {}
    for row in text.rows:
        written = row.cells["relation"]
        needed = row.cells["kind"] in _WRITTEN
        if (written is None) == needed:
            expected = "một đẳng thức" if needed else "ô trống: loại này không cần đẳng thức"
            problems.append(_problem(text, row, shown(written), expected))
            continue
        if written is None:
            continue
        try:
            relation = parse(written)
        except RelationError as error:
            problems.append(_problem(text, row, shown(written), f"một đẳng thức; {error}"))
            continue
        for term in relation.terms:
            problems += _term_problems(text, row, term, codes)
        if "names" in written.split() and row.cells["names"] is None:
            expected = "các tên mà văn bản nêu, cách nhau bằng dấu chấm phẩy"
            problems.append(Problem(text.file, row.number, "names", "ô trống", expected))
        wholes[row.number] = _parts(relation)
    return [*problems, *_circles(text, wholes)]


def _term_problems(
    text: TextTable, row: Row, term: Term, codes: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    if row.cells["kind"] == "dossiers":
        if term.indicator not in COUNTS or term.qualifiers not in ((), ("previous",)):
            yield _problem(text, row, f"“{term}”", "một cột của biểu II.06a, hoặc cột[previous]")
        return
    if "indicators" in codes and term.indicator not in codes["indicators"]:
        yield _problem(text, row, f"“{term.indicator}”", "mã có trong catalogue/indicators.csv")
    known = (*BLOCKS, "all", *REPORTED_LEVELS)
    for code in term.qualifiers:
        listed = any(code in codes.get(name, ()) for name in ("units", "sectors"))
        if code not in known and not listed and not is_period(code):
            expected = "mã khối, cấp, đơn vị, lĩnh vực hoặc kỳ"
            yield _problem(text, row, f"“{code}” trong “{term}”", expected)


def _parts(relation: Relation) -> tuple[str, tuple[str, ...]] | None:
    """A whole and its parts, where the relation is a plain total."""
    for whole, side in ((relation.left, relation.right), (relation.right, relation.left)):
        if relation.sign != "=" or not isinstance(whole, Term) or not isinstance(side, Sum):
            continue
        if all(sign > 0 and isinstance(part, Term) for sign, part in side.parts):
            return str(whole), tuple(str(part) for _sign, part in side.parts)
    return None


def _circles(
    text: TextTable, wholes: Mapping[int, tuple[str, tuple[str, ...]] | None]
) -> list[Problem]:
    """A whole that is a part of one of its own parts: no figures but zeros could satisfy that."""
    below: dict[str, set[str]] = {}
    for found in wholes.values():
        if found is not None:
            below.setdefault(found[0], set()).update(found[1])
    problems = []
    for row in text.rows:
        found = wholes.get(row.number)
        if found is not None and found[0] in _reached(found[1], below):
            told = f"“{found[0]}” là một phần của chính nó qua các quan hệ khác"
            expected = "tổng số không nằm trong phần của nó"
            problems.append(_problem(text, row, told, expected))
    return problems


def _reached(start: tuple[str, ...], below: Mapping[str, set[str]]) -> set[str]:
    reached, waiting = set(start), list(start)
    while waiting:
        for part in below.get(waiting.pop(), ()):
            if part not in reached:
                reached.add(part)
                waiting.append(part)
    return reached


def _problem(text: TextTable, row: Row, found: str, expected: str) -> Problem:
    action = "Sửa quan hệ này trong catalogue/relations.csv."
    return Problem(text.file, row.number, "relation", found, expected, action)
