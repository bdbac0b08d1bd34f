"""The one way from a row of any list to the page of its unit, area or sector."""

from collections.abc import Mapping, Sequence

from analytics.i18n import Translator
from pages.ui import frame
from pages.ui.frame import Context, way

# What a table may be divided by for its keys to have profiles; levels have none.
_KINDS = ("unit", "area", "sector")


def of(split: str | None, key: str | None) -> str | None:
    """The profile of one part: ("unit", "568") is the office "unit.568", ("area", "568") the
    office with its communes; None for levels and totals."""
    return f"{split}.{key}" if split in _KINDS and key else None


def address(of: str) -> str:
    """The link to a profile, every filter kept."""
    return frame.address("profile", of=of)


def addresses(split: str | None, keys: Sequence[str | None]) -> list[str | None]:
    """The same for the keys of a table's rows, in their order; None where one has no profile."""
    subjects = [of(split, key) for key in keys]
    return [None if subject is None else address(subject) for subject in subjects]


def to_part(
    context: Context, split: str | None, key: str | None, names: Mapping[str, str], t: Translator
) -> None:
    """A link to the profile of the part that stands out, which a picture of parts has.

    Args:
        context: of the page.
        split: what the picture is divided by.
        key: the part; None for none.
        names: what the parts are called.
    """
    shown = of(split, key)
    if shown is not None:
        name = names.get(key or "", key or "")
        way(context, "profile", t("Xem {name}", name=name), of=shown)
