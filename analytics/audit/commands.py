"""python -m analytics audit [--json] [--document CODE]: what does not add up."""

import json
import sys
from collections.abc import Iterator

import click

from analytics.audit.audit import audit
from analytics.audit.findings import Audit, Finding
from analytics.audit.report import report
from analytics.errors import DashboardError
from analytics.i18n import VI, Translator
from analytics.store import Reader, open_store
from analytics.terminal import Value, tell, teller
from analytics.texts import SEVERITIES

USAGE = """Cách dùng: python -m analytics audit [--json] [--document MÃ]

  --json           in JSON thay cho chữ; ngoài JSON không in gì khác ra stdout
  --document MÃ    chỉ những điểm có liên quan tới một văn bản (mã trong documents.csv)

Mã thoát: 0 không có điểm chưa thống nhất, 1 có, 2 dùng sai hoặc không đọc được kho."""

NOTHING, CONTRADICTION, WRONG = 0, 1, 2


class _Audit(click.Command):
    def get_help(self, ctx: click.Context) -> str:
        return USAGE

    get_usage = get_help


def command(_t: Translator) -> click.Command:
    """The command, which speaks Vietnamese only."""
    return _audit


@click.command("audit", cls=_Audit)
@click.option("--json", "as_json", is_flag=True)
@click.option("--document", type=Value())
def _audit(as_json: bool, document: str | None) -> int:
    """Print what does not add up; return the exit code."""
    try:
        reader = open_store(progress=teller(VI))
    except DashboardError as error:
        tell(error, file=sys.stderr)
        return WRONG
    result = audit(reader)
    if document is not None:
        if document not in (known := _documents(reader)):
            tell(f"Không có văn bản nào mang mã “{document}”.", file=sys.stderr)
            tell(f"Các mã có: {', '.join(known)}", file=sys.stderr)
            return WRONG
        result = result.of_documents([document])
    if as_json:
        tell(json.dumps(report(result, "official"), ensure_ascii=False, indent=2))
    else:
        tell("\n".join(_lines(result)))
    grave = any(finding.severity == "contradiction" for finding in result.findings)
    return CONTRADICTION if grave else NOTHING


def _documents(reader: Reader) -> list[str]:
    rows = reader.rows("select code from documents where dataset = 'official' order by code")
    return [row["code"] for row in rows]


def _lines(result: Audit) -> Iterator[str]:
    for finding in result.findings:
        yield from _finding(finding)
        yield ""
    counts = result.counts
    yield (
        f"{len(result.findings)} điểm. Các quan hệ: {counts['held']} khớp,"
        f" {counts['broken']} không khớp, {counts['unchecked']} không kiểm được (thiếu số)."
    )


def _finding(finding: Finding) -> Iterator[str]:
    yield f"{SEVERITIES[finding.severity].vi.upper()} · {finding.code}"
    for check in finding.checks:
        assert check.sentence is not None and check.arithmetic is not None
        yield f"  {check.sentence.vi}"
        yield f"    quan hệ: {check.declared.text or check.declared.rule.vi}"
        yield f"    phép tính: {check.arithmetic.vi}"
    for figure in finding.figures:
        place = figure.place
        where = " · ".join(part for part in (place.document, figure.locator) if part)
        scope = " ".join(part for part in place.scope if part)
        yield f"  - {place.indicator} [{scope}, {place.period}] in “{figure.printed}”: {where}"
    if finding.suggestion is not None:
        figure = finding.suggestion.figure
        yield f"  nếu {figure.place.indicator} là {finding.suggestion.text.vi} thì khớp"
