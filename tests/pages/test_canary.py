"""Markup in every field of every kind of file, on every page: it is shown, not done."""

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from analytics.catalogue import read_catalogue
from analytics.ingest.read import read
from analytics.publishing import gather, publish
from analytics.publishing.withdraw import take_back
from analytics.store import ensure, open_reader
from pages.ui.plain import plain
from tests.ingest.dossier_list.papers import ROWS, text
from tests.ingest.indicator_sheet.papers import Blank, blanks
from tests.pages.opened import PATHS
from tests.pages.test_intake import started
from tests.publishing.forms import LINE, LINES, form

WHEN = "2026-04-05T08:30:00+07:00"
# Fetched as Markdown, as HTML or as Plotly's kind of it; an icon, an address, a formula.
CANARY = (
    "C ![c](http://canary.test/m.png) <img src=http://canary.test/h.png>"
    ' <a href="javascript:canary()">c</a> [c](http://canary.test) :material/home: :red[c] $c$'
)
SECTOR = f"Chăn nuôi {CANARY}"
FILE = f"tep {CANARY}.xlsx"
CANARY_CELL = CANARY.replace('"', '""')
SEEN = "canary.test/m.png"
# What Markdown would make a picture, a link, an icon or a formula of, where it is not escaped.
ACTS = re.compile(r"(?<!\\)\]\(|(?<!\\)\[|:material/home|http://canary|(?<!\\)\$c|(?<!\\)<img")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def _texts(message: Message, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of what a page sends to the browser, with the field that it stands in."""
    for field, value in message.ListFields():
        here = f"{path}.{field.name}"
        repeated = field.is_repeated if hasattr(field, "is_repeated") else field.label == 3
        if field.message_type is not None and not field.message_type.GetOptions().map_entry:
            for one in value if repeated else [value]:
                yield from _texts(one, here)
        elif field.type == field.TYPE_STRING and not field.message_type:
            for one in value if repeated else [value]:
                yield here, one


# Fields whose text the framework shows as it is; the rest takes Markdown.
AS_IT_IS = re.compile(
    r"^\.(?:selectbox\.(?:options|raw_value|default|set_value)"
    r"|text_input\.(?:value|default|placeholder)|.*\.(?:id|element_id|form_id|key|url|alt|caption"
    r"|page|query_string|columns|name|placeholder)|code_block\..*|plotly_chart\.config)$"
)


def _acts(at: AppTest) -> tuple[int, list[str]]:
    """How often the canary is seen on a page, and where it would be done."""
    seen, wrong = 0, []

    def look(block: Any) -> None:
        nonlocal seen
        for child in getattr(block, "children", {}).values():
            proto = getattr(child, "proto", None)
            if isinstance(proto, Message):
                kind = getattr(child, "type", "")
                for field, text in _texts(proto, f".{kind}"):
                    found = _wrong(field, text)
                    seen += text.replace("\u2060", "").count(SEEN)
                    wrong.extend(f"{field}: {one}" for one in found)
            look(child)

    for root in at._tree.children.values():
        look(root)
    return seen, wrong


def _wrong(field: str, text: str) -> list[str]:
    if "canary" not in text:
        return []
    if field.endswith(".body") and field.startswith(".html"):
        tags = _Tags()
        tags.feed(text)
        attributes = [str(value) for _, given in tags.found for value in given.values()]
        loose = [one for one in attributes if one.startswith(("javascript", "http://canary"))]
        return [tag for tag, _ in tags.found if tag == "img"] + loose
    if field.endswith((".spec", ".figure.spec")):
        said = json.dumps(json.loads(text), ensure_ascii=False)
        return re.findall(r"<img|<a ", said)
    return [] if AS_IT_IS.match(field) else ACTS.findall(text)


@pytest.fixture(scope="session")
def canaries(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store into which a form, a sheet and a list of markup went."""
    folder = tmp_path_factory.mktemp("canaries")
    store = folder / "store"
    shutil.copytree(published, store)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_STORE", str(store))
        reader = open_reader(ensure())
        known = read_catalogue(reader)
        paths = [_form(folder / "form.xlsx"), _sheet(blanks(reader), folder / "sheet.xlsx")]
        answers = {f"sector:{SECTOR.lower()}": "=new"}
        readings = []
        for path in paths:
            one = read(path, FILE, known)
            asked = dict.fromkeys(one.unanswered, "=new")
            one = read(path, FILE, known, answers=answers | asked)
            assert one.is_clean, [*one.faults, *one.questions]
            readings.append(one)
        batch = gather(readings, reader, known)
        assert len(batch.new) == len(paths)
        publish(batch, known, who=CANARY, when=WHEN, why=CANARY)
    return store


def _form(path: Path, **said: str) -> Path:
    return form(path, {**LINES, SECTOR: LINE}, **said)


def _sheet(blank: Blank, path: Path) -> Path:
    paper = blank("2021-Q1")
    paper.put("received", 130729)
    paper.put("received", CANARY, "note")
    paper.book.save(path)
    return path


@pytest.fixture
def office(canaries: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_WRITE", "1")
    monkeypatch.setenv("DASHBOARD_STORE", str(canaries))
    return canaries


LINKS: list[tuple[str, Mapping[str, str]]] = [
    ("overview", {"sector": "{sector}"}),
    ("areas", {"q": CANARY[:40]}),
    ("trends", {"split": "sector"}),
    ("compare", {"split": "sector", "key": CANARY[:39]}),
    ("ranking", {"sector": "{sector}"}),
    ("profile", {"of": "sector.{sector}"}),
    ("quality", {}),
    ("reporting", {}),
    ("methods", {"tab": "sources"}),
]


@pytest.mark.parametrize(("page", "link"), LINKS)
def test_no_page_does_what_a_file_says(page: str, link: Mapping[str, str], office: Path) -> None:
    reader = open_reader(ensure())
    (row,) = reader.rows("select code from sectors where name = ?", [SECTOR])
    said = {name: value.replace("{sector}", str(row["code"])) for name, value in link.items()}
    at = started(PATHS[page], period="2021-Q1", **said)
    assert not at.exception
    seen, wrong = _acts(at)
    assert wrong == []
    # Who has reported is told by names of the catalogue alone.
    assert seen or page == "reporting"


def test_no_problem_and_no_question_does_what_a_file_says(office: Path, tmp_path: Path) -> None:
    own = _form(tmp_path / "x.xlsx", unit=f"Sở Nội vụ {CANARY}", period=f"Quý I/2021 {CANARY}")
    rows = [*ROWS, (CANARY, *ROWS[0][1:]), (ROWS[0][0], CANARY, *ROWS[0][2:5], CANARY, "")]
    listed = text(rows).replace("Đơn vị,", f'"{CANARY_CELL}",', 1).encode()
    at = started("intake")
    at.selectbox(key="intake-period").select("2021-Q1")
    at.file_uploader[0].set_value([(f"1 {FILE}", own.read_bytes(), ""), (f"2 {FILE}", listed, "")])
    at = at.run()
    for _answered in range(2):  # no column is named first, then the one with a heading of its own
        assert not at.exception
        seen, wrong = _acts(at)
        assert wrong == []
        assert seen > 3
        (box,) = [box for box in at.selectbox if "Cột nào ghi đơn vị?" in box.label]
        at = box.select(CANARY_CELL.replace('""', '"')).run()


def test_no_name_of_another_clerk_is_done(office: Path) -> None:
    who = CANARY[:31]  # as long as a name may be, with a bracket closed
    at = started("intake")
    at.selectbox(key="withdraw-period").select("2021-Q1").run()
    at = at.selectbox(key="withdraw-unit").select("so-noi-vu").run()
    at.text_input(key="withdraw-who").input("Minh")
    at.text_input(key="withdraw-why").input("gửi nhầm")
    seen, wrong = _acts(at)
    assert wrong == []
    assert seen
    take_back("2021-Q1", "so-noi-vu", who=who, when=WHEN, why=CANARY)
    (button,) = [one for one in at.button if one.label.startswith("Thu hồi số quý I/2021")]
    at = button.click().run()
    (warning,) = at.warning
    assert plain(who) in warning.value
    assert _acts(at)[1] == []
