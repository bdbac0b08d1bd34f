"""Where the figures come from and what they are held against, as lines for a reader."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from analytics.formats import count
from analytics.metrics import METRICS
from analytics.names import search_words
from analytics.periods import label
from analytics.query.catalogue import Catalogue, Row
from analytics.query.guide import Part, reading, target_text
from analytics.query.locators import locator_words
from analytics.query.search import search
from analytics.store import Reader
from analytics.texts import DATASETS, DOCUMENT_KINDS, LEVELS, translator


@dataclass(frozen=True)
class Line:
    """One source, target, event or expectation.

    ``facts`` are short and stand in one row; ``note`` is a sentence; ``document`` is the
    code of the document that says it, ``address`` a link of its own.
    """

    name: str
    facts: tuple[str, ...]
    note: str = ""
    document: str | None = None
    address: str | None = None


@dataclass(frozen=True)
class Sources:
    """All that stands behind the figures of a dataset, each list in reading order."""

    reading: tuple[Part, ...]
    datasets: tuple[Line, ...]
    documents: tuple[Line, ...]
    targets: tuple[Line, ...]
    events: tuple[Line, ...]
    expected: tuple[Line, ...]


def sources(
    reader: Reader, catalogue: Catalogue, language: str, dataset: str = "official"
) -> Sources:
    """Read what stands behind the figures of a dataset.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
        language: "vi" or "en".
        dataset: whose documents are listed; the datasets are all listed.
    """
    targets = reader.rows("select * from targets order by metric, level, valid_from")
    expected = reader.rows("select * from expected_units order by valid_from")
    expected.sort(key=lambda row: list(LEVELS).index(row["level"]))
    figures = _count(
        reader,
        "select dataset, document as key, count(*) as n from current_indicator_values group by all",
    )
    files = _count(
        reader, "select dataset, '' as key, count(*) as n from reporting_units group by all"
    )
    return Sources(
        reading=reading(targets, language),
        datasets=tuple(_datasets(catalogue, figures, files, language)),
        documents=tuple(_documents(catalogue, figures, language, dataset)),
        targets=tuple(_target(row, language) for row in targets),
        events=tuple(_event(row, language) for row in catalogue.events),
        expected=tuple(_expected(row, language) for row in expected),
    )


def find_lines(lines: Iterable[Line], wanted: str) -> tuple[Line, ...]:
    """The lines whose name, facts or note say what was typed (accents left aside)."""
    return search(
        lines, wanted, lambda line: search_words(" ".join((line.name, *line.facts, line.note)))
    )


Counts = dict[str, dict[str, int]]


def _count(reader: Reader, sql: str) -> Counts:
    """Dataset → key → how many."""
    found: Counts = {}
    for row in reader.rows(sql):
        found.setdefault(row["dataset"], {})[row["key"]] = row["n"]
    return found


def has_figures(row: Row, printed: Collection[str]) -> bool:
    """Whether a document has any: printed ones, or the dossiers of a file that was sent."""
    return row["code"] in printed or row["kind"] == "import"


def _datasets(
    catalogue: Catalogue, figures: Counts, files: Counts, language: str
) -> Iterable[Line]:
    _ = translator(language)
    for dataset, name in DATASETS.items():
        documents = [row for row in catalogue.documents.values() if row["dataset"] == dataset]
        if not documents:
            continue
        sent = sum(files.get(dataset, {}).values())
        printed = figures.get(dataset, {})
        telling = sum(has_figures(row, printed) for row in documents)
        facts = (
            _("{n} văn bản, {telling} có số liệu").format(
                n=count(len(documents), language), telling=count(telling, language)
            ),
            _figures_text(sum(figures.get(dataset, {}).values()), language),
            _("{n} lượt đơn vị gửi hồ sơ").format(n=count(sent, language))
            if sent
            else _("chưa đơn vị nào gửi hồ sơ"),
        )
        note = _("Số của văn bản đã công bố và của tệp các đơn vị gửi; mỗi số dẫn về nguồn.")
        if dataset == "demo":
            note = _("Số sinh ra để thử, không phải của tỉnh; không bao giờ tính chung.")
        yield Line(name.in_(language), facts, note)


def _documents(
    catalogue: Catalogue, figures: Counts, language: str, dataset: str
) -> Iterable[Line]:
    """The full reports first, then the documents that print the most figures."""
    _ = translator(language)
    printed = figures.get(dataset, {})
    rows = [row for row in catalogue.documents.values() if row["dataset"] == dataset]
    rows.sort(key=lambda row: (row["kind"] != "full_report", -printed.get(row["code"], 0)))
    for row in rows:
        n = printed.get(row["code"], 0)
        facts = [DOCUMENT_KINDS[row["kind"]].in_(language), row["publisher"]]
        if row["period"]:
            facts.append(
                _("về {period}").format(period=label(row["period"], language, inside=True))
            )
        sent = row["kind"] == "import"
        if row["date"]:
            words = _("nạp ngày {day}") if sent else _("công bố ngày {day}")
            facts.append(words.format(day=_day(row["date"], language)))
        without = _("không có số liệu, là căn cứ của mốc, sự kiện")
        without = _("số hồ sơ của đơn vị, không có số liệu in") if sent else without
        facts.append(_figures_text(n, language) if n else without)
        note = (
            ""
            if not row["sha256"]
            else _("Mã kiểm tra tệp gốc (SHA-256): {code}").format(code=row["sha256"])
        )
        yield Line(row[f"title_{language}"], tuple(facts), note, row["code"], row["address"])


def _target(row: Row, language: str) -> Line:
    _ = translator(language)
    level = LEVELS[row["level"]].in_(language) if row["level"] else _("mọi cấp")
    return Line(
        METRICS[row["metric"]].label.in_(language),
        (target_text(row, language), level),
        row[f"source_{language}"],
        address=row["address"],
    )


def _event(row: Row, language: str) -> Line:
    _ = translator(language)
    facts = [_day(row["date"], language)]
    if row["kind"] == "break":
        facts.append(_("chuỗi số liệu gãy ở đây"))
    if row["locator"]:
        facts.append(locator_words(row["locator"], language))
    return Line(row[f"name_{language}"], tuple(facts), document=row["document"])


def _expected(row: Row, language: str) -> Line:
    _ = translator(language)
    since, until = row["valid_from"], row["valid_to"]
    days = (
        _("từ {since}").format(since=_day(since, language))
        if until is None
        else _("từ {since} đến trước {until}").format(
            since=_day(since, language), until=_day(until, language)
        )
    )
    units = _("{n} đơn vị").format(n=count(row["units"], language))
    return Line(LEVELS[row["level"]].in_(language), (units, days), row[f"source_{language}"])


def _figures_text(n: int, language: str) -> str:
    _ = translator(language)
    return _("{n} số liệu").format(n=count(n, language))


def _day(day: date, language: str) -> str:
    return label(day.isoformat(), language)
