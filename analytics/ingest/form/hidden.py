"""Forms on hidden sheets: last quarter's must not be loaded with this one unseen."""

from collections.abc import Sequence

from analytics.ingest.files.cells import Sheet, address
from analytics.ingest.form.summary import Found
from analytics.ingest.period import title_periods
from analytics.ingest.questions import LOAD, OUT, Context
from analytics.ingest.result import Fault, Place, Question
from analytics.periods import label
from analytics.texts import Bilingual, both


def hidden_forms(
    found: Sequence[Found], sheets: Sequence[Sheet], context: Context
) -> tuple[list[Found], list[Question], list[Fault]]:
    """The forms that are read; hidden ones of no period that can be seen are asked for.

    Args:
        found: the sheets with a form.
        sheets: all of the file.
        context: the clerk's choices and answers.
    """
    shown = [one for one in found if not one.sheet.hidden]
    usual = {code for one in shown for code in title_periods(one.title)}
    usual = usual if context.period is None else {context.period}
    kept: list[Found] = []
    questions: list[Question] = []
    faults: list[Fault] = []
    for one in found:
        periods = title_periods(one.title)
        is_usual = bool(periods) and set(periods) <= usual
        if not one.sheet.hidden or is_usual or all(sheet.hidden for sheet in sheets):
            kept.append(one)
            continue
        place = Place(context.file, one.sheet.name)
        question = _question(one, periods, place, context)
        questions.append(question)
        answer = context.answer(question)
        if answer == LOAD:
            kept.append(one)
        elif answer == OUT:
            faults.append(_left_out(place))
    return kept, questions, faults


def _question(one: Found, periods: Sequence[str], place: Place, context: Context) -> Question:
    name = one.sheet.name
    text = Bilingual(
        f"Trang tính ẩn “{name}” có biểu không ghi kỳ. Có nạp không?",
        f"The hidden sheet “{name}” has a form that states no period. Load it?",
    )
    if periods:
        when = both(lambda language: ", ".join(label(code, language) for code in periods))
        text = Bilingual(
            f"Trang tính ẩn “{name}” có biểu của {when.vi}, khác kỳ của trang hiện. Có nạp không?",
            f"The hidden sheet “{name}” has a form of {when.en}, no period of the sheets that can"
            " be seen. Load it?",
        )
    out = (OUT, Bilingual("không nạp trang ẩn", "leave the hidden sheet out"))
    load = (LOAD, Bilingual("nạp cả trang ẩn", "load the hidden sheet too"))
    # A sheet of another period than the clerk chose would be an error.
    options = (out,) if periods and context.period is not None else (out, load)
    cell = address(one.header.top, one.header.name)
    return Question(f"hidden:{one.number}", text, options, place.sheet, cell)


def _left_out(place: Place) -> Fault:
    return place.fault(
        None,
        Bilingual("trang tính ẩn không được nạp", "a hidden sheet that is left out"),
        Bilingual("biểu của kỳ đang nạp", "a form of the period that is loaded"),
        Bilingual("Xóa trang ẩn nếu không cần.", "Delete the hidden sheet if nobody needs it."),
        "notice",
    )
