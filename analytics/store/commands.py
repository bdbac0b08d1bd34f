"""python -m analytics store build | path | loads | check | backup | restore | rollback | …"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from analytics.errors import DashboardError
from analytics.i18n import Translator, translator
from analytics.store.backup import back_up, restore
from analytics.store.check import check
from analytics.store.decisions import forward, rollback
from analytics.store.inventory import Inventory
from analytics.store.loads import Load
from analytics.store.publication import build
from analytics.store.reader import open_reader
from analytics.store.recovery import give_up, recover
from analytics.store.serving import current, ensure, in_memory, inventory_of
from analytics.terminal import Value, caller, now, tell, teller
from analytics.texts import LANGUAGES

USAGE = """Cách dùng: python -m analytics store <lệnh>

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


class _Store(click.Group):
    def get_help(self, ctx: click.Context) -> str:
        return USAGE

    get_usage = get_help


class _Verb(click.Command):
    """A verb, in the language of its call, that says why it could not be done."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.params.append(
            click.Option(
                ["--language", "t"],
                type=click.Choice(LANGUAGES),
                default=LANGUAGES[0],
                callback=lambda _ctx, _param, language: translator(language),
            )
        )

    def get_help(self, ctx: click.Context) -> str:
        return USAGE

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except DashboardError as error:
            tell(ctx.params["t"](error), file=sys.stderr)
            return 1


def command(_t: Translator) -> click.Command:
    """The verbs; each knows its language itself."""
    return store


store = _Store("store")
_who = click.option("--who", type=Value(), callback=lambda _ctx, _param, name: caller(name))
_why = click.option("--why", type=Value(), default="")
_file = click.argument("file", type=Value(Path))


@store.command("build", cls=_Verb)
@click.option("--wait", type=float)
def _build(t: Translator, wait: float | None) -> None:
    path = build(progress=teller(t), patience=wait)
    tell(t("Đang dùng {path}", path=path))


@store.command("path", cls=_Verb)
def _path(t: Translator) -> None:
    tell(ensure(progress=teller(t)))


@store.command("loads", cls=_Verb)
def _loads(t: Translator) -> None:
    ensure(progress=teller(t))
    path = current()
    reader = in_memory() if path is None else open_reader(path)
    rows = reader.rows(
        "select load_id, dataset, kind, name, row_count, loaded_at, loaded_by, file_name"
        " from loads order by load_id"
    )
    titles = t.pick(
        ("Số", "Bộ số liệu", "Loại", "Tên", "Số dòng", "Lúc", "Người nạp", "Tệp"),
        ("Number", "Dataset", "Kind", "Name", "Rows", "At", "Loaded by", "File"),
    )
    table = [titles, *(tuple(str(cell or "") for cell in row.values()) for row in rows)]
    widths = [max(len(line[column]) for line in table) for column in range(len(titles))]
    for line in table:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        tell("  ".join(cells).rstrip())
    _not_counted(inventory_of(reader), t)


def _not_counted(inventory: Inventory, t: Translator) -> None:
    """The loads that a decision keeps out of the list, one line each."""
    names = {load.number: load.name for load in inventory.all_loads}
    for decision in (*inventory.rollbacks, *inventory.losses):
        lost = decision.entry == "given_up"
        for number in decision.numbers:
            reason = f"{names[number]}: {decision.who}, {decision.when}: {decision.why or '…'}"
            tell(
                t("Đã mất tệp, không tính: {reason}", reason=reason)
                if lost
                else t("Đang để riêng, không tính: {reason}", reason=reason)
            )


@store.command("check", cls=_Verb)
def _check(t: Translator) -> None:
    tell(t(check()))


@store.command("backup", cls=_Verb)
@_file
def _backup(t: Translator, file: Path) -> None:
    loads = back_up(file, who=caller(None), when=now(), progress=teller(t))
    tell(
        t.plural(
            "Đã sao lưu {loads} lần nạp vào {file}, đã kiểm tra bằng một bản dựng",
            loads,
            loads=loads,
            file=file,
        )
    )


@store.command("restore", cls=_Verb)
@_file
def _restore(t: Translator, file: Path) -> None:
    done = restore(file, when=now(), progress=teller(t))
    tell(
        t.plural(
            "Đã khôi phục {loads} lần nạp; đang dùng {path}",
            done.loads,
            loads=done.loads,
            path=done.path,
        )
    )
    if done.before is not None:
        tell(t("Kho trước khi khôi phục được giữ trong {before}", before=done.before))


@store.command("rollback", cls=_Verb)
@_who
@_why
def _rollback(t: Translator, who: str, why: str) -> None:
    loads, path = rollback(who=who, when=now(), why=why, progress=teller(t))
    tell(t("Đã để riêng, không tính: {names}; đang dùng {path}", names=_names(loads), path=path))


@store.command("forward", cls=_Verb)
@_who
@_why
def _forward(t: Translator, who: str, why: str) -> None:
    loads, path = forward(who=who, when=now(), why=why, progress=teller(t))
    tell(t("Đã tính lại: {names}; đang dùng {path}", names=_names(loads), path=path))


@store.command("recover", cls=_Verb)
@_who
@_why
def _recover(t: Translator, who: str, why: str) -> None:
    numbers, path = recover(who=who, when=now(), why=why, progress=teller(t))
    if not numbers:
        tell(t("Sổ kho và bản kê đã đúng, số liệu không phải ghi lại; đang dùng {path}", path=path))
        return
    names = ", ".join(map(str, numbers))
    tell(t("Đã ghi lại số liệu của các lần nạp: {names}; đang dùng {path}", names=names, path=path))


@store.command("give-up", cls=_Verb)
@click.argument("number", type=int)
@_who
@_why
def _give_up(t: Translator, number: int, who: str, why: str) -> None:
    path = give_up(number, who=who, when=now(), why=why, progress=teller(t))
    tell(
        t(
            "Đã ghi nhận lần nạp {number} mất hẳn, không tính; đang dùng {path}",
            number=number,
            path=path,
        )
    )


def _names(loads: Sequence[Load]) -> str:
    return ", ".join(load.name for load in loads)
