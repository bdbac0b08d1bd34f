"""When the server will not start, and that starting and answering asks nobody on the internet."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from streamlit import config

from pages.server import hosts, start
from pages.ui import writing

ROOT = Path(__file__).parents[2]
# Runs the server with every look-up of a name and every connection of its process told.
WATCHED = """
import runpy, sys
def told(event, values):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.connect", "socket.sendto"):
        print("ASKED", event, values[-2:], flush=True)
sys.addaudithook(told)
import socket
with socket.socket() as one: one.connect_ex(("127.0.0.1", 9))
sys.argv = ["streamlit", "run", "dashboard.py", *sys.argv[1:]]
runpy.run_module("streamlit", run_name="__main__")
"""


def starts(monkeypatch: pytest.MonkeyPatch, address: str | None) -> bool:
    """Whether a server would start; where not, it ends with words (and so with exit code 1)."""
    given = config.get_option
    monkeypatch.setattr(
        config, "get_option", lambda key: address if key == "server.address" else given(key)
    )
    try:
        start.guarded()
    except SystemExit as end:
        return not re.search("(đăng nhập|tên máy).*\n.*(login|name)", str(end.code))
    return True


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1", "127.0.0.2"])
def test_the_office_opens_on_its_own_machine(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv(writing.VARIABLE, "1")
    assert starts(monkeypatch, address)
    monkeypatch.setenv(hosts.VARIABLE, "cchc.khanhhoa.gov.vn")  # a proxy stands before it
    assert not starts(monkeypatch, address)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", None, "", "192.168.1.5", "may-chu"])
def test_the_office_opens_to_others_only_by_an_explicit_word(
    monkeypatch: pytest.MonkeyPatch, address: str | None
) -> None:
    assert starts(monkeypatch, address)  # readers
    monkeypatch.setenv(writing.VARIABLE, "1")
    assert not starts(monkeypatch, address)
    monkeypatch.setenv(writing.NO_LOGIN, "1")
    assert starts(monkeypatch, address)


@pytest.mark.parametrize("name", ["http://cchc.vn", "*", "cchc.vn/x", "a@b", "."])
def test_what_is_no_name_of_a_machine_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(hosts.VARIABLE, f"cchc.vn, {name}")
    assert not starts(monkeypatch, "127.0.0.1")


def test_starting_and_answering_asks_nobody(tmp_path: Path) -> None:
    """Open to other machines, where the framework would ask an address on the internet."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    log = tmp_path / "log"
    options = ["--server.address", "0.0.0.0", "--server.port", str(port)]
    with log.open("w", encoding="utf-8") as told:
        server = subprocess.Popen(
            [sys.executable, "-c", WATCHED, *options],
            cwd=ROOT,
            env={**os.environ, "DASHBOARD_STORE": str(tmp_path)},
            stdout=told,
            stderr=subprocess.STDOUT,
        )
    try:
        while f":{port}" not in log.read_text(encoding="utf-8") and server.poll() is None:
            time.sleep(0.05)
        for path in ("/", "/_stcore/health", "/_stcore/host-config"):
            page = f"http://127.0.0.1:{port}"
            request = urllib.request.Request(page + path, headers={"Origin": page})
            with urllib.request.urlopen(request, timeout=60) as answer:
                assert answer.status == 200
    finally:
        server.terminate()
        server.wait(timeout=20)
    said = [line for line in log.read_text(encoding="utf-8").splitlines() if "ASKED" in line]
    assert len(said) == 1 and "9" in said[0], said  # the one that shows that asking is told
