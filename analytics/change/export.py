"""What is handed on from the page: the table with dataset, scope, periods, formula and sources."""

from analytics.change.names import ELSEWHERE
from analytics.change.table import effect_titles, rows, table
from analytics.change.view import Change
from analytics.export import Export
from analytics.periods import label
from analytics.query import Catalogue
from analytics.texts import DATASETS, translator


def export(
    change: Change, catalogue: Catalogue, language: str, *, heading: str, title: str
) -> Export:
    """The table of the page at full precision, with codes and counts of the groups.

    Args:
        change: what the page shows.
        catalogue: the sources' titles, the filter's words.
        language: "vi" or "en".
        heading: what the groups are.
        title: of the page's picture.

    Returns:
        The export; differences and effects in points, not rounded.
    """
    _ = translator(language)
    frame = table(change, language, heading=heading, counts=True).frame
    keys = [one.key if one.key != ELSEWHERE else "" for one in rows(change)]
    frame.insert(1, _("Mã"), keys)
    decimals = {str(name): 2 for name in frame.columns if "%" in str(name)}
    question = change.question
    return Export(
        title=title,
        about={
            _("Bộ số liệu"): DATASETS[question.dataset].in_(language),
            _("Phạm vi"): catalogue.sentence(question.chosen, language),
            _("Chỉ số"): change.metric.label.in_(language),
            _("Kỳ báo cáo"): label(question.period, language),
            _("So với"): label(change.period, language) if change.period else "",
        },
        frame=frame,
        definitions=_definitions(change, language),
        sources=tuple(catalogue.reference(code, language) for code in change.documents),
        decimals=decimals,
    )


def _definitions(change: Change, language: str) -> tuple[tuple[str, str], ...]:
    _ = translator(language)
    metric = change.metric
    found = [
        (metric.label.in_(language), metric.description.in_(language)),
        (_("Công thức"), metric.formula.in_(language)),
    ]
    if metric.caveat is not None:
        found.append((_("Lưu ý"), metric.caveat.in_(language)))
    if change.split is not None:
        rate_title, mix_title = effect_titles(change, language)
        found += [(rate_title, rate_meaning(language)), (mix_title, mix_meaning(language))]
    return tuple(found)


def rate_meaning(language: str) -> str:
    """What a rate effect is, in words."""
    _ = translator(language)
    return _(
        "Tỷ lệ của nhóm đổi bao nhiêu, nhân với phần hồ sơ của nhóm (trung bình hai kỳ)."
        " Kitagawa (1955), JASA 50(272), 1168–1194."
    )


def mix_meaning(language: str) -> str:
    """What a mix effect is, in words."""
    _ = translator(language)
    return _(
        "Phần hồ sơ của nhóm đổi bao nhiêu, nhân với tỷ lệ của nhóm cao hay thấp hơn mức chung"
        " (trung bình hai kỳ): nhóm có tỷ lệ thấp chiếm nhiều hồ sơ hơn thì tỷ lệ chung giảm, dù"
        " không nhóm nào làm chậm đi."
    )
