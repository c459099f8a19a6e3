"""Dossiers, visits, agreements, tasks and what Vandaag shows."""

from datetime import date, timedelta

import pytest

from app.domain.change import Kind
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.domain.visit import Step, VisitState, VisitType, Who
from app.errors import UserError
from app.services import agreements, dossiers, tasks, visits
from db import cases
from tests.builders import MONDAY, a_dossier

TODAY = MONDAY.date()


@pytest.fixture
def visit(session, dossier) -> VisitId:
    return visits.plan(session, dossier, VisitType.VOORZIENINGENWIJZER, MONDAY.replace(hour=14))[1]


def test_a_dossier_is_kept_as_it_was_given(session):
    changes, dossier = dossiers.open_new(session, "  Stel,   één kind ", "Kade 3", "Zuid", "06 1")
    kept = dossiers.load(session, dossier)
    assert (kept.label, kept.address, kept.district, kept.phone) == ("Stel, één kind", "Kade 3", "Zuid", "06 1")
    assert [c.kind for c in changes.records] == [Kind.DOSSIER]
    assert dossiers.edit(session, dossier, address="Kade 5").touches(Kind.DOSSIER)
    assert dossiers.load(session, dossier).address == "Kade 5"
    assert not dossiers.edit(session, dossier, address="Kade 5", label=None)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"label": "  "}, "Naam van het dossier: dit is nog leeg"),
        ({"label": "x" * 121}, "Naam van het dossier: dit zijn 121 tekens"),
        ({"address": "x" * 201}, "Adres"),
        ({"district": "x" * 81}, "Wijk"),
        ({"phone": "0" * 31}, "Telefoonnummer"),
    ],
)
def test_a_field_that_cannot_be_is_named(session, dossier, given, said):
    with pytest.raises(UserError, match=said):
        dossiers.open_new(session, **({"label": "Stel"} | given))
    with pytest.raises(UserError, match=said):
        dossiers.edit(session, dossier, **given)
    assert len(dossiers.listing(session)) == 1


def test_every_opening_of_a_dossier_is_logged(session, dossier):
    dossiers.load(session, dossier)
    dossiers.load(session, dossier)
    dossiers.listing(session)
    logged = cases.accesses(session.store, dossier)
    assert [(line.what, line.actor, line.device) for line in logged] == [("geopend", "coach", "laptop-1")] * 2


def test_a_dossier_that_is_not_there_is_said_so(session):
    with pytest.raises(UserError, match="Dit dossier is er niet"):
        dossiers.load(session, DossierId(new_id()))


def test_dossiers_are_listed_newest_first_up_to_the_limit(session):
    made = [a_dossier(session, f"Stel {number}") for number in range(5)]
    assert [d.id for d in dossiers.listing(session, limit=3)] == made[:1:-1]


def test_a_visit_goes_from_planned_to_closed(session, visit):
    assert visits.begin(session, visit).touches(Kind.VISIT)
    assert not visits.begin(session, visit)
    visits.move_to(session, visit, Step.WONEN, "woning.kale_huur")
    visits.set_purpose(session, visit, "Rondkomen\nmet minder zorgen")
    visits.close(session, visit)
    kept = visits.load(session, visit)
    assert (kept.state, kept.step, kept.resume_at) == (VisitState.CLOSED, Step.WONEN, "woning.kale_huur")
    assert kept.purpose == "Rondkomen\nmet minder zorgen"
    assert not visits.close(session, visit)
    assert not visits.move_to(session, visit, Step.BEGIN)
    with pytest.raises(UserError, match="afgesloten"):
        visits.begin(session, visit)


@pytest.mark.parametrize("minutes", [4, 601, -1])
def test_a_visit_of_impossible_length_is_refused(session, dossier, minutes):
    with pytest.raises(UserError, match="Duur in minuten"):
        visits.plan(session, dossier, VisitType.FOLLOW_UP, MONDAY, minutes=minutes)


def test_a_visit_needs_a_dossier_and_a_likely_day(session, dossier):
    with pytest.raises(UserError, match="Dit dossier is er niet"):
        visits.plan(session, DossierId(new_id()), VisitType.FOLLOW_UP, MONDAY)
    with pytest.raises(UserError, match="Datum en tijd van het bezoek"):
        visits.plan(session, dossier, VisitType.FOLLOW_UP, MONDAY.replace(year=226))
    with pytest.raises(UserError, match="bezoek is er niet"):
        visits.load(session, VisitId(new_id()))


def test_today_shows_visits_and_tasks_of_their_days(session, dossier, visit):
    _, morning = visits.plan(session, dossier, VisitType.FOLLOW_UP, MONDAY.replace(hour=8))
    _, next_day = visits.plan(session, dossier, VisitType.FOLLOW_UP, MONDAY + timedelta(days=1))
    visits.plan(session, dossier, VisitType.FOLLOW_UP, MONDAY + timedelta(days=2))
    days = {"te laat": -3, "vandaag": 0, "morgen": 1, "over een week": 7, "later": 8}
    made = {what: tasks.put(session, what, TODAY + timedelta(days=n), dossier)[1] for what, n in days.items()}
    tasks.put(session, "zonder dossier", TODAY)
    shown = visits.today(session, TODAY)
    assert [line.visit.id for line in shown.visits] == [morning, visit]
    assert [line.visit.id for line in shown.tomorrow] == [next_day]
    assert shown.visits[0].dossier.id == dossier
    assert [line.task.what for line in shown.tasks_today] == ["te laat", "vandaag", "zonder dossier"]
    assert [line.dossier is None for line in shown.tasks_today] == [False, False, True]
    assert [line.task.what for line in shown.tasks_week] == ["morgen", "over een week"]
    assert shown.waiting == 11  # every call above wrote one row
    tasks.mark_done(session, made["te laat"], TODAY)
    assert "te laat" not in [line.task.what for line in visits.today(session, TODAY).tasks_today]
    tasks.mark_done(session, made["te laat"], None)
    assert "te laat" in [line.task.what for line in visits.today(session, TODAY).tasks_today]


def test_a_task_needs_words_and_its_id(session):
    with pytest.raises(UserError, match="Wat er gaat gebeuren"):
        tasks.put(session, " ", TODAY)
    with pytest.raises(UserError, match="taak is er niet"):
        tasks.mark_done(session, RecordId(new_id()), TODAY)


def agree(session, visit, what, **about):
    return agreements.put(session, visit, what, "bellen", **({"who": Who.RESIDENT, "due": TODAY} | about))


def test_a_visit_has_at_most_three_agreements(session, visit):
    ids = [agree(session, visit, what)[1] for what in ("een", "twee", "drie")]
    with pytest.raises(UserError, match="hoogstens 3 afspraken"):
        agree(session, visit, "vier")
    assert agreements.remove(session, ids[1]).touches(Kind.AGREEMENT)
    agree(session, visit, "vier")
    assert [(a.position, a.what) for a in agreements.listing(session, visit)] == [(1, "een"), (2, "vier"), (3, "drie")]


def test_an_agreement_is_changed_in_its_place_and_ticked_off(session, visit):
    _, first = agree(session, visit, "een", regeling="zorgtoeslag")
    changes, same = agree(session, visit, "anders", who=Who.COACH, agreement_id=first)
    assert same == first
    assert changes.touches(Kind.AGREEMENT)
    agreements.mark_done(session, first, date(2026, 11, 30))
    (kept,) = agreements.listing(session, visit)
    assert (kept.what, kept.who, kept.position, kept.regeling) == ("anders", Who.COACH, 1, "zorgtoeslag")
    assert kept.done_on == date(2026, 11, 30)
    agreements.mark_done(session, first, None)
    assert agreements.listing(session, visit)[0].done_on is None


def test_an_agreement_is_not_due_before_its_visit(session, visit):
    with pytest.raises(UserError, match="Klaar op: deze datum ligt voor het begin"):
        agree(session, visit, "een", due=TODAY - timedelta(days=1))
    with pytest.raises(UserError, match="Wat er gaat gebeuren"):
        agree(session, visit, "")
    with pytest.raises(UserError, match="afspraak is er niet"):
        agreements.remove(session, RecordId(new_id()))
    assert agreements.listing(session, visit) == ()
