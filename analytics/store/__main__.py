"""python -m analytics.store build | path | loads | rollback | demo"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from analytics.demo import SEED, SEEDS, SIZES
from analytics.errors import DashboardError, OutOfRange
from analytics.store.access import ensure, open_current
from analytics.store.illustrative import build_layers, build_with_demo
from analytics.store.publication import build, rollback
from analytics.texts import Bilingual

USAGE = f"""Cách dùng: python -m analytics.store <lệnh>

  build     dựng kho số liệu từ data/ và các lần nạp, rồi đưa vào dùng
  path      in đường dẫn bản dựng đang dùng (dựng trước nếu chưa có)
  loads     liệt kê các lần nạp trong bản đang dùng
  rollback  quay về bản dựng trước; giữ nguyên cho tới lần build sau
  demo      thêm bộ số liệu minh họa (nếu kho chưa có) rồi đưa vào dùng
            --seed N  tạo từ số N ({SEEDS[0]} đến {SEEDS[1]}; không nêu: {SEED})
            --size N  để đo tốc độ: N lớp ({SIZES[0]} đến {SIZES[1]}), mỗi lớp một bộ số liệu với
                      lĩnh vực riêng; từ 2 lớp thì không lưu lại, lần build sau sẽ thôi dùng

Kho nằm ở $DASHBOARD_STORE; không đặt biến này thì ở data/store/."""


def main(arguments: Sequence[str]) -> int:
    """Run one verb; return the exit code: 0 done, 1 not possible, 2 no such verb or option."""
    name, *rest = arguments or ("",)
    options = _options(rest)
    if name not in _VERBS or options is None or set(options) - set(_OPTIONS.get(name, ())):
        asked_for_help = list(arguments) in (["-h"], ["--help"])
        print(USAGE, file=sys.stdout if asked_for_help else sys.stderr)
        return 0 if asked_for_help else 2
    try:
        numbers = {key: _number(key, text, _OPTIONS[name][key]) for key, text in options.items()}
        _VERBS[name](**numbers)
        sys.stdout.flush()
    except DashboardError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # "loads | head -1": whoever reads has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _options(rest: Sequence[str]) -> Mapping[str, str] | None:
    """ "--seed 7" or "--seed=7" as seed → "7"; None where it is anything else."""
    words = [word for one in rest for word in one.split("=", 1)]
    names, texts = words[::2], words[1::2]
    if len(names) != len(texts) or not all(name.startswith("--") for name in names):
        return None
    return {name.removeprefix("--"): text for name, text in zip(names, texts, strict=True)}


def _number(name: str, text: str, limits: tuple[int, int]) -> int:
    try:
        number = int(text)
    except ValueError:
        raise OutOfRange(f"--{name}", text, *limits) from None
    if not limits[0] <= number <= limits[1]:
        raise OutOfRange(f"--{name}", number, *limits)
    return number


def _say(message: Bilingual) -> None:
    print(message.vi, file=sys.stderr)


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


def _demo(seed: int = SEED, size: int = 1) -> None:
    if size > 1:
        print(f"Đang dùng {build_layers(size, seed=seed, progress=_say)}")
        return
    when = datetime.now(UTC).isoformat(timespec="seconds")
    print(f"Đang dùng {build_with_demo(when, seed=seed, progress=_say)}")


_OPTIONS = {"demo": {"seed": SEEDS, "size": SIZES}}
_VERBS: dict[str, Callable[..., None]] = {
    "build": _build,
    "path": _path,
    "loads": _loads,
    "rollback": _rollback,
    "demo": _demo,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
