"""The illustrative dataset as a load: part of every build, made anew each time (40 ms)."""

import pandas as pd

from analytics.demo import DEMO_DOCUMENT, PERIODS, dossiers, fingerprint
from analytics.errors import UnknownName
from analytics.store.loads import DOSSIERS, Load

NAME = "so-lieu-minh-hoa"
_MAKER = "Bảng điều khiển"


def demo_load(units: pd.DataFrame, sectors: pd.DataFrame) -> Load | None:
    """The load of illustrative dossiers; None where the catalogue is another than Khánh Hòa's.

    It never keeps the official figures from being built.
    """
    try:
        rows = dossiers(units, sectors)
    except (UnknownName, ValueError):
        return None
    sha256 = fingerprint(rows)
    record = {"date": None, "period": None, "address": None, **DEMO_DOCUMENT, "sha256": sha256}
    return Load(
        name=NAME,
        kind=DOSSIERS,
        dataset="demo",
        document=record["code"],
        file_name=NAME,
        sha256=sha256,
        rows=rows.assign(ended_without_result=None),
        row_count=len(rows),
        periods=PERIODS,
        loaded_by=_MAKER,
        record=record,
    )
