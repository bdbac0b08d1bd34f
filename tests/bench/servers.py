"""Servers of a benchmark: started on a free port of this machine, and ended by whoever started."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 120


@dataclass(frozen=True)
class Server:
    """A running server: its address, its process, when that was started, and its log."""

    address: str
    pid: int
    started: float
    log: Path

    @property
    def said(self) -> str:
        """What it has written into its log so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    @property
    def resident(self) -> int:
        """Bytes of memory that the process holds now."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        line = next(line for line in lines if line.startswith("VmRSS"))
        return int(line.split()[1]) * 1024


@contextmanager
def streamlit(entry: str, store: Path, wait: bool = True) -> Iterator[Server]:
    """Serve a Streamlit script (a path within the tree) on a store folder."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", entry, "--server.port", str(port)]
    with _serving(command, port, store, "/_stcore/health" if wait else None) as server:
        yield server


@contextmanager
def python(module: str, store: Path, *arguments: str) -> Iterator[Server]:
    """Serve by a module that is given its port and further arguments."""
    port = _free_port()
    command = [sys.executable, "-m", module, str(port), *arguments]
    with _serving(command, port, store, "/") as server:
        yield server


@contextmanager
def _serving(
    command: Sequence[str], port: int, store: Path, health: str | None
) -> Iterator[Server]:
    with tempfile.NamedTemporaryFile("w+", encoding="utf-8") as log:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "DASHBOARD_STORE": str(store)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        server = Server(f"http://127.0.0.1:{port}", process.pid, started, Path(log.name))
        try:
            if health is not None:
                _wait(process, server.address + health)
            yield server
        except BaseException:
            log.seek(0)
            sys.stderr.write(log.read()[-4000:])
            raise
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: "subprocess.Popen[bytes]", address: str) -> None:
    ends = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < ends and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"nothing answers at {address}")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
