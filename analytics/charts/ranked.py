"""A ranking laid out as rows: which units are drawn, what each row says, where its value fits."""

from dataclasses import dataclass

from analytics.charts import labels, named, theme
from analytics.charts.axis import Axis, count_axis, rate_axis
from analytics.i18n import Translator
from analytics.metrics import SMALL
from analytics.query import Target
from analytics.views.ranking import Ranking, Standing, wording

# Up to so many rows all units are drawn; of more, so many at either end.
MOST, ENDS = 24, 7
# Pixels: a row, the row of those left out.
_ROW, _GAP = 41, 30


@dataclass(frozen=True)
class Row:
    """One drawn line: a unit, or (without ``standing``) the words for those left out."""

    standing: Standing | None
    name_lines: tuple[str, ...]
    value: str = ""
    beside: str = ""
    hover: str = ""
    colour: str = theme.ACCENT
    symbol: str = "circle"

    @property
    def height(self) -> int:
        """Pixels that the row takes."""
        return (_ROW if self.standing else _GAP) + named.more_lines(self.name_lines)


@dataclass(frozen=True)
class Plot:
    """What is drawn, and where: places are pixels below the first row's line."""

    ranking: Ranking
    rows: tuple[Row, ...]
    axis: Axis
    t: Translator

    @property
    def placed(self) -> list[tuple[Row, float]]:
        """The rows with their places."""
        places = named.places([row.height for row in self.rows])
        return list(zip(self.rows, places, strict=True))

    @property
    def units(self) -> list[tuple[Row, Standing, float]]:
        """The rows of units that have a value."""
        return [
            (row, row.standing, at)
            for row, at in self.placed
            if row.standing is not None and row.standing.value is not None
        ]

    @property
    def goal(self) -> Target | None:
        """The line that rates are held against."""
        return self.ranking.goal

    def ends(self, one: Standing) -> tuple[float, float] | None:
        """From where to where a unit's bar reaches: its interval, or from zero to its count."""
        if not self.ranking.is_rate:
            return 0.0, one.value or 0.0
        # The interval of a few dossiers would reach out of the picture.
        if one.interval is None or one.apart:
            return None
        return one.interval.low, one.interval.high

    def beyond(self, one: Standing) -> bool:
        """Whether the value lies outside of the axis, which only ranked units stretch."""
        return not self.axis.low <= (one.value or 0.0) <= self.axis.high

    def pixels(self, value: float) -> float:
        """How far from the left edge a value lies in the narrowest figure."""
        low, high = self.axis.padded()
        return (min(max(value, low), high) - low) / (high - low) * labels.PLOT_WIDTH


def laid_out(ranking: Ranking, key: str | None, t: Translator) -> Plot:
    """Lay out a ranking; ``key`` is the unit that stands out."""
    rows = tuple(_rows(ranking, key, t))
    return Plot(ranking, rows, _axis(ranking, rows), t)


def _rows(ranking: Ranking, key: str | None, t: Translator) -> list[Row]:
    """The units that are drawn, with words where some are left out."""
    ranked, apart = list(ranking.ranked), [one for one in ranking.apart if one.value is not None]
    drawn: list[Standing | int] = list(ranked)
    if len(ranked) > MOST:
        middle = ranked[ENDS:-ENDS]
        places = [place for place, one in enumerate(middle) if one.key == key]
        first = places[0] if places else len(middle)
        drawn = [*ranked[:ENDS], first, *middle[first : first + 1]]
        drawn += [max(len(middle) - first - 1, 0), *ranked[-ENDS:]]
    rows = [
        _left_out(t.plural("⋮ {n} đơn vị ở giữa: xem bảng", one), one, t)
        if isinstance(one, int)
        else _row(ranking, one, key, t)
        for one in drawn
        if one != 0
    ]
    shown = apart if len(ranked) + len(apart) <= MOST else [one for one in apart if one.key == key]
    rows += [_row(ranking, one, key, t) for one in shown]
    if len(shown) < len(apart):
        left = len(apart) - len(shown)
        rows.append(_left_out(t.plural("⋮ {n} đơn vị đứng riêng: xem bảng", left), left, t))
    return rows


def _left_out(said: str, many: int, t: Translator) -> Row:
    return Row(None, (said.format(n=t.count(many)),))


def _row(ranking: Ranking, one: Standing, key: str | None, t: Translator) -> Row:
    name, value = t(one.name), wording.value(one.answer, t)
    head = name if one.rank is None else f"{t.count(one.rank)}. {name}"
    beside = ""
    if one.possible:
        beside = t("hạng {ranks}", ranks=wording.possible_text(one.possible))
    elif one.apart == "small":
        beside = t("< {n} hồ sơ", n=SMALL)
    width = labels.text_width(value, theme.TEXT, bold=True)
    width += labels.text_width(f" · {beside}", theme.SMALL) if beside else 0
    state = None
    if ranking.goal is not None and ranking.goal.in_force and not one.apart:
        state = theme.state(one.value, ranking.goal.value)
    lines = wording.details(ranking, one, t)
    return Row(
        standing=one,
        name_lines=tuple(labels.lines(head, theme.TEXT, labels.PLOT_WIDTH - int(width) - 10)),
        value=value,
        beside=beside,
        hover="<br>".join([f"<b>{labels.escape(name)}</b>", *map(labels.wrapped, lines)]),
        colour=state.colour if state else theme.ACCENT if key in (None, one.key) else theme.GREY,
        symbol=state.symbol if state else "circle",
    )


def _axis(ranking: Ranking, rows: tuple[Row, ...]) -> Axis:
    """The axis of the drawn units; those that stand apart do not stretch it."""
    drawn = [row.standing for row in rows if row.standing is not None]
    ranked = [one for one in drawn if not one.apart] or drawn
    values = [one.value for one in ranked if one.value is not None]
    if not ranking.is_rate:
        return count_axis(values)
    intervals = [one.interval for one in ranked if one.interval is not None]
    values += [end for one in intervals for end in (one.low, one.high)]
    if ranking.goal is not None:
        values.append(ranking.goal.value)
    return rate_axis(values)
