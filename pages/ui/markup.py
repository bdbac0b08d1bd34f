"""Markup from templates/: every value is escaped where it is put in, none by hand."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

_TEMPLATES = Path(__file__).with_name("templates")


def show(template: str, **values: Any) -> None:
    """Draw a template where the page stands."""
    st.html(render(template, **values))


def render(template: str, **values: Any) -> Markup:
    """The markup of a template.

    Args:
        template: its name without ending.
        values: what it is filled with; one that it does not get is an error.
    """
    return Markup(_environment().get_template(f"{template}.html").render(**values))


def strong(sentence: str) -> Markup:
    """A sentence with what stands between ** in bold."""
    return Markup(re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", str(escape(sentence))))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["strong"] = strong
    return environment
