"""A control chart and a difference in words: what is unusual, what is not, how it was judged."""

from collections.abc import Sequence

from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.periods import BREAKS
from analytics.prose import part
from analytics.query import Answer, compare, value_text
from analytics.query.wording import difference_text
from analytics.stats.control_charts import Limits
from analytics.stats.intervals import Interval
from analytics.views.control.data import FEW, FIRM, Control, Piece, Signal
from analytics.views.control.difference import Difference

_SMALL = 1000
# Decimals of a percentage that a value and its limit may need to be told apart.
_FINEST = 6
_LACKING = ("few", "no_counts")
# Points that one sentence names; the table has them all.
_LISTED = 4
_NOUNS = {"count": "hồ sơ", "money": "đồng"}
# Rates whose "none of them" means that no dossier was late.
_LATE = {"on_time_rate": "always", "late_rate": "never", "not_overdue_rate": "always"}


def terms(t: Translator) -> tuple[tuple[str, str], ...]:
    """The words of control charts, each with what it means."""
    return part("variation", t).terms


def sentences(found: Control, t: Translator) -> list[str]:
    """Everything to be said below a chart: the signals, or that there are none; then the limits."""
    return [*signal_sentences(found, t), *basis_sentences(found, t)]


def signal_sentences(found: Control, t: Translator) -> list[str]:
    """The signals, the newest first, then clear directions; or that all points vary as usual.

    Several points outside on one side are told in one sentence. [] where nothing is known.
    """
    ways = [direction_sentence(piece, t) for piece in reversed(found.pieces) if piece.direction]
    if not found.limited:
        return ways
    groups: dict[tuple[str, bool, int], list[Signal]] = {}
    for piece in reversed(found.pieces):
        for one in reversed(piece.signals):
            place = 0 if one.kind == "outside" else id(one)
            groups.setdefault((one.kind, one.up, place), []).append(one)
    told = [
        signal_sentence(found, group[0], t) if len(group) == 1 else _outside(group, t)
        for group in groups.values()
    ]
    return [*told, *ways] or [
        t("Không có dấu hiệu khác thường: các kỳ nằm trong biên độ dao động thông thường.")
    ]


def _outside(group: Sequence[Signal], t: Translator) -> str:
    """Several points outside on one side, the newest first."""
    points = [
        f"{t.period(one.last.period, inside=True)} {value_text(one.last, t)}"
        for one in group[:_LISTED]
    ]
    points += ["…"] if len(group) > _LISTED else []
    text = (
        t("{n} kỳ trên giới hạn, ngoài biên độ dao động thông thường: {points}.")
        if group[0].up
        else t("{n} kỳ dưới giới hạn, ngoài biên độ dao động thông thường: {points}.")
    )
    return text.format(n=t.count(len(group)), points="; ".join(points))


def signal_sentence(found: Control, signal: Signal, t: Translator) -> str:
    """One signal: "Quý II/2020: 91,20%, dưới giới hạn 93,05%: khác thường so với …"."""
    limits = found.limits(signal.last)
    assert limits is not None
    if signal.kind == "outside":
        text = (
            t("{period}: {value}, trên giới hạn {limit}: ngoài biên độ dao động thông thường.")
            if signal.up
            else t("{period}: {value}, dưới giới hạn {limit}: ngoài biên độ dao động thông thường.")
        )
        value, limit = outside_texts(signal, limits, t)
        return text.format(
            period=t.period(signal.last.period),
            value=_noun(found.metric, value, t),
            limit=limit,
        )
    text = (
        t(
            "{n} kỳ liền, từ {first} đến {last}, trên mức trung bình {centre}: khó có thể do"
            " ngẫu nhiên."
        )
        if signal.up
        else t(
            "{n} kỳ liền, từ {first} đến {last}, dưới mức trung bình {centre}: khó có thể do"
            " ngẫu nhiên."
        )
    )
    return text.format(
        n=t.count(len(signal.answers)),
        first=t.period(signal.first.period, inside=True),
        last=t.period(signal.last.period, inside=True),
        centre=limit_text(found.metric, limits.centre, t),
    )


def outside_texts(signal: Signal, limits: Limits, t: Translator) -> tuple[str, str]:
    """The value outside and its limit, with as many decimals as tell them apart."""
    answer, limit = signal.last, limits.upper if signal.up else limits.lower
    value, text = value_text(answer, t), limit_text(answer.metric, limit, t)
    if METRICS[answer.metric].format == "rate":
        for decimals in range(3, _FINEST + 1):
            if value != text:
                break
            value = t.rate(answer.value, decimals)
            text = t.rate(limit, decimals)
    return value, text


def direction_sentence(piece: Piece, t: Translator) -> str:
    """That a piece climbs or falls as a whole: "Có chiều hướng tăng rõ qua 17 kỳ, từ … đến …"."""
    text = (
        t("Có chiều hướng tăng rõ qua {n} kỳ, từ {first} đến {last}: khó có thể do ngẫu nhiên.")
        if piece.direction > 0
        else t(
            "Có chiều hướng giảm rõ qua {n} kỳ, từ {first} đến {last}: khó có thể do ngẫu nhiên."
        )
    )
    return text.format(
        n=t.count(len(piece.answers)),
        first=t.period(piece.answers[0].period, inside=True),
        last=t.period(piece.answers[-1].period, inside=True),
    )


def verdict_sentence(found: Control, answer: Answer, t: Translator) -> str:
    """What may be said of one point; "" if nothing is known.

    Its signals, or "trong biên độ dao động thông thường", or the direction of its series.
    """
    verdict = found.verdict(answer)
    if verdict == "unknown":
        piece = found.direction_at(answer)
        return direction_sentence(piece, t) if piece else ""
    if verdict == "signal":
        told = [signal_sentence(found, one, t) for one in found.signals_of(answer)]
        return " ".join(told)
    limits = found.limits(answer)
    assert limits is not None
    return t(
        "{period} nằm trong biên độ dao động thông thường ({lower} – {upper}).",
        period=t.period(answer.period),
        lower=limit_text(found.metric, limits.lower, t),
        upper=limit_text(found.metric, limits.upper, t),
    )


def usual_sentence(t: Translator) -> str:
    """What is said of two periods that are both usual: their difference is no news."""
    return t(
        "Cả hai kỳ nằm trong biên độ dao động thông thường: mức đổi này không khác thường so với"
        " các kỳ khác."
    )


def point_text(found: Control, answer: Answer, t: Translator) -> str:
    """The few words of a table's cell: "dưới giới hạn", "8 kỳ một phía", "trong giới hạn"; "—"."""
    if found.limits(answer) is None:
        return "—"
    words = [_short(one, t) for one in found.signals_of(answer)]
    return " · ".join(words) if words else t("trong giới hạn")


def _short(signal: Signal, t: Translator) -> str:
    if signal.kind == "outside":
        return t("trên giới hạn") if signal.up else t("dưới giới hạn")
    text = t("{n} kỳ trên trung bình") if signal.up else t("{n} kỳ dưới trung bình")
    return text.format(n=t.count(len(signal.answers)))


def limit_text(metric: str, value: float, t: Translator) -> str:
    """A limit or a centre as the reader sees it: "98,07%", "114.203", "1.200.000 ₫"."""
    kind = METRICS[metric].format
    if kind == "rate":
        return t.rate(value)
    if kind == "money":
        return t.money(round(value))
    # A small limit is no whole number: "12, below the limit of 12" would say nothing.
    decimals = 1 if abs(value) < _SMALL and value != int(value) else 0
    return t.number(value, decimals)


def basis_sentences(found: Control, t: Translator) -> list[str]:
    """How the limits were made, and why some points have none, the newest piece first."""
    told: list[str] = []
    for piece in reversed(_worth_saying(found)):
        told += _of_piece(found, piece, t)
    told += [text for text in [year_ago_sentence(found, t)] if text]
    if len(found.limited) > 1:
        days = ", ".join(t.day(day) for day in BREAKS)
        told.append(t("Giới hạn được tính lại từ {day}: tỉnh đã hợp nhất.", day=days))
    return list(dict.fromkeys(told))


def _worth_saying(found: Control) -> Sequence[Piece]:
    """The pieces, of several with too few points or counts for limits only the longest."""
    short = [piece for piece in found.pieces if piece.why in _LACKING]
    longest = max(short, key=lambda piece: len(piece.everything), default=None)
    return [piece for piece in found.pieces if piece.why not in _LACKING or piece is longest]


def _of_piece(found: Control, piece: Piece, t: Translator) -> list[str]:
    if piece.chart is None:
        return [_refusal(found.metric, piece, t)]
    values = {
        "n": t.count(len(piece.answers)),
        "firm": t.count(FIRM),
        "first": t.period(piece.answers[0].period, inside=True),
        "last": t.period(piece.answers[-1].period, inside=True),
    }
    text = (
        t("Giới hạn tính từ {n} kỳ, {first} đến {last}; từ {firm} kỳ được coi là chắc (quy ước).")
        if piece.state == "firm"
        else t(
            "Giới hạn tạm, tính từ {n} kỳ, {first} đến {last}: chỉ xét điểm vượt giới hạn, chưa"
            " xét chuỗi; từ {firm} kỳ mới coi là chắc (quy ước)."
        )
    )
    told = [text.format(**values)]
    if any(one.cut for one in piece.limits):
        told.append(t("Giới hạn dưới cắt ở 0."))
    return told


def _refusal(metric: str, piece: Piece, t: Translator) -> str:
    """Why a piece has no limits."""
    counted: Sequence[Answer] = piece.answers
    if piece.why in ("never", "always"):
        late = _LATE.get(metric) == piece.why
        text = (
            t("Không tính giới hạn: không có trường hợp trễ trong {n} kỳ.")
            if late
            else t("Không tính giới hạn: tỷ lệ bằng 0 ở cả {n} kỳ.")
            if piece.why == "never"
            else t("Không tính giới hạn: tỷ lệ bằng 100% ở cả {n} kỳ.")
        )
        return text.format(n=t.count(len(counted)))
    texts = {
        "few": t("Chưa tính giới hạn: nhiều nhất {n} kỳ so được với nhau, cần ít nhất {few}.")
        if len(counted) > 1
        else t("Chưa tính giới hạn: chưa có hai kỳ nào so được với nhau, cần ít nhất {few}."),
        "no_counts": t("Không tính giới hạn: nguồn chỉ nêu tỷ lệ, không kèm số hồ sơ."),
        "no_share": t(
            "Không tính giới hạn: tử số không phải một phần của mẫu số, nên không có giới hạn cho"
            " tỷ lệ này."
        ),
        "apart": t(
            "Không tính giới hạn: quá ít kỳ liền nhau để biết biên độ dao động thông thường."
        ),
        "flat": t("Không tính giới hạn: các kỳ liền nhau bằng nhau, không có dao động."),
        "direction": t(
            "Không vẽ biên độ dao động thông thường: số liệu có chiều hướng rõ, không dao động"
            " quanh một mức."
        ),
        "seasonal": t("Không tính giới hạn: quý trong năm giải thích phần lớn dao động."),
        "index": t("Không tính giới hạn: chỉ số do nơi khác công bố, không đếm từ hồ sơ."),
    }
    return texts[piece.why].format(n=t.count(len(counted)), few=t.count(FEW))


def year_ago_sentence(found: Control, t: Translator) -> str:
    """The newest point of a seasonal count against the same quarter a year before; "" for none."""
    pair = found.newest.year_ago if found.newest and found.is_seasonal else None
    if pair is None:
        return ""
    now, before = pair
    change = difference_text(compare(now, [before], before.period), t)
    return t(
        "{period} so với cùng quý năm trước: {change}.",
        period=t.period(now.period),
        change=_noun(now.metric, change, t),
    )


def _noun(metric: str, text: str, t: Translator) -> str:
    noun = _NOUNS.get(METRICS[metric].format, "") if metric in METRICS else ""
    # Money carries its sign already.
    return t.with_unit(text, noun) if noun == "hồ sơ" else text


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
            " trong biên độ dao động thông thường, nên không nêu nguyên nhân."
        )
        return text.format(interval=between_text(found.interval, t))
    text = t(
        "Chênh lệch nhỏ nhưng có thật nếu chỉ xét số hồ sơ (khoảng 95%: {plain}); vẫn trong biên độ"
        " dao động thông thường giữa các kỳ (khoảng 95% tính cả dao động ấy: {interval}), nên"
        " không nêu nguyên nhân."
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
