"""Asking the server's doors without a network: one request, what was answered, what was passed."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from starlette.types import Message, Receive, Scope, Send

from pages.server.doors import Doors
from pages.server.hosts import known

HERE = "127.0.0.1:8501"


@dataclass
class Answer:
    """``status`` 0: nothing was answered (a WebSocket that was let through)."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    passed: dict[str, Any] | None = None
    read: int = 0


class Behind:
    """Stands for the framework: reads what comes, answers 200 with a header of its own."""

    def __init__(self, fails: Exception | None = None) -> None:
        self.fails = fails
        self.seen: Scope | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.seen = scope
        if self.fails:
            raise self.fails
        if scope["type"] == "http":
            while (await receive()).get("more_body"):
                pass
            told = [(b"access-control-allow-origin", b"*"), (b"x-frame-options", b"ALLOW")]
            await send({"type": "http.response.start", "status": 200, "headers": told})
            await send({"type": "http.response.body", "body": b"page"})


def ask(
    path: str = "/",
    method: str = "GET",
    *,
    host: str | Iterable[str] = HERE,
    server: str = "127.0.0.1",
    address: str | None = "127.0.0.1",
    more: str = "",
    kind: str = "http",
    body: Iterable[bytes] = (b"",),
    fails: Exception | None = None,
    **headers: str,
) -> Answer:
    """What a request gets; headers as sec_fetch_site="cross-site".

    Args:
        server: the address it came in at; ``address``: the one the server was given.
        more: DASHBOARD_HOSTS.
    """
    behind, answer = Behind(fails), Answer()
    hosts = [host] if isinstance(host, str) else host
    sent = [(b"host", one.encode("latin-1")) for one in hosts]
    sent += [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()]
    bare, _, query = path.partition("?")
    scope = {
        "type": kind,
        "method": method,
        "path": bare,
        "query_string": query.encode(),
        "headers": sent,
        "server": (server, 8501),
    }
    pieces = list(body)

    async def receive() -> Message:
        piece = pieces.pop(0)
        answer.read += len(piece)
        return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            assert not answer.status, "answered twice"
            answer.status = message["status"]
            answer.headers = {k.decode(): v.decode() for k, v in message["headers"]}
            assert len(answer.headers) == len(message["headers"]), "a header is said twice"
        elif message["type"] == "websocket.close":
            answer.status = 403
        else:
            answer.body += message["body"]

    asyncio.run(Doors(behind, known(address, more))(scope, receive, send))
    answer.passed = None if behind.seen is None else dict(behind.seen)
    return answer
