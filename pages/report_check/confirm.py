"""Figures that the machine is not sure of: a clerk says what they are, or why they are left out.

A few at a time, so that a long report is as quick as a short one: each batch is one form.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from analytics.catalogue import Catalogue, Row
from analytics.i18n import Translator, locator_words
from analytics.names import plain_words
from analytics.periods import is_period, parse, previous, year_before
from analytics.reports.figure import Figure
from analytics.reports.proposals import Proposal, indicator_row
from analytics.reports.reading import Reading
from analytics.schema import BLOCKS as BLOCK_CODES
from analytics.schema import REPORTED_LEVELS
from analytics.texts import BLOCKS, LEVELS, NATURES
from analytics.views.report_check import SKIPPED, Decision, with_new
from pages.report_check.files import Received
from pages.ui import frame, markup
from pages.ui.plain import plain

# So many figures stand in a form at once.
_FEW = 6
_DECISIONS = "report_decisions"
# The period and what was decided by sentence, for a file that takes the place of this one.
_BEFORE = "report_decided_before"
_SKIP, _NEW, _NONE = "skip:", "new:", ""
# All open figures; else those of a section, which is the first part of a place.
_ALL = ""
_SECTION = re.compile(r" ¶| bảng ")
# What a clerk may say of a scope, beside the words of the print that stay.
_PARTS = ("block", "level", "unit", "sector", "period")


def decisions(received: Received, reading: Reading) -> dict[int, Decision]:
    """What was decided about a report: place of the figure → decision.

    A file that takes the place of another has what was decided about the sentences that stand in
    both: a clerk mends the document and chooses it again.
    """
    kept: dict[str, dict[int, Decision]] = st.session_state.setdefault(_DECISIONS, {})
    if received.upload not in kept:
        period, before = st.session_state.get(_BEFORE, (None, {}))
        same = before if period == reading.period else {}
        carried = ((place, same.get(key)) for place, key in enumerate(_sentences(reading)))
        kept.clear()
        kept[received.upload] = {place: one for place, one in carried if one is not None}
    return dict(kept[received.upload])


def forget() -> None:
    """Begin again without decisions."""
    for key in (_DECISIONS, _BEFORE):
        st.session_state.pop(key, None)


def _sentences(reading: Reading) -> list[tuple[str, str, int]]:
    """What tells the figures of a report apart wherever they stand: the sentence, the print, and
    how many like it came before."""
    seen: Counter[tuple[str, str]] = Counter()
    keys = []
    for figure in reading.figures:
        key = (figure.sentence, figure.printed)
        keys.append((*key, seen[key]))
        seen[key] += 1
    return keys


def _decide(upload: str, reading: Reading, new: Mapping[int, Decision]) -> None:
    """Keep decisions with the upload, and with the sentences for a file that takes its place."""
    kept = st.session_state.setdefault(_DECISIONS, {}).setdefault(upload, {})
    kept.update(new)
    keys = _sentences(reading)
    st.session_state[_BEFORE] = (reading.period, {keys[place]: one for place, one in kept.items()})


def draw(
    received: Received, reading: Reading, open_: Sequence[int], catalogue: Catalogue, t: Translator
) -> None:
    """Draw the next few open figures as a form, and the way back to those that were decided.

    Args:
        received: the upload, and the new indicators that are offered.
        reading: the report as it was read, nothing decided.
        open_: the places of its open figures.
        catalogue: indicators, units and sectors.
    """
    upload = received.upload
    done = decisions(received, reading)
    if done:
        with st.container(horizontal=True, vertical_alignment="center", key="report-decided"):
            words = t.plural("Đã xác nhận hoặc bỏ qua {n} số.", len(done), n=t.count(len(done)))
            frame.small(words)
            st.button(t("Xem lại từ đầu"), on_click=forget, key="report-again")
    batch = open_[:_FEW]
    if not batch:
        return
    with st.form(f"report-open-{upload}-{batch[0]}"):
        for place in batch:
            _figure(place, reading, upload, received.offered.get(place), catalogue, t)
        st.form_submit_button(
            t.plural("Xác nhận {n} số này", len(batch), n=t.count(len(batch))),
            on_click=_keep,
            args=(upload, tuple(batch), reading, catalogue),
        )
    if len(open_) > len(batch):
        rest = len(open_) - len(batch)
        frame.small(t.plural("Còn {n} số nữa sau các số này.", rest, n=t.count(rest)))
    if len(open_) > 1:
        _many(reading, upload, open_, t)


def _many(reading: Reading, upload: str, open_: Sequence[int], t: Translator) -> None:
    """Leave out all open figures, or those of a section, for one reason."""
    sections: dict[str, list[int]] = {_ALL: list(open_)}
    for place in open_:
        section = _SECTION.split(reading.figures[place].locator)[0]
        sections.setdefault(section, []).append(place)

    def called(section: str) -> str:
        words = t("Tất cả") if section == _ALL else locator_words(f"{section} ¶1", t).split(",")[0]
        return f"{words}: {t.count(len(sections[section]))}"

    with (
        st.expander(t("Bỏ qua nhiều số một lúc"), key=f"report-many-{upload}"),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        section = st.selectbox(
            t("Các số"), list(sections), format_func=called, key=f"report-many-of-{upload}"
        )
        why = st.selectbox(
            t("Lý do"),
            list(SKIPPED),
            format_func=lambda code: t(SKIPPED[code]),
            key=f"report-many-why-{upload}",
        )
        places = sections.get(section, [])
        st.button(
            t.plural("Bỏ qua {n} số", len(places), n=t.count(len(places))),
            on_click=_skip,
            args=(upload, reading, tuple(places), why),
            key="report-many-skip",
        )


def _skip(upload: str, reading: Reading, places: Sequence[int], why: str) -> None:
    _decide(upload, reading, dict.fromkeys(places, Decision(skipped=why)))


def _figure(
    place: int,
    reading: Reading,
    upload: str,
    proposal: Proposal | None,
    catalogue: Catalogue,
    t: Translator,
) -> None:
    """The sentence with the number marked, what it may be of, and behind a click its scope; where
    no indicator is known, the new one that it may be the first of."""
    figure = reading.figures[place]
    before, print_, after = sentence_of(figure, reading)
    markup.show(
        "draft_sentence",
        where=locator_words(figure.locator, t),
        before=before,
        print=print_,
        after=after,
    )
    called = figure.printed
    if "/" in called:  # two numbers in one print
        called = t("{value} trong {printed}", value=t.number(figure.value), printed=called)
    names = {code: str(t.field(row, "name")) for code, row in catalogue.indicators.items()}
    options = _options(figure, names, proposal is not None)
    skips = {f"{_SKIP}{code}": words for code, words in SKIPPED.items()}

    def option(code: str) -> str:
        if code == _NEW and proposal is not None:
            return t("Chỉ tiêu mới: {name}", name=proposal.name)
        return names[code] if code in names else t("Bỏ qua: {why}", why=t(skips[code]))

    st.selectbox(
        plain(t("Chỉ tiêu của {printed}", printed=called)),
        options,
        index=0 if options[0] in names else None,
        format_func=option,
        placeholder=t("Chọn trong danh sách"),
        key=_key(upload, place, "indicator"),
        filter_mode="contains",
    )
    if proposal is not None:
        _new(place, upload, called, proposal, catalogue, t)
    title = plain(t("Phạm vi và kỳ của {printed}", printed=called))
    with st.expander(title, key=_key(upload, place, "scope")), st.container(horizontal=True):
        for part, words in _part_names(t).items():
            choices = _choices(part, figure, reading, catalogue, t)
            read = getattr(figure, part) or _default(part, reading)
            choices.setdefault(read, read)
            st.selectbox(
                plain(words),
                list(choices),
                index=list(choices).index(read),
                format_func=choices.__getitem__,
                key=_key(upload, place, part),
                filter_mode="contains",
                width=220,
            )


def _new(
    place: int, upload: str, called: str, proposal: Proposal, catalogue: Catalogue, t: Translator
) -> None:
    """What a new indicator is called, counted in and belongs to; it counts where it is chosen."""
    title = plain(t("Chỉ tiêu mới cho {printed}: tên, đơn vị tính", printed=called))
    with st.expander(title, key=_key(upload, place, "new")):
        st.text_input(
            t("Tên chỉ tiêu mới"), proposal.name, max_chars=150, key=_key(upload, place, "name")
        )
        with st.container(horizontal=True):
            st.text_input(
                t("Đơn vị tính"),
                proposal.unit,
                max_chars=30,
                key=_key(upload, place, "counted"),
                width=160,
            )
            areas = list(catalogue.areas)
            st.selectbox(
                t("Nội dung CCHC"),
                areas,
                index=areas.index(proposal.area),
                format_func=lambda code: str(t.field(catalogue.areas[code], "name")),
                key=_key(upload, place, "area"),
                width=320,
            )
            natures = list(NATURES)
            st.selectbox(
                t("Tính chất"),
                natures,
                index=natures.index(proposal.nature),
                format_func=lambda code: t(NATURES[code]),
                key=_key(upload, place, "nature"),
                width=160,
            )


def sentence_of(figure: Figure, reading: Reading) -> tuple[str, str, str]:
    """The sentence of a figure before its print, the print, and after it."""
    paragraph = reading.document.paragraph(figure.locator)
    text = paragraph.text if paragraph else figure.sentence
    begins = text.find(figure.sentence)
    start, end = figure.start - begins, figure.end - begins
    sentence = figure.sentence
    if begins < 0 or not 0 <= start < end <= len(sentence):
        return sentence, "", ""
    return sentence[:start], sentence[start:end], sentence[end:]


def _options(figure: Figure, names: Mapping[str, str], is_offered: bool) -> list[str]:
    """The likeliest indicators first, then a new one, the reasons to leave it out, all others."""
    likely = [figure.indicator, *(candidate.indicator for candidate in figure.candidates)]
    first = [code for code in dict.fromkeys(likely) if code is not None and code in names]
    rest = sorted((code for code in names if code not in first), key=names.__getitem__)
    new = [_NEW] if is_offered else []
    return [*first, *new, *(f"{_SKIP}{code}" for code in SKIPPED), *rest]


def _part_names(t: Translator) -> dict[str, str]:
    return {
        "block": t("Khối"),
        "level": t("Cấp"),
        "unit": t("Đơn vị"),
        "sector": t("Lĩnh vực"),
        "period": t("Kỳ"),
    }


def _choices(
    part: str, figure: Figure, reading: Reading, catalogue: Catalogue, t: Translator
) -> dict[str, str]:
    """What a part of a scope may be, "" for all of it."""
    if part == "block":
        return {code: t(BLOCKS[code]) for code in ("all", *BLOCK_CODES)}
    if part == "level":
        return {_NONE: t("Mọi cấp"), **{code: t(LEVELS[code]) for code in REPORTED_LEVELS}}
    if part == "unit":
        units = {code: str(t.field(row, "name")) for code, row in catalogue.units.items()}
        return {_NONE: t("Mọi đơn vị"), **dict(sorted(units.items(), key=lambda item: item[1]))}
    if part == "sector":
        sectors = {code: str(t.field(row, "name")) for code, row in catalogue.sectors.items()}
        return {_NONE: t("Mọi lĩnh vực"), **dict(sorted(sectors.items(), key=lambda i: i[1]))}
    return {code: t.period(code) for code in _periods(figure, reading)}


def _periods(figure: Figure, reading: Reading) -> list[str]:
    """The periods that a figure of the report is likely about, the likeliest first."""
    own = reading.period or ""
    year = int(own[:4])
    last = parse(own).last_day
    near = [
        figure.period,
        own,
        last.isoformat(),
        str(year),
        str(year - 1),
        previous(own),
        year_before(own),
        f"{year - 1}-12-31",
        f"since-..{own}",
    ]
    return [code for code in dict.fromkeys(near) if code and is_period(code)]


def _default(part: str, reading: Reading) -> str:
    return {"block": "all", "period": reading.period or ""}.get(part, _NONE)


def _keep(upload: str, places: Sequence[int], reading: Reading, catalogue: Catalogue) -> None:
    """Keep what stands in the form; a figure of which nothing was chosen stays open, and one whose
    new indicator has no name or unit."""
    kept = dict(st.session_state.get(_DECISIONS, {}).get(upload, {}))
    for place in places:
        chosen = st.session_state[_key(upload, place, "indicator")]
        if chosen is None:
            continue
        if chosen.startswith(_SKIP):
            kept[place] = Decision(skipped=chosen.removeprefix(_SKIP))
            continue
        parts: dict[str, Any] = {
            part: st.session_state[_key(upload, place, part)] or None for part in _PARTS
        }
        note = reading.figures[place].scope_note
        new: Row | None = None
        if chosen == _NEW:
            new = _row(upload, place, reading, with_new(catalogue, kept))
            if new is None:
                continue
            chosen = new["code"]
            added = {one.new["code"] for one in kept.values() if one.new is not None}
            if chosen in catalogue.indicators and chosen not in added:
                new = None  # its name is that of one which is known
        kept[place] = Decision(indicator=chosen, scope_note=note, new=new, **parts)
    _decide(upload, reading, kept)


def _row(upload: str, place: int, reading: Reading, catalogue: Catalogue) -> Row | None:
    """The new indicator of the form, or the known one of its name; None without name or unit."""
    fields = ("name", "counted", "area", "nature")
    name, unit, area, nature = (st.session_state[_key(upload, place, field)] for field in fields)
    if not plain_words(name) or not unit.strip():
        return None
    proposal = Proposal(name, unit, area, nature)
    return indicator_row(proposal, reading.figures[place], catalogue)


def _key(upload: str, place: int, part: str) -> str:
    return f"report-{part}-{upload}-{place}"
