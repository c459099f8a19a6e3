"""What is coming, as a list with names and as a calendar without them."""

from datetime import UTC, date, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from app.domain.visit import VisitType, Who
from app.errors import EnvironmentFault
from app.messages.agenda import Sort
from app.services import agenda, agreements, dossiers, tasks, visits
from app.services.bringing import arrival
from app.services.bringing.checking import check
from app.services.bringing.table import Row, Table
from tests.builders import LABEL, MONDAY
from ui.keeping.agenda.state import days

TODAY = MONDAY.date()


@pytest.fixture
def busy(session, dossier):
    visit = visits.plan(session, dossier, VisitType.BUDGET, MONDAY + timedelta(days=1), minutes=60)[1]
    visits.plan(session, dossier, VisitType.ENERGY, MONDAY + timedelta(days=90))
    tasks.put(session, "Gemeente bellen, over de bijstand", TODAY - timedelta(days=2), dossier)
    tasks.put(session, "Materiaal halen", TODAY + timedelta(days=3))
    agreements.put(session, visit, "Huurbrief zoeken", "", who=Who.RESIDENT, due=TODAY + timedelta(days=7))
    return dossier


def events_in(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_what_is_coming_stands_by_day_and_what_is_late_first(session, busy):
    found = agenda.listing(session, TODAY)
    assert [(one.coming.sort, one.label) for one in found] == [
        (Sort.TASK, LABEL),
        (Sort.VISIT, LABEL),
        (Sort.TASK, ""),
        (Sort.AGREEMENT, LABEL),
    ]
    shown = days(found, TODAY)
    assert shown[0].title == "Had al gemoeten"
    assert shown[1].title == "Dinsdag 24 november"
    assert [line.words for line in shown[1].lines] == ["9.00 uur, Budget"]
    assert days(agenda.listing(session, TODAY + timedelta(days=1)), TODAY + timedelta(days=1))[1].title.startswith(
        "Vandaag"
    )


def test_the_calendar_holds_the_same_and_names_nobody(session, busy, tmp_path):
    place = agenda.export(session, tmp_path / "mee")
    content = place.read_bytes()
    assert b"\r\n" in content
    for word in (LABEL, "Gemeente", "Huurbrief", "Dorpsstraat", "udget"):
        assert word.encode() not in content
    events = events_in(content)
    assert len(events) == 4
    visit = next(one for one in events if "Bezoek" in one["SUMMARY"])
    assert visit["DTSTART"].dt == (MONDAY + timedelta(days=1)).astimezone(UTC)
    assert visit["DTEND"].dt - visit["DTSTART"].dt == timedelta(minutes=60)
    whole = [one["DTSTART"].dt for one in events if "Taak" in one["SUMMARY"]]
    assert whole == [TODAY - timedelta(days=2), TODAY + timedelta(days=3)]
    again = events_in(agenda.export(session, tmp_path / "mee").read_bytes())
    assert [one["UID"] for one in again] == [one["UID"] for one in events], "an agenda takes it in once"


def test_what_is_done_or_taken_back_is_not_coming(session, busy):
    task = next(one for one in agenda.listing(session, TODAY) if one.coming.sort is Sort.TASK)
    tasks.mark_done(session, task.coming.id, date(2026, 11, 23))
    assert len(agenda.listing(session, TODAY)) == 3
    visits.close(session, next(one for one in visits.of_dossier(session, busy) if one.type is VisitType.BUDGET).id)
    assert [one.coming.sort for one in agenda.listing(session, TODAY)] == [Sort.TASK, Sort.AGREEMENT]
    table = Table(("Naam",), (Row(2, ("Uit een bestand",), 1),))
    arrival.bring_in(session, check(session, table, {"Naam": "omschrijving"}))
    assert len(dossiers.listing(session)) == 2


def test_an_empty_agenda_is_an_empty_calendar(session, tmp_path):
    assert agenda.listing(session, TODAY) == ()
    assert days((), TODAY) == ()
    assert events_in(agenda.export(session, tmp_path).read_bytes()) == []


def test_a_folder_that_cannot_be_written_is_a_fault(session, tmp_path):
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    with pytest.raises(EnvironmentFault):
        agenda.export(session, tmp_path / "bestand")
