"""A page as a reader of a link meets it, and what it has to show, asked of the store directly."""

import random
import re
from dataclasses import dataclass
from functools import cache
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest

from analytics.catalogue import Catalogue
from analytics.filters import LEVEL_CHOICES, Filter
from analytics.formats import count
from analytics.i18n import translator
from analytics.metrics import METRICS
from analytics.query import measured, value_text
from analytics.store import Reader
from analytics.texts import LANGUAGES
from analytics.views import quality
from analytics.views.compare import Question, change, figures
from analytics.views.overview import Overview, overview
from analytics.views.profile import offered, subjects
from analytics.views.reporting import status
from analytics.views.reporting.text import answer as reported
from pages.ui.markup import strong

# What a server does once, each run of a test would do again: look through all installed packages
# for parts of pages, four fifths of the time of a run; compile the entry, half of the rest.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
_scripts, _bytecode = ScriptCache(), ScriptCache.get_bytecode
ScriptCache.get_bytecode = lambda _own, path: _bytecode(_scripts, path)  # type: ignore[method-assign]

ENTRY = Path(__file__).parents[2] / "pages" / "main.py"
PATHS = {
    "overview": "",
    "areas": "areas",
    "trends": "trends",
    "compare": "compare",
    "ranking": "ranking",
    "profile": "profile",
    "quality": "quality",
    "reporting": "reporting",
    "methods": "methods",
}
TITLES = {
    "overview": {"vi": "Tổng quan", "en": "Overview"},
    "areas": {"vi": "Nội dung CCHC", "en": "Reform areas"},
    "trends": {"vi": "Xu hướng", "en": "Trends"},
    "compare": {"vi": "So sánh hai kỳ", "en": "Compare two periods"},
    "ranking": {"vi": "Xếp hạng", "en": "Ranking"},
    "profile": {"vi": "Đơn vị và địa bàn", "en": "Units and districts"},
    "quality": {"vi": "Đối chiếu số liệu", "en": "Checks of the figures"},
    "reporting": {"vi": "Tình hình gửi báo cáo", "en": "Who has reported"},
    "methods": {"vi": "Giải thích và phương pháp", "en": "Explanations and methods"},
}
ALL, AUTO = "all", "auto"
FILTERS = ("data", "period", "compare", "level", "district", "sector", "lang")


@dataclass(frozen=True)
class Asked:
    """One link: a page and what its filters say; defaults are what a bare address means."""

    page: str = "overview"
    lang: str = "vi"
    data: str = "official"
    period: str = "2021-Q1"
    compare: str = AUTO
    level: str = ALL
    district: str = ALL
    sector: str = ALL

    @property
    def link(self) -> dict[str, str]:
        """The parameters in full."""
        return {name: getattr(self, name) for name in FILTERS}

    @property
    def chosen(self) -> Filter:
        """The filter as the store is asked."""
        choice = (self.level, self.district, self.sector)
        return Filter(*(None if value == ALL else value for value in choice))


class Opener:
    """Opens links and holds every page against the store."""

    def __init__(self, reader: Reader, catalogue: Catalogue) -> None:
        self.reader, self.catalogue = reader, catalogue
        first = AppTest.from_file(str(ENTRY), default_timeout=300).run()
        assert not first.exception
        # ``switch_page`` refuses pages that are callables: a page is asked for by its hash.
        self.hashes = {
            page["url_pathname"]: page["page_script_hash"]
            for page in first._registered_pages.values()
        }

    def open(self, page: str = "overview", **link: str | list[str]) -> AppTest:
        """Open an address as the first request of a visitor."""
        return self.visit(page, **link).run()

    def visit(self, page: str = "overview", **link: str | list[str]) -> AppTest:
        """A visitor who has an address and has not opened it yet."""
        at = AppTest.from_file(str(ENTRY), default_timeout=300)
        for name, value in link.items():
            at.query_params[name] = value
        if PATHS[page]:
            at._page_hash = self.hashes[PATHS[page]]
        return at

    def holds(self, asked: Asked) -> AppTest:
        """Open a link and compare title, numbers, link and fields with what they should be."""
        at = self.open(asked.page, **asked.link)
        self.check(at, asked)
        return at

    def check(self, at: AppTest, asked: Asked) -> None:
        """Title, numbers, link and fields of a run; never only the absence of an exception."""
        assert not at.exception, asked
        assert titles(at) == [TITLES[asked.page][asked.lang]], asked
        assert dict(at.query_params).items() >= asked.link.items(), asked
        for name in ("period", "compare", "level", "district", "sector"):
            box = next((box for box in at.selectbox if box.key == name), None)
            assert box is None or box.value == asked.link[name], asked
        if asked.data == "official":
            assert not at.warning, (asked, [one.value for one in at.warning])
        getattr(self, f"_{asked.page}")(at, asked)

    def _overview(self, at: AppTest, asked: Asked) -> None:
        view = self._view(asked.period, asked.chosen, asked.data, asked.compare)
        shown = html(at)
        if view.says_nothing:
            if self.catalogue.ended(asked.chosen, asked.period):
                nothing = {"vi": "đã kết thúc từ", "en": "ended on"}[asked.lang]
            else:
                nothing = {"vi": "chưa có số liệu về giải quyết", "en": "no figures yet on"}[
                    asked.lang
                ]
            assert nothing in shown, asked
            assert 'class="card-value' not in shown, asked
            return
        for code in ("received", "resolved", "late", "online_rate"):
            card = view.cards[code]
            value = escape(value_text(card.answer, translator(asked.lang), short=True))
            assert f">{value}</div>" in shown, (asked, card.code)
        rate = view.value("on_time_rate")
        if rate is not None and rate.value is not None:
            assert f'class="big">{escape(value_text(rate, translator(asked.lang)))}<' in shown, (
                asked
            )
        assert shown.count('class="card-value') == 4, asked

    @cache  # noqa: B019 (one opener for all tests)
    def _view(self, period: str, chosen: Filter, data: str, compare: str) -> Overview:
        return overview(
            self.reader,
            self.catalogue,
            period,
            chosen,
            dataset=data,
            compare_with=None if compare == AUTO else compare,
        )

    def _areas(self, at: AppTest, asked: Asked) -> None:
        if at.query_params.get("q", [""]) not in ("", [""]):
            return  # The row then counts what was found: test_areas.py.
        number = count(self.figures_of(asked.period, asked.data), asked.lang)
        everything = {"vi": "Tất cả", "en": "All"}[asked.lang]
        options = at.get("button_group")
        assert f"{everything} · {number}" in [
            option.content for group in options for option in group.proto.options
        ], asked

    def _trends(self, at: AppTest, asked: Asked) -> None:
        """The default question: the on-time rate by quarter, whatever period is chosen."""
        quarters = [code for code in self.catalogue.measured[asked.data] if code[4:6] == "-Q"]
        known = [
            answer
            for answer in measured(
                self.reader, ["on_time_rate"], quarters, asked.chosen, dataset=asked.data
            )
            if answer.value is not None
        ]
        shown = html(at)
        nothing = {"vi": "chưa có số liệu", "en": "no figures"}[asked.lang]
        assert (nothing in shown) == (not known), asked
        for answer in (known[0], known[-1]) if known else ():
            assert escape(value_text(answer, translator(asked.lang))) in shown, asked

    def _compare(self, at: AppTest, asked: Asked) -> None:
        """The default question: the on-time rate by level, whatever of it can be compared."""
        compare = None if asked.compare == AUTO else asked.compare
        question = Question(
            "on_time_rate", "level", asked.period, compare, asked.chosen, asked.data
        )
        view = change(self.reader, self.catalogue, question)
        shown = html(at)
        for figure in figures(view, translator(asked.lang)) if view.known else ():
            assert f">{escape(figure.value)}</div>" in shown, (asked, figure)
        assert ('class="cards"' in shown) == view.known, asked
        if view.later is not None:
            assert escape(value_text(view.later, translator(asked.lang))) in shown, asked

    def _ranking(self, at: AppTest, asked: Asked) -> None:
        """The default question, on-time rates of departments: no document prints any."""
        answers = measured(
            self.reader,
            ["on_time_rate"],
            [asked.period],
            Filter(level="province", sector=None if asked.sector == ALL else asked.sector),
            dataset=asked.data,
            split="unit",
        )
        known = [answer for answer in answers if answer.value is not None]
        shown = html(at)
        nothing = {"vi": "chưa công bố số của từng", "en": "no figures by unit"}[asked.lang]
        assert (nothing in shown) == (not known), asked
        best = max(known, key=lambda answer: answer.value or 0, default=None)
        assert best is None or escape(value_text(best, translator(asked.lang))) in shown, asked

    def _profile(self, at: AppTest, asked: Asked) -> None:
        """Nobody is chosen: the directory, every district and department with its rate."""
        assert at.selectbox(key="of").value == "", asked
        shown, t = html(at), translator(asked.lang)
        for bearer in offered(subjects(self.reader, self.catalogue), asked.period):
            if bearer.group == "district":
                assert f">{escape(bearer.called(t))}</a>" in shown, asked
        for level in ("district", "central"):
            rates = measured(
                self.reader,
                ["on_time_rate"],
                [asked.period],
                Filter(level=level),
                dataset=asked.data,
                split="unit",
            )
            for rate in rates:
                value = escape(value_text(rate, t))
                assert rate.value is None or f"{value}</span>" in shown, (asked, rate)

    def _quality(self, at: AppTest, asked: Asked) -> None:
        period = asked.period if asked.data == "official" else None
        view = quality.quality(self.reader, self.catalogue, period, asked.data)
        facts = quality.answer(view, translator(asked.lang))
        assert strong(facts.sentence) in html(at), asked

    def _reporting(self, at: AppTest, asked: Asked) -> None:
        if asked.period[4:6] == "-Q":  # For another period it asks for a quarter.
            places = {"level": asked.chosen.level, "district": asked.chosen.district}
            quarter = asked.period
            view = status(self.reader, asked.data, also=(quarter,), named_in=quarter, **places)
            facts = reported(view, asked.period, translator(asked.lang))
            assert strong(facts.sentence) in html(at), asked

    def _methods(self, at: AppTest, asked: Asked) -> None:
        (row,) = self.reader.rows(
            "select count(*) as n from current_indicator_values where dataset = ?", [asked.data]
        )
        shown = html(at)
        assert f"<b>{count(row['n'], asked.lang)}</b>" in shown, asked
        assert f"<b>{len(METRICS)}</b>" in shown, asked

    def figures_of(self, period: str, dataset: str) -> int:
        """How many figures the documents about a period print."""
        documents = list(self.catalogue.documents_of(period, dataset))
        # Of documents about other periods, what they print of this one.
        only = period if self.catalogue.mentioned(period) else ""
        (row,) = self.reader.rows(
            "select count(*) as n from current_indicator_values"
            " where dataset = ? and list_contains(?, document) and ? in (period, '')",
            [dataset, documents, only],
        )
        return int(row["n"])

    def options(self, name: str, period: str = "2021-Q1") -> tuple[str, ...]:
        """Every value of a filter that official figures can be asked with."""
        known = self.catalogue
        return {
            "data": ("official",),
            "lang": LANGUAGES,
            "period": tuple(known.report_periods("official")),
            "compare": (AUTO, *self._earlier(period)),
            "level": (ALL, *LEVEL_CHOICES),
            "district": (ALL, *(row["code"] for row in known.districts())),
            "sector": (ALL, *known.sectors),
        }[name]

    def _earlier(self, period: str) -> list[str]:
        """Periods of the same kind before this one; the codes of one kind sort by time."""
        kind = period[4:6]
        return [
            code
            for code in self.catalogue.comparable_periods("official")
            if code[4:6] == kind and len(code) == len(period) and code < period
        ]

    def somewhere(self, chance: random.Random) -> Asked:
        """A link with every filter drawn at random."""
        period = chance.choice(self.options("period"))
        # Every second filter stays as it is: all chosen at once mostly have no figures.
        drawn = {
            name: chance.choice((ALL, chance.choice(self.options(name))))
            for name in ("level", "district", "sector")
        }
        return Asked(
            page=chance.choice(list(PATHS)),
            lang=chance.choice(LANGUAGES),
            period=period,
            compare=chance.choice(self.options("compare", period)),
            **drawn,
        )


def titles(at: AppTest) -> list[str]:
    """The names that the run gives the page: seen, or for screen readers only."""
    seen = [title.value for title in at.title]
    return seen + re.findall(r'<h1 class="unseen">(.*?)</h1>', html(at))


def html(at: AppTest) -> str:
    """All markup of a run; templates write a quotation mark otherwise than ``html.escape``."""
    text = "\n".join(element.value for element in at.get("html"))
    return text.replace("&#39;", "&#x27;").replace("&#34;", "&quot;")


def tables(at: AppTest) -> list[pd.DataFrame]:
    """What the tables of a run show, cell by cell."""
    return [table for element in at.get("html") for table in tables_in(element.proto.body)]


def tables_in(body: str) -> list[pd.DataFrame]:
    """The tables of markup."""
    parser = _Tables()
    parser.feed(body)
    return [pd.DataFrame(rows, columns=heads) for heads, *rows in parser.tables]


class _Tables(HTMLParser):
    """The words of each cell of the tables in markup; a course in place of its line."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "div" and dict(attrs).get("class") == "table":
            self._inside = True
            self.tables.append([])
        elif self._inside and tag == "tr":
            self.tables[-1].append([])
        elif self._inside and tag in ("td", "th"):
            self.tables[-1][-1].append("")
        elif self._inside and tag == "span":
            self.tables[-1][-1][-1] = dict(attrs)["aria-label"] or ""

    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag != "table"

    def handle_data(self, data: str) -> None:
        if self._inside and self.tables[-1] and self.tables[-1][-1]:
            self.tables[-1][-1][-1] += data.strip("\n")
