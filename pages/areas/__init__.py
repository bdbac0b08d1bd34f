"""Sáu lĩnh vực: the page and what only it draws."""
