"""What the parts and the units did, in titles and sentences."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from analytics.i18n import Translator
from analytics.query import Answer, Target, value_text
from analytics.query.wording import line_text, units_text
from analytics.texts import LEVELS, capital, inside
from analytics.views.control import FEW, clearly_lowest, only_dossiers
from analytics.views.overview.units import ENOUGH, Below, LateUnits, Movers, enough


def levels_title(levels: Sequence[Answer], targets: Mapping[str, Target], t: Translator) -> str:
    """What the rates by level say: who is on a target in force, else who is clearly lowest."""
    rates = _known(answer for answer in levels if answer.key in LEVELS)
    goals = [targets.get(rate.key or "") for rate in rates]
    in_force = [goal for goal in goals if goal is not None and goal.in_force]
    if len(in_force) == len(goals) and len({goal.value for goal in in_force}) == 1:
        goal = in_force[0]
        value = goal.text(t)
        missed, met = (
            [t(LEVELS[rate.key or ""].short) for rate in rates if (reached(rate, goal)) is side]
            for side in (False, True)
        )
        if missed and met:
            return t(
                "{missed} chưa đạt {target}, {met} đạt",
                missed=_listed(missed),
                met=inside(_listed(met)),
                target=value,
            )
        if missed:
            return t("{missed} chưa đạt chỉ tiêu {target}", missed=_listed(missed), target=value)
        return t("{met} đạt chỉ tiêu {target}", met=_listed(met), target=value)
    lowest = _lowest(rates, lambda key: t(LEVELS[key]) if key in LEVELS else key, t)
    return lowest or t("Đúng hạn theo cấp")


def sectors_title(
    sectors: Sequence[Answer], target: Target | None, names: Mapping[str, str], t: Translator
) -> str:
    """The same of sectors; those of few dossiers are neither counted nor named."""
    rates = [rate for rate in _known(sectors) if not rate.has_counts or enough(rate)]
    if rates and target is not None and target.in_force:
        missed = sum(not reached(rate, target) for rate in rates)
        counted = {"n": t.count(missed), "all": t.count(len(rates)), "target": target.text(t)}
        if not missed:
            return t.plural("{all} lĩnh vực đều đạt chỉ tiêu {target}", len(rates), **counted)
        return t.plural("{n} trên {all} lĩnh vực chưa đạt chỉ tiêu {target}", len(rates), **counted)

    def called(key: str) -> str:
        return t("Lĩnh vực {name}", name=inside(names[key])) if key in names else key

    return _lowest(rates, called, t) or t("Đúng hạn theo lĩnh vực")


def reached(rate: Answer, goal: Target) -> bool:
    """Whether a rate is on its target, as exact as both are known."""
    return round((rate.value or 0) - goal.value, 12) >= 0


def _known(answers: Iterable[Answer]) -> list[Answer]:
    return [
        answer for answer in answers if answer.metric == "on_time_rate" and answer.value is not None
    ]


def _lowest(rates: Sequence[Answer], called: Callable[[str], str], t: Translator) -> str:
    """Which part is lowest where chance does not explain it, or the only one; "" otherwise."""
    if len(rates) == 1:
        (only,) = rates
        return f"{called(only.key or '')}: {value_text(only, t)}"
    lowest = clearly_lowest(rates)
    if lowest is None:
        return ""
    name = capital(called(lowest.key or ""))
    return t("{name} thấp nhất: {rate}", name=name, rate=value_text(lowest, t))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(inside(name) if number else name for number, name in enumerate(names))


def late_title(late: LateUnits, t: Translator) -> str:
    """How few units have half of the late dossiers."""
    if not late.total:
        return t("Không đơn vị nào có hồ sơ trễ hạn")
    if late.total == 1:
        return t("Chỉ có 1 hồ sơ trễ hạn: {unit}", unit=t(late.holders[0].unit.name))
    if len(late.holders) == 1:
        return t(
            "Cả {late} hồ sơ trễ hạn đều ở một đơn vị: {unit}",
            late=t.count(late.total),
            unit=t(late.holders[0].unit.name),
        )
    held = sum(holder.late for holder in late.holders[: late.half])
    title = t.plural(
        "{n} trên {units} đơn vị chiếm hơn một nửa số hồ sơ trễ hạn ({held} trên {late})", late.half
    )
    if 2 * held == late.total:
        title = t.plural(
            "{n} trên {units} đơn vị chiếm đúng một nửa số hồ sơ trễ hạn ({held} trên {late})",
            late.half,
        )
    return title.format(
        n=t.count(late.half),
        units=t.count(late.units),
        held=t.count(held),
        late=t.count(late.total),
    )


def late_part(late: Answer | None, t: Translator) -> str:
    """That only a part of the units reported; "" where all did, with or without late dossiers."""
    if late is None or not late.is_part:
        return ""
    return t("{units}: không phải mọi hồ sơ trễ.", units=units_text(late, t))


def movers_sentence(movers: Movers, t: Translator) -> str:
    """How many units changed, and how many of them by more than chance."""
    period = t.period(movers.earlier, inside=True)
    compared = len(movers.compared)
    if not compared:
        return t("Chưa có đơn vị nào đủ hồ sơ ở cả hai kỳ để so với {period}.", period=period)
    if not movers.beyond:
        return t.plural(
            "So với {period}: trong {n} đơn vị đủ hồ sơ để so sánh, không đơn vị nào thay đổi rõ"
            " rệt.",
            compared,
            period=period,
            n=t.count(compared),
        )
    sentence = t.plural(
        "So với {period}: trong {n} đơn vị đủ hồ sơ để so sánh, {beyond} đơn vị thay đổi rõ rệt.",
        compared,
        period=period,
        n=t.count(compared),
        beyond=t.count(movers.beyond),
    )
    alone = any(mover.beyond and mover.dispersion is None for mover in movers.compared)
    return f"{sentence} {only_dossiers(t)}" if alone else sentence


def movers_left_out(movers: Movers, t: Translator) -> str:
    """Which units are not compared; "" when all are."""
    groups = []
    if movers.small:
        groups.append(
            t(
                "{n} đơn vị dưới {least} hồ sơ ở một trong hai kỳ",
                n=t.count(movers.small),
                least=ENOUGH,
            )
        )
    if movers.in_one_period:
        groups.append(t("{n} đơn vị chỉ có số liệu ở một kỳ", n=t.count(movers.in_one_period)))
    if movers.uncounted:
        groups.append(t("{n} đơn vị có tỷ lệ không kèm số hồ sơ", n=t.count(movers.uncounted)))
    return t("Không so: {units}.", units="; ".join(groups)) if groups else ""


def chance_rule(t: Translator) -> str:
    """How a change is told from chance, for the files of the units."""
    return t(
        "Khoảng tin cậy của mức đổi theo Newcombe (1998), nới theo Šidák để đúng 95% cho mọi đơn vị"
        " được so cùng lúc; không chứa 0 thì mức đổi quá mức dao động ngẫu nhiên. Từ {few} kỳ, số"
        " hồ sơ được chia cho hệ số φ, là mức các kỳ của chính đơn vị chênh nhau hơn ngẫu nhiên;"
        " ít kỳ hơn thì mới xét ngẫu nhiên của riêng số hồ sơ. Đơn vị dưới {least} hồ sơ ở một"
        " trong hai kỳ không được so.",
        few=FEW,
        least=ENOUGH,
    )


def below_sentence(below: Below, t: Translator) -> str:
    """How many units are below their line; "" where no unit has one."""
    if not below.known:
        if not (below.small or below.idle):
            return ""
        return t("Không đơn vị nào đủ {least} hồ sơ để xét.", least=ENOUGH)
    line = t("chỉ tiêu của cấp mình")
    if len(below.lines) == 1:
        line = line_text(below.lines[0], t)
    known, count = t.count(below.known), len(below.shortfalls)
    if not count:
        return t.plural(
            "Trong {known} đơn vị có từ {least} hồ sơ, không đơn vị nào thấp hơn {line}.",
            below.known,
            known=known,
            least=ENOUGH,
            line=line,
        )
    return t.plural(
        "Trong {known} đơn vị có từ {least} hồ sơ, {n} đơn vị thấp hơn {line}.",
        count,
        n=t.count(count),
        least=ENOUGH,
        known=known,
        line=line,
    )


def below_left_out(below: Below, t: Translator) -> str:
    """The units that are not held against the line, and why; "" when there are none."""
    groups = []
    if below.small:
        groups.append(
            t.plural(
                "{n} đơn vị dưới {least} hồ sơ", below.small, n=t.count(below.small), least=ENOUGH
            )
        )
    if below.idle:
        groups.append(
            t.plural(
                "{n} đơn vị không có hồ sơ nào đã giải quyết", below.idle, n=t.count(below.idle)
            )
        )
    return t("Không xét: {units}.", units="; ".join(groups)) if groups else ""
