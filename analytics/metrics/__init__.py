"""THE CATALOGUE of base counts and metrics: data only."""

from analytics.metrics.counts import BASE_COUNTS, COUNTS
from analytics.metrics.rates import RATES
from analytics.metrics.records import BaseCount, Better, Format, Metric

METRICS: dict[str, Metric] = {metric.code: metric for metric in (*COUNTS, *RATES)}

__all__ = ["BASE_COUNTS", "METRICS", "BaseCount", "Better", "Format", "Metric"]
