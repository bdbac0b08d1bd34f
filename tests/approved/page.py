"""A run of a page as plain text: its words in reading order, its tables and files as CSV."""

import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

import pandas as pd
from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from tests.pages.opened import tables_in

# Rows of a table and of a file, choices of a box: the first ones show how all are written.
ROWS, CHOICES = 15, 6
# Digits beyond these depend on the processor.
_LONG = re.compile(r"-?\d+\.\d{10,}")
# What the framework calls the words of an element, in the order in which a reader meets them.
_WORDS = ("label", "body", "text", "caption", "placeholder", "help")
_BREAKS = {
    "p",
    "div",
    "li",
    "ul",
    "tr",
    "table",
    "summary",
    "details",
    "br",
    "h2",
    "h3",
    "h4",
    "dt",
}
_SILENT = {"script", "style"}
_SPOKEN = ("title", "aria-label", "alt")


def page_text(at: AppTest) -> str:
    """Everything that a run says, one element after the other."""
    return "\n".join(line for line in _lines(at._tree) if line.strip()) + "\n"


def table_text(table: pd.DataFrame) -> str:
    """The first rows of a table as CSV, and how many there are."""
    return _rows(table.to_csv(index=False))


def file_text(content: bytes | str) -> str:
    """The first lines of each block of a CSV file that a page hands out."""
    text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip("\n"))
    shown = "\n\n".join(_rows(block) for block in blocks)
    return _LONG.sub(lambda digits: f"{float(digits[0]):.9f}", shown)


def _rows(csv: str) -> str:
    lines = csv.rstrip("\n").split("\n")
    rest = len(lines) - 1 - ROWS
    return "\n".join([*lines[: ROWS + 1], *([f"… {rest} more"] if rest > 0 else [])])


def _lines(node: Any, depth: int = 0) -> Iterator[str]:
    indent = "  " * depth
    for child in node.children.values():
        if isinstance(child, Block):
            words = _block(child)
            if words:
                yield indent + words
            yield from _lines(child, depth + bool(words))
        else:
            for line in _element(child).split("\n"):
                if line.strip():
                    yield indent + line.rstrip()


def _block(block: Block) -> str:
    if block.proto is None:
        return ""
    fields = MessageToDict(block.proto)
    words = [fields.get(kind, {}).get("label", "") for kind in ("popover", "expandable", "tab")]
    words += [" ".join(fields.get("dialog", {}).get("title", "").split())]
    return " ".join(f"[{word}]" for word in words if word)


def _element(element: Node) -> str:
    fields = MessageToDict(element.proto)  # type: ignore[attr-defined]
    kind = element.type
    if kind == "html":
        body = fields.get("body", "")
        return "\n".join(map(table_text, tables_in(body))) or _markup(body)
    if kind == "plotly_chart":
        return _chart(json.loads(fields["spec"]))
    words = [*(str(fields.get(name, "")) for name in _WORDS)]
    words += _choices(fields)
    if "page" in fields or "queryString" in fields:
        words.append(f"→ {fields.get('page', '')}?{fields.get('queryString', '')}")
    return f"{kind}: " + " | ".join(word for word in words if word)


def _choices(fields: Mapping[str, Any]) -> list[str]:
    options = [
        option if isinstance(option, str) else option.get("content", "")
        for option in fields.get("options", ())
    ]
    chosen = fields.get("rawValues") or [fields.get("rawValue", "")]
    listed = ", ".join(options[:CHOICES]) + (", …" if len(options) > CHOICES else "")
    return [f"= {', '.join(map(str, chosen))}", f"of {len(options)}: {listed}"] if options else []


def _chart(figure: Mapping[str, Any]) -> str:
    """Headings, axes and what is written beside the marks; what a mark says is tested by itself."""
    layout = figure["layout"]
    words = [layout.get("title", {}).get("text", "")]
    words += [
        axis.get("title", {}).get("text", "")
        for name, axis in sorted(layout.items())
        if name.startswith(("xaxis", "yaxis"))
    ]
    words += [note.get("text", "") for note in layout.get("annotations", ())]
    words += [trace.get("name", "") for trace in figure["data"] if trace.get("showlegend")]
    return "chart: " + " | ".join(re.sub(r"<[^>]+>", " ", word).strip() for word in words if word)


def _markup(body: str) -> str:
    parser = _Text()
    parser.feed(body)
    return re.sub(r"[ \t]*\n\s*", "\n", "".join(parser.parts)).strip()


class _Text(HTMLParser):
    """The words of markup, also those that are only spoken or shown when pointed at."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        if tag in _BREAKS:
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.parts.append(" | ")
        values = dict(attrs)
        self.parts += [f"({values[name]}) " for name in _SPOKEN if values.get(name)]
        if tag == "a" and values.get("href"):
            self.parts.append(f"(→ {values['href']}) ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent -= 1
        if tag in _BREAKS:
            self.parts.append("\n")
        elif tag == "span":
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(" ".join(data.split()) and re.sub(r"\s+", " ", data))
