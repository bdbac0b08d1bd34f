"""A small map of the province: circles at the real places, no borders, Trường Sa in its own box."""

from typing import Any

from analytics.i18n import Translator
from analytics.query import standing, value_text
from analytics.views.overview import Overview
from analytics.views.overview.places import Map, Place
from pages.ui import hero, markup, profiles

# Names stand on the map where there are few circles; each circle says its name when pointed at.
_NAMED = 12
# How near an eastern neighbour is for a name to stand above its circle and not beside it.
_NEAR = (110, 30)
# Pixels for Trường Sa in its box, and for the names east of their circles.
_BOX = 74
_LETTERS = 132


def show(shown: Map, view: Overview, t: Translator) -> None:
    """Draw the map; on a phone it is behind a click."""
    named = len(shown.places) <= _NAMED
    width = shown.width + (_LETTERS if named else _BOX)
    circles = [
        {**circle, "x": 100 * circle["x"] / width, "y": 100 * circle["y"] / shown.height}
        for circle in (_circle(place, shown, view, t) for place in shown.places)
    ]
    # Alone in their box, in its middle.
    alone = {"x": 50, "y": 55, "side": "above", "named": True}
    islands = [{**_circle(place, shown, view, t), **alone} for place in shown.islands]
    markup.show(
        "map",
        circles=circles,
        islands=islands,
        named=named,
        width=width,
        height=shown.height,
        box=_BOX,
        title=t("Bản đồ: vòng tròn theo số hồ sơ đã giải quyết"),
    )


def _circle(place: Place, shown: Map, view: Overview, t: Translator) -> dict[str, Any]:
    now = None if place.unit is None else place.unit.now
    goal = None if place.unit is None else view.by_unit.targets.get(place.unit.level)
    verdict = None if now is None else standing(now.value, goal)
    facts = [t(place.name)]
    if now is not None and now.value is not None:
        facts.append(value_text(now, t))
        if now.denominator is not None:
            facts.append(
                t.plural("{n} hồ sơ đã giải quyết", now.denominator, n=t.count(now.denominator))
            )
    else:
        facts.append(t("chưa có số liệu"))
    return {
        "x": place.x,
        "y": place.y,
        "r": place.radius,
        "name": place.short,
        "named": False,
        "side": _side(place, shown),
        "title": ": ".join((facts[0], " · ".join(facts[1:]))),
        "state": hero.verdict(verdict),
        "known": now is not None and now.value is not None,
        "href": profiles.address(f"unit.{place.key}") if place.unit is not None else "",
    }


def _side(place: Place, shown: Map) -> str:
    """Where a name stands: east of its circle, but above or below one that has an eastern
    neighbour."""
    east, west = (
        any(
            0 < sign * (other.x - place.x) < _NEAR[0] and abs(other.y - place.y) < _NEAR[1]
            for other in shown.places
        )
        for sign in (1, -1)
    )
    if not east:
        return "east"
    return "above" if west else "below"
