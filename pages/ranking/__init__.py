"""Xếp hạng: the page and what only it draws."""
