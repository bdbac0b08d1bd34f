"""The dashboard's own page functions drawn as Dash components: the same content in both.

What a page asks of the framework (``st.html``, ``st.plotly_chart``, …) is answered by the place
that is open now: it keeps a Dash component instead. Widgets draw nothing and keep what was chosen.
"""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from html.parser import HTMLParser
from typing import Any

import streamlit as st
from dash import dash_table, dcc, html

from analytics.tables import Table
from pages.ui import tables

_VOID = {"br", "img", "hr"}
_OPEN: ContextVar[list["Place"]] = ContextVar("open places")


class Place:
    """A container: what is drawn on it, or while it is open, becomes its children."""

    open = False  # what stands behind a click stays closed

    def __init__(self, element: Any) -> None:
        self.element = element

    def __enter__(self) -> "Place":
        _OPEN.get().append(self)
        return self

    def __exit__(self, *unused: object) -> None:
        _OPEN.get().pop()

    def put(self, element: Any) -> Any:
        self.element.children.append(element)
        return element

    def html(self, body: str, **_named: Any) -> None:
        self.put(_components(body))

    def title(self, text: str, **_named: Any) -> None:
        self.put(html.H1(text))

    def subheader(self, text: str, **_named: Any) -> None:
        self.put(html.H3(text))

    def page_link(self, page: str, *, label: str, **_named: Any) -> None:
        self.put(html.A(label, href=page))

    def download_button(self, label: str, *_arguments: Any, **_named: Any) -> None:
        self.put(html.Button(label))

    def plotly_chart(self, figure: Any, *, config: Mapping[str, Any], **_named: Any) -> None:
        self.put(dcc.Graph(figure=figure, config=config))

    def container(self, **_named: Any) -> "Place":
        return Place(self.put(html.Div([])))

    def expander(self, label: str, *_arguments: Any, **_named: Any) -> "Place":
        return Place(self.put(html.Details([html.Summary(label)])))

    def columns(self, spec: int | list[float], **_named: Any) -> list["Place"]:
        row = self.put(html.Div([], style={"display": "flex"}))
        weights = [1.0] * spec if isinstance(spec, int) else spec
        row.children = [html.Div([], style={"flex": weight}) for weight in weights]
        return [Place(one) for one in row.children]

    def selectbox(self, *_arguments: Any, key: str, **_named: Any) -> Any:
        return st.session_state[key]


_METHODS = [
    name
    for name, made in vars(Place).items()
    if callable(made) and not name.startswith("_") and name != "put"
]


def take_over(replace: Callable[[Any, str, Any], None] = setattr) -> None:
    """From now on the framework's calls draw on the place that is open."""

    def asked(name: str) -> Callable[..., Any]:
        return lambda *arguments, **named: getattr(_OPEN.get()[-1], name)(*arguments, **named)

    for name in _METHODS:
        replace(st, name, asked(name))
    replace(tables, "table", _table)


def drawn(page: Callable[[], None]) -> list[Any]:
    """What a page draws."""
    root = Place(html.Div([]))
    _OPEN.set([root])
    page()
    return list(root.element.children)


def _table(shown: Table, **_named: Any) -> None:
    frame = shown.frame.assign(**shown.texts)
    _OPEN.get()[-1].put(
        dash_table.DataTable(
            frame.to_dict("records"), [{"name": name, "id": name} for name in frame.columns]
        )
    )


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: Any = html.Div([])
        self.open: list[Any] = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given: dict[str, Any] = {}
        for name, value in attrs:
            if name == "class":
                given["className"] = value
            elif name == "style":
                given["style"] = _style(value or "")
            elif name in ("role", "id", "href", "title") or name.startswith(("aria-", "data-")):
                given[name] = value or ""
        element = getattr(html, tag.capitalize())([], **given)
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def _components(markup: str) -> Any:
    """One element that holds what the markup says."""
    tree = _Tree()
    tree.feed(markup)
    return tree.root


def _style(text: str) -> dict[str, str]:
    """ "-webkit-mask-image:x" → {"WebkitMaskImage": "x"}; a data address may hold semicolons."""
    styles = {}
    for name in ("-webkit-mask-image", "mask-image"):
        _before, known, after = text.partition(f"{name}:")
        if known:
            words = name.strip("-").split("-")
            camel = words[0] + "".join(word.capitalize() for word in words[1:])
            camel = camel[0].upper() + camel[1:] if name.startswith("-") else camel
            styles[camel] = after.partition('")')[0] + '")'
    return styles
