"""What the clerk chose and answered, and questions and answers as the command line writes them.

Codes of questions hold names, and names are typed in many ways: composed or not, in capitals, with
the tone on either vowel. They are compared as names are.
"""

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from analytics.catalogue import Catalogue
from analytics.i18n import Translator
from analytics.ingest.result import Question, Reading
from analytics.names import name_key

# Answers that are no code of the catalogue.
HEADING, OUT, WHOLE = "=heading", "=out", "=whole"
RIGHT, LOAD = "=right", "=load"
TOTAL, PART = "=total", "=part"


@dataclass(frozen=True)
class Context:
    """The file's name, the catalogue, and the clerk's choices, None where there are none.

    ``today`` is the day of reading in the province; None where nobody asks whether a period is
    over. ``window`` are the days that a list is counted over, as the call says them.
    """

    file: str
    catalogue: Catalogue
    period: str | None
    unit: str | None
    answers: Mapping[str, str]
    today: date | None = None
    window: str | None = None

    def answer(self, question: Question) -> str | None:
        """The clerk's answer, if it is one of the question's options: "2021-q1" is too."""
        answer = self.answers.get(question.code, "").casefold()
        return next((code for code, _ in question.options if code.casefold() == answer), None)


_FEW = 5
_QUOTED = re.compile("“([^”]+)”")
# What no shell does anything to between double quotes.
_PLAIN = re.compile(r"[^\"$`\\!%]+")


class Answers(Mapping[str, str]):
    """Question code → option code, of texts like "sector:đất đaii=dat-dai"."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts

    def __getitem__(self, code: str) -> str:
        for text in reversed(self.texts):
            option = _option(text, code)
            if option is not None:
                return option
        raise KeyError(code)

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)


def wrong_answers(answers: Answers, readings: Sequence[Reading], t: Translator) -> list[str]:
    """A sentence for each answer to no question, or with no option of its question."""
    questions = {question.code: question for reading in readings for question in reading.questions}
    sentences = []
    for text in answers.texts:
        given = {code: option for code in questions if (option := _option(text, code)) is not None}
        if not given:
            asked = ", ".join(code_text(question) for question in questions.values()) or t(
                "không có câu nào"
            )
            sentence = t("--answer “{text}”: không có câu hỏi này. Mã các câu đang hỏi: {codes}")
            sentences.append(sentence.format(text=text, codes=asked))
        for code, option in given.items():
            options = [known for known, _name in questions[code].options]
            if option.casefold() not in {known.casefold() for known in options}:
                shown = ", ".join(options[:_FEW]) + (", …" if len(options) > _FEW else "")
                sentence = t("--answer “{text}”: không có lựa chọn “{option}”. Có: {options}")
                sentences.append(sentence.format(text=text, option=option, options=shown))
    return sentences


def question_lines(question: Question, t: Translator) -> list[str]:
    """A question with its place, and each of its answers as it can be typed or copied."""
    where = ", ".join(part for part in (question.sheet, question.cell) if part)
    asked = f"{t('hỏi')}: {where + ': ' if where else ''}{t(question.text)}"
    known = [option for option in question.options if not option[0].startswith("=")]
    # None of the catalogue's: few, and nobody would guess them.
    others = [option for option in question.options if option[0].startswith("=")]
    lines = [
        f"    --answer {_in_quotes(f'{code_text(question)}={code}')}  ({t(name)})"
        for code, name in (*known[:_FEW], *others)
    ]
    if len(known) > _FEW:
        n = len(known) - _FEW
        lines.insert(
            _FEW, f"    {t.plural('… và {n} lựa chọn nữa, theo mã trong data/catalogue', n, n=n)}"
        )
    return [asked, *lines]


def code_text(question: Question) -> str:
    """A question's code, its name as the file has it: a code has the tones at the end of a word."""
    kind, colon, _rest = question.code.partition(":")
    for name in _QUOTED.findall(question.text.vi):
        code = f"{kind}{colon}{name}"
        if name_key(code) == name_key(question.code):
            return code
    return question.code


def _option(text: str, code: str) -> str | None:
    """The option that a text answers a question with; a name may have "=" in it."""
    for sign in re.finditer("=", text):
        if name_key(text[: sign.start()]) == name_key(code):
            return text[sign.end() :].strip()
    return None


def _in_quotes(text: str) -> str:
    """The text as one word of a command, in the quotes that Windows knows too where they do."""
    if re.fullmatch(r"[\w:=.-]+", text, re.ASCII):
        return text
    return f'"{text}"' if _PLAIN.fullmatch(text) else shlex.quote(text)
