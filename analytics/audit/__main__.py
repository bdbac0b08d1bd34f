"""python -m analytics.audit [--json] [--document CODE]"""

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from typing import NoReturn

from analytics.audit.audit import audit
from analytics.audit.findings import Audit, Finding
from analytics.audit.told import told
from analytics.errors import DashboardError
from analytics.store import Reader, open_store
from analytics.texts import SEVERITIES, Bilingual, tell

USAGE = """Cách dùng: python -m analytics.audit [--json] [--document MÃ]

  --json           in JSON thay cho chữ; ngoài JSON không in gì khác ra stdout
  --document MÃ    chỉ những điểm có liên quan tới một văn bản (mã trong documents.csv)

Mã thoát: 0 không có mâu thuẫn, 1 có mâu thuẫn, 2 dùng sai hoặc không đọc được kho."""

NOTHING, CONTRADICTION, WRONG = 0, 1, 2


class _Arguments(ArgumentParser):
    def format_help(self) -> str:
        return f"{USAGE}\n"

    def error(self, message: str) -> NoReturn:
        tell(USAGE, file=sys.stderr)
        sys.exit(WRONG)


def main(arguments: Sequence[str]) -> int:
    """Print what does not add up; return the exit code."""
    parser = _Arguments(allow_abbrev=False)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--document")
    chosen = parser.parse_args(arguments)
    try:
        reader = open_store(progress=_say)
    except DashboardError as error:
        tell(error, file=sys.stderr)
        return WRONG
    found = audit(reader)
    if chosen.document is not None:
        if chosen.document not in (known := _documents(reader)):
            tell(f"Không có văn bản nào mang mã “{chosen.document}”.", file=sys.stderr)
            tell(f"Các mã có: {', '.join(known)}", file=sys.stderr)
            return WRONG
        found = found.of_documents([chosen.document])
    if chosen.json:
        tell(json.dumps(told(found, "official"), ensure_ascii=False, indent=2))
    else:
        tell("\n".join(_lines(found)))
    grave = any(finding.severity == "contradiction" for finding in found.findings)
    return CONTRADICTION if grave else NOTHING


def _documents(reader: Reader) -> list[str]:
    rows = reader.rows("select code from documents where dataset = 'official' order by code")
    return [row["code"] for row in rows]


def _lines(found: Audit) -> Iterator[str]:
    for finding in found.findings:
        yield from _finding(finding)
        yield ""
    counts = found.counts
    yield (
        f"{len(found.findings)} điểm. Các quan hệ: {counts['held']} khớp,"
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


def _say(message: Bilingual) -> None:
    tell(message.vi, file=sys.stderr)


def _run() -> int:
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough; the interpreter's own last flush must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOTHING
    return code


if __name__ == "__main__":
    sys.exit(_run())
