"""What is wrong with the header: columns missing, doubled, not understood, exchanged."""

from collections.abc import Iterator

from analytics.ingest.files.cells import address
from analytics.ingest.form.header import LABELS, PARTS, Header, Heading
from analytics.ingest.result import Fault, Place, quoted
from analytics.texts import Bilingual

_OF_FORM = Bilingual(
    "tiêu đề như trong biểu II.06a: tiếp nhận, đã giải quyết, đang giải quyết và các cột (3)–(13)",
    "the headings of form II.06a: received, resolved, pending and columns (3)–(13)",
)


def heading_faults(header: Header, place: Place) -> list[Fault]:
    """Everything that is wrong with the header, and a notice of the columns that are left out."""
    missing = [code for code in PARTS if code not in header.columns]
    heads = any(one.heads for one in header.odd)
    # The columns below a group that is not understood are there.
    faults = [
        _missing(code, header, place)
        for code in missing
        if not (heads and _group(code) not in header.groups)
    ]
    faults += [_doubled(code, heading, place) for code, heading in header.doubled]
    strange = [one for one in header.odd if missing or one.group is not None]
    faults += [odd_fault(heading, place) for heading in strange]
    faults += _moved(header, place)
    left = [*header.passed, *(one for one in header.odd if one not in strange)]
    return faults + ([_left(left, place)] if left else [])


def _group(code: int) -> int:
    return 3 if code < 7 else 7 if code < 11 else 11


def _missing(code: int, header: Header, place: Place) -> Fault:
    label = LABELS[code]
    return place.fault(
        header.groups.get(_group(code), (header.top, header.name)),
        Bilingual(f"thiếu cột ({code}) {label.vi}", f"no column ({code}) {label.en}"),
        Bilingual(
            "đủ các cột (3)–(13) của biểu II.06a, không chỉ cột tổng số",
            "all columns (3)–(13) of form II.06a, not the totals alone",
        ),
        Bilingual(
            "Thêm cột này với tiêu đề như trong biểu.",
            "Add the column under the form's own heading.",
        ),
    )


def _doubled(code: int, heading: Heading, place: Place) -> Fault:
    label = LABELS[code]
    return place.fault(
        (heading.row, heading.column),
        Bilingual(f"cột ({code}) {label.vi} lần thứ hai", f"column ({code}) {label.en} again"),
        Bilingual("mỗi cột của biểu một lần", "each column of the form once"),
        Bilingual(
            "Cộng hai cột thành một, hoặc sửa tiêu đề của cột này.",
            "Add the two columns up in one, or correct this heading.",
        ),
    )


def odd_fault(heading: Heading, place: Place) -> Fault:
    """The fault of words over numbers that say no column of the form."""
    text = quoted(heading.text)
    return place.fault(
        (heading.row, heading.column),
        Bilingual(
            f"cột có số với tiêu đề không hiểu được: {text.vi}",
            f"numbers under a heading that is not understood: {text.en}",
        ),
        _OF_FORM,
        Bilingual(
            "Sửa tiêu đề như trong biểu, hoặc xóa cột nếu không thuộc biểu.",
            "Write the form's heading, or delete the column if it is none of the form.",
        ),
    )


def _left(headings: list[Heading], place: Place) -> Fault:
    first = headings[0]
    cells = [f"“{one.text}” ({address(one.row, one.column)})" for one in headings]
    return place.fault(
        (first.row, first.column),
        Bilingual(f"cột không đọc: {'; '.join(cells)}", f"columns not read: {'; '.join(cells)}"),
        Bilingual("chỉ các cột (3)–(13) của biểu", "the columns (3)–(13) of the form alone"),
        Bilingual(
            "Tỷ lệ, “trong đó” và cột ngoài biểu không được nạp.",
            "Rates, “of which” and columns that are none of the form are not taken.",
        ),
        "notice",
    )


def _moved(header: Header, place: Place) -> Iterator[Fault]:
    """A fault for each column whose words and printed number are not in the same order."""
    codes = {column: code for code, column in header.columns.items() if column in header.numbers}
    numbers = sorted(header.numbers[column] for column in codes)
    by_code = sorted(codes, key=lambda column: codes[column])
    for column, number in zip(by_code, numbers, strict=True):
        printed = header.numbers[column]
        if printed == number:
            continue
        code = codes[column]
        label = LABELS[code]
        yield place.fault(
            (header.body - 1, column),
            Bilingual(
                f"số cột ({printed}) dưới tiêu đề “{label.vi}”",
                f"the column number ({printed}) under the heading “{label.en}”",
            ),
            Bilingual(f"số cột ({number})", f"the column number ({number})"),
            Bilingual(
                "Tiêu đề hoặc số cột bị đổi chỗ: xem lại số liệu của cột này thuộc cột nào.",
                "Headings or column numbers were exchanged: check whose figures this column holds.",
            ),
        )
