"""Things explained: entries that open, words with their meaning, lines of sources."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import streamlit as st

from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.prose import Part
from analytics.views.methods.glossary import Entry, Glossary, Group, find
from analytics.views.methods.sources import Line, Sources, find_lines
from analytics.views.methods.text import find_terms
from pages.ui import empty, frame, narrow, sources
from pages.ui.plain import plain

# Few enough results to show all they say at once.
_OPENED = 3
_LONGEST = 80


def group(found: Group, catalogue: Catalogue, t: Translator, opened: bool = False) -> None:
    """A group of entries: the name of each with what stands beside it, the rest one click away."""
    remark = f'<p class="remark">{escape(found.remark)}</p>' if found.remark else ""
    body = "".join(_entry(entry, catalogue, t, opened) for entry in found.entries)
    st.html(f'{remark}<div class="entries">{body}</div>')


def groups(
    found: Iterable[Group], catalogue: Catalogue, t: Translator, opened: bool = False
) -> None:
    """Groups under their names."""
    for one in found:
        st.subheader(plain(one.name), anchor=False)
        group(one, catalogue, t, opened)


def parts(found: Iterable[Part], form: bool = False) -> None:
    """Words with their meaning, part by part; a form's numbers stand beside their columns."""
    shape = "parts form" if form else "parts"
    st.html(f'<div class="{shape}">{"".join(_part(one) for one in found)}</div>')


def lists(found: Mapping[str, Sequence[Line]], catalogue: Catalogue, t: Translator) -> None:
    """Lists under their titles, empty ones left out: each line a name, its facts, a sentence."""
    for title, members in found.items():
        if members:
            st.subheader(plain(title), anchor=False)
            body = "".join(f"<li>{_line(one, catalogue, t)}</li>" for one in members)
            st.html(f'<ul class="lines">{body}</ul>')


def search(known: Glossary, t: Translator) -> str:
    """What the reader looks for; an older link brings it as ``term``, a word or an entry's code."""
    state = st.session_state
    if given := st.query_params.get("term", "")[:_LONGEST]:
        state["q"] = given
    if (entry := known.entry(state["q"])) is not None:
        state["q"] = entry.name
    return narrow.words(
        t("Tìm một chữ trong từ điển, gõ không dấu cũng được"),
        t("ví dụ: tre han, truc tuyen, PAPI"),
    )


def section(names: Mapping[str, str], title: str, searching: bool) -> str:
    """The row that chooses a section (``tab`` in the link); during a search none is chosen, and
    choosing one ends it."""
    state = st.session_state
    state["section"] = None if searching else state["tab"]
    st.segmented_control(
        plain(title),
        list(names),
        format_func=lambda code: plain(names[code]),
        key="section",
        on_change=_choose,
        label_visibility="collapsed",
        wrap=True,
    )
    return str(state["tab"])


def _choose() -> None:
    state = st.session_state
    state["tab"] = state["section"] or state["tab"]
    state["search"] = state["q"] = ""


def results(
    known: Glossary,
    behind: Sources,
    explained: Sequence[Part],
    catalogue: Catalogue,
    t: Translator,
    wanted: str,
) -> None:
    """Everything that says what was typed: entries, words explained, documents."""
    kept = find((*known.metrics, *known.indicators), wanted)
    words = find_terms((*behind.reading, *explained), wanted)
    documents = find_lines(behind.documents, wanted)
    entries = sum(len(one.entries) for one in kept)
    total = entries + sum(len(one.terms) for one in words) + len(documents)
    if not total:
        empty.place(t("Không có mục nào nói “{wanted}”; thử chữ ngắn hơn.", wanted=wanted))
        return
    st.markdown(t("{n} mục tìm thấy", n=t.count(total)))
    groups(kept, catalogue, t, opened=entries <= _OPENED)
    parts(words)
    lists({t("Văn bản"): documents}, catalogue, t)


def source(text: str, t: Translator) -> None:
    """The source line of a page whose source is the catalogue itself."""
    frame.small(f"{t('Nguồn')}: {text}.")


def _entry(entry: Entry, catalogue: Catalogue, t: Translator, opened: bool) -> str:
    told = [f"<p>{escape(entry.meaning)}</p>"]
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(how)}</dd>" for name, how in entry.details)
    told.append(f"<dl>{facts}</dl>")
    if entry.caveat:
        told.append(f'<p class="caveat"><b>{escape(t("Lưu ý"))}:</b> {escape(entry.caveat)}</p>')
    if entry.documents:
        said = "; ".join(sources.document(catalogue, code, t) for code in entry.documents)
        told.append(f'<p class="source">{escape(t("Có trong"))}: {said}.</p>')
    return (
        f'<details id="{escape(entry.kind)}-{escape(entry.code)}"{" open" if opened else ""}>'
        f"<summary><span>{escape(entry.name)}</span>"
        f'<span class="aside">{escape(entry.aside)}</span></summary>'
        f'<div class="told">{"".join(told)}</div></details>'
    )


def _part(part: Part) -> str:
    terms = "".join(f"<dt>{escape(word)}</dt><dd>{escape(how)}</dd>" for word, how in part.terms)
    return f"<section><h3>{escape(part.name)}</h3><dl>{terms}</dl></section>"


def _line(line: Line, catalogue: Catalogue, t: Translator) -> str:
    name = escape(line.name)
    facts = [escape(fact) for fact in line.facts]
    if line.address:
        address = escape(line.address, quote=True)
        name = f'<a href="{address}" target="_blank" rel="noopener">{name}</a>'
    elif line.document and t.field(catalogue.documents[line.document], "title") != line.name:
        facts.append(sources.document(catalogue, line.document, t))
    note = f"<p>{escape(line.note)}</p>" if line.note else ""
    return f'<b>{name}</b><div class="facts">{" · ".join(facts)}</div>{note}'
