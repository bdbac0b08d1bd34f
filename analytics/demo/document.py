"""The illustrative dataset as a source: the words every page says for it."""

from collections.abc import Mapping

from analytics.texts import DATASETS

# A row of documents (schema.DOCUMENTS); date, period and sha256 come with the load.
DEMO_DOCUMENT: Mapping[str, str | None] = {
    "code": "demo",
    "title_vi": DATASETS["demo"].vi,
    "title_en": DATASETS["demo"].en,
    "publisher": "Bảng điều khiển tự sinh, không phải số liệu của tỉnh",
    "kind": "demo",
    "dataset": "demo",
}
