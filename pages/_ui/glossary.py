"""Things explained: entries that open, words with their meaning, lines of sources."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from analytics.query import Catalogue
from analytics.query.glossary import Entry, Group
from analytics.query.guide import Part
from analytics.query.sources import Line
from analytics.texts import translator
from pages._ui import sources


def group(found: Group, catalogue: Catalogue, language: str, opened: bool = False) -> None:
    """A group of entries: the name of each with what stands beside it, the rest one click away."""
    remark = f'<p class="remark">{escape(found.remark)}</p>' if found.remark else ""
    body = "".join(_entry(entry, catalogue, language, opened) for entry in found.entries)
    st.html(f'{remark}<div class="entries">{body}</div>')


def parts(found: Iterable[Part]) -> None:
    """Words with their meaning, part by part; two columns on a desk."""
    st.html(f'<div class="parts">{"".join(_part(one) for one in found)}</div>')


def lines(found: Sequence[Line], catalogue: Catalogue, language: str) -> None:
    """Sources, targets, events: a name, its facts in one row, a sentence where there is one."""
    body = "".join(f"<li>{_line(one, catalogue, language)}</li>" for one in found)
    st.html(f'<ul class="lines">{body}</ul>')


def source(text: str, language: str) -> None:
    """The source line of a page whose source is the catalogue itself."""
    _ = translator(language)
    st.html(f'<p class="source">{escape(_("Nguồn"))}: {escape(text)}.</p>')


def _entry(entry: Entry, catalogue: Catalogue, language: str, opened: bool) -> str:
    _ = translator(language)
    told = [f"<p>{escape(entry.meaning)}</p>"]
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(how)}</dd>" for name, how in entry.details)
    told.append(f"<dl>{facts}</dl>")
    if entry.caveat:
        told.append(f'<p class="caveat"><b>{escape(_("Lưu ý"))}:</b> {escape(entry.caveat)}</p>')
    if entry.documents:
        said = "; ".join(sources.document(catalogue, code, language) for code in entry.documents)
        told.append(f'<p class="source">{escape(_("Có trong"))}: {said}.</p>')
    return (
        f'<details id="{escape(entry.kind)}-{escape(entry.code)}"{" open" if opened else ""}>'
        f"<summary><span>{escape(entry.name)}</span>"
        f'<span class="aside">{escape(entry.aside)}</span></summary>'
        f'<div class="told">{"".join(told)}</div></details>'
    )


def _part(part: Part) -> str:
    terms = "".join(f"<dt>{escape(word)}</dt><dd>{escape(how)}</dd>" for word, how in part.terms)
    return f"<section><h3>{escape(part.name)}</h3><dl>{terms}</dl></section>"


def _line(line: Line, catalogue: Catalogue, language: str) -> str:
    name = escape(line.name)
    facts = [escape(fact) for fact in line.facts]
    if line.address:
        address = escape(line.address, quote=True)
        name = f'<a href="{address}" target="_blank" rel="noopener">{name}</a>'
    elif line.document and catalogue.documents[line.document][f"title_{language}"] != line.name:
        facts.append(sources.document(catalogue, line.document, language))
    note = ""
    if line.note:
        spoken = ' lang="vi"' if line.vietnamese else ""
        note = f"<p{spoken}>{escape(line.note)}</p>"
    return f'<b>{name}</b><div class="facts">{" · ".join(facts)}</div>{note}'
