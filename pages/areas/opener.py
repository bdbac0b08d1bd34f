"""Links that open something on the page they stand on, without loading it again."""

from collections.abc import Callable

import streamlit as st

# An address of its own for every link, so that it can be copied or opened in a new tab; a plain
# click is told to the page instead, which keeps the session and the place on the page. A drawer
# hangs beside the app: it learns here, on every change of theme, whether the app is dark.
_LISTEN = """
export default function ({ setTriggerValue }) {
  const told = (event) => {
    const link = event.target.closest?.("a[data-opens]")
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    setTriggerValue("code", link.dataset.opens)
  }
  const app = document.querySelector(".stApp")
  if (app) document.documentElement.style.colorScheme = getComputedStyle(app).colorScheme
  document.removeEventListener("click", window.dashboardOpener)
  window.dashboardOpener = told
  document.addEventListener("click", told)
  return () => document.removeEventListener("click", told)
}
"""
_NAME = "dashboard_opener"
_KEY = "opener"


def listen(tell: Callable[[str], None]) -> None:
    """Call ``tell`` with the code of the link (``a[data-opens]``) that the reader clicks."""

    def told() -> None:
        code = st.session_state[_KEY].get("code")
        if code:
            tell(code)

    mount = st.components.v2.component(_NAME, js=_LISTEN)
    with st.container(key="listening"):
        mount(key=_KEY, on_code_change=told)
