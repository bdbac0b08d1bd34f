"""``make soak``: the store killed, torn, filled up and read from while it is written.

Each part is a story in a file of its own, seeded and repeatable; the suite tells each of them in
short (tests/store/test_soak.py).
"""
