"""What the units did, in sentences; numbers between ** for emphasis."""

from analytics.formats import rounds_apart
from analytics.i18n import Translator
from analytics.query import Answer, Target
from analytics.query.wording import rounding_note, units_text
from analytics.views.control import FEW, between_text, only_dossiers
from analytics.views.overview.units import (
    ENOUGH,
    Below,
    ByUnit,
    LateUnits,
    Mover,
    Movers,
    Shortfall,
)


def late_sentence(late: LateUnits, t: Translator) -> str:
    """How few units hold half of the late dossiers."""
    if not late.total:
        return t("Không đơn vị nào có hồ sơ trễ.")
    if len(late.holders) == 1:
        return t(
            "Mọi hồ sơ trễ (**{late}**) đều ở một đơn vị: {unit}.",
            late=t.count(late.total),
            unit=t(late.holders[0].unit.name),
        )
    held = sum(holder.late for holder in late.holders[: late.half])
    text = t.plural(
        "**{n}** trên {units} đơn vị giữ quá nửa số hồ sơ trễ ({held} trên {late}).", late.half
    )
    if 2 * held == late.total:
        text = t.plural(
            "**{n}** trên {units} đơn vị giữ đúng một nửa số hồ sơ trễ ({held} trên {late}).",
            late.half,
        )
    return text.format(
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
            "So với {period}: không đơn vị nào trong {n} đơn vị so được thay đổi quá mức dao động"
            " ngẫu nhiên; tất cả ở bảng dưới đây.",
            compared,
            period=period,
            n=t.count(compared),
        )
    sentence = t.plural(
        "So với {period}: **{beyond}** trên {n} đơn vị so được đổi quá mức dao động ngẫu nhiên.",
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


def mover_facts(mover: Mover, t: Translator) -> str:
    """From which rate to which, and the dossiers behind the two."""
    now, before = mover.unit.now, mover.unit.before
    assert now is not None
    assert before is not None
    note = rounding_note(before, now, t)
    facts = t.plural(
        "{before} → {now} · {resolved} hồ sơ đã giải quyết, {period} là {earlier}",
        now.denominator,
        period=t.period(before.period, inside=True),
        before=t.rate(before.value),
        now=t.rate(now.value),
        resolved=t.count(now.denominator),
        earlier=t.count(before.denominator),
    )
    return f"{facts} · {note}" if note else facts


def chance(mover: Mover, compared: int, t: Translator) -> tuple[str, str]:
    """Whether a change is more than chance: a few words, and what they mean."""
    word = t("quá mức dao động ngẫu nhiên") if mover.beyond else t("trong mức dao động ngẫu nhiên")
    meaning = t.plural(
        "Khoảng tin cậy của mức đổi: {between} (Newcombe, 95% cho cả {n} đơn vị cùng lúc); không"
        " chứa 0 mới là quá mức ngẫu nhiên.",
        compared,
        between=between_text(mover.interval, t),
        n=t.count(compared),
    )
    allows = (
        only_dossiers(t)
        if mover.dispersion is None
        else t("Đã tính cả mức các kỳ của chính đơn vị thường chênh nhau.")
    )
    return word, f"{meaning} {allows}"


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


def line_name(target: Target, t: Translator) -> str:
    """What a rate is held against: "chỉ tiêu 95%", or the yardstick with when it was set."""
    value = target.text(t)
    if target.in_force:
        return t("chỉ tiêu {value}", value=value)
    month = f"{target.set_on.month}/{target.set_on.year}"
    return t("mốc tham chiếu {value} (đặt ra {month})", value=value, month=month)


def below_title(by_unit: ByUnit, t: Translator) -> str:
    """The heading: below a target only where one is in force."""
    if any(target.in_force for target in by_unit.targets.values()):
        return t("Đơn vị dưới chỉ tiêu")
    return t("Đơn vị dưới mốc tham chiếu")


def below_sentence(below: Below, target: Target, t: Translator) -> str:
    """How many units are below the line."""
    if not below.known:
        return t("Không đơn vị nào đủ {least} hồ sơ để xét.", least=ENOUGH)
    line, known, count = line_name(target, t), t.count(below.known), len(below.shortfalls)
    if not count:
        return t.plural(
            "Trong {known} đơn vị xét được, không đơn vị nào dưới {line}.",
            below.known,
            known=known,
            line=line,
        )
    return t.plural(
        "**{n}** trên {known} đơn vị xét được dưới {line}.",
        count,
        n=t.count(count),
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


def shortfall_facts(shortfall: Shortfall, t: Translator) -> str:
    """The rate of a unit below its line, the dossiers late, and what is missing to a target."""
    now, late = shortfall.unit.now, shortfall.unit.late
    assert now is not None
    facts = [t.rate(now.value)]
    if late is not None:
        facts.append(t("{n} hồ sơ trễ", n=t.count(late)))
        resolved = t.count(now.denominator)
        facts.append(t.plural("{n} hồ sơ đã giải quyết", now.denominator, n=resolved))
    if rounds_apart(shortfall.target.value, now.value):
        facts.append(t("chênh lệch tính từ số chưa làm tròn"))
    if shortfall.needed is not None:
        facts.append(t("cần thêm {n} hồ sơ đúng hạn", n=t.count(shortfall.needed)))
    return " · ".join(facts)
