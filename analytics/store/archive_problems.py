"""What can be wrong with an archive, each with what can be done about it."""

from analytics.errors import Problem
from analytics.texts import Message, Words

INVENTORY = "loads/inventory.jsonl"
_RECOVER = Message(
    "Chạy `python -m analytics store recover` để lấy lại từ bản dựng còn giữ, hoặc khôi phục từ bản"
    " sao lưu (make restore FILE=…)."
)
_ACCESS = Message("Kiểm tra quyền đọc và ổ đĩa.")


def missing(file: str, number: int) -> Problem:
    """A file of a load that the inventory names is not there."""
    found = Message("không có tệp")
    expected = Message("tệp của lần nạp {number} mà sổ kho ghi", number=number)
    return Problem(file, None, None, found, expected, _RECOVER)


def changed(file: str, number: int) -> Problem:
    """A file of a load is not as it was written."""
    found = Message("tệp đã bị thay đổi")
    expected = Message("tệp của lần nạp {number} như lúc nạp", number=number)
    return Problem(file, None, None, found, expected, _RECOVER)


def damaged(file: str, error: Exception) -> Problem:
    """A file that says what is being written or was loaded cannot be understood."""
    found = Message("tệp hỏng ({error})", error=repr(error))
    expected = Message("tệp JSON như lúc ghi")
    return Problem(file, None, None, found, expected, _RECOVER)


def unreadable(file: str, error: OSError) -> Problem:
    """A file or folder is there and cannot be read."""
    why = error.strerror or type(error).__name__
    found = Message("không đọc được ({why})", why=why)
    expected = Message("đọc được")
    return Problem(file, None, None, found, expected, _ACCESS)


def stranger(file: str) -> Problem:
    """A file that looks like a load and that no writer of ours has finished."""
    found = Message("tệp không có trong sổ kho")
    expected = Message("chỉ tệp của các lần nạp")
    action = Message(
        "Chuyển tệp ra khỏi thư mục loads/; nếu là số liệu cần dùng thì nạp lại qua trang Cập nhật"
        " số liệu."
    )
    return Problem(file, None, None, found, expected, action)


def broken(line: int) -> Problem:
    """A line of the inventory does not follow from those before it."""
    found = Message("dòng {line} không còn như lúc ghi", line=line)
    expected = Message("sổ kho như lúc ghi")
    return Problem(INVENTORY, None, None, found, expected, _RECOVER)


def no_inventory(lines: int) -> Problem:
    """There was an inventory, and there is none any more."""
    found = Message("không có tệp")
    return Problem(INVENTORY, None, None, found, _witnessed(lines), _RECOVER)


def shortened(found_lines: int, lines: int) -> Problem:
    """The inventory does not go on from the one that the snapshot was built from."""
    found = Message(
        "sổ kho {found} dòng, không nối tiếp sổ mà bản dựng đang giữ", found=found_lines
    )
    return Problem(INVENTORY, None, None, found, _witnessed(lines), _RECOVER)


def _witnessed(lines: int) -> Words:
    return Message("sổ kho với ít nhất {lines} dòng mà bản dựng đang giữ", lines=lines)
