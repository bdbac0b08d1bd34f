"""What the server's process does once, for the sake of speed; nothing that a reader would see."""

import gc
import os
import socket
from contextlib import suppress

# The server's sockets are opened at start-up: their numbers are low.
_SOCKETS = range(3, 1024)
_DONE: set[str] = set()


def send_at_once() -> None:
    """Let no message to a browser wait until the browser has acknowledged the one before.

    asyncio asks for that only of sockets made with an explicit protocol, and the framework makes
    its listening socket without one: every rerun then waits for a delayed acknowledgement, 40 ms
    on Linux and up to 200 ms on Windows (docs/benchmarks.md). Connections inherit the option from
    the listening socket; the one that is already open gets it itself.
    """
    if "sockets" in _DONE:
        return
    _DONE.add("sockets")
    for number in _SOCKETS:
        try:
            copy = os.dup(number)
        except OSError:  # not open
            continue
        try:
            one = socket.socket(fileno=copy)
        except OSError:  # not a socket: a copy of a pipe left open would keep its other end waiting
            os.close(copy)
            continue
        with one, suppress(OSError):
            if one.family in (socket.AF_INET, socket.AF_INET6):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def keep_what_is_loaded() -> None:
    """Take modules and catalogues, which live as long as the process, out of garbage collection.

    Walking them took 85 ms every thirty choices or so, in the middle of somebody's click.
    """
    if "loaded" in _DONE:
        return
    _DONE.add("loaded")
    gc.collect()
    gc.freeze()
