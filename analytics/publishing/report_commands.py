"""python -m analytics report check | draft: a written report checked, and drafted."""

import json
import sys
from datetime import datetime
from pathlib import Path

import click

from analytics.catalogue import REPORT_KINDS, read_catalogue
from analytics.errors import DashboardError, UnknownName
from analytics.i18n import VI, Translator
from analytics.periods import VIETNAM, parse
from analytics.publishing.draft_file import draft_file
from analytics.reports.check import check_report
from analytics.reports.listing import as_data, lines, refusal_data
from analytics.reports.opening import open_report
from analytics.reports.precedents import read_precedents
from analytics.reports.reading import read_report
from analytics.store import open_store
from analytics.terminal import Value, tell, teller
from analytics.texts import DATASETS, Message

USAGE = """Cách dùng: python -m analytics report <lệnh>

  check TỆP [--period KỲ] [--json]
                 đọc báo cáo .docx, .odt, .pdf có chữ hoặc .txt: mỗi số là chỉ tiêu nào, kỳ nào,
                 những điểm không khớp; không lưu gì
                 --period KỲ   kỳ của báo cáo, khi tệp không ghi hoặc ghi nhầm
                 --json        in JSON thay cho chữ; tệp không đọc được thì có "refused" nêu lý do

  draft --period KỲ [--data demo] [--compare KỲ] TỆP
                 dự thảo báo cáo của một kỳ (ví dụ 2021-Q2) thành tệp .docx
                 --data demo   từ số liệu minh họa, có ghi rõ ở mọi trang
                 --compare KỲ  kỳ đem so; không nêu: cùng kỳ năm trước

Mã thoát: 0 xong, 1 không làm được hoặc báo cáo có chỗ mâu thuẫn, 2 gọi sai."""

_DONE, _NOT_DONE, _CONTRADICTION = 0, 1, 1


class _Report(click.Group):
    def get_help(self, ctx: click.Context) -> str:
        return USAGE

    get_usage = get_help


class _Verb(click.Command):
    def get_help(self, ctx: click.Context) -> str:
        return USAGE


def command(_t: Translator) -> click.Command:
    """The verbs, which speak Vietnamese only."""
    return report


report = _Report("report")


@report.command("check", cls=_Verb)
@click.option("--period", type=Value())
@click.option("--json", "as_json", is_flag=True)
@click.argument("file", type=Value(Path))
def _check(period: str | None, as_json: bool, file: Path) -> int:
    """Print what is read and what does not add up; return the exit code."""
    if not (file.exists() or file.is_symlink()):
        return _refused(f"Không có tệp: {file}", as_json)
    try:
        if period is not None and parse(period).kind not in REPORT_KINDS:
            raise UnknownName(Message("kỳ"), period)
        reader = open_store(progress=teller(VI))
        catalogue = read_catalogue(reader)
        document = open_report(file, file.name, catalogue.words)
        reading = read_report(document, catalogue, period, read_precedents(reader))
        findings = check_report(reading, reader, catalogue)
    except DashboardError as error:
        return _refused(VI(error), as_json)
    except OSError as error:
        return _refused(f"Không đọc được {file}: {error.strerror}", as_json)
    if as_json:
        tell(json.dumps(as_data(reading, findings, catalogue), ensure_ascii=False, indent=2))
    else:
        tell("\n".join(lines(reading, findings, catalogue)))
    is_grave = any(finding.severity == "contradiction" for finding in findings)
    return _CONTRADICTION if is_grave else _DONE


def _refused(words: str, as_json: bool) -> int:
    """Say why a file is not read, to programs too; return the exit code."""
    if as_json:
        tell(json.dumps(refusal_data(words), ensure_ascii=False, indent=2))
    tell(words, file=sys.stderr)
    return _NOT_DONE


@report.command("draft", cls=_Verb)
@click.option("--period", type=Value(), required=True)
@click.option("--data", "dataset", type=click.Choice(tuple(DATASETS)), default="official")
@click.option("--compare", "compare_with", type=Value())
@click.argument("file", type=Value(Path))
def _draft(period: str, dataset: str, compare_with: str | None, file: Path) -> int:
    """Write the draft; return the exit code."""
    try:
        for code in filter(None, (period, compare_with)):
            if parse(code).kind not in REPORT_KINDS:
                raise UnknownName(Message("kỳ"), code)
        reader = open_store(progress=teller(VI))
        content = draft_file(
            reader,
            read_catalogue(reader),
            dataset,
            period,
            datetime.now(VIETNAM),
            compare_with=compare_with,
        )
        file.write_bytes(content)
    except DashboardError as error:
        tell(VI(error), file=sys.stderr)
        return _NOT_DONE
    except OSError as error:
        tell(f"Không ghi được {file}: {error.strerror}", file=sys.stderr)
        return _NOT_DONE
    tell(f"Đã ghi {file}")
    return _DONE
