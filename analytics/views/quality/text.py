"""The findings in words, and a text to send to whoever issued a document."""

from collections import Counter
from collections.abc import Sequence

from analytics.audit import Check, Figure, Finding, Place, figure_text, how_many
from analytics.catalogue import Catalogue
from analytics.i18n import Translator, locator_words
from analytics.query import State
from analytics.texts import BASES, BLOCKS, LEVELS, Bilingual
from analytics.views.figures import scope_words
from analytics.views.headline import Headline
from analytics.views.quality.data import Quality

# How documents stand in the checks: sign and word of a verdict, as rates have them.
_STANDINGS = {
    "none": State("met", "●", Bilingual("đều khớp", "all hold")),
    "minor": State("near", "◆", Bilingual("cần làm rõ", "to be clarified")),
    "grave": State("missed", "▲", Bilingual("chưa thống nhất", "contradictions")),
}


def answer(view: Quality, t: Translator) -> Headline:
    """The page's answer: how many points do not fit, and which to ask for first."""
    counts = view.audit.counts
    checked = counts["held"] + counts["broken"]
    subject = _subject(view, t)
    if not checked:
        return Headline("", t("Chưa có phép đối chiếu nào làm được: {subject}.", subject=subject))
    held = t.count(counts["held"])
    findings = view.audit.findings
    if not findings:
        sentence = t.plural(
            "điểm chưa thống nhất trong {subject}: **{held}** phép đối chiếu đều khớp.",
            counts["held"],
            subject=subject,
            held=held,
        )
        return Headline(t.count(0), sentence, _STANDINGS["none"])
    grave = [finding for finding in findings if finding.severity == "contradiction"]
    others = [finding for finding in findings if finding.severity != "contradiction"]
    remark = t(
        "{held} trên {checked} phép đối chiếu khớp. Số vẫn giữ như bản in; ở đây chỉ nêu chỗ chưa"
        " khớp và gợi ý, không tự sửa.",
        held=held,
        checked=t.count(checked),
    )
    if not grave:
        sentence = t.plural(
            "điểm cần làm rõ trong {subject}: {others}.",
            len(others),
            subject=subject,
            others=how_many(others, t),
        )
        return Headline(t.count(len(others)), sentence, _STANDINGS["minor"], remark)
    sentence = t.plural("điểm **chưa thống nhất** trong {subject}", len(grave), subject=subject)
    if others:
        sentence = t("{sentence}, cùng {others}", sentence=sentence, others=how_many(others, t))
    parts = [f"{sentence}."]
    if first := grave[0].checks[0].sentence:
        parts.append(t("Cần hỏi trước: {sentence}", sentence=t(first)))
    return Headline(t.count(len(grave)), " ".join(parts), _STANDINGS["grave"], remark)


def meaning(severity: str, t: Translator) -> str:
    """What a severity means and what may be done about it."""
    return {
        "contradiction": t("Các số không thể cùng đúng, dù hiểu câu chữ theo cách nào."),
        "rounding": t("Số đúng nếu cắt bớt hoặc làm tròn lên; làm tròn thông thường thì khác."),
        "wording": t("Câu chữ để ngỏ cách hiểu, hoặc nhiều khả năng viết nhầm kỳ, nhầm số."),
        "note": t("Có thể vẫn đúng; nên hỏi lại trước khi dùng."),
    }[severity]


def name(figure: Figure, t: Translator) -> str:
    """The figure's name."""
    return t.pick(*figure.names)


def place(stands: Place, catalogue: Catalogue, t: Translator) -> str:
    """Scope and period: "Huyện Khánh Vĩnh · năm 2021"."""
    parts = ("block", "level", "unit", "sector", "scope_note")
    scope = scope_words({part: getattr(stands, part) for part in parts}, catalogue, t)
    return f"{scope} · {t.period(stands.period, inside=True)}"


def shown(figure: Figure, finding: Finding, t: Translator) -> str:
    """The figure as printed; one that follows from prints as its value.

    English carries a print over, but not where the finding is about the print itself.
    """
    if not figure.printed:
        return f"{figure_text(figure, t)} ({t(BASES['derived'])})"
    literal = finding.checks[0].declared.kind == "print" or "/" in figure.printed
    if t.language == "vi" or literal:
        return figure.printed
    return t.reported(float(figure.value), figure.printed, figure.noun, figure.precision)


def where(figure: Figure, t: Translator) -> str:
    """The place in its document; "" where the document has no parts."""
    return locator_words(figure.locator or "", t)


def suggestion_text(finding: Finding, t: Translator) -> str:
    """What would fit, if one figure alone were different; "" where that cannot be said."""
    if finding.suggestion is None:
        return ""
    figure, text = finding.suggestion.figure, t(finding.suggestion.text)
    if finding.checks[0].declared.kind == "period":
        return t("Nếu là {value} thì khớp với kỳ của văn bản.", value=text)
    if finding.checks[0].declared.kind == "print":
        return t("Viết “{value}” thì không còn hiểu nhầm.", value=text)
    return t(
        "Nếu “{name}” là {value} (bản in: {printed}) thì khớp.",
        name=name(figure, t),
        value=text,
        printed=shown(figure, finding, t),
    )


def unchecked(
    checks: Sequence[Check], catalogue: Catalogue, t: Translator
) -> tuple[tuple[str, int], ...]:
    """Why a relation could not be checked: (reason, at how many places), the commonest first."""
    reasons = Counter(_reason(check, catalogue, t) for check in checks)
    return tuple(reasons.most_common())


def _reason(check: Check, catalogue: Catalogue, t: Translator) -> str:
    if check.missing == ("÷ 0",):
        return t("mẫu số bằng 0")
    missing = [_missing(one, catalogue, t) for one in check.missing]
    return t("không in {names}", names=", ".join(missing))


def _missing(term: str, catalogue: Catalogue, t: Translator) -> str:
    """The name of a figure that a relation needs: "on_time_rate[land_registry]"."""
    code, _bracket, inside = term.partition("[")
    row = catalogue.indicators.get(code, {})
    said = str(row.get(f"name_{t.language}", code))
    said = said if said[1:2].isupper() else said[:1].lower() + said[1:]
    codes = [one.strip() for one in inside.rstrip("]").split(",") if one.strip()]
    if not codes:
        return said
    return f"{said} ({', '.join(_qualifier(one, catalogue, t) for one in codes)})"


def _qualifier(code: str, catalogue: Catalogue, t: Translator) -> str:
    for terms in (LEVELS, BLOCKS):
        if code in terms:
            return t(terms[code])
    for rows in (catalogue.units, catalogue.sectors):
        if code in rows:
            return str(t.field(rows[code], "name"))
    return t.period(code, inside=True)


def _subject(view: Quality, t: Translator) -> str:
    """What was looked at, as within a sentence."""
    if view.period is None:
        if view.dataset == "demo":
            return t("số liệu minh họa")
        return t.plural(
            "{n} văn bản đã công bố", len(view.documents), n=t.count(len(view.documents))
        )
    period = t.period(view.period, inside=True)
    if len(view.documents) == 1:
        words = t("báo cáo {period}") if view.is_report else t("văn bản về {period}")
        return words.format(period=period)
    return t.plural(
        "{n} văn bản về {period}",
        len(view.documents),
        n=t.count(len(view.documents)),
        period=period,
    )


def letter(finding: Finding, catalogue: Catalogue, t: Translator) -> str:
    """The text: whom it is for, what does not fit, the figures as printed, what is asked.

    Args:
        finding: what does not add up.
        catalogue: titles and publishers of documents, names of units and sectors.

    Returns:
        Plain text of some lines; it names figures and asks, it judges nobody.
    """
    documents = [catalogue.documents[code] for code in finding.documents]
    to = "; ".join(dict.fromkeys(row["publisher"] for row in documents if row["publisher"]))
    senders = [catalogue.units[code] for code in finding.checks[0].at if code in catalogue.units]
    if not documents and senders:
        to = str(t.field(senders[0], "name"))
    titles = "; ".join(f"“{t.field(row, 'title')}”" for row in documents)
    lines = [t("Kính gửi: {names}", names=to or "…"), ""]
    told = t("Qua đối chiếu số liệu trong {titles}") if titles else t("Qua đối chiếu hồ sơ đã gửi")
    lines.append(f"{told.format(titles=titles)},")
    lines += [f"{_opening(finding.severity, t)}:", ""]
    for check in finding.checks:
        if check.sentence is not None and check.arithmetic is not None:
            lines.append(f"- {t(check.sentence)}")
            if check.terms:
                sums = t(check.arithmetic)
                lines.append("  " + t("Phép tính: {sums}.", sums=sums))
            elif check.details is not None:
                lines.append(f"  {t(check.details)}.")
    if finding.figures:
        lines += ["", t("Các số có liên quan, theo văn bản gốc:")]
        for code, row in zip(finding.documents, documents, strict=True):
            figures = [one for one in finding.figures if one.place.document == code]
            lines += [f"“{t.field(row, 'title')}”:"] if len(documents) > 1 and figures else []
            lines += [f"- {_figure(one, finding, catalogue, t)}" for one in figures]
    if said := suggestion_text(finding, t):
        lines += ["", said]
    ask = t("Kính đề nghị quý cơ quan kiểm tra và cho biết số đúng. Trân trọng cảm ơn.")
    return "\n".join([*lines, "", ask])


def _opening(severity: str, t: Translator) -> str:
    return {
        "contradiction": t("chúng tôi thấy các số sau chưa khớp với nhau"),
        "rounding": t("chúng tôi thấy số sau làm tròn khác cách thông thường"),
        "wording": t("chúng tôi thấy chỗ sau có thể hiểu theo nhiều cách"),
        "note": t("chúng tôi xin được xác nhận điểm sau"),
    }[severity]


def _figure(figure: Figure, finding: Finding, catalogue: Catalogue, t: Translator) -> str:
    about = place(figure.place, catalogue, t)
    said = f"{name(figure, t)} ({about}): {shown(figure, finding, t)}"
    found = where(figure, t)
    return f"{said}; {found}" if found else said
