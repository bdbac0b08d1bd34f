"""What the page of methods lists, as files: things explained, words, sources."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from analytics.i18n import Translator
from analytics.query import Catalogue
from analytics.query.glossary import Group
from analytics.query.guide import Part
from analytics.query.sources import Line
from analytics.tables import Export
from analytics.texts import DATASETS


def entries_sheet(
    groups: Iterable[Group], catalogue: Catalogue, t: Translator, *, title: str, dataset: str
) -> Export:
    """Metrics or reported figures: name, meaning, how it is counted, caveat, documents."""
    listed = [(group.name, one) for group in groups for one in group.entries]
    return _sheet(
        {
            t("Nhóm"): [group for group, _one in listed],
            t("Tên"): [one.name for _group, one in listed],
            t("Mã"): [one.code for _group, one in listed],
            t("Công thức, đơn vị"): [one.aside for _group, one in listed],
            t("Định nghĩa"): [one.meaning for _group, one in listed],
            t("Chi tiết"): [
                "; ".join(f"{name}: {how}" for name, how in one.details) for _group, one in listed
            ],
            t("Lưu ý"): [one.caveat for _group, one in listed],
            t("Có trong"): [
                "; ".join(
                    str(t.field(catalogue.documents[code], "title")) for code in one.documents
                )
                for _group, one in listed
            ],
        },
        title,
        dataset,
        t,
    )


def terms_sheet(parts: Iterable[Part], t: Translator, *, title: str, dataset: str) -> Export:
    """Words with their meaning."""
    listed = [(part.name, word, how) for part in parts for word, how in part.terms]
    return _sheet(
        {
            t("Nhóm"): [part for part, _word, _how in listed],
            t("Từ"): [word for _part, word, _how in listed],
            t("Nghĩa"): [how for _part, _word, how in listed],
        },
        title,
        dataset,
        t,
    )


def lines_sheet(
    lists: Mapping[str, Sequence[Line]],
    catalogue: Catalogue,
    t: Translator,
    *,
    title: str,
    dataset: str,
) -> Export:
    """Sources, targets, events: each line with its facts, its note and its address."""
    listed = [(name, one) for name, found in lists.items() for one in found]
    return _sheet(
        {
            t("Nhóm"): [name for name, _one in listed],
            t("Tên"): [one.name for _name, one in listed],
            t("Chi tiết"): ["; ".join(one.facts) for _name, one in listed],
            t("Ghi chú"): [one.note for _name, one in listed],
            t("Nguồn"): [
                str(t.field(catalogue.documents[one.document], "title")) if one.document else ""
                for _name, one in listed
            ],
            t("Địa chỉ"): [one.address or "" for _name, one in listed],
        },
        title,
        dataset,
        t,
    )


def _sheet(columns: Mapping[str, Sequence[str]], title: str, dataset: str, t: Translator) -> Export:
    """A list of words; columns without any are left out."""
    kept = {name: [cell or None for cell in cells] for name, cells in columns.items() if any(cells)}
    return Export(
        title=title,
        about={t("Bộ số liệu"): t(DATASETS[dataset])},
        frame=pd.DataFrame(kept),
        definitions=(),
        sources=((t("Bảng điều khiển"), t("danh mục của chính bảng điều khiển")),),
    )
