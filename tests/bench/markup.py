"""The dashboard's own markup as Dash components, so that both pages hold the same elements."""

from html.parser import HTMLParser
from typing import Any

from dash import html

_VOID = {"br", "img", "hr"}


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


def components(markup: str) -> Any:
    """One element that holds what the markup says."""
    tree = _Tree()
    tree.feed(markup)
    return tree.root


def _style(text: str) -> dict[str, str]:
    """ "-webkit-mask-image:x" → {"WebkitMaskImage": "x"}; a data address may hold semicolons."""
    found = {}
    for name in ("-webkit-mask-image", "mask-image"):
        _before, known, after = text.partition(f"{name}:")
        if known:
            words = name.strip("-").split("-")
            camel = words[0] + "".join(word.capitalize() for word in words[1:])
            camel = camel[0].upper() + camel[1:] if name.startswith("-") else camel
            found[camel] = after.partition('")')[0] + '")'
    return found
