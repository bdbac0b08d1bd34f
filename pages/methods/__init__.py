"""Phương pháp: the page and what only it draws."""
