"""Where the figures come from and what they are held against, as lines for a reader."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from analytics.catalogue import Catalogue, Row
from analytics.i18n import Translator, locator_words
from analytics.metrics import METRICS
from analytics.names import search, search_words
from analytics.prose import Part
from analytics.store import Reader
from analytics.texts import DATASETS, DOCUMENT_KINDS, LEVELS
from analytics.views.methods.text import reading, target_text


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
    reader: Reader, catalogue: Catalogue, t: Translator, dataset: str = "official"
) -> Sources:
    """Read what stands behind the figures of a dataset.

    Args:
        reader: an open snapshot.
        catalogue: its catalogues.
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
        reading=reading(targets, t),
        datasets=tuple(_datasets(catalogue, figures, files, t)),
        documents=tuple(_documents(catalogue, figures, t, dataset)),
        targets=tuple(_target(row, t) for row in targets),
        events=tuple(_event(row, t) for row in catalogue.events),
        expected=tuple(_expected(row, t) for row in expected),
    )


def find_lines(lines: Iterable[Line], wanted: str) -> tuple[Line, ...]:
    """The lines whose name, facts or note say what was typed (accents left aside)."""
    return search(
        lines, wanted, lambda line: search_words(" ".join((line.name, *line.facts, line.note)))
    )


Counts = dict[str, dict[str, int]]


def _count(reader: Reader, sql: str) -> Counts:
    """Dataset → key → how many."""
    counts: Counts = {}
    for row in reader.rows(sql):
        counts.setdefault(row["dataset"], {})[row["key"]] = row["n"]
    return counts


def has_figures(row: Row, printed: Collection[str]) -> bool:
    """Whether a document has any: printed ones, or the dossiers of a file that was sent."""
    return row["code"] in printed or row["kind"] == "import"


def _datasets(
    catalogue: Catalogue, figures: Counts, files: Counts, t: Translator
) -> Iterable[Line]:
    for dataset, name in DATASETS.items():
        documents = [row for row in catalogue.documents.values() if row["dataset"] == dataset]
        if not documents:
            continue
        sent = sum(files.get(dataset, {}).values())
        printed = figures.get(dataset, {})
        telling = sum(has_figures(row, printed) for row in documents)
        facts = (
            t(
                "{n} văn bản, {telling} có số liệu",
                n=t.count(len(documents)),
                telling=t.count(telling),
            ),
            _figures_text(sum(figures.get(dataset, {}).values()), t),
            t("{n} lượt đơn vị gửi hồ sơ", n=t.count(sent))
            if sent
            else t("chưa đơn vị nào gửi hồ sơ"),
        )
        note = t("Số của văn bản đã công bố và của tệp các đơn vị gửi; mỗi số dẫn về nguồn.")
        if dataset == "demo":
            note = t("Số sinh ra để thử, không phải của tỉnh; không bao giờ tính chung.")
        yield Line(t(name), facts, note)


def _documents(
    catalogue: Catalogue, figures: Counts, t: Translator, dataset: str
) -> Iterable[Line]:
    """The full reports first, then the documents that print the most figures."""
    printed = figures.get(dataset, {})
    rows = [row for row in catalogue.documents.values() if row["dataset"] == dataset]
    rows.sort(key=lambda row: (row["kind"] != "full_report", -printed.get(row["code"], 0)))
    for row in rows:
        n = printed.get(row["code"], 0)
        facts = [t(DOCUMENT_KINDS[row["kind"]]), row["publisher"]]
        if row["period"]:
            facts.append(t("về {period}", period=t.period(row["period"], inside=True)))
        sent = row["kind"] == "import"
        if row["date"]:
            words = t("cập nhật ngày {day}") if sent else t("công bố ngày {day}")
            facts.append(words.format(day=t.day(row["date"])))
        without = t("không có số liệu, là căn cứ của chỉ tiêu, sự kiện")
        without = t("số hồ sơ của đơn vị, không có số liệu in") if sent else without
        facts.append(_figures_text(n, t) if n else without)
        note = (
            ""
            if not row["sha256"]
            else t("Mã kiểm tra tệp gốc (SHA-256): {code}", code=row["sha256"])
        )
        yield Line(t.field(row, "title"), tuple(facts), note, row["code"], row["address"])


def _target(row: Row, t: Translator) -> Line:
    level = t(LEVELS[row["level"]]) if row["level"] else t("mọi cấp")
    return Line(
        t(METRICS[row["metric"]].label),
        (target_text(row, t), level),
        t.field(row, "source"),
        address=row["address"],
    )


def _event(row: Row, t: Translator) -> Line:
    facts = [t.day(row["date"])]
    if row["kind"] == "break":
        facts.append(t("chuỗi số liệu gãy ở đây"))
    if row["locator"]:
        facts.append(locator_words(row["locator"], t))
    return Line(t.field(row, "name"), tuple(facts), document=row["document"])


def _expected(row: Row, t: Translator) -> Line:
    since, until = row["valid_from"], row["valid_to"]
    days = (
        t("từ {since}", since=t.day(since))
        if until is None
        else t("từ {since} đến trước {until}", since=t.day(since), until=t.day(until))
    )
    units = t.plural("{n} đơn vị", row["units"], n=t.count(row["units"]))
    return Line(t(LEVELS[row["level"]]), (units, days), t.field(row, "source"))


def _figures_text(n: int, t: Translator) -> str:
    return t.plural("{n} số liệu", n, n=t.count(n))
