"""Tổng quan as a minimal Plotly Dash page: same answers, cards, figures, tables and notes.

    python -m tests.bench.dash_page 8050

It asks the same rooms of analytics/ and keeps what it has made for a choice, as the dashboard does.
"""

import sys
from functools import lru_cache
from typing import Any

from dash import Dash, Input, Output, dash_table, dcc, html

from analytics.charts import rate_dots
from analytics.filters import LEVEL_CHOICES, Filter
from analytics.headline import headline
from analytics.overview import lowest, overview
from analytics.overview.tables import rates_table
from analytics.periods import label
from analytics.query import read_catalogue
from analytics.store import open_current
from analytics.texts import LEVELS
from pages._ui import cards, notes, rates
from tests.bench.choices import LINK
from tests.bench.markup import components

READER = open_current()
CATALOGUE = read_catalogue(READER)
STYLE = cards.__file__.replace("cards.py", "style.css")
LANGUAGE = "vi"


def main(port: int) -> None:
    """Serve the page."""
    app = Dash(__name__)
    with open(STYLE, encoding="utf-8") as file:
        head = f"<style>{file.read()}</style></head>"
    app.index_string = app.index_string.replace("</head>", head)
    names = {
        "period": {code: label(code, LANGUAGE) for code in CATALOGUE.report_periods("demo")},
        "level": {"all": "Khối địa phương, mọi cấp"}
        | {code: LEVELS[code].in_(LANGUAGE) for code in LEVEL_CHOICES},
        "district": {"all": "Toàn tỉnh"}
        | {row["code"]: row["name"] for row in CATALOGUE.districts()},
        "sector": {"all": "Mọi lĩnh vực"}
        | {code: row["name"] for code, row in CATALOGUE.sectors.items()},
    }
    boxes = [
        dcc.Dropdown(
            [{"label": text, "value": code} for code, text in options.items()],
            LINK[name],
            id=name,
            clearable=False,
        )
        for name, options in names.items()
    ]
    app.layout = html.Div(
        [html.Div(boxes), html.Div(id="content", className="stMainBlockContainer")],
        className="stApp",
    )
    app.callback(Output("content", "children"), [Input(name, "value") for name in names])(_content)
    app.run(host="127.0.0.1", port=str(port), debug=False)


@lru_cache(maxsize=512)
def _content(period: str, level: str, district: str, sector: str) -> list[Any]:
    """Everything below the filters."""
    chosen = Filter(*(None if one == "all" else one for one in (level, district, sector)))
    view = overview(READER, CATALOGUE, period, chosen, dataset="demo")
    of_levels, of_sectors = (
        [one for one in answers if one.metric == "on_time_rate"]
        for answers in (view.levels, view.sectors)
    )
    said = headline(
        view.period,
        view.value("on_time_rate"),
        view.value("resolved"),
        view.value("late"),
        LANGUAGE,
        levels=() if chosen.level else of_levels,
        scope=CATALOGUE.sentence(chosen, LANGUAGE),
    )
    kpis = "".join(cards.kpi(card, LANGUAGE) for card in view.cards.values())
    parts = (
        ("Cấp", of_levels, {code: term.in_(LANGUAGE) for code, term in LEVELS.items()}, level),
        ("Lĩnh vực", of_sectors, {c: r["name"] for c, r in CATALOGUE.sectors.items()}, sector),
    )
    found = view.findings[LANGUAGE]
    return [
        html.H1("Tổng quan"),
        html.P(said, className="answer"),
        components(f'<div class="kpis">{kpis}</div>'),
        html.Div([_rates(view, *part) for part in parts], style={"display": "flex"}),
        html.H2("Cần chú ý"),
        components(notes._listed(found[: notes.SHOWN])),
        html.Details([html.Summary("Xem thêm"), components(notes._listed(found[notes.SHOWN :]))]),
    ]


def _rates(view: Any, heading: str, answers: Any, names: Any, chosen: str) -> Any:
    drawn = lowest(answers, rates.MOST, chosen)
    chart = rate_dots(drawn, names, language=LANGUAGE, target=view.target, chosen=chosen)
    goals = dict.fromkeys(names, view.target) if view.target else {}
    shown = rates_table(answers, names, heading, goals, CATALOGUE, LANGUAGE)
    frame = shown.frame.assign(**shown.texts)
    table = dash_table.DataTable(
        frame.to_dict("records"), [{"name": name, "id": name} for name in frame.columns]
    )
    return html.Div(
        [
            html.H3(f"Đúng hạn theo {heading.lower()}"),
            dcc.Graph(figure=chart.figure, config=chart.config),
            html.Details([html.Summary("Xem dạng bảng"), table]),
        ],
        style={"flex": 1},
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
