"""python -m analytics.store build | path | loads | rollback | demo"""

import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from analytics.errors import DashboardError
from analytics.store.access import ensure, open_current
from analytics.store.illustrative import build_with_demo
from analytics.store.publication import build, rollback

USAGE = """Cách dùng: python -m analytics.store <lệnh>

  build     dựng kho số liệu từ data/ và các lần nạp, rồi đưa vào dùng
  path      in đường dẫn bản dựng đang dùng (dựng trước nếu chưa có)
  loads     liệt kê các lần nạp trong bản đang dùng
  rollback  quay về bản dựng trước; giữ nguyên cho tới lần build sau
  demo      thêm bộ số liệu minh họa (nếu kho chưa có) rồi đưa vào dùng

Kho nằm ở $DASHBOARD_STORE; không đặt biến này thì ở data/store/."""


def main(arguments: Sequence[str]) -> int:
    """Run one verb; return the exit code: 0 done, 1 not possible, 2 no such verb."""
    verb = _VERBS.get(arguments[0]) if len(arguments) == 1 else None
    if verb is None:
        asked_for_help = list(arguments) in (["-h"], ["--help"])
        print(USAGE, file=sys.stdout if asked_for_help else sys.stderr)
        return 0 if asked_for_help else 2
    try:
        verb()
    except DashboardError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _say(message: str) -> None:
    print(message, file=sys.stderr)


def _build() -> None:
    print(f"Đang dùng {build(progress=_say)}")


def _path() -> None:
    print(ensure(progress=_say))


def _loads() -> None:
    ensure(progress=_say)
    rows = open_current().rows(
        "select load_id, dataset, kind, name, row_count, loaded_at, loaded_by, file_name"
        " from loads order by load_id"
    )
    titles = ("Số", "Bộ số liệu", "Loại", "Tên", "Số dòng", "Lúc", "Người nạp", "Tệp")
    table = [titles, *(tuple(str(cell or "") for cell in row.values()) for row in rows)]
    widths = [max(len(line[column]) for line in table) for column in range(len(titles))]
    for line in table:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print("  ".join(cells).rstrip())


def _rollback() -> None:
    left, used = rollback(progress=_say)
    print(f"Đã quay về {used}" + (f", thôi dùng {left}" if left else ""))
    print("Bản này được giữ cho tới lần chạy build sau.", file=sys.stderr)


def _demo() -> None:
    when = datetime.now(UTC).isoformat(timespec="seconds")
    print(f"Đang dùng {build_with_demo(when, progress=_say)}")


_VERBS: dict[str, Callable[[], None]] = {
    "build": _build,
    "path": _path,
    "loads": _loads,
    "rollback": _rollback,
    "demo": _demo,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
