"""What the units did, in sentences; numbers between ** for emphasis."""

from analytics.formats import rounds_apart
from analytics.i18n import Translator
from analytics.query import Answer, Target
from analytics.query.wording import rounding_note, units_text
from analytics.views.control import FEW, between_text, only_dossiers
from analytics.views.overview.below import Below, Short
from analytics.views.overview.by_unit import ByUnit
from analytics.views.overview.late import LateUnits
from analytics.views.overview.movers import Mover, Movers
from analytics.views.overview.units import ENOUGH


def late_sentence(found: LateUnits, t: Translator) -> str:
    """How few units hold half of the late dossiers."""
    if not found.total:
        return t("Không đơn vị nào có hồ sơ trễ.")
    if len(found.holders) == 1:
        return t(
            "Mọi hồ sơ trễ (**{late}**) đều ở một đơn vị: {unit}.",
            late=t.count(found.total),
            unit=t(found.holders[0].unit.name),
        )
    held = sum(one.late for one in found.holders[: found.half])
    text = t.plural(
        "**{n}** trên {units} đơn vị giữ quá nửa số hồ sơ trễ ({held} trên {late}).", found.half
    )
    if 2 * held == found.total:
        text = t.plural(
            "**{n}** trên {units} đơn vị giữ đúng một nửa số hồ sơ trễ ({held} trên {late}).",
            found.half,
        )
    return text.format(
        n=t.count(found.half),
        units=t.count(found.units),
        held=t.count(held),
        late=t.count(found.total),
    )


def late_part(late: Answer | None, t: Translator) -> str:
    """That only a part of the units reported; "" where all did, with or without late dossiers."""
    if late is None or not late.is_part:
        return ""
    return t("{units}: không phải mọi hồ sơ trễ.", units=units_text(late, t))


def movers_sentence(found: Movers, t: Translator) -> str:
    """How many units changed, and how many of them by more than chance."""
    period = t.period(found.earlier, inside=True)
    if not found.found:
        return t("Chưa có đơn vị nào đủ hồ sơ ở cả hai kỳ để so với {period}.", period=period)
    if not found.beyond:
        return t.plural(
            "So với {period}: không đơn vị nào trong {n} đơn vị so được thay đổi quá mức dao động"
            " ngẫu nhiên; tất cả ở bảng dưới đây.",
            len(found.found),
            period=period,
            n=t.count(len(found.found)),
        )
    said = t.plural(
        "So với {period}: **{beyond}** trên {n} đơn vị so được đổi quá mức dao động ngẫu nhiên.",
        len(found.found),
        period=period,
        n=t.count(len(found.found)),
        beyond=t.count(found.beyond),
    )
    alone = any(one.beyond and one.dispersion is None for one in found.found)
    return f"{said} {only_dossiers(t)}" if alone else said


def movers_left_out(found: Movers, t: Translator) -> str:
    """Which units are not compared; "" when all are."""
    said = []
    if found.small:
        text = t("{n} đơn vị dưới {least} hồ sơ ở một trong hai kỳ")
        said.append(text.format(n=t.count(found.small), least=ENOUGH))
    if found.once:
        text = t("{n} đơn vị chỉ có số liệu ở một kỳ")
        said.append(text.format(n=t.count(found.once)))
    if found.uncounted:
        text = t("{n} đơn vị có tỷ lệ không kèm số hồ sơ")
        said.append(text.format(n=t.count(found.uncounted)))
    return t("Không so: {units}.", units="; ".join(said)) if said else ""


def mover_facts(one: Mover, t: Translator) -> str:
    """From which rate to which, and the dossiers behind the two."""
    now, before = one.unit.now, one.unit.before
    assert now is not None
    assert before is not None
    note = rounding_note(before, now, t)
    said = t.plural(
        "{before} → {now} · {resolved} hồ sơ đã giải quyết, {period} là {earlier}",
        now.denominator,
        period=t.period(before.period, inside=True),
        before=t.rate(before.value),
        now=t.rate(now.value),
        resolved=t.count(now.denominator),
        earlier=t.count(before.denominator),
    )
    return f"{said} · {note}" if note else said


def chance(one: Mover, compared: int, t: Translator) -> tuple[str, str]:
    """Whether a change is more than chance: a few words, and what they mean."""
    word = t("quá mức dao động ngẫu nhiên") if one.beyond else t("trong mức dao động ngẫu nhiên")
    meaning = t.plural(
        "Khoảng tin cậy của mức đổi: {between} (Newcombe, 95% cho cả {n} đơn vị cùng lúc); không"
        " chứa 0 mới là quá mức ngẫu nhiên.",
        compared,
        between=between_text(one.interval, t),
        n=t.count(compared),
    )
    allows = (
        only_dossiers(t)
        if one.dispersion is None
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


def line_name(goal: Target, t: Translator) -> str:
    """What a rate is held against: "chỉ tiêu 95%", or the yardstick with when it was set."""
    value = goal.text(t)
    if goal.in_force:
        return t("chỉ tiêu {value}", value=value)
    month = f"{goal.set_on.month}/{goal.set_on.year}"
    return t("mốc tham chiếu {value} (đặt ra {month})", value=value, month=month)


def below_title(by_unit: ByUnit, t: Translator) -> str:
    """The heading: below a target only where one is in force."""
    if any(goal.in_force for goal in by_unit.targets.values()):
        return t("Đơn vị dưới chỉ tiêu")
    return t("Đơn vị dưới mốc tham chiếu")


def below_sentence(found: Below, goal: Target, t: Translator) -> str:
    """How many units are below the line."""
    if not found.known:
        return t("Không đơn vị nào đủ {least} hồ sơ để xét.", least=ENOUGH)
    values = {
        "n": t.count(len(found.found)),
        "known": t.count(found.known),
        "line": line_name(goal, t),
    }
    if not found.found:
        return t.plural(
            "Trong {known} đơn vị xét được, không đơn vị nào dưới {line}.", found.known
        ).format(**values)
    return t.plural("**{n}** trên {known} đơn vị xét được dưới {line}.", len(found.found)).format(
        **values
    )


def below_left_out(found: Below, t: Translator) -> str:
    """The units that are not held against the line, and why; "" when there are none."""
    said = []
    if found.small:
        text = t.plural("{n} đơn vị dưới {least} hồ sơ", found.small)
        said.append(text.format(n=t.count(found.small), least=ENOUGH))
    if found.idle:
        text = t.plural("{n} đơn vị không có hồ sơ nào đã giải quyết", found.idle)
        said.append(text.format(n=t.count(found.idle)))
    return t("Không xét: {units}.", units="; ".join(said)) if said else ""


def short_facts(one: Short, t: Translator) -> str:
    """The rate of a unit below its line, the dossiers late, and what is missing to a target."""
    now = one.unit.now
    assert now is not None
    said = [t.rate(now.value)]
    if one.unit.late is not None:
        said.append(t("{n} hồ sơ trễ", n=t.count(one.unit.late)))
        resolved = t.count(now.denominator)
        said.append(t.plural("{n} hồ sơ đã giải quyết", now.denominator, n=resolved))
    if rounds_apart(one.target.value, now.value):
        said.append(t("chênh lệch tính từ số chưa làm tròn"))
    if one.needed is not None:
        said.append(t("cần thêm {n} hồ sơ đúng hạn", n=t.count(one.needed)))
    return " · ".join(said)
