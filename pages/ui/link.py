"""The link and the session: every choice is in the address, and the address is obeyed.

The four steps of a rerun: (1) a link that differs from what was written last speaks first, its
values checked; (2) every key is assigned again, which keeps it on pages that do not draw it;
(3) the page draws plain keyed widgets; (4) all values are written back, defaults too, only if
something differs. Widgets are not bound to the link by the framework: it drops defaults and lets
link and page disagree after a page change or "back".
"""

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

_WRITTEN = "link_written"
_BEFORE = "link_before"
_CHANGED = "link_changed"
_OWN = "link_own"
_LONGEST_TEXT = 100


@dataclass(frozen=True)
class Parameter:
    """One choice: its name in link and session, its values (None: any text), its default."""

    name: str
    options: tuple[str, ...] | None
    default: str

    def allows(self, value: object) -> bool:
        """Whether a value of the link or the session can be used."""
        if self.options is not None:
            return value in self.options
        return isinstance(value, str) and len(value) <= _LONGEST_TEXT


@dataclass(frozen=True)
class Refused:
    """A value of the link that could not be used, as it stood there."""

    name: str
    value: str


def begin() -> None:
    """Before anything is read: note whether the reader came by another link.

    Whoever chooses twice in a moment sends the second choice with the link of before the first: the
    browser had not been told yet. That is no way back, for which nothing is chosen.
    """
    state, link = st.session_state, dict(st.query_params)
    written = state.get(_WRITTEN, {})
    chose = any(state.get(name, value) != value for name, value in written.items())
    state[_CHANGED] = link != written and not (chose and link == state.get(_BEFORE))
    state[_OWN] = ()


def take(parameters: Iterable[Parameter]) -> list[Refused]:
    """Steps 1 and 2 for some parameters; what the link does not name stays as it was.

    Returns:
        The values that could not be used.
    """
    refused = []
    for parameter in parameters:
        name = parameter.name
        given = st.query_params.get_all(name) if st.session_state[_CHANGED] else []
        if len(given) == 1 and parameter.allows(given[0]):
            st.session_state[name] = given[0]
        elif given:
            refused.append(Refused(name, " + ".join(given)))
        value = st.session_state.get(name)
        st.session_state[name] = value if parameter.allows(value) else parameter.default
    return refused


def own(*parameters: Parameter) -> list[Refused]:
    """The same for choices of one page (an area, a search): in the link while on that page."""
    names = (one.name for one in parameters)
    st.session_state[_OWN] = (*st.session_state[_OWN], *names)
    return take(parameters)


def put(names: Iterable[str]) -> None:
    """Step 4: write the given choices and the page's own ones, in one go and only if needed."""
    link = present_all(names)
    if dict(st.query_params) != link:
        st.query_params.from_dict(link)
    written = st.session_state.get(_WRITTEN)
    if written != link:
        st.session_state[_BEFORE], st.session_state[_WRITTEN] = written, link


def present(names: Iterable[str]) -> dict[str, str]:
    """Some choices as the session holds them, for a link."""
    return {name: st.session_state[name] for name in names}


def present_all(names: Iterable[str]) -> dict[str, str]:
    """The given choices and the page's own ones, for a link to the same page."""
    return present((*names, *st.session_state[_OWN]))
