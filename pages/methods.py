"""Placeholder while being built."""

import streamlit as st

from pages._ui.frame import Context


def page(context: Context) -> None:
    """Being built."""
    st.title("methods")


if __name__ == "__main__":
    __import__("dashboard").main()
