"""A visit about money to a household, for the tests of its services."""

import pytest

from app.domain.ids import VisitId
from app.domain.visit import VisitType
from app.services import visits
from tests.builders import MONDAY
from tests.services.conftest import dossier, session

__all__ = ["dossier", "session", "visit"]


@pytest.fixture
def visit(session, dossier) -> VisitId:
    return visits.plan(session, dossier, VisitType.BUDGET, MONDAY)[1]
