"""A list of dossiers of the small province, its sums by hand, and how the tests read it."""

import csv
import json
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Any

from analytics.catalogue import Catalogue
from analytics.ingest.dossier_list import read_list, worker
from analytics.ingest.files.opening import open_sheets
from analytics.ingest.result import Reading

HEADER = [
    *("Mã hồ sơ", "Họ và tên", "Số CCCD", "Điện thoại", "Địa chỉ", "Đơn vị", "Lĩnh vực"),
    *("Ngày tiếp nhận", "Ngày hẹn trả", "Ngày trả kết quả", "Hình thức nộp"),
    "Số tiền thanh toán trực tuyến",
]
# Nobody of this name, number or street: invented for this test.
PERSON = ("Trần Thị Hư Cấu", "079000000000", "0900000000", "1 đường Không Có")
NHA_TRANG, CAM_RANH = "UBND thành phố Nha Trang", "Thành phố Cam Ranh"
SHA = "0" * 64

# unit, sector, received, due, returned, channel, paid online; 2021-Q1 is 1/1 to 31/3.
ROWS = [
    # carried over, returned on the first day, on its due day
    (NHA_TRANG, "Đất đai", "31/12/2020", "01/01/2021", "01/01/2021", "Trực tiếp", ""),
    # returned the day before the period: does not concern it
    (NHA_TRANG, "Đất đai", "01/12/2020", "31/12/2020", "31/12/2020", "Trực tiếp", ""),
    # received on the first day, returned on the last, a day before it is due; paid
    (NHA_TRANG, "Đất đai", "01/01/2021", "01/04/2021", "31/03/2021", "Trực tuyến", "15.000"),
    # received on the last day, returned after the period, due after it
    (NHA_TRANG, "Đất đai", "31/03/2021", "05/04/2021", "02/04/2021", "Trực tuyến", "20.000"),
    # due on the last day, not returned by its end
    (NHA_TRANG, "Đất đai", "10/03/2021", "31/03/2021", "", "Trực tiếp", ""),
    # received after the period
    (NHA_TRANG, "Đất đai", "01/04/2021", "09/04/2021", "", "Trực tuyến", ""),
    # late by a day
    (NHA_TRANG, "Xây dựng", "04/01/2021", "08/01/2021", "09/01/2021", "Bưu chính", ""),
    # the same unit in other words, letters and signs
    (
        "UBND TP. Nha Trang",
        "xây dựng",
        "04/01/2021",
        "08/01/2021",
        "07/01/2021",
        "Trực tuyến",
        "5000",
    ),
    # carried over and still there, overdue since last year
    (CAM_RANH, "Đất đai", "01/06/2020", "01/07/2020", "", "Trực tiếp", ""),
    # carried over and still there, in time
    (CAM_RANH, "Đất đai", "01/12/2020", "01/06/2021", "", "trực tuyến", ""),
    # without a due day: neither early nor late; one returned, one not
    (CAM_RANH, "Đất đai", "05/02/2021", "", "05/02/2021", "Trực tiếp", ""),
    (CAM_RANH, "Đất đai", "06/02/2021", "", "", "Trực tiếp", ""),
]


def counts(**told: int) -> dict[str, Any]:
    """Counts of a unit and sector, 0 where nothing is said; a list without states tells no ends."""
    names = (
        *("received_online", "received_in_person", "carried_over"),
        *("resolved_early", "resolved_on_time", "resolved_late"),
        *("pending_in_time", "pending_overdue", "paid_online", "fees_online_vnd"),
    )
    return dict.fromkeys(names, 0) | {"ended_without_result": None} | told


BY_HAND = {
    ("568", "dat-dai"): counts(
        received_online=2,
        received_in_person=1,
        carried_over=1,
        resolved_early=1,
        resolved_on_time=1,
        pending_in_time=1,
        pending_overdue=1,
        paid_online=1,
        fees_online_vnd=15000,
    ),
    ("568", "xay-dung"): counts(
        received_online=1,
        received_in_person=1,
        resolved_early=1,
        resolved_late=1,
        paid_online=1,
        fees_online_vnd=5000,
    ),
    ("569", "dat-dai"): counts(
        received_in_person=2,
        carried_over=2,
        resolved_on_time=1,
        pending_in_time=2,
        pending_overdue=1,
    ),
}


def text(rows: Iterable[tuple[str, ...]], delimiter: str = ",", header: bool = True) -> str:
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    if header:
        writer.writerow(HEADER)
    for number, (unit, sector, received, due, returned, channel, fee) in enumerate(rows):
        person = (PERSON[0], *PERSON[1:])
        writer.writerow(
            [f"HS{number}", *person, unit, sector, received, due, returned, channel, fee]
        )
    return out.getvalue()


def write(folder: Path, content: str | bytes, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def answer_here(what: str, **asked: Any) -> Any:
    """What the process that reads lists would answer, asked in this one."""
    told = worker._WHAT[what](json.loads(json.dumps(asked)))
    return json.loads(json.dumps(told, default=str))


def read(path: Path, catalogue: Catalogue, period: str | None = "2021-Q1", **more: Any) -> Reading:
    opened = open_sheets(path, path.name)
    assert opened.container is not None
    return read_list(
        path,
        path.name,
        SHA,
        catalogue,
        container=opened.container,
        sheets=opened.sheets if opened.container not in ("csv", "parquet") else (),
        period=period,
        **{"window": "calendar", **more},
    )


def sums(reading: Reading) -> dict[tuple[str, str], dict[str, Any]]:
    return {
        (row["unit"], row["sector"]): {
            name: value for name, value in row.items() if name not in ("period", "unit", "sector")
        }
        for row in reading.rows
    }


def found(reading: Reading, severity: str = "error") -> list[str]:
    return [fault.found.vi for fault in reading.faults if fault.severity == severity]


GOOD = ROWS[2]


def with_(**changes: str) -> tuple[str, ...]:
    names = ("unit", "sector", "received", "due", "returned", "channel", "fee")
    return tuple(changes.get(name, cell) for name, cell in zip(names, GOOD, strict=True))
