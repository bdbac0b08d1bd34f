"""What each page says: one folder per topic (data, text, columns)."""
