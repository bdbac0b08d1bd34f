"""Xu hướng: the page and what only it draws."""
