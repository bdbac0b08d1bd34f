"""Đơn vị và địa bàn: the page and what only it draws."""
