"""python -m analytics store | ingest | audit | report: one command line, loaded by parts."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise

import click

from analytics.i18n import VI, Translator, translator
from analytics.terminal import tell
from analytics.texts import LANGUAGES

USAGE = """Cách dùng: python -m analytics <lệnh> …

  store     kho số liệu: dựng, kiểm tra, sao lưu, khôi phục, để riêng, tính lại
  ingest    đọc các tệp đơn vị gửi về, nêu mọi chỗ sai, rồi nạp những tệp đúng
  audit     những điểm không khớp trong các số đã công bố
  report    soát một báo cáo trước khi ký; dự thảo báo cáo của một kỳ

Cách dùng từng lệnh: python -m analytics <lệnh> --help"""

_PROGRAM = "python -m analytics"
# Each module has ``command(t)``: what it does and says in the language of the call.
_COMMANDS = {
    "store": "analytics.store.commands",
    "ingest": "analytics.publishing.commands",
    "audit": "analytics.audit.commands",
    "report": "analytics.publishing.report_commands",
}


class _CommandLine(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return _command(cmd_name, ctx.obj)

    def get_help(self, ctx: click.Context) -> str:
        return USAGE

    get_usage = get_help

    def invoke(self, ctx: click.Context) -> object:
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:  # "store loads | head -1": whoever reads has enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return code


def main(arguments: Sequence[str]) -> int:
    """Run one command; return the exit code: 2 where the call itself is wrong."""
    t = _translator(arguments)
    line = _CommandLine(context_settings={"help_option_names": ["-h", "--help"]})
    try:
        return line.main(list(arguments), _PROGRAM, standalone_mode=False, obj=t) or 0
    except click.UsageError as error:
        name = arguments[0] if arguments else ""
        command = _command(name, t)
        program = f"{_PROGRAM} {name}" if command else _PROGRAM
        tell(
            (command or line).get_usage(click.Context(command or line, info_name=program)),
            sys.stderr,
        )
        if sentence := _sentence(error, t):
            tell(sentence, sys.stderr)
        return 2
    except click.Abort:  # Ctrl-C
        return 130


def _command(name: str, t: Translator) -> click.Command | None:
    command: click.Command | None = None
    if name in _COMMANDS:
        command = import_module(_COMMANDS[name]).command(t)
    return command


def _translator(arguments: Sequence[str]) -> Translator:
    """The language that a call asks for, before anything else of it is understood."""
    words = [part for argument in arguments for part in argument.split("=", 1)]
    asked = [word for flag, word in pairwise(words) if flag == "--language"]
    return translator(asked[-1]) if asked and asked[-1] in LANGUAGES else VI


def _sentence(error: click.UsageError, t: Translator) -> str:
    """What is wrong with a call, where its usage does not show it at once."""
    if isinstance(error, click.NoSuchOption):
        return t("không có tùy chọn {options}", options=error.option_name)
    if isinstance(error, click.BadOptionUsage):
        return t("{option} cần một giá trị", option=error.option_name)
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
