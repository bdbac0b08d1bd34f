"""What the overview hands on: each of its tables with its definitions and sources."""

from collections.abc import Iterable

from analytics.export import Export
from analytics.metrics import METRICS
from analytics.overview.view import Overview
from analytics.periods import label
from analytics.query import Catalogue, Target
from analytics.query.tabular import Table
from analytics.texts import DATASETS, translator


def export(
    table: Table,
    view: Overview,
    catalogue: Catalogue,
    language: str,
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
        language: "vi" or "en".
        title: of the table.
        dataset: "official" or "demo".
        scope: the filter in words.
        metrics: codes of the metrics in it.
        words: further (word, meaning) that its columns need.
    """
    _ = translator(language)
    definitions = []
    for code in dict.fromkeys(metrics):
        metric = METRICS[code]
        definitions.append((metric.label.in_(language), metric.description.in_(language)))
        if metric.formula is not None:
            definitions.append((_("Công thức"), metric.formula.in_(language)))
        if metric.caveat is not None:
            definitions.append((_("Lưu ý"), metric.caveat.in_(language)))
    definitions += words
    definitions += [(_line(goal, language), goal.source.in_(language)) for goal in _goals(view)]
    about = {
        _("Bộ số liệu"): DATASETS[dataset].in_(language),
        _("Phạm vi"): scope,
        _("Kỳ báo cáo"): label(view.period, language),
    }
    if len(view.documents) == 1:
        about[_("Văn bản")] = catalogue.reference(view.documents[0], language)[0]
    return Export(
        title=f"{title}, {label(view.period, language, inside=True)}",
        about=about,
        frame=table.frame,
        definitions=tuple(definitions),
        sources=tuple(catalogue.reference(code, language) for code in view.documents),
        decimals={name: 2 for name in table.texts if "%" in name},
    )


def _line(goal: Target, language: str) -> str:
    _ = translator(language)
    return _("Chỉ tiêu") if goal.in_force else _("Mốc tham chiếu")


def _goals(view: Overview) -> tuple[Target, ...]:
    """The targets of the levels, each once."""
    return tuple(dict.fromkeys(view.level_targets.values()))
