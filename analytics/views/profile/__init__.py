"""What the profile of one unit, area or sector is made of.

- ``subject``: who bears a code at the time, of whom there are figures
- ``data``: everything the page shows, and the rank among its like · ``heat``: part by quarter
- ``directory``: all that have a page, by group
- ``text``: the sentence, the rank in words, names · ``columns``: the tables and the file
"""

from analytics.views.profile.columns import export, heat_table, part_keys, parts_table
from analytics.views.profile.data import Profile, Rank, Share, profile, rank_of, rank_question
from analytics.views.profile.directory import Entry, directory
from analytics.views.profile.heat import COLUMNS, Heat, is_small
from analytics.views.profile.subject import (
    GROUPS,
    Subject,
    Subjects,
    offered,
    periods_of,
    periods_with_figures,
    relatives,
    subject,
    subjects,
    with_figures,
)
from analytics.views.profile.text import (
    absent,
    answer,
    block,
    group_name,
    heat_note,
    names,
    rank_line,
    rank_number,
    sections,
    split_message,
    unmatched_text,
)

__all__ = [
    "COLUMNS",
    "GROUPS",
    "Entry",
    "Heat",
    "Profile",
    "Rank",
    "Share",
    "Subject",
    "Subjects",
    "absent",
    "answer",
    "block",
    "directory",
    "export",
    "group_name",
    "heat_note",
    "heat_table",
    "is_small",
    "names",
    "offered",
    "part_keys",
    "parts_table",
    "periods_of",
    "periods_with_figures",
    "profile",
    "rank_line",
    "rank_number",
    "rank_of",
    "rank_question",
    "relatives",
    "sections",
    "split_message",
    "subject",
    "subjects",
    "unmatched_text",
    "with_figures",
]
