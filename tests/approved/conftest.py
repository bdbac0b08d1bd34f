"""The stores and the opener of the tests of pages."""

from tests.pages.conftest import _opener, _reads_here, _store, opener

__all__ = ["_opener", "_reads_here", "_store", "opener"]
