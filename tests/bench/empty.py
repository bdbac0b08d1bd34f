"""The floor of a start: a Streamlit script that shows one number."""

import streamlit as st

st.html('<div class="kpi-value">1</div>')
