"""How grave a finding is, as it is drawn beside it."""

from analytics.i18n import Translator
from analytics.texts import SEVERITIES

# Each severity has its own sign, so that it does not hang on colour, and a verdict of the style
# sheet.
_SIGNS = {"contradiction": "≠", "rounding": "≈", "wording": "¶", "note": "?"}
_VERDICTS = {"contradiction": "bad", "rounding": "near", "wording": "near", "note": ""}


def badge(severity: str, t: Translator) -> dict[str, str]:
    """The verdict, the sign and the word of a severity, as the templates of findings take them."""
    return {
        "verdict": _VERDICTS[severity],
        "sign": _SIGNS[severity],
        "word": t(SEVERITIES[severity]),
    }
