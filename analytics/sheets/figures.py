"""Printed figures, difficulties and proposals as files."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.export import Export
from analytics.periods import label
from analytics.query import Catalogue
from analytics.query.evidence import Figure
from analytics.query.figures import Printed
from analytics.query.indicator import Indicator
from analytics.texts import DATASETS, NATURES, PROPOSAL_KINDS, translator

# A figure with the group and the code of its indicator.
_Listed = tuple[str, str, Figure]


def figures_sheet(
    shown: Printed, catalogue: Catalogue, language: str, *, title: str, dataset: str
) -> Export:
    """Every figure that a page lists, one row each, in its order.

    Args:
        shown: the report, or the part of it that is shown.
        catalogue: names, definitions and sources.
        language: "vi" or "en".
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
    _ = translator(language)
    about = {
        _("Bộ số liệu"): DATASETS[dataset].in_(language),
        _("Kỳ báo cáo"): label(shown.period, language),
    }
    return _sheet(listed, catalogue, language, title, about)


def indicator_sheet(
    shown: Indicator, catalogue: Catalogue, language: str, *, dataset: str
) -> Export:
    """All published figures of one indicator, the newest period first."""
    listed = [(shown.area, shown.code, one) for one in shown.figures]
    about = {translator(language)("Bộ số liệu"): DATASETS[dataset].in_(language)}
    return _sheet(listed, catalogue, language, shown.name, about)


def proposals_sheet(shown: Printed, catalogue: Catalogue, language: str, *, dataset: str) -> Export:
    """Difficulties and proposals, in the order of the documents."""
    _ = translator(language)
    listed = [(kind, one) for kind, found in shown.proposals.items() for one in found]
    frame = pd.DataFrame(
        {
            _("Loại"): [PROPOSAL_KINDS[kind].in_(language) for kind, _one in listed],
            _("Nội dung"): [one.text for _kind, one in listed],
            _("Gửi"): [one.addressee or None for _kind, one in listed],
            _("Vị trí"): [one.where for _kind, one in listed],
            _("Văn bản"): [_title(catalogue, one.document, language) for _kind, one in listed],
        }
    )
    return Export(
        title=_("Khó khăn, kiến nghị"),
        about={
            _("Bộ số liệu"): DATASETS[dataset].in_(language),
            _("Kỳ báo cáo"): label(shown.period, language),
        },
        frame=frame,
        definitions=(),
        sources=_sources(catalogue, (one.document for _kind, one in listed), language),
    )


def _sheet(
    listed: Sequence[_Listed],
    catalogue: Catalogue,
    language: str,
    title: str,
    about: Mapping[str, str],
) -> Export:
    _ = translator(language)
    column = "name_vi" if language == "vi" else "name_en"
    columns: dict[str, Callable[[str, str, Figure], Any]] = {
        _("Nhóm số liệu"): lambda area, _code, _one: area,
        _("Số liệu báo cáo"): lambda _area, code, _one: catalogue.indicators[code][column],
        _("Giá trị như bản in"): lambda _area, _code, one: one.text,
        _("Giá trị"): lambda _area, _code, one: one.value,
        _("Đơn vị tính"): lambda _area, code, _one: _(catalogue.indicators[code]["unit"]),
        _("Tính chất"): lambda _area, code, _one: NATURES[catalogue.indicators[code]["nature"]].in_(
            language
        ),
        _("Kỳ"): lambda _area, _code, one: one.period_name,
        _("Mã kỳ"): lambda _area, _code, one: one.period,
        _("Phạm vi"): lambda _area, _code, one: one.scope,
        _("Mức chính xác"): lambda _area, _code, one: one.doubt or None,
        _("Có điểm không khớp"): lambda _area, _code, one: _unmatched(one),
        _("Nguồn khác nêu"): lambda _area, _code, one: _rivals(one),
        _("Vị trí"): lambda _area, _code, one: one.where or None,
        _("Nguồn"): lambda _area, _code, one: _title(catalogue, one.document, language),
        _("Ghi chú"): lambda _area, _code, one: one.note or None,
    }
    frame = pd.DataFrame({name: [say(*one) for one in listed] for name, say in columns.items()})
    kept = [name for name in frame if frame[name].notna().any()]
    codes = dict.fromkeys(code for _area, code, _one in listed)
    return Export(
        title=title,
        about=about,
        frame=frame[kept],
        definitions=tuple(
            one for code in codes for one in _definition(catalogue.indicators[code], language)
        ),
        sources=_sources(catalogue, (one.document for _area, _code, one in listed), language),
        decimals={_("Giá trị"): 2},
    )


def _definition(row: Mapping[str, Any], language: str) -> list[tuple[str, str]]:
    name, caveat = row[f"name_{language}"], row[f"caveats_{language}"]
    _ = translator(language)
    found = [(str(name), str(row[f"definition_{language}"]))]
    return [*found, (f"{name} · {_('Lưu ý')}", str(caveat))] if caveat else found


def _unmatched(one: Figure) -> str | None:
    return " ".join(meaning for _mark, meaning in one.unmatched) or None


def _rivals(one: Figure) -> str | None:
    return "; ".join(f"{text} ({publisher})" for text, publisher in one.rivals) or None


def _title(catalogue: Catalogue, code: str, language: str) -> str:
    return str(catalogue.documents[code][f"title_{language}"])


def _sources(
    catalogue: Catalogue, codes: Iterable[str], language: str
) -> tuple[tuple[str, str], ...]:
    """Documents with publisher and address, each once."""
    return tuple(catalogue.reference(code, language) for code in dict.fromkeys(codes))
