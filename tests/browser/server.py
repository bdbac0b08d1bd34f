"""A real server on a free port and a real Chromium: for the browser tests and the pictures."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser, Playwright

ROOT = Path(__file__).parents[2]
MISSING = "no Chromium found: on Debian, apt-get install chromium"
STARTS_WITHIN = 300
TRIES = 3
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

# Chromium by itself asks the internet for updates, lists and models; a page that is tested for its
# requests needs a browser that makes none of its own.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--renderer-process-limit=1",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """Where Debian's chromium lies, or None."""
    found = shutil.which("chromium")
    usual = Path("/usr/bin/chromium")
    return found or (str(usual) if usual.exists() else None)


def launch(playwright: Playwright, chromium: str) -> Browser:
    """Start a browser that sends nothing of its own."""
    return playwright.chromium.launch(
        executable_path=chromium, args=list(QUIET), timeout=STARTS_WITHIN * 1000
    )


@contextmanager
def serving(store: Path, log: Path, script: str = "dashboard.py") -> Iterator[str]:
    """Serve the dashboard from a store folder; yields the address, ends exactly this server."""
    for _ in range(TRIES):
        port = _free_port()
        server = _start(port, store, log, script)
        try:
            # Somebody else may have taken the port meanwhile: then the server ends by itself.
            if _runs(server, port):
                yield f"http://127.0.0.1:{port}"
                return
        finally:
            server.terminate()
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
    raise RuntimeError(f"the server did not start:\n{log.read_text(encoding='utf-8')}")


def _start(port: int, store: Path, log: Path, script: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    with log.open("w", encoding="utf-8") as told:
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "DASHBOARD_STORE": str(store)},
            stdout=told,
            stderr=subprocess.STDOUT,
        )


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _runs(server: "subprocess.Popen[bytes]", port: int) -> bool:
    """Wait until the server answers at the port; one that found it taken ends by itself."""
    ends = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < ends and server.poll() is None:
        with (
            suppress(OSError),
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=60),
        ):
            time.sleep(0.1)
            return server.poll() is None
        time.sleep(0.1)
    return False
