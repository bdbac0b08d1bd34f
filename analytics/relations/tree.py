"""What a relation is made of: two sides, a sign between them, figures and numbers in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

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
    return (one for one in nodes_of(node) if isinstance(one, Term))
