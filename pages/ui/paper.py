"""What stands on paper alone: the heading of a printed page."""

from collections.abc import Sequence

from analytics.catalogue import Catalogue
from pages.ui import clock, filters, markup
from pages.ui.filters import SCOPE


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
