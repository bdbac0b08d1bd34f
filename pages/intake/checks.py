"""What the chosen files hold: what was recognised, every problem, what they would change."""

from collections.abc import Hashable
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.ingest.read import read
from analytics.ingest.result import Reading
from analytics.publishing import Batch, Preview, columns, gather
from analytics.publishing.batch import new_sectors_text
from pages.intake import files, questions
from pages.intake.files import Given
from pages.ui import clock, downloads, frame, markup, tables, uploads
from pages.ui.frame import Context

_MOST = 200


def read_all(context: Context, catalogue: Catalogue, given: Given, t: Translator) -> Batch:
    """Read every chosen file, each again only when something about it has changed.

    ``given`` is told which upload each file is: (name, sha256) → upload.
    """
    readings = []
    place = st.empty()
    total = len(given.files)
    for number, file in enumerate(given.files, start=1):
        key = ("reading", context.reader.name, file.file_id, *_asked(given, file.file_id))
        words = t("Đang đọc tệp {n} trên {total}", n=t.count(number), total=t.count(total))
        make = partial(_read, file, catalogue, given)
        if total == 1:
            with place.container():
                readings.append(files.made(key, make, words))
        else:  # each is read before a spinner would begin to turn
            if not files.is_made(key):
                place.progress((number - 1) / total, words)
            readings.append(files.made(key, make))
    place.empty()
    given.uploads = {
        (reading.file, reading.sha256): file.file_id
        for reading, file in zip(readings, given.files, strict=True)
    }
    keys = tuple((reading.file, reading.sha256, reading.unanswered) for reading in readings)
    batch = ("batch", context.reader.name, *(id(reading) for reading in readings), keys)
    return files.made(batch, lambda: gather(readings, context.reader, catalogue))


def recognised(batch: Batch, catalogue: Catalogue, t: Translator) -> None:
    """Every file with what it is and what becomes of it; of each what was recognised."""
    st.html(f'<p class="answer">{markup.strong(columns.summary(batch, t))}</p>')
    tables.table(columns.files_table(batch, catalogue, t), alt=t("Các tệp đã đọc"))
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
    st.subheader(t("Trước và sau khi cập nhật"), anchor=False)
    for period in batch.counted_periods:
        st.html(f'<p class="answer">{markup.strong(columns.coverage_text(shown, period, t))}</p>')
    if replaced := columns.replaced_text(batch, catalogue, t):
        st.html(f'<p class="said">{escape(replaced)}</p>')
    if added := new_sectors_text(batch.new, t):
        st.html(f'<p class="said">{escape(added)}</p>')
    whole = columns.effects_table(shown.headline, catalogue, t).frame
    st.html(_wrapped(whole, t("Số của toàn tỉnh trước và sau khi cập nhật")))
    parts = [one for one in shown.effects if one.unit is not None]
    if parts:
        with st.expander(t("Số của từng đơn vị")):
            own = columns.effects_table(parts, catalogue, t)
            tables.table(own, alt=t("Số của từng đơn vị trước và sau khi cập nhật"))
    if shown.figures:
        told = columns.figures_table(shown.figures, context.catalogue, t)
        tables.table(told, alt=t("Số liệu báo cáo trước và sau khi cập nhật"))
    frame.small(columns.findings_text(shown, t))
    if lines := columns.findings_lines(shown, t):
        rows = "".join(f"<li>{escape(line)}</li>" for line in lines)
        st.html(f'<ul class="said">{rows}</ul>')
        frame.small(columns.findings_advice(t))


def _read(file: Any, catalogue: Catalogue, given: Given) -> Reading:
    answers = questions.answers(file.file_id)
    with uploads.on_disk(file.getvalue()) as path:
        return read(
            path,
            file.name,
            catalogue,
            period=given.period,
            unit=given.unit,
            answers=answers,
            work=path.parent,
            today=clock.today(),
        )


def _asked(given: Given, file: str) -> tuple[Hashable, ...]:
    return (given.period, given.unit, *sorted(questions.answers(file).items()))


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
