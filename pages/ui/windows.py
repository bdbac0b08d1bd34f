"""Over which days the units of a choice counted, told below what sums, ranks or compares them."""

from collections.abc import Sequence
from dataclasses import replace

from analytics.filters import Filter
from analytics.i18n import Translator
from analytics.tables import Export
from analytics.views.windows import changed_text, mixed_text
from pages.ui import frame
from pages.ui.filters import Choice
from pages.ui.frame import Context


def told(
    context: Context, choice: Choice, chosen: Filter, *, now: str = "", over: Sequence[str] = ()
) -> str:
    """That units counted over different days ``now``, or changed them ``over`` periods; or ""."""
    dataset, t = choice.dataset, choice.t
    said = [mixed_text(context.reader, dataset, now, chosen, t)] if now else []
    said.append(changed_text(context.reader, dataset, over, chosen, t))
    return " ".join(one for one in said if one)


def show(text: str) -> None:
    """The remark, where there is one."""
    if text:
        frame.small(text)


def carried(export: Export, text: str, t: Translator) -> Export:
    """The export with the remark among what it says of itself."""
    return replace(export, about={**export.about, t("Kỳ số liệu"): text}) if text else export
