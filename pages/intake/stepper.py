"""The four steps of the page: samples, files, checks, publication."""

from contextlib import AbstractContextManager

from analytics.i18n import Translator
from pages.ui import steps

SAMPLES, FILES, CHECKS, PUBLICATION = 1, 2, 3, 4


def step(number: int, now: int, words: str, t: Translator) -> AbstractContextManager[None]:
    """One of the steps; the others as in ``steps.step``."""
    names = {
        SAMPLES: t("Mẫu"),
        FILES: t("Tệp"),
        CHECKS: t("Kiểm tra"),
        PUBLICATION: t("Công bố"),
    }
    return steps.step(number, now, names[number], words)
