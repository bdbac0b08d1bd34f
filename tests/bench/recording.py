"""A page's own output: every call of the framework with its final arguments, played again.

While ``recording`` is on, each outermost call that a page makes of ``st`` is noted: elements and
widgets, entering and leaving containers, pages, navigation. What a call returned (a container, a
page) is known by the number of the call, so that later calls can refer to it. ``play`` makes the
same calls in the same order and computes nothing.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

_MAIN = st.container.__self__
_ELEMENTS = [
    name
    for name, made in vars(st).items()
    if not name.startswith("_") and getattr(made, "__self__", None) is _MAIN
]


@dataclass(frozen=True)
class Made:
    """What an earlier call returned; ``part`` of a list such as columns."""

    call: int
    part: int | None = None


@dataclass(frozen=True)
class Call:
    """One call: on what, by which name, with what."""

    on: Made | None
    name: str
    arguments: tuple[Any, ...]
    named: dict[str, Any]


class _Recorder:
    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.inside = False
        self.made: dict[int, Made] = {}
        self.kept: list[Any] = []  # so that no identity is used twice

    def note(
        self,
        on: Any,
        name: str,
        work: Callable[..., Any],
        arguments: tuple[Any, ...],
        named: dict[str, Any],
    ) -> Any:
        if self.inside:
            return work(*arguments, **named)
        target = None if on is None or on is _MAIN else self.made[id(on)]
        number = len(self.calls)
        final = {key: self._final(value, key, arguments, named) for key, value in named.items()}
        self.calls.append(Call(target, name, tuple(map(self._known, arguments)), final))
        # A page that runs makes calls of its own: they are outermost too.
        self.inside = name != "run"
        try:
            made = work(*arguments, **named)
        finally:
            self.inside = False
        if name == "run":
            self.calls.append(Call(None, "ran", (), {}))
        for part, one in enumerate(made) if isinstance(made, list | tuple) else [(None, made)]:
            if isinstance(one, DeltaGenerator | Page):
                self.made.setdefault(id(one), Made(number, part))
                self.kept.append(one)
        return made

    def _known(self, value: Any) -> Any:
        if isinstance(value, list | tuple):
            return type(value)(self._known(one) for one in value)
        if isinstance(value, dict):
            return {key: self._known(one) for key, one in value.items()}
        return self.made.get(id(value), value) if isinstance(value, Page) else value

    def _final(self, value: Any, key: str, arguments: tuple[Any, ...], named: Any) -> Any:
        """The words of options are final: they are looked up, not made again."""
        if key == "format_func":
            options = named["options"] if "options" in named else arguments[1]
            return {option: value(option) for option in options}.__getitem__
        return self._known(value)


@contextmanager
def recording() -> Iterator[list[Call]]:
    """Note what the page of this thread does; only one thread may be running."""
    recorder = _Recorder()

    def method(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def noted(self: Any, *arguments: Any, **named: Any) -> Any:
            bound = work.__get__(self)
            return recorder.note(self, name, bound, arguments, named)

        return noted

    def function(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *arguments, **named: recorder.note(None, name, work, arguments, named)

    with ExitStack() as stack:
        for name in _ELEMENTS:
            stack.enter_context(patch.object(st, name, function(name, getattr(st, name))))
            if name in dir(DeltaGenerator):
                work = getattr(DeltaGenerator, name)
                stack.enter_context(patch.object(DeltaGenerator, name, method(name, work)))
        for name in ("set_page_config", "navigation", "Page"):
            stack.enter_context(patch.object(st, name, function(name, getattr(st, name))))
        for owner, name in (
            (DeltaGenerator, "__enter__"),
            (DeltaGenerator, "__exit__"),
            (Page, "run"),
        ):
            stack.enter_context(patch.object(owner, name, method(name, getattr(owner, name))))
        yield recorder.calls


def play(calls: list[Call]) -> None:
    """Make the calls again, in their order."""
    made: dict[int, Any] = {}
    numbered = enumerate(calls)

    def known(value: Any) -> Any:
        if isinstance(value, Made):
            return made[value.call] if value.part is None else made[value.call][value.part]
        if isinstance(value, list | tuple):
            return type(value)(known(one) for one in value)
        if isinstance(value, dict):
            return {key: known(one) for key, one in value.items()}
        return value

    def go_on() -> None:
        for number, call in numbered:
            name = call.name
            if name == "ran":
                return
            on = st if call.on is None else known(call.on)
            arguments = call.arguments
            named = {key: known(value) for key, value in call.named.items()}
            if name == "Page":
                arguments = (_named(arguments[0], go_on),)
            else:
                arguments = tuple(known(one) for one in arguments)
            made[number] = getattr(on, name)(*arguments, **named)

    go_on()


def _named(drawn: Callable[[], None], work: Callable[[], None]) -> Callable[[], None]:
    """A page's address comes from the name of what draws it."""

    def draw() -> None:
        work()

    draw.__name__ = drawn.__name__
    return draw
