"""What readers and clerks are told is what was approved (``make approve`` accepts a change)."""

import difflib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.elements.widgets.button import ButtonMixin

from analytics.audit import audit
from analytics.audit.findings import Finding
from analytics.store import ensure, open_reader
from analytics.texts import LANGUAGES, SEVERITIES
from pages.ui import clock
from tests.approved.links import LINKS
from tests.approved.page import file_text, page_text
from tests.pages.opened import Opener
from tests.pages.test_intake import started, uploaded
from tests.publishing.forms import LINE, LINES, form

TEXTS = Path(__file__).parent / "texts"
# Approving writes the files that otherwise are compared.
APPROVES = bool(os.environ.get("APPROVE"))
DAY = date(2026, 11, 28)
# What stands behind a click is read too.
BEHIND = (
    "overview-tables-open",
    "profile-heat-open",
    "profile-parts-open",
    "ranking-funnel-open",
    "ranking-part-open",
    "ranking-same-open",
    "ranking-small-open",
    "ranking-table-open",
    "trends-table-open",
)
FILES: dict[str, dict[str, Any]] = {
    "right": {"lines": LINES},
    "wrong-sum": {"lines": {**LINES, "Xây dựng": (16, *LINE[1:])}},
    "unknown-unit": {"lines": LINES, "unit": "Sở Phép Thuật"},
    "unknown-sector": {"lines": {**LINES, "Làm vườn trên mây": LINE}},
    "no-period": {"lines": LINES, "period": ""},
}


def approved(name: str, text: str) -> None:
    """Compare a text with the approved one; show every line that differs."""
    path = TEXTS / f"{name}.txt"
    if APPROVES:
        path.write_text(text, encoding="utf-8")
        return
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    difference = difflib.unified_diff(
        kept.splitlines(), text.splitlines(), "approved", "said now", lineterm="", n=1
    )
    assert kept == text, "\n".join([f"{path.name} (meant? make approve)", *difference])


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: DAY)


@contextmanager
def files_offered() -> Iterator[dict[str, str]]:
    """The CSV files that pages offer while this is open: name → text."""
    offered: dict[str, str] = {}
    draw = ButtonMixin._download_button

    def noted(self: ButtonMixin, label: str, data: Any, file_name: str, **more: Any) -> Any:
        if file_name.endswith(".csv"):
            offered[file_name] = file_text(data() if callable(data) else data)
        return draw(self, label, data, file_name, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ButtonMixin, "_download_button", noted)
        yield offered


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LINKS)
def test_a_page_says_what_was_approved(opener: Opener, name: str, language: str) -> None:
    page, link = LINKS[name]
    with files_offered() as files:
        at = opener.visit(page, lang=language, **link)
        for key in BEHIND:
            at.session_state[key] = True
        at.run()
    assert not at.exception
    handed_on = "".join(f"\n=== {name}\n{text}\n" for name, text in sorted(files.items()))
    approved(f"{name}.{language}", page_text(at) + handed_on)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dataset", ["official", "demo"])
def test_findings_say_what_was_approved(published: Path, dataset: str, language: str) -> None:
    findings = audit(open_reader(ensure(published)), dataset).findings
    approved(
        f"findings-{dataset}.{language}", "\n".join(_finding(one, language) for one in findings)
    )


def _finding(finding: Finding, language: str) -> str:
    lines = [f"{SEVERITIES[finding.severity].in_(language)} · {finding.code}"]
    for check in finding.checks:
        sentences = (check.sentence, check.declared.rule, check.arithmetic)
        lines += [f"  {text.in_(language)}" for text in sentences if text is not None]
    if finding.suggestion is not None:
        lines.append(f"  → {finding.suggestion.text.in_(language)}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FILES)
def test_the_clerk_is_told_what_was_approved(
    own_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, language: str
) -> None:
    monkeypatch.setenv("DASHBOARD_WRITE", "1")
    at = uploaded(started("intake", lang=language), form(tmp_path / "bieu.xlsx", **FILES[name]))
    assert not at.exception
    approved(f"intake-{name}.{language}", page_text(at))


def test_every_approved_text_is_still_said() -> None:
    """None is left of a link that is no longer looked at."""
    names = [*LINKS, "findings-official", "findings-demo", *(f"intake-{name}" for name in FILES)]
    said = {f"{name}.{language}.txt" for name in names for language in LANGUAGES}
    left = sorted(path for path in TEXTS.iterdir() if path.name not in said)
    if APPROVES:
        for path in left:
            path.unlink()
    else:
        assert [path.name for path in left] == []
