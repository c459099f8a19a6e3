"""A visit about energy in memory, as the tests of its screens walk through it."""

from collections.abc import Iterator
from datetime import date

import pytest

from app.domain.ids import VisitId
from app.domain.visit import VisitType
from app.energy.answers import Choice, Seen
from app.services import visits
from app.services.energy import checks
from app.services.energy.assessment import EnergyAssessment, assess
from app.services.session import Session
from tests.builders import MONDAY, a_dossier, a_session

TODAY = MONDAY.date()
LAST_YEAR = date(2025, 11, 20)


class Walk:
    """A visit about energy in memory."""

    def __init__(self) -> None:
        self.session: Session = a_session()
        self.dossier = a_dossier(self.session)
        self.visit: VisitId = visits.plan(self.session, self.dossier, VisitType.ENERGY, MONDAY)[1]

    @property
    def found(self) -> EnergyAssessment:
        return assess(self.session, self.visit, TODAY)

    def see(self, item: str, seen: Seen = Seen.CAN_BE_BETTER) -> None:
        checks.see(self.session, self.visit, item, seen)

    def place(self, item: str, pieces: int = 1) -> None:
        self.see(item)
        checks.place(self.session, self.visit, item, pieces)

    def will_do(self, item: str) -> None:
        self.see(item)
        checks.choose(self.session, self.visit, item, Choice.WILL_DO)


@pytest.fixture
def walk() -> Iterator[Walk]:
    made = Walk()
    yield made
    made.session.store.close()


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")
