"""Whether this server was started for putting data in (``make office``)."""

import os

VARIABLE = "DASHBOARD_WRITE"


class NotAllowed(Exception):
    """Somebody asks a readers' server to write."""


def allowed() -> bool:
    """Whether pages that write are offered and work."""
    return os.environ.get(VARIABLE) == "1"


def check() -> None:
    """Asked again by the action itself; raises NotAllowed on a readers' server."""
    if not allowed():
        raise NotAllowed
