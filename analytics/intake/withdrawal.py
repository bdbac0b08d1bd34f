"""Taking loaded dossiers back: what may be, what will happen, done and published."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from analytics.errors import StoreChanged
from analytics.formats import count
from analytics.ingest.catalogue import Catalogue
from analytics.intake.batch import SAID_BY_ITSELF
from analytics.intake.tables import day_text
from analytics.periods import label, parse, sort_key
from analytics.store import Load, Reader, build, withdraw
from analytics.store.lock import Progress, silent
from analytics.texts import translator

# What counts now, with the load it comes from, and how often the unit's rows were loaded.
_COUNTING = """
with times as (
    select d.period, d.unit, count(distinct d.load_id) as times
    from dossiers d join loads l on l.load_id = d.load_id
    where l.dataset = 'official'
    group by all
)
select r.period, r.unit, l.name as load, l.file_name as file, l.loaded_by as who,
    l.loaded_at as "when", l.reason as why, t.times,
    count(*) over (partition by l.load_id) - 1 as others
from reporting_units r
join loads l on l.load_id = r.load_id
join times t on t.period = r.period and t.unit = r.unit
where r.dataset = 'official'
"""


@dataclass(frozen=True)
class Loaded:
    """The dossiers of one period and unit that count now.

    ``load`` names their load in the archive, ``file`` what was received, ``when`` ISO date and
    time; ``times`` is how often the unit's dossiers of the period were loaded, ``others`` how many
    other periods and units still count from the same file.
    """

    period: str
    unit: str
    load: str
    file: str
    who: str | None
    when: str | None
    why: str | None
    times: int
    others: int


def loaded(reader: Reader) -> tuple[Loaded, ...]:
    """What may be taken back: the official dossiers that count now, the newest period first."""
    found = [Loaded(**row) for row in reader.rows(_COUNTING)]
    found.sort(key=lambda one: one.unit)
    return tuple(sorted(found, key=lambda one: sort_key(one.period), reverse=True))


def take_back(
    period: str,
    unit: str,
    *,
    who: str,
    when: str,
    why: str,
    load: str | None = None,
    root: Path | None = None,
    data: Path | None = None,
    progress: Progress = silent,
) -> tuple[Load, Path]:
    """Take the dossiers of a period and unit back, and publish a snapshot without them.

    Args:
        period, unit: whose.
        who: the name that the clerk gave.
        when: ISO date and time.
        why: the reason, in the clerk's words.
        load: the load that the clerk saw them come from; None: whatever counts.
        root: the store folder.
        data: the folder of catalogue/ and published/; None for the tree's own.
        progress: is told what is done.

    Raises:
        StoreChanged: when somebody else was faster.
        ValueError: without a name or a reason.
        UnknownName, InputProblems, StoreBusy, StoreReadOnly: as ``withdraw`` and ``build``.
    """
    if not who.strip() or not why.strip():
        raise ValueError("nobody who takes it back, or no reason")
    done = withdraw(
        [(period, unit)],
        who=f"{who.strip()} ({SAID_BY_ITSELF})",
        when=when,
        why=why.strip(),
        seen={(period, unit): load} if load is not None else None,
        root=root,
        progress=progress,
    )
    return done, build(root, data=data, progress=progress)


def unit_name(period: str, unit: str, catalogue: Catalogue, language: str) -> str:
    """What a unit was called in a period; codes are used again for others later."""
    row = catalogue.units_on(parse(period).last_day).get(unit)
    return unit if row is None else str(row["name" if language == "vi" else "name_en"])


def came_from(one: Loaded, language: str) -> str:
    """Who loaded it, when, from which file and why."""
    _ = translator(language)
    told = _("Tệp {file}, {who} nạp ngày {day}.").format(
        file=one.file, who=one.who or "…", day=_day(one.when, language) or "…"
    )
    return told if not one.why else told + " " + _("Lý do: {why}.").format(why=one.why.rstrip("."))


def consequence(one: Loaded, catalogue: Catalogue, language: str) -> str:
    """What will happen: whose figures stop counting, and what stays."""
    _ = translator(language)
    parts = [
        _(
            "Số hồ sơ {period} của {unit} thôi được tính trên mọi trang; kho vẫn giữ tệp, người"
            " nạp và lý do."
        ).format(
            period=label(one.period, language, inside=True),
            unit=unit_name(one.period, one.unit, catalogue, language),
        )
    ]
    if one.times > 1:
        parts.append(
            _("{n} lần nạp trước của đơn vị cho kỳ này cũng không được tính lại.").format(
                n=count(one.times - 1, language)
            )
        )
    if one.others:
        parts.append(
            _("Số khác trong cùng tệp ({n} đơn vị và kỳ) giữ nguyên.").format(
                n=count(one.others, language)
            )
        )
    parts.append(_("Muốn tính lại thì nạp lại tệp."))
    return " ".join(parts)


def overtaken(error: StoreChanged, catalogue: Catalogue, language: str) -> str:
    """That another clerk was faster, and what was done."""
    _ = translator(language)
    words = {
        True: _("Số {period} của {unit} đã được {who} rút ngày {day}; lần này không thay đổi gì."),
        False: _(
            "Số {period} của {unit} đã được {who} nạp lại ngày {day}; lần này không thay đổi gì."
            " Xem lại rồi hãy rút."
        ),
    }
    return words[error.withdrawn].format(
        period=label(error.period, language, inside=True),
        unit=unit_name(error.period, error.unit, catalogue, language),
        who=error.who,
        day=_day(error.when, language),
    )


def _day(text: str | None, language: str) -> str:
    return day_text(datetime.fromisoformat(text).date(), language) if text else ""
