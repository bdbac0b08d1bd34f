"""What is unusual in a series, in words, and behind one click what that means."""

from analytics.i18n import Translator
from analytics.views.control import Control, basis_sentences, signal_sentences, terms
from pages.ui import markup


def draw(found: Control, t: Translator) -> None:
    """The signals below a chart, how its limits were made, and the words explained."""
    if not found.pieces:
        return
    markup.show(
        "signals",
        # That nothing is unusual, or that all climbs or falls, is the title of the picture.
        signals=signal_sentences(found, t) if found.signals else [],
        basis=" ".join(basis_sentences(found, t)),
        more=t("Giải thích"),
        terms=terms(t),
    )
