"""What the page of methods explains: metrics, indicators, words, statistics, sources."""
