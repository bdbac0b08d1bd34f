"""One rerun: the frame, the store and the link read once, then the page that was asked for."""

from collections.abc import Callable, Mapping

import streamlit as st

from analytics.i18n import Translator
from pages.areas import page as areas
from pages.compare import page as compare
from pages.intake import page as intake
from pages.methods import page as methods
from pages.overview import page as overview
from pages.profile import page as profile
from pages.quality import page as quality
from pages.ranking import page as ranking
from pages.report_check import page as report_check
from pages.reporting import page as reporting
from pages.trends import page as trends
from pages.ui import bar, clock, filters, frame, missing, process, store, uploads, writing
from pages.ui.frame import Context
from pages.ui.plain import plain

PAGES = {
    "overview": overview.page,
    "areas": areas.page,
    "trends": trends.page,
    "compare": compare.page,
    "ranking": ranking.page,
    "profile": profile.page,
    "quality": quality.page,
    "reporting": reporting.page,
    "intake": intake.page,
    "report-check": report_check.page,
    "methods": methods.page,
}
# Of a server that takes files.
_OFFICE = ("report-check", "intake")


def main() -> None:
    """Draw the frame, read the store and the link once, and run the page that was asked for."""
    frame.frame()
    context = store.context()
    notices = filters.read(context.catalogue, clock.awaited_quarters(context))
    t = filters.chosen().t
    bar.language(t)
    frame.notices(notices)
    frame.speak(t)
    sections = {name: _pages(paths, context) for name, paths in _sections(t).items()}
    lost = missing.page(context, t)
    asked = st.navigation({**sections, "": [*sections[""], *lost]}, position="top")
    frame.notices(filters.settle(context.catalogue, awaits=asked.url_path == "reporting"))
    choice = filters.chosen()
    frame.head(asked.title, choice.period, choice.t)
    # The pages of the office show and write official figures alone, whatever is chosen to look at.
    frame.banner("official" if asked.url_path in _OFFICE else choice.dataset, choice.t)
    with uploads.watched():
        asked.run()
    filters.write()
    process.keep_what_is_loaded()


def _sections(t: Translator) -> dict[str, dict[str, str]]:
    """The entries of the menu, each with its pages by path and their titles."""
    sections = {
        "": {"overview": t("Tổng quan")},
        t("Phân tích"): {
            "trends": t("Xu hướng"),
            "compare": t("So sánh hai kỳ"),
            "ranking": t("Xếp hạng"),
        },
        t("Tra cứu"): {"profile": t("Đơn vị và địa bàn"), "areas": t("Nội dung CCHC")},
        t("Kiểm soát số liệu"): {
            "quality": t("Đối chiếu số liệu"),
            "reporting": t("Tình hình gửi báo cáo"),
            **(_office(t) if writing.allowed() else {}),
        },
        t("Giải thích"): {"methods": t("Giải thích và phương pháp")},
    }
    return sections


def _office(t: Translator) -> dict[str, str]:
    return dict(zip(_OFFICE, (t("Soát báo cáo"), t("Cập nhật số liệu")), strict=True))


def _pages(titles: Mapping[str, str], context: Context) -> list[st.Page]:
    """Register pages, so that others can lead to them by their path."""
    for path, title in titles.items():
        drawn = _draw(PAGES[path], context)
        if path == "overview":
            context.pages[path] = st.Page(drawn, title=plain(title), default=True)
        else:
            context.pages[path] = st.Page(drawn, title=plain(title), url_path=path)
    return [context.pages[path] for path in titles]


def _draw(page: Callable[[Context], None], context: Context) -> Callable[[], None]:
    def draw() -> None:
        page(context)

    # The framework reserves the name as an address; "/overview" itself is answered by missing.py.
    draw.__name__ = f"page_{page.__module__.split('.')[1]}"
    return draw


if __name__ == "__main__":  # a process that is spawned imports it under another name
    main()
