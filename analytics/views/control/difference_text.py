"""The verdict on a difference in words: one wording for every page that compares two periods."""

from analytics.i18n import Translator
from analytics.stats.intervals import Interval
from analytics.views.control.difference import Difference
from analytics.views.control.pieces import FEW
from analytics.views.control.say import usual_sentence


def difference_sentence(found: Difference, t: Translator) -> str:
    """Why a difference has no causes to name; "" where it is news, as far as is known."""
    if found.plain is None or found.interval is None or found.is_news:
        return usual_sentence(t) if found.usual else ""
    if found.by_chance:
        text = t(
            "Chênh lệch như vậy có thể do ngẫu nhiên (khoảng 95%: {interval}), nên không nêu nguyên"
            " nhân."
        )
        return text.format(interval=between_text(found.interval, t))
    if not found.interval.holds(0):
        text = t(
            "Chênh lệch nhỏ nhưng có thật (khoảng 95%: {interval}, không chứa 0); cả hai kỳ vẫn nằm"
            " trong giới hạn dao động thường ngày, nên không nêu nguyên nhân."
        )
        return text.format(interval=between_text(found.interval, t))
    text = t(
        "Chênh lệch nhỏ nhưng có thật nếu chỉ xét số hồ sơ (khoảng 95%: {plain}); vẫn trong mức dao"
        " động thường giữa các kỳ (khoảng 95% tính cả dao động ấy: {interval}), nên không nêu"
        " nguyên nhân."
    )
    return text.format(plain=between_text(found.plain, t), interval=between_text(found.interval, t))


def only_dossiers(t: Translator) -> str:
    """What an interval or a rank leaves open without enough periods of its own."""
    return t(
        "Mới xét ngẫu nhiên của riêng số hồ sơ: chưa đủ {n} kỳ để biết các kỳ thường chênh nhau bao"
        " nhiêu.",
        n=FEW,
    )


def between_text(interval: Interval, t: Translator, *, unit: bool = True) -> str:
    """From where to where a difference may lie: "từ −0,34 điểm % đến −0,10 điểm %".

    An end too close to 0 to show keeps its sign as a number: "từ −0,01 … đến +0,01 …".
    """
    low, high = (end_text(one, t) for one in (interval.low, interval.high))
    if not unit:
        low, high = (one.removesuffix(" điểm %").removesuffix(" pts") for one in (low, high))
    return t("từ {low} đến {high}", low=low, high=high)


def end_text(end: float, t: Translator) -> str:
    """An end of an interval with its unit, never less than the hundredth of a point shown."""
    end = round(end, 6)
    if end and abs(end) < 0.00005:
        end = 0.0001 if end > 0 else -0.0001
    return t.points(end)
