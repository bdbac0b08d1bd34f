"""Reading a report's file in a process of its own, with limits: python -m analytics.reports.worker.

As ``ingest.files.worker`` does with workbooks: whatever the file makes of its reader, the server
goes on. What comes back is JSON.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from analytics.ingest.files.cells import Damaged, Locked, TooMuch
from analytics.ingest.files.package import DAMAGE
from analytics.ingest.files.worker import MEMORY, SECONDS, answer_of, limit
from analytics.reports.blocks import Container, Content, content_of, plain_of


class Scanned(Exception):
    """The pages are pictures: there is no text in them."""


_REFUSALS: dict[str, type[Exception]] = {
    **{"locked": Locked, "much": TooMuch, "scanned": Scanned, "damaged": Damaged}
}


def content(path: Path, container: Container) -> Content:
    """What a file holds, at most 1 GB and 60 seconds.

    Raises:
        TooMuch: beyond these limits.
        Locked: for a file with a password.
        Scanned: for pictures of pages.
        Damaged: for a file that cannot be read.
    """
    answer = answer_of("analytics.reports.worker", str(path.resolve()), container)
    if "refused" in answer:
        raise _REFUSALS[answer["refused"]]
    return content_of(answer)


def main(arguments: Sequence[str]) -> int:
    """Write the blocks of a file, or why they are not read, to stdout as JSON."""
    limit(MEMORY, SECONDS)
    sys.stdout.write(json.dumps(_answer(Path(arguments[0]), arguments[1])))
    return 0


def _answer(path: Path, container: str) -> dict[str, Any]:
    try:
        return plain_of(_read(path, container))
    except (MemoryError, RecursionError, TooMuch):
        return {"refused": "much"}
    except Locked:
        return {"refused": "locked"}
    except Scanned:
        return {"refused": "scanned"}
    except (Damaged, KeyError, ElementTree.ParseError, *DAMAGE):
        return {"refused": "damaged"}


def _read(path: Path, container: str) -> Content:
    """Each kind's reader is imported where it is needed: the process starts sooner."""
    if container == "docx":
        from analytics.reports.word import read_word

        return read_word(path)
    if container == "odt":
        from analytics.reports.opendocument import read_opendocument

        return read_opendocument(path)
    if container == "pdf":
        from analytics.reports.pdf import read_pdf

        read = read_pdf(path)
        if read is None:
            raise Scanned
        return read
    from analytics.reports.plain_text import read_file

    return read_file(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
