"""So sánh quý: the page and what only it draws."""
