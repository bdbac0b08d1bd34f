"""Units, sectors, channels and states of a list as the catalogue calls them, and the sums of these.

What is unclear is asked.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analytics import schema
from analytics.i18n import both
from analytics.ingest.checks import LARGEST, Large, is_large, large_question
from analytics.ingest.dossier_list.mapping import ListMapping
from analytics.ingest.files import old_encodings
from analytics.ingest.files.unicode import name_lost
from analytics.ingest.name_matching import NEW, Index, Match, Option, Units
from analytics.ingest.new_sectors import NewSector, new_sector
from analytics.ingest.questions import OUT, Context
from analytics.ingest.result import Count, Fault, Location, Question
from analytics.names import clean, fold, has, name_key, plain
from analytics.store.list_sums import RolledUp
from analytics.texts import Message

Row = Mapping[str, Any]
ONLINE, IN_PERSON = "online", "in_person"
ENDED, GOES_ON, DONE = "ended", "other", "done"
# Words of a state that tell that a dossier ended otherwise than by its result: taken back, sent
# back, refused, dropped.
_LOOKS_ENDED = (
    *("rút", "thu hồi", "trả lại", "trả hồ sơ", "chuyển trả", "bị trả", "hoàn trả", "từ chối"),
    *("không tiếp nhận", "không duyệt", "không đủ", "không hợp lệ", "không giải quyết"),
    *("không xử lý", "không thuộc", "không thành công", "hủy", "xóa", "đóng hồ sơ", "đình chỉ"),
    *("chấm dứt", "dừng", "dừng xử lý", "dừng giải quyết", "quá hạn bổ sung", "vô hiệu"),
    *("withdrawn", "returned", "refused", "rejected", "cancelled", "canceled", "incomplete"),
)
# Without its marks "dừng" is "đúng": on time.
_ENDED_FOLDED = tuple(map(fold, _LOOKS_ENDED))
_ENDED_PLAIN = tuple(plain(words) for words in _LOOKS_ENDED if words != "dừng")
# Words of a state that tell that the result is there, unless another one says: not yet.
_DONE_WORDS = (
    *("da tra", "da tra ket qua", "tra ket qua", "tra dung han", "tra truoc han", "tra som han"),
    *("hoan thanh", "da giai quyet", "giai quyet xong", "xu ly xong", "da xong", "co ket qua"),
    *("completed", "finished", "resolved", "done"),
)
_NOT_YET = ("chưa", "chờ", "đang", "hẹn", "sắp", "không", "not")
_NOT_YET_FOLDED, _NOT_YET_PLAIN = tuple(map(fold, _NOT_YET)), tuple(map(plain, _NOT_YET))
# So many unknown names are no names: another column was mapped, and its content is nobody's to see.
_MOST_UNKNOWN = 40


@dataclass(frozen=True)
class Named:
    """The code of each name as it stands in the list; those the clerk leaves out have OUT.

    ``new`` are the sectors that the clerk confirmed as new.
    """

    codes: Mapping[str, str]
    faults: tuple[Fault, ...] = ()
    questions: tuple[Question, ...] = ()
    new: tuple[NewSector, ...] = ()


def name_units(
    rows: Sequence[Row], mapping: ListMapping, units: Units, context: Context, location: Location
) -> Named:
    """Find the unit of every name."""

    def ask(name: str, key: str, match: Match, dossiers: int) -> Question:
        out = Message("không nạp các hồ sơ này: đơn vị coi như chưa gửi")
        text = Message("“{name}” ({count} hồ sơ) là đơn vị nào?", name=name, count=Count(dossiers))
        return Question(f"unit:{key}", text, (*units.options(match.near), (OUT, out)))

    counts = _counts(rows, "unit")
    return _named(counts, mapping.units, units.by_code, units.index, ask, context, location)


def name_sectors(
    rows: Sequence[Row], mapping: ListMapping, units: Units, context: Context, location: Location
) -> Named:
    """Find the sector of every name."""

    def ask(name: str, key: str, match: Match, dossiers: int) -> Question:
        text = Message(
            "“{name}” ({count} hồ sơ) là lĩnh vực nào?", name=name, count=Count(dossiers)
        )
        return Question(f"sector:{key}", text, units.sector_options(match.near))

    counts = _counts(rows, "sector")
    sectors = context.catalogue.sectors
    return _named(counts, mapping.sectors, sectors, units.sectors, ask, context, location)


def name_channels(rows: Sequence[Row], mapping: ListMapping, context: Context) -> Named:
    """Find out which words of the channel mean online; "" is a dossier that has none."""
    codes: dict[str, str] = {}
    questions: dict[str, Question] = {}
    for word, dossiers in _counts(rows, "channel", received=True).items():
        key = fold(word)
        if key and key in mapping.online:
            codes[word] = ONLINE
        elif key and key in mapping.in_person:
            codes[word] = IN_PERSON
        else:
            question = questions.setdefault(key, _channel_question(word, key, dossiers))
            codes[word] = context.answer(question) or IN_PERSON
    return Named(codes, (), tuple(questions.values()))


def name_states(
    texts: Mapping[str, int],
    words: Mapping[str, str],
    mapping: ListMapping,
    context: Context,
    location: Location,
) -> Named:
    """Find out which words of the state mean that a dossier ended without a result, or with one.

    Args:
        texts: what stands in the column, and how often.
        words: the same texts in Unicode.
        mapping: its words.
        context: the clerk's answers.
        location: where a fault is.
    """
    codes: dict[str, str] = {}
    unknown: dict[str, list[str]] = {}
    for text in texts:
        key = plain(words[text])
        if key in mapping.ended:
            codes[text] = ENDED
        elif key in mapping.other or not _looks_ended(words[text]):
            codes[text] = DONE if _is_done(words[text]) else GOES_ON
        else:
            unknown.setdefault(key, []).append(text)
    if len(unknown) > _MOST_UNKNOWN:
        return Named(codes, (_no_states(location, len(unknown)),))
    questions = []
    for key, same_key in unknown.items():
        dossiers = sum(texts[text] for text in same_key)
        questions.append(_state_question(clean(words[same_key[0]]), key, dossiers))
        codes |= dict.fromkeys(same_key, context.answer(questions[-1]) or GOES_ON)
    return Named(codes, (), tuple(questions))


def _named(
    counts: Mapping[str, int],
    own: Mapping[str, str],
    known: Mapping[str, Any],
    index: Index,
    ask: Callable[[str, str, Match, int], Question],
    context: Context,
    location: Location,
) -> Named:
    codes: dict[str, str] = {}
    unknown: dict[str, list[str]] = {}
    faults: list[Fault] = []
    for name in counts:
        key = name_key(name)
        matches = (own[key],) if key in own else index.exact(name)
        if old_encodings.LOST in name:
            faults.append(name_lost(location, name))
        elif len(matches) != 1:
            unknown.setdefault(key, []).append(name)
        elif matches[0] in known:
            codes[name] = matches[0]
        else:
            faults.append(_no_code(location, name, matches[0]))
    if len(unknown) > _MOST_UNKNOWN:
        return Named(codes, (*faults, _no_names(location, len(unknown))))
    questions = []
    new: list[NewSector] = []
    for key, names in unknown.items():
        question = ask(names[0], key, index.find(names[0]), sum(counts[name] for name in names))
        questions.append(question)
        answer = context.answer(question)
        if answer == NEW:
            new.append(new_sector(names[0], location, None))
            codes |= dict.fromkeys(names, new[-1].code)
        elif answer is not None:
            codes |= dict.fromkeys(names, answer)
    return Named(codes, tuple(faults), tuple(questions), tuple(new))


def _counts(rows: Iterable[Row], name: str, received: bool = False) -> dict[str, int]:
    """How many dossiers each name has, the most first; of channels, those of the period."""
    counts: dict[str, int] = {}
    for row in rows:
        if row[name] is not None or name == "channel":
            dossiers = row["received"] if received else row["counted"]
            counts[row[name] or ""] = counts.get(row[name] or "", 0) + dossiers
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _channel_question(word: str, key: str, dossiers: int) -> Question:
    count = Count(dossiers)
    text = Message(
        "{count} hồ sơ có hình thức “{word}”: nộp trực tuyến hay không?", count=count, word=word
    )
    if not word:
        text = Message("{count} hồ sơ không ghi hình thức nộp: tính là gì?", count=count)
    options: tuple[Option, ...] = (
        (IN_PERSON, Message("trực tiếp, dịch vụ bưu chính")),
        (ONLINE, Message("trực tuyến")),
    )
    return Question(f"channel:{key}", text, options)


def _looks_ended(text: str) -> bool:
    key = fold(text)
    return has(key, *(_ENDED_PLAIN if key == plain(text) else _ENDED_FOLDED))


def _is_done(text: str) -> bool:
    key = fold(text)
    # With its marks "chờ", to wait, is not "cho": for.
    not_yet = has(key, *(_NOT_YET_PLAIN if key == plain(text) else _NOT_YET_FOLDED))
    return has(plain(text), *_DONE_WORDS) and not not_yet


def _state_question(word: str, key: str, dossiers: int) -> Question:
    count = Count(dossiers)
    text = Message(
        "{count} hồ sơ có trạng thái “{word}”: đã kết thúc mà không có kết quả?",
        count=count,
        word=word,
    )
    options: tuple[Option, ...] = (
        (
            ENDED,
            Message(
                "phải: không tính là đã giải quyết, cũng không tính đang giải quyết hay quá hạn"
            ),
        ),
        (
            GOES_ON,
            Message("không: có ngày trả thì đã giải quyết, chưa có thì đang giải quyết"),
        ),
    )
    return Question(f"state:{key}", text, options)


def _no_states(location: Location, number: int) -> Fault:
    count = Count(number)
    return location.fault(
        None,
        Message(
            "cột trạng thái có {count} cách ghi hồ sơ kết thúc mà khai báo không có", count=count
        ),
        Message("một số ít trạng thái của phần mềm"),
        Message("Kiểm tra tệp khai báo cột: có thể đã chỉ nhầm cột."),
    )


def _no_code(location: Location, name: str, code: str) -> Fault:
    return location.fault(
        None,
        Message("“{name}” = “{code}” trong tệp khai báo cột", name=name, code=code),
        Message("mã có trong danh mục của kỳ này"),
        Message("Sửa mã trong tệp khai báo cột."),
    )


def _no_names(location: Location, number: int) -> Fault:
    count = Count(number)
    return location.fault(
        None,
        Message("{count} giá trị khác nhau không có trong danh mục", count=count),
        Message("tên đơn vị hoặc lĩnh vực"),
        Message("Kiểm tra tệp khai báo cột: có thể đã chỉ nhầm cột."),
    )


_ENDED_COUNT = "ended_without_result"
_SHOWN = 5
_OUTCOMES = (
    *("resolved_early", "resolved_on_time", "resolved_late"),
    *("pending_in_time", "pending_overdue"),
)
# Counts that a list has only with a column of its own.
_FROM = {"paid_online": "fee", "fees_online_vnd": "fee", _ENDED_COUNT: "state"}
# Every count of dossiers; what is paid is another thing.
_DOSSIERS = ("received_online", "received_in_person", "carried_over", *_OUTCOMES)
# What a list can count; any other column of a dossier row is not known from it.
_COUNTED = {*_DOSSIERS, *_FROM}
_CHOOSE = Message("Chọn lại đơn vị, hoặc đúng tệp.")


def rows_of(
    rolled: RolledUp,
    named: tuple[Named, Named, Named],
    period: str,
    columns: Collection[str],
) -> tuple[dict[str, Any], ...]:
    """The rows of schema.DOSSIERS; names of one unit, spelled in several ways, are one."""
    units, sectors, channels = (column.codes for column in named)
    sums: dict[tuple[str, str], Counter[str]] = {}
    for row in rolled.rows:
        unit, sector = units.get(row["unit"], OUT), sectors.get(row["sector"], OUT)
        if OUT in (unit, sector):
            continue
        into = sums.setdefault((unit, sector), Counter())
        is_online = channels[row["channel"] or ""] == ONLINE
        into["received_online" if is_online else "received_in_person"] += row["received"]
        for name in ("carried_over", *_OUTCOMES, _ENDED_COUNT):
            into[name] += row[name]
        into["paid_online"] += row["paid"]
        into["fees_online_vnd"] += row["fees_vnd"]
    known = _COUNTED - {name for name, column in _FROM.items() if column not in columns}
    return tuple(
        {"period": period, "unit": unit, "sector": sector}
        | {name: into[name] if name in known else None for name in schema.COUNTS}
        for (unit, sector), into in sorted(sums.items())
    )


def other_units(
    rows: Sequence[Mapping[str, Any]], units: Units, context: Context, location: Location
) -> list[Fault]:
    """A fault where the clerk chose one unit and the list has others."""
    others = sorted({row["unit"] for row in rows} - {context.unit})
    if context.unit is None or not others:
        return []
    names = [units.name(code) for code in others[:_SHOWN]]
    more = "" if len(others) <= _SHOWN else ", …"
    listed = both(lambda t: ", ".join(map(t, names)) + more)
    return [location.fault(None, listed, units.name(context.unit), _CHOOSE)]


def large_units(
    rows: Sequence[Mapping[str, Any]], units: Units, context: Context
) -> Question | None:
    """Asked where a unit has more dossiers than any has, or tenfold what it ever had."""
    totals: dict[str, Counter[str]] = {}
    for row in rows:
        counts = {name: row[name] or 0 for name in _DOSSIERS}
        totals.setdefault(row["unit"], Counter()).update(counts)
    figures = []
    for unit, counts in totals.items():
        had, before = max(counts.values()), context.catalogue.largest.get(unit)
        if is_large(had, before, LARGEST):
            figures.append(Large(units.name(unit), had, before))
    return large_question(figures, "large")
