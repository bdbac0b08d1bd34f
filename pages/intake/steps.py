"""The steps of putting files in: chosen, read, questions, what they would change, confirmed."""

from collections.abc import Callable, Hashable
from html import escape
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.ingest.read import read
from analytics.ingest.result import Reading
from analytics.periods import span
from analytics.publishing import Batch, Preview, columns, gather
from analytics.publishing.batch import new_sectors_text
from analytics.tables import Table
from pages.intake import questions
from pages.ui import clock, downloads, frame, hero, tables, uploads
from pages.ui.frame import Context
from pages.ui.plain import plain

Made = TypeVar("Made")
AS_SAID = ""
# The first quarter with figures.
_OLDEST = "2017-Q1"
_MADE = "intake_made"
_ROUND = "intake_round"
_LONG = 420
_MANY_ROWS = 12
_MOST = 200


def choose(catalogue: Catalogue, t: Translator) -> dict[str, Any]:
    """Draw what the clerk says of the files, and the field that takes them.

    Returns:
        period and unit (None: as the files say), mapping and files (uploads).
    """
    with st.container(horizontal=True, vertical_alignment="bottom", key="intake-said"):
        periods = [AS_SAID, *_quarters()]
        period = st.selectbox(
            t("Kỳ của tệp"),
            periods,
            format_func=lambda code: t.period(code) if code else t("Như tệp ghi"),
            help=t("Chọn kỳ để tệp của kỳ khác bị báo lỗi."),
            key="intake-period",
            width=240,
        )
        names = {row["code"]: t.field(row, "name") for row in catalogue.validities}
        unit = st.selectbox(
            t("Đơn vị của tệp"),
            [AS_SAID, *sorted(names, key=names.__getitem__)],
            format_func=lambda code: names[code] if code else t("Như tệp ghi"),
            help=t("Chọn đơn vị để tệp của đơn vị khác bị báo lỗi."),
            key="intake-unit",
            width=320,
        )
    files = uploads.field(
        t("Tệp đơn vị gửi: .xlsx, .xls, .ods, .csv, .parquet; chọn được nhiều tệp"),
        accept_multiple_files=True,
        key=f"intake-files-{_round()}",
    )
    with st.expander(t("Nạp danh sách hồ sơ, mỗi hồ sơ một dòng")):
        mapping = uploads.field(
            t("Tệp khai báo cột (.toml)"),
            help=t("Nêu cột nào là ngày nhận, ngày hẹn, ngày trả, đơn vị, lĩnh vực."),
            key=f"intake-mapping-{_round()}",
        )
    return {"period": period or None, "unit": unit or None, "mapping": mapping, "files": files}


def forget() -> None:
    """Begin again with an empty field, and without what was in it."""
    uploads.release()
    st.session_state[_ROUND] = _round() + 1
    st.session_state.pop(_MADE, None)
    questions.forget()


def read_all(context: Context, catalogue: Catalogue, said: dict[str, Any], t: Translator) -> Batch:
    """Read every chosen file, each again only when something about it has changed.

    ``said`` is told which upload each file is: (name, sha256) → upload.
    """
    readings = []
    place = st.empty()
    for number, file in enumerate(said["files"], start=1):
        key = ("reading", context.reader.name, file.file_id, *_asked(said, file.file_id))
        told = t(
            "Đang đọc tệp {n} trên {total}", n=t.count(number), total=t.count(len(said["files"]))
        )
        make = lambda file=file: _read(file, catalogue, said)  # noqa: E731
        if len(said["files"]) == 1:
            with place.container():
                readings.append(_once(key, make, told))
        else:  # each is read before a spinner would begin to turn
            if key not in st.session_state.get(_MADE, {}):
                place.progress((number - 1) / len(said["files"]), told)
            readings.append(_once(key, make))
    place.empty()
    said["uploads"] = {
        (one.file, one.sha256): file.file_id
        for one, file in zip(readings, said["files"], strict=True)
    }
    keys = tuple((one.file, one.sha256, one.unanswered) for one in readings)
    made = ("batch", context.reader.name, *(id(one) for one in readings), keys)
    return _once(made, lambda: gather(readings, context.reader, catalogue))


def recognised(batch: Batch, catalogue: Catalogue, t: Translator) -> None:
    """Every file with what it is and what becomes of it; of each what was recognised."""
    hero.draw(columns.summary(batch, t), t)
    shown = columns.files_table(batch, catalogue, t)
    _table(shown, t("Các tệp đã đọc"), "intake-files")
    known = [one for one in batch.readings if one.recognised]
    if known:
        with st.expander(t("Đã nhận ra gì trong từng tệp"), expanded=len(known) == 1):
            for one in known:
                rows = "".join(
                    f"<dt>{escape(t(name))}</dt><dd>{escape(t(value))}</dd>"
                    for name, value in one.recognised
                )
                heading = f'<h4 class="part">{escape(one.file)}</h4>' if len(known) > 1 else ""
                st.html(f'{heading}<div class="told"><dl>{rows}</dl></div>')


def problems(batch: Batch, t: Translator) -> None:
    """Everything that is wrong, all files together, and a file of it to send back."""
    if not batch.faults:
        return
    wrong = sum(fault.severity == "error" for fault in batch.faults)
    title = t("Chỗ cần sửa: {n}", n=t.count(wrong))
    st.subheader(title if wrong else t("Điều cần biết"), anchor=False)
    frame_of = columns.faults_table(batch.faults, t).frame
    st.html(_wrapped(frame_of.head(_MOST), t("Mọi chỗ sai trong các tệp"), "faults"))
    if len(frame_of) > _MOST:
        rest = t.count(len(frame_of) - _MOST)
        frame.small(t("và {n} chỗ nữa, xem trong tệp tải về", n=rest))
    downloads.buttons(
        lambda: columns.faults_export(batch.faults, t),
        "cho-can-sua",
        t,
        key="intake-faults-files",
    )


def effect(
    context: Context, shown: Preview, batch: Batch, catalogue: Catalogue, t: Translator
) -> None:
    """Units reported, figures before and after, what the audit would find."""
    st.subheader(t("Trước và sau khi nạp"), anchor=False)
    for period in batch.counted_periods:
        hero.draw(columns.coverage_text(shown, period, t), t)
    if replaced := columns.replaced_text(batch, catalogue, t):
        st.html(f'<p class="said">{escape(replaced)}</p>')
    if added := new_sectors_text(batch.new, t):
        st.html(f'<p class="said">{escape(added)}</p>')
    whole = columns.effects_table(shown.headline, catalogue, t).frame
    st.html(_wrapped(whole, t("Số của toàn tỉnh trước và sau khi nạp")))
    parts = [one for one in shown.effects if one.unit is not None]
    if parts:
        with st.expander(t("Số của từng đơn vị")):
            own = columns.effects_table(parts, catalogue, t)
            _table(own, t("Số của từng đơn vị trước và sau khi nạp"), "intake-units")
    if shown.figures:
        told = columns.figures_table(shown.figures, context.catalogue, t)
        _table(told, t("Số liệu báo cáo trước và sau khi nạp"), "intake-figures")
    frame.small(columns.findings_text(shown, t))
    if lines := columns.findings_lines(shown, t):
        rows = "".join(f"<li>{escape(line)}</li>" for line in lines)
        st.html(f'<ul class="said">{rows}</ul>')
        frame.small(columns.findings_advice(t))


def once_shown(key: Hashable, make: Callable[[], Made], told: str) -> Made:
    """What a step has made, kept for the visitor until something before it changes."""
    return _once(key, make, told)


def _read(file: Any, catalogue: Catalogue, said: dict[str, Any]) -> Reading:
    answers = questions.answers(file.file_id)
    with uploads.on_disk(file.getvalue()) as path:
        mapping: Path | None = None
        if said["mapping"] is not None:
            mapping = path.with_name("mapping.toml")
            mapping.write_bytes(said["mapping"].getvalue())
        return read(
            path,
            file.name,
            catalogue,
            period=said["period"],
            unit=said["unit"],
            answers=answers,
            mapping=mapping,
            work=path.parent,
            today=clock.today(),
        )


def _asked(said: dict[str, Any], file: str) -> tuple[Hashable, ...]:
    mapping = said["mapping"].file_id if said["mapping"] is not None else None
    return (said["period"], said["unit"], mapping, *sorted(questions.answers(file).items()))


def _once(key: Hashable, make: Callable[[], Made], told: str | None = None) -> Made:
    kept = st.session_state.setdefault(_MADE, {})
    if key not in kept:
        if told is None:
            kept[key] = make()
        else:
            with st.spinner(plain(told)):
                kept[key] = make()
    found: Made = kept[key]
    return found


def _round() -> int:
    return int(st.session_state.get(_ROUND, 0))


def _quarters() -> list[str]:
    """The quarters that a report may be about, the present one first."""
    today = clock.today()
    return span(_OLDEST, f"{today.year}-Q{(today.month + 2) // 3}")[::-1]


def _wrapped(rows: pd.DataFrame, caption: str, kind: str = "") -> str:
    """A table whose sentences are read whole; on a phone each row is a block of its own."""
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in rows.columns)
    body = "".join(
        "<tr>"
        + "".join(
            f'<td data-name="{escape(name, quote=True)}">{escape(text)}</td>'
            for name, text in zip(rows.columns, row, strict=True)
        )
        + "</tr>"
        for row in rows.itertuples(index=False, name=None)
    )
    return (
        f'<table class="wrapped {kind}" aria-label="{escape(caption, quote=True)}">'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def _table(shown: Table, alt: str, key: str) -> None:
    height = _LONG if len(shown.frame) > _MANY_ROWS else "content"
    tables.table(shown, alt=alt, key=key, height=height)  # type: ignore[arg-type]
