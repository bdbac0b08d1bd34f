"""What the units did, in sentences; numbers between ** for emphasis."""

from analytics.control import FEW, between_text, only_dossiers
from analytics.formats import count, rate, rounds_apart
from analytics.overview.below import Below, Short
from analytics.overview.by_unit import ByUnit
from analytics.overview.late import LateUnits
from analytics.overview.movers import Mover, Movers
from analytics.overview.units import ENOUGH
from analytics.periods import label
from analytics.query import Answer, Target
from analytics.query.wording import rounding_note, units_text
from analytics.texts import translator


def late_sentence(found: LateUnits, language: str) -> str:
    """How few units hold half of the late dossiers."""
    _ = translator(language)
    if not found.total:
        return _("Không đơn vị nào có hồ sơ trễ.")
    if len(found.holders) == 1:
        return _("Mọi hồ sơ trễ (**{late}**) đều ở một đơn vị: {unit}.").format(
            late=count(found.total, language), unit=found.holders[0].unit.name.in_(language)
        )
    held = sum(one.late for one in found.holders[: found.half])
    text = _.plural(
        "**{n}** trên {units} đơn vị giữ quá nửa số hồ sơ trễ ({held} trên {late}).", found.half
    )
    if 2 * held == found.total:
        text = _.plural(
            "**{n}** trên {units} đơn vị giữ đúng một nửa số hồ sơ trễ ({held} trên {late}).",
            found.half,
        )
    return text.format(
        n=count(found.half, language),
        units=count(found.units, language),
        held=count(held, language),
        late=count(found.total, language),
    )


def late_part(late: Answer | None, language: str) -> str:
    """That only a part of the units reported; "" where all did, with or without late dossiers."""
    if late is None or not late.is_part:
        return ""
    _ = translator(language)
    return _("{units}: không phải mọi hồ sơ trễ.").format(units=units_text(late, language))


def movers_sentence(found: Movers, language: str) -> str:
    """How many units changed, and how many of them by more than chance."""
    _ = translator(language)
    period = label(found.earlier, language, inside=True)
    if not found.found:
        return _("Chưa có đơn vị nào đủ hồ sơ ở cả hai kỳ để so với {period}.").format(
            period=period
        )
    if not found.beyond:
        return _.plural(
            "So với {period}: không đơn vị nào trong {n} đơn vị so được thay đổi quá mức dao động"
            " ngẫu nhiên; tất cả ở bảng dưới đây.",
            len(found.found),
        ).format(period=period, n=count(len(found.found), language))
    said = _.plural(
        "So với {period}: **{beyond}** trên {n} đơn vị so được đổi quá mức dao động ngẫu nhiên.",
        len(found.found),
    ).format(
        period=period,
        n=count(len(found.found), language),
        beyond=count(found.beyond, language),
    )
    alone = any(one.beyond and one.dispersion is None for one in found.found)
    return f"{said} {only_dossiers(language)}" if alone else said


def movers_left_out(found: Movers, language: str) -> str:
    """Which units are not compared; "" when all are."""
    _ = translator(language)
    said = []
    if found.small:
        text = _("{n} đơn vị dưới {least} hồ sơ ở một trong hai kỳ")
        said.append(text.format(n=count(found.small, language), least=ENOUGH))
    if found.once:
        text = _("{n} đơn vị chỉ có số liệu ở một kỳ")
        said.append(text.format(n=count(found.once, language)))
    if found.uncounted:
        text = _("{n} đơn vị có tỷ lệ không kèm số hồ sơ")
        said.append(text.format(n=count(found.uncounted, language)))
    return _("Không so: {units}.").format(units="; ".join(said)) if said else ""


def mover_facts(one: Mover, language: str) -> str:
    """From which rate to which, and the dossiers behind the two."""
    _ = translator(language)
    now, before = one.unit.now, one.unit.before
    assert now is not None
    assert before is not None
    note = rounding_note(before, now, language)
    said = _.plural(
        "{before} → {now} · {resolved} hồ sơ đã giải quyết, {period} là {earlier}", now.denominator
    ).format(
        period=label(before.period, language, inside=True),
        before=rate(before.value, language),
        now=rate(now.value, language),
        resolved=count(now.denominator, language),
        earlier=count(before.denominator, language),
    )
    return f"{said} · {note}" if note else said


def chance(one: Mover, compared: int, language: str) -> tuple[str, str]:
    """Whether a change is more than chance: a few words, and what they mean."""
    _ = translator(language)
    word = _("quá mức dao động ngẫu nhiên") if one.beyond else _("trong mức dao động ngẫu nhiên")
    meaning = _.plural(
        "Khoảng tin cậy của mức đổi: {between} (Newcombe, 95% cho cả {n} đơn vị cùng lúc); không"
        " chứa 0 mới là quá mức ngẫu nhiên.",
        compared,
    ).format(between=between_text(one.interval, language), n=count(compared, language))
    allows = (
        only_dossiers(language)
        if one.dispersion is None
        else _("Đã tính cả mức các kỳ của chính đơn vị thường chênh nhau.")
    )
    return word, f"{meaning} {allows}"


def chance_rule(language: str) -> str:
    """How a change is told from chance, for the files of the units."""
    _ = translator(language)
    return _(
        "Khoảng tin cậy của mức đổi theo Newcombe (1998), nới theo Šidák để đúng 95% cho mọi đơn vị"
        " được so cùng lúc; không chứa 0 thì mức đổi quá mức dao động ngẫu nhiên. Từ {few} kỳ, số"
        " hồ sơ được chia cho hệ số φ, là mức các kỳ của chính đơn vị chênh nhau hơn ngẫu nhiên;"
        " ít kỳ hơn thì mới xét ngẫu nhiên của riêng số hồ sơ. Đơn vị dưới {least} hồ sơ ở một"
        " trong hai kỳ không được so."
    ).format(few=FEW, least=ENOUGH)


def line_name(goal: Target, language: str) -> str:
    """What a rate is held against: "chỉ tiêu 95%", or the yardstick with when it was set."""
    _ = translator(language)
    value = goal.text(language)
    if goal.in_force:
        return _("chỉ tiêu {value}").format(value=value)
    month = f"{goal.set_on.month}/{goal.set_on.year}"
    return _("mốc tham chiếu {value} (đặt ra {month})").format(value=value, month=month)


def below_title(by_unit: ByUnit, language: str) -> str:
    """The heading: below a target only where one is in force."""
    _ = translator(language)
    if any(goal.in_force for goal in by_unit.targets.values()):
        return _("Đơn vị dưới chỉ tiêu")
    return _("Đơn vị dưới mốc tham chiếu")


def below_sentence(found: Below, goal: Target, language: str) -> str:
    """How many units are below the line."""
    _ = translator(language)
    if not found.known:
        return _("Không đơn vị nào đủ {least} hồ sơ để xét.").format(least=ENOUGH)
    values = {
        "n": count(len(found.found), language),
        "known": count(found.known, language),
        "line": line_name(goal, language),
    }
    if not found.found:
        return _.plural(
            "Trong {known} đơn vị xét được, không đơn vị nào dưới {line}.", found.known
        ).format(**values)
    return _.plural("**{n}** trên {known} đơn vị xét được dưới {line}.", len(found.found)).format(
        **values
    )


def below_left_out(found: Below, language: str) -> str:
    """The units that are not held against the line, and why; "" when there are none."""
    _ = translator(language)
    said = []
    if found.small:
        text = _.plural("{n} đơn vị dưới {least} hồ sơ", found.small)
        said.append(text.format(n=count(found.small, language), least=ENOUGH))
    if found.idle:
        text = _.plural("{n} đơn vị không có hồ sơ nào đã giải quyết", found.idle)
        said.append(text.format(n=count(found.idle, language)))
    return _("Không xét: {units}.").format(units="; ".join(said)) if said else ""


def short_facts(one: Short, language: str) -> str:
    """The rate of a unit below its line, the dossiers late, and what is missing to a target."""
    _ = translator(language)
    now = one.unit.now
    assert now is not None
    said = [rate(now.value, language)]
    if one.unit.late is not None:
        said.append(_("{n} hồ sơ trễ").format(n=count(one.unit.late, language)))
        resolved = count(now.denominator, language)
        said.append(_.plural("{n} hồ sơ đã giải quyết", now.denominator).format(n=resolved))
    if rounds_apart(one.target.value, now.value):
        said.append(_("chênh lệch tính từ số chưa làm tròn"))
    if one.needed is not None:
        said.append(_("cần thêm {n} hồ sơ đúng hạn").format(n=count(one.needed, language)))
    return " · ".join(said)
