"""One unit, area or sector on one page: who it is, its numbers, how it stands among its like.

- ``subject``: the bearer of a code at the time · ``told``: of whom a period has figures
- ``view``: everything the page says, asked once per part · ``heat``: part by quarter
- ``rank``: its place among its like · ``printed``: what documents print of it
- ``sentence``: the answer · ``names``: of rows and units · ``table``: tables and export
"""

from analytics.views.profile.heat import COLUMNS, Heat, is_small
from analytics.views.profile.names import names
from analytics.views.profile.printed import sections
from analytics.views.profile.rank import (
    Rank,
    rank,
    rank_change,
    rank_lines,
    rank_question,
    rank_sentence,
)
from analytics.views.profile.sentence import absent, block, sentence, unmatched_text
from analytics.views.profile.subject import (
    GROUPS,
    Subject,
    Subjects,
    group_name,
    offered,
    relatives,
    subject,
    subjects,
)
from analytics.views.profile.table import (
    cell_text,
    export,
    heat_table,
    part_keys,
    parts_table,
)
from analytics.views.profile.told import periods_of, periods_told, told
from analytics.views.profile.view import Profile, Share, profile

__all__ = [
    "COLUMNS",
    "GROUPS",
    "Heat",
    "Profile",
    "Rank",
    "Share",
    "Subject",
    "Subjects",
    "absent",
    "block",
    "cell_text",
    "export",
    "group_name",
    "heat_table",
    "is_small",
    "names",
    "offered",
    "part_keys",
    "parts_table",
    "periods_of",
    "periods_told",
    "profile",
    "rank",
    "rank_change",
    "rank_lines",
    "rank_question",
    "rank_sentence",
    "relatives",
    "sections",
    "sentence",
    "subject",
    "subjects",
    "told",
    "unmatched_text",
]
