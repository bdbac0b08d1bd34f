"""Printed figures, difficulties and proposals as files."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.tables import Column, Export, export
from analytics.texts import DATASETS, NATURES, PROPOSAL_KINDS
from analytics.views.areas.data import Indicator, Printed, Proposal
from analytics.views.figures import Figure

# A figure with the group and the code of its indicator.
_Row = tuple[str, str, Figure]


def figures_file(
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
    rows = [
        (section.name, item.code, figure)
        for section in (*shown.sections, *shown.elsewhere)
        for item in section.items
        for figure in item.figures
    ]
    return _file(rows, catalogue, t, title, _about(shown, dataset, t))


def indicator_file(
    shown: Indicator, catalogue: Catalogue, t: Translator, *, dataset: str
) -> Export:
    """All published figures of one indicator, the newest period first."""
    rows = [(shown.area, shown.code, figure) for figure in shown.figures]
    return _file(rows, catalogue, t, shown.name, {t("Bộ số liệu"): t(DATASETS[dataset])})


def proposals_file(shown: Printed, catalogue: Catalogue, t: Translator, *, dataset: str) -> Export:
    """Difficulties and proposals, in the order of the documents."""
    rows = [(kind, proposal) for kind, listed in shown.proposals.items() for proposal in listed]
    columns: tuple[Column[tuple[str, Proposal]], ...] = (
        Column(t("Loại"), lambda row: t(PROPOSAL_KINDS[row[0]])),
        Column(t("Nội dung"), lambda row: row[1].text),
        Column(t("Gửi"), lambda row: row[1].addressee or None),
        Column(t("Vị trí"), lambda row: row[1].where),
        Column(t("Văn bản"), lambda row: catalogue.reference(row[1].document, t)[0]),
    )
    return export(
        rows,
        columns,
        t("Khó khăn, kiến nghị"),
        about=_about(shown, dataset, t),
        sources=_sources(catalogue, (proposal.document for _kind, proposal in rows), t),
    )


def _about(shown: Printed, dataset: str, t: Translator) -> dict[str, str]:
    return {t("Bộ số liệu"): t(DATASETS[dataset]), t("Kỳ báo cáo"): t.period(shown.period)}


def _file(
    rows: Sequence[_Row],
    catalogue: Catalogue,
    t: Translator,
    title: str,
    about: Mapping[str, str],
) -> Export:
    codes = dict.fromkeys(code for _area, code, _figure in rows)
    return export(
        rows,
        _columns(catalogue, t),
        title,
        about=about,
        definitions=[
            definition for code in codes for definition in _definition(catalogue, code, t)
        ],
        sources=_sources(catalogue, (figure.document for _area, _code, figure in rows), t),
    )


def _columns(catalogue: Catalogue, t: Translator) -> tuple[Column[_Row], ...]:
    """The columns of figures; those that no figure fills are left out."""

    def indicator(row: _Row) -> Mapping[str, Any]:
        return catalogue.indicators[row[1]]

    return (
        Column(t("Nhóm số liệu"), lambda row: row[0]),
        Column(t("Số liệu báo cáo"), lambda row: t.field(indicator(row), "name")),
        Column(t("Giá trị theo văn bản gốc"), lambda row: row[2].text),
        Column(t("Giá trị"), lambda row: row[2].value, decimals=2),
        Column(t("Đơn vị tính"), lambda row: t(indicator(row)["unit"])),
        Column(t("Tính chất"), lambda row: t(NATURES[indicator(row)["nature"]])),
        Column(t("Kỳ"), lambda row: row[2].period_name),
        Column(t("Mã kỳ"), lambda row: row[2].period),
        Column(t("Phạm vi"), lambda row: row[2].scope),
        Column(t("Mức chính xác"), lambda row: row[2].doubt or None, optional=True),
        Column(t("Chưa thống nhất"), lambda row: _unmatched(row[2]), optional=True),
        Column(t("Nguồn khác nêu"), lambda row: _rivals(row[2]), optional=True),
        Column(t("Vị trí"), lambda row: row[2].where or None, optional=True),
        Column(t("Nguồn"), lambda row: catalogue.reference(row[2].document, t)[0]),
        Column(t("Ghi chú"), lambda row: row[2].note or None, optional=True),
    )


def _definition(catalogue: Catalogue, code: str, t: Translator) -> list[tuple[str, str]]:
    """What an indicator means, and what must be known before it is used."""
    row = catalogue.indicators[code]
    name, caveat = str(t.field(row, "name")), t.field(row, "caveats")
    definition = [(name, str(t.field(row, "definition")))]
    return [*definition, (f"{name} · {t('Lưu ý')}", str(caveat))] if caveat else definition


def _unmatched(figure: Figure) -> str | None:
    return " ".join(meaning for _mark, meaning in figure.unmatched) or None


def _rivals(figure: Figure) -> str | None:
    return "; ".join(f"{text} ({publisher})" for text, publisher in figure.rivals) or None


def _sources(
    catalogue: Catalogue, codes: Iterable[str], t: Translator
) -> tuple[tuple[str, str], ...]:
    """Documents with publisher and address, each once."""
    return tuple(catalogue.reference(code, t) for code in dict.fromkeys(codes))
