"""Answers as a dossier holds them, from a path and a value."""

from datetime import date

from app.domain.answer import Answer, AnswerValue, Status
from app.domain.ids import DossierId, RecordId

TODAY = date(2026, 3, 1)


def answer(path: str, value: AnswerValue, since: date | None = None, status: Status = Status.ANSWERED) -> Answer:
    """One answer."""
    return Answer(RecordId(f"{path}@{since}"), DossierId("d1"), path, value, status, valid_from=since)


def answers(given: dict[str, AnswerValue]) -> tuple[Answer, ...]:
    """Answers that hold all along, by path."""
    return tuple(answer(path, value) for path, value in given.items())


PEOPLE: dict[str, AnswerValue] = {
    "huishouden.partner": True,
    "huishouden.kinderen": 2,
    "huishouden.medebewoners": 1,
    "personen.p1.geboortedatum": "1985-04-12",
    "personen.p2.geboortedatum": "1987-01-30",
    "personen.k1.geboortedatum": "2019-06-02",
    "personen.k2.geboortedatum": "2005-06-02",
    "personen.m1.geboortedatum": "1960-02-02",
}
