"""One hub for all these tests; a test that breaks something, or counts, starts its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.hub import Database, HubProcess, fresh_database, serving


@pytest.fixture(scope="session")
def database() -> Database:
    return fresh_database()


@pytest.fixture(scope="session")
def hub(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    log: Path = tmp_path_factory.mktemp("hub") / "hub.log"
    with serving(database, log) as running:
        yield running
    assert "ERROR" not in log.read_text(), log.read_text()[-3000:]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Shows a line of counts, also when the test passes."""

    def shown(line: str) -> None:
        with capsys.disabled():
            print(f"\n{line}", end="")

    return shown
