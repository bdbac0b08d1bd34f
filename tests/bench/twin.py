"""The static twin: a Streamlit script that draws the dashboard's pages from recordings.

The first visit of a link records the dashboard itself; every later one plays the recording.
"""

from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from pages import main as rerun
from tests.bench.recording import Call, play, recording

_WRITTEN = "link_written"


@st.cache_resource
def _recordings() -> dict[tuple[Any, ...], tuple[list[Call], dict[str, str]]]:
    return {}


def main() -> None:
    """Play what was recorded for this link and these widgets, else record it."""
    state, asked = st.session_state, dict(st.query_params)
    written = state.get(_WRITTEN, {})
    choice = asked if asked != written else {name: state[name] for name in written}
    path = urlsplit(st.context.url or "").path
    known = _recordings()
    key = (path, *sorted(choice.items()))
    if key not in known:
        with recording() as calls:
            rerun.main()
        known[key] = calls, state[_WRITTEN]
        return
    calls, link = known[key]
    for name, value in link.items():
        state[name] = value
    state[_WRITTEN] = link
    play(calls)
    if dict(st.query_params) != link:
        st.query_params.from_dict(link)


main()
