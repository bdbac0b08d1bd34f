"""The entry: pages and navigation, and the server behind its doors (pages/_server).

Whatever file of pages/ ``streamlit run dashboard.py`` starts first ends by calling ``main`` too.
"""

from collections.abc import Callable

import streamlit as st

from pages import (
    areas,
    compare,
    intake,
    methods,
    overview,
    profile,
    quality,
    ranking,
    reporting,
    trends,
)
from pages._server import start
from pages._ui import clock, filters, frame, missing, process, store, uploads, writing
from pages._ui.frame import Context


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
    draw.__name__ = f"page_{page.__module__.rpartition('.')[2]}"
    return draw


if __name__ == "__main__":
    main()
else:  # the server imports this file, once
    app = st.App(__file__, **start.guarded())
