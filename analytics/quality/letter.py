"""A text to send to whoever issued a document, about one finding."""

from analytics.audit import Figure, Finding
from analytics.quality.say import name, place, shown, suggestion_text, where
from analytics.query import Catalogue
from analytics.texts import translator


def letter(finding: Finding, catalogue: Catalogue, language: str) -> str:
    """The text: whom it is for, what does not fit, the figures as printed, what is asked.

    Args:
        finding: what does not add up.
        catalogue: titles and publishers of documents, names of units and sectors.
        language: "vi" or "en".

    Returns:
        Plain text of some lines; it names figures and asks, it judges nobody.
    """
    _ = translator(language)
    title = "title_vi" if language == "vi" else "title_en"
    documents = [catalogue.documents[code] for code in finding.documents]
    to = "; ".join(dict.fromkeys(row["publisher"] for row in documents if row["publisher"]))
    senders = [catalogue.units[code] for code in finding.checks[0].at if code in catalogue.units]
    if not documents and senders:
        to = str(senders[0]["name" if language == "vi" else "name_en"])
    titles = "; ".join(f"“{row[title]}”" for row in documents)
    lines = [_("Kính gửi: {names}").format(names=to or "…"), ""]
    told = _("Qua đối chiếu số liệu trong {titles}") if titles else _("Qua đối chiếu hồ sơ đã gửi")
    lines.append(f"{told.format(titles=titles)},")
    lines += [f"{_opening(finding.severity, language)}:", ""]
    for check in finding.checks:
        if check.sentence is not None and check.arithmetic is not None:
            lines.append(f"- {check.sentence.in_(language)}")
            if check.terms:
                sums = check.arithmetic.in_(language)
                lines.append("  " + _("Phép tính: {sums}.").format(sums=sums))
            elif check.details is not None:
                lines.append(f"  {check.details.in_(language)}.")
    if finding.figures:
        lines += ["", _("Các số có liên quan, như bản in:")]
        for code, row in zip(finding.documents, documents, strict=True):
            figures = [one for one in finding.figures if one.place.document == code]
            lines += [f"“{row[title]}”:"] if len(documents) > 1 and figures else []
            lines += [f"- {_figure(one, finding, catalogue, language)}" for one in figures]
    if said := suggestion_text(finding, language):
        lines += ["", said]
    ask = _("Kính đề nghị quý cơ quan kiểm tra và cho biết số đúng. Trân trọng cảm ơn.")
    return "\n".join([*lines, "", ask])


def _opening(severity: str, language: str) -> str:
    _ = translator(language)
    return {
        "contradiction": _("chúng tôi thấy các số sau chưa khớp với nhau"),
        "rounding": _("chúng tôi thấy số sau làm tròn khác cách thông thường"),
        "wording": _("chúng tôi thấy chỗ sau có thể hiểu theo nhiều cách"),
        "note": _("chúng tôi xin được xác nhận điểm sau"),
    }[severity]


def _figure(figure: Figure, finding: Finding, catalogue: Catalogue, language: str) -> str:
    about = place(figure.place, catalogue, language)
    said = f"{name(figure, language)} ({about}): {shown(figure, finding, language)}"
    found = where(figure, language)
    return f"{said}; {found}" if found else said
