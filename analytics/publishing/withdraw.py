"""Taking loaded figures back: what may be, what will happen, done and published."""

from dataclasses import dataclass
from pathlib import Path

from analytics.catalogue import Catalogue
from analytics.errors import StoreChanged
from analytics.i18n import Translator
from analytics.ingest.indicator_sheet import document_of, unit_of
from analytics.periods import day_of, parse, sort_key
from analytics.publishing.batch import SAID_BY_ITSELF, sender_name
from analytics.publishing.report import report_code
from analytics.store import Load, Reader, withdraw
from analytics.store.loads import DOSSIERS, INDICATORS
from analytics.store.lock import Progress, silent

# What counts now, with the load it comes from, and how often the same was loaded.
_DOSSIERS = """
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
_SHEETS = """
with times as (
    select v.document, count(distinct v.load_id) as times
    from indicator_values v join loads l on l.load_id = v.load_id
    where l.dataset = 'official' and l.kind = 'indicators'
    group by all
)
select distinct d.period, v.document, l.name as load, l.file_name as file, l.loaded_by as who,
    l.loaded_at as "when", l.reason as why, t.times
from current_indicator_values v
join loads l on l.load_id = v.load_id
join documents d on d.code = v.document
join times t on t.document = v.document
where v.dataset = 'official' and l.kind = 'indicators'
"""


@dataclass(frozen=True)
class Loaded:
    """What one unit said of one period and counts now: its dossiers, its indicator sheet, or the
    written report of the province.

    ``kind`` is that of the load, ``unit`` "" for a sheet or report of the whole province,
    ``document`` that of a sheet or report, "" for dossiers. ``load`` names the load in the archive,
    ``file`` what was received, ``when`` ISO date and time; ``times`` is how often the same was
    loaded, ``others`` how many other periods and units still count from the same file.
    """

    kind: str
    period: str
    unit: str
    load: str
    file: str
    who: str | None
    when: str | None
    why: str | None
    times: int
    others: int = 0
    document: str = ""

    @property
    def is_sheet(self) -> bool:
        """Whether it is an indicator sheet or a report: figures of a document."""
        return self.kind == INDICATORS

    @property
    def is_report(self) -> bool:
        """Whether it is the written report of the province."""
        return self.document == report_code(self.period)

    @property
    def code(self) -> str:
        """What tells it from all others of its period."""
        return self.document or self.unit


def loaded(reader: Reader) -> tuple[Loaded, ...]:
    """What may be taken back: official dossiers and sheets that count, the newest period first."""
    found = [Loaded(DOSSIERS, **row) for row in reader.rows(_DOSSIERS)]
    for row in reader.rows(_SHEETS):
        is_report = row["document"] == report_code(row["period"] or "")
        unit = "" if is_report else unit_of(row["document"], row["period"])
        found += [] if unit is None else [Loaded(INDICATORS, unit=unit, **row)]
    found.sort(key=lambda one: (one.kind, one.unit))
    return tuple(sorted(found, key=lambda one: sort_key(one.period), reverse=True))


def take_back(
    period: str,
    unit: str,
    *,
    who: str,
    when: str,
    why: str,
    kind: str = DOSSIERS,
    document: str = "",
    load: str | None = None,
    root: Path | None = None,
    data: Path | None = None,
    progress: Progress = silent,
) -> tuple[Load, Path]:
    """Take what a unit said of a period back, and publish a snapshot without it.

    Args:
        period, unit: whose; of sheets unit "" for the whole province's.
        who: the name that the clerk gave.
        when: ISO date and time.
        why: the reason, in the clerk's words.
        kind: "dossiers", or "indicators" for the sheet.
        document: of kind "indicators" whose figures are meant; "" for the sheet's.
        load: the load that the clerk saw it come from; None: whatever counts.
        root: the store folder.
        data: the folder of catalogue/ and published/; None for the tree's own.
        progress: is told what is done.

    Raises:
        StoreChanged: when somebody else was faster.
        ValueError: without a name or a reason.
        UnknownName, InputProblems, StoreBusy, StoreReadOnly: as ``withdraw``.
    """
    if not who.strip() or not why.strip():
        raise ValueError("nobody who takes it back, or no reason")
    what = (period, unit) if kind == DOSSIERS else (document or document_of(period, unit or None),)
    return withdraw(
        [what],
        kind=kind,
        who=f"{who.strip()} ({SAID_BY_ITSELF})",
        when=when,
        why=why.strip(),
        seen={what: load} if load is not None else None,
        root=root,
        data=data,
        progress=progress,
    )


def unit_name(period: str, unit: str, catalogue: Catalogue, t: Translator) -> str:
    """What a unit was called in a period; codes are used again for others later.

    For "" the whole province, small as within a sentence.
    """
    if not unit:
        return t(sender_name(unit, catalogue, inside=True))
    row = catalogue.units_on(parse(period).last_day).get(unit)
    return unit if row is None else str(t.field(row, "name"))


def whose(one: Loaded, catalogue: Catalogue, t: Translator) -> str:
    """Whose figures they are: the unit's, or those of the province's written report."""
    if one.is_report:
        return t("báo cáo của tỉnh")
    return unit_name(one.period, one.unit, catalogue, t)


def came_from(one: Loaded, t: Translator) -> str:
    """Who loaded it, when, from which file and why."""
    told = t(
        "Tệp {file}, {who} cập nhật ngày {day}.",
        file=one.file,
        who=one.who or "…",
        day=_day(one.when, t) or "…",
    )
    return told if not one.why else told + " " + t("Lý do: {why}.", why=one.why.rstrip("."))


def consequence(one: Loaded, catalogue: Catalogue, t: Translator) -> str:
    """What will happen: whose figures stop counting, and what stays."""
    stops, before = (
        t(
            "Số hồ sơ {period} của {unit} thôi được tính trên mọi trang; kho vẫn giữ tệp, người"
            " cập nhật và lý do."
        ),
        t("{n} lần cập nhật trước của đơn vị cho kỳ này cũng không được tính lại."),
    )
    if one.is_report:
        stops, before = (
            t(
                "Số {period} của {unit} thôi được tính trên mọi trang; kho vẫn giữ các đoạn văn,"
                " người cập nhật và lý do. Số của cùng báo cáo đã nhập sẵn thì được dùng lại."
            ),
            t("{n} lần cập nhật trước của báo cáo này cũng không được tính lại."),
        )
    elif one.is_sheet:
        stops, before = (
            t(
                "Bảng số liệu báo cáo {period} của {unit} thôi được tính trên mọi trang; kho vẫn"
                " giữ tệp, người cập nhật và lý do."
            ),
            t("{n} lần cập nhật trước của bảng này cũng không được tính lại."),
        )
    parts = [_filled(stops, one, catalogue, t)]
    if one.times > 1:
        parts.append(before.format(n=t.count(one.times - 1)))
    if one.others:
        parts.append(
            t("Số khác trong cùng tệp ({n} đơn vị và kỳ) giữ nguyên.", n=t.count(one.others))
        )
    parts.append(t("Muốn tính lại thì cập nhật lại tệp."))
    return " ".join(parts)


def overtaken(error: StoreChanged, one: Loaded, catalogue: Catalogue, t: Translator) -> str:
    """That another clerk was faster, and what was done with what this one wanted to take back."""
    taken, again = (
        t("Số {period} của {unit} đã được {who} thu hồi ngày {day}; lần này không thay đổi gì."),
        t(
            "Số {period} của {unit} đã được {who} cập nhật lại ngày {day}; lần này không thay đổi"
            " gì. Xem lại rồi hãy thu hồi."
        ),
    )
    if one.is_sheet and not one.is_report:
        taken, again = (
            t(
                "Bảng số liệu báo cáo {period} của {unit} đã được {who} thu hồi ngày {day}; lần này"
                " không thay đổi gì."
            ),
            t(
                "Bảng số liệu báo cáo {period} của {unit} đã được {who} cập nhật lại ngày {day};"
                " lần này không thay đổi gì. Xem lại rồi hãy thu hồi."
            ),
        )
    change = error.changes[0]
    words = taken if change.did == "withdrawn" else again
    day = _day(change.when, t)
    return _filled(words, one, catalogue, t, who=change.who, day=day)


def request(one: Loaded, catalogue: Catalogue, t: Translator) -> str:
    """What the button says."""
    words = t("Thu hồi số {period} của {unit}")
    if one.is_sheet and not one.is_report:
        words = t("Thu hồi bảng số liệu báo cáo {period} của {unit}")
    return _filled(words, one, catalogue, t)


def finished(one: Loaded, catalogue: Catalogue, t: Translator) -> str:
    """That it was taken back."""
    words = t("Đã thu hồi số {period} của {unit}; các trang không còn tính số này.")
    if one.is_sheet and not one.is_report:
        words = t("Đã thu hồi bảng số liệu báo cáo {period} của {unit}; các trang không còn tính.")
    return _filled(words, one, catalogue, t)


def _filled(words: str, one: Loaded, catalogue: Catalogue, t: Translator, **more: str) -> str:
    return words.format(
        period=t.period(one.period, inside=True),
        unit=whose(one, catalogue, t),
        **more,
    )


def _day(text: str | None, t: Translator) -> str:
    return t.day(day_of(text)) if text else ""
