"""python -m analytics report draft: the report of a period, drafted from what the store holds."""

import sys
from datetime import datetime
from pathlib import Path

import click

from analytics.catalogue import REPORT_KINDS, read_catalogue
from analytics.errors import DashboardError, UnknownName
from analytics.i18n import VI, Translator
from analytics.periods import VIETNAM, parse
from analytics.publishing.draft_file import draft_file
from analytics.store import open_store
from analytics.terminal import Value, tell, teller
from analytics.texts import DATASETS, Message

USAGE = """Cách dùng: python -m analytics report <lệnh>

  draft --period KỲ [--data demo] [--compare KỲ] TỆP
                 dự thảo báo cáo của một kỳ (ví dụ 2021-Q2) thành tệp .docx
                 --data demo   từ số liệu minh họa, có ghi rõ ở mọi trang
                 --compare KỲ  kỳ đem so; không nêu: cùng kỳ năm trước

Mã thoát: 0 xong, 1 không làm được, 2 gọi sai."""

_DONE, _NOT_DONE = 0, 1


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
