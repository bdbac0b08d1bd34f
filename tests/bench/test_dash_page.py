"""The Dash page that the benchmark compares with holds what the dashboard's page holds."""

import json
from pathlib import Path
from typing import Any

import pytest

from analytics.filters import Filter
from analytics.i18n import VI
from analytics.query import measured, value_text
from analytics.store import ensure, open_reader

dash_page = pytest.importorskip("tests.bench.dash_page", reason="Dash is a development dependency")


@pytest.fixture(scope="module")
def store(published: Path) -> Path:
    return ensure(published)


@pytest.mark.parametrize(
    ("path", "chosen", "metric", "period", "graphs"),
    [
        ("", "2020-Q3", "resolved", "2020-Q3", 0),
        ("trends", "on_time_rate", "on_time_rate", "2021-Q1", 1),
    ],
)
def test_a_page_is_drawn_whole(
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    chosen: str,
    metric: str,
    period: str,
    graphs: int,
) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(store.parent))
    app = dash_page.application(path, monkeypatch.setattr)
    drawn = app.server.config["content"](chosen, "commune")
    told = json.dumps(drawn, default=_plain, ensure_ascii=False)
    (answer,) = measured(open_reader(store), [metric], [period], Filter("commune"), dataset="demo")
    assert value_text(answer, VI, short=True) in told
    assert told.count('"type": "Graph"') == graphs


def _plain(component: Any) -> Any:
    return component.to_plotly_json()
