"""What was understood of a figure and found in a report, in words."""

from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.query import State
from analytics.reports.figure import Figure
from analytics.reports.proposals import Proposal
from analytics.texts import PRECISIONS, Bilingual
from analytics.views.figures import scope_words
from analytics.views.headline import Headline
from analytics.views.report_check.data import Checked

# How certain it is what a number means: its sign and its word.
CERTAINTIES = {
    "sure": ("✓", Bilingual("chắc chắn", "sure")),
    "confirm": ("?", Bilingual("cần xác nhận", "to confirm")),
    "unknown": ("∅", Bilingual("chưa rõ chỉ tiêu", "indicator unknown")),
}
_STANDINGS = {
    "none": State("met", "●", Bilingual("chưa thấy chỗ sai", "nothing found")),
    "minor": State("near", "◆", Bilingual("cần xem lại", "to be looked at")),
    "grave": State("missed", "▲", Bilingual("chưa thống nhất", "contradictions")),
}


def answer(view: Checked, t: Translator) -> Headline:
    """The page's answer: how many places to look at again before the report is signed."""
    reading = view.reading
    counts = t(
        "{n} số trong văn bản: {sure} chắc chắn, {confirm} cần xác nhận, {unknown} chưa rõ chỉ"
        " tiêu.",
        n=t.count(len(reading.figures)),
        sure=t.count(view.number_of("sure")),
        confirm=t.count(view.number_of("confirm")),
        unknown=t.count(view.number_of("unknown")),
    )
    if refused := refusal(view, t):
        return Headline("", refused, None, counts)
    if not view.number_of("sure"):  # nothing was held against anything: that is no good sign
        unsure = t(
            "**Chưa số nào chắc chắn** là của tỉnh Khánh Hòa nên chưa đối chiếu được: văn bản không"
            " nêu tên tỉnh, hoặc là báo cáo của một cơ quan, một huyện. Xác nhận từng số dưới đây."
        )
        return Headline("", unsure, None, counts)
    n = len(view.findings)
    period = t.period(reading.period or "", inside=True)
    grave = len(view.grave)
    sentence = t.plural("chỗ cần xem lại trong báo cáo {period}", n, period=period)
    if grave:
        sentence = t(
            "{sentence}, trong đó **{grave}** chỗ chưa thống nhất",
            sentence=sentence,
            grave=t.count(grave),
        )
    standing = _STANDINGS["grave" if grave else "minor" if n else "none"]
    return Headline(t.count(n), f"{sentence}.", standing, counts)


def refusal(view: Checked, t: Translator) -> str:
    """Why a report that was read is not held against the figures of the store; "" when it is."""
    reading = view.reading
    if not reading.is_ours:
        return t(
            "Báo cáo của **{province}**: chỉ đánh dấu các số, không đối chiếu với số liệu Khánh"
            " Hòa và không công bố.",
            province=reading.province or "",
        )
    if reading.period is None:
        return t("Không rõ **kỳ báo cáo**: chọn kỳ của tệp để đối chiếu.")
    if not reading.figures:
        return t("Không tìm thấy số liệu nào trong văn bản.")
    return ""


def certainty(figure: Figure, t: Translator) -> tuple[str, str]:
    """The sign and the word of how certain it is what a figure means."""
    sign, word = CERTAINTIES[figure.confidence]
    return sign, t(word)


def proposal_words(proposal: Proposal, catalogue: Catalogue, t: Translator) -> str:
    """A new indicator that is offered: "Lượt xem tin, bài (lượt; Chỉ đạo, kiểm tra)"."""
    area = t.field(catalogue.areas[proposal.area], "name")
    return f"{proposal.name} ({proposal.unit}; {area})"


def understood(
    figure: Figure, period: str | None, catalogue: Catalogue, t: Translator
) -> tuple[str, str]:
    """What a figure was understood as: its indicator, then scope, period and precision.

    ("", "") where no indicator was recognised.
    """
    row = catalogue.indicators.get(figure.indicator or "")
    if row is None:
        return "", ""
    facts = [scope_words(figure.scope, catalogue, t)]
    if (figure.period or period) is not None:
        facts.append(t.period(figure.period or period or "", inside=True))
    if figure.precision != "exact" and figure.precision in PRECISIONS:
        facts.append(t(PRECISIONS[figure.precision]))
    return str(t.field(row, "name")), " · ".join(facts)
