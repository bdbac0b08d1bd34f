"""The one way from a row of any table to the page of its unit, area or sector."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from analytics.i18n import Translator
from pages.ui import frame
from pages.ui.frame import Context, link_with, small, way

_CHOSEN = "row_chosen"
# What a table may be divided by for its keys to have profiles; levels have none.
_KINDS = ("unit", "area", "sector")


@dataclass(frozen=True)
class Opener:
    """What the rows of a table open: the profile page, and ``of`` for each row (None: nothing)."""

    page: Any
    ofs: tuple[str | None, ...]
    t: Translator

    def hint(self) -> None:
        """Say how a row is opened, above the table."""
        t = self.t
        small(t("Chọn một dòng để xem đơn vị."))

    def open(self, row: int) -> None:
        """Go to the profile of a row, all filters kept; say so where the row has none.

        The choices of the page that is left stay in the link too: the framework writes the link
        once more before it leaves, and "back" comes to that one. The profile drops what is not its.
        """
        of = self.ofs[row]
        if of is None:
            t = self.t
            small(t("Dòng này không có trang riêng."))
            return
        st.switch_page(self.page, query_params={**st.query_params.to_dict(), **link_with(of=of)})


def choose(key: str) -> None:
    """Note the row that was chosen in a table, and take the choice back.

    A row that stayed chosen would open its profile again on "back", or its namesake in the table
    of the profile that it has just opened.
    """
    rows = st.session_state[key].selection.rows
    st.session_state[_CHOSEN] = (key, rows[0]) if rows else None
    st.session_state[key] = {"selection": {"rows": []}}


def chosen(key: str) -> int | None:
    """The row just chosen in a table, told once."""
    noted = st.session_state.get(_CHOSEN)
    if noted is None or noted[0] != key:
        return None
    st.session_state[_CHOSEN] = None
    return int(noted[1])


def opener(context: Context, ofs: Iterable[str | None], t: Translator) -> Opener | None:
    """What ``tables.table(…, opens=…)`` wants; None where no row has a profile.

    Args:
        context: of the page.
        ofs: for each row of the table, in its order, what ``of`` or ``ofs`` gave.
    """
    told = tuple(ofs)
    return Opener(context.pages["profile"], told, t) if any(told) else None


def of(split: str | None, key: str | None) -> str | None:
    """The profile of one part: ("unit", "568") is the office "unit.568", ("area", "568") the
    office with its communes; None for levels and totals."""
    return f"{split}.{key}" if split in _KINDS and key else None


def address(of: str) -> str:
    """The link to a profile, every filter kept."""
    return frame.address("profile", of=of)


def ofs(split: str | None, keys: Sequence[str | None]) -> list[str | None]:
    """The same for the keys of a table's rows, in their order."""
    return [of(split, key) for key in keys]


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
