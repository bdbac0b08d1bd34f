"""What day it is, asked in one place, so that pages can be tried on any day; what hangs on it."""

from datetime import date, datetime

from analytics.periods import VIETNAM
from analytics.views.reporting import awaited
from pages.ui import store
from pages.ui.frame import Context


def today() -> date:
    """The day it is in Vietnam."""
    return datetime.now(VIETNAM).date()


def awaited_quarters(context: Context) -> tuple[str, ...]:
    """The quarters whose reports are looked for, although none may be there yet."""
    day = today()
    return store.cached(context, ("awaited", day), lambda: awaited(context.reader, day))
