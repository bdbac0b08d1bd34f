"""What a browser is told with every answer: whom the page may ask, and who may hold it."""

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256

from pages.server import document
from pages.ui import scripts

Headers = list[tuple[bytes, bytes]]

# A script may come from this server; written into the page it must be one of ours, word for word.
# Each line beyond 'self' is needed by the framework:
_POLICY = {
    "default-src": "'none'",
    # blob: — it loads the script of a component (pages/areas/opener.py) from a blob of its own.
    "script-src": "'self' blob: {scripts}",
    # 'unsafe-inline' — its own style sheets are made while the page runs, as is ours (st.html).
    "style-src": "'self' 'unsafe-inline'",
    # data: — drawn icons; blob: — a chart on its way to a PNG.
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    # Also its WebSocket: the same host and port.
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
_INLINE = re.compile(r"<script>(.*?)</script>", re.S)
_CLOSED = "accelerometer camera display-capture geolocation gyroscope microphone midi payment usb"
_FIXED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": ", ".join(f"{name}=()" for name in _CLOSED.split()),
}


@cache
def ours() -> Headers:
    """The headers of every answer."""
    allowed = " ".join(map(_hash, (*_INLINE.findall(document.framework()), *scripts.EVERY)))
    policy = "; ".join(f"{name} {value}" for name, value in _POLICY.items())
    every = _FIXED | {"content-security-policy": policy.format(scripts=allowed)}
    return [(name.encode(), value.encode()) for name, value in every.items()]


def with_ours(given: Iterable[tuple[bytes, bytes]]) -> Headers:
    """The headers of an answer and ours; nobody else's page is given leave to read it."""
    names = {name for name, _value in ours()}
    kept = [
        (name, value)
        for name, value in given
        if name.lower() not in names and not name.lower().startswith(b"access-control-")
    ]
    return kept + ours()


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
