"""The one document of every page: the framework's, with our name, our words and a skeleton.

The framework's own is blank and called by its name until its scripts have come, and says in English
that it needs them.
"""

import re
from functools import cache
from pathlib import Path

from streamlit import file_util

from analytics.i18n import translator
from pages.ui import frame, markup, scripts

_CHANGED = (
    (r'<html lang="en">', '<html lang="{language}">'),
    (r"<title>.*?</title>", "<title>{name}</title><script>{first}</script>"),
    (r'<link rel="shortcut icon"[^>]*>', '<link rel="icon" href="{icon}" />'),
    (r'<link rel="service-desc"[^>]*>', ""),
    (r"<noscript>.*?</noscript>", "{skeleton}"),
)


def framework() -> str:
    """The framework's own document."""
    return Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")


@cache
def document(language: str) -> bytes:
    """What a browser gets for the address of any page.

    Raises:
        ValueError: a part that is changed is not in the framework's document any more.
    """
    t = translator(language)
    needs = t("Trang này cần JavaScript.")
    ours = {
        "language": t.language,
        "name": t("Cải cách hành chính Khánh Hòa"),
        "icon": frame.icon(),
        "first": scripts.FIRST,
        "skeleton": markup.render("skeleton", logo=frame.logo(t), needs=needs),
    }
    text = framework()
    for part, changed in _CHANGED:
        begins, *rest = re.split(part, text, maxsplit=1, flags=re.S)
        if not rest:
            raise ValueError(part)
        text = begins + changed.format(**ours) + rest[0]
    return text.encode()
