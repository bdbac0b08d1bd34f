"""Each number of a report → indicator, scope and period, with how sure that is.

Cues of the catalogue say which indicator a clause prints; a clause that only names another scope
goes on with the indicator before it; the rest follows from the words around. What anything speaks
against is never sure.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from analytics.catalogue import Catalogue
from analytics.names import fold
from analytics.periods import parse
from analytics.reports.bases import settle_bases
from analytics.reports.chains import (
    CHANGE,
    DETAIL,
    candidates_of,
    chain_of,
    clause_of,
    confirm_conflicts,
    contradicts,
    indicators_beside,
    is_aside,
    is_block,
    last_of_paragraph,
    leaves_detail,
    outer_of,
    part_of,
    part_of_section,
)
from analytics.reports.cues import Cue, Place, cues_of, fits, is_joined
from analytics.reports.figure import Figure
from analytics.reports.guess import Guess
from analytics.reports.numbers import UNCLEAR
from analytics.reports.origin import OURS, PROVINCES
from analytics.reports.places import Spot
from analytics.reports.precedents import Precedents
from analytics.reports.scopes import DOSSIERS, Scope, Scopes
from analytics.reports.times import OF_PLAN, Dating, expressions, to_date, without_times
from analytics.reports.vocabulary import EMPTY, OF_DOSSIERS
from analytics.reports.words import ASIDE, compared

# A cue that fits so much better than those of any other indicator leaves no doubt between them.
_MARGIN = 0.7
# What the same sentence was of before comes before what its cues say.
_FIRST = 0.01
# Programmes beside reform whose news and events are counted too.
_OTHER_TOPIC = re.compile(
    r"chuyển đổi số|đề án 0?6|phòng,? chống|an toàn giao thông|nông thôn mới|bầu cử", re.IGNORECASE
)
# "Không có hồ sơ trễ hạn ở 07/09 huyện": none of a part only.
_OF_PART = re.compile(r"\b(?:ở|tại|thuộc|của|trong|với|đối với)\s*$", re.IGNORECASE)
# What the things of an indicator are called where they are counted: no other word will do.
_COUNTED_AS = {
    "hồ sơ": ("hồ sơ", "kết quả", "trường hợp", "lượt", "giao dịch"),
    "thủ tục": (
        "thủ tục hành chính",
        "thủ tục",
        "tthc",
        "dịch vụ công",
        "dịch vụ",
        "dvc",
        "kết quả",
    ),
    "chứng thư": ("chứng thư số", "chứng thư", "chữ ký số"),
}
_REST = frozenset(fold(word) for word in ("còn", "lại"))
# A sentence without a subject goes on with the one before: "Giảm 27 so với năm 2022."
_ELLIPSIS = re.compile(r"\W*(?:tăng|giảm|đạt|chiếm|tương ứng|xếp|đứng|tỷ lệ này)\b", re.IGNORECASE)
_AIM = re.compile(
    r"phấn đấu|đạt mục tiêu|đặt mục tiêu|chỉ tiêu đề ra|dự kiến|thời gian tới|quý tới"
    r"|tiếp theo|yêu cầu|tối thiểu|ít nhất|trở lên|đề nghị|cần phải|bảo đảm (?:tỷ lệ|đạt)",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"^[\divxlc.) ]*nhiệm vụ\b|phương hướng"
    r"|nhiệm vụ (?:trọng tâm|chủ yếu|,? ?giải pháp)|(?<!phản ánh, )kiến nghị|đề xuất"
    r"|khó khăn|hạn chế|tồn tại|thời gian tới",
    re.IGNORECASE,
)
_BASE = re.compile(r"\b(?:trên|so với|trong)\s+(?:tổng\s+)?(?:số|tổng)", re.IGNORECASE)
_WHOLE = re.compile(r"\s*(?:trên\s+|trong\s+)?(?:tổng\s+)?số\b", re.IGNORECASE)
_DIVIDED = re.compile(r"chia theo cấp|cấp huyện, cấp xã|từng cơ quan", re.IGNORECASE)
# What its definition says is done at the province's own centre is of the local block.
_OURS = re.compile(r"\bqua Trung tâm[^.]*\btỉnh\b")
# Whose a figure is that is told for comparison: another province's, or the whole country's.
_ELSEWHERE = re.compile(
    r"(?<!hợp nhất )(?<!sáp nhập )\b(?:tỉnh|thành phố)\s+"
    rf"(?:{'|'.join(name for name in PROVINCES if name != OURS)})\b|\bcả nước\b|\btoàn quốc\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\bđang (?:thực hiện|chờ)\b", re.IGNORECASE)
_OFFICE = re.compile(r"UBND\s+(?:thành phố|thị xã|huyện)", re.IGNORECASE)
_EARLIER = re.compile(r"cùng kỳ|quý trước|kỳ trước|năm trước|trước đây", re.IGNORECASE)


class Mapper:
    """What is known while the numbers of one report are understood."""

    def __init__(self, catalogue: Catalogue, dating: Dating, precedents: Precedents) -> None:
        self.catalogue = catalogue
        self.dating = dating
        self.precedents = precedents
        self.cues: defaultdict[str, list[Cue]] = defaultdict(list)
        for cue in cues_of(catalogue.cues):
            self.cues[cue.kind].append(cue)
            if cue.kind == "#":
                self.cues["#/"].append(cue)
        report = dating.report
        day = parse(report).last_day if report is not None else date.today()
        self.scopes = Scopes(catalogue, day)

        # The indicator of the last figure of each section.
        self.latest: dict[str, str] = {}

    def understand(self, spots: Sequence[Spot]) -> tuple[Figure, ...]:
        """The figures of a report; a number in words that is no indicator's is none."""
        guesses: list[Guess] = []
        beside: defaultdict[str, list[Guess]] = defaultdict(list)
        for spot in spots:
            own = beside[spot.paragraph.locator]
            guess = self._guess(spot, chain_of(spot, own), guesses)
            guesses.append(guess)
            own.append(guess)
            if guess.indicator is not None:
                self.latest[spot.paragraph.section] = guess.indicator
        settle_bases(guesses)
        confirm_conflicts(guesses)
        ranks = {
            (guess.spot.paragraph.locator, guess.spot.number.start)
            for guess in guesses
            if guess.spot.number.part == "of" and self._nature(guess) == "rank"
        }
        return tuple(
            self._figure(guess)
            for guess in guesses
            # "Không có", "một" and the number of those that are ranked are figures only of an
            # indicator.
            if guess.indicator is not None
            or guess.spot.number.part != "word"
            or (guess.spot.number.value != 0 and guess.spot.number.printed.lower() not in UNCLEAR)
            if guess.spot.number.part != "base"
            or (guess.spot.paragraph.locator, guess.spot.number.start) not in ranks
        )

    def _nature(self, guess: Guess) -> str:
        return str(self.catalogue.indicators[guess.indicator]["nature"]) if guess.indicator else ""

    def _guess(self, spot: Spot, same: Sequence[Guess], guesses: Sequence[Guess]) -> Guess:
        last = next((guess for guess in reversed(same) if not is_aside(guess)), None)
        goes_on = last is None and _ELLIPSIS.match(spot.sentence) is not None
        if goes_on:
            last = last_of_paragraph(spot, guesses)
        scores, weak = self._scores(spot, last, same)
        if not scores and (headed := self._headed(spot, same)) is not None:
            scores, weak = self._scores(headed, last, same)
        guess = Guess(spot)
        antecedent: Guess | None = None
        is_labelled = False
        precedent = self._precedent(spot)
        if scores:
            best, *others = sorted(scores.values(), reverse=True)
            is_clear = not others or best - others[0] >= _MARGIN
            if precedent is not None and not (is_clear and scores.get(precedent) == best):
                scores[precedent], is_clear = best + _FIRST, False
            guess.candidates = candidates_of(scores)
            guess.indicator = guess.candidates[0].indicator
            guess.confidence = "sure" if is_clear and guess.indicator not in weak else "confirm"
        else:
            antecedent = self._antecedent(spot, same)
            if antecedent is not None:
                guess.indicator = antecedent.indicator
                guess.candidates = antecedent.candidates
                guess.confidence = antecedent.confidence
                guess.inherited = True
            elif scores := self._behind_colon(spot, last, same):
                guess.candidates = candidates_of(scores)
                guess.indicator, guess.confidence = guess.candidates[0].indicator, "confirm"
                is_labelled = True
            elif (carried := self._carried(spot, guesses)) is not None:
                guess.indicator, guess.candidates = carried.indicator, carried.candidates
                guess.confidence, is_labelled = "confirm", True
            elif precedent is not None:
                guess.indicator, guess.candidates = precedent, candidates_of({precedent: 1.0})
                guess.confidence, is_labelled = "confirm", True
        if goes_on:
            guess.doubt()
        if guess.indicator is not None and self._is_change(guess):
            guess.indicator, guess.confidence = None, "unknown"
        if guess.indicator is not None:
            self._scope(guess, same, guesses)
            guess.scope_sure &= not is_labelled
            self._period(guess)
            part = part_of(guess, same)
            if part is not None and self._nature(guess) != "plan":
                guess.scope, guess.scope_sure = part.scope, part.scope_sure
                guess.period, guess.period_sure = part.period, part.period_sure
            guess.says_base = _BASE.search(clause_of(spot)) is not None
            goes_nowhere = antecedent is not None and (guess.scope, guess.period) == (
                antecedent.scope,
                antecedent.period,
            )
            if goes_nowhere or self._is_doubtful(guess) or contradicts(guess, same):
                guess.doubt()
        return guess

    def _precedent(self, spot: Spot) -> str | None:
        """What the same sentence was of in an earlier document: offered first, but never sure."""
        indicator = self.precedents.indicator_of(spot)
        return indicator if indicator in self.catalogue.indicators else None

    def _behind_colon(
        self, spot: Spot, last: Guess | None, same: Sequence[Guess]
    ) -> dict[str, float]:
        """The scores where a label's words speak against a figure: "Về giải quyết hồ sơ: tiếp nhận
        1.234 hồ sơ". It is likely, but somebody looks."""
        label, colon, own = spot.left.rpartition(":")
        return self._scores(replace(spot, left=own), last, same)[0] if label and colon else {}

    def _scores(
        self, spot: Spot, last: Guess | None, same: Sequence[Guess]
    ) -> tuple[dict[str, float], set[str]]:
        """How well each indicator's cues fit a number, the best of each; those to confirm."""
        if last is not None and last.spot.depth > spot.depth:
            # "Nha Trang 96,82% (trễ hạn 214 hồ sơ), Cam Ranh 97,05%": the bracket is of the first.
            last = last if self.scopes.of(spot.left).is_empty else None
        place = Place(
            spot.kind,
            spot.near,
            spot.tight,
            (
                compared(spot.before),
                compared(" ".join([*spot.earlier[-2:], spot.sentence])),
                compared(" ".join([spot.lead, *spot.earlier])),
                compared(" ".join([*spot.headings, self._topic(spot)])),
            ),
            indicators_beside(last, same),
        )
        scores: dict[str, float] = {}
        weak: set[str] = set()
        for cue in self.cues[spot.kind]:
            score = fits(cue, place) if self._counts(cue.indicator, spot) else 0.0
            if score > scores.get(cue.indicator, 0.0):
                scores[cue.indicator] = score
                is_weak = cue.is_weak or is_joined(cue, place)
                (weak.add if is_weak else weak.discard)(cue.indicator)
        if spot.kind == "#/":
            # What is printed as the whole of a pair is not its part, where something else is.
            wholes = {cue.indicator for cue in self.cues["/#"]}
            scores = {code: score for code, score in scores.items() if code not in wholes} or scores
        return scores, weak

    def _topic(self, spot: Spot) -> str:
        """What a section is about so far: a rate behind counts of dossiers is one of dossiers."""
        return "hồ sơ" if self.latest.get(spot.paragraph.section) in DOSSIERS else ""

    def _counts(self, indicator: str, spot: Spot) -> bool:
        """Whether a number may be of an indicator by what it counts: districts are no dossiers."""
        row, noun = self.catalogue.indicators[indicator], spot.number.unit
        if spot.number.part == "word" and spot.number.value == 0 and row["nature"] == "plan":
            return False
        return (
            row["unit"] not in _COUNTED_AS or noun in ("", *_COUNTED_AS[row["unit"]]) or spot.cell
        )

    def _antecedent(self, spot: Spot, same: Sequence[Guess]) -> Guess | None:
        """The figure whose indicator a clause goes on with that only names another scope."""
        words, rest = self._residue(spot, same)
        scope = self.scopes.of(spot.left, spot.right, "", spot.number.unit)
        divides = not is_block(scope)
        if words - (_REST if divides else frozenset()):
            return None
        for guess in reversed(same):
            if guess.spot.kind != spot.kind:
                continue
            nouns = (compared(guess.spot.number.unit), compared(spot.number.unit))
            others = not (nouns[0].startswith(nouns[1]) or nouns[1].startswith(nouns[0]))
            if (
                (others and "  " not in nouns)
                or is_aside(guess)
                or (divides and not self._is_divided(guess))
            ):
                continue
            told = {*guess.spot.near.split(), *compared(guess.spot.before).split()}
            if spot.kind == "#%" and _WHOLE.match(spot.right):
                # "Chiếm 81,4% số hồ sơ trễ hạn": a share of another whole is another share.
                told = set(compared(guess.spot.right).split())
            is_told = guess.indicator is not None and rest <= told
            return guess if is_told else None
        return None

    def _carried(self, spot: Spot, guesses: Sequence[Guess]) -> Guess | None:
        """The figure of the sentence before that one goes on with which only names whose: "Lĩnh vực
        đất đai còn thấp, chỉ đạt 94,87%". It is likely, but somebody looks."""
        scope = self.scopes.of(spot.left, spot.right, "", spot.number.unit)
        if scope.unknown or is_block(scope) or self._narrows(spot):
            return None
        for guess in reversed(guesses):
            if guess.spot.paragraph.section != spot.paragraph.section:
                return None
            if guess.spot.kind == spot.kind and guess.indicator is not None:
                return guess if guess.indicator in DOSSIERS else None
        return None

    def _headed(self, spot: Spot, same: Sequence[Guess]) -> Spot | None:
        """A number of a list behind a colon, where its clause only names a scope: what stands
        before the colon is its clause."""
        head, colon, own = spot.left.rpartition(":")
        if same and not colon:
            return None
        named = own if colon else spot.left
        # "+ Cấp tỉnh: 99,81%": a label that only names a scope leaves the rest to what leads to it.
        is_label = colon and not self._beside_scope(compared(head))
        text = head if colon and not is_label else spot.lead.rstrip(": ")
        if is_label and text and not own.strip():
            return replace(spot, left=f"{text} {head}")
        if not text or self._beside_scope(compared(named)):
            return None
        return replace(spot, left=text)

    def _is_divided(self, guess: Guess) -> bool:
        """Whether an indicator has figures by level, unit or sector."""
        if guess.indicator is None or guess.indicator in DOSSIERS:
            return True
        definition = self.catalogue.indicators[guess.indicator]["definition_vi"]
        return _DIVIDED.search(definition) is not None

    def _residue(self, spot: Spot, same: Sequence[Guess]) -> tuple[set[str], set[str]]:
        """What a clause says beside a scope: before the number, and behind what it counts."""
        undated = replace(spot, left=without_times(spot.left, self.dating.report))
        before, _, behind = undated.near.partition(f" {spot.kind} ")
        behind = f" {behind}".split(" , ")[0]
        words = f" {f'{before} '.rsplit(' ; ')[-1].rsplit(' , ')[-1].strip()} "
        for guess in same:
            words = words.replace(compared(guess.spot.number.unit), " ")
        rest = f" {behind.strip()} ".replace(compared(spot.number.unit), " ")
        return self._beside_scope(words), self._beside_scope(rest)

    def _beside_scope(self, words: str) -> set[str]:
        for start, end, _ in reversed(self.scopes.found(words)):
            words = words[:start] + words[end:]
        return set(words.split()) - EMPTY

    def _scope(self, guess: Guess, same: Sequence[Guess], guesses: Sequence[Guess]) -> None:
        """Whose a figure is: by its clause, the figure before, or the sentence."""
        spot, row = guess.spot, self.catalogue.indicators[guess.indicator or ""]
        if row["nature"] == "plan":
            guess.scope, guess.scope_sure = Scope(block="all"), True
            return
        named = f"{row['name_vi']} {row['definition_vi']}"
        noun = spot.number.unit
        own = self.scopes.of(spot.left, spot.right, named, noun)
        if own.unknown and spot.after and "," in spot.left:
            # "08/08 UBND cấp huyện …, còn ở cấp xã, trong 136": before the comma is of 08/08.
            own = self.scopes.of(spot.left.partition(",")[2], spot.right, named, noun)
        if own.is_empty and not same:
            own = self.scopes.of(spot.before, "", named)
        is_dossier = guess.indicator in DOSSIERS
        if own.unknown:
            guess.scope, guess.scope_sure = Scope(block="local" if is_dossier else "all"), False
            guess.scope = guess.scope if is_dossier else Scope(block="all")
            guess.scope_sure = not is_dossier and not self._is_divided(guess)
            return
        base = outer_of(spot, same)
        if base is not None and is_dossier and base.scope == Scope(block="all"):
            # A plan or an index of the whole province says nothing of whose dossiers are meant.
            base = None
        guess.says_scope = not own.is_empty
        if not own.is_empty:
            block = own.block or (base.scope.block if base else None)
            if own.sector and base is not None and own.level is None and own.unit is None:
                own = replace(own, level=base.scope.level if not guess.inherited else None)
            block = block or ("local" if is_dossier else "all")
            guess.scope = replace(own, block=block, whole=False)
            # Of the office of a district only, or of its area: "UBND huyện" does not tell.
            within = own.sector is not None and own.level is None and own.unit is None
            within &= base is not None and not is_block(replace(base.scope, sector=None))
            is_office = own.unit is not None and _OFFICE.search(spot.left) is not None
            guess.scope_sure = (is_dossier or own.unit is None) and not is_office and not within
        elif (
            self._is_divided(guess)
            and base
            and not (between := self._between(base, guess)).is_empty
        ):
            block = between.block or base.scope.block
            guess.scope, guess.scope_sure = replace(between, block=block, whole=False), False
        elif base is not None:
            is_left = leaves_detail(base, guess, same)
            guess.scope, guess.scope_sure = base.scope, base.scope_sure and not is_left
        elif is_dossier:
            guess.scope, guess.scope_sure = self._earlier_scope(spot, guesses)
            if guess.scope == Scope(block="local") and _OURS.search(row["definition_vi"]):
                guess.scope_sure = True
        else:
            guess.scope, guess.scope_sure = Scope(block="all"), True
        if not is_dossier and guess.scope.block == "local":
            guess.scope = replace(guess.scope, block="all")

    def _between(self, base: Guess, guess: Guess) -> Scope:
        """The scope named behind a figure whose scope would be gone on with, before a number."""
        start = guess.spot.sentence_start
        text = guess.spot.before[base.spot.number.end - start :]
        text = text if guess.spot.depth > base.spot.depth else ASIDE.sub("", text)
        row = self.catalogue.indicators[guess.indicator or ""]
        return self.scopes.of(text, "", f"{row['name_vi']} {row['definition_vi']}")

    def _earlier_scope(self, spot: Spot, guesses: Sequence[Guess]) -> tuple[Scope, bool]:
        """The block of the sentence before, which a new one without any goes on with."""
        for guess in reversed(guesses):
            if guess.spot.paragraph.locator != spot.paragraph.locator:
                break
            if guess.scope.block is not None and guess.indicator in DOSSIERS:
                return guess.scope, is_block(guess.scope) and guess.scope_sure
        ours = Scope(block="local")
        for sentence in (*reversed(spot.earlier), spot.lead):
            scope = self.scopes.of(sentence)
            if is_block(scope) and (scope.whole or scope.block is not None):
                return Scope(block=scope.block or "local"), not scope.unknown
            if sentence == spot.lead and not scope.is_empty:
                # What leads to a list says whose the list is.
                own = replace(scope, block=scope.block or "local", unknown="")
                return own, not scope.unknown
        # A paragraph that names nobody goes on with its section, where that is all of ours.
        before = [
            guess
            for guess in guesses
            if guess.indicator in DOSSIERS
            and f"{guess.spot.paragraph.section}.".startswith(f"{part_of_section(spot)}.")
        ]
        is_ours = all(guess.scope.block == "local" for guess in before)
        return ours, is_ours and any(guess.scope == ours and guess.scope_sure for guess in before)

    def _period(self, guess: Guess) -> None:
        spot, row = guess.spot, self.catalogue.indicators[guess.indicator or ""]
        # An index is of a year, whatever its definition says.
        definition = f"{row['definition_vi']} {'hằng năm' if row['area'] == 'indices' else ''}"
        when = self.dating.of(
            row["nature"],
            definition,
            self._words_before(spot),
            spot.right.split(",")[0],
            spot.earlier,
            spot.sentence[len(spot.before.lstrip()) :],
        )
        guess.period, guess.period_sure = when.period, when.is_sure
        report = self.dating.report
        is_of_plan = row["nature"] == "flow" and OF_PLAN.search(definition) is not None
        if report and is_of_plan and guess.period == report != to_date(report):
            # "Đã hoàn thành 53 nhiệm vụ" of a year's plan: in the quarter, or since January.
            said = expressions(spot.before, report)
            guess.period_sure &= any(found.governs for found in said)
        if (
            report
            and _OPEN.search(definition)
            and when.period == parse(report).last_day.isoformat()
        ):
            # What is still open of a period's tasks is dated as these are, where no day is named.
            guess.period = report

    def _words_before(self, spot: Spot) -> str:
        """The sentence up to a number, behind what it goes into detail of."""
        # What a bracket says that is closed before a number is of the number before it.
        before = ASIDE.sub("", spot.before)
        if spot.lead:
            return f"{spot.lead} {before}"
        is_detail = spot.earlier and DETAIL.match(spot.sentence)
        return f"{spot.earlier[-1]} {before}" if is_detail else before

    def _is_doubtful(self, guess: Guess) -> bool:
        """Whether anything speaks against being sure."""
        spot, row = guess.spot, self.catalogue.indicators[guess.indicator or ""]
        if not guess.scope_sure or not guess.period_sure:
            return True
        if guess.says_scope and not is_block(guess.scope) and not self._is_divided(guess):
            return True
        if guess.indicator in DOSSIERS and self._narrows(spot):
            return True
        if row["area"] == "steering" and _OTHER_TOPIC.search(clause_of(spot)):
            return True
        if _ELSEWHERE.search(re.split(r"[;.]", spot.before)[-1]):
            return True
        is_plan = row["nature"] == "plan"
        if is_plan and row["area"] == "steering" and self._is_of_one(spot):
            return True
        if not is_plan and _AIM.search(clause_of(spot)):
            return True
        if any(_FUTURE.search(heading) for heading in spot.headings[:2]):
            return True
        if _EARLIER.search(spot.left):
            return True
        is_part = spot.number.value == 0 and _OF_PART.search(spot.right) is not None
        return spot.number.part == "word" and (spot.number.value != 0 or is_part)

    def _is_of_one(self, spot: Spot) -> bool:
        """Whether a plan is that of one body: "Kế hoạch CCHC của Sở Y tế"."""
        scope = self.scopes.of(spot.before)
        return scope.unit is not None or bool(scope.unknown)

    def _is_change(self, guess: Guess) -> bool:
        """Whether a number says by how much something changed, while its indicator does not."""
        name = self.catalogue.indicators[guess.indicator or ""]["name_vi"].lower()
        is_change = any(word in name for word in ("giảm", "thay đổi", "so với"))
        return not is_change and CHANGE.search(guess.spot.left) is not None

    def _falls(self, guess: Guess) -> bool:
        """Whether a number says how far something fell, of an indicator that counts rises."""
        unit = self.catalogue.indicators[guess.indicator]["unit"] if guess.indicator else ""
        fell = re.search(r"\b(?:giảm|thấp hơn|ít hơn)\b[^,;]*$", guess.spot.left, re.I) is not None
        return unit == "điểm %" and guess.spot.number.value > 0 and fell

    def _narrows(self, spot: Spot) -> bool:
        """Whether a clause says more of its dossiers than whose they are: what kind they are of."""
        undated = replace(
            spot,
            left=without_times(spot.left, self.dating.report),
            right=without_times(spot.right, self.dating.report),
        )
        words = undated.tight.replace(f" {spot.kind} ", " ")
        return bool(self._beside_scope(words) - OF_DOSSIERS)

    def _figure(self, guess: Guess) -> Figure:
        number, spot = guess.spot.number, guess.spot
        row = self.catalogue.indicators[guess.indicator] if guess.indicator else None
        return Figure(
            value=-number.value if self._falls(guess) else number.value,
            printed=number.printed,
            locator=spot.paragraph.locator,
            sentence=spot.sentence,
            start=number.start,
            end=number.end,
            indicator=guess.indicator,
            block=guess.scope.block,
            level=guess.scope.level,
            unit=guess.scope.unit,
            sector=guess.scope.sector,
            scope_note=None,
            period=guess.period,
            precision=number.precision,
            nature=row["nature"] if row else "",
            confidence=guess.confidence,
            candidates=guess.candidates,
        )
