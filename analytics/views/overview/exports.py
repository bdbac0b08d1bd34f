"""What the overview hands on: each of its tables with its definitions and sources."""

from collections.abc import Iterable

from analytics.i18n import Translator
from analytics.metrics import METRICS
from analytics.query import Catalogue, Target
from analytics.tables import Export, Table
from analytics.texts import DATASETS
from analytics.views.overview.view import Overview


def export(
    table: Table,
    view: Overview,
    catalogue: Catalogue,
    t: Translator,
    *,
    title: str,
    dataset: str,
    scope: str,
    metrics: Iterable[str] = ("on_time_rate",),
    words: Iterable[tuple[str, str]] = (),
) -> Export:
    """A table of the overview as a file that explains itself.

    Args:
        table: what the page shows; its numbers stay whole.
        view: the overview it is of.
        catalogue: the sources' titles.
        title: of the table.
        dataset: "official" or "demo".
        scope: the filter in words.
        metrics: codes of the metrics in it.
        words: further (word, meaning) that its columns need.
    """
    definitions = []
    for code in dict.fromkeys(metrics):
        metric = METRICS[code]
        definitions.append((t(metric.label), t(metric.description)))
        if metric.formula is not None:
            definitions.append((t("Công thức"), t(metric.formula)))
        if metric.caveat is not None:
            definitions.append((t("Lưu ý"), t(metric.caveat)))
    definitions += words
    definitions += [(_line(goal, t), t(goal.source)) for goal in _goals(view)]
    about = {
        t("Bộ số liệu"): t(DATASETS[dataset]),
        t("Phạm vi"): scope,
        t("Kỳ báo cáo"): t.period(view.period),
    }
    if len(view.documents) == 1:
        about[t("Văn bản")] = catalogue.reference(view.documents[0], t)[0]
    return Export(
        title=f"{title}, {t.period(view.period, inside=True)}",
        about=about,
        frame=table.frame,
        definitions=tuple(definitions),
        sources=tuple(catalogue.reference(code, t) for code in view.documents),
        decimals={name: 2 for name in table.texts if "%" in name},
    )


def _line(goal: Target, t: Translator) -> str:
    return t("Chỉ tiêu") if goal.in_force else t("Mốc tham chiếu")


def _goals(view: Overview) -> tuple[Target, ...]:
    """The targets of the levels, each once."""
    return tuple(dict.fromkeys(view.level_targets.values()))
