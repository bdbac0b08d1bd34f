"""The report that the clerk chooses, read once; nothing of it is kept beyond the visit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from analytics.errors import Said
from analytics.i18n import Translator
from analytics.ingest.files.guards import LARGEST
from analytics.periods import parse, quarter_of, span
from analytics.reports.opening import Refused, open_report
from analytics.reports.precedents import read_precedents
from analytics.reports.proposals import Proposal, proposals_of
from analytics.reports.reading import Reading, read_report
from pages.ui import clock, uploads
from pages.ui.frame import Context
from pages.ui.plain import plain

AS_SAID = ""
# The first year with figures.
_OLDEST = "2017-Q1"
PERIOD = "report_period"
_ROUND, _READ = "report_round", "report_read"


@dataclass(frozen=True)
class Received:
    """A report that was chosen: its upload and its name, and what was read or why nothing was;
    ``offered`` are the new indicators that its unknown figures may be the first of."""

    upload: str
    name: str
    content: bytes
    reading: Reading | None
    refused: Said | None = None
    offered: Mapping[int, Proposal] = field(default_factory=dict)


def choose(context: Context, t: Translator) -> Received | None:
    """Draw the field, and the box that says another period than the report; the report, read."""
    st.session_state.setdefault("report-period", st.session_state.get(PERIOD, AS_SAID))
    period = st.selectbox(
        t("Kỳ của tệp"),
        [AS_SAID, *_periods()],
        format_func=lambda code: t.period(code) if code else t("Như tệp ghi"),
        help=t("Chỉ cần chọn khi báo cáo không ghi kỳ, hoặc ghi nhầm kỳ."),
        key="report-period",
        width=240,
    )
    st.session_state[PERIOD] = period
    chosen = uploads.field(
        t("Báo cáo: .docx, .odt, .pdf có chữ, .txt; mỗi lần một tệp"),
        _field(),
        max_upload_size=LARGEST // 2**20,
    )
    if not chosen:
        return None
    return _read(context, chosen[-1], period or None, t)


def forget() -> None:
    """Begin again with an empty field."""
    uploads.release(_field())
    st.session_state[_ROUND] = int(st.session_state.get(_ROUND, 0)) + 1
    st.session_state.pop(_READ, None)


def _read(context: Context, file: Any, period: str | None, t: Translator) -> Received:
    """The report, read again only when it, its period or what it is held against has changed."""
    key = (context.reader.name, file.file_id, period)
    known = st.session_state.get(_READ)
    if known is None or known[0] != key:
        with st.spinner(plain(t("Đang đọc báo cáo"))):
            known = (key, _received(context, file, period))
        st.session_state[_READ] = known
    received: Received = known[1]
    return received


def _received(context: Context, file: Any, period: str | None) -> Received:
    content = file.getvalue()
    # The same file as that of another period is another report: nothing decided of it holds.
    upload = f"{file.file_id}-{period or ''}"
    catalogue = context.catalogue
    try:
        with uploads.on_disk(content) as path:
            document = open_report(path, file.name, catalogue.words)
    except Refused as error:
        return Received(upload, file.name, content, None, error.said)
    reading = read_report(document, catalogue, period, read_precedents(context.reader))
    offered = proposals_of(reading, catalogue)
    return Received(upload, file.name, content, reading, offered=offered)


def _field() -> str:
    return f"report-file-{st.session_state.get(_ROUND, 0)}"


def _periods() -> list[str]:
    """What a report may be about, the present quarter first; halves and years by their end."""
    periods = []
    for quarter in span(_OLDEST, quarter_of(clock.today()))[::-1]:
        year, last = quarter[:4], parse(quarter).last_day.month
        longer = {12: year, 9: f"{year}-9M", 6: f"{year}-H1"}.get(last)
        periods += [quarter, longer] if longer else [quarter]
    return periods
