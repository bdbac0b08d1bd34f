"""python -m analytics.ingest FILE … [options]: read received files, and load what is right."""

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from getpass import getuser
from itertools import pairwise
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo

from analytics.errors import DashboardError
from analytics.i18n import VI, Translator, translator
from analytics.ingest.catalogue import Catalogue, read_catalogue
from analytics.ingest.files import private_folder
from analytics.ingest.questions import Answers, question_lines, wrong_answers
from analytics.ingest.read import KINDS, read
from analytics.ingest.result import Fault, Reading
from analytics.intake import gather, preview, publish, tables
from analytics.intake.figures import figures_frame
from analytics.intake.forms import form_bytes
from analytics.intake.new_sectors import new_sectors_text
from analytics.intake.template import template
from analytics.intake.withdrawal import take_back
from analytics.periods import is_period, parse
from analytics.query import read_catalogue as read_names
from analytics.store import Reader, open_store
from analytics.store.loads import DOSSIERS, INDICATORS
from analytics.texts import LANGUAGES, Bilingual, tell

DONE, NOT_CLEAN, WRONG_CALL = 0, 1, 2
_PROVINCE = ZoneInfo("Asia/Ho_Chi_Minh")


def main(arguments: Sequence[str]) -> int:
    """Read files and publish them.

    Returns:
        0: all files are in (or clean, with --dry-run); 1: a file has errors or open questions,
        which changes nothing of it, or the store cannot be used; 2: the call itself is wrong.
    """
    t = _translator(arguments)
    try:
        given = _parser(t).parse_args(arguments)
    except SystemExit as error:
        return WRONG_CALL if error.code else DONE
    wrong = _wrong_call(given)
    if wrong:
        return _wrong(wrong)
    try:
        return _run(given)
    except DashboardError as error:
        tell(t(error), file=sys.stderr)
        return NOT_CLEAN


def _private_folder() -> Path | None:
    """Where a list is written anew while it is read; None, the system's own, without a store."""
    with suppress(OSError):
        return private_folder.own()
    return None


def _run(given: argparse.Namespace) -> int:
    t = given.t
    progress = _teller(t)
    reader = open_store(progress=progress)
    catalogue = read_catalogue(reader)
    if given.unit and given.unit not in {row["code"] for row in catalogue.units}:
        return _wrong(t("--unit: không có đơn vị nào mang mã “{code}”", code=given.unit))
    if given.withdraw:
        return _withdraw(given)
    if given.template:
        return _template(given, reader, catalogue)
    answers = Answers(given.answer)
    readings: list[Reading] = []
    for path, name in _files(given.files):
        try:
            reading = read(
                path,
                name,
                catalogue,
                period=given.period,
                unit=given.unit,
                answers=answers,
                mapping=given.mapping,
                window=given.window,
                work=_private_folder(),
                today=datetime.now(_PROVINCE).date(),
            )
        except OSError as error:
            return _wrong(f"{t('Không đọc được tệp')} {name}: {error.strerror}")
        _print_reading(reading, t)
        readings.append(reading)
    wrong = wrong_answers(answers, readings, t)
    if wrong:
        return _wrong("\n".join(wrong))
    batch = gather(readings, reader, catalogue)
    listed = {id(fault) for reading in readings for fault in reading.faults}
    for fault in batch.faults:
        if id(fault) not in listed:
            tell(f"  {_fault(fault, t)}")
    tell(tables.summary(batch, t).replace("**", ""))
    if batch.new:
        shown = preview(batch, reader, catalogue)
        for period in batch.counted_periods:
            tell(tables.coverage_text(shown, period, t).replace("**", ""))
        if replaced := tables.replaced_text(batch, catalogue, t):
            tell(replaced)
        if added := new_sectors_text(batch.new, t):
            tell(added)
        tell(tables.effects_frame(shown.headline, catalogue, t).to_string(index=False))
        if shown.figures:
            frame = figures_frame(shown.figures, read_names(reader), t)
            tell(frame.to_string(index=False))
        tell(tables.findings_text(shown, t))
        for line in tables.findings_lines(shown, t):
            tell(f"  {line}")
    if batch.new and not given.dry_run:
        when = datetime.now().astimezone().isoformat(timespec="seconds")
        who = given.who or getuser()
        done = publish(batch, catalogue, who=who, when=when, why=given.why, progress=progress)
        n = len(done.loads)
        loaded = t.plural("Đã nạp {n} tệp: {name}", n)
        tell(loaded.format(n=t.count(n), name=done.snapshot.name))
    return NOT_CLEAN if batch.refused else DONE


def _withdraw(given: argparse.Namespace) -> int:
    """Take back what was loaded of a unit and period, or their sheet; the archive keeps it."""
    t = given.t
    when = datetime.now().astimezone().isoformat(timespec="seconds")
    who = given.who or getuser()
    load, snapshot = take_back(
        given.period,
        given.unit or "",
        who=who,
        when=when,
        why=given.why,
        kind=INDICATORS if given.sheet else DOSSIERS,
        progress=_teller(given.t),
    )
    done = (
        t("Đã rút bảng số liệu của {unit}, {period}: {load}, {name}")
        if given.sheet
        else t("Đã rút số của {unit}, {period}: {load}, {name}")
    )
    unit = given.unit or t("toàn tỉnh")
    tell(done.format(unit=unit, period=given.period, load=load.name, name=snapshot.name))
    return DONE


def _template(given: argparse.Namespace, reader: Reader, catalogue: Catalogue) -> int:
    """Write the empty indicator sheet of a period, for a unit or the whole province."""
    t = given.t
    if given.unit and given.unit not in catalogue.units_on(parse(given.period).last_day):
        return _wrong(t("--unit: vào kỳ này không có đơn vị “{code}”", code=given.unit))
    names = read_names(reader)
    form = template(reader, names, catalogue, given.period, given.unit)
    try:
        given.template.write_bytes(form_bytes(form))
    except OSError as error:
        tell(f"{t('Không ghi được')} {given.template}: {error.strerror}", file=sys.stderr)
        return NOT_CLEAN
    tell(f"{t('Đã lập mẫu')}: {given.template}")
    return DONE


def _translator(arguments: Sequence[str]) -> Translator:
    """The language that a call asks for, before anything else of it is understood."""
    words = [part for argument in arguments for part in argument.split("=", 1)]
    asked = [word for flag, word in pairwise(words) if flag == "--language"]
    return translator(asked[-1]) if asked and asked[-1] in LANGUAGES else VI


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in the language of the call."""

    t = VI

    def format_usage(self) -> str:
        return self._in_words(super().format_usage())

    def format_help(self) -> str:
        return self._in_words(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Print the usage and a sentence, and end with WRONG_CALL."""
        t = self.t
        unknown = re.fullmatch(r"unrecognized arguments: (.*)", message)
        lacking = re.fullmatch(r"argument (\S+): expected one argument", message)
        if unknown:
            message = t("không có tùy chọn {options}", options=unknown[1])
        elif lacking:
            message = t("{option} cần một giá trị", option=lacking[1])
        self.print_usage(sys.stderr)
        self.exit(WRONG_CALL, f"{message}\n")

    def _in_words(self, text: str) -> str:
        t = self.t
        return text.replace("usage:", t("Cách dùng:"), 1)


def _parser(t: Translator) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m analytics.ingest",
        description=t("Đọc các tệp đơn vị gửi về, nêu mọi chỗ sai, rồi nạp những tệp đúng."),
        epilog=t("Kết thúc 0: xong; 1: có tệp sai hoặc còn câu hỏi; 2: gọi lệnh sai."),
        add_help=False,
        allow_abbrev=False,
    )
    parser.t = t
    files = parser.add_argument_group(t("Tệp"))
    files.add_argument("files", nargs="*", type=Path, metavar=t("TỆP"), help=t("tệp hoặc thư mục"))
    more = parser.add_argument_group(t("Tùy chọn"))
    more.add_argument("-h", "--help", action="help", help=t("in phần này"))
    more.add_argument("--language", metavar="vi|en", help=t("ngôn ngữ của mọi điều in ra"))
    more.add_argument(
        "--period", metavar=t("KỲ"), help=t("kỳ của tệp, ví dụ 2021-Q1; tệp nói khác là lỗi")
    )
    more.add_argument("--unit", metavar=t("MÃ"), help=t("mã đơn vị; tệp của đơn vị khác là lỗi"))
    more.add_argument(
        "--who",
        metavar=t("TÊN"),
        help=t("tên người nạp (tự khai); không nêu: tên đăng nhập của máy"),
    )
    more.add_argument("--why", metavar=t("LÝ DO"), help=t("lý do, ví dụ: báo cáo bổ sung"))
    more.add_argument(
        "--window",
        metavar=t("KHOẢNG"),
        help=t(
            "khoảng ngày đếm của danh sách hồ sơ: 15 (chốt ngày 14), calendar (theo lịch), month"
            " (chốt sớm một tháng), hoặc 2020-12-15..2021-03-14; không nêu: như lần trước, hoặc hỏi"
        ),
    )
    more.add_argument(
        "--mapping",
        type=Path,
        metavar=t("TỆP"),
        help=t("tệp TOML khai báo cột của danh sách hồ sơ"),
    )
    more.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar=t("MÃ=CHỌN"),
        help=t("trả lời một câu hỏi, như lời hỏi đã in ra"),
    )
    more.add_argument("--dry-run", action="store_true", help=t("chỉ đọc và xem trước, không nạp"))
    more.add_argument(
        "--withdraw", action="store_true", help=t("rút số đã nạp của --unit, --period; cần --why")
    )
    more.add_argument(
        "--sheet",
        action="store_true",
        help=t("với --withdraw: rút bảng số liệu báo cáo; không nêu --unit: của toàn tỉnh"),
    )
    more.add_argument(
        "--template",
        type=Path,
        metavar=t("TỆP"),
        help=t("lập mẫu bảng số liệu báo cáo của --period, cho --unit hoặc toàn tỉnh"),
    )
    parser.set_defaults(language=t.language)
    return parser


def _wrong_call(given: argparse.Namespace) -> str:
    """What is wrong with the call; "" where nothing is."""
    if given.language not in LANGUAGES:
        return f"--language: vi, en (“{given.language}”)"
    t: Translator = translator(given.language)
    given.t = t
    whose = given.unit or given.sheet
    if given.withdraw and not (given.period and whose and given.why and not given.files):
        return t("--withdraw cần --period, --unit (hoặc --sheet), --why, và không kèm tệp")
    if given.sheet and not given.withdraw:
        return t("--sheet chỉ đi cùng --withdraw")
    if given.template and (given.files or not given.period):
        return t("--template cần --period, và không kèm tệp")
    paths = [*given.files, *([given.mapping] if given.mapping else [])]
    lost = [str(path) for path in paths if not path.exists()]
    if lost:
        return f"{t('Không có tệp')}: {', '.join(lost)}"
    if given.mapping and not given.mapping.is_file():
        return f"--mapping: {t('không phải tệp')}: {given.mapping}"
    if given.period and not is_period(given.period):
        return t("--period: không có kỳ “{code}”; ví dụ 2021-Q1", code=given.period)
    loose = [answer for answer in given.answer if "=" not in answer]
    if loose:
        return f"{t('--answer cần dạng MÃ=CHỌN')}: {', '.join(loose)}"
    if not (given.withdraw or given.template) and not any(True for _file in _files(given.files)):
        return t("Không có tệp nào để đọc")
    return ""


def _wrong(sentence: str) -> int:
    tell(sentence, file=sys.stderr)
    return WRONG_CALL


def _files(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Every file with the name it is called by: in a folder, the way to it from there."""
    for path in paths:
        if path.is_dir():
            for file in sorted(path.rglob("*")):
                hidden = any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
                if not (hidden or file.is_dir()):
                    yield file, str(file.relative_to(path))
        else:
            yield path, path.name


def _print_reading(reading: Reading, t: Translator) -> None:
    kind = f" ({t(KINDS[reading.kind])})" if reading.recognised else ""
    tell(f"{reading.file}{kind}")
    for name, value in reading.recognised:
        tell(f"  {t(name)}: {t(value)}")
    for fault in reading.faults:
        tell(f"  {_fault(fault, t)}")
    for question in reading.questions:
        if question.code in reading.unanswered:
            tell("\n".join(f"  {line}" for line in question_lines(question, t)))


def _fault(fault: Fault, t: Translator) -> str:
    where = ", ".join(part for part in (fault.sheet, fault.cell) if part)
    found, expected, action = (t(text) for text in (fault.found, fault.expected, fault.action))
    sentence = t(
        "thấy {found}; cần {expected}. {action}", found=found, expected=expected, action=action
    )
    severity = t(tables.SEVERITY[fault.severity])
    return f"{severity}: {where + ': ' if where else ''}{sentence}"


def _teller(t: Translator) -> Callable[[Bilingual], None]:
    return lambda text: tell(t(text), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
