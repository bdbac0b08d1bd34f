"""All inputs of a build, checked: every problem of every file at once, or validated frames."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pandas as pd

from analytics.demo import DEMO_DOCUMENT, PERIODS, dossiers, fingerprint
from analytics.errors import InputProblems, Problem, UnknownName
from analytics.schema import CATALOGUE, COUNTS, INDICATOR_VALUES, PUBLISHED, Table
from analytics.store.archive import Archive, read_archive
from analytics.store.cell_checks import cell_problems, shown
from analytics.store.folders import data_folder
from analytics.store.inventory import FILE
from analytics.store.loads import DOSSIERS, Load
from analytics.store.loads import PUBLISHED as PUBLISHED_KIND
from analytics.store.models import digest_of
from analytics.store.relation_checks import relation_problems
from analytics.store.row_checks import (
    catalogue_of,
    key_problems,
    known_codes,
    overlap_problems,
    reference_problems,
    row_problems,
    total_problems,
)
from analytics.store.text_table import TextTable, read_csv
from analytics.texts import Bilingual, Message

# The illustrative dataset is a part of every build, made anew each time (40 ms).
_DEMO_FILE, _DEMO_MAKER = "so-lieu-minh-hoa", "Bảng điều khiển"


@dataclass(frozen=True)
class Inputs:
    """Validated inputs: catalogue tables as frames of text (null = None), and loads in order.

    ``inventory`` are the lines of the archive's inventory, ``manifests`` the text of its loads'
    manifests by name: a snapshot keeps both.
    """

    tables: Mapping[str, pd.DataFrame]
    loads: tuple[Load, ...]
    inventory: tuple[str, ...] = ()
    manifests: Mapping[str, str] = field(default_factory=dict)


def read_files(data: Path | None = None) -> dict[str, bytes]:
    """Return the bytes of every file of data/catalogue/ and data/published/, by name.

    Raises InputProblems for files that cannot be read; a missing one is left to ``check_files``.
    """
    folder = data_folder(data)
    names = [f"catalogue/{table.name}.csv" for table in CATALOGUE]
    files, problems = {}, []
    try:
        published = os.listdir(folder / "published")  # not glob: it takes what is closed for empty
        names += sorted(f"published/{name}" for name in published if name.endswith(".csv"))
    except FileNotFoundError:
        pass
    except OSError as error:
        problems.append(_unreadable("published/", error))
    for name in names:
        try:
            files[name] = (folder / name).read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            problems.append(_unreadable(name, error))
    raise_problems(problems)
    return files


def _unreadable(name: str, error: OSError) -> Problem:
    found = Message("không đọc được ({why})", why=error.strerror)
    expected = Message("tệp đọc được")
    action = Message("Kiểm tra quyền đọc.")
    return Problem(name, None, None, found, expected, action)


def inputs_digest(files: Mapping[str, bytes], archive: Archive) -> str:
    """The digest of the input files and of everything that the archive's inventory names."""
    return digest_of({**files, f"loads/{FILE}": archive.inventory.content})


def read_inputs(data: Path | None = None, archive: Path | None = None) -> Inputs:
    """Read and check data/catalogue/, data/published/ and the archive of accepted loads.

    Published files become the first loads, in the order of their names; the illustrative dataset
    and the archive's follow. Raises InputProblems with every problem of every file.
    """
    return check_files(read_files(data), None if archive is None else read_archive(archive))


def check_files(files: Mapping[str, bytes], archive: Archive | None = None) -> Inputs:
    """Check the bytes of input files (see ``read_files``); raises InputProblems."""
    frames, published, demo, problems = _checked(tuple(sorted(files.items())))
    raise_problems([*problems, *(archive.problems if archive is not None else ())])
    loads = [*published, demo] if demo is not None else [*published]
    if archive is None:
        return Inputs(frames, tuple(loads))
    # Archives from before it was part of every build hold the illustrative dataset as a load.
    loads += [load for load in archive.counting if demo is None or load.dataset != "demo"]
    manifests = {archive.loads[number].name: text for number, text in archive.manifests.items()}
    return Inputs(frames, tuple(loads), archive.inventory.lines, manifests)


@lru_cache(maxsize=1)
def _checked(
    contents: tuple[tuple[str, bytes], ...],
) -> tuple[Mapping[str, pd.DataFrame], tuple[Load, ...], Load | None, tuple[Problem, ...]]:
    """The tables, published and illustrative loads of input files, and what is wrong with them.

    Every look, preview and build asks this of the same files, of which it takes half the time.
    """
    files = dict(contents)
    tables, published, problems = parse_files(files)
    problems += check_tables(tables, published)
    problems += _name_problems(tables["documents"], published)
    if problems:
        return {}, (), None, tuple(problems)
    frames = {name: frame_of(text) for name, text in tables.items()}
    loads = [published_load(name, text, files[name]) for name, text in published.items()]
    return frames, tuple(loads), _demo_load(frames["units"], frames["sectors"]), ()


def parse_files(
    files: Mapping[str, bytes],
) -> tuple[dict[str, TextTable], dict[str, TextTable], list[Problem]]:
    """Return the catalogue by table name, published tables by file name, problems of form."""
    tables, published, problems = {}, {}, []
    for table in CATALOGUE:
        tables[table.name], wrong = _parse(f"catalogue/{table.name}.csv", files, table)
        problems += wrong
    for name in sorted(name for name in files if name.startswith("published/")):
        published[name], wrong = _parse(name, files, PUBLISHED)
        problems += wrong
    return tables, published, problems


def check_tables(
    tables: Mapping[str, TextTable], received: Mapping[str, TextTable]
) -> list[Problem]:
    """Return what is wrong in the cells, rows, keys and references of tables of text.

    ``tables`` is the whole catalogue by table name; ``received`` are further tables by file.
    """
    return table_problems((*tables.values(), *received.values()), tables)


def table_problems(texts: Iterable[TextTable], tables: Mapping[str, TextTable]) -> list[Problem]:
    """Return what is wrong in some tables of text; ``tables`` is the whole catalogue by name."""
    codes, catalogue = known_codes(tables), catalogue_of(tables)
    problems: list[Problem] = []
    for text in texts:
        problems += cell_problems(text)
        problems += key_problems(text)
        problems += overlap_problems(text)
        problems += total_problems(text)
        problems += reference_problems(text, codes, catalogue)
        problems += row_problems(text, catalogue)
        problems += relation_problems(text, codes)
    return problems


def raise_problems(problems: Iterable[Problem]) -> None:
    """Raise InputProblems, in the order of files and rows, when there is any problem."""
    ordered = sorted(problems, key=lambda problem: (problem.file, problem.row or 0))
    if ordered:
        raise InputProblems(tuple(ordered))


def frame_of(text: TextTable) -> pd.DataFrame:
    """Return a table's rows as a frame of text, null = None, in file order."""
    rows = [[row.cells[name] for name in text.table.names] for row in text.rows]
    return pd.DataFrame(rows, columns=list(text.table.names), dtype="str")


def published_load(name: str, text: TextTable, content: bytes) -> Load:
    """Return the load of one published file: its name is the code of its document."""
    code = Path(name).stem
    frame = frame_of(text).assign(document=code)
    # As rows of a load have them: what a published file has no column for is null.
    frame = frame.reindex(columns=list(INDICATOR_VALUES.names)).astype("str")
    return Load(
        name=code,
        kind=PUBLISHED_KIND,
        dataset="official",
        document=code,
        file_name=Path(name).name,
        sha256=hashlib.sha256(content).hexdigest(),
        rows=frame,
        row_count=len(frame),
        periods=periods_of(text),
    )


def _demo_load(units: pd.DataFrame, sectors: pd.DataFrame) -> Load | None:
    """The load of illustrative dossiers; None where the catalogue is another than Khánh Hòa's.

    It never keeps the official figures from being built.
    """
    try:
        rows = dossiers(units, sectors)
    except (UnknownName, ValueError):
        return None
    sha256 = fingerprint(rows)
    record = {"date": None, "period": None, "address": None, **DEMO_DOCUMENT, "sha256": sha256}
    return Load(
        name=_DEMO_FILE,
        kind=DOSSIERS,
        dataset="demo",
        document=record["code"],
        file_name=_DEMO_FILE,
        sha256=sha256,
        rows=rows.assign(**dict.fromkeys(name for name in COUNTS if name not in rows)),
        row_count=len(rows),
        periods=PERIODS,
        loaded_by=_DEMO_MAKER,
        record=record,
    )


def periods_of(text: TextTable) -> tuple[str, ...]:
    """Return the period codes a table names, in order."""
    return tuple(sorted({row.cells["period"] or "" for row in text.rows}))


def _parse(name: str, files: Mapping[str, bytes], table: Table) -> tuple[TextTable, list[Problem]]:
    if name in files:
        return read_csv(name, files[name], table)
    found = Message("không có tệp")
    expected = Message("tệp {table}", table=Bilingual(f"“{table.grain}”", table.name))
    action = Message("Thêm tệp này.")
    missing = Problem(name, None, None, found, expected, action)
    return TextTable(name, table, (), complete=False), [missing]


def _name_problems(documents: TextTable, published: Iterable[str]) -> list[Problem]:
    if not documents.complete:
        return []
    codes = {row.cells["code"] for row in documents.rows}
    expected = Message("tên tệp là một mã trong catalogue/documents.csv")
    action = Message("Thêm tài liệu vào documents.csv, hoặc đổi tên tệp.")
    return [
        Problem(name, None, None, shown(Path(name).stem), expected, action)
        for name in published
        if Path(name).stem not in codes
    ]
