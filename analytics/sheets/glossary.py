"""What the page of methods lists, as files: things explained, words, sources."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from analytics.export import Export
from analytics.query import Catalogue
from analytics.query.glossary import Group
from analytics.query.guide import Part
from analytics.query.sources import Line
from analytics.texts import DATASETS, translator


def entries_sheet(
    groups: Iterable[Group], catalogue: Catalogue, language: str, *, title: str, dataset: str
) -> Export:
    """Metrics or reported figures: name, meaning, how it is counted, caveat, documents."""
    _ = translator(language)
    listed = [(group.name, one) for group in groups for one in group.entries]
    return _sheet(
        {
            _("Nhóm"): [group for group, _one in listed],
            _("Tên"): [one.name for _group, one in listed],
            _("Mã"): [one.code for _group, one in listed],
            _("Công thức, đơn vị"): [one.aside for _group, one in listed],
            _("Định nghĩa"): [one.meaning for _group, one in listed],
            _("Chi tiết"): [
                "; ".join(f"{name}: {how}" for name, how in one.details) for _group, one in listed
            ],
            _("Lưu ý"): [one.caveat for _group, one in listed],
            _("Có trong"): [
                "; ".join(
                    str(catalogue.documents[code][f"title_{language}"]) for code in one.documents
                )
                for _group, one in listed
            ],
        },
        title,
        dataset,
        language,
    )


def terms_sheet(parts: Iterable[Part], language: str, *, title: str, dataset: str) -> Export:
    """Words with their meaning."""
    _ = translator(language)
    listed = [(part.name, word, how) for part in parts for word, how in part.terms]
    return _sheet(
        {
            _("Nhóm"): [part for part, _word, _how in listed],
            _("Từ"): [word for _part, word, _how in listed],
            _("Nghĩa"): [how for _part, _word, how in listed],
        },
        title,
        dataset,
        language,
    )


def lines_sheet(
    lists: Mapping[str, Sequence[Line]],
    catalogue: Catalogue,
    language: str,
    *,
    title: str,
    dataset: str,
) -> Export:
    """Sources, targets, events: each line with its facts, its note and its address."""
    _ = translator(language)
    listed = [(name, one) for name, found in lists.items() for one in found]
    return _sheet(
        {
            _("Nhóm"): [name for name, _one in listed],
            _("Tên"): [one.name for _name, one in listed],
            _("Chi tiết"): ["; ".join(one.facts) for _name, one in listed],
            _("Ghi chú"): [one.note for _name, one in listed],
            _("Nguồn"): [
                str(catalogue.documents[one.document][f"title_{language}"]) if one.document else ""
                for _name, one in listed
            ],
            _("Địa chỉ"): [one.address or "" for _name, one in listed],
        },
        title,
        dataset,
        language,
    )


def _sheet(columns: Mapping[str, Sequence[str]], title: str, dataset: str, language: str) -> Export:
    """A list of words; columns without any are left out."""
    _ = translator(language)
    kept = {name: [cell or None for cell in cells] for name, cells in columns.items() if any(cells)}
    return Export(
        title=title,
        about={_("Bộ số liệu"): DATASETS[dataset].in_(language)},
        frame=pd.DataFrame(kept),
        definitions=(),
        sources=((_("Bảng điều khiển"), _("danh mục của chính bảng điều khiển")),),
    )
