"""The glossary: one list of entries made from the catalogues; nothing is typed twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from analytics.catalogue import Catalogue, Row
from analytics.formats.values import MINUS
from analytics.i18n import Translator
from analytics.metrics import METRICS, Metric
from analytics.names import search, search_text
from analytics.store import Reader
from analytics.texts import DIRECTIONS, NATURES
from analytics.views.methods.text import base_name

# In the order of the print: the report's first figure comes first.
_FIGURES = """
select indicator, document, count(*) as figures
from current_indicator_values
where dataset = ?
group by indicator, document, load_id
order by load_id, min(row)
"""


@dataclass(frozen=True)
class Entry:
    """One thing explained, in the reader's language.

    ``aside`` is what stands beside the name (formula, unit), ``details`` are (what, how it is),
    ``documents`` the codes of those that print it, ``figures`` how many figures they print.
    ``searched`` holds both languages, folded.
    """

    kind: str
    code: str
    name: str
    aside: str
    meaning: str
    details: tuple[tuple[str, str], ...]
    caveat: str
    documents: tuple[str, ...]
    figures: int
    searched: str


@dataclass(frozen=True)
class Group:
    """Entries that belong together; ``remark`` says what must be known about all of them."""

    code: str
    name: str
    entries: tuple[Entry, ...]
    remark: str = ""


@dataclass(frozen=True)
class Glossary:
    """Everything explained: metrics by family, indicators by area; figures counted by document."""

    metrics: tuple[Group, ...]
    indicators: tuple[Group, ...]
    figures: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many figures the documents print."""
        return sum(self.figures.values())

    @property
    def printed(self) -> int:
        """How many indicators some document prints."""
        return sum(entry.figures > 0 for group in self.indicators for entry in group.entries)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, metrics first."""
        groups = (*self.metrics, *self.indicators)
        return tuple(entry for group in groups for entry in group.entries)

    def entry(self, code: str) -> Entry | None:
        """The entry of a code: the metric where an indicator reports it under the same code."""
        return next((entry for entry in self.entries if entry.code == code), None)


def glossary(
    reader: Reader, catalogue: Catalogue, t: Translator, dataset: str = "official"
) -> Glossary:
    """Explain every metric and every indicator.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        dataset: whose figures are counted.

    Returns:
        Metrics in groups (each family of definitions, other rates, counts), indicators in groups
        by area, in the order of the catalogues.
    """
    printed: dict[str, dict[str, int]] = {}
    by_document: dict[str, int] = {}
    for row in reader.rows(_FIGURES, [dataset]):
        printed.setdefault(row["indicator"], {})[row["document"]] = row["figures"]
        by_document[row["document"]] = by_document.get(row["document"], 0) + row["figures"]
    entries = [_metric(metric, catalogue, printed, t) for metric in METRICS.values()]
    return Glossary(_families(entries, t), _areas(catalogue, printed, t), by_document)


def find(groups: Iterable[Group], wanted: str) -> tuple[Group, ...]:
    """The groups with only the entries that say what was typed, empty groups left out.

    ``wanted`` may be typed without accents; the code of an entry finds that entry alone.
    """
    groups = tuple(groups)
    entries = [entry for group in groups for entry in group.entries]
    named = {entry.code for entry in entries if entry.code == wanted.strip()}
    matching = search(entries, wanted, lambda entry: entry.searched)
    codes = named or {entry.code for entry in matching}
    kept = (
        replace(group, entries=tuple(entry for entry in group.entries if entry.code in codes))
        for group in groups
    )
    return tuple(group for group in kept if group.entries)


def _metric(
    metric: Metric, catalogue: Catalogue, printed: Mapping[str, Mapping[str, int]], t: Translator
) -> Entry:
    figures = printed.get(metric.indicator or "", {})
    indicator = catalogue.indicators.get(metric.indicator or "")
    if indicator is None:
        source = t("chỉ tính được từ hồ sơ; chưa văn bản nào nêu")
    else:
        source = t("số liệu báo cáo “{name}”", name=t.field(indicator, "name"))
    return Entry(
        kind="metric",
        code=metric.code,
        name=t(metric.label),
        aside=t(metric.formula),
        meaning=t(metric.description),
        details=(
            *(((t("Bằng lời"), words),) if (words := _ratio(metric, t)) else ()),
            (t("Tên ngắn trên thẻ"), t(metric.short)),
            (t("Văn bản nêu bằng"), source),
            (t("Chiều tốt"), t(DIRECTIONS[metric.better])),
        ),
        caveat=t(metric.caveat) if metric.caveat else "",
        documents=tuple(figures),
        figures=sum(figures.values()),
        searched=search_text((metric.code, *metric.label, *metric.short, *metric.description)),
    )


def _ratio(metric: Metric, t: Translator) -> str:
    """A ratio in words: "đúng hạn ÷ đã giải quyết"; "" for a count and for a rate only printed."""
    if not metric.denominator:
        return ""
    sides = []
    for side in (metric.numerator, metric.denominator):
        signed = "".join(
            f" {'+' if sign > 0 else MINUS} {base_name(base, t)}" for base, sign in side
        )
        text = signed.removeprefix(" + ")
        sides.append(f"({text})" if len(side) > 1 else text)
    return " ÷ ".join(sides)


def _families(entries: list[Entry], t: Translator) -> tuple[Group, ...]:
    """Each family of definitions, then the other rates, then the counts."""
    families = [metric.family for metric in METRICS.values() if metric.family]
    groups = []
    for family in dict.fromkeys(families):
        members = [entry for entry in entries if METRICS[entry.code].family == family]
        name = t(METRICS[members[0].code].short)
        remark = t(
            "Cùng một câu hỏi, {several} cách tính khác mẫu số: không so với nhau, không nối thành"
            " một đường.",
            several=t.count(len(members)),
        )
        groups.append(Group(family, name, tuple(members), remark))
    single = [entry for entry in entries if not METRICS[entry.code].family]
    rates = tuple(entry for entry in single if METRICS[entry.code].format == "rate")
    counts = tuple(entry for entry in single if entry not in rates)
    return (
        *groups,
        Group("rates", t("Các tỷ lệ khác"), rates),
        Group("counts", t("Số đếm và số tiền"), counts),
    )


def _areas(
    catalogue: Catalogue, printed: Mapping[str, Mapping[str, int]], t: Translator
) -> tuple[Group, ...]:
    """The indicators of each area in the order of the print, those never printed last."""
    codes = [*printed, *(code for code in catalogue.indicators if code not in printed)]
    rows = [catalogue.indicators[code] for code in codes]
    groups = (
        Group(
            code,
            t.field(area, "name"),
            tuple(
                _indicator(row, printed.get(row["code"], {}), t)
                for row in rows
                if row["area"] == code
            ),
        )
        for code, area in catalogue.areas.items()
    )
    return tuple(group for group in groups if group.entries)


def _indicator(row: Row, printed: Mapping[str, int], t: Translator) -> Entry:
    texts = ("name_vi", "name_en", "definition_vi", "definition_en")
    nature = t(NATURES[row["nature"]])
    figures = sum(printed.values())
    return Entry(
        kind="indicator",
        code=row["code"],
        name=t.field(row, "name"),
        aside=" · ".join((t(row["unit"]), t.plural("{n} số liệu", figures, n=t.count(figures)))),
        meaning=t.field(row, "definition"),
        details=(
            (t("Tính chất"), nature),
            (t("Chiều tốt"), t(DIRECTIONS[row["better"]])),
        ),
        caveat=t.field(row, "caveats") or "",
        documents=tuple(printed),
        figures=figures,
        searched=search_text((row["code"], *(row[text] for text in texts))),
    )
