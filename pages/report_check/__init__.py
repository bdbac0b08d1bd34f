"""Soát báo cáo: the page and what only it draws."""
