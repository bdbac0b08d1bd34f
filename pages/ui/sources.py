"""The source line: where the figures of a page come from."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.texts import DOCUMENT_KINDS

_FEW = 3


def line(catalogue: Catalogue, documents: Iterable[str], t: Translator) -> None:
    """Name the documents with their kind, period and address; nothing when there are none.

    Of the files that units sent, one each, only the first few are named.
    """
    codes = list(documents)
    files = [code for code in codes if catalogue.documents[code]["kind"] == "import"]
    said = [document(catalogue, code, t) for code in codes if code not in files[_FEW:]]
    if files[_FEW:]:
        said.append(t("{n} tệp khác", n=t.count(len(files) - _FEW)))
    if said:
        st.html(f'<p class="source documents">{escape(t("Nguồn"))}: {"; ".join(said)}.</p>')


def short(catalogue: Catalogue, code: str | None, t: Translator) -> str:
    """The source of one number as plain text: its publisher or its title; "" for none."""
    if code is None:
        return ""
    row = catalogue.documents[code]
    return t("Nguồn: {source}", source=t.field(row, "title"))


def document(catalogue: Catalogue, code: str, t: Translator) -> str:
    """The markup of one source: its title, linked to its address where it has one."""
    row = catalogue.documents[code]
    name = escape(t.field(row, "title"))
    if row["address"]:
        address = escape(row["address"], quote=True)
        name = f'<a href="{address}" target="_blank" rel="noopener">{name}</a>'
    kind = t(DOCUMENT_KINDS[row["kind"]])
    about = [] if row["kind"] == "demo" else [kind]
    about += [t.period(row["period"], inside=True)] if row["period"] else []
    return f"{name} ({escape(', '.join(about))})" if about else name
