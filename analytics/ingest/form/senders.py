"""Who sent a table of several units, and whether every row in it is the sender's to report."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from analytics.ingest.catalogue import Units
from analytics.ingest.form.rows import Sorted, heading_level
from analytics.ingest.form.unit import said_units, unit_question
from analytics.ingest.questions import Context
from analytics.ingest.result import Fault, Place, Question, quoted
from analytics.ingest.title import Title
from analytics.names import has, plain
from analytics.texts import Bilingual

# A table of half of the departments and districts, so many at least, is one of the whole province,
# whoever put it together.
_FEWEST = 8
_WHOLE = ("toan tinh", "ubnd tinh")
_PROVINCE = "=province"


def strangers(
    rows: Sequence[Sorted],
    codes: Mapping[int, str],
    context: Context,
    units: Units,
    title: Title,
    place: Place,
    number: int,
) -> tuple[Question | None, list[Fault]]:
    """A fault for every row of a unit that is neither the sender nor a part of it.

    Args:
        rows: the table's lines.
        codes: sheet row → the unit that it is of.
        context: with the clerk's choice and answers.
        units: those of the period.
        title: what stands above; it names the sender.
        place: the sheet.
        number: the sheet's place in the file.
    """
    codes = {row: code for row, code in codes.items() if code in units.by_code}
    if not codes or _is_of_province(title, codes, units):
        return None, []
    found, told = said_units(units, title, place)
    asked: Question | None = None
    sender: str | None
    if context.unit is not None:
        # A table of others altogether is told once, of the whole file.
        sender = context.unit if is_table_of(units, context.unit, codes.values()) else None
    elif len(found) > 1:
        asked = unit_question(units, found, told, title, place, number)
        sender = context.answer(asked)
    else:
        sender = found[0] if found else _likely(rows, codes, units)
    if sender is None or has(plain(str(units.by_code[sender]["name"])), *_WHOLE):
        return asked, []
    own = belonging(units, sender)
    name = units.name(sender)
    return asked, [
        place.fault(
            (row.line.row, row.line.column),
            quoted(row.line.unit or row.line.name),
            Bilingual(
                f"dòng của {name.vi} hoặc đơn vị trực thuộc, như nơi gửi bảng này",
                f"a row of {name.en}, who sent the table, or of a unit that belongs to it",
            ),
            Bilingual(
                "Xóa dòng này: đơn vị ấy gửi số của mình. Bảng của cả tỉnh thì ghi “Đơn vị báo cáo:"
                " UBND tỉnh” ở trên bảng.",
                "Delete the row: that unit sends its own figures. Over a table of the whole"
                " province write “Đơn vị báo cáo: UBND tỉnh”.",
            ),
        )
        for row in rows
        if row.kind == "own" and codes.get(row.line.row, sender) not in own
    ]


def is_table_of(units: Units, sender: str, codes: Iterable[str]) -> bool:
    """Whether some units are those of a district's table: itself or one that belongs to it."""
    own = belonging(units, sender) if sender in units.by_code else set()
    return len(own) > 1 and not own.isdisjoint(codes)


def belonging(units: Units, sender: str) -> set[str]:
    """A unit and those that belong to it."""
    return {sender} | {code for code, row in units.by_code.items() if row["parent"] == sender}


def _is_of_province(title: Title, codes: Mapping[int, str], units: Units) -> bool:
    named = [plain(told.text) for told in title.named]
    lines = [plain(told.text) for told in title.lines]
    if any(has(text, *_WHOLE) for text in named) or any(has(text, _WHOLE[0]) for text in lines):
        return True
    high = [code for code, row in units.by_code.items() if row["level"] in ("province", "district")]
    reported = len(set(high) & set(codes.values()))
    return reported >= max(_FEWEST, len(high) / 2)


def _likely(rows: Sequence[Sorted], codes: Mapping[int, str], units: Units) -> str | None:
    """The district that more than half of the rows are of, where no heading announces others."""
    levels = {heading_level(row.line.name) for row in rows if row.kind == "heading"}
    if levels & {"province", "central", "public_service"}:
        return None
    families = Counter(_family(units, code) for code in dict.fromkeys(codes.values()))
    (family, most), *_ = families.most_common(1)
    is_district = family != _PROVINCE and most > 1 and most > families.total() / 2
    return family if is_district else None


def _family(units: Units, code: str) -> str:
    row = units.by_code[code]
    if row["level"] == "district":
        return code
    return str(row["parent"] or _PROVINCE) if row["level"] == "commune" else _PROVINCE
