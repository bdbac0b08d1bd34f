"""THE CATALOGUE of base counts and metrics: data only."""

from analytics.metrics.counts import BASE_COUNTS, COUNTS
from analytics.metrics.rates import RATES
from analytics.metrics.records import BaseCount, Better, Format, Metric
from analytics.metrics.shares import is_share

METRICS: dict[str, Metric] = {metric.code: metric for metric in (*COUNTS, *RATES)}

# A rate of fewer dossiers jumps by more than 3 points for each of them: it is drawn hollow, has no
# rank and is not held against a line.
SMALL = 30

__all__ = ["BASE_COUNTS", "METRICS", "SMALL", "BaseCount", "Better", "Format", "Metric", "is_share"]
