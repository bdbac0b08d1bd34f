"""What is handed on from the page: the table with dataset, scope, periods, formula and sources."""

from analytics.i18n import Translator
from analytics.query import Catalogue
from analytics.tables import Export
from analytics.texts import DATASETS
from analytics.views.compare.names import ELSEWHERE
from analytics.views.compare.table import effect_titles, rows, table
from analytics.views.compare.view import Change


def export(
    change: Change, catalogue: Catalogue, t: Translator, *, heading: str, title: str
) -> Export:
    """The table of the page at full precision, with codes and counts of the groups.

    Args:
        change: what the page shows.
        catalogue: the sources' titles, the filter's words.
        heading: what the groups are.
        title: of the page's picture.

    Returns:
        The export; differences and effects in points, not rounded.
    """
    frame = table(change, t, heading=heading, counts=True).frame
    keys = [one.key if one.key != ELSEWHERE else "" for one in rows(change)]
    frame.insert(1, t("Mã"), keys)
    decimals = {str(name): 2 for name in frame.columns if "%" in str(name)}
    question = change.question
    return Export(
        title=title,
        about={
            t("Bộ số liệu"): t(DATASETS[question.dataset]),
            t("Phạm vi"): catalogue.sentence(question.chosen, t),
            t("Chỉ số"): t(change.metric.label),
            t("Kỳ báo cáo"): t.period(question.period),
            t("So với"): t.period(change.period) if change.period else "",
        },
        frame=frame,
        definitions=_definitions(change, t),
        sources=tuple(catalogue.reference(code, t) for code in change.documents),
        decimals=decimals,
    )


def _definitions(change: Change, t: Translator) -> tuple[tuple[str, str], ...]:
    metric = change.metric
    found = [
        (t(metric.label), t(metric.description)),
        (t("Công thức"), t(metric.formula)),
    ]
    if metric.caveat is not None:
        found.append((t("Lưu ý"), t(metric.caveat)))
    if change.split is not None:
        rate_title, mix_title = effect_titles(change, t)
        found += [(rate_title, rate_meaning(t)), (mix_title, mix_meaning(t))]
    return tuple(found)


def rate_meaning(t: Translator) -> str:
    """What a rate effect is, in words."""
    return t(
        "Tỷ lệ của nhóm đổi bao nhiêu, nhân với phần hồ sơ của nhóm (trung bình hai kỳ)."
        " Kitagawa (1955), JASA 50(272), 1168–1194."
    )


def mix_meaning(t: Translator) -> str:
    """What a mix effect is, in words."""
    return t(
        "Phần hồ sơ của nhóm đổi bao nhiêu, nhân với tỷ lệ của nhóm cao hay thấp hơn mức chung"
        " (trung bình hai kỳ): nhóm có tỷ lệ thấp chiếm nhiều hồ sơ hơn thì tỷ lệ chung giảm, dù"
        " không nhóm nào làm chậm đi."
    )
