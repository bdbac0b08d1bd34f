"""Files are taken only for a page that asks, and no more than the process may hold."""

from types import SimpleNamespace
from typing import Any

import pytest
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFile, UploadedFileRec

from pages.server import incoming
from pages.ui import uploads, writing
from tests.server.asking import Answer, ask

PATH = "/_stcore/upload_file/clerk/0-1"


class State:
    def __init__(self) -> None:
        self.kept = True

    def clear(self) -> None:
        self.kept = False


class Server:
    """Stands for the framework's runtime: who is there, what they have uploaded."""

    def __init__(self, *there: str) -> None:
        self.there = set(there)
        self.closed: list[str] = []
        self.uploaded_file_mgr = MemoryUploadedFileManager("/_stcore/upload_file")

    def is_active_session(self, visitor: str) -> bool:
        return visitor in self.there

    def close_session(self, visitor: str) -> None:
        self.closed.append(visitor)


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Server:
    """An office whose clerk's page asks for files; it may hold 100 kB."""
    server = Server("clerk")
    monkeypatch.setenv(writing.VARIABLE, "1")
    monkeypatch.setattr(runtime, "get_instance", lambda: server)
    monkeypatch.setattr(incoming, "MOST", 100_000)
    monkeypatch.setattr(uploads, "_CAME", {"clerk": SimpleNamespace(_state=State())})
    monkeypatch.setattr(uploads, "_ASKING", {"clerk"})
    monkeypatch.setattr(uploads, "_DRAWN", set())
    monkeypatch.setattr(uploads.st, "session_state", {})
    monkeypatch.setattr(uploads.st, "file_uploader", lambda *_a, key, **_n: field(server, key))
    run = SimpleNamespace(
        session_id="clerk", session_state=None, uploaded_file_mgr=server.uploaded_file_mgr
    )
    monkeypatch.setattr(uploads, "get_script_run_ctx", lambda **_: run)
    return server


def field(server: Server, key: str) -> list[UploadedFile]:
    """What the framework's field holds, once drawn: nothing where it was not there before."""
    ids = uploads.st.session_state.setdefault(key, [])
    records = server.uploaded_file_mgr.get_files("clerk", ids)
    return [UploadedFile(record, None) for record in records]


def put(*body: bytes, path: str = PATH, method: str = "PUT", **headers: str) -> Answer:
    return ask(path, method, body=body or (b"x" * 9,), **headers)


def unread(answer: Answer) -> int:
    """Why it was refused before a byte of it was read."""
    assert (answer.passed, answer.read) == (None, 0)
    assert answer.headers["connection"] == "close"
    return answer.status


def test_a_page_that_asks_gets_its_file(office: Server) -> None:
    assert put().status == 200
    assert put(method="DELETE").status == 200


def test_a_readers_server_takes_no_file(office: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(writing.VARIABLE)
    for method in ("PUT", "DELETE"):
        assert unread(put(method=method)) == 403
    for method in ("OPTIONS", "POST", "GET"):
        assert unread(put(method=method)) == 405


def test_nobody_else_gives_one(office: Server) -> None:
    office.there.add("reader")
    assert unread(put(path="/_stcore/upload_file/reader/0-1")) == 403
    assert unread(put(path="/_stcore/upload_file/nobody/0-1")) == 403
    assert unread(put(path="/_stcore/upload_file/clerk")) == 404
    office.there.clear()
    assert unread(put()) == 403
    assert unread(put(method="DELETE")) == 403


def ids(files: list[UploadedFile]) -> list[str]:
    return [file.file_id for file in files]


def held(server: Server) -> set[str]:
    return set(server.uploaded_file_mgr.file_storage.get("clerk", ()))


def test_a_page_without_a_field_asks_no_more(office: Server) -> None:
    office.uploaded_file_mgr.add_file("clerk", UploadedFileRec("1", "a.csv", "text/csv", b"x"))
    with uploads.watched():
        uploads.field("…", "field")
    assert put().status == 200 and incoming.held() > 0
    with pytest.raises(RuntimeError), uploads.watched():  # broken off: files may be on their way
        raise RuntimeError
    assert put().status == 200
    with uploads.watched():
        pass
    assert unread(put()) == 403
    assert incoming.held() == 0  # it was on its way: nobody had seen it in the field
    assert put(method="DELETE").status == 200


def test_what_was_chosen_is_there_again_until_it_is_let_go(office: Server) -> None:
    state = uploads.st.session_state
    for number in "123":
        record = UploadedFileRec(number, f"{number}.csv", "text/csv", b"x")
        office.uploaded_file_mgr.add_file("clerk", record)
    state["field"] = ["1", "2"]
    with uploads.watched():
        assert ids(uploads.field("…", "field")) == ["1", "2"]
        assert uploads.kept("field") == []
    del state["field"]  # the framework forgets a field that a page has not drawn
    with uploads.watched():
        pass
    assert held(office) == {"1", "2"}
    assert uploads.are_chosen("field")
    office.uploaded_file_mgr.add_file("clerk", UploadedFileRec("4", "4.csv", "text/csv", b"x"))
    with uploads.watched():
        assert ids(uploads.field("…", "field")) == ["1", "2"]
        state["field"] = ["4"]
        assert ids(uploads.field("…", "field")) == ["1", "2", "4"]
    first, _second = uploads.kept("field")
    assert first.read() == b"x"
    uploads.let_go(first)
    assert (ids(uploads.kept("field")), held(office)) == (["2"], {"2", "4"})
    state["field"] = []
    assert ids(uploads.field("…", "field")) == ["2"]
    assert (uploads.kept("report"), uploads.are_chosen("report")) == ([], False)  # another field
    uploads.release("field")
    assert (uploads.kept("field"), held(office)) == ([], set())


def test_all_that_is_held_has_a_bound(office: Server) -> None:
    office.uploaded_file_mgr.add_file("other", UploadedFileRec("1", "a", "b", b"x" * 60_000))
    assert put(b"x" * 30_000, content_length="30000").status == 200
    assert unread(put(b"x" * 50_000, content_length="50000")) == 413


def test_what_comes_in_pieces_is_counted_too(office: Server) -> None:
    answer = put(*[b"x" * 10_000] * 50)
    assert (answer.status, answer.headers["connection"]) == (413, "close")
    assert answer.read <= 110_000
    assert put(b"x" * 90_000).status == 200  # what was refused is no longer counted


def test_empty_files_are_not_for_nothing(office: Server) -> None:
    for number in range(13):
        office.uploaded_file_mgr.add_file("clerk", UploadedFileRec(str(number), "a", "b", b""))
    assert unread(put(content_length="9")) == 413


@pytest.mark.parametrize("length", ["-1", "x", "", "²"])
def test_a_length_that_is_none_is_counted_as_it_comes(office: Server, length: str) -> None:
    assert put(*[b"x" * 10_000] * 50, content_length=length).status == 413


def test_who_left_is_forgotten_and_who_is_back_in_time_is_not(office: Server) -> None:
    state: Any = uploads._CAME["clerk"]._state
    assert uploads.forget_who_left(set()) == set()
    office.there.clear()
    away = uploads.forget_who_left(set())
    assert (away, office.closed) == ({"clerk"}, [])
    office.there.add("clerk")
    assert uploads.forget_who_left(away) == set()
    office.there.clear()
    assert uploads.forget_who_left({"clerk"}) == set()
    assert office.closed == ["clerk"] and not state.kept
    assert not uploads._CAME and not uploads.asked_for("clerk")
