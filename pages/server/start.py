"""What the server's process does when it starts, and when it will not."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from starlette.middleware import Middleware
from streamlit import config

from analytics.ingest.files import private_folder
from analytics.texts import Bilingual
from pages.server import hosts
from pages.server.doors import Doors
from pages.ui import process, trouble, uploads, writing

# Seconds; whoever is back within one of them (a dropped line) goes on where they were.
_ROUND = 30


def guarded() -> dict[str, Any]:
    """The arguments of the framework's application: the doors, and the work at start and end.

    Ends the process with words where the server must not be started like that.
    """
    address = config.get_option("server.address")
    try:
        names = hosts.known(address)
    except hosts.WrongHost as error:
        _end(
            Bilingual(
                f"{hosts.VARIABLE}: “{error}” không phải tên máy."
                " Ghi tên máy, không kèm http://, cách nhau bằng dấu phẩy.",
                f"{hosts.VARIABLE}: “{error}” is no name of a machine."
                " Give names without http://, separated by commas.",
            )
        )
    alone = hosts.is_loopback(address) and all(map(hosts.is_loopback, hosts.more()))
    if writing.allowed() and not writing.open_to_all() and not alone:
        _end(
            Bilingual(
                "Chế độ nhập số liệu chưa có đăng nhập: ai truy cập được máy chủ đều nạp được số"
                " liệu. Vì vậy chỉ mở cho chính máy này (HOST=127.0.0.1, không có"
                f" {hosts.VARIABLE}). Nếu vẫn muốn mở cho máy khác, đặt {writing.NO_LOGIN}=1.",
                "The mode for putting data in has no login yet: whoever reaches the server may put"
                " data in. It is therefore open to this machine only (HOST=127.0.0.1, no"
                f" {hosts.VARIABLE}). To open it to others all the same, set {writing.NO_LOGIN}=1.",
            )
        )
    return {
        "lifespan": _lifespan,
        "middleware": [Middleware(Doors, hosts=names)],
        "on_script_error": trouble.failed,
    }


def _end(words: Bilingual) -> None:
    sys.exit("\n".join(words))


@asynccontextmanager
async def _lifespan(_app: object) -> AsyncIterator[None]:
    process.send_at_once()
    private_folder.begin()
    watch = asyncio.create_task(_watch())
    address = config.get_option("server.address")
    name = "localhost" if address in (None, "0.0.0.0", "::") else address
    port = config.get_option("server.port")
    print(f"Mở http://{name}:{port} trong trình duyệt (Ctrl+C để dừng)", flush=True)
    yield
    watch.cancel()
    with suppress(asyncio.CancelledError):
        await watch


async def _watch() -> None:
    away: set[str] = set()
    while True:
        await asyncio.sleep(_ROUND)
        away = uploads.forget_who_left(away)
