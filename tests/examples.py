"""Which examples a property is tried with: the same ones in every run, or many new ones.

``make test`` must end the same way on every machine, so its examples follow from the test alone and
none is too slow. ``make test-deep`` explores (``--hypothesis-profile deep``).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

_USUAL, _DEEP = 100, 2_000


def register() -> None:
    """Both profiles; the one of ``make test`` is in use."""
    busy = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
    settings.register_profile("same", **busy, derandomize=True, database=None)
    settings.register_profile("deep", **busy, derandomize=False, max_examples=_DEEP)
    settings.load_profile("same")


def forget_modules() -> None:
    """Try no constants from the modules imported so far: which those are, the order decides."""
    assert callable(providers._get_local_constants)
    none = providers._local_constants
    providers._get_local_constants = lambda: none


def explores() -> bool:
    """Whether this run tries new examples."""
    return not settings.default.derandomize


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Hold a limit of time where the machine has nothing else to do; tests of it are ``timed``."""
    started = perf_counter()
    yield
    assert not explores() or perf_counter() - started < seconds


def some(number: int) -> settings:
    """So many examples of a costly property, in proportion when exploring; fixtures are shared."""
    return settings(
        max_examples=number * settings.default.max_examples // _USUAL,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
