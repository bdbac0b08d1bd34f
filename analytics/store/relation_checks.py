"""What is wrong in declared relations: text that cannot be read, unknown codes, circles."""

from collections.abc import Iterator, Mapping

from analytics.errors import Problem
from analytics.periods import is_period
from analytics.relations import Relation, RelationError, Sum, Term, parse
from analytics.schema import BLOCKS, COUNTS, RELATIONS, REPORTED_LEVELS
from analytics.store.cell_checks import BLANK, shown
from analytics.store.text_table import Row, TextTable
from analytics.texts import Message, Words

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
            expected = (
                Message("một đẳng thức")
                if needed
                else Message("ô trống: loại này không cần đẳng thức")
            )
            problems.append(_problem(text, row, shown(written), expected))
            continue
        if written is None:
            continue
        try:
            relation = parse(written)
        except RelationError as error:
            expected = Message("một đẳng thức; {error}", error=error)
            problems.append(_problem(text, row, shown(written), expected))
            continue
        for term in relation.terms:
            problems += _term_problems(text, row, term, codes)
        if "names" in written.split() and row.cells["names"] is None:
            expected = Message("các tên mà văn bản nêu, cách nhau bằng dấu chấm phẩy")
            problems.append(Problem(text.file, row.number, "names", BLANK, expected))
        wholes[row.number] = _parts(relation)
    return [*problems, *_circles(text, wholes)]


def _term_problems(
    text: TextTable, row: Row, term: Term, codes: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    if row.cells["kind"] == "dossiers":
        if term.indicator not in COUNTS or term.qualifiers not in ((), ("previous",)):
            expected = Message("một cột của biểu II.06a, hoặc cột[previous]")
            yield _problem(text, row, shown(str(term)), expected)
        return
    if "indicators" in codes and term.indicator not in codes["indicators"]:
        expected = Message("mã có trong {table}", table="catalogue/indicators.csv")
        yield _problem(text, row, shown(term.indicator), expected)
    known = (*BLOCKS, "all", *REPORTED_LEVELS)
    for code in term.qualifiers:
        listed = any(code in codes.get(name, ()) for name in ("units", "sectors"))
        if code not in known and not listed and not is_period(code):
            found = Message("“{code}” trong “{term}”", code=code, term=term)
            expected = Message("mã khối, cấp, đơn vị, lĩnh vực hoặc kỳ")
            yield _problem(text, row, found, expected)


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
            circle = Message(
                "“{whole}” là một phần của chính nó qua các quan hệ khác", whole=found[0]
            )
            expected = Message("tổng số không nằm trong phần của nó")
            problems.append(_problem(text, row, circle, expected))
    return problems


def _reached(start: tuple[str, ...], below: Mapping[str, set[str]]) -> set[str]:
    reached, waiting = set(start), list(start)
    while waiting:
        for part in below.get(waiting.pop(), ()):
            if part not in reached:
                reached.add(part)
                waiting.append(part)
    return reached


def _problem(text: TextTable, row: Row, found: Words, expected: Words) -> Problem:
    action = Message("Sửa quan hệ này trong catalogue/relations.csv.")
    return Problem(text.file, row.number, "relation", found, expected, action)
