"""Đối chiếu số liệu: the page and what only it draws."""
