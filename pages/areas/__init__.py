"""Nội dung CCHC: the page and what only it draws."""
