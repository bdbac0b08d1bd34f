"""python -m analytics.ingest FILE … [options]: read received files, and load what is right."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from getpass import getuser
from pathlib import Path
from zoneinfo import ZoneInfo

from analytics.errors import DashboardError
from analytics.export import form_bytes
from analytics.ingest.catalogue import Catalogue, read_catalogue
from analytics.ingest.read import KINDS, read
from analytics.ingest.reading import Fault, Question, Reading
from analytics.intake import gather, preview, publish, tables
from analytics.intake.figures import figures_frame
from analytics.intake.new_sectors import new_sectors_text
from analytics.intake.template import template
from analytics.intake.withdrawal import take_back
from analytics.periods import is_period, parse
from analytics.query import read_catalogue as read_names
from analytics.store import Reader, ensure, open_reader
from analytics.store.loads import DOSSIERS, INDICATORS
from analytics.texts import Bilingual

DONE, NOT_CLEAN, WRONG_CALL = 0, 1, 2
_LANGUAGE = "vi"
_PROVINCE = ZoneInfo("Asia/Ho_Chi_Minh")
_OPTIONS_SHOWN = 5


def main(arguments: Sequence[str]) -> int:
    """Read files and publish them.

    Returns:
        0: all files are in (or clean, with --dry-run); 1: a file has errors or open questions,
        which changes nothing of it, or the store cannot be used; 2: the call itself is wrong.
    """
    parser = _parser()
    try:
        given = parser.parse_args(arguments)
    except SystemExit as error:
        return WRONG_CALL if error.code else DONE
    wrong = _wrong_call(given)
    if wrong:
        print(wrong, file=sys.stderr)
        return WRONG_CALL
    try:
        return _run(given)
    except DashboardError as error:
        print(error, file=sys.stderr)
        return NOT_CLEAN


def _run(given: argparse.Namespace) -> int:
    reader = open_reader(ensure(progress=_tell))
    catalogue = read_catalogue(reader)
    if given.unit and given.unit not in {row["code"] for row in catalogue.units}:
        print(f"--unit: không có đơn vị nào mang mã “{given.unit}”", file=sys.stderr)
        return WRONG_CALL
    if given.withdraw:
        return _withdraw(given)
    if given.template:
        return _template(given, reader, catalogue)
    answers = dict(one.split("=", 1) for one in given.answer)
    readings: list[Reading] = []
    for path, name in _files(given.files):
        reading = read(
            path,
            name,
            catalogue,
            period=given.period,
            unit=given.unit,
            answers=answers,
            mapping=given.mapping,
            today=datetime.now(_PROVINCE).date(),
        )
        _say(reading)
        readings.append(reading)
    batch = gather(readings, reader, catalogue)
    told = {id(fault) for reading in readings for fault in reading.faults}
    for fault in batch.faults:
        if id(fault) not in told:
            print(f"  {_fault(fault)}")
    print(tables.summary(batch, _LANGUAGE).replace("**", ""))
    if batch.new:
        shown = preview(batch, reader, catalogue)
        for period in batch.counted_periods:
            print(tables.coverage_text(shown, period, _LANGUAGE).replace("**", ""))
        if replaced := tables.replaced_text(batch, catalogue, _LANGUAGE):
            print(replaced)
        if added := new_sectors_text(batch.new, _LANGUAGE):
            print(added)
        print(tables.effects_frame(shown.headline, catalogue, _LANGUAGE).to_string(index=False))
        if shown.figures:
            frame = figures_frame(shown.figures, read_names(reader), _LANGUAGE)
            print(frame.to_string(index=False))
        print(tables.findings_text(shown, _LANGUAGE))
        for line in tables.findings_lines(shown, _LANGUAGE):
            print(f"  {line}")
    if batch.new and not given.dry_run:
        when = datetime.now().astimezone().isoformat(timespec="seconds")
        who = given.who or getuser()
        done = publish(batch, catalogue, who=who, when=when, why=given.why, progress=_tell)
        print(f"Đã nạp {len(done.loads)} tệp: {done.snapshot.name}")
    return NOT_CLEAN if batch.refused else DONE


def _withdraw(given: argparse.Namespace) -> int:
    """Take back what was loaded of a unit and period, or their sheet; the archive keeps it."""
    when = datetime.now().astimezone().isoformat(timespec="seconds")
    who = given.who or getuser()
    load, snapshot = take_back(
        given.period,
        given.unit or "",
        who=who,
        when=when,
        why=given.why,
        kind=INDICATORS if given.sheet else DOSSIERS,
        progress=_tell,
    )
    what = "bảng số liệu" if given.sheet else "số"
    of = f"{given.unit or 'toàn tỉnh'}, {given.period}"
    print(f"Đã rút {what} của {of}: {load.name}, {snapshot.name}")
    return DONE


def _template(given: argparse.Namespace, reader: Reader, catalogue: Catalogue) -> int:
    """Write the empty indicator sheet of a period, for a unit or the whole province."""
    if given.unit and given.unit not in catalogue.units_on(parse(given.period).last_day):
        print(f"--unit: vào kỳ này không có đơn vị “{given.unit}”", file=sys.stderr)
        return WRONG_CALL
    names = read_names(reader)
    form = template(reader, names, catalogue, given.period, given.unit)
    try:
        given.template.write_bytes(form_bytes(form))
    except OSError as error:
        print(f"Không ghi được {given.template}: {error.strerror}", file=sys.stderr)
        return NOT_CLEAN
    print(f"Đã lập mẫu: {given.template}")
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m analytics.ingest",
        description="Đọc các tệp đơn vị gửi về, nêu mọi chỗ sai, rồi nạp những tệp đúng.",
        epilog="Kết thúc 0: xong; 1: có tệp sai hoặc còn câu hỏi; 2: gọi lệnh sai.",
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="TỆP", help="tệp hoặc thư mục")
    parser.add_argument("--period", help="kỳ của tệp, ví dụ 2021-Q1; tệp nói khác là lỗi")
    parser.add_argument("--unit", help="mã đơn vị; tệp của đơn vị khác là lỗi")
    parser.add_argument("--who", help="tên người nạp (tự khai); không nêu: tên đăng nhập của máy")
    parser.add_argument("--why", help="lý do, ví dụ: báo cáo bổ sung")
    parser.add_argument("--mapping", type=Path, help="tệp TOML khai báo cột của danh sách hồ sơ")
    parser.add_argument(
        "--answer", action="append", default=[], metavar="MÃ=CHỌN", help="trả lời một câu hỏi"
    )
    parser.add_argument("--dry-run", action="store_true", help="chỉ đọc và xem trước, không nạp")
    parser.add_argument(
        "--withdraw", action="store_true", help="rút số đã nạp của --unit, --period; cần --why"
    )
    parser.add_argument(
        "--sheet",
        action="store_true",
        help="với --withdraw: rút bảng số liệu báo cáo; không nêu --unit: của toàn tỉnh",
    )
    parser.add_argument(
        "--template",
        type=Path,
        metavar="TỆP",
        help="lập mẫu bảng số liệu báo cáo của --period, cho --unit hoặc toàn tỉnh",
    )
    return parser


def _wrong_call(given: argparse.Namespace) -> str:
    """What is wrong with the call; "" where nothing is."""
    whose = given.unit or given.sheet
    if given.withdraw and not (given.period and whose and given.why and not given.files):
        return "--withdraw cần --period, --unit (hoặc --sheet), --why, và không kèm tệp"
    if given.sheet and not given.withdraw:
        return "--sheet chỉ đi cùng --withdraw"
    if given.template and (given.files or not given.period):
        return "--template cần --period, và không kèm tệp"
    paths = [*given.files, *([given.mapping] if given.mapping else [])]
    lost = [str(path) for path in paths if not path.exists()]
    if lost:
        return f"Không có tệp: {', '.join(lost)}"
    if given.period and not is_period(given.period):
        return f"--period: không có kỳ “{given.period}”; ví dụ 2021-Q1"
    loose = [one for one in given.answer if "=" not in one]
    if loose:
        return f"--answer cần dạng MÃ=CHỌN: {', '.join(loose)}"
    if not (given.withdraw or given.template) and not any(True for _ in _files(given.files)):
        return "Không có tệp nào để đọc"
    return ""


def _files(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Every file with the name it is called by: in a folder, the way to it from there."""
    for path in paths:
        if path.is_dir():
            for one in sorted(path.rglob("*")):
                hidden = any(part.startswith((".", "~$")) for part in one.relative_to(path).parts)
                if one.is_file() and not hidden:
                    yield one, str(one.relative_to(path))
        else:
            yield path, path.name


def _say(reading: Reading) -> None:
    kind = f" ({KINDS[reading.kind].vi})" if reading.recognised else ""
    print(f"{reading.file}{kind}")
    for name, value in reading.recognised:
        print(f"  {name.vi}: {value.vi}")
    for fault in reading.faults:
        print(f"  {_fault(fault)}")
    for question in reading.questions:
        if question.code in reading.unanswered:
            print(f"  {_question(question)}")


def _fault(fault: Fault) -> str:
    place = ", ".join(part for part in (fault.sheet, fault.cell) if part)
    severity = tables.SEVERITY[fault.severity].vi
    told = f"thấy {fault.found.vi}; cần {fault.expected.vi}. {fault.action.vi}"
    return f"{severity}: {place + ': ' if place else ''}{told}"


def _question(question: Question) -> str:
    options = {
        code: f"--answer {question.code}={code}  ({name.vi})" for code, name in question.options
    }
    codes = [code for code in options if not code.startswith("=")]
    more = len(codes) - _OPTIONS_SHOWN
    shown = [options[code] for code in codes[:_OPTIONS_SHOWN]]
    shown += [f"… và {more} lựa chọn nữa"] if more > 0 else []
    # None of the catalogue's: few, and nobody would guess them.
    shown += [told for code, told in options.items() if code.startswith("=")]
    return f"hỏi: {question.text.vi}\n    " + "\n    ".join(shown)


def _tell(text: Bilingual) -> None:
    print(text.vi, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
