"""Giải thích và phương pháp: the page and what only it draws."""
