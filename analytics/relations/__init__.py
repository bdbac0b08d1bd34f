"""The language of declared relations: "units_rated = units_rated_good + units_rated_fair".

- ``tree``: what a relation is made of · ``read``: text → relation, with what is wrong in words
"""

from analytics.relations.read import RelationError, parse
from analytics.relations.tree import (
    Extreme,
    Names,
    Node,
    Number,
    Product,
    Relation,
    Sum,
    Term,
    nodes_of,
    terms_of,
)

__all__ = [
    "Extreme",
    "Names",
    "Node",
    "Number",
    "Product",
    "Relation",
    "RelationError",
    "Sum",
    "Term",
    "nodes_of",
    "parse",
    "terms_of",
]
