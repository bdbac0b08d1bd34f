"""What is wrong in declared relations: text that cannot be read, unknown codes, circles."""

from collections.abc import Iterator, Mapping

from analytics.errors import Problem
from analytics.periods import is_period
from analytics.relations import Relation, RelationError, Sum, Term, parse
from analytics.schema import BLOCKS, COUNTS, RELATIONS, REPORTED_LEVELS
from analytics.store.cell_checks import BLANK, shown
from analytics.store.text_table import Row, TextTable
from analytics.texts import Bilingual

# Kinds whose relation is written as an equation; the other checks need none.
_WRITTEN = ("figures", "dossiers")

_EQUATION = Bilingual("một đẳng thức", "an equation")


def relation_problems(text: TextTable, codes: Mapping[str, frozenset[str]]) -> list[Problem]:
    """Return a problem for every relation that cannot be checked as it is written."""
    if text.table.name != RELATIONS.name:
        return []
    problems, wholes = [], {}
    for row in text.rows:
        written = row.cells["relation"]
        needed = row.cells["kind"] in _WRITTEN
        if (written is None) == needed:
            none = Bilingual(
                "ô trống: loại này không cần đẳng thức",
                "an empty cell: this kind needs no equation",
            )
            expected = _EQUATION if needed else none
            problems.append(_problem(text, row, shown(written), expected))
            continue
        if written is None:
            continue
        try:
            relation = parse(written)
        except RelationError as error:
            expected = Bilingual(
                f"{_EQUATION.vi}; {error.in_('vi')}", f"{_EQUATION.en}; {error.in_('en')}"
            )
            problems.append(_problem(text, row, shown(written), expected))
            continue
        for term in relation.terms:
            problems += _term_problems(text, row, term, codes)
        if "names" in written.split() and row.cells["names"] is None:
            expected = Bilingual(
                "các tên mà văn bản nêu, cách nhau bằng dấu chấm phẩy",
                "the names that the document lists, separated by semicolons",
            )
            problems.append(Problem(text.file, row.number, "names", BLANK, expected))
        wholes[row.number] = _parts(relation)
    return [*problems, *_circles(text, wholes)]


def _term_problems(
    text: TextTable, row: Row, term: Term, codes: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    if row.cells["kind"] == "dossiers":
        if term.indicator not in COUNTS or term.qualifiers not in ((), ("previous",)):
            expected = Bilingual(
                "một cột của biểu II.06a, hoặc cột[previous]",
                "a column of form II.06a, or column[previous]",
            )
            yield _problem(text, row, shown(str(term)), expected)
        return
    if "indicators" in codes and term.indicator not in codes["indicators"]:
        place = "catalogue/indicators.csv"
        expected = Bilingual(f"mã có trong {place}", f"a code in {place}")
        yield _problem(text, row, shown(term.indicator), expected)
    known = (*BLOCKS, "all", *REPORTED_LEVELS)
    for code in term.qualifiers:
        listed = any(code in codes.get(name, ()) for name in ("units", "sectors"))
        if code not in known and not listed and not is_period(code):
            found = Bilingual(f"“{code}” trong “{term}”", f"“{code}” in “{term}”")
            expected = Bilingual(
                "mã khối, cấp, đơn vị, lĩnh vực hoặc kỳ",
                "the code of a block, level, unit, sector or period",
            )
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
            told = Bilingual(
                f"“{found[0]}” là một phần của chính nó qua các quan hệ khác",
                f"“{found[0]}” is a part of itself by way of other relations",
            )
            expected = Bilingual(
                "tổng số không nằm trong phần của nó", "a total that is no part of its own parts"
            )
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


def _problem(text: TextTable, row: Row, found: Bilingual, expected: Bilingual) -> Problem:
    action = Bilingual(
        "Sửa quan hệ này trong catalogue/relations.csv.",
        "Correct this relation in catalogue/relations.csv.",
    )
    return Problem(text.file, row.number, "relation", found, expected, action)
