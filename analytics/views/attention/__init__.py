"""What deserves a leader's eye: rules over one situation, each a record with its sentence.

- ``data``: what the rules look at, what a page shows · ``rules``: every rule, and what they find
- ``rates``, ``signals``, ``quality``: their conditions: on-time rates, chance, what stands behind
  figures · ``text``: pieces of the sentences

To notice something new, add a condition and a record in ``rules.RULES``.
"""

from analytics.views.attention.data import About, Finding, Situation
from analytics.views.attention.rules import RULES, SEVERITIES, Rule, findings

__all__ = ["RULES", "SEVERITIES", "About", "Finding", "Rule", "Situation", "findings"]
