"""What a trend shows in a few words, the title of its picture; and whether it can be drawn."""

from analytics.i18n import Translator
from analytics.periods import sort_key
from analytics.query import Answer
from analytics.views.control import Control, Piece, year_ago_sentence
from analytics.views.trend.data import Trend, longest, periods
from analytics.views.trend.text import noun_text

# Values that may be compared with each other: fewer are told in rows.
_DRAWN = 4


def is_drawn(trend: Trend, key: str | None) -> bool:
    """Whether what is followed has enough values that may be compared to be a picture."""
    return periods(longest(_own(trend, key))) >= _DRAWN


def message(trend: Trend, t: Translator, key: str | None = None) -> str:
    """The title of the picture: the direction, what is unusual, or from where to where."""
    own = _own(trend, key)
    if not own:
        return ""
    if not is_drawn(trend, key):
        return _several(own, t)
    limits, last = trend.control(key), own[-1]
    direction = limits.direction_at(last)
    if direction is not None:
        return _direction(direction, t)
    if limits.is_seasonal and (said := year_ago_sentence(limits, t)):
        return said.removesuffix(".")
    if limits.limits(last) is not None:
        return _usual(limits, last, t)
    return _ends(trend, own, t)


def _own(trend: Trend, key: str | None) -> list[Answer]:
    own = [answer for answer in trend.known if answer.key == key]
    return sorted(own, key=lambda answer: sort_key(answer.period))


def _several(own: list[Answer], t: Translator) -> str:
    """How often there is a value: "5 lần công bố, chưa so được với nhau"."""
    count, most = periods(own), periods(longest(own))
    if count == 1:
        return t("Mới có số liệu của một kỳ")
    if most == 1:
        return t("Số liệu của {n} kỳ, chưa so được với nhau", n=t.count(count))
    if most < count:
        return t(
            "Số liệu của {n} kỳ, nhiều nhất {most} kỳ so được với nhau",
            n=t.count(count),
            most=t.count(most),
        )
    return t("Số liệu của {n} kỳ, chưa đủ để nói xu hướng", n=t.count(count))


def _direction(piece: Piece, t: Translator) -> str:
    text = (
        t("Tăng rõ từ {first} đến {last}")
        if piece.direction > 0
        else t("Giảm rõ từ {first} đến {last}")
    )
    return text.format(
        first=t.period(piece.answers[0].period, inside=True),
        last=t.period(piece.answers[-1].period, inside=True),
    )


def _usual(limits: Control, last: Answer, t: Translator) -> str:
    """Whether the newest period is unusual, and how many others are."""
    signals = limits.signals_of(last)
    period = t.period(last.period)
    if signals and signals[0].kind == "run":
        text = (
            t("{n} kỳ liền trên mức trung bình")
            if signals[0].up
            else t("{n} kỳ liền dưới mức trung bình")
        )
        return text.format(n=t.count(len(signals[0].answers)))
    if signals:
        text = t("{period} cao khác thường") if signals[0].up else t("{period} thấp khác thường")
        return text.format(period=period)
    others = {answer.period for signal in limits.signals for answer in signal.answers}
    if not others:
        return t("Không thay đổi đáng kể: mọi kỳ trong biên độ dao động thông thường")
    return t.plural(
        "{period} trong biên độ dao động thông thường; {n} kỳ trước đó khác thường",
        len(others),
        period=period,
        n=t.count(len(others)),
    )


def _ends(trend: Trend, own: list[Answer], t: Translator) -> str:
    run = longest(own)
    first, last = run[0], run[-1]
    return t(
        "Từ {first} ({first_when}) đến {last} ({last_when})",
        first=noun_text(trend.subject, first, t),
        first_when=t.period(first.period, inside=True),
        last=noun_text(trend.subject, last, t),
        last_when=t.period(last.period, inside=True),
    )
