"""A text to send to whoever issued a document, about one finding."""

from analytics.audit import Figure, Finding
from analytics.i18n import Translator
from analytics.query import Catalogue
from analytics.views.quality.say import name, place, shown, suggestion_text, where


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
        lines += ["", t("Các số có liên quan, như bản in:")]
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
