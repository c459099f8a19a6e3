"""What holds for every test: a quiet log, repeatable examples, and no Qt where there is none."""

import importlib.util
import logging
import os
import re
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from tests.hub import Database, HubProcess

os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # no test touches the keyring of a person
HAS_QT = importlib.util.find_spec("PySide6") is not None
if HAS_QT:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
collect_ignore = [] if HAS_QT else ["ui", "journeys", "readback"]

settings.register_profile(
    "ci", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", settings.get_profile("ci"), derandomize=False, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="module")
def database() -> "Database":
    """A database for a hub, of the tests of one file."""
    from tests.hub import fresh_database

    return fresh_database()


@pytest.fixture(scope="module")
def hub(database: "Database", tmp_path_factory: pytest.TempPathFactory) -> Iterator["HubProcess"]:
    """A hub that serves the tests of one file."""
    from tests.hub import serving

    with serving(database, tmp_path_factory.mktemp("hub") / "hub.log") as running:
        yield running


class Listener(logging.Handler):
    """Keeps every record at WARNING or above while one test runs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name} {record.levelname}: {record.getMessage()}")


def unexpected(lines: list[str], pattern: str | None) -> list[str]:
    """The log lines that a test with this ``expects_log`` pattern did not announce."""
    return lines if pattern is None else [line for line in lines if not re.search(pattern, line)]


def expected_pattern(item: pytest.Item) -> str | None:
    marker = item.get_closest_marker("expects_log")
    if marker is None:
        return None
    return str(marker.args[0]) if marker.args else "."


def listening(item: pytest.Item, must_log: bool) -> Generator[None, object, object]:
    listener = Listener()
    logging.getLogger().addHandler(listener)
    try:
        result = yield
    finally:
        logging.getLogger().removeHandler(listener)
    pattern = expected_pattern(item)
    surprises = unexpected(listener.lines, pattern)
    if surprises:
        pytest.fail("logged without being expected:\n" + "\n".join(surprises), pytrace=False)
    if must_log and pattern is not None and not listener.lines:
        pytest.fail(f"expected a log line matching {pattern!r} and saw none", pytrace=False)
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    return (yield from listening(item, must_log=False))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    return (yield from listening(item, must_log=True))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, object, object]:
    return (yield from listening(item, must_log=False))
