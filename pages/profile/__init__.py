"""Hồ sơ đơn vị: the page and what only it draws."""
