"""The one look of all charts, and what every figure has in common.

One colour, one meaning, as on the page: slate is data, blue the chosen one, red, amber and green
are verdicts, violet is illustrative. The paper is clear: title, scope, note and source stand around
a figure as HTML (pages/ui/panel.py), and pages/ui/picture.js puts them into a downloaded PNG.

Figures are ``graph_objects.Figure`` built once from a plain dict: Streamlit validates a plain dict
anew in every rerun (3.9 ms measured for a dot plot of three) and passes a Figure on (0.6 ms), so
a chart that the page keeps costs a sixth. Making one does not validate it, which was more than
half of making it; the tests do. ``template={}`` keeps plotly's default template (3 kB) off
the wire.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

import plotly.graph_objects as go

from analytics.charts import labels
from analytics.i18n import Translator

# Placeholders (CATEGORY_0 to 9 of streamlit/elements/lib/streamlit_plotly_theme.py) that the front
# end replaces by the theme's colours, light or dark; they stand in this order in
# .streamlit/config.toml (chartCategoricalColors), with the meaning of pages/ui/style.css. Outside
# Streamlit they are near-black. OTHERS and LINE are fainter than 3 : 1, for what need not be told
# apart.
DATA, CHOSEN, OTHERS, STRONG, BESIDE = "#000001", "#000002", "#000003", "#000004", "#000005"
GOOD, NEAR, BAD = "#000006", "#000007", "#000008"
VIOLET, LINE = "#000009", "#000010"
# A band behind marks, on either paper.
BAND = "rgba(125, 140, 150, 0.18)"
# GRAY_90 of streamlit/elements/lib/streamlit_plotly_theme.py; outside Streamlit it is near-black.
INK = "#000037"
# Guides and grids only: they carry nothing that must be seen to read the figure.
HAIRLINE = "rgba(128, 142, 139, 0.32)"
CLEAR = "rgba(0, 0, 0, 0)"

TEXT = 14
SMALL = 12


@dataclass(frozen=True)
class Chart:
    """A figure, the options of its tool bar, and the sentence that says what it shows.

    ``note`` is what must be known to read it, as one line below it.
    """

    figure: go.Figure
    config: dict[str, Any]
    alt: str
    note: str = ""


def figure(data: list[dict[str, Any]], layout: Mapping[str, Any], t: Translator) -> go.Figure:
    """A figure with the common layout: no drag, no zoom, no legend, the language's separators."""
    common: dict[str, Any] = {
        "template": {},
        "separators": ",." if t.language == "vi" else ".,",
        "dragmode": False,
        "hovermode": "closest",
        "hoverdistance": 32,
        "font": {"color": INK, "size": SMALL},
        "hoverlabel": {
            "align": "left",
            "font": {"size": SMALL, "color": INK},
            "namelength": -1,
        },
        "showlegend": False,
        "plot_bgcolor": CLEAR,
        "paper_bgcolor": CLEAR,
    }
    for name in ("xaxis", "yaxis", *(("yaxis2",) if "yaxis2" in layout else ())):
        axis = {"fixedrange": True, "automargin": True, "zeroline": False, "gridcolor": HAIRLINE}
        axis["tickfont"] = {"size": SMALL, "color": INK}
        common[name] = axis | dict(layout.get(name, {}))
    return _Final({"data": data, "layout": {**layout, **common}})


def marked(chart: Chart, word: str) -> Chart:
    """The same chart with a word in light violet across its plot, on the screen and in a PNG."""
    plain = chart.figure.to_dict()
    image = {"source": _drawn(word), "opacity": 0.25, "layer": "above", "sizing": "contain"}
    image |= {"x": 0.5, "y": 0.5, "xanchor": "center", "yanchor": "middle"}
    image |= {"xref": "paper", "yref": "paper", "sizex": 0.9, "sizey": 0.6}
    images = [*plain["layout"].get("images", ()), image]
    return replace(chart, figure=_Final({**plain, "layout": {**plain["layout"], "images": images}}))


def _drawn(word: str) -> str:
    """A word as a picture: one that grows with the plot, and is no label among labels."""
    text = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 520 90"><text x="260" y="68"'
        ' text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="64"'
        f' fill="#8f6fd8">{labels.escape(word)}</text></svg>'
    )
    return f"data:image/svg+xml,{quote(text)}"


class _Final(go.Figure):  # type: ignore[misc]
    """A figure that nobody changes any more: it hands on its dict as it is.

    plotly copies the dict when a figure is made, and again, in search of arrays to pack, each time
    it is shown: two thirds of the cost of each (measured). There are no arrays in ours, only plain
    lists; what plotly makes of them is made for whoever asks for it.
    """

    def __init__(self, plain: dict[str, Any]) -> None:
        self.__dict__["_plain"] = {part: plain[part] for part in ("data", "layout")}

    def to_dict(self) -> dict[str, Any]:
        return dict(self._plain)

    def __getattr__(self, name: str) -> Any:
        """Something else than the dict is asked for: now plotly reads it."""
        if "_plain" not in self.__dict__ or "_data" in self.__dict__:
            raise AttributeError(name)
        super().__init__(**self._plain, _validate=False)
        return getattr(self, name)


def config(filename: str, t: Translator) -> dict[str, Any]:
    """Options of the tool bar: one button that downloads a PNG at three times the size."""
    return {
        "displaylogo": False,
        "displayModeBar": "hover",
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "scale": 3, "filename": filename},
        "scrollZoom": False,
        "doubleClick": False,
        "locale": t.language,
        "locales": {"vi": _VIETNAMESE},
    }


_VIETNAMESE = {
    "dictionary": {
        "Download plot as a PNG": "Tải ảnh PNG",
        "Preparing image - this may take a few seconds": "Đang tạo ảnh, mất vài giây",
        "Image download succeeded": "Đã tải ảnh",
        "Sorry, there was a problem downloading your image!": "Chưa tải được ảnh",
    },
    "format": {"decimal": ",", "thousands": "."},
}
