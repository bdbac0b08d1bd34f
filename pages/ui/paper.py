"""What stands on paper alone: the heading of a printed page, the rows of its tables."""

import json
from collections.abc import Sequence

import pandas as pd

from analytics.catalogue import Catalogue
from analytics.tables import Table
from pages.ui import clock, filters, markup
from pages.ui.filters import SCOPE

# Rows of a table on paper: two pages of it; the file has all.
MOST = 60


def heading(catalogue: Catalogue, uses: Sequence[str]) -> None:
    """The name of the dashboard, what the page shows and the day of printing.

    Args:
        catalogue: names of what is chosen.
        uses: names of the filters that the page uses; only these are told.
    """
    choice = filters.chosen()
    t = choice.t
    about = [t.period(choice.period)] if "period" in uses and choice.period else []
    if set(SCOPE) & set(uses):
        about.append(catalogue.sentence(choice.filter, t))
    markup.show(
        "print_head",
        name=t("Cải cách hành chính Khánh Hòa"),
        day=t("In ngày {day}", day=t.day(clock.today())),
        about=" · ".join(about),
    )


def table(shown: Table) -> None:
    """The rows that the framework's grid would show only in part, and how many are left out."""
    t = filters.chosen().t
    frame = shown.frame
    words = [
        str(name)
        for name, cells in frame.items()
        if not any(isinstance(cell, list) for cell in cells)
    ]
    texts = [list(shown.texts.get(name, frame[name])) for name in words]
    rows = [
        ["—" if cell is None or pd.isna(cell) else str(cell) for cell in row]
        for row in zip(*(cells[:MOST] for cells in texts), strict=True)
    ]
    numbers = [at for at, name in enumerate(words) if name in shown.texts]
    left = len(frame) - len(rows)
    markup.show(
        "print_table",
        table=json.dumps({"columns": words, "numbers": numbers, "rows": rows}, ensure_ascii=False),
        rest=t.plural("Còn {n} dòng: tải XLSX để có đủ bảng.", left, n=t.count(left))
        if left
        else "",
    )
