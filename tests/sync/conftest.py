"""One hub for all these tests, with an administrator whose laptop is enrolled already."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.protocol.access import Role
from tests.hub import Database, HubProcess, Person, fresh_database, fresh_id, new_person, serving


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
def head(database: Database, hub: HubProcess) -> Person:
    """The administrator of an organisation of its own."""
    return new_person(database, hub.url, Role.ADMINISTRATOR, f"org-{fresh_id()[:8]}")


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Shows a line of counts, also when the test passes."""

    def shown(line: str) -> None:
        with capsys.disabled():
            print(f"\n{line}", end="")

    return shown
