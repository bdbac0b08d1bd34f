"""The published figures of Q1/2021 that the illustrative data reproduce, as constants.

Source of every figure: the province's report of Q1/2021 (document report-2021-Q1), section II.2;
the paragraph stands beside each. A test compares them with data/published/report-2021-Q1.csv; at
run time that file is not needed. Rates are hundredths of a percent: 9976 = 99,76%.
"""

REPORT = "report-2021-Q1"
PERIOD = "2021-Q1"

# Local block: departments, districts, communes and the land registry.
RECEIVED = 130_729  # II.2 ¶6
RESOLVED = 113_375  # II.2 ¶6
ON_TIME = 111_824  # II.2 ¶6
RECEIVED_ONLINE = 28_301  # II.2 ¶8
PAID_ONLINE = 1_800  # II.2 ¶8
FEES_ONLINE_VND = 100_210_000  # II.2 ¶8

# On time ÷ resolved. The report prints none for the land registry, nor for the other sectors.
LEVEL_RATES: dict[str, int | None] = {  # II.2 ¶6
    "province": 9976,
    "district": 9158,
    "commune": 9919,
    "land_registry": None,
}
OTHER = "other"
SECTOR_RATES: dict[str, int | None] = {  # II.2 ¶6
    "dau-tu": 8684,
    "dat-dai": 9716,
    "xay-dung": 9962,
    OTHER: None,
}

# Central block (ngành dọc), never added to the local one.
CENTRAL_RESOLVED = 362_428  # II.2 ¶7
CENTRAL_LATE = 3  # II.2 ¶7
