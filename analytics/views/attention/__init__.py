"""What deserves a leader's eye: rules over one situation, each a record with its sentence.

To notice something new, add a condition and a record in ``rules.RULES``.
"""

from analytics.views.attention.findings import findings, findings_in
from analytics.views.attention.rules import RULES, SEVERITIES, Rule
from analytics.views.attention.situation import Finding, Situation

__all__ = ["RULES", "SEVERITIES", "Finding", "Rule", "Situation", "findings", "findings_in"]
