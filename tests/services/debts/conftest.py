"""A household with four creditors and a known month, for the tests of the services about debts."""

import pytest

from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.visit import VisitType
from app.services import visits
from app.services.session import Session
from tests.builders import MONDAY
from tests.services.conftest import dossier, session
from tests.services.debts.homes import a_known_month, four_creditors

__all__ = ["dossier", "home", "session", "visit"]


@pytest.fixture
def visit(session: Session, dossier: DossierId) -> VisitId:
    return visits.plan(session, dossier, VisitType.FOLLOW_UP, MONDAY)[1]


@pytest.fixture
def home(session: Session, dossier: DossierId) -> dict[str, RecordId]:
    """The ids of the debts by their kind."""
    a_known_month(session, dossier)
    return four_creditors(session, dossier)
