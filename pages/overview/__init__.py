"""Tổng quan: the page and what only it draws."""
