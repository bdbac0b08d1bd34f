"""A figure's scope and a broken relation in words: the arithmetic spelled out with the figures."""

from collections.abc import Mapping
from fractions import Fraction

from analytics.audit.figures import Figure, Place, Titles
from analytics.audit.ranges import Range, come_to
from analytics.audit.relations import Instance
from analytics.formats import decimals_of
from analytics.i18n import Translator, both
from analytics.relations import Extreme, Names, Node, Number, Product, Sum, Term, nodes_of, terms_of
from analytics.texts import BLOCKS, LEVELS, Bilingual, inside

# Levels of units that need no level beside their name.
_OWN = ("province", "land_registry")


def scope(place: Place, names: Titles, t: Translator) -> str:
    """The scope from large to small; "" for the whole province, which needs no words."""
    parts = []
    # A department and the land registry are their own level; the office of a district is not.
    if place.level and not (place.unit and place.level in _OWN):
        parts.append(t(LEVELS[place.level]))
    if place.unit:
        parts.append(named(place.unit, names, t))
    if not parts and place.block != "all":
        parts.append(t(BLOCKS[place.block]))
    if place.sector:
        name = named(place.sector, names, t)
        parts.append(t("lĩnh vực {name}", name=inside(name)))
    return ", ".join(parts)


def about(place: Place, names: Titles, t: Translator) -> str:
    """Scope and period."""
    parts = (scope(place, names, t), t.period(place.period, inside=True))
    return ", ".join(part for part in parts if part)


def title(figure: Figure, names: Titles, t: Translator) -> str:
    """The figure's name, with its scope where it is not the whole province."""
    name = t.pick(*figure.names)
    where = scope(figure.place, names, t)
    return f"{name} ({where})" if where else name


def named(code: str, names: Titles, t: Translator) -> str:
    """The name of a unit or sector; the code where the catalogue has none."""
    return t(names[code]) if code in names else code


# --- broken relations -----------------------------------------------------------------------------


_HUNDRED = Number(Fraction(100))
# Decimals of a computed share beside a print that has fewer.
_DECIMALS = 2


def broken_words(instance: Instance, names: Titles) -> Bilingual:
    """The relation's own sentence about its being broken, with the values of this place.

    Of a relation that holds everywhere the sentence ends with the place: "(…, năm 2021)".
    """
    return both(lambda t: _sentence(instance, names, t))


def arithmetic(instance: Instance, names: Titles) -> Bilingual:
    """The arithmetic: "29 + 11 + 3 + 0 = 43 ≠ 44"; two single figures are named."""
    return both(lambda t: _spelled(instance, names, t))


def figure_text(figure: Figure, t: Translator) -> str:
    """A figure's value as it is read in arithmetic: "03" is 3, "gần 1.300" stays."""
    if figure.is_rough:
        return t.reported(figure.value, figure.printed, figure.noun, figure.precision)
    decimals = decimals_of(figure.printed) if figure.printed else _fewest(figure.value)
    if figure.value.denominator == 1 and "/" in (figure.printed or ""):
        decimals = 0
    return _valued(figure.value, decimals, figure.noun, t)


def _sentence(instance: Instance, names: Titles, t: Translator) -> str:
    relation = instance.declared.relation
    assert relation is not None
    left, right = (_side_value(side, instance) for side in (relation.left, relation.right))
    gap = None
    if left.low is not None and right.low is not None:
        gap = abs(_middle(left) - _middle(right))
    decimals = max(_decimals(side, instance) for side in (relation.left, relation.right))
    text: str = t(instance.declared.broken)
    sentence = text.format(
        left=_text(relation.left, instance, t),
        right=_text(relation.right, instance, t),
        difference="" if gap is None else t.number(gap, decimals),
    )
    if instance.declared.document is not None:
        return sentence
    where = about(instance.figures[relation.claim].place, names, t)
    return f"{sentence.rstrip('.')} ({where})."


def _spelled(instance: Instance, names: Titles, t: Translator) -> str:
    relation = instance.declared.relation
    assert relation is not None
    left, right = relation.left, relation.right
    if isinstance(left, Term) and isinstance(right, Term):
        sign = {"=": "≠", "!=": "=", "<=": ">"}[relation.sign]
        figure, other = (instance.figures[term] for term in (left, right))
        return f"{_named(figure, other, names, t)} {sign} {_named(other, figure, names, t)}"
    if relation.sign == "!=":
        return f"{_worked(left, instance, t)} = {_worked(right, instance, t)}"
    if isinstance(left, Term) and not isinstance(right, Term) and relation.sign == "=":
        left, right = right, left
    parts = [_worked(left, instance, t)]
    if not isinstance(left, Term | Number):
        parts.append(_text(left, instance, t))
    first = " = ".join(parts)
    second = _text(right, instance, t)
    if not isinstance(right, Term | Number | Names):
        second = f"{_worked(right, instance, t)} = {second}"
    message = "{first} > {second}" if relation.sign == "<=" else "{first} ≠ {second}"
    return message.format(first=first, second=second)


def _named(figure: Figure, other: Figure, names: Titles, t: Translator) -> str:
    """A figure beside another one: what tells it apart, then its value."""
    called = t.pick(*figure.names)
    if figure.place.indicator == other.place.indicator:
        called = scope(figure.place, names, t) or t("Toàn tỉnh")
        if figure.place.scope == other.place.scope:
            called = about(figure.place, names, t)
    return f"{called}: {figure_text(figure, t)}"


def _worked(node: Node, instance: Instance, t: Translator, inside: bool = False) -> str:
    """A node with its figures in place of their names."""
    if isinstance(node, Term):
        return figure_text(instance.figures[node], t)
    if isinstance(node, Number):
        return t.number(node.value, 0 if node.value.denominator == 1 else _DECIMALS)
    if isinstance(node, Names):
        names = instance.declared.names
        text = t.plural("{n} tên được nêu ({names})", len(names))
        return text.format(n=len(names), names="; ".join(names))
    if isinstance(node, Sum):
        text = ""
        for sign, part in node.parts:
            mark = ("+ " if sign > 0 else "− ") if text or sign < 0 else ""
            share = "%" if isinstance(part, Number) and _noun(node, instance) == "%" else ""
            text += f" {mark}{_worked(part, instance, t, inside=True)}{share}"
        return f"({text.strip()})" if inside else text.strip()
    if isinstance(node, Product):
        right = _worked(node.right, instance, t, inside=True)
        if node.left == _HUNDRED and not node.divided:
            return right
        if isinstance(node.left, Product) and node.left.left == _HUNDRED:
            left = _worked(node.left.right, instance, t, inside=True)
        else:
            left = _worked(node.left, instance, t, inside=True)
        return f"{left} {'÷' if node.divided else '×'} {right}"
    name = t("lớn nhất trong") if node.greatest else t("nhỏ nhất trong")
    return f"{name} {', '.join(_worked(part, instance, t) for part in node.nodes)}"


def _text(node: Node, instance: Instance, t: Translator) -> str:
    """What a side comes to, as text."""
    if isinstance(node, Term):
        return figure_text(instance.figures[node], t)
    value = _side_value(node, instance)
    if value.low is None or value.high is None:
        return "…"
    noun = _noun(node, instance) or _noun_beside(node, instance)
    text = _valued(_middle(value), _decimals(node, instance), noun, t)
    if any(instance.figures[term].is_rough for term in terms_of(node)):
        return t("khoảng {value}", value=text)
    return text


def _side_value(node: Node, instance: Instance) -> Range:
    values: Mapping[Term, Range] = {
        term: Range.of(figure.value) if figure.precision in ("exact", "derived") else figure.rounded
        for term, figure in instance.figures.items()
    }
    return come_to(node, values, len(instance.declared.names))


def _valued(value: Fraction, decimals: int, noun: str, t: Translator) -> str:
    """A value with its decimals; a share so near 0 or 100 that they hide it gets two more."""
    if noun != "%":
        return t.number(value, decimals)
    hidden = {0, 100} & {round(value, decimals)} and value not in (0, 100)
    return f"{t.number(value, decimals + 2 if hidden else decimals)}%"


def _middle(value: Range) -> Fraction:
    assert value.low is not None and value.high is not None
    return (value.low + value.high) / 2


def _noun(node: Node, instance: Instance) -> str:
    """ "%" for a share that is worked out, and for a sum of shares."""
    if isinstance(node, Product) and node.divided:
        left = node.left
        if isinstance(left, Product) and _HUNDRED in (left.left, left.right):
            return "%"
    if isinstance(node, Extreme):
        return _noun(node.nodes[0], instance)
    if isinstance(node, Term):
        return instance.figures[node].noun
    nouns = {instance.figures[term].noun for term in terms_of(node)}
    return "%" if nouns == {"%"} else ""


def _noun_beside(node: Node, instance: Instance) -> str:
    """What a quotient is a share of itself says the figure it is held against."""
    relation = instance.declared.relation
    assert relation is not None
    other = relation.right if node == relation.left else relation.left
    is_share = isinstance(other, Term) and instance.figures[other].noun == "%"
    return "%" if is_share and isinstance(node, Product) and node.divided else ""


def _fewest(value: Fraction) -> int:
    """The fewest decimals, two at most, that write the value."""
    return next((n for n in range(2) if (value * 10**n).denominator == 1), 2)


def _decimals(node: Node, instance: Instance) -> int:
    if isinstance(node, Names | Number):
        return 0
    printed = [decimals_of(instance.figures[term].printed or "") for term in terms_of(node)]
    if any(isinstance(part, Product) and part.divided for part in nodes_of(node)):
        return max([_DECIMALS, *printed])
    return max(printed, default=0)
