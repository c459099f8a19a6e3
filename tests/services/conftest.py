"""A session in memory and a dossier in it, for every test of a service."""

from collections.abc import Iterator

import pytest

from app.domain.ids import DossierId
from app.services.session import Session
from tests.builders import a_dossier, a_session


@pytest.fixture
def session() -> Iterator[Session]:
    made = a_session()
    yield made
    made.store.close()


@pytest.fixture
def dossier(session: Session) -> DossierId:
    return a_dossier(session)
