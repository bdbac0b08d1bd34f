"""The sheet behind ``samples/sheet.*``: ``python -m tests.ingest.indicator_sheet.samples DIR``.

Of the small catalogue, which changes seldom: names are compared when a sheet is read back.
"""

import sys
from pathlib import Path

from tests.fixtures.memory import memory_reader
from tests.ingest.indicator_sheet.papers import WHOLE, blanks

TYPED = {
    "received": 1769,
    "resolved": "1.234",
    "late": "gần 20 hồ sơ",
    "on_time_rate": 98.63,
    "online_rate": "21,65%",
    "fees_online": "35,8 triệu",
}
READ = {
    "received": "1769",
    "resolved": "1234",
    "late": "20",
    "on_time_rate": "98.63",
    "online_rate": "21.65",
    "fees_online": "35800000",
}


def write(path: Path) -> Path:
    """Write it as the clerk would save it."""
    paper = blanks(memory_reader())("2021-Q2")
    for code, value in TYPED.items():
        paper.put(code, value, place=WHOLE)
    return paper.save(path)


if __name__ == "__main__":
    write(Path(sys.argv[1]) / "sheet.xlsx")
