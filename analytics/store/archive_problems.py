"""What can be wrong with an archive, each with what can be done about it."""

from analytics.errors import Problem
from analytics.texts import Bilingual

INVENTORY = "loads/inventory.jsonl"
_RECOVER = Bilingual(
    "Chạy `python -m analytics store recover` để lấy lại từ bản dựng còn giữ, hoặc khôi phục từ"
    " bản sao lưu (make restore FILE=…).",
    "Run `python -m analytics store recover` to take it from a build that still has it, or restore"
    " a backup (make restore FILE=…).",
)
_ACCESS = Bilingual("Kiểm tra quyền đọc và ổ đĩa.", "See who may read it, and the disk.")


def missing(file: str, number: int) -> Problem:
    """A file of a load that the inventory names is not there."""
    found = Bilingual("không có tệp", "no file")
    expected = Bilingual(
        f"tệp của lần nạp {number} mà sổ kho ghi", f"the file of load {number} in the inventory"
    )
    return Problem(file, None, None, found, expected, _RECOVER)


def changed(file: str, number: int) -> Problem:
    """A file of a load is not as it was written."""
    found = Bilingual("tệp đã bị thay đổi", "a file that was changed")
    expected = Bilingual(
        f"tệp của lần nạp {number} như lúc nạp", f"the file of load {number} as it was loaded"
    )
    return Problem(file, None, None, found, expected, _RECOVER)


def damaged(file: str, error: Exception) -> Problem:
    """A file that says what is being written or was loaded cannot be understood."""
    found = Bilingual(f"tệp hỏng ({error!r})", f"a damaged file ({error!r})")
    expected = Bilingual("tệp JSON như lúc ghi", "the JSON file as it was written")
    return Problem(file, None, None, found, expected, _RECOVER)


def unreadable(file: str, error: OSError) -> Problem:
    """A file or folder is there and cannot be read."""
    why = error.strerror or type(error).__name__
    found = Bilingual(f"không đọc được ({why})", f"it cannot be read ({why})")
    expected = Bilingual("đọc được", "something that can be read")
    return Problem(file, None, None, found, expected, _ACCESS)


def stranger(file: str) -> Problem:
    """A file that looks like a load and that no writer of ours has finished."""
    found = Bilingual("tệp không có trong sổ kho", "a file that the inventory does not name")
    expected = Bilingual("chỉ tệp của các lần nạp", "files of loads only")
    action = Bilingual(
        "Chuyển tệp ra khỏi thư mục loads/; nếu là số liệu cần dùng thì nạp lại qua trang Nhập số"
        " liệu.",
        "Move the file out of loads/; where its figures are needed, load them again on the page"
        " Enter data.",
    )
    return Problem(file, None, None, found, expected, action)


def broken(line: int) -> Problem:
    """A line of the inventory does not follow from those before it."""
    found = Bilingual(f"dòng {line} không còn như lúc ghi", f"line {line} is not as it was written")
    expected = Bilingual("sổ kho như lúc ghi", "the inventory as it was written")
    return Problem(INVENTORY, None, None, found, expected, _RECOVER)


def no_inventory(lines: int) -> Problem:
    """There was an inventory, and there is none any more."""
    found = Bilingual("không có tệp", "no file")
    return Problem(INVENTORY, None, None, found, _witnessed(lines), _RECOVER)


def shortened(found_lines: int, lines: int) -> Problem:
    """The inventory does not go on from the one that the snapshot was built from."""
    found = Bilingual(
        f"sổ kho {found_lines} dòng, không nối tiếp sổ mà bản dựng đang giữ",
        f"an inventory of {found_lines} lines that does not go on from the one the build keeps",
    )
    return Problem(INVENTORY, None, None, found, _witnessed(lines), _RECOVER)


def _witnessed(lines: int) -> Bilingual:
    return Bilingual(
        f"sổ kho với ít nhất {lines} dòng mà bản dựng đang giữ",
        f"the inventory with at least the {lines} lines that the build keeps",
    )
