"""The entry: page list and navigation, and the server behind its doors (pages/_server).

Start it with ``streamlit run dashboard.py``. Whatever file of pages/ Streamlit starts first ends
by calling ``main`` too, so a mailed link works as the first request after a restart.
"""

from types import ModuleType

import streamlit as st

from analytics.texts import translator
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
    language = filters.chosen().language
    frame.banner(filters.chosen().dataset, language)
    frame.speak(language)
    _ = translator(language)
    context.pages.update(
        overview=_page(overview, context, _("Tổng quan")),
        areas=_page(areas, context, _("Sáu lĩnh vực")),
        trends=_page(trends, context, _("Xu hướng")),
        compare=_page(compare, context, _("So sánh quý")),
        ranking=_page(ranking, context, _("Xếp hạng")),
        profile=_page(profile, context, _("Hồ sơ đơn vị")),
        quality=_page(quality, context, _("Chất lượng số liệu")),
        reporting=_page(reporting, context, _("Tình hình gửi báo cáo")),
        methods=_page(methods, context, _("Phương pháp")),
    )
    if writing.allowed():
        context.pages["intake"] = _page(intake, context, _("Nhập số liệu"))
    lost = missing.page(context, language)
    asked = st.navigation([*context.pages.values(), *lost], position="top")
    frame.notices(filters.settle(context.catalogue, awaits=asked.url_path == "reporting"))
    with uploads.watched():
        asked.run()
    filters.write()
    process.keep_what_is_loaded()


def _page(module: ModuleType, context: Context, title: str) -> st.Page:
    def draw() -> None:
        module.page(context)

    name = module.__name__.rpartition(".")[2]
    # The framework reserves the name as an address; "/overview" itself is answered by missing.py.
    draw.__name__ = f"page_{name}"
    if name == "overview":
        return st.Page(draw, title=title, default=True)
    return st.Page(draw, title=title, url_path=name)


if __name__ == "__main__":  # a visitor's run; otherwise the server imports this file, once
    main()
else:
    app = st.App(__file__, **start.guarded())
