"""What every page shares: the frame around it, the answer sentence, notices."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.store import Reader
from analytics.texts import DATASETS
from pages.ui import filters, link, scripts
from pages.ui.plain import plain

_UI = Path(__file__).parent
_NAME = "Cải cách hành chính Khánh Hòa"
# A file of ours: the framework fetches a named icon from the internet.
_ICON = _UI / "icon.svg"
_LOGOS = {"vi": _UI / "logo.svg", "en": _UI / "logo-en.svg"}


@dataclass(frozen=True)
class Context:
    """What a page is drawn from: one snapshot and its catalogues, the same for the whole page.

    ``pages`` are the registered pages by their path, for links that keep every filter.
    """

    reader: Reader
    catalogue: Catalogue
    pages: dict[str, Any] = field(default_factory=dict)


def frame() -> None:
    """Name, mark, width and style sheet; before anything else."""
    st.set_page_config(page_title=_NAME, page_icon=str(_ICON), layout="wide")
    st.html(f"<style>{_style()}</style>")


def head(page: str, period: str | None, t: Translator) -> None:
    """The tab's title of a page and period, and the name in the header."""
    parts = (page, t.period(period) if period else "", t("CCHC Khánh Hòa"))
    st.set_page_config(page_title=" · ".join(part for part in parts if part))
    st.logo(str(_LOGOS[t.language]), size="large")


def icon() -> str:
    """The mark as an address that holds it."""
    return f"data:image/svg+xml;base64,{b64encode(_ICON.read_bytes()).decode()}"


def logo(t: Translator) -> Markup:
    """Mark and name as a drawing within a document."""
    return Markup(_LOGOS[t.language].read_text(encoding="utf-8"))


@cache
def _style() -> str:
    """The style sheet of the kit, what each page adds, what a finger needs, how all is printed."""
    pages = sorted(_UI.parent.glob("*/style.css"))
    sheets = [_UI / "style.css", *pages, _UI / "touch.css", _UI / "print.css"]
    return "\n".join(path.read_text(encoding="utf-8") for path in dict.fromkeys(sheets))


def small(text: str) -> None:
    """A quiet remark."""
    st.html(f'<p class="source">{escape(text)}</p>')


def speak(t: Translator) -> None:
    """Tell the browser the language of the page and what else the framework leaves to it."""
    scripts.run(scripts.FRAME[t.language])


def title(name: str) -> None:
    """The page's name for screen readers and the outline; on the screen the answer stands there."""
    st.html(f'<h1 class="unseen">{escape(name)}</h1>')


def banner(dataset: str, t: Translator) -> None:
    """Say on every page that the figures are illustrative; the style sheet marks its parts."""
    if dataset == "demo":
        name = escape(t(DATASETS["demo"]))
        words = escape(t("do máy tạo để tập dùng và trình diễn; không phải số liệu của tỉnh."))
        st.html(f'<p class="illustrative" role="note"><b>{name}</b>: {words}</p>')


def notices(texts: Iterable[str]) -> None:
    """Say what could not be used, without stopping the page."""
    for text in texts:
        st.warning(plain(text), icon=":material/info:")


def link_with(**changes: str) -> dict[str, str]:
    """The present choice of every filter, as a link, with some of it changed.

    Asked of the session, not of the address: on the first run the address may still be bare.
    """
    return {**link.present(filters.NAMES), **changes}


def address(path: str, **changes: str) -> str:
    """The address of a page of the dashboard, every filter kept but for what it changes."""
    return f"{'./' if path == 'overview' else path}?{urlencode(link_with(**changes))}"


def here(**changes: str) -> str:
    """The address of this very page: its own choices are kept too, but for what it changes."""
    return f"?{urlencode({**link.present_all(filters.NAMES), **changes})}"


def on_phone() -> bool:
    """Whether the page is read on a phone."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def way(context: Context, path: str, label: str, **changes: str) -> None:
    """A link to a page of the dashboard, every filter kept but for what it changes."""
    st.page_link(
        context.pages[path],
        label=plain(label),
        icon=":material/arrow_forward:",
        query_params=link_with(**changes),
    )
