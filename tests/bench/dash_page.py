"""A page of the dashboard as a minimal Plotly Dash page: two filters, the same content below.

    python -m tests.bench.dash_page 8050 [trends]

It runs the dashboard's own page (``canvas``) and keeps what it has made for a choice.
"""

import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st
from dash import Dash, Input, Output, dcc, html

from analytics.catalogue import read_catalogue
from analytics.filters import LEVEL_CHOICES, Filter
from analytics.i18n import translator
from analytics.metrics import METRICS
from analytics.periods import label
from analytics.store import open_store
from analytics.texts import LEVELS
from pages.overview import page as overview
from pages.trends import page as trends
from pages.ui import bar, filters
from pages.ui.filters import Choice
from pages.ui.frame import Context
from tests.bench import canvas
from tests.bench.choices import LINK

PAGES = {"": overview, "trends": trends}
# What the benchmark clicks on a page.
BOXES = {"": ("period", "level"), "trends": ("metric", "level")}
OWN = {
    "metric": "on_time_rate",
    "split": "total",
    "kind": "quarter",
    "key": "",
    "other_periods": (),
}
LANGUAGE = "vi"
_STYLE = Path(filters.__file__).with_name("style.css")


def application(path: str = "", replace: Callable[[Any, str, Any], None] = setattr) -> Dash:
    """The page as a Dash application; ``replace`` puts other functions in the framework's place."""
    canvas.take_over(replace)
    reader = open_store()
    catalogue = read_catalogue(reader)
    pages = {name: f"/{name}" for name in ("overview", "areas", "trends", "compare", "profile")}
    context = Context(reader, catalogue, pages)

    @lru_cache(maxsize=512)
    def content(*chosen: str) -> list[Any]:
        state = {**LINK, **OWN, **dict(zip(BOXES[path], chosen, strict=True))}
        st.session_state.update(state, link_written=state, link_changed=False, link_own=())
        scope = Filter(None if state["level"] == filters.ALL else state["level"])
        choice = Choice(state["data"], state["period"], None, scope, translator(LANGUAGE))
        replace(bar, "draw", lambda *_arguments: choice)
        return canvas.drawn(lambda: PAGES[path].page(context))

    names = {
        "period": {code: label(code, LANGUAGE) for code in catalogue.report_periods("demo")},
        "metric": {code: metric.label.in_(LANGUAGE) for code, metric in METRICS.items()},
        "level": {"all": "Khối địa phương, mọi cấp"}
        | {code: LEVELS[code].in_(LANGUAGE) for code in LEVEL_CHOICES},
    }
    app = Dash(__name__)
    head = f"<style>{_STYLE.read_text(encoding='utf-8')}</style></head>"
    app.index_string = app.index_string.replace("</head>", head)
    boxes = [
        dcc.Dropdown(
            [{"label": text, "value": code} for code, text in names[name].items()],
            {**LINK, **OWN}[name],
            id=name,
            clearable=False,
        )
        for name in BOXES[path]
    ]
    app.layout = html.Div(
        [html.Div(boxes), html.Div(id="content", className="stMainBlockContainer")],
        className="stApp",
    )
    inputs = [Input(name, "value") for name in BOXES[path]]
    app.callback(Output("content", "children"), inputs)(content)
    app.server.config["content"] = content
    return app


if __name__ == "__main__":
    application(*sys.argv[2:]).run(host="127.0.0.1", port=sys.argv[1], debug=False)
