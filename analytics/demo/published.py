"""The figures of Q1/2021 that the illustrative data reproduce, as constants.

RECEIVED … CENTRAL_LATE are printed in the province's report of Q1/2021 (document report-2021-Q1),
section II.2; the paragraph stands beside each. Tests compare them, and the sums of CELLS, with
data/published/report-2021-Q1.csv; at run time that file is not needed.
"""

from collections.abc import Mapping

Cell = tuple[str, str]  # level, sector group

# Local block: departments, districts, communes and the land registry.
RECEIVED = 130_729  # II.2 ¶6
RESOLVED = 113_375  # II.2 ¶6
RECEIVED_ONLINE = 28_301  # II.2 ¶8
PAID_ONLINE = 1_800  # II.2 ¶8
FEES_ONLINE_VND = 100_210_000  # II.2 ¶8

# Central block (ngành dọc), never added to the local one.
CENTRAL_RESOLVED = 362_428  # II.2 ¶7
CENTRAL_LATE = 3  # II.2 ¶7

# Resolved, and late of them, by level and sector group. The report prints no such table, only the
# totals and on-time rates of lines (II.2 ¶6). These are whole numbers that show all of them:
#
#     resolved altogether 113.375, on time 111.824, so late 1.551
#     province 99,76%, district 91,58%, commune 99,19%; none is printed of the land registry
#     dau-tu 86,84%, dat-dai 97,16%, xay-dung 99,62%; none is printed of the other sectors
#
# Of the many tables that do, one is chosen: only departments handle investment, the land registry
# handles land alone, communes do not permit construction; communes are the largest level (copies
# and signatures), land at the districts is the slowest cell.
OTHER = "other"
CELLS: Mapping[Cell, tuple[int, int]] = {
    ("province", "dau-tu"): (152, 20),
    ("province", "dat-dai"): (875, 7),
    ("province", "xay-dung"): (700, 3),
    ("province", OTHER): (26_223, 38),
    ("district", "dat-dai"): (2_600, 501),
    ("district", "xay-dung"): (1_400, 5),
    ("district", OTHER): (6_000, 336),
    ("commune", "dat-dai"): (1_500, 21),
    ("commune", OTHER): (53_500, 427),
    ("land_registry", "dat-dai"): (20_425, 193),
    ("central", OTHER): (CENTRAL_RESOLVED, CENTRAL_LATE),
}
LEVELS = tuple(dict.fromkeys(level for level, _ in CELLS))
