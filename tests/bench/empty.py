"""The floor of a start: a Streamlit script that shows one number."""

import streamlit as st

st.html("<div>1</div>")
