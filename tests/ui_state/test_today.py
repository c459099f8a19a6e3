"""Vandaag in words."""

from datetime import datetime, timedelta

import pytest

from app.domain.case import Dossier
from app.domain.ids import RecordId, VisitId
from app.domain.visit import Step, Task, Visit, VisitState, VisitType
from app.errors import UserError
from app.services.tasks import TaskLine
from app.services.visits import Today, VisitLine
from tests.ui_state.households import DOSSIER, TODAY
from ui.today.state import Act, coming_quarter, kinds, number_word, opening_word, page, read_clock, usual_minutes

TEN = datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001 - visits are kept in local time
HOME = Dossier(DOSSIER, "Gezin, drie kinderen", "Oost 8")


def a_line(state: VisitState, hours: int = 0, **about) -> VisitLine:
    visit = Visit(VisitId(f"v{hours}"), DOSSIER, VisitType.FOLLOW_UP, state, TEN + timedelta(hours=hours), 90, **about)
    return VisitLine(visit, HOME)


def a_day(*visits: VisitLine, tomorrow=(), tasks=(), week=()) -> Today:
    return Today(TODAY, visits, tuple(tomorrow), tuple(tasks), tuple(week), 0)


def test_an_empty_day_is_calm():
    shown = page(a_day())
    assert (shown.title, shown.summary, shown.is_calm) == ("Maandag 23 november", "Geen bezoeken.", True)
    assert shown.tomorrow == "Morgen, dinsdag 24 november: geen bezoeken"
    assert shown.safe == "Alles staat veilig op deze laptop."


def test_each_visit_has_the_button_that_fits_and_one_is_filled():
    shown = page(
        a_day(
            a_line(VisitState.CLOSED),
            a_line(VisitState.OPEN, 2, step=Step.WONEN),
            a_line(VisitState.PLANNED, 4, preparation="Polis"),
        )
    )
    assert [row.act for row in shown.visits] == [Act.LOOK, Act.RESUME, Act.BEGIN]
    assert [row.is_next for row in shown.visits] == [False, True, False]
    assert shown.visits[1].preparation == "Vorige keer gestopt bij Wonen. U gaat verder waar u was."
    assert (shown.visits[2].starts, shown.visits[2].until, shown.visits[2].preparation) == (
        "14.00",
        "tot 15.30",
        "Polis",
    )


def test_tasks_say_what_and_about_whom():
    late = TaskLine(Task(RecordId("t"), DOSSIER, "Bellen", TODAY - timedelta(days=3)), HOME)
    later = TaskLine(Task(RecordId("u"), None, "Schrijven", TODAY + timedelta(days=2)), None)
    shown = page(a_day(tasks=[late], week=[later]))
    assert shown.summary == "Geen bezoeken. Eén taak is voor vandaag."
    assert shown.tasks_today[0].about == "Gezin, drie kinderen · was voor vrijdag 20 november"
    assert shown.tasks_week[0].about == "woensdag"


def test_tomorrow_names_the_first_visit():
    shown = page(a_day(tomorrow=[a_line(VisitState.PLANNED, 4), a_line(VisitState.PLANNED, -1)]))
    assert shown.tomorrow == "Morgen, dinsdag 24 november: twee bezoeken, het eerste om 9.00 uur"


@pytest.mark.parametrize(
    ("typed", "read"), [("10", (10, 0)), ("9.30", (9, 30)), ("14:05", (14, 5)), ("1030", (10, 30)), ("8 uur", (8, 0))]
)
def test_times_as_people_write_them(typed, read):
    assert read_clock(typed) == read


@pytest.mark.parametrize("typed", ["", "straks", "25.00", "10.75", "10.x"])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(UserError, match=r"10\.30"):
        read_clock(typed)


def test_a_new_visit_starts_in_this_quarter():
    assert coming_quarter(TEN.replace(minute=14, second=59)) == TEN
    assert coming_quarter(TEN.replace(minute=44)) == TEN.replace(minute=30)


def test_words_for_numbers_and_kinds():
    assert (number_word(0), number_word(1), number_word(11)) == ("geen", "één", "11")
    assert opening_word(1) == "Eén"
    assert [value for value, _ in kinds()] == list(VisitType)


def test_each_type_of_visit_takes_its_own_time():
    assert [usual_minutes(kind) for kind, _ in kinds()] == [90, 45, 60, 90, 90]
