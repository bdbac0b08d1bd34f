"""python -m analytics.store build | path | loads | check | backup | restore | rollback | …"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from getpass import getuser
from pathlib import Path
from typing import NoReturn

from analytics.errors import DashboardError
from analytics.store.backup import back_up, restore
from analytics.store.check import check
from analytics.store.decisions import forward, rollback
from analytics.store.inventory import Inventory
from analytics.store.loads import Load
from analytics.store.publication import build
from analytics.store.reader import open_reader
from analytics.store.recovery import give_up, recover
from analytics.store.serving import current, ensure, in_memory, inventory_of
from analytics.texts import LANGUAGES, Bilingual, tell

USAGE = """Cách dùng: python -m analytics.store <lệnh>

  build          dựng kho số liệu từ data/ và các lần nạp, rồi đưa vào dùng
                 --wait N  chờ tiến trình khác đang ghi nhiều nhất N giây
  path           in đường dẫn bản dựng đang dùng (dựng trước nếu chưa có)
  loads          liệt kê các lần nạp trong bản đang dùng, rồi các lần không tính theo quyết định
  check          đối chiếu từng tệp với sổ kho và bản đang dùng với bản dựng lại; không ghi gì
  backup TỆP     ghi một tệp .zip chứa trọn kho, đã kiểm tra bằng một bản dựng
  restore TỆP    khôi phục kho từ tệp đó; những gì đang có được chuyển vào một thư mục bên cạnh
  rollback       để riêng (thôi tính) lần nạp mới nhất; giữ nguyên cho tới lệnh forward
  forward        tính lại mọi lần nạp đang để riêng
  recover        ghi lại tệp bị mất hoặc hỏng của kho từ các bản dựng còn giữ
  give-up SỐ     ghi nhận tệp của một lần nạp đã mất hẳn; lần nạp ấy không được tính

  --who TÊN, --why LÝ DO  người quyết định và lý do, được lưu trong sổ kho
  --language vi|en        ngôn ngữ của lời báo

Kho nằm ở $DASHBOARD_STORE; không đặt biến này thì ở data/store/.
Mã thoát: 0 xong, 1 không làm được (lời báo nói vì sao), 2 gọi sai."""


class _Arguments(argparse.ArgumentParser):
    """A parser that answers with our usage."""

    def error(self, message: str) -> NoReturn:
        tell(USAGE, file=sys.stderr)
        sys.exit(2)


def main(arguments: Sequence[str]) -> int:
    """Run one verb; return the exit code: 0 done, 1 not possible, 2 no such verb or option."""
    if list(arguments) in (["-h"], ["--help"]):
        tell(USAGE)
        return 0
    try:
        given = _parser().parse_args(arguments)
    except SystemExit:
        return 2
    try:
        _VERBS[given.verb](given)
        sys.stdout.flush()
    except DashboardError as error:
        tell(error.in_(given.language), file=sys.stderr)
        return 1
    except BrokenPipeError:  # "loads | head -1": whoever reads has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = _Arguments(allow_abbrev=False, add_help=False)
    verbs = parser.add_subparsers(dest="verb", required=True, parser_class=_Arguments)
    for name in _VERBS:
        verb = verbs.add_parser(name, allow_abbrev=False, add_help=False)
        verb.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
        if name == "build":
            verb.add_argument("--wait", type=float)
        if name in ("backup", "restore"):
            verb.add_argument("file", type=Path)
        if name == "give-up":
            verb.add_argument("number", type=int)
        if name in ("rollback", "forward", "recover", "give-up"):
            verb.add_argument("--who")
            verb.add_argument("--why", default="")
    return parser


def _say(given: argparse.Namespace) -> Callable[[Bilingual], None]:
    return lambda message: tell(message.in_(given.language), file=sys.stderr)


def _who(given: argparse.Namespace) -> str:
    return given.who or getuser()


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _print(given: argparse.Namespace, vi: str, en: str) -> None:
    tell(Bilingual(vi, en).in_(given.language))


def _build(given: argparse.Namespace) -> None:
    path = build(progress=_say(given), patience=given.wait)
    _print(given, f"Đang dùng {path}", f"In use: {path}")


def _path(given: argparse.Namespace) -> None:
    tell(ensure(progress=_say(given)))


def _loads(given: argparse.Namespace) -> None:
    ensure(progress=_say(given))
    path = current()
    reader = in_memory() if path is None else open_reader(path)
    rows = reader.rows(
        "select load_id, dataset, kind, name, row_count, loaded_at, loaded_by, file_name"
        " from loads order by load_id"
    )
    titles = {
        "vi": ("Số", "Bộ số liệu", "Loại", "Tên", "Số dòng", "Lúc", "Người nạp", "Tệp"),
        "en": ("Number", "Dataset", "Kind", "Name", "Rows", "At", "Loaded by", "File"),
    }[given.language]
    table = [titles, *(tuple(str(cell or "") for cell in row.values()) for row in rows)]
    widths = [max(len(line[column]) for line in table) for column in range(len(titles))]
    for line in table:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        tell("  ".join(cells).rstrip())
    _not_counted(inventory_of(reader), given)


def _not_counted(inventory: Inventory, given: argparse.Namespace) -> None:
    """The loads that a decision keeps out of the list, one line each."""
    names = {load.number: load.name for load in inventory.all_loads}
    for decision in (*inventory.rollbacks, *inventory.losses):
        lost = decision.entry == "given_up"
        for number in decision.numbers:
            said = f"{names[number]}: {decision.who}, {decision.when}: {decision.why or '…'}"
            _print(
                given,
                f"{'Đã mất tệp' if lost else 'Đang để riêng'}, không tính: {said}",
                f"{'Files lost' if lost else 'Set aside'}, not counted: {said}",
            )


def _check(given: argparse.Namespace) -> None:
    tell(check().in_(given.language))


def _backup(given: argparse.Namespace) -> None:
    loads = back_up(given.file, who=getuser(), when=_now(), progress=_say(given))
    _print(
        given,
        f"Đã sao lưu {loads} lần nạp vào {given.file}, đã kiểm tra bằng một bản dựng",
        f"{loads} loads are backed up in {given.file}, proved by a build",
    )


def _restore(given: argparse.Namespace) -> None:
    done = restore(given.file, when=_now(), progress=_say(given))
    _print(
        given,
        f"Đã khôi phục {done.loads} lần nạp; đang dùng {done.path}",
        f"{done.loads} loads are restored; in use: {done.path}",
    )
    if done.before is not None:
        _print(
            given,
            f"Kho trước khi khôi phục được giữ trong {done.before}",
            f"The store as it was before is kept in {done.before}",
        )


def _rollback(given: argparse.Namespace) -> None:
    loads, path = rollback(who=_who(given), when=_now(), why=given.why, progress=_say(given))
    _print(
        given,
        f"Đã để riêng, không tính: {_names(loads)}; đang dùng {path}",
        f"Set aside, not counted: {_names(loads)}; in use: {path}",
    )


def _forward(given: argparse.Namespace) -> None:
    loads, path = forward(who=_who(given), when=_now(), why=given.why, progress=_say(given))
    _print(
        given,
        f"Đã tính lại: {_names(loads)}; đang dùng {path}",
        f"Counted again: {_names(loads)}; in use: {path}",
    )


def _recover(given: argparse.Namespace) -> None:
    numbers, path = recover(who=_who(given), when=_now(), why=given.why, progress=_say(given))
    if not numbers:
        _print(
            given,
            f"Sổ kho và bản kê đã đúng, số liệu không phải ghi lại; đang dùng {path}",
            f"Inventory and manifests are right, no rows had to be written again; in use: {path}",
        )
        return
    told = ", ".join(map(str, numbers))
    _print(
        given,
        f"Đã ghi lại số liệu của các lần nạp: {told}; đang dùng {path}",
        f"Rows written again of the loads: {told}; in use: {path}",
    )


def _give_up(given: argparse.Namespace) -> None:
    path = give_up(given.number, who=_who(given), when=_now(), why=given.why, progress=_say(given))
    _print(
        given,
        f"Đã ghi nhận lần nạp {given.number} mất hẳn, không tính; đang dùng {path}",
        f"Load {given.number} is recorded as lost and not counted; in use: {path}",
    )


def _names(loads: Sequence[Load]) -> str:
    return ", ".join(load.name for load in loads)


_VERBS: dict[str, Callable[[argparse.Namespace], None]] = {
    "build": _build,
    "path": _path,
    "loads": _loads,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    "rollback": _rollback,
    "forward": _forward,
    "recover": _recover,
    "give-up": _give_up,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
