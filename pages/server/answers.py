"""Plain answers of the server itself, for what never reaches the dashboard: in both languages."""

from html import escape

from starlette.types import Send

from analytics.texts import Bilingual
from pages.server import headers

WRONG_HOST = Bilingual(
    "Máy chủ này không mở dưới tên đó. Hãy dùng địa chỉ mà người phụ trách đã cho;"
    " người phụ trách khai thêm tên bằng biến DASHBOARD_HOSTS (xem README).",
    "This server does not answer to that name. Use the address that its administrator gave you;"
    " the administrator adds names with the variable DASHBOARD_HOSTS (see README).",
)
FROM_ELSEWHERE = Bilingual(
    "Yêu cầu đến từ một trang web khác nên không được nhận.",
    "The request came from another web page and is refused.",
)
NO_LOGIN = Bilingual(
    "Chế độ nhập số liệu chưa có đăng nhập nên chỉ phục vụ chính máy này (xem README).",
    "The mode for putting data in has no login yet and serves only this machine (see README).",
)
NO_UPLOAD = Bilingual(
    "Tệp chỉ được nhận tại trang Cập nhật số liệu, khi trang đang mở.",
    "Files are taken only by the page Update the data, while it is open.",
)
TOO_MUCH = Bilingual(
    "Máy chủ đang giữ quá nhiều tệp. Nạp hoặc bỏ bớt tệp đã chọn rồi thử lại.",
    "The server holds too many files. Publish or remove some of those chosen and try again.",
)
NOTHING_HERE = Bilingual("Không có gì ở địa chỉ này.", "There is nothing at this address.")
NOT_SO = Bilingual("Địa chỉ này không nhận yêu cầu đó.", "This address takes no such request.")
FAULT = Bilingual(
    "Máy chủ gặp lỗi; đã ghi vào nhật ký. Hãy tải lại trang.",
    "The server met with an error, which is in its log. Please load the page again.",
)


async def say(send: Send, status: int, words: Bilingual) -> None:
    """Answer and close the connection: what the sender still has to say is not read."""
    body = (
        '<!DOCTYPE html><html lang="vi"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>CCHC Khánh Hòa</title>'
        f'<p>{escape(words.vi)}</p><p lang="en">{escape(words.en)}</p></html>'
    ).encode()
    await _answer(send, status, body, [(b"cache-control", b"no-store"), (b"connection", b"close")])


async def page(send: Send, body: bytes) -> None:
    """Answer with the document of a page, which names files of this version: it is not kept."""
    await _answer(send, 200, body, [(b"cache-control", b"no-cache")])


async def _answer(send: Send, status: int, body: bytes, more: headers.Headers) -> None:
    told = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        *more,
    ]
    start = {"type": "http.response.start", "status": status, "headers": headers.with_ours(told)}
    await send(start)
    await send({"type": "http.response.body", "body": body})


async def lead(send: Send, place: bytes) -> None:
    """Send a browser on to another address of this server."""
    told = [(b"location", place), (b"content-length", b"0"), (b"cache-control", b"no-store")]
    start = {"type": "http.response.start", "status": 303, "headers": headers.with_ours(told)}
    await send(start)
    await send({"type": "http.response.body", "body": b""})
