"""Files as they never should be, and what reading them must still keep to.

``python -m tests.ingest.fuzz --minutes N [--seed S]`` makes and reads files for so long, and says
how many. ``test_fuzz`` lets hypothesis do the same with few. A file that breaks a promise is named
by its seed: the same seed makes the same file.
"""

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from analytics.catalogue import Catalogue, read_catalogue
from analytics.ingest import read as reading_room
from analytics.ingest.files.opening import open_sheets
from analytics.ingest.indicator_sheet import COLUMNS
from analytics.ingest.result import Fault, Reading
from tests.fixtures.memory import memory_reader
from tests.fixtures.small import SMALL
from tests.ingest.files.workbooks import SAMPLES, packed, parts_of, table
from tests.ingest.form.papers import HEADER, NUMBERS, TITLE, building, land, total

Cell = object
Rows = list[list[Cell]]
# A file may take a minute; these are small, and the machine may be busy.
SLOWEST = 60
ODD: tuple[Cell, ...] = (
    *(None, "", " ", "-", "—", "không", "x", "1.769", "1,769", "98,63", "1 769", "1.234.567,8"),
    *("#REF!", "#N/A", '=HYPERLINK("http://example.invalid","x")', "=1+1", "+1", "@SUM(A1)", "-1"),
    *(0, -1, 0.5, 1e-9, 1e15, 1e300, 2**53, True, False, "9" * 400, "NaN", "1e5", "٣", "½"),
    *("STT", "Tổng cộng", "Tổng số", "I", "IV", "XLVIII", "(1)", "13", "Đất đai", "Đất  đại"),
    *("Lĩnh vực giải quyết", "Số lượng hồ sơ tiếp nhận", "Quá hạn", "Kỳ báo cáo: Quý V/2021"),
    *("Quý I/2021", "Từ ngày 31/02/2021 đến ngày 0/0/0", "Đơn vị báo cáo:", "Năm 99999", "2021-Q1"),
    *("Người lập biểu", "a\u0300\u0301\u0323" * 40, "\u202e\u200b\ufeff", "\x0b\x1f", "𝔘𝔫𝔦", "‮"),
    *("Sở, ban, ngành", "Huyện, thị xã, thành phố", "Ð" * 3000, "'", '"', ";", "{}", "%s", "../x"),
    *("Mã số liệu", "Mã phạm vi", "Giá trị", "Toàn tỉnh", "received", "block=all; unit=568"),
    *("gần 1.000 hồ sơ", "48/63", "35,8 tỷ", "Từ 2022 đến hết quý I/2021", "since-..since-..2020"),
    *("Mã hồ sơ", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày trả", "31/03/2021", "2021-03-31"),
)


def form(random: Random) -> Rows:
    """A sheet like form II.06a."""
    body = [list(random.choice((land, building, total))()) for _ in range(random.randrange(6))]
    return [list(row) for row in (*TITLE, *HEADER, NUMBERS)] + body


def dossiers(random: Random) -> Rows:
    """A sheet like a list of dossiers."""
    head: list[Cell] = [
        "Mã hồ sơ",
        "Đơn vị",
        "Lĩnh vực",
        "Ngày tiếp nhận",
        "Ngày hẹn trả",
        "Ngày trả",
    ]
    days = ["02/01/2021", "2021-02-28", "31/03/2021 10:30", 44197, ""]
    units = ["Sở Nội vụ", "UBND huyện Vạn Ninh", "Ninh Hòa"]
    return [head] + [
        [f"H{number}", random.choice(units), "Đất đai", *(random.choice(days) for _ in range(3))]
        for number in range(random.randrange(8))
    ]


def indicators(random: Random) -> Rows:
    """A sheet like the indicator sheet, of the indicators and scopes of the small catalogue."""
    fields = [column.field for column in COLUMNS]
    words = {"local": "Khối địa phương", "local; level=district": "UBND cấp huyện"}
    rows: Rows = [[column.heading.vi for column in COLUMNS]]
    for indicator in random.sample(SMALL["indicators"], random.randrange(1, 5)):
        place = random.choice(list(words))
        said: dict[str, Cell] = {
            "code": indicator["code"],
            "name": indicator["name_vi"],
            "scope": words[place],
            "unit": indicator.get("unit", "hồ sơ"),
            "value": random.choice((0, 12, 98.63, 0.9863, "1.769", "98,63%", "gần 1.300", "48/63")),
            "precision": random.choice((None, "gần", "hơn")),
            "period": random.choice(("Quý I/2021", "Năm 2020", "31/3/2021", "2021-Q1")),
            "place": f"block={place}",
        }
        rows.append([said.get(field) for field in fields])
    title: Rows = [["Kỳ báo cáo: Quý I/2021"], ["Đơn vị báo cáo: Toàn tỉnh"], []]
    return title + rows


def noise(random: Random) -> Rows:
    """A sheet like nothing."""
    width = random.randrange(1, 20)
    return [[random.choice(ODD) for _ in range(width)] for _ in range(random.randrange(1, 30))]


def odd_cells(random: Random, rows: Rows) -> None:
    """Some cells hold something else."""
    for _ in range(random.randrange(1, 12)):
        row = random.choice(rows)
        if row:
            row[random.randrange(len(row))] = random.choice(ODD)


def shuffled_rows(random: Random, rows: Rows) -> None:
    """Rows stand in another order."""
    first = random.randrange(len(rows))
    rest = rows[first:]
    random.shuffle(rest)
    rows[first:] = rest


def shuffled_columns(random: Random, rows: Rows) -> None:
    """Columns stand in another order."""
    order = list(range(max(len(row) for row in rows)))
    random.shuffle(order)
    rows[:] = [[row[place] if place < len(row) else None for place in order] for row in rows]


def lost(random: Random, rows: Rows) -> None:
    """A row, or the right part of the table, is missing."""
    del rows[random.randrange(len(rows))]
    if random.random() < 0.3:
        width = random.randrange(1, 14)
        rows[:] = [row[:width] for row in rows]


def doubled(random: Random, rows: Rows) -> None:
    """The table, or a row, is there twice."""
    row = random.choice(rows)
    rows.extend([list(one) for one in (rows if random.random() < 0.3 else [row])])


CHANGES: tuple[Callable[[Random, Rows], None], ...] = (
    *(odd_cells, odd_cells, shuffled_rows, shuffled_columns, lost, doubled),
)


def flipped(random: Random, content: bytes) -> bytes:
    """Some bytes are other bytes, or the rest is gone."""
    changed = bytearray(content)
    for _ in range(random.choice((1, 1, 3, 20))):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(
        changed[: random.randrange(len(changed) + 1)] if random.random() < 0.2 else changed
    )


def broken_part(random: Random, package: bytes) -> bytes:
    """One part of a package is damaged while the package itself holds together."""
    parts = parts_of(package)
    name = random.choice(sorted(parts))
    parts[name] = flipped(random, parts[name])
    return packed(parts)


def text(random: Random, rows: Rows) -> bytes:
    """The rows as a text file."""
    delimiter = random.choice(";,\t|")
    quote = random.choice(('"', ""))
    lines = (
        delimiter.join(f"{quote}{'' if cell is None else cell}{quote}" for cell in row)
        for row in rows
    )
    encoding = random.choice(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258"))
    return random.choice(("\n", "\r\n")).join(lines).encode(encoding, "replace")


def file(random: Random) -> tuple[str, bytes]:
    """A file under some name."""
    name = random.choice(("a.xlsx", "a.xls", "a.ods", "a.csv", "Biểu số 6a (sửa).xlsx", "=1+1"))
    if random.random() < 0.25:
        content = random.choice(sorted(SAMPLES.glob("*.*"))).read_bytes()
    else:
        rows = random.choice((form, form, form, indicators, indicators, dossiers, noise))(random)
        for _ in range(random.randrange(4)):
            if rows:
                random.choice(CHANGES)(random, rows)
        content = text(random, rows) if random.random() < 0.3 else table(rows)
    damage = random.random()
    if damage < 0.2:
        content = flipped(random, content)
    elif damage < 0.4 and content.startswith(b"PK"):
        content = broken_part(random, content)
    return name, content


def check(path: Path, name: str, content: bytes, catalogue: Catalogue) -> str:
    """Read a file, and raise AssertionError for every promise that is not kept.

    Returns:
        What became of it, for the count.
    """
    path.write_bytes(content)
    opened = open_sheets(path, name)
    reading = reading_room.read(path, name, catalogue, work=path.parent)
    assert (opened.fault is None) or (opened.sheets == ())
    for fault in (*([opened.fault] if opened.fault else []), *reading.faults):
        _check_fault(fault, name, reading)
        assert fault.sheet or not fault.cell or opened.container == "csv", "a cell of no sheet"
    assert reading.file == name
    assert reading.faults or reading.rows or reading.parquet or reading.questions
    assert not (reading.is_clean and opened.fault)
    if opened.fault is not None:
        return "refused"
    return "clean" if reading.is_clean else f"{reading.kind} with faults"


def _check_fault(fault: Fault, name: str, reading: Reading) -> None:
    assert fault.file == name
    assert all(
        text.strip() for said in (fault.found, fault.expected, fault.action) for text in said
    )
    assert "Traceback" not in str(fault)
    failed = reading_room._failed(name).found
    assert fault.found != failed, f"a reader failed: {reading.kind}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Make and read files for some minutes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args(arguments)
    catalogue = read_catalogue(memory_reader())
    became: Counter[str] = Counter()
    seed, end = asked.seed, time.monotonic() + asked.minutes * 60
    with tempfile.TemporaryDirectory() as folder:
        while seed == asked.seed or time.monotonic() < end:
            name, content = file(Random(seed))
            started = time.monotonic()
            try:
                became[check(Path(folder) / "received", name, content, catalogue)] += 1
            except Exception as error:
                became["broken promise"] += 1
                print(f"seed {seed}: {type(error).__name__}: {error}")
            if time.monotonic() - started > SLOWEST:
                became["too slow"] += 1
                print(f"seed {seed}: {time.monotonic() - started:.0f} s")
            seed += 1
    print(f"{became.total()} files: {dict(became)}")


if __name__ == "__main__":
    main()
