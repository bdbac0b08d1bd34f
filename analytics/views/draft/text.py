"""A drafted report in words: its sentences with every figure, and beside each where it is from.

An official document is Vietnamese only; whatever the reader's language, so is this.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from analytics.catalogue import Catalogue, Row, unit_name
from analytics.formats.values import exactly, half_up
from analytics.i18n import VI, scope_text
from analytics.metrics import METRICS
from analytics.papers import OPEN, Heading, Paper, Paragraph, Span
from analytics.periods import parse
from analytics.query import Answer, Comparison
from analytics.query.wording import (
    basis_text,
    comparison_text,
    counts_text,
    document_text,
    missing_text,
    part_text,
    rounding_note,
    source_text,
    units_text,
)
from analytics.texts import APPROXIMATE, LEVELS, inside
from analytics.views.control.text import difference_sentence
from analytics.views.draft import annexes
from analytics.views.draft.data import Draft, Fact
from analytics.views.draft.numbers import Number, Stated, is_doubted, of_answer, of_row
from analytics.views.draft.outline import Change, Goal, Listed, Note, Place, Sentence, Text, Title

SAMPLE = "MINH HỌA – SỐ LIỆU DO MÁY TẠO, KHÔNG PHẢI SỐ LIỆU CỦA TỈNH"
_REMARK = (
    "Dự thảo lập từ kho số liệu; nguồn của từng số ở chú thích bên lề. Nền vàng: chưa có số, cần bổ"
    " sung. Nền xanh: số liệu chưa thống nhất, cần kiểm tra."
)
# The unit of a change of a share, and how a sentence says it.
_CHANGE, _POINTS = "điểm %", "điểm phần trăm"


@dataclass(frozen=True)
class Piece:
    """Words of a sentence.

    ``open`` ones hold what is not known, ``fixed`` ones no figure, ``doubted`` ones a figure that
    does not fit with others.
    """

    text: str
    comment: str = ""
    stated: tuple[Stated, ...] = ()
    open: bool = False
    doubted: bool = False

    @property
    def fixed(self) -> bool:
        """Whether it is only words of the outline."""
        return not self.comment


Pieces = tuple[Piece, ...]


def paper(draft: Draft, catalogue: Catalogue) -> Paper:
    """The draft as an administrative document."""
    when = VI.period(draft.period, inside=True)
    year = parse(draft.period).last_day.year
    sample = draft.dataset == "demo"
    subject = f"Kết quả cải cách hành chính {when} của tỉnh Khánh Hòa"
    return Paper(
        agency=("ỦY BAN NHÂN DÂN", "TỈNH KHÁNH HÒA"),
        symbol="Số:          /BC-UBND",
        state="DỰ THẢO",
        place=f"Khánh Hòa, ngày      tháng      năm {year}",
        kind="BÁO CÁO (SỐ LIỆU MINH HỌA)" if sample else "BÁO CÁO",
        subject=subject,
        body=tuple(_body(draft, catalogue)),
        recipients=(
            "Bộ Nội vụ (để báo cáo);",
            "Thường trực Tỉnh ủy, Thường trực HĐND tỉnh;",
            "Chủ tịch, các Phó Chủ tịch UBND tỉnh;",
            "Các sở, ban, ngành; UBND các địa phương;",
            f"Lưu: VT, {OPEN}.",
        ),
        remark=_REMARK,
        signer=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        annex_note=(
            f"(Kèm theo Báo cáo số        /BC-UBND ngày      tháng      năm {year}"
            " của UBND tỉnh Khánh Hòa)"
        ),
        annexes=annexes.grids(draft),
        mark=SAMPLE if sample else "",
    )


def stated(draft: Draft, catalogue: Catalogue) -> tuple[Stated, ...]:
    """Every number that the text of the draft states, in its order; ``annexes`` has its own."""
    return tuple(
        number
        for block in paragraphs(draft, catalogue)
        if not isinstance(block, Title)
        for sentence in block
        for piece in sentence
        for number in piece.stated
    )


def paragraphs(draft: Draft, catalogue: Catalogue) -> Iterator[Title | tuple[Pieces, ...]]:
    """The text: headings, and paragraphs sentence by sentence."""
    words = _Words(draft, catalogue)
    for block in draft.outline:
        if isinstance(block, Title):
            yield block
        elif isinstance(block, Note):
            yield ((_wanted(block.text),),)
        elif isinstance(block, Text):
            yield tuple(words.sentence(sentence) for sentence in block.sentences)
        else:
            yield from ((sentence,) for sentence in words.listed(block))


def _body(draft: Draft, catalogue: Catalogue) -> Iterator[Heading | Paragraph]:
    for block in paragraphs(draft, catalogue):
        if isinstance(block, Title):
            yield Heading(block.text, block.level)
        else:
            spans = [span for sentence in block for span in (*_spans(sentence), Span(" "))]
            yield Paragraph(tuple(spans[:-1]))


def _spans(sentence: Pieces) -> Iterator[Span]:
    """The pieces of a sentence; neighbours with one source, or all open, share one comment."""
    figures = [place for place, piece in enumerate(sentence) if not piece.fixed]
    comments = {place: sentence[place].comment for place in figures}
    shared: dict[int, str] = {}
    for _key, group in groupby(figures, lambda place: _shared(sentence[place])):
        members = list(group)
        comment = "\n".join(dict.fromkeys(comments[place] for place in members))
        shared |= dict.fromkeys(range(members[0], members[-1] + 1), comment)
    for place, piece in enumerate(sentence):
        yield Span(piece.text, shared.get(place, ""), piece.doubted)


def _shared(piece: Piece) -> str:
    return "" if piece.open else piece.comment


def _open(comment: str) -> Piece:
    return Piece(OPEN, comment, open=True)


def _wanted(text: str) -> Piece:
    """What whoever drafts has to add: to be read on paper too, where comments are not."""
    return Piece(f"[… {text}]")


class _Words:
    """The sentences of one draft."""

    def __init__(self, draft: Draft, catalogue: Catalogue) -> None:
        self.draft, self.catalogue = draft, catalogue

    def sentence(self, parts: Sentence) -> Pieces:
        """A sentence of the outline with its figures; why nothing is compared joins the figure."""
        pieces: list[Piece] = []
        for part in parts:
            if isinstance(part, str):
                pieces.append(Piece(part))
            elif isinstance(part, Place):
                pieces.append(self._figure(self.draft.facts[part]))
            elif isinstance(part, Goal):
                pieces += self._goal()
            elif comparison := self.draft.comparisons.get(part.metric):
                clause = self._change(part, comparison)
                if clause is not None:
                    pieces.append(clause)
                else:
                    reason = f"So sánh: {comparison_text(comparison, VI)}."
                    place = max(n for n, piece in enumerate(pieces) if not piece.fixed)
                    figure = pieces[place]
                    pieces[place] = replace(figure, comment=f"{figure.comment}\n{reason}")
        return tuple(_whole_pairs(pieces))

    def listed(self, block: Listed) -> Iterator[Pieces]:
        """The paragraphs of what the store lists, each a sentence; none where it lists nothing."""
        if block.name == "events" and self.draft.events:
            yield self._events()
        elif block.name == "late_units":
            yield self._late_units()
        elif block.name == "weak_points":
            yield from self._weak_points()
        elif block.name == "others":
            if others := self.draft.others.get(block.area):
                yield self._others(others)
        elif block.name in ("difficulties", "proposals"):
            kind = "difficulty" if block.name == "difficulties" else "proposal"
            for row in self.draft.proposals:
                if row["kind"] == kind:
                    yield (Piece(_proposal(row), f"Nguồn: {self._document(row)}"),)

    def _figure(self, fact: Fact) -> Piece:
        number = _number(fact)
        if number is None:
            return _open(self._missing(fact))
        text = number.text
        if self._noun(fact.place) == _CHANGE:
            text = f"{_direction(number.value)} {text.lstrip('+−')} {_POINTS}"
        stated = (Stated(number.text, number.value, fact.place),)
        return Piece(text, self._source(fact), stated, doubted=is_doubted(fact.answer, fact.row))

    def _source(self, fact: Fact) -> str:
        """Where a figure is from, and what is to be known about it."""
        answer, row = fact.answer, fact.row
        remarks: list[str] = []
        if row is not None:
            remarks.append(f"Nguồn: {self._document(row)}")
            if row["precision"] in APPROXIMATE:
                remarks.append(f"Văn bản chỉ nêu số ước lượng: {row['printed']}.")
            if row["precision"] == "derived":
                remarks.append("Số tính lại từ văn bản, không in trong văn bản.")
            if isinstance(row["scope_note"], str):
                remarks.append(f"Phạm vi theo văn bản: “{row['scope_note']}”.")
            remarks += [row["note"]] if isinstance(row["note"], str) else []
            remarks += [f"Số liệu chưa thống nhất: {doubt.vi}" for doubt in row["doubts"]]
        elif answer is not None:
            remarks.append(self._basis(answer))
            remarks += [f"Số liệu chưa thống nhất: {doubt.vi}" for doubt in answer.doubts]
        return "\n".join(remark for remark in remarks if remark)

    def _basis(self, answer: Answer) -> str:
        if answer.basis != "computed":
            source = source_text(answer, self.catalogue, VI)
            return f"{basis_text(answer, VI)} Nguồn: {source}"
        counts = f" {counts_text(answer, VI)}." if answer.has_counts else ""
        return f"Tính từ hồ sơ: {units_text(answer, VI)}.{counts}"

    def _missing(self, fact: Fact) -> str:
        """Why a figure is open, and the newest one before, which whoever drafts may know."""
        place, answer, near = fact.place, fact.answer, fact.near
        name = ", ".join(
            part
            for part in (
                self._name(place),
                self._scope(place),
                VI.period(place.period, inside=True),
            )
            if part
        )
        lines = [f"{name}: {missing_text(answer, VI) if answer else 'chưa có số'}."]
        if answer is not None and answer.is_part:
            lines.append(part_text(answer, VI))
        if near is not None and (number := of_row(near)) is not None:
            when = VI.period(near["period"], inside=True)
            lines.append(f"Gần nhất, {when}: {number.text} ({near['title_vi']}).")
        return " ".join(line for line in lines if line)

    def _change(self, part: Change, comparison: Comparison) -> Piece | None:
        """How a value changed, only where both are of one scope and one definition."""
        earlier, difference = comparison.earlier, comparison.difference
        if comparison.state != "same" or earlier is None or difference is None:
            return None
        before = of_answer(earlier)
        if before is None:
            return None
        rate = METRICS[part.metric].format == "rate"
        noun = "" if rate else " hồ sơ"
        period = VI.period(earlier.period, inside=True)
        stated = Stated(before.text, before.value, Place(part.metric, earlier.period, "local"))
        comment = self._basis(earlier)
        if comparison.hidden:
            words = f", tương đương {period} ({before.text}{noun})"
            return Piece(words, f"Chênh lệch trong mức làm tròn. {comment}", (stated,))
        moved = exactly(difference)
        assert moved is not None
        decimals = comparison.decimals if rate else 0
        size = half_up(abs(moved) * (100 if rate else 1), decimals)
        if not size:
            same = "bằng" if not moved else "gần bằng"
            return Piece(f", {same} {period} ({before.text}{noun})", comment, (stated,))
        text = VI.number(size, decimals)
        about = "khoảng " if comparison.approximate else ""
        words = (
            f", {_direction(moved)} {about}{text}"
            f"{f' {_POINTS}' if rate else noun} so với {period} ({before.text}{noun})"
        )
        if verdict := difference_sentence(self.draft.verdicts[part.metric], VI):
            comment = f"{comment}\n{verdict}"
        current = self._current(part.metric)
        if note := rounding_note(earlier, current, VI):
            comment = f"{comment}\nMức tăng, giảm: {note}."
        return Piece(words, comment, (Stated(text, size), stated))

    def _current(self, metric: str) -> Answer | None:
        fact = self.draft.local(metric)
        return None if fact is None else fact.answer

    def _goal(self) -> Pieces:
        goal, answer = self.draft.target, self._current("on_time_rate")
        if goal is None or answer is None or answer.value is None:
            return ()
        comment = f"Chỉ tiêu: {goal.source.vi}"
        line = Stated(goal.text(VI), Decimal(str(round(goal.value * 100, 6))))
        gap = exactly(round(goal.value - answer.value, 12))
        assert gap is not None
        if gap <= 0:
            return (Piece(f", đạt chỉ tiêu {line.printed}", comment, (line,)),)
        short = half_up(gap * 100, answer.decimals)
        by = VI.number(short, answer.decimals)
        if self.draft.needed:
            needed = VI.count(self.draft.needed)
            comment = f"{comment}\nCần thêm {needed} hồ sơ đúng hạn để đạt chỉ tiêu."
        words = f", thấp hơn chỉ tiêu {line.printed} là {by} {_POINTS}"
        return (Piece(words, comment, (line, Stated(by, short))),)

    def _events(self) -> Pieces:
        pieces = [Piece("Trong kỳ có các hoạt động sau: ")]
        for number, row in enumerate(self.draft.events):
            text = f"ngày {VI.day(row['date'])}, {_small(row['name_vi'])}"
            pieces.append(Piece("; " if number else ""))
            pieces.append(Piece(text, f"Nguồn: {self._document(row)}"))
        return (*pieces, Piece("."))

    def _late_units(self) -> Pieces:
        if not self.draft.late_units:
            why = "" if self.draft.counted else " Kho chưa có hồ sơ của từng đơn vị."
            return (_wanted(f"Các đơn vị có nhiều hồ sơ trễ hạn nhất.{why}"),)
        most = "đơn vị có nhiều hồ sơ trễ hạn nhất: "
        part = self.draft.part
        pieces = [Piece(f"Các {most}" if part is None else f"Trong các đơn vị đã gửi, {most}")]
        for number, unit in enumerate(self.draft.late_units):
            place = Place("late", self.draft.period, "local", unit.level, unit.unit)
            pieces.append(Piece(f"{'; ' if number else ''}{unit.name} có "))
            pieces.append(self._figure(Fact(place, unit.late)))
            pieces.append(Piece(" hồ sơ trễ hạn"))
            if unit.rate is not None and unit.rate.value is not None:
                rate = Fact(replace(place, indicator="on_time_rate"), unit.rate)
                pieces.append(Piece(", tỷ lệ hồ sơ giải quyết đúng hạn là "))
                pieces.append(self._figure(rate))
        return (*pieces, Piece("."))

    def _weak_points(self) -> Iterator[Pieces]:
        """What the dossiers themselves show: the lowest level, and what is overdue."""
        lowest = self.draft.lowest
        if lowest is not None and lowest.key:
            place = Place("on_time_rate", self.draft.period, "local", lowest.key)
            level = inside(LEVELS[lowest.key].full.vi)
            yield (
                Piece(f"- Tỷ lệ hồ sơ giải quyết đúng hạn của {level} là "),
                self._figure(Fact(place, lowest)),
                Piece(", thấp nhất trong các cấp."),
            )
        overdue = self.draft.local("pending_overdue")
        if overdue is not None and (number := _number(overdue)) is not None and number.value:
            yield (
                Piece("- Cuối kỳ, khối địa phương còn "),
                self._figure(overdue),
                Piece(" hồ sơ đang giải quyết đã quá hạn."),
            )

    def _others(self, facts: Sequence[Fact]) -> Pieces:
        """Each a sentence of its own, those of the whole province first: no scope goes on."""
        pieces: list[Piece] = []
        for fact in sorted(facts, key=lambda fact: fact.place.block != "all"):
            scope = self._scope(fact.place)
            name = f"{self._name(fact.place)}{f' của {scope}' if scope else ''}"
            piece = self._figure(fact)
            noun = self._noun(fact.place)
            text = piece.text if noun == _CHANGE else VI.with_unit(piece.text, noun)
            pieces += [Piece(f"{name}: "), replace(piece, text=text), Piece(". ")]
        return (*pieces[:-1], Piece("."))

    def _document(self, row: Row) -> str:
        """Where a row of a document stands: its title and the place in it."""
        locator = row["locator"] if isinstance(row["locator"], str) else ""
        return document_text(self.catalogue.documents[row["document"]], locator, VI)

    def _name(self, place: Place) -> str:
        row = self.catalogue.indicators.get(place.indicator)
        return str(row["name_vi"]) if row else METRICS[place.indicator].label.vi

    def _noun(self, place: Place) -> str:
        row = self.catalogue.indicators.get(place.indicator)
        return str(row["unit"]) if row else ""

    def _scope(self, place: Place) -> str:
        names = self.catalogue.names(VI)
        if (place.block, place.level, place.unit, place.sector) == ("all", None, None, None):
            return ""
        scope: Mapping[str, str | None] = {
            "block": place.block,
            "level": place.level,
            "unit": place.unit,
            "sector": place.sector,
            "scope_note": None,
        }
        sector = names.sectors.get(place.sector or "", "")
        if place.unit is None:
            return inside(scope_text(scope, "", sector, VI))
        office = place.level is not None or place.block == "central"
        row = self.catalogue.units[place.unit]
        name = VI.name(unit_name(row, area=not office).full.vi)
        return f"{name}, lĩnh vực {inside(sector)}" if sector else name


def _whole_pairs(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """A pair, 6/44, only of plain numbers: […] trong số 44 where one is open or an estimate."""
    for before, piece, after in zip(
        (Piece(""), *pieces), pieces, (*pieces[1:], Piece("")), strict=False
    ):
        exact = before.text.isdecimal() and after.text.isdecimal()
        parted = piece.text == "/" and not exact
        yield replace(piece, text=" trong số ") if parted else piece


def _number(fact: Fact) -> Number | None:
    if fact.row is not None:
        return of_row(fact.row)
    return None if fact.answer is None else of_answer(fact.answer)


def _small(text: str) -> str:
    """A phrase that begins with no name, within a sentence."""
    return text[:1].lower() + text[1:]


def _direction(value: Decimal | Fraction) -> str:
    return "giảm" if value < 0 else "tăng"


def _proposal(row: Row) -> str:
    text = str(row["text_vi"])
    addressee = row["addressee_vi"]
    return f"- Kiến nghị {addressee}: {inside(text)}" if addressee else f"- {text}"
