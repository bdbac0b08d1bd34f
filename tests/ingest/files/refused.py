"""What the tests of opening share: opening some bytes, and what a refusal must say."""

from pathlib import Path

from analytics.ingest.files.opening import Sheets, open_sheets
from analytics.ingest.result import Fault


def opened(folder: Path, name: str, content: bytes) -> Sheets:
    """The bytes, received under a name that is not trusted."""
    path = folder / "received"
    path.write_bytes(content)
    return open_sheets(path, name)


def refusal(sheets: Sheets, name: str) -> Fault:
    """The fault of a file that was not opened: it names the file and says three things, twice."""
    assert sheets.sheets == ()
    fault = sheets.fault
    assert fault is not None
    assert (fault.file, fault.severity) == (name, "error")
    for said in (fault.found, fault.expected, fault.action):
        assert said.vi.strip()
        assert said.en.strip()
        assert said.vi != said.en
        assert "Traceback" not in said.vi + said.en
    return fault
