"""Files on their way in: taken only for a page that asks, and no more than the machine can hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from starlette.types import Message, Receive
from streamlit import runtime

from analytics.texts import Bilingual
from pages.server import answers
from pages.ui import uploads, writing

# For all that the process holds: the longest lists that two clerks may choose (400 MB each,
# maxUploadSize) and the workbooks of a quarter beside them. With the process itself and one reader
# of workbooks (1 GB) that stays below the 4 GB of a small office machine.
MOST = 1_000 * 1024 * 1024
# What the framework keeps of a file besides its bytes (its name may have 4 kB), so that empty ones
# are not for nothing.
_EACH = 8 * 1024


class TooMuch(Exception):
    """The files held and on their way exceed MOST."""


class Incoming:
    """What is on its way at this moment, in bytes."""

    def __init__(self) -> None:
        self.bytes = 0

    def refused(
        self, method: str, session: str, length: str | None
    ) -> tuple[int, Bilingual] | None:
        """Why a request about a file is refused before a byte of it is read; None: go on."""
        if method not in ("PUT", "DELETE"):
            return 405, answers.NOT_SO
        if not writing.allowed() or not runtime.get_instance().is_active_session(session):
            return 403, answers.NO_UPLOAD
        if method == "DELETE":
            return None
        if not uploads.asked_for(session):
            return 403, answers.NO_UPLOAD
        # A length that is none is the server's to refuse; one without length is counted below.
        said = int(length) if length is not None and length.isdecimal() else 0
        return (413, answers.TOO_MUCH) if self._too_much(said) else None

    @contextmanager
    def counted(self, receive: Receive) -> Iterator[Receive]:
        """``receive``, which raises TooMuch at the first byte that is one too many."""
        own = 0

        async def receives() -> Message:
            nonlocal own
            message = await receive()
            size = len(message.get("body", b""))
            own += size
            self.bytes += size
            if self._too_much(0):
                raise TooMuch
            return message

        try:
            yield receives
        finally:
            self.bytes -= own

    def _too_much(self, more: int) -> bool:
        return self.bytes + more + held() > MOST


def held() -> int:
    """The size of what visitors have uploaded and the framework keeps, in bytes."""
    manager: Any = runtime.get_instance().uploaded_file_mgr
    return int(manager._total_bytes + _EACH * manager._file_count)
