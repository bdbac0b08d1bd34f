"""The files and stores of the tests of publishing: what is reported is what they publish."""

from tests.publishing.conftest import *  # noqa: F403
from tests.publishing.conftest import _reads_here as _reads_here
