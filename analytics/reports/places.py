"""Around each number of a report: its clause, sentence, paragraph and headings.

A clause begins behind the number before; "lần lượt là" gives each of its numbers the subject that
is its own; a cell of a table stands for a clause of its row and its head.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from analytics.reports.document import Paragraph
from analytics.reports.left_out import PART_OF_NAME
from analytics.reports.numbers import LeftOut, Number, is_number, read_numbers
from analytics.reports.words import ASIDE, compared

# A sentence ends before a capital letter, not behind an initial or a short form ("TP. Nha Trang").
_END = re.compile(r"(?<!\b[A-ZĐ])(?<!\bT[TPX])(?<!\bTh)[.!?…]+[”\")]?\s+(?=[A-ZĐÀ-Ỹ“\"(0-9])")
_BREAK = re.compile(r"[;()]|:\s")
_IN_TURN = re.compile(
    r"\b(?:lần\s+lượt|tương\s+ứng)(?:\s+(?:là|đạt|có|được|chiếm|tương\s+ứng|lần\s+lượt))*\s*:?\s*$",
    re.IGNORECASE,
)
# Where what is said of all things of a list begins behind the last of them.
_SAID = re.compile(r"\s(?:đã|được|có|đạt|giải quyết|tiếp nhận|là)\s", re.IGNORECASE)
# Up to the last word that says of what kind the things of a list are.
_KIND = re.compile(r".*\b(?:hạng|loại|mức|ngành|lĩnh vực)\s(?=\s*\w)", re.IGNORECASE)
# The signs of items, the outer ones first.
_DEPTHS = ".)-+"
_SIGN = re.compile(r"\(?[^\W_]{1,2}[.)]|[^\w\s]")
_LIST = re.compile(r"\s*(?:,|;|và|\bvới\b)\s*", re.I)
# A number and the two words behind it.
_NAMED = re.compile(r"(?<![\w.,(])[0-9]+%?(?:\s+[^\W\d_]+){2}")
_BETWEEN = re.compile(r"[\s,;]*(?:và)?[\s,;]*(?:hồ sơ|thủ tục|tthc|đơn vị)?[\s,;]*(?:và)?\s*", re.I)
# A word in a cell, and what only numbers its row.
_WORD, _ROMAN = re.compile(r"[^\W\d_]{2}"), re.compile(r"(?i)[IVXLC]+\.?")


_AND = compared("và").strip()


@dataclass(frozen=True)
class Spot:
    """A number and what stands around it.

    ``left`` and ``right`` are the words of its clause as printed; ``before`` the sentence up to the
    number; ``sentence`` the whole; ``earlier`` the sentences before it in the paragraph, the
    nearest last; ``lead`` the paragraph that leads to the list it stands in; ``headings`` those of
    its sections, the nearest first. ``depth`` counts the brackets that it stands in. ``cell`` says
    that it stands in a table; ``after`` is how many numbers of the sentence stand before it.
    """

    number: Number
    paragraph: Paragraph
    left: str
    right: str
    before: str
    sentence: str
    sentence_start: int
    earlier: tuple[str, ...]
    lead: str
    headings: tuple[str, ...]
    depth: int = 0
    after: int = 0
    cell: bool = False
    subject: str = ""

    @property
    def kind(self) -> str:
        """What a cue calls such a number: "#", "#%", "#đ", "#/", "/#"."""
        if self.number.unit in ("%", "điểm %"):
            return "#%"
        if self.number.unit == "đồng":
            return "#đ"
        return {"of": "#/", "base": "/#"}.get(self.number.part, "#")

    @property
    def near(self) -> str:
        """The clause as it is compared, the number being its kind of "#"."""
        return compared(f"{self.left} {self.kind} {self.right}")

    @property
    def tight(self) -> str:
        """What of the clause stands between the commas around the number, as it is compared."""
        if self.cell:
            return self.near
        before, number, behind = self.near.partition(f" {self.kind} ")
        # Of subjects behind "lần lượt" the last is its own.
        own = f" {f'{before} '.rpartition(' ; ')[2].strip()} "
        if self.after:
            # What stands before the first comma, or "và", belongs to the number before.
            sign = " , " if " , " in own else f" {_AND} "
            own = own.partition(sign)[2] if sign in own else own
        words = f"{own}{number}{f' {behind}'.split(' , ')[0]}"
        return f" {' '.join(words.split())} "


@dataclass(frozen=True)
class _Lead:
    """A paragraph that ends in ":", its sign as an item, and that of the items behind it."""

    text: str
    sign: str
    listed: str = ""


@dataclass
class Spots:
    """All numbers of a report, and what is no figure."""

    spots: list[Spot] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def spots_of(paragraphs: Sequence[Paragraph], names: Iterable[str] = ()) -> Spots:
    """Every number of a report with what stands around it.

    Args:
        paragraphs: of the report, in their order.
        names: texts whose digits belong to a name: "tự bảo đảm 100% chi thường xuyên".
    """
    named = {
        " ".join(match[0].split()).lower() for name in names for match in _NAMED.finditer(name)
    }
    spots = Spots()
    headings: dict[int, str] = {}
    leads: list[_Lead] = []
    last = ""
    for paragraph in paragraphs:
        if paragraph.kind == "heading":
            depth = paragraph.section.count(".")
            headings = {at: text for at, text in headings.items() if at < depth}
            headings[depth] = paragraph.text
            leads, last = [], paragraph.text
            continue
        above = tuple(headings[depth] for depth in sorted(headings, reverse=True))
        if paragraph.kind == "row":
            _row(spots, paragraph, last, above)
            continue
        leads = _leads_to(paragraph, leads)
        lead = " ".join(lead.text for lead in leads)
        numbers, left = read_numbers(paragraph.text, paragraph.locator)
        numbers, inside = _without_names(numbers, paragraph, named)
        spots.left_out += sorted([*left, *inside], key=lambda part: part.start)
        spots.spots += _sentences(paragraph, numbers, lead, above)
        if paragraph.text.rstrip().endswith(":"):
            leads.append(_Lead(paragraph.text, _sign(paragraph)))
        last = paragraph.text
    return spots


def _leads_to(paragraph: Paragraph, leads: Sequence[_Lead]) -> list[_Lead]:
    """What leads to an item: the paragraph before its list, and the items that it is part of."""
    if paragraph.kind != "item":
        return []
    sign = _sign(paragraph)
    kept: list[_Lead] = []
    for lead in leads:
        listed = lead.listed or sign
        if lead.sign == sign or _DEPTHS.find(sign[-1:]) < _DEPTHS.find(listed[-1:]):
            break
        kept.append(replace(lead, listed=listed))
    return kept


def _sign(paragraph: Paragraph) -> str:
    """What kind of sign an item has: "-", "+", "a)", "1."; "" for no item."""
    match = _SIGN.match(paragraph.text) if paragraph.kind == "item" else None
    return re.sub(r"[0-9]+", "1", re.sub(r"[^\W\d_]", "a", match[0])) if match else ""


def _without_names(
    numbers: Sequence[Number], paragraph: Paragraph, named: Collection[str]
) -> tuple[tuple[Number, ...], list[LeftOut]]:
    """The numbers without those within a name of the catalogue, and these."""
    kept: list[Number] = []
    inside: list[LeftOut] = []
    for number in numbers:
        match = _NAMED.match(paragraph.text, number.start)
        if match is not None and " ".join(match[0].split()).lower() in named:
            text, place = number.printed, paragraph.locator
            inside.append(LeftOut(text, place, PART_OF_NAME, number.start, number.end))
        else:
            kept.append(number)
    return tuple(kept), inside


def _sentences(
    paragraph: Paragraph, numbers: Sequence[Number], lead: str, headings: tuple[str, ...]
) -> Iterator[Spot]:
    text = paragraph.text
    starts = [0, *(match.end() for match in _END.finditer(text))]
    ends = [*starts[1:], len(text)]
    earlier: list[str] = []
    for start, end in zip(starts, ends, strict=True):
        inside = [number for number in numbers if start <= number.start < end]
        sentence = text[start:end].strip()
        turns, nouns = _in_turn(text, start, inside)
        for at, number in enumerate(inside):
            before = next(
                (other for other in reversed(inside[:at]) if other.end <= number.start), None
            )
            after = next((other for other in inside[at + 1 :] if other.start >= number.end), None)
            left = _left(text[before.end if before else start : number.start], before is None)
            right = _right(text[number.end : after.start if after else end])
            subject = turns.get(at, "")
            if subject and not re.search(r"[^\W\d_]", right.removeprefix(" và")):
                right = f" {nouns[at]}"
            yield Spot(
                number,
                paragraph,
                subject or left,
                right,
                text[start : number.start],
                sentence,
                start,
                tuple(earlier),
                lead,
                headings,
                depth=max(0, _depth(text[start : number.start])),
                after=len({other.start for other in inside[:at] if other.end <= number.start}),
                subject=subject,
            )
        earlier.append(sentence)


def _left(text: str, is_first: bool) -> str:
    """The words before a number from its clause's beginning on, without what is put in brackets."""
    text = ASIDE.sub(" ", text)
    breaks = [match.end() for match in re.finditer(r"[;()]", text)]
    if not breaks:
        return text
    own = text[breaks[-1] :]
    outer = breaks[-2] if len(breaks) > 1 else 0
    if not own.strip() and text[breaks[-1] - 1] == "(" and (outer or is_first):
        # "Gồm: thành phố Nha Trang (4,15%), huyện Cam Lâm (3,02%)": the name before is its own.
        own = text[outer : breaks[-1] - 1]
    return own


def _right(text: str) -> str:
    """The words behind a number up to its clause's end."""
    match = _BREAK.search(text)
    return text[: match.start()] if match else text


def _depth(text: str) -> int:
    return text.count("(") - text.count(")")


def _in_turn(
    text: str, start: int, numbers: Sequence[Number]
) -> tuple[dict[int, str], dict[int, str]]:
    """The subjects of numbers behind "lần lượt", as many as numbers, and what these count."""
    subjects: dict[int, str] = {}
    nouns: dict[int, str] = {}
    for at, number in enumerate(numbers):
        head = text[start : number.start]
        match = _IN_TURN.search(head)
        if match is None:
            continue
        end = at + 1
        while end < len(numbers) and _BETWEEN.fullmatch(
            text[numbers[end - 1].end : numbers[end].start]
        ):
            end += 1
        count = end - at
        # What stands before the number before is of that one.
        opened = numbers[at - 1].end - start if at else 0
        clause = re.split(r"[;:(]", head[opened : max(opened, match.start())])[-1]
        named = _LIST.split(clause.strip(" ,"))
        if count < 2 or len(named) < count:
            continue
        things = named[-count:]
        said = _SAID.search(f"{things[-1]} ")
        tail = things[-1][said.start() :] if said is not None else ""
        things[-1] = things[-1].removesuffix(tail)
        # What all of them share stands before the first: "Tỷ lệ đúng hạn của lĩnh vực đầu tư".
        shared = clause[: clause.rfind(things[1], 0, len(clause))] if count > 1 else ""
        first = things[0]
        opening = shared[: shared.rfind(first)] + first if first in shared else first
        # "xếp hạng Tốt, Khá": what stands before "Tốt" stands before "Khá" too.
        kind = _KIND.match(opening)
        common = kind[0] if kind is not None else ""
        for offset, thing in enumerate(things):
            subject = opening if offset == 0 else f"{opening}; {common}{thing}"
            subjects[at + offset] = f"{subject}{tail}"
            noun = numbers[end - 1].unit
            nouns[at + offset] = noun or ("hồ sơ" if "hồ sơ" in clause.lower() else "")
    return subjects, nouns


def _row(spots: Spots, paragraph: Paragraph, caption: str, headings: tuple[str, ...]) -> None:
    """The numbers of a table's row; a cell's clause are its label, its head, its unit."""
    labels, units = [], []
    for cell in paragraph.cells:
        words = paragraph.text[cell.start : cell.end]
        if re.search(r"đơn vị tính|đvt", cell.header, re.I):
            units.append(words)
        elif _WORD.search(words) and not (_ROMAN.fullmatch(words) or is_number(words)):
            kind = "lĩnh vực " if "lĩnh vực" in cell.header.lower() else ""
            labels.append(words if kind in words.lower() else f"{kind}{words}")
    label = " ".join(labels[:2])
    for cell in paragraph.cells:
        words = paragraph.text[cell.start : cell.end]
        if not re.search(r"[0-9]", words) or any(label.endswith(words) for label in labels):
            continue
        if not cell.header or re.fullmatch(r"(?i)(?:stt|tt|số tt|#)", cell.header.strip(" .")):
            continue
        numbers, left = read_numbers(words, paragraph.locator)
        spots.left_out += [
            LeftOut(
                part.text, part.locator, part.reason, part.start + cell.start, part.end + cell.start
            )
            for part in left
        ]
        is_share = "%" in cell.header or any("%" in unit for unit in units)
        for number in numbers:
            moved = Number(
                number.value,
                number.printed,
                number.unit or ("%" if is_share else ""),
                number.precision,
                number.start + cell.start,
                number.end + cell.start,
                number.part,
            )
            noun = " ".join(units) or (
                "hồ sơ" if re.search(r"hồ sơ", f"{cell.header} {caption}", re.I) else ""
            )
            spots.spots.append(
                Spot(
                    moved,
                    paragraph,
                    f"{label} {cell.header}",
                    noun,
                    f"{label}, {cell.header}",
                    paragraph.text,
                    0,
                    (caption,),
                    caption,
                    headings,
                    cell=True,
                    subject=label,
                )
            )
