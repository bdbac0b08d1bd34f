"""Printed figures, difficulties and proposals as files."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.i18n import Translator
from analytics.query import Catalogue
from analytics.query.evidence import Figure
from analytics.query.figures import Printed
from analytics.query.indicator import Indicator
from analytics.tables import Export
from analytics.texts import DATASETS, NATURES, PROPOSAL_KINDS

# A figure with the group and the code of its indicator.
_Listed = tuple[str, str, Figure]


def figures_sheet(
    shown: Printed, catalogue: Catalogue, t: Translator, *, title: str, dataset: str
) -> Export:
    """Every figure that a page lists, one row each, in its order.

    Args:
        shown: the report, or the part of it that is shown.
        catalogue: names, definitions and sources.
        title: of the list.
        dataset: "official" or "demo".

    Returns:
        The export: the text as printed and the number behind it, period, scope, place, doubts.
    """
    listed = [
        (section.name, item.code, one)
        for section in (*shown.sections, *shown.elsewhere)
        for item in section.items
        for one in item.figures
    ]
    about = {
        t("Bộ số liệu"): t(DATASETS[dataset]),
        t("Kỳ báo cáo"): t.period(shown.period),
    }
    return _sheet(listed, catalogue, t, title, about)


def indicator_sheet(
    shown: Indicator, catalogue: Catalogue, t: Translator, *, dataset: str
) -> Export:
    """All published figures of one indicator, the newest period first."""
    listed = [(shown.area, shown.code, one) for one in shown.figures]
    about = {t("Bộ số liệu"): t(DATASETS[dataset])}
    return _sheet(listed, catalogue, t, shown.name, about)


def proposals_sheet(shown: Printed, catalogue: Catalogue, t: Translator, *, dataset: str) -> Export:
    """Difficulties and proposals, in the order of the documents."""
    listed = [(kind, one) for kind, found in shown.proposals.items() for one in found]
    frame = pd.DataFrame(
        {
            t("Loại"): [t(PROPOSAL_KINDS[kind]) for kind, _one in listed],
            t("Nội dung"): [one.text for _kind, one in listed],
            t("Gửi"): [one.addressee or None for _kind, one in listed],
            t("Vị trí"): [one.where for _kind, one in listed],
            t("Văn bản"): [_title(catalogue, one.document, t) for _kind, one in listed],
        }
    )
    return Export(
        title=t("Khó khăn, kiến nghị"),
        about={
            t("Bộ số liệu"): t(DATASETS[dataset]),
            t("Kỳ báo cáo"): t.period(shown.period),
        },
        frame=frame,
        definitions=(),
        sources=_sources(catalogue, (one.document for _kind, one in listed), t),
    )


def _sheet(
    listed: Sequence[_Listed],
    catalogue: Catalogue,
    t: Translator,
    title: str,
    about: Mapping[str, str],
) -> Export:
    columns: dict[str, Callable[[str, str, Figure], Any]] = {
        t("Nhóm số liệu"): lambda area, _code, _one: area,
        t("Số liệu báo cáo"): lambda _area, code, _one: t.field(catalogue.indicators[code], "name"),
        t("Giá trị như bản in"): lambda _area, _code, one: one.text,
        t("Giá trị"): lambda _area, _code, one: one.value,
        t("Đơn vị tính"): lambda _area, code, _one: t(catalogue.indicators[code]["unit"]),
        t("Tính chất"): lambda _area, code, _one: t(NATURES[catalogue.indicators[code]["nature"]]),
        t("Kỳ"): lambda _area, _code, one: one.period_name,
        t("Mã kỳ"): lambda _area, _code, one: one.period,
        t("Phạm vi"): lambda _area, _code, one: one.scope,
        t("Mức chính xác"): lambda _area, _code, one: one.doubt or None,
        t("Có điểm không khớp"): lambda _area, _code, one: _unmatched(one),
        t("Nguồn khác nêu"): lambda _area, _code, one: _rivals(one),
        t("Vị trí"): lambda _area, _code, one: one.where or None,
        t("Nguồn"): lambda _area, _code, one: _title(catalogue, one.document, t),
        t("Ghi chú"): lambda _area, _code, one: one.note or None,
    }
    frame = pd.DataFrame({name: [say(*one) for one in listed] for name, say in columns.items()})
    kept = [name for name in frame if frame[name].notna().any()]
    codes = dict.fromkeys(code for _area, code, _one in listed)
    return Export(
        title=title,
        about=about,
        frame=frame[kept],
        definitions=tuple(
            one for code in codes for one in _definition(catalogue.indicators[code], t)
        ),
        sources=_sources(catalogue, (one.document for _area, _code, one in listed), t),
        decimals={t("Giá trị"): 2},
    )


def _definition(row: Mapping[str, Any], t: Translator) -> list[tuple[str, str]]:
    name, caveat = t.field(row, "name"), t.field(row, "caveats")
    found = [(str(name), str(t.field(row, "definition")))]
    return [*found, (f"{name} · {t('Lưu ý')}", str(caveat))] if caveat else found


def _unmatched(one: Figure) -> str | None:
    return " ".join(meaning for _mark, meaning in one.unmatched) or None


def _rivals(one: Figure) -> str | None:
    return "; ".join(f"{text} ({publisher})" for text, publisher in one.rivals) or None


def _title(catalogue: Catalogue, code: str, t: Translator) -> str:
    return str(t.field(catalogue.documents[code], "title"))


def _sources(
    catalogue: Catalogue, codes: Iterable[str], t: Translator
) -> tuple[tuple[str, str], ...]:
    """Documents with publisher and address, each once."""
    return tuple(catalogue.reference(code, t) for code in dict.fromkeys(codes))
