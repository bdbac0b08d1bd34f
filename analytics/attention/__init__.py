"""What deserves a leader's eye: rules over one situation, each a record with its sentence.

To notice something new, add a condition and a record in ``rules.RULES``.
"""

from analytics.attention.findings import findings, findings_in
from analytics.attention.rules import RULES, SEVERITIES, Rule
from analytics.attention.situation import Finding, Situation

__all__ = ["RULES", "SEVERITIES", "Finding", "Rule", "Situation", "findings", "findings_in"]
