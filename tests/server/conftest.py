"""One hub for a file of tests; a test that breaks something starts its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub import Database, HubProcess, fresh_database, serving


@pytest.fixture(scope="module")
def database() -> Database:
    return fresh_database()


@pytest.fixture(scope="module")
def hub(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    log: Path = tmp_path_factory.mktemp("hub") / "hub.log"
    with serving(database, log) as running:
        yield running
    assert "ERROR" not in log.read_text(), log.read_text()[-3000:]
