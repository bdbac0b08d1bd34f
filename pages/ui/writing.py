"""Whether this server was started for putting data in (``make office``), and for whom."""

import os

VARIABLE = "DASHBOARD_WRITE"
# Whoever reaches the server may put data in: there is no login yet. Said by whoever starts it for
# more than its own machine.
NO_LOGIN = "DASHBOARD_WRITE_WITHOUT_LOGIN"


class NotAllowed(Exception):
    """Somebody asks a readers' server to write."""


def allowed() -> bool:
    """Whether pages that write are offered and work."""
    return os.environ.get(VARIABLE) == "1"


def open_to_all() -> bool:
    """Whether it was said that other machines may put data in, though there is no login."""
    return os.environ.get(NO_LOGIN) == "1"


def check() -> None:
    """Asked again by the action itself; raises NotAllowed on a readers' server."""
    if not allowed():
        raise NotAllowed
