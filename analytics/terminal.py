"""What the commands share: what is printed, who calls and when, what may be typed."""

import re
import sys
from collections.abc import Callable
from datetime import datetime
from getpass import getuser
from typing import Any, TextIO

import click

from analytics.errors import Said
from analytics.i18n import Translator

# Controls but the end of a line and the tabulator, turners of direction, halves of letters (of a
# file's name that is no UTF-8; they cannot be printed at all).
_STEERING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def tell(text: object, file: TextIO | None = None) -> None:
    """Print a line to whoever runs a command; received text in it cannot steer the terminal.

    What moves the cursor, names the window or turns the writing around is shown as "�".
    """
    print(_STEERING.sub("\ufffd", str(text)), file=file)


def teller(t: Translator) -> Callable[[Said], None]:
    """Prints what is being done, beside what the command gives."""
    return lambda message: tell(t(message), file=sys.stderr)


def caller(name: str | None) -> str:
    """Who gave a command: the name that was typed, or that of the machine's user."""
    return name or getuser()


def now() -> str:
    """The date and time of a command, ISO with its zone."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


class Value(click.ParamType[Any]):
    """What follows an option: never an option itself, as after a name that was forgotten."""

    name = "value"

    def __init__(self, make: Callable[[str], Any] = str) -> None:
        self.make = make

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> object:
        """The typed text, or what is made of it."""
        if not isinstance(value, str):
            return value
        if value.startswith("-") and isinstance(param, click.Option):
            raise click.BadOptionUsage(param.opts[0], "", ctx)
        return self.make(value)
