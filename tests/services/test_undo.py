"""Undo and redo: undo(do(x)) is x, whatever was done, and nobody's work but one's own is touched."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.answer import Evidence, Status
from app.domain.attachment import Bsn
from app.domain.case import ContactWay, Ground
from app.domain.change import Changes
from app.domain.debt import TalkResult
from app.domain.finding import FindingState
from app.domain.visit import Step, VisitType, Who
from app.energy.answers import Seen
from app.energy.appliances import Way
from app.energy.meters import Register
from app.errors import UserError
from app.services import (
    agreements,
    answers,
    attachments,
    contacts,
    dossiers,
    findings,
    goals,
    grounds,
    notes,
    pillars,
    tasks,
    undo,
    visits,
)
from app.services.energy import appliances, checks, climates, readings
from app.services.photos import Sealed
from app.services.session import Session
from db.journal import verify_chain
from db.shelf import select
from db.shelves import SHELVES
from tests.builders import MONDAY, a_dossier, a_session
from tests.services.debts.deeds import DEBT_DEEDS, Deed, a_debt_of_the_visit, a_talk, first_visit

RENT = "woning.kale_huur"
LETTER = Sealed(b"\xff\xd8 stands for a picture", 20, 20, hides=False)
DAY = MONDAY.date()


def picture(session: Session) -> dict[str, list[str]]:
    """Every live record of every kind, in full."""
    return {str(kind): sorted(map(repr, select(session.store, shelf, "TRUE"))) for kind, shelf in SHELVES.items()}


def an_answer(path, value, status=Status.ANSWERED, valid_from=None) -> Deed:
    held = None if status is not Status.ANSWERED else value
    return lambda s, d: answers.give(s, d, path, held, status=status, valid_from=valid_from, evidence=Evidence.TOLD)


def an_agreement(what) -> Deed:
    def deed(s, d):
        visit = first_visit(s, d)
        standing = agreements.listing(s, visit)
        if len(standing) == 3:
            return agreements.remove(s, standing[1].id)
        return agreements.put(s, visit, what, "", who=Who.COACH, due=DAY)[0]

    return deed


def a_changed_agreement(what) -> Deed:
    def deed(s, d):
        standing = agreements.listing(s, first_visit(s, d))
        if not standing:
            return Changes()
        one = standing[0]
        return agreements.put(s, one.visit_id, what, "bellen", who=Who.TOGETHER, due=DAY, agreement_id=one.id)[0]

    return deed


def a_ticked_task(done) -> Deed:
    def deed(s, d):
        lines = tasks.listing(s, DAY + timedelta(days=9))
        return tasks.mark_done(s, lines[0].task.id, DAY if done else None) if lines else Changes()

    return deed


def a_goal(what) -> Deed:
    def deed(s, d):
        standing = goals.plan(s, d).goals
        if len(standing) == 3:
            return goals.remove(s, standing[1].goal.id)
        return goals.put(s, d, what, reward=what, due=DAY)[0]

    return deed


def a_small_step(what, done) -> Deed:
    def deed(s, d):
        standing = goals.plan(s, d).goals
        if not standing:
            return Changes()
        goal = standing[0]
        if goal.steps and done:
            return goals.mark_step(s, goal.steps[0].id, DAY)
        if len(goal.steps) > 2:
            return goals.remove_step(s, goal.steps[1].id)
        return goals.put_step(s, goal.goal.id, what, who=Who.RESIDENT)[0]

    return deed


def a_mark(pillar, score) -> Deed:
    def deed(s, d):
        if score is None:
            return pillars.take_back(s, d, pillar)
        return pillars.mark(s, first_visit(s, d), pillar, score)

    return deed


def a_picture(s, d, caption):
    return attachments.add(s, d, LETTER, caption=caption, bsn=Bsn.NONE)[0]


def without_a_picture(s, d):
    standing = attachments.listing(s, d)
    return attachments.remove(s, standing[0].id) if standing else Changes()


def a_check(item, pieces) -> Deed:
    def deed(s, d):
        visit = first_visit(s, d)
        return checks.place(s, visit, item, pieces) or checks.see(s, visit, item, Seen.CAN_BE_BETTER)

    return deed


def a_reading(units) -> Deed:
    return lambda s, d: readings.add(s, first_visit(s, d), Register.WATER, str(units), (DAY, ""))[0]


def an_appliance(name, tenths_w) -> Deed:
    def deed(s, d):
        standing = appliances.listing(s, d)
        if len(standing) > 2:
            return appliances.remove(s, standing[1].id)
        if standing and tenths_w > 50:
            return appliances.change(s, standing[0].id, name, Way.ALWAYS, tenths_w=tenths_w)
        return appliances.add(s, first_visit(s, d), name, Way.ALWAYS, tenths_w=tenths_w)[0]

    return deed


def the_air(degrees) -> Deed:
    return lambda s, d: climates.put(s, first_visit(s, d), "woonkamer", degrees, None)


PATHS = st.sampled_from([RENT, "personen.p1.toetsingsinkomen", "woning.soort"])
VALUES = st.one_of(st.integers(-5, 5), st.booleans(), st.sampled_from(["a", "é"]))
WORDS = st.sampled_from(["bellen", "brief lezen", "samen kijken"])
DEEDS: st.SearchStrategy[Deed] = st.one_of(
    st.builds(an_answer, PATHS, VALUES, st.sampled_from(list(Status)), st.sampled_from([None, date(2026, 7, 1)])),
    st.builds(lambda path: lambda s, d: answers.take_back(s, d, path), PATHS),
    st.builds(
        lambda state, reason: lambda s, d: findings.put(s, d, "huurtoeslag", state, reason=reason),
        st.sampled_from(list(FindingState)),
        WORDS,
    ),
    st.builds(lambda label: lambda s, d: dossiers.edit(s, d, label=label), WORDS),
    st.builds(lambda purpose: lambda s, d: visits.set_purpose(s, first_visit(s, d), purpose), WORDS),
    st.builds(an_agreement, WORDS),
    st.builds(a_changed_agreement, WORDS),
    st.builds(lambda what: lambda s, d: tasks.put(s, what, DAY, d)[0], WORDS),
    st.builds(a_ticked_task, st.booleans()),
    st.builds(a_goal, WORDS),
    st.builds(a_small_step, WORDS, st.booleans()),
    st.builds(a_mark, st.sampled_from(["geld", "wonen"]), st.one_of(st.none(), st.integers(1, 10))),
    st.builds(a_check, st.sampled_from(["tochtstrips", "radiator_vrij"]), st.integers(0, 3)),
    st.builds(a_reading, st.integers(0, 9)),
    st.builds(an_appliance, WORDS, st.integers(1, 99)),
    DEBT_DEEDS,
    st.builds(the_air, st.one_of(st.none(), st.integers(150, 220))),
    st.just(lambda s, d: visits.plan(s, d, VisitType.FOLLOW_UP, MONDAY + timedelta(days=3))[0]),
    st.builds(lambda words: lambda s, d: a_picture(s, d, words), WORDS),
    st.just(without_a_picture),
)


@settings(max_examples=60)
@given(st.lists(DEEDS, min_size=1, max_size=10))
def test_undo_takes_everything_back_step_by_step_and_redo_brings_it_again(deeds):
    session = a_session()
    dossier = a_dossier(session)
    first_visit(session, dossier)
    pictures = [picture(session)]
    pictures += [picture(session) for deed in deeds if deed(session, dossier)]
    for before in reversed(pictures[:-1]):
        assert undo.undo(session, dossier)
        assert picture(session) == before
    for after in pictures[1:]:
        assert undo.redo(session, dossier)
        assert picture(session) == after
    assert undo.state(session, dossier).can_redo is None
    assert verify_chain(session.store) == ()
    session.store.close()


@settings(max_examples=40)
@given(st.lists(st.one_of(DEEDS, st.sampled_from(["undo", "redo"])), max_size=25))
def test_any_mix_of_work_undo_and_redo_follows_a_stack(steps):
    session = a_session()
    dossier = a_dossier(session)
    first_visit(session, dossier)
    visits.begin(session, first_visit(session, dossier))  # from here on planning it cannot be undone
    done, undone = [picture(session)], []
    for step in steps:
        if step == "undo" and len(done) > 1:
            undo.undo(session, dossier)
            undone.append(done.pop())
        elif step == "redo" and undone:
            undo.redo(session, dossier)
            done.append(undone.pop())
        elif callable(step) and step(session, dossier):
            done.append(picture(session))
            undone.clear()
        assert picture(session) == done[-1]
        shown = undo.state(session, dossier)
        assert (shown.can_undo is not None, shown.can_redo is not None) == (len(done) > 1, bool(undone))
    assert verify_chain(session.store) == ()
    session.store.close()


def test_what_would_be_undone_is_told_in_words(session, dossier):
    told = []
    visit = first_visit(session, dossier)
    deeds = (
        lambda: dossiers.edit(session, dossier, label="Stel"),
        lambda: visits.set_purpose(session, visit, "Rust"),
        lambda: visits.close(session, visit),
        lambda: answers.give(session, dossier, RENT, 65012),
        lambda: answers.give(session, dossier, "personen.p1.lievelings_kleur", "geel"),
        lambda: findings.put(session, dossier, "kindgebonden_budget", FindingState.PLANNED),
        lambda: agreements.put(session, visit, "Huurtoeslag aanvragen", "", who=Who.COACH, due=DAY),
        lambda: tasks.put(session, "Terugbellen", DAY, dossier),
        lambda: goals.put(session, dossier, "Rust in de post"),
        lambda: goals.put_step(session, goals.plan(session, dossier).goals[0].goal.id, "Map kopen", who=Who.COACH),
        lambda: pillars.mark(session, visit, "mensen", 7),
    )
    for deed in deeds:
        deed()
        told.append(undo.state(session, dossier).can_undo.spoken())
    assert told == [
        "Gegevens van het dossier",
        "Doel van het bezoek",
        "Bezoek afsluiten",
        "Huur per maand",
        "Lievelings kleur",
        "Kindgebonden budget",
        "Afspraak: Huurtoeslag aanvragen",
        "Taak: Terugbellen",
        "Doel: Rust in de post",
        "Stap: Map kopen",
        "Cijfer voor mensen om mij heen",
    ]
    undo.undo(session, dossier)
    shown = undo.state(session, dossier)
    assert (shown.can_undo.spoken(), shown.can_redo.spoken()) == (
        "Stap: Map kopen",
        "Cijfer voor mensen om mij heen",
    )


def test_a_new_deed_ends_the_redo(session, dossier):
    answers.give(session, dossier, RENT, 1)
    undo.undo(session, dossier)
    answers.give(session, dossier, "woning.soort", "zelfstandig")
    assert undo.state(session, dossier).can_redo is None
    with pytest.raises(UserError, match="niets om opnieuw te doen"):
        undo.redo(session, dossier)
    undo.undo(session, dossier)
    assert answers.of_dossier(session, dossier) == ()
    undo.redo(session, dossier)
    assert [a.path for a in answers.of_dossier(session, dossier)] == ["woning.soort"]


def test_what_is_only_added_to_and_where_one_is_are_not_undone(session, dossier):
    visit = first_visit(session, dossier)
    answers.give(session, dossier, RENT, 65012)
    notes.write(session, dossier, "Gesprek over de huur")
    contacts.log(session, dossier, ContactWay.PHONE, "Gebeld")
    terms = {"receiver": "Gemeente", "parts": ("naam",), "how_given": "mondeling"}
    _, ground = grounds.give(session, dossier, Ground.CONSENT, "Hulp", **terms)
    grounds.withdraw(session, ground)
    visits.begin(session, visit)
    visits.move_to(session, visit, Step.WONEN)
    before = picture(session)
    undo.undo(session, dossier)
    after = picture(session)
    assert {kind for kind in before if before[kind] != after[kind]} == {"answer"}
    assert undo.state(session, dossier).can_undo is None  # the visit was begun since it was planned


def test_only_ones_own_work_on_this_device_is_undone(session, dossier):
    answers.give(session, dossier, RENT, 65012)
    for other in (replace(session, actor="collega"), replace(session, device="laptop-2")):
        assert undo.state(other, dossier).can_undo is None
        with pytest.raises(UserError, match="niets van u om ongedaan te maken"):
            undo.undo(other, dossier)
    assert len(answers.of_dossier(session, dossier)) == 1


def test_undo_stops_where_somebody_went_on(session, dossier):
    other = replace(session, actor="collega")
    answers.give(session, dossier, RENT, 65012)
    answers.give(other, dossier, RENT, 66000)
    before = picture(session)
    assert undo.state(session, dossier).can_undo is None
    with pytest.raises(UserError):
        undo.undo(session, dossier)
    assert picture(session) == before
    undo.undo(other, dossier)
    undo.undo(session, dossier)
    assert answers.of_dossier(session, dossier) == ()


def test_undo_leaves_the_other_fields_to_whoever_changed_them(session, dossier):
    other = replace(session, actor="collega")
    dossiers.edit(session, dossier, label="Stel")
    dossiers.edit(other, dossier, address="Kade 9")
    undo.undo(session, dossier)
    kept = dossiers.load(session, dossier)
    assert (kept.label, kept.address) == ("Alleenstaande ouder, twee kinderen", "Kade 9")


def test_what_was_removed_does_not_return_to_a_place_that_is_taken(session, dossier):
    other = replace(session, actor="collega")
    visit = first_visit(session, dossier)
    _, mine = agreements.put(session, visit, "Bellen", "", who=Who.COACH, due=DAY)
    agreements.remove(session, mine)
    agreements.put(other, visit, "Schrijven", "", who=Who.COACH, due=DAY)
    assert undo.state(session, dossier).can_undo is None
    assert [a.what for a in agreements.listing(session, visit)] == ["Schrijven"]


def test_a_visit_with_work_of_others_in_it_is_not_unplanned(session, dossier):
    visit = first_visit(session, dossier)
    assert undo.state(session, dossier).can_undo is not None
    notes.write(replace(session, actor="collega"), dossier, "Gesproken", visit)
    assert undo.state(session, dossier).can_undo is None


def test_a_visit_in_which_others_measured_is_not_unplanned(session, dossier):
    other = replace(session, actor="collega")
    for deed in (
        *(a_check("tochtstrips", 1), a_reading(4), an_appliance("Koelkast", 40), the_air(190)),
        *(a_debt_of_the_visit, a_talk(TalkResult.LATER)),
    ):
        visits.plan(session, dossier, VisitType.ENERGY, MONDAY)
        assert undo.state(session, dossier).can_undo is not None
        deed(other, dossier)
        assert undo.state(session, dossier).can_undo is None
        undo.undo(other, dossier)
        undo.undo(session, dossier)


def test_a_reading_does_not_return_to_a_day_that_has_another(session, dossier):
    other = replace(session, actor="collega")
    visit = first_visit(session, dossier)
    _, mine = readings.add(session, visit, Register.WATER, "4", (DAY, ""))
    readings.remove(session, mine)
    readings.add(other, visit, Register.WATER, "5", (DAY, ""))
    assert undo.state(session, dossier).can_undo is None
    assert [reading.value for reading in readings.listing(session, dossier)] == [5000]


def test_opening_a_dossier_is_not_undone(session, dossier):
    assert undo.state(session, dossier) == undo.UndoState(None, None)


def test_undo_in_one_household_does_not_touch_another(session, dossier):
    elsewhere = a_dossier(session)
    answers.give(session, dossier, RENT, 1)
    answers.give(session, elsewhere, RENT, 2)
    undo.undo(session, dossier)
    assert answers.of_dossier(session, dossier) == ()
    assert len(answers.of_dossier(session, elsewhere)) == 1
