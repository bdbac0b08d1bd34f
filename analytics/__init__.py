"""KPIs of public administrative reform: store, metrics, statistics, charts; no Streamlit."""
