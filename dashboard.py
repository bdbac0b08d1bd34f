"""The entry: the server behind its doors (pages/server), which runs pages/main.py."""

import streamlit as st

from pages.server import start

app = st.App("pages/main.py", **start.guarded())
