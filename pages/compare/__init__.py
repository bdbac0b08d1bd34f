"""So sánh hai kỳ: the page and what only it draws."""
