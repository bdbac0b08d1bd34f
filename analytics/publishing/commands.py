"""python -m analytics ingest FILE … [options]: read received files, and load what is right."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from analytics.catalogue import Catalogue, read_catalogue
from analytics.errors import DashboardError
from analytics.i18n import Translator
from analytics.ingest.files import private_folder
from analytics.ingest.questions import Answers, question_lines, wrong_answers
from analytics.ingest.read import KINDS, read
from analytics.ingest.result import Fault, Reading
from analytics.periods import is_period, parse
from analytics.publishing import columns, gather, preview, publish
from analytics.publishing.batch import new_sectors_text
from analytics.publishing.forms import form_bytes
from analytics.publishing.template import template
from analytics.publishing.withdraw import take_back
from analytics.store import Reader, open_store
from analytics.store.loads import DOSSIERS, INDICATORS
from analytics.terminal import Value, caller, now, tell, teller
from analytics.texts import LANGUAGES

DONE, NOT_CLEAN, WRONG_CALL = 0, 1, 2
_PROVINCE = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True)
class _Call:
    """What was typed."""

    t: Translator
    files: tuple[Path, ...]
    period: str | None
    unit: str | None
    who: str | None
    why: str | None
    window: str | None
    mapping: Path | None
    answers: tuple[str, ...]
    dry_run: bool
    withdraw: bool
    sheet: bool
    template: Path | None


class _Ingest(click.Command):
    """A command whose help is said in the language of the call."""

    def __init__(self, t: Translator, params: list[click.Parameter]) -> None:
        super().__init__(
            "ingest",
            callback=lambda language, **typed: _ingest(language, _Call(t, **typed)),
            params=params,
            help=t("Đọc các tệp đơn vị gửi về, nêu mọi chỗ sai, rồi nạp những tệp đúng."),
            epilog=t("Kết thúc 0: xong; 1: có tệp sai hoặc còn câu hỏi; 2: gọi lệnh sai."),
            options_metavar=f"[{t('Tùy chọn').lower()}]",
        )
        self.t = t

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.t("in phần này")
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, f"{self.t('Cách dùng:')} ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(self.t("Tệp")):
            formatter.write_dl([(self.t("TỆP"), self.t("tệp hoặc thư mục"))])
        with formatter.section(self.t("Tùy chọn")):
            params = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
            records = (param.get_help_record(ctx) for param in params)
            formatter.write_dl([record for record in records if record])


def command(t: Translator) -> click.Command:
    """The command in a language.

    Its exit codes: 0: all files are in (or clean, with --dry-run); 1: a file has errors or open
    questions, which changes nothing of it, or the store cannot be used; 2: the call is wrong.
    """
    return _Ingest(
        t,
        [
            click.Argument(["files"], nargs=-1, type=Value(Path), metavar=f"[{t('TỆP')}]…"),
            _option("--language", "vi|en", t("ngôn ngữ của mọi điều in ra"), default=t.language),
            _option("--period", t("KỲ"), t("kỳ của tệp, ví dụ 2021-Q1; tệp nói khác là lỗi")),
            _option("--unit", t("MÃ"), t("mã đơn vị; tệp của đơn vị khác là lỗi")),
            _option(
                "--who", t("TÊN"), t("tên người nạp (tự khai); không nêu: tên đăng nhập của máy")
            ),
            _option("--why", t("LÝ DO"), t("lý do, ví dụ: báo cáo bổ sung")),
            _option(
                "--window",
                t("KHOẢNG"),
                t(
                    "khoảng ngày đếm của danh sách hồ sơ: 15 (chốt ngày 14), calendar (theo lịch),"
                    " month (chốt sớm một tháng), hoặc 2020-12-15..2021-03-14; không nêu: như lần"
                    " trước, hoặc hỏi"
                ),
            ),
            _option(
                "--mapping",
                t("TỆP"),
                t("tệp TOML khai báo cột của danh sách hồ sơ"),
                type=Value(Path),
            ),
            _option(
                ("--answer", "answers"),
                t("MÃ=CHỌN"),
                t("trả lời một câu hỏi, như lời hỏi đã in ra"),
                multiple=True,
            ),
            _flag("--dry-run", t("chỉ đọc và xem trước, không nạp")),
            _flag("--withdraw", t("rút số đã nạp của --unit, --period; cần --why")),
            _flag(
                "--sheet",
                t("với --withdraw: rút bảng số liệu báo cáo; không nêu --unit: của toàn tỉnh"),
            ),
            _option(
                "--template",
                t("TỆP"),
                t("lập mẫu bảng số liệu báo cáo của --period, cho --unit hoặc toàn tỉnh"),
                type=Value(Path),
            ),
        ],
    )


def _option(names: str | tuple[str, str], metavar: str, help_: str, **more: Any) -> click.Option:
    declared = [names] if isinstance(names, str) else names
    return click.Option(declared, metavar=metavar, help=help_, **({"type": Value()} | more))


def _flag(name: str, help_: str) -> click.Option:
    return click.Option([name], is_flag=True, help=help_)


def _ingest(language: str, given: _Call) -> int:
    if language not in LANGUAGES:
        return _wrong(f"--language: vi, en (“{language}”)")
    wrong = _wrong_call(given)
    if wrong:
        return _wrong(wrong)
    try:
        return _run(given)
    except DashboardError as error:
        tell(given.t(error), file=sys.stderr)
        return NOT_CLEAN


def _private_folder() -> Path | None:
    """Where a list is written anew while it is read; None, the system's own, without a store."""
    with suppress(OSError):
        return private_folder.own()
    return None


def _run(given: _Call) -> int:
    t = given.t
    progress = teller(t)
    reader = open_store(progress=progress)
    catalogue = read_catalogue(reader)
    if given.unit and given.unit not in catalogue.units:
        return _wrong(t("--unit: không có đơn vị nào mang mã “{code}”", code=given.unit))
    if given.withdraw:
        return _withdraw(given)
    if given.template and given.period:
        return _template(given, given.template, given.period, reader, catalogue)
    answers = Answers(given.answers)
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
    tell(columns.summary(batch, t).replace("**", ""))
    if batch.new:
        shown = preview(batch, reader, catalogue)
        for period in batch.counted_periods:
            tell(columns.coverage_text(shown, period, t).replace("**", ""))
        if replaced := columns.replaced_text(batch, catalogue, t):
            tell(replaced)
        if added := new_sectors_text(batch.new, t):
            tell(added)
        tell(columns.effects_table(shown.headline, catalogue, t).frame.to_string(index=False))
        if shown.figures:
            frame = columns.figures_table(shown.figures, catalogue, t).frame
            tell(frame.to_string(index=False))
        tell(columns.findings_text(shown, t))
        for line in columns.findings_lines(shown, t):
            tell(f"  {line}")
    if batch.new and not given.dry_run:
        who = caller(given.who)
        done = publish(batch, catalogue, who=who, when=now(), why=given.why, progress=progress)
        n = len(done.loads)
        tell(t.plural("Đã nạp {n} tệp: {name}", n, n=t.count(n), name=done.snapshot.name))
    return NOT_CLEAN if batch.refused else DONE


def _withdraw(given: _Call) -> int:
    """Take back what was loaded of a unit and period, or their sheet; the archive keeps it."""
    t = given.t
    period = given.period or ""
    load, snapshot = take_back(
        period,
        given.unit or "",
        who=caller(given.who),
        when=now(),
        why=given.why or "",
        kind=INDICATORS if given.sheet else DOSSIERS,
        progress=teller(t),
    )
    done = (
        t("Đã thu hồi bảng số liệu của {unit}, {period}: {load}, {name}")
        if given.sheet
        else t("Đã thu hồi số của {unit}, {period}: {load}, {name}")
    )
    unit = given.unit or t("toàn tỉnh")
    tell(done.format(unit=unit, period=period, load=load.name, name=snapshot.name))
    return DONE


def _template(given: _Call, path: Path, period: str, reader: Reader, catalogue: Catalogue) -> int:
    """Write the empty indicator sheet of a period, for a unit or the whole province."""
    t = given.t
    if given.unit and given.unit not in catalogue.units_on(parse(period).last_day):
        return _wrong(t("--unit: vào kỳ này không có đơn vị “{code}”", code=given.unit))
    form = template(reader, catalogue, period, given.unit)
    try:
        path.write_bytes(form_bytes(form))
    except OSError as error:
        tell(f"{t('Không ghi được')} {path}: {error.strerror}", file=sys.stderr)
        return NOT_CLEAN
    tell(f"{t('Đã lập mẫu')}: {path}")
    return DONE


def _wrong_call(given: _Call) -> str:
    """What is wrong with the call; "" where nothing is."""
    t = given.t
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
    loose = [answer for answer in given.answers if "=" not in answer]
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
    severity = t(columns.SEVERITY[fault.severity])
    return f"{severity}: {where + ': ' if where else ''}{sentence}"
