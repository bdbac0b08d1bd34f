"""How a subject stands: its KPI cards, and the card of what it weighs."""

from urllib.parse import urlencode

from analytics.catalogue import Catalogue
from analytics.formats import MISSING
from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.query.wording import nothing_text
from analytics.views.profile import (
    Profile,
    Rank,
    block,
    rank_change,
    rank_lines,
    rank_of,
    rank_question,
)
from analytics.views.ranking import ranking
from pages.ui import cards as faces
from pages.ui import store
from pages.ui.cards import Face, face
from pages.ui.filters import ALL, Choice
from pages.ui.frame import Context, link_with, small

_FEW = 3


def cards(view: Profile, rank: Rank | None, catalogue: Catalogue, t: Translator) -> None:
    """The row of cards: the overview's and the rank; without a rank the share of the late.

    Where but one or two numbers are known they stand alone, and the others are named in a line: a
    row of empty cards says nothing.
    """
    known = [card for code, card in view.cards.items() if view.value(code) is not None]
    if len(known) < _FEW:
        faces.draw([face(card, catalogue, t) for card in known], t)
        missing = [card for code, card in view.cards.items() if view.value(code) is None]
        names = ", ".join(t(METRICS[card.metric].short).lower() for card in missing)
        small(t("Kỳ này chưa có số: {names}.", names=names))
    else:
        last = _share(view, t) if rank is None else _rank(rank, t)
        faces.draw([*(face(card, catalogue, t) for card in view.cards.values()), last], t)
    _target(view, t)


def rank(context: Context, view: Profile, choice: Choice) -> Rank | None:
    """The rank of the subject among its like, kept for the page of rankings too."""
    question = rank_question(view.subject, view.period, view.dataset, choice.compare)
    if question is None or view.value("on_time_rate") is None:
        return None
    whole = store.cached(
        context,
        ("ranking", question),
        lambda: ranking(context.reader, context.catalogue, question),
    )
    return rank_of(view.subject, whole)


def _rank(rank: Rank, t: Translator) -> Face:
    standing = rank.standing
    lines = rank_lines(rank, t)
    change, against = rank_change(rank, t)
    link = link_with(
        population=rank.question.population,
        metric=rank.question.metric,
        level=ALL,
        district=ALL,
        sector=ALL,
        areas="yes" if rank.question.areas else "no",
    )
    how = t(
        "Hạng theo tỷ lệ đúng hạn trong các đơn vị cùng loại. Hạng có thể: số hồ sơ càng ít, hạng"
        " càng không chắc (95%)."
    )
    return Face(
        t("Thứ hạng"),
        MISSING if standing.rank is None else t.count(standing.rank),
        " · ".join((*lines, f"**{change}** {against}") if change else lines),
        [(t("Thứ hạng"), how)],
        source="ranking?" + urlencode(link),
    )


def _share(view: Profile, t: Translator) -> Face:
    name = t("Phần trễ")
    what = t(
        "Số hồ sơ trễ của đơn vị trên tổng số hồ sơ trễ của {block}, cùng kỳ.",
        block=block(view, t),
    )
    late, resolved = view.share.of_the_late, view.share.of_the_resolved
    if late is None:
        return Face(name, MISSING, t("chưa có số liệu cho lựa chọn này"), [(name, what)])
    lines = [
        t.plural(
            "{n} trên {all} hồ sơ trễ",
            view.share.of_late,
            n=t.count(view.share.late),
            all=t.count(view.share.of_late),
        )
    ]
    if resolved is not None:
        lines.append(
            t(
                "giải quyết {share} số hồ sơ của {block}",
                share=t.rate(resolved),
                block=block(view, t),
            )
        )
    return Face(name, t.rate(late), " · ".join(lines), [(name, what)])


def _target(view: Profile, t: Translator) -> None:
    """The target of the on-time rate and how the rate stands to it, by sign and word."""
    if view.goal is None:
        return
    goal = t.rate(view.goal.value, 0)
    sign = f"{view.state.sign} {t(view.state.label)}"
    rate_now = view.cards["on_time_rate"].answer
    if rate_now is not None and rate_now.nothing:
        sign = nothing_text(rate_now.metric, t)
    target = t("Chỉ tiêu đúng hạn {value}", value=goal)
    if not view.goal.in_force:
        month = f"{view.goal.set_on.month}/{view.goal.set_on.year}"
        target = t("Mốc tham chiếu {value}, đặt ra {month}", value=goal, month=month)
    small(f"{target}: {sign}. {t(view.goal.source)}")
