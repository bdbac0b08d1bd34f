"""The language of declared relations, a grammar a clerk can write: text → relation.

relation = side ("=" | "<=" | "!=") side
side     = product (("+" | "-") product)*
product  = atom (("*" | "/") atom)*
atom     = number | "names" | figure | "(" side ")"
         | ("least" | "greatest") "(" side (";" side)* ")"
figure   = indicator ["[" code ("," code)* "]"]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from analytics.errors import DashboardError
from analytics.i18n import both
from analytics.texts import Message, same

SIGNS = ("=", "<=", "!=")


@dataclass(frozen=True)
class Number:
    """A number written in the relation itself."""

    value: Fraction


@dataclass(frozen=True)
class Names:
    """How many names the document lists: the rows of ``names`` beside the relation."""


@dataclass(frozen=True)
class Term:
    """A figure: an indicator, and in brackets what of its place differs from the relation's own.

    A qualifier is a block, a level, a unit, a sector or a period, by its code.
    """

    indicator: str
    qualifiers: tuple[str, ...] = ()

    def __str__(self) -> str:
        inside = f"[{', '.join(self.qualifiers)}]" if self.qualifiers else ""
        return f"{self.indicator}{inside}"


@dataclass(frozen=True)
class Sum:
    """Parts with their signs, +1 or −1."""

    parts: tuple[tuple[int, "Node"], ...]


@dataclass(frozen=True)
class Product:
    """``left`` times ``right``, or divided by it."""

    left: "Node"
    right: "Node"
    divided: bool = False


@dataclass(frozen=True)
class Extreme:
    """The least or the greatest of some values."""

    greatest: bool
    nodes: tuple["Node", ...]


Node = Number | Names | Term | Sum | Product | Extreme


@dataclass(frozen=True)
class Relation:
    """``left`` ``sign`` ``right``."""

    left: Node
    sign: str
    right: Node

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every figure of the relation, in the order it is written."""
        return (*terms_of(self.left), *terms_of(self.right))

    @property
    def claim(self) -> Term:
        """The figure that the relation is about: a side of its own, else the first one."""
        for side in (self.left, self.right):
            if isinstance(side, Term):
                return side
        return self.terms[0]


def nodes_of(node: Node) -> Iterator[Node]:
    """A node and all below it, in the order they are written."""
    yield node
    if isinstance(node, Sum):
        for _sign, part in node.parts:
            yield from nodes_of(part)
    elif isinstance(node, Product):
        yield from nodes_of(node.left)
        yield from nodes_of(node.right)
    elif isinstance(node, Extreme):
        for part in node.nodes:
            yield from nodes_of(part)


def terms_of(node: Node) -> Iterator[Term]:
    """The figures of a node."""
    return (part for part in nodes_of(node) if isinstance(part, Term))


# --- text → relation ------------------------------------------------------------------------------


_TOKEN = re.compile(
    r"\s*(?:([a-z][a-z0-9_]*)(\[[^\]]*\])?|([0-9]+(?:\.[0-9]+)?)|(<=|!=|[-+*/();=]))"
)
_EXTREMES = {"least": False, "greatest": True}


class RelationError(DashboardError):
    """A relation that cannot be read; the text says where."""


def parse(text: str) -> Relation:
    """Read a relation.

    Raises:
        RelationError: when the text is not a relation, or names no figure, or names one figure
            twice on both sides (a figure cannot prove itself).
    """
    reader = _Reader(text)
    left = reader.side()
    sign = reader.take(*SIGNS)
    right = reader.side()
    if reader.tokens:
        extra = reader.tokens[0]
        raise RelationError(Message("thừa “{extra}” trong “{text}”", extra=extra, text=text))
    relation = Relation(left, sign, right)
    if not relation.terms:
        raise RelationError(Message("“{text}” không nêu số liệu nào", text=text))
    claim = relation.claim
    if relation.terms.count(claim) > 1 and claim in (left, right):
        raise RelationError(
            Message("“{claim}” đứng ở cả hai vế: một số không tự chứng minh cho nó", claim=claim)
        )
    return relation


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _tokens(text)

    def take(self, *wanted: str) -> str:
        if not self.tokens or self.tokens[0] not in wanted:
            raise RelationError(
                Message(
                    "cần {wanted}, gặp {token} trong “{text}”",
                    wanted=both(lambda t: t(" hoặc ").join(wanted)),
                    token=same(f"“{self.tokens[0]}”") if self.tokens else Message("hết dòng"),
                    text=self.text,
                )
            )
        return self.tokens.pop(0)

    def next_is(self, *wanted: str) -> bool:
        return bool(self.tokens) and self.tokens[0] in wanted

    def side(self) -> Node:
        parts = [(1, self.product())]
        while self.next_is("+", "-"):
            parts.append((1 if self.take("+", "-") == "+" else -1, self.product()))
        return parts[0][1] if len(parts) == 1 else Sum(tuple(parts))

    def product(self) -> Node:
        node = self.atom()
        while self.next_is("*", "/"):
            divided = self.take("*", "/") == "/"
            node = Product(node, self.atom(), divided)
        return node

    def atom(self) -> Node:
        if self.next_is("("):
            self.take("(")
            node = self.side()
            self.take(")")
            return node
        if not self.tokens or self.tokens[0] in "+-*/);=" or self.tokens[0] in SIGNS:
            raise RelationError(
                Message("thiếu một số hoặc một mã chỉ tiêu trong “{text}”", text=self.text)
            )
        token = self.tokens.pop(0)
        if token[0].isdigit():
            return Number(Fraction(token))
        if token == "names":
            return Names()
        if token in _EXTREMES:
            return self.extreme(_EXTREMES[token])
        name, _, inside = token.partition("[")
        codes = tuple(code.strip() for code in inside.rstrip("]").split(",")) if inside else ()
        if "" in codes:
            raise RelationError(Message("“{token}”: ngoặc vuông trống", token=token))
        return Term(name, codes)

    def extreme(self, greatest: bool) -> Node:
        self.take("(")
        nodes = [self.side()]
        while self.next_is(";"):
            self.take(";")
            nodes.append(self.side())
        self.take(")")
        return Extreme(greatest, tuple(nodes))


def _tokens(text: str) -> list[str]:
    found, place = [], 0
    while place < len(text.rstrip()):
        match = _TOKEN.match(text, place)
        if match is None:
            rest = text[place:].strip()
            raise RelationError(Message("không hiểu “{rest}” trong “{text}”", rest=rest, text=text))
        found.append(match[0].strip())
        place = match.end()
    return found
