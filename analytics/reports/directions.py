"""Words against numbers: "tăng" where the figures fell, "giảm" where they rose.

Only what a sentence says plainly is held against figures: a direction that stands right behind a
figure ("98,15%, tăng so với cùng kỳ"), or before it ("giảm còn 1,4%"), or beside the earlier figure
that it compares with ("so với cùng kỳ năm 2021 (96,72%), … tăng"); and "giảm từ 567 xuống còn 549".
Aims ("phấn đấu tăng") and set phrases ("tăng cường", "cắt giảm") compare nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from analytics.audit import Figure as Audited
from analytics.audit import Place, Range, figure_text
from analytics.formats import decimals_of, scales_of
from analytics.i18n import Translator, both
from analytics.periods import crosses_break, is_before, parse, previous, year_before
from analytics.reports.figure import Figure
from analytics.reports.findings import DraftFinding
from analytics.reports.known import Draft, Known
from analytics.reports.own_figures import is_count, is_more
from analytics.texts import Message, Words

# A direction that compares: what may follow it, and what must not stand before it.
_WORD = re.compile(
    r"\b(?P<word>tăng|giảm)(?:\s+(?:nhẹ|mạnh|thêm|đáng kể|rõ rệt|khoảng|gần|hơn|trên))*"
    r"(?P<to>\s+(?:xuống còn|xuống|còn|lên|lên đến|lên tới))?"
    r"(?=\s+(?:so với|so\b|[0-9])|\s*[,.;)]|$)",
    re.IGNORECASE,
)
_NO_RESULT = re.compile(
    r"\b(?:phấn đấu|mục tiêu|chỉ tiêu|kế hoạch|yêu cầu|nhằm|để|sẽ|cần|phải|đề nghị|quyết liệt"
    r"|tiếp tục|đẩy mạnh|góp phần|giúp|lộ trình|dự kiến|không|chưa|ít nhất|tối thiểu|cắt|tinh"
    r"|suy|gia|miễn|thuyên)\b[^;]{0,60}$",
    re.IGNORECASE,
)
# Between a figure and the direction behind it stands no other subject, only its noun.
_BEHIND = re.compile(
    r"\s*(?:(?:%|đồng|hồ sơ|thủ tục|đơn vị|biên chế|phản ánh|kiến nghị|văn bản|quyết định"
    r"|lượt"
    r"|tin nhắn|điểm|người|công chức|viên chức|cơ quan|chỉ tiêu|quy trình|nhiệm vụ|tin|bài)\s*)*"
    r"[,(;]?\s*(?:đã\s+|lại\s+)?",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?P<word>tăng|giảm)\s+từ\s*$", re.IGNORECASE)
_INTO = re.compile(r"(?:\s+[^\W\d]+){0,4}\s+(?:xuống còn|xuống|còn|lên đến|lên tới|lên)\s*$", re.I)
_YEAR = r"(?:19|20)[0-9]{2}"
_SAME_SEASON = re.compile(
    rf"\bcùng kỳ(?:\s+(?:của\s+)?năm\s+(?P<year>{_YEAR}|trước|ngoái))?", re.IGNORECASE
)
_BEFORE = re.compile(r"\bso với (?:quý|kỳ) trước\b", re.IGNORECASE)
_QUARTER = re.compile(
    rf"\bso với quý\s+(?P<quarter>IV|I{{1,3}}|[1-4])\s*(?:/|năm\s+)\s*(?P<year>{_YEAR})", re.I
)
_BY_YEAR = re.compile(rf"\bso với năm\s+(?P<year>{_YEAR}|trước|ngoái)\b", re.IGNORECASE)
# The sentence is about what it compares with.
_OPENS = re.compile(r"\s*so với\b", re.IGNORECASE)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


class Compared(NamedTuple):
    """A figure, the earlier one, the word that says how it moved, and by how much.

    ``origin`` is the earlier figure of the report itself, None for another document's.
    """

    word: str
    later: Known
    earlier: Audited
    origin: Figure | None
    by: Figure | None


def direction_findings(draft: Draft) -> list[DraftFinding]:
    """The sentences whose direction, or whose difference, is not that of the figures."""
    findings = [_from_to(*pair) for pair in _spans(draft)]
    seen: set[tuple[str, str, int]] = set()
    for compared in _comparisons(draft):
        later = compared.later.figure
        key = (compared.word, later.locator, later.start)
        if key in seen or "rank" in (compared.later.audited.nature, compared.earlier.nature):
            continue
        if _is_wrong(compared.word, compared.earlier, compared.later.audited):
            seen.add(key)
            findings.append(_other_way(compared, draft))
        elif compared.by is not None and not _is_apart(compared, compared.by):
            seen.add(key)
            findings.append(_otherwise_apart(compared, compared.by, draft))
    return findings


def _is_wrong(word: str, earlier: Audited, later: Audited) -> bool:
    """Whether the figures surely moved the other way, or surely not at all."""
    if earlier.is_rough or later.is_rough:
        return False
    one, other = earlier.loose, later.loose
    if one == other and one.low == one.high:
        return True
    low, high = (later, earlier) if word == "giảm" else (earlier, later)
    # What should be the lower is surely above.
    return is_more(low, high)


def _is_apart(compared: Compared, by: Figure) -> bool:
    """Whether two figures may be as far apart as the sentence says: in points, in per cent, in
    things; of a share "5%" may be either of the first two."""
    earlier, later = compared.earlier, compared.later.audited
    if earlier.is_rough or later.is_rough or by.precision != "exact":
        return True
    step = Fraction(1, 10 ** decimals_of(by.printed))
    said = Range(Fraction(by.value) - step, Fraction(by.value) + step)
    moved = later.loose - earlier.loose
    if compared.word == "giảm":
        moved = -moved
    relative = Range.of(100) * moved / earlier.loose
    if "điểm" in by.printed:
        return later.noun != "%" or moved.meets(said)
    if "%" in by.printed:
        return relative.meets(said) or (later.noun == "%" and moved.meets(said))
    if scales_of(by.printed) or not is_count(later):
        return True
    return moved.meets(Range.of(Fraction(by.value)))


# --- "giảm từ 567 đơn vị xuống còn 549" -----------------------------------------------------------


def _spans(draft: Draft) -> Iterator[tuple[str, Figure, Figure]]:
    """What is said to have moved from one number to another, the wrong way."""
    for text, figures in _paragraphs(draft.reading.figures, draft):
        for first, second in pairwise(figures):
            word = _FROM.search(text[: first.start])
            if word is None or not _INTO.match(text[first.end : second.start]):
                continue
            up = word["word"].lower() == "tăng"
            if first.value >= second.value if up else first.value <= second.value:
                yield word["word"].lower(), first, second


def _from_to(word: str, first: Figure, second: Figure) -> DraftFinding:
    return DraftFinding(
        kind="direction",
        severity="wording",
        locator=first.locator,
        figures=(first, second),
        message=Message(
            "Câu viết “{word}” nhưng từ {first} đến {second} là chiều ngược lại.",
            word=word,
            first=first.printed,
            second=second.printed,
        ),
        suggestion=_other_word(word),
    )


# --- a figure and an earlier one ------------------------------------------------------------------


def _comparisons(draft: Draft) -> Iterator[Compared]:
    known = {(one.figure.locator, one.figure.start): one for one in draft.figures}
    places: dict[Place, list[Known]] = {}
    for one in draft.figures:
        places.setdefault(one.place, []).append(one)
    for text, figures in _paragraphs(draft.reading.figures, draft):
        for start, sentence in _sentences(text):
            words = [word for word in _WORD.finditer(sentence) if _tells(word, sentence)]
            inside = [figure for figure in figures if start <= figure.start < start + len(sentence)]
            for word in words:
                by = _amount(word, sentence, start, inside)
                said = word["word"].lower()
                subject = _subject(word, sentence, start, inside)
                if subject is not None and (later := known.get((subject.locator, subject.start))):
                    for base, origin in _bases(later, sentence, draft, places):
                        yield Compared(said, later, base, origin, by)
                elif len(words) == 1 and _OPENS.match(sentence):
                    end = start + word.start()
                    for now, earlier in _opened(inside, end, draft, known):
                        yield Compared(said, now, earlier.audited, earlier.figure, by)


def _tells(word: re.Match[str], sentence: str) -> bool:
    return _NO_RESULT.search(sentence[: word.start()]) is None


def _subject(
    word: re.Match[str], sentence: str, start: int, figures: Sequence[Figure]
) -> Figure | None:
    """The figure that the direction is about: right before it, or right behind "giảm còn"."""
    before = [figure for figure in figures if figure.end <= start + word.start()]
    if word["to"]:
        behind = [figure for figure in figures if figure.start >= start + word.end()]
        if behind and not sentence[word.end() : behind[0].start - start].strip():
            return behind[0]
        return None
    if not before:
        return None
    between = sentence[before[-1].end - start : word.start()]
    return before[-1] if _BEHIND.fullmatch(between) else None


def _amount(
    word: re.Match[str], sentence: str, start: int, figures: Sequence[Figure]
) -> Figure | None:
    """By how much: the number right behind the direction; None behind "giảm còn"."""
    if word["to"]:
        return None
    behind = [figure for figure in figures if figure.start >= start + word.end()]
    if not behind or sentence[word.end() : behind[0].start - start].strip():
        return None
    return behind[0]


def _bases(
    later: Known, sentence: str, draft: Draft, places: Mapping[Place, list[Known]]
) -> list[tuple[Audited, Figure | None]]:
    """The same figure of the period that the sentence compares with."""
    period = _base(sentence, later.place.period)
    if period is None or crosses_break(*sorted((period, later.place.period))):
        return []
    return _figures_of(later.place, period, draft, places)


def _opened(
    figures: Sequence[Figure],
    end: int,
    draft: Draft,
    known: Mapping[tuple[str, int], Known],
) -> Iterator[tuple[Known, Known]]:
    """ "So với cùng kỳ năm 2021 (96,72%), …": that figure, and the same of the report's period."""
    if len(figures) == 0 or figures[0].end > end:
        return
    if len(figures) > 1 and figures[1].end <= end:
        return
    earlier = known.get((figures[0].locator, figures[0].start))
    if earlier is None or not is_before(earlier.place.period, draft.period):
        return
    if crosses_break(earlier.place.period, draft.period):
        return
    now = replace(earlier.place, period=draft.period)
    if parse(earlier.place.period).kind == parse(draft.period).kind:
        yield from ((one, earlier) for one in draft.figures if one.place == now)


def _figures_of(
    place: Place, period: str, draft: Draft, places: Mapping[Place, list[Known]]
) -> list[tuple[Audited, Figure | None]]:
    """The figure of another period: as the report prints it, else as others do, if they agree."""
    at = replace(place, period=period)
    own = places.get(at)
    if own:
        return [(own[0].audited, own[0].figure)]
    others = draft.published(place, period)
    if len({figure.value for figure in others}) != 1:
        return []
    return [(others[0], None)]


def _base(sentence: str, period: str) -> str | None:
    """The period that a sentence compares with; None where it names none, or an unlike one."""
    kind = parse(period).kind
    if kind in ("day", "since"):
        return None
    if match := _SAME_SEASON.search(sentence):
        year = match["year"]
        return f"{year}{period[4:]}" if year and year.isdigit() else year_before(period)
    if kind == "quarter" and (match := _QUARTER.search(sentence)):
        quarter = match["quarter"].lower()
        return f"{match['year']}-Q{_ROMAN.get(quarter, quarter)}"
    if kind == "quarter" and _BEFORE.search(sentence):
        return previous(period)
    if kind == "year" and (match := _BY_YEAR.search(sentence)):
        year = match["year"]
        return year if year.isdigit() else year_before(period)
    return None


def _paragraphs(figures: Sequence[Figure], draft: Draft) -> Iterator[tuple[str, list[Figure]]]:
    """The paragraphs in words with their figures, as they follow each other."""
    places: dict[str, list[Figure]] = {}
    for figure in figures:
        places.setdefault(figure.locator, []).append(figure)
    for part in draft.reading.document.paragraphs:
        if part.kind in ("text", "item") and part.locator in places:
            yield part.text, sorted(places[part.locator], key=lambda figure: figure.start)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a paragraph, cut at semicolons too, each with where it begins."""
    start = 0
    for match in re.finditer(r";|\.(?=\s+[^\W\d_])", text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


def _other_way(compared: Compared, draft: Draft) -> DraftFinding:
    message = both(
        lambda t: t(
            "{name}: câu viết “{word}”, nhưng {figures}.",
            name=draft.name(compared.later, t),
            word=compared.word,
            figures=_both_figures(compared, draft, t),
        )
    )
    return _finding(compared, message, _other_word(compared.word))


def _otherwise_apart(compared: Compared, by: Figure, draft: Draft) -> DraftFinding:
    later, earlier = compared.later.audited, compared.earlier
    decimals = max(decimals_of(figure.printed or "") for figure in (later, earlier))

    def apart(t: Translator) -> str:
        moved = abs(later.value - earlier.value)
        text = t.number(moved, decimals)
        if later.noun == "%":
            return t.plural("{n} điểm phần trăm", float(moved), n=text)
        if earlier.value:
            return f"{text} ({t.number(100 * moved / earlier.value, 2)}%)"
        return text

    message = both(
        lambda t: t(
            "{name}: câu viết “{word} {by}”, nhưng {figures}, chênh {apart}.",
            name=draft.name(compared.later, t),
            word=compared.word,
            by=by.printed,
            figures=_both_figures(compared, draft, t),
            apart=apart(t),
        )
    )
    return _finding(compared, message, Message("Có phải {apart}?", apart=both(apart)))


def _both_figures(compared: Compared, draft: Draft, t: Translator) -> str:
    """ "quý II/2022 là 98,15%, quý II/2021 là 96,72%", with the document of the second."""
    later, earlier = compared.later.audited, compared.earlier
    text = t(
        "{period} là {value}, {before} là {other}",
        period=t.period(later.place.period, inside=True),
        value=figure_text(later, t),
        before=t.period(earlier.place.period, inside=True),
        other=figure_text(earlier, t),
    )
    if compared.origin is not None:
        return text
    return f"{text} ({draft.catalogue.reference(earlier.place.document, t)[0]})"


def _finding(compared: Compared, message: Words, suggestion: Words) -> DraftFinding:
    later = compared.later.figure
    others = [one for one in (compared.origin, compared.by) if one is not None]
    return DraftFinding(
        "direction", "wording", later.locator, (later, *others), message, suggestion
    )


def _other_word(word: str) -> Message:
    other = "giảm" if word == "tăng" else "tăng"
    return Message("Có phải “{other}”? Hoặc xem lại hai số.", other=other)
