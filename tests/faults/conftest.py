"""One process for all tests here that makes the processes to be killed, starved or refused."""

import sys

import pytest

from tests.faults.started import Forks


@pytest.fixture(scope="session")
def forks():
    if sys.platform == "win32":
        pytest.skip("SIGKILL, fork and limits on files exist on POSIX only")
    made = Forks()
    yield made
    made.close()
