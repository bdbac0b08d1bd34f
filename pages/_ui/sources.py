"""The source line: where the figures of a page come from."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from analytics.formats import count
from analytics.periods import label
from analytics.query import Catalogue
from analytics.texts import DOCUMENT_KINDS, translator

_FEW = 3


def line(catalogue: Catalogue, documents: Iterable[str], language: str) -> None:
    """Name the documents with their kind, period and address; nothing when there are none.

    Of the files that units sent, one each, only the first few are named.
    """
    _ = translator(language)
    codes = list(documents)
    files = [code for code in codes if catalogue.documents[code]["kind"] == "import"]
    said = [document(catalogue, code, language) for code in codes if code not in files[_FEW:]]
    if files[_FEW:]:
        said.append(_("{n} tệp khác").format(n=count(len(files) - _FEW, language)))
    if said:
        st.html(f'<p class="source">{escape(_("Nguồn"))}: {"; ".join(said)}.</p>')


def document(catalogue: Catalogue, code: str, language: str) -> str:
    """The markup of one source: its title, linked to its address where it has one."""
    row = catalogue.documents[code]
    name = escape(row["title_vi" if language == "vi" else "title_en"])
    if row["address"]:
        address = escape(row["address"], quote=True)
        name = f'<a href="{address}" target="_blank" rel="noopener">{name}</a>'
    kind = DOCUMENT_KINDS[row["kind"]].in_(language)
    about = [] if row["kind"] == "demo" else [kind]
    about += [label(row["period"], language, inside=True)] if row["period"] else []
    return f"{name} ({escape(', '.join(about))})" if about else name
