"""Which columns of a list are read, and how: a TOML file of a few lines.

name = "Phần mềm một cửa"
[columns]
received = ["Ngày tiếp nhận", "Ngày nhận"]     a header, or several that it may have
due = …  returned = …  unit = …  sector = …    these five are needed
channel = …  fee = …  state = …                these may be left out
[dates]
formats = ["%d/%m/%Y", "%d/%m/%Y %H:%M"]       strptime's; a time is cut off
empty = ["Chưa trả"]                           words for "no day yet"
[channels]
online = ["Trực tuyến"]
in_person = ["Trực tiếp", "Bưu chính"]
[states]                                       what a state means
ended = ["Người nộp rút hồ sơ", "Từ chối"]     over without a result
other = ["Đã trả kết quả", "Tạm dừng"]         anything else that may look so
[units]                                        names of the list's own → codes
"TTHCC Nha Trang" = "568"
[sectors]
"Địa chính" = "dat-dai"
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from analytics.ingest.files.guards import no_file
from analytics.ingest.result import Fault
from analytics.names import fold, has, name_key, plain
from analytics.store import DATA
from analytics.store.list_file import NEEDED, OPTIONAL
from analytics.texts import Bilingual, Message, Words, same

FOLDER = DATA / "mappings"
LABELS: dict[str, Words] = {
    "received": Message("ngày tiếp nhận"),
    "due": Bilingual("ngày hẹn trả", "due day"),
    "returned": Bilingual("ngày trả kết quả", "day returned"),
    "unit": Bilingual("đơn vị", "unit"),
    "sector": Bilingual("lĩnh vực", "sector"),
    "channel": Message("hình thức nộp"),
    "fee": Message("số tiền thanh toán trực tuyến"),
    "state": Message("trạng thái"),
}
# Headers of what says who somebody is; such a column is never read, whoever maps it.
_PERSONAL = (
    *("ho va ten", "ho ten", "ten nguoi", "nguoi nop", "nguoi dan", "cong dan", "chu ho so"),
    *("nguoi yeu cau", "nguoi uy quyen", "ho ten nguoi nop", "ngay sinh", "nam sinh", "que quan"),
    *("cccd", "cmnd", "cmt", "can cuoc", "chung minh", "ho chieu", "dinh danh", "ma so thue"),
    *("dien thoai", "sdt", "so dt", "di dong", "email", "thu dien tu"),
    *("dia chi", "noi o", "thuong tru"),
)
# Headers of what says how far a dossier is.
_STATE_HEADERS = ("trangthai", "tinhtrang", "status")
_STATE_WHOLE = ("state", "ketqua", "ketquaxuli", "ketquagiaiquyet", "ketquahoso", "ketquaxulihoso")
_TABLES = ("columns", "dates", "channels", "states", "units", "sectors")
# Of bytes; a mapping of every unit of the province has some ten thousand.
_LONGEST = 2**16
_DEEPEST, _MOST_DOTS = 20, 200
_SAMPLE = datetime(2021, 3, 31, 17, 45, 59)
# Zones are always understood; a format that writes one out would take it for nothing.
_ZONE = re.compile(r"(?:\.%f)?\s*(?:%z|%Z|Z)$")
_TRY = Message("Sửa dòng này trong tệp khai báo cột.")


@dataclass(frozen=True)
class ListMapping:
    """Which columns a list has.

    ``columns`` maps what is needed to the headers it may have, the first found counts. ``online``
    and ``in_person`` are folded words of the channel, ``ended`` and ``other`` plain words of the
    state: over without a result, and not; ``units`` and ``sectors`` map name keys to codes;
    ``empty`` are words in small letters. ``chosen`` is what the clerk chose of columns that no
    file names, as a load keeps it (see ``dossier_list.columns``).
    """

    name: str
    columns: Mapping[str, tuple[str, ...]]
    date_formats: tuple[str, ...]
    empty: tuple[str, ...] = ()
    online: frozenset[str] = frozenset()
    in_person: frozenset[str] = frozenset()
    ended: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()
    units: Mapping[str, str] = field(default_factory=dict)
    sectors: Mapping[str, str] = field(default_factory=dict)
    chosen: Mapping[str, str] = field(default_factory=dict)


class WrongMapping(Exception):
    """A mapping that cannot be used, with everything that is wrong in it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__(
            "; ".join(f"{fault.cell or fault.file}: {fault.found.vi}" for fault in faults)
        )


def read_mapping(source: Path | str, name: str = "") -> ListMapping:
    """Read a mapping.

    Args:
        source: the TOML file, or its text.
        name: what it is called in messages; a file's own name where it is left out.

    Raises:
        WrongMapping: with every problem at once.
    """
    if isinstance(source, Path):
        name = name or source.name
        fault = no_file(source, name)
        if fault is not None:
            raise WrongMapping((fault,))
        with source.open("rb") as file:
            content = file.read(_LONGEST + 1)
        if len(content) > _LONGEST:
            raise WrongMapping((_not_toml(name, Message("tệp quá 64 kB")),))
        try:
            source = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise WrongMapping((_not_toml(name, Message("không phải UTF-8")),)) from None
    if _is_nested(source):
        raise WrongMapping((_not_toml(name, Message("lồng nhau quá sâu")),))
    try:
        table = tomllib.loads(source)
    except ValueError as error:  # TOMLDecodeError, and numbers of more digits than are read
        raise WrongMapping((_not_toml(name, same(f"TOML: {error}")),)) from None
    faults = tuple(Fault(name, *problem) for problem in _problems(table))
    if faults:
        raise WrongMapping(faults)
    return _mapping(table, name)


@cache
def mappings(folder: Path = FOLDER) -> tuple[ListMapping, ...]:
    """The mappings that come with the dashboard, by file name."""
    return tuple(read_mapping(path) for path in sorted(folder.glob("*.toml")))


def is_personal(header: str) -> bool:
    """Whether a header announces who somebody is."""
    return has(plain(header), *_PERSONAL)


def is_state(header: str) -> bool:
    """Whether a header announces how far a dossier is."""
    letters = plain(header).replace(" ", "")
    return letters in _STATE_WHOLE or any(words in letters for words in _STATE_HEADERS)


def _is_nested(text: str) -> bool:
    """Whether a text may go deeper than any mapping: brackets in brackets, keys of many parts."""
    depth = 0
    for sign in text:
        depth = max(depth + (sign in "[{") - (sign in "]}"), 0)
        if depth > _DEEPEST:
            return True
    return any(line.count(".") > _MOST_DOTS for line in text.splitlines())


def _mapping(table: Mapping[str, Any], name: str) -> ListMapping:
    dates, channels, states = table["dates"], table.get("channels", {}), table.get("states", {})
    return ListMapping(
        name=table.get("name", name),
        columns={key: _texts(value) for key, value in table["columns"].items()},
        date_formats=tuple(_ZONE.sub("", text) for text in _texts(dates["formats"])),
        empty=tuple(word.strip().lower() for word in dates.get("empty", ())),
        online=frozenset(map(fold, channels.get("online", ()))),
        in_person=frozenset(map(fold, channels.get("in_person", ()))),
        ended=frozenset(map(plain, states.get("ended", ()))),
        other=frozenset(map(plain, states.get("other", ()))),
        units={name_key(name): code for name, code in table.get("units", {}).items()},
        sectors={name_key(name): code for name, code in table.get("sectors", {}).items()},
    )


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


# sheet, cell, found, expected, action
_Problem = tuple[str | None, str | None, Words, Words, Words]


def _problems(mapping: Mapping[str, Any]) -> Iterator[_Problem]:
    for key in mapping:
        if key not in ("name", *_TABLES):
            yield _wrong(None, key, same(f"“{key}”"), same(", ".join(("name", *_TABLES))))
    if not isinstance(mapping.get("name", ""), str):
        yield _wrong(None, "name", _NO_TEXT, Message("một tên"))
    loose = [name for name in _TABLES if not isinstance(mapping.get(name, {}), dict)]
    for name in loose:
        yield _wrong(None, name, _NO_TABLE, Message("bảng [{name}]", name=name))
    if not loose:
        yield from _column_problems(mapping.get("columns", {}))
        yield from _date_problems(mapping.get("dates", {}))
        yield from _channel_problems(mapping.get("channels", {}), mapping.get("columns", {}))
        yield from _state_problems(mapping.get("states", {}), mapping.get("columns", {}))
        for table in ("units", "sectors"):
            for key, code in mapping.get(table, {}).items():
                if not isinstance(code, str):
                    yield _wrong(f"[{table}]", key, _NO_TEXT, Message("một mã"))


def _column_problems(columns: Mapping[str, Any]) -> Iterator[_Problem]:
    for name in NEEDED:
        if name not in columns:
            yield _wrong("[columns]", name, _MISSING, _header_of(name))
    taken: dict[str, str] = {}
    for name, headers in columns.items():
        if name not in (*NEEDED, *OPTIONAL):
            expected = same(", ".join((*NEEDED, *OPTIONAL)))
            yield _wrong("[columns]", name, same(f"“{name}”"), expected)
        elif not _are_texts(headers):
            yield _wrong("[columns]", name, _NO_TEXT, _header_of(name))
        else:
            for header in _texts(headers):
                other = taken.setdefault(fold(header), name)
                if other != name:
                    found = Message("“{header}”, như {other}", header=header, other=other)
                    expected = Message("mỗi cột một việc")
                    yield _wrong("[columns]", name, found, expected)
                if is_personal(header):
                    yield _wrong("[columns]", name, same(f"“{header}”"), _NOBODY)


def _date_problems(dates: Mapping[str, Any]) -> Iterator[_Problem]:
    for key in dates:
        if key not in ("formats", "empty"):
            yield _wrong("[dates]", key, same(f"“{key}”"), same("formats, empty"))
    formats: Any = dates.get("formats")
    if not _are_texts(formats):
        yield _wrong("[dates]", "formats", _MISSING if formats is None else _NO_TEXT, _FORMAT)
    else:
        for text in _texts(formats):
            if not _is_format(text):
                yield _wrong("[dates]", "formats", same(f"“{text}”"), _FORMAT)
    if "empty" in dates and not _is_list(dates["empty"]):
        yield _wrong("[dates]", "empty", _NO_TEXT, _WORDS)


def _channel_problems(
    channels: Mapping[str, Any], columns: Mapping[str, Any]
) -> Iterator[_Problem]:
    expected = Message("mỗi từ một hình thức")
    names = ("online", "in_person")
    yield from _word_problems("channels", channels, names, expected)
    for key in names:
        if key not in channels and "channel" in columns:
            yield _wrong("[channels]", key, _MISSING, _WORDS)


def _state_problems(states: Mapping[str, Any], columns: Mapping[str, Any]) -> Iterator[_Problem]:
    expected = Message("mỗi từ một nghĩa")
    yield from _word_problems("states", states, ("ended", "other"), expected)
    if "ended" not in states and "state" in columns:
        yield _wrong("[states]", "ended", _MISSING, _STATES)


def _word_problems(
    table: str, words: Mapping[str, Any], names: tuple[str, str], expected: Words
) -> Iterator[_Problem]:
    """What is wrong with a table of two lists of words."""
    for key in words:
        if key not in names:
            yield _wrong(f"[{table}]", key, same(f"“{key}”"), same(", ".join(names)))
    for key in names:
        if key in words and not _is_list(words[key]):
            yield _wrong(f"[{table}]", key, _NO_TEXT, _WORDS)
    both = [words.get(key, ()) for key in names]
    if all(map(_is_list, both)):
        for word in sorted(set(map(fold, both[0])) & set(map(fold, both[1]))):
            yield _wrong(f"[{table}]", names[1], same(f"“{word}”"), expected)


def _is_format(text: str) -> bool:
    """Whether a format says year, month and day: what it writes, it reads back."""
    text = _ZONE.sub("", text)
    try:
        return datetime.strptime(_SAMPLE.strftime(text), text).date() == _SAMPLE.date()
    except ValueError:
        return False


def _are_texts(value: Any) -> bool:
    return isinstance(value, str) or (_is_list(value) and bool(value))


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(text, str) for text in value)


def _wrong(sheet: str | None, key: str | None, found: Words, expected: Words) -> _Problem:
    return sheet, key, found, expected, _TRY


def _header_of(name: str) -> Words:
    label = LABELS[name]
    return Message("tiêu đề của cột {label}", label=label)


def _not_toml(name: str, found: Words) -> Fault:
    expected = Message("một tệp TOML, mã UTF-8")
    return Fault(name, None, None, found, expected, _TRY)


_MISSING = Message("không có")
_NO_TEXT = Message("không phải chữ")
_NO_TABLE = Message("không phải một bảng")
_WORDS = Message('danh sách từ, ví dụ ["Trực tuyến"]')
_STATES = Message('danh sách từ, ví dụ ["Người nộp rút hồ sơ"]')
_FORMAT = Message("cách ghi ngày đủ ngày, tháng, năm, ví dụ %d/%m/%Y")
_NOBODY = Message("cột không cho biết người nộp là ai")
