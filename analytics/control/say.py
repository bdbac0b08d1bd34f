"""A control chart in words: what is unusual, what is not, and how its limits were made."""

from collections.abc import Sequence

from analytics.control.pieces import FEW, FIRM
from analytics.control.view import Control, Piece, Signal
from analytics.formats import count, money, number, rate, with_unit
from analytics.metrics import METRICS
from analytics.periods import BREAKS, label
from analytics.query import Answer, compare, value_text
from analytics.query.wording import difference_text
from analytics.stats.control_charts import Limits
from analytics.texts import translator

_SMALL = 1000
# Decimals of a percentage that a value and its limit may need to be told apart.
_FINEST = 6
_LACKING = ("few", "no_counts")
# Points that one sentence names; the table has them all.
_LISTED = 4
_NOUNS = {"count": "hồ sơ", "money": "đồng"}
# Rates whose "none of them" means that no dossier was late.
_LATE = {"on_time_rate": "always", "late_rate": "never", "not_overdue_rate": "always"}


def sentences(found: Control, language: str) -> list[str]:
    """Everything to be said below a chart: the signals, or that there are none; then the limits."""
    return [*signal_sentences(found, language), *basis_sentences(found, language)]


def signal_sentences(found: Control, language: str) -> list[str]:
    """The signals, the newest first, then clear directions; or that all points vary as usual.

    Several points outside on one side are told in one sentence. [] where nothing is known.
    """
    _ = translator(language)
    ways = [
        direction_sentence(piece, language) for piece in reversed(found.pieces) if piece.direction
    ]
    if not found.limited:
        return ways
    groups: dict[tuple[str, bool, int], list[Signal]] = {}
    for piece in reversed(found.pieces):
        for one in reversed(piece.signals):
            place = 0 if one.kind == "outside" else id(one)
            groups.setdefault((one.kind, one.up, place), []).append(one)
    told = [
        signal_sentence(found, group[0], language)
        if len(group) == 1
        else _outside(found, group, language)
        for group in groups.values()
    ]
    return [*told, *ways] or [
        _("Không có dấu hiệu khác thường: các kỳ nằm trong mức dao động thường ngày.")
    ]


def _outside(found: Control, group: Sequence[Signal], language: str) -> str:
    """Several points outside on one side, the newest first."""
    _ = translator(language)
    points = [
        f"{label(one.last.period, language, inside=True)} {value_text(one.last, language)}"
        for one in group[:_LISTED]
    ]
    points += ["…"] if len(group) > _LISTED else []
    text = (
        _("{n} kỳ trên giới hạn, khác thường so với dao động thường ngày: {points}.")
        if group[0].up
        else _("{n} kỳ dưới giới hạn, khác thường so với dao động thường ngày: {points}.")
    )
    return text.format(n=count(len(group), language), points="; ".join(points))


def signal_sentence(found: Control, signal: Signal, language: str) -> str:
    """One signal: "Quý II/2020: 91,20%, dưới giới hạn 93,05%: khác thường so với …"."""
    _ = translator(language)
    limits = found.limits(signal.last)
    assert limits is not None
    if signal.kind == "outside":
        text = (
            _("{period}: {value}, trên giới hạn {limit}: khác thường so với dao động thường ngày.")
            if signal.up
            else _(
                "{period}: {value}, dưới giới hạn {limit}: khác thường so với dao động thường ngày."
            )
        )
        value, limit = outside_texts(signal, limits, language)
        return text.format(
            period=label(signal.last.period, language),
            value=_noun(found.metric, value, language),
            limit=limit,
        )
    text = (
        _("{n} kỳ liền, từ {first} đến {last}, trên mức trung bình {centre}: khó là ngẫu nhiên.")
        if signal.up
        else _(
            "{n} kỳ liền, từ {first} đến {last}, dưới mức trung bình {centre}: khó là ngẫu nhiên."
        )
    )
    return text.format(
        n=count(len(signal.answers), language),
        first=label(signal.first.period, language, inside=True),
        last=label(signal.last.period, language, inside=True),
        centre=limit_text(found.metric, limits.centre, language),
    )


def outside_texts(signal: Signal, limits: Limits, language: str) -> tuple[str, str]:
    """The value outside and its limit, with as many decimals as tell them apart."""
    answer, limit = signal.last, limits.upper if signal.up else limits.lower
    value, text = value_text(answer, language), limit_text(answer.metric, limit, language)
    if METRICS[answer.metric].format == "rate":
        for decimals in range(3, _FINEST + 1):
            if value != text:
                break
            value = rate(answer.value, language, decimals)
            text = rate(limit, language, decimals)
    return value, text


def direction_sentence(piece: Piece, language: str) -> str:
    """That a piece climbs or falls as a whole: "Có chiều hướng tăng rõ qua 17 kỳ, từ … đến …"."""
    _ = translator(language)
    text = (
        _("Có chiều hướng tăng rõ qua {n} kỳ, từ {first} đến {last}: khó là ngẫu nhiên.")
        if piece.direction > 0
        else _("Có chiều hướng giảm rõ qua {n} kỳ, từ {first} đến {last}: khó là ngẫu nhiên.")
    )
    return text.format(
        n=count(len(piece.answers), language),
        first=label(piece.answers[0].period, language, inside=True),
        last=label(piece.answers[-1].period, language, inside=True),
    )


def verdict_sentence(found: Control, answer: Answer, language: str) -> str:
    """What may be said of one point: its signals, or "trong mức dao động thường", or the direction
    of its series; "" if nothing is known."""
    _ = translator(language)
    verdict = found.verdict(answer)
    if verdict == "unknown":
        piece = found.direction_at(answer)
        return direction_sentence(piece, language) if piece else ""
    if verdict == "signal":
        told = [signal_sentence(found, one, language) for one in found.signals_of(answer)]
        return " ".join(told)
    limits = found.limits(answer)
    assert limits is not None
    return _("{period} nằm trong mức dao động thường ({lower} – {upper}).").format(
        period=label(answer.period, language),
        lower=limit_text(found.metric, limits.lower, language),
        upper=limit_text(found.metric, limits.upper, language),
    )


def usual_sentence(language: str) -> str:
    """What is said of two periods that are both usual: their difference is no news."""
    _ = translator(language)
    return _(
        "Cả hai kỳ nằm trong mức dao động thường ngày: mức đổi này không khác thường so với các kỳ"
        " khác."
    )


def point_text(found: Control, answer: Answer, language: str) -> str:
    """The few words of a table's cell: "dưới giới hạn", "8 kỳ một phía", "trong giới hạn"; "—"."""
    _ = translator(language)
    if found.limits(answer) is None:
        return "—"
    words = [_short(one, language) for one in found.signals_of(answer)]
    return " · ".join(words) if words else _("trong giới hạn")


def _short(signal: Signal, language: str) -> str:
    _ = translator(language)
    if signal.kind == "outside":
        return _("trên giới hạn") if signal.up else _("dưới giới hạn")
    text = _("{n} kỳ trên trung bình") if signal.up else _("{n} kỳ dưới trung bình")
    return text.format(n=count(len(signal.answers), language))


def limit_text(metric: str, value: float, language: str) -> str:
    """A limit or a centre as the reader sees it: "98,07%", "114.203", "1.200.000 ₫"."""
    kind = METRICS[metric].format
    if kind == "rate":
        return rate(value, language)
    if kind == "money":
        return money(round(value), language)
    # A small limit is no whole number: "12, below the limit of 12" would say nothing.
    decimals = 1 if abs(value) < _SMALL and value != int(value) else 0
    return number(value, language, decimals)


def basis_sentences(found: Control, language: str) -> list[str]:
    """How the limits were made, and why some points have none, the newest piece first."""
    told: list[str] = []
    for piece in reversed(_worth_saying(found)):
        told += _of_piece(found, piece, language)
    told += [text for text in [year_ago_sentence(found, language)] if text]
    if len(found.limited) > 1:
        _ = translator(language)
        days = ", ".join(label(day.isoformat(), language) for day in BREAKS)
        told.append(_("Giới hạn được tính lại từ {day}: tỉnh đã hợp nhất.").format(day=days))
    return list(dict.fromkeys(told))


def _worth_saying(found: Control) -> Sequence[Piece]:
    """The pieces, of several with too few points or counts for limits only the longest."""
    short = [piece for piece in found.pieces if piece.why in _LACKING]
    longest = max(short, key=lambda piece: len(piece.everything), default=None)
    return [piece for piece in found.pieces if piece.why not in _LACKING or piece is longest]


def _of_piece(found: Control, piece: Piece, language: str) -> list[str]:
    _ = translator(language)
    if piece.chart is None:
        return [_refusal(found.metric, piece, language)]
    values = {
        "n": count(len(piece.answers), language),
        "firm": count(FIRM, language),
        "first": label(piece.answers[0].period, language, inside=True),
        "last": label(piece.answers[-1].period, language, inside=True),
    }
    text = (
        _("Giới hạn tính từ {n} kỳ, {first} đến {last}; từ {firm} kỳ được coi là chắc (quy ước).")
        if piece.state == "firm"
        else _(
            "Giới hạn tạm, tính từ {n} kỳ, {first} đến {last}: chỉ xét điểm vượt giới hạn, chưa"
            " xét chuỗi; từ {firm} kỳ mới coi là chắc (quy ước)."
        )
    )
    told = [text.format(**values)]
    if any(one.cut for one in piece.limits):
        told.append(_("Giới hạn dưới cắt ở 0."))
    return told


def _refusal(metric: str, piece: Piece, language: str) -> str:
    """Why a piece has no limits."""
    _ = translator(language)
    counted: Sequence[Answer] = piece.answers
    if piece.why in ("never", "always"):
        late = _LATE.get(metric) == piece.why
        text = (
            _("Không tính giới hạn: không có trường hợp trễ trong {n} kỳ.")
            if late
            else _("Không tính giới hạn: tỷ lệ bằng 0 ở cả {n} kỳ.")
            if piece.why == "never"
            else _("Không tính giới hạn: tỷ lệ bằng 100% ở cả {n} kỳ.")
        )
        return text.format(n=count(len(counted), language))
    texts = {
        "few": _("Chưa tính giới hạn: nhiều nhất {n} kỳ so được với nhau, cần ít nhất {few}.")
        if len(counted) > 1
        else _("Chưa tính giới hạn: chưa có hai kỳ nào so được với nhau, cần ít nhất {few}."),
        "no_counts": _("Không tính giới hạn: nguồn chỉ nêu tỷ lệ, không kèm số hồ sơ."),
        "no_share": _(
            "Không tính giới hạn: tử số không phải một phần của mẫu số, nên không có giới hạn cho"
            " tỷ lệ này."
        ),
        "apart": _("Không tính giới hạn: quá ít kỳ liền nhau để biết mức dao động thường ngày."),
        "flat": _("Không tính giới hạn: các kỳ liền nhau bằng nhau, không có dao động."),
        "direction": _("Không đặt giới hạn: số liệu đi theo chiều, không quanh một mức."),
        "seasonal": _("Không tính giới hạn: quý trong năm giải thích phần lớn dao động."),
        "index": _("Không tính giới hạn: chỉ số do nơi khác công bố, không đếm từ hồ sơ."),
    }
    return texts[piece.why].format(n=count(len(counted), language), few=count(FEW, language))


def year_ago_sentence(found: Control, language: str) -> str:
    """The newest point of a seasonal count against the same quarter a year before; "" for none."""
    _ = translator(language)
    pair = found.newest.year_ago if found.newest and found.is_seasonal else None
    if pair is None:
        return ""
    now, before = pair
    change = difference_text(compare(now, [before], before.period), language)
    return _("{period} so với cùng quý năm trước: {change}.").format(
        period=label(now.period, language), change=_noun(now.metric, change, language)
    )


def _noun(metric: str, text: str, language: str) -> str:
    noun = _NOUNS.get(METRICS[metric].format, "") if metric in METRICS else ""
    # Money carries its sign already.
    return with_unit(text, noun, language) if noun == "hồ sơ" else text
