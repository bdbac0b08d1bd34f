"""What the page of methods lists, as files: things explained, words, sources."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.prose import Part
from analytics.tables import Column, Export, Row, export
from analytics.texts import DATASETS
from analytics.views.methods.glossary import Entry, Group
from analytics.views.methods.sources import Line

# With the name of the group or list that each stands in.
_Entry = tuple[str, Entry]
_Term = tuple[str, str, str]
_Line = tuple[str, Line]


def entries_file(
    groups: Iterable[Group], catalogue: Catalogue, t: Translator, *, title: str, dataset: str
) -> Export:
    """Metrics or reported figures: name, meaning, how it is counted, caveat, documents."""
    rows = [(group.name, entry) for group in groups for entry in group.entries]

    def details(row: _Entry) -> str:
        return "; ".join(f"{name}: {text}" for name, text in row[1].details)

    def documents(row: _Entry) -> str:
        return "; ".join(catalogue.reference(code, t)[0] for code in row[1].documents)

    columns: tuple[Column[_Entry], ...] = (
        _column(t("Nhóm"), lambda row: row[0]),
        _column(t("Tên"), lambda row: row[1].name),
        _column(t("Mã"), lambda row: row[1].code),
        _column(t("Công thức, đơn vị"), lambda row: row[1].aside),
        _column(t("Định nghĩa"), lambda row: row[1].meaning),
        _column(t("Chi tiết"), details),
        _column(t("Lưu ý"), lambda row: row[1].caveat),
        _column(t("Có trong"), documents),
    )
    return _file(rows, columns, title, dataset, t)


def terms_file(parts: Iterable[Part], t: Translator, *, title: str, dataset: str) -> Export:
    """Words with their meaning."""
    rows = [(part.name, *term) for part in parts for term in part.terms]
    columns: tuple[Column[_Term], ...] = (
        _column(t("Nhóm"), lambda row: row[0]),
        _column(t("Từ"), lambda row: row[1]),
        _column(t("Nghĩa"), lambda row: row[2]),
    )
    return _file(rows, columns, title, dataset, t)


def lines_file(
    lists: Mapping[str, Sequence[Line]],
    catalogue: Catalogue,
    t: Translator,
    *,
    title: str,
    dataset: str,
) -> Export:
    """Sources, targets, events: each line with its facts, its note and its address."""
    rows = [(name, line) for name, lines in lists.items() for line in lines]

    def document(row: _Line) -> str:
        code = row[1].document
        return catalogue.reference(code, t)[0] if code else ""

    columns: tuple[Column[_Line], ...] = (
        _column(t("Nhóm"), lambda row: row[0]),
        _column(t("Tên"), lambda row: row[1].name),
        _column(t("Chi tiết"), lambda row: "; ".join(row[1].facts)),
        _column(t("Ghi chú"), lambda row: row[1].note),
        _column(t("Nguồn"), document),
        _column(t("Địa chỉ"), lambda row: row[1].address),
    )
    return _file(rows, columns, title, dataset, t)


def _column(title: str, text: Callable[[Row], str | None]) -> Column[Row]:
    """A column of words, left out where no row has any."""
    return Column(title, lambda row: text(row) or None, optional=True)


def _file(
    rows: Sequence[Row], columns: Iterable[Column[Row]], title: str, dataset: str, t: Translator
) -> Export:
    return export(
        rows,
        columns,
        title,
        about={t("Bộ số liệu"): t(DATASETS[dataset])},
        sources=[(t("Bảng điều khiển"), t("danh mục của chính bảng điều khiển"))],
    )
