"""Archives that earlier versions wrote are opened, checked and counted right for ever.

tests/fixtures/archives/ holds what they wrote and is never written anew; a version that writes
archives in another way adds one of its own.

backup.zip, a backup: six loads with new sector, windows and a sheet, a withdrawal, a rollback.
before-inventories.zip, a folder loads/: five loads, of them one of illustrative data and a
withdrawal; manifests without windows and sectors, rows without ``ended_without_result``.
"""

import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

from analytics.store import accept, build, forward, inventory_of, look, open_reader
from analytics.store.backup import restore
from analytics.store.check import check
from tests.soak.stage import receipt

ARCHIVES = Path(__file__).resolve().parents[1] / "fixtures" / "archives"
SAID = {"who": "Lan", "when": "2026-11-30T08:30:00+07:00"}


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in open_reader(path).rows(query)]


def dossiers(path: Path) -> list[tuple[Any, ...]]:
    return rows(
        path,
        "select unit, sector, received_online, resolved_early, paid_online, fees_online_vnd,"
        " ended_without_result from current_dossiers where dataset = 'official' order by all",
    )


def printed_total(path: Path) -> list[tuple[Any, ...]]:
    return rows(path, "select value from current_indicator_values where indicator = 'received'")


def test_a_backup_with_a_withdrawal_and_a_rollback(store: Path, data: Path) -> None:
    done = restore(ARCHIVES / "backup.zip", store, when="2026-11-29T08:30:00+07:00", data=data)
    assert (done.loads, done.before) == (6, None)
    checked = check(store, data=data)
    assert (checked.loads, checked.aside, checked.path) == (6, 1, done.path)
    assert dossiers(done.path) == [
        ("568", "dat-dai", 9, 8, None, None, None),
        ("569", "dien-luc", 3, 2, 2, 150000, 1),
    ]
    assert printed_total(done.path) == [(Decimal(130730),)]
    assert rows(done.path, "select name from sectors where code = 'dien-luc'") == [("Điện lực",)]
    assert rows(done.path, "select unit, document from withdrawals") == [("22327", None)]
    days = "select unit, first_day::text, last_day::text from windows"
    assert rows(done.path, days) == [("568", "2020-12-15", "2021-03-14")]
    (rollback,) = inventory_of(open_reader(done.path)).rollbacks
    assert (rollback.numbers, rollback.who, rollback.why) == ((6,), "Lan", "tệp sai")
    _, path = forward(store, data=data, **SAID)
    assert dossiers(path)[0][:3] == ("568", "dat-dai", 99)


def test_loads_from_before_inventories_were_kept(store: Path, data: Path) -> None:
    with zipfile.ZipFile(ARCHIVES / "before-inventories.zip") as archived:
        archived.extractall(store)
    path = build(store, data=data)
    assert (look(store, data=data).path, look(store, data=data).trouble) == (path, None)
    assert check(store, data=data).loads == 5
    assert dossiers(path) == [("568", "dat-dai", 9, 8, None, None, None)]
    assert printed_total(path) == [(Decimal(130730),)]
    assert rows(path, "select unit from withdrawals") == [("569",)]
    (load,), after = accept([receipt(21, "569")], root=store, data=data)
    assert load.name == "0006-569"
    assert [row[:3] for row in dossiers(after)] == [("568", "dat-dai", 9), ("569", "dat-dai", 21)]
