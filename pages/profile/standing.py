"""How a subject stands: its KPI cards and its rank."""

from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.views.profile import Profile, Rank, rank_line, rank_number, rank_of, rank_question
from analytics.views.ranking import ranking
from pages.ui import cards as faces
from pages.ui import frame, store
from pages.ui.cards import Face, face
from pages.ui.filters import ALL, Choice
from pages.ui.frame import Context, small


def cards(view: Profile, rank: Rank | None, catalogue: Catalogue, t: Translator) -> None:
    """The row of cards: those that have a number, and the rank; the others are named in a line."""
    codes = [code for code in faces.BESIDE_THE_HERO if code != "late" or not view.says_share_late]
    known = [code for code in codes if view.value(code) is not None]
    drawn = [face(view.cards[code], catalogue, t) for code in known]
    if rank is not None:
        drawn.append(_rank(rank, t))
    if drawn:
        faces.draw(drawn, t)
    missing = [view.cards[code] for code in codes if code not in known]
    if missing:
        names = ", ".join(t(METRICS[card.metric].short).lower() for card in missing)
        small(t("Kỳ này chưa có số: {names}.", names=names))


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
    name, value = rank_number(rank, t)
    address = frame.address(
        "ranking",
        population=rank.question.population,
        metric=rank.question.metric,
        level=ALL,
        district=ALL,
        sector=ALL,
        areas="yes" if rank.question.areas else "no",
    )
    how = t(
        "Hạng theo tỷ lệ đúng hạn trong các đơn vị cùng loại. Số hồ sơ càng ít thì khoảng thứ hạng"
        " có thể có càng rộng; thứ hạng thật nằm trong khoảng này với độ tin cậy 95%."
    )
    return Face(
        name,
        value,
        rank_line(rank, t),
        [(name, how)],
        source=address,
        leads_to=t("Xem trên Xếp hạng"),
    )
