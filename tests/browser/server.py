"""A real server on a free port and a real Chromium: for the browser tests and the pictures."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright

ROOT = Path(__file__).parents[2]
MISSING = "no Chromium found: on Debian, apt-get install chromium"
STARTS_WITHIN = 120
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

# Chromium by itself asks the internet for updates, lists and models; a page that is tested for its
# requests needs a browser that makes none of its own.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
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
    return playwright.chromium.launch(executable_path=chromium, args=list(QUIET))


@contextmanager
def serving(store: Path, log: Path) -> Iterator[str]:
    """Serve the dashboard from a store folder; yields the address, ends exactly this server."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    with log.open("w", encoding="utf-8") as told:
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "DASHBOARD_STORE": str(store)},
            stdout=told,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(server, f"{address}/_stcore/health", log)
            yield address
        finally:
            server.terminate()
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _wait_for(server: "subprocess.Popen[bytes]", address: str, log: Path) -> None:
    ends = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < ends:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text(encoding='utf-8')}")
