"""What the server's process does once: its sockets send at once, what is loaded stays."""

import gc
import os
import socket
from collections.abc import Iterator

import pytest

from pages.ui import process


@pytest.fixture(autouse=True)
def _anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(process, "_DONE", set())
    yield
    gc.unfreeze()


def _sends_at_once(connection: socket.socket) -> bool:
    return bool(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


def test_connections_open_and_to_come_send_small_messages_at_once() -> None:
    with socket.socket() as listening:  # as the framework makes it: no protocol named
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        with (
            socket.create_connection(listening.getsockname()),
            listening.accept()[0] as open_before,
        ):
            assert not _sends_at_once(open_before)
            process.send_at_once()
            assert _sends_at_once(open_before)
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as later:
            assert _sends_at_once(later)


def test_a_pipe_ends_when_its_writer_closes_it() -> None:
    reading, writing = os.pipe()
    process.send_at_once()
    os.close(writing)
    os.set_blocking(reading, False)
    assert os.read(reading, 1) == b""  # the end; with a copy left blank it would be awaited
    os.close(reading)


def test_sockets_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    process.send_at_once()
    monkeypatch.setattr(process, "_SOCKETS", None)
    process.send_at_once()


def test_what_is_loaded_is_kept_out_of_garbage_collection() -> None:
    gc.unfreeze()
    process.keep_what_is_loaded()
    kept = gc.get_freeze_count()
    assert kept > 0
    process.keep_what_is_loaded()
    assert gc.get_freeze_count() <= kept
