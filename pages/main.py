"""One rerun: the frame, the store and the link read once, then the page that was asked for."""

from collections.abc import Callable

import streamlit as st

from pages.areas import page as areas
from pages.compare import page as compare
from pages.intake import page as intake
from pages.methods import page as methods
from pages.overview import page as overview
from pages.profile import page as profile
from pages.quality import page as quality
from pages.ranking import page as ranking
from pages.reporting import page as reporting
from pages.trends import page as trends
from pages.ui import clock, filters, frame, missing, process, store, uploads, writing
from pages.ui.frame import Context


def main() -> None:
    """Draw the frame, read the store and the link once, and run the page that was asked for."""
    frame.frame("Cải cách hành chính Khánh Hòa")
    context = store.context()
    notices = filters.read(context.catalogue, clock.awaited_quarters(context))
    frame.notices(notices)
    t = filters.chosen().t
    frame.banner(filters.chosen().dataset, t)
    frame.speak(t)
    context.pages.update(
        overview=st.Page(_draw(overview.page, context), title=t("Tổng quan"), default=True),
        areas=st.Page(_draw(areas.page, context), title=t("Sáu lĩnh vực"), url_path="areas"),
        trends=st.Page(_draw(trends.page, context), title=t("Xu hướng"), url_path="trends"),
        compare=st.Page(_draw(compare.page, context), title=t("So sánh quý"), url_path="compare"),
        ranking=st.Page(_draw(ranking.page, context), title=t("Xếp hạng"), url_path="ranking"),
        profile=st.Page(_draw(profile.page, context), title=t("Hồ sơ đơn vị"), url_path="profile"),
        quality=st.Page(
            _draw(quality.page, context), title=t("Chất lượng số liệu"), url_path="quality"
        ),
        reporting=st.Page(
            _draw(reporting.page, context), title=t("Tình hình gửi báo cáo"), url_path="reporting"
        ),
        methods=st.Page(_draw(methods.page, context), title=t("Phương pháp"), url_path="methods"),
    )
    if writing.allowed():
        context.pages["intake"] = st.Page(
            _draw(intake.page, context), title=t("Nhập số liệu"), url_path="intake"
        )
    lost = missing.page(context, t)
    asked = st.navigation([*context.pages.values(), *lost], position="top")
    frame.notices(filters.settle(context.catalogue, awaits=asked.url_path == "reporting"))
    with uploads.watched():
        asked.run()
    filters.write()
    process.keep_what_is_loaded()


def _draw(page: Callable[[Context], None], context: Context) -> Callable[[], None]:
    def draw() -> None:
        page(context)

    # The framework reserves the name as an address; "/overview" itself is answered by missing.py.
    draw.__name__ = f"page_{page.__module__.split('.')[1]}"
    return draw


if __name__ == "__main__":  # a process that is spawned imports it under another name
    main()
