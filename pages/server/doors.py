"""Every request passes here first: what is not opened by name is closed.

The framework answers whoever asks, at every address it knows. This dashboard needs few of them.
"""

import logging
import re
from pathlib import Path
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, file_util

from analytics.texts import Bilingual
from pages.server import answers, document, headers
from pages.server.hosts import Hosts, is_loopback
from pages.server.incoming import Incoming, TooMuch
from pages.ui import missing, writing

_LOG = logging.getLogger(__name__)
_READ = ("GET", "HEAD")
_PAGE = re.compile(r"/|/" + missing.ADDRESS)
_MEDIA = re.compile(r"/media/[A-Za-z0-9_.-]+")
_UPLOAD = re.compile(r"/_stcore/upload_file/([A-Za-z0-9-]+)/[A-Za-z0-9-]+")
# health: for whoever watches over the server; host-config: the framework's page asks it.
_CORE = ("/_stcore/health", "/_stcore/host-config")
_STREAM = "/_stcore/stream"


class Doors:
    """The ASGI application behind its doors."""

    def __init__(self, app: ASGIApp, hosts: Hosts) -> None:
        self.app = app
        self.hosts = hosts
        base = config.get_option("server.baseUrlPath").strip("/")
        self.base = f"/{base}" if base else ""
        self.files = _files_of_the_framework()
        self.incoming = Incoming()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, lead on, or pass to the framework."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        refused = self._stranger(scope, asked)
        if scope["type"] == "websocket":
            if refused is None and self._inner(scope) == _STREAM:
                await self.app(scope, receive, send)
            else:
                await receive()
                await send({"type": "websocket.close", "code": 1008})
        elif refused is not None:
            await answers.say(send, *refused)
        else:
            await self._http(scope, asked, receive, send)

    def _stranger(self, scope: Scope, asked: Headers) -> tuple[int, Bilingual] | None:
        """Why whoever asks is not let in at all; None for a reader of this server."""
        server = (scope.get("server") or ("",))[0]
        hosts = asked.getlist("host")
        if len(hosts) != 1 or not self.hosts.allow(hosts[0], server):
            return 400, answers.WRONG_HOST
        if writing.allowed() and not writing.open_to_all() and not is_loopback(server):
            return 403, answers.NO_LOGIN
        origin = asked.get("origin")
        if origin is not None and origin.partition("://")[2] != hosts[0]:
            return 403, answers.FROM_ELSEWHERE
        if asked.get("sec-fetch-site") in ("cross-site", "same-site") and not (
            # A link in a mail, to a page: not a frame, a picture or a script.
            asked.get("sec-fetch-mode") == "navigate"
            and asked.get("sec-fetch-dest") == "document"
            and scope.get("method") in _READ
            and _PAGE.fullmatch(self._inner(scope).rstrip("/") or "/")
        ):
            return 403, answers.FROM_ELSEWHERE
        return None

    def _inner(self, scope: Scope) -> str:
        """The path below the one that the server was given (--server.baseUrlPath)."""
        path: str = scope["path"]
        if self.base and (path == self.base or path.startswith(f"{self.base}/")):
            return path[len(self.base) :] or "/"
        return path

    async def _http(self, scope: Scope, asked: Headers, receive: Receive, send: Send) -> None:
        path, method = self._inner(scope), scope["method"]
        upload = _UPLOAD.fullmatch(path)
        if upload is not None:
            await self._upload(upload[1], scope, asked, receive, send)
        elif _PAGE.fullmatch(path):
            # Whichever page: the one document of all.
            if method in _READ:
                asks = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang")
                await answers.page(send, document.document("en" if asks == ["en"] else "vi"))
            else:
                await answers.say(send, 405, answers.NOT_SO)
        elif _MEDIA.fullmatch(path) or path in self.files or path in _CORE:
            await self._read(scope, receive, send)
        elif method in _READ and "text/html" in asked.get("accept", ""):
            kept = path.rstrip("/") if _PAGE.fullmatch(path.rstrip("/")) else missing.PLACE
            query = scope.get("query_string", b"")
            await answers.lead(send, (self.base + kept).encode() + (query and b"?" + query))
        else:
            await answers.say(send, 404, answers.NOTHING_HERE)

    async def _read(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] in _READ:
            await self._pass(scope, receive, send)
        else:
            await answers.say(send, 405, answers.NOT_SO)

    async def _upload(
        self, session: str, scope: Scope, asked: Headers, receive: Receive, send: Send
    ) -> None:
        refused = self.incoming.refused(scope["method"], session, asked.get("content-length"))
        if refused is not None:
            await answers.say(send, *refused)
            return
        with self.incoming.counted(receive) as counted:
            await self._pass(scope, counted, send)

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the framework answer, with our headers, and with words where it fails."""
        begun = False

        async def told(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = headers.with_ours(message.get("headers", []))
                if message["status"] >= 400:  # what is still on its way is not read
                    message["headers"].append((b"connection", b"close"))
            await send(message)

        # Of another page's name the framework would ask the internet whether it is this machine.
        kept = [(name, value) for name, value in scope["headers"] if name != b"origin"]
        try:
            await self.app({**scope, "headers": kept}, receive, told)
        except ClientDisconnect:
            return
        except TooMuch:
            if not begun:
                await answers.say(send, 413, answers.TOO_MUCH)
        except Exception:
            if begun:
                raise
            _LOG.exception("A request could not be answered")
            await answers.say(send, 500, answers.FAULT)


def _files_of_the_framework() -> frozenset[str]:
    """The addresses of its scripts, styles and fonts; elsewhere it would answer with its page."""
    root = Path(file_util.get_static_dir())
    found = (f"/{path.relative_to(root).as_posix()}" for path in root.rglob("*") if path.is_file())
    return frozenset(found) - {"/index.html"}
