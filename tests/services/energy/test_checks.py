"""The checklist of a visit: every item has one answer, which grows with what is seen, chosen and done."""

from datetime import date

import pytest

from app.domain.change import Kind
from app.energy.answers import Choice, Seen
from app.errors import UserError
from app.services import undo
from app.services.energy import checks


def test_an_item_is_seen_chosen_explained_placed_and_looked_at_again(session, visit):
    assert checks.see(session, visit, "tochtstrips", Seen.CAN_BE_BETTER).touches(Kind.ENERGY_OBSERVATION)
    checks.choose(session, visit, "tochtstrips", Choice.WILL_DO)
    checks.explain(session, visit, "tochtstrips", True)
    checks.need(session, visit, "tochtstrips", 6)
    checks.place(session, visit, "tochtstrips", 4)
    checks.look_again(session, visit, "tochtstrips", date(2027, 1, 12))
    checks.annotate(session, visit, "tochtstrips", " De deur naar de hal ")
    (answer,) = checks.listing(session, visit)
    assert (answer.seen, answer.choice, answer.explained) == (Seen.CAN_BE_BETTER, Choice.WILL_DO, True)
    assert (answer.placed, answer.pieces, answer.needed) == (True, 4, 6)
    assert (answer.look_again, answer.note) == (date(2027, 1, 12), "De deur naar de hal")
    checks.place(session, visit, "tochtstrips", 0)
    assert checks.listing(session, visit)[0].placed is False


def test_what_is_done_without_a_material_has_no_number(session, visit):
    checks.place(session, visit, "radiator_vrij", 1)
    (answer,) = checks.listing(session, visit)
    assert (answer.placed, answer.pieces) == (True, 0)


def test_an_answer_that_says_nothing_any_more_is_gone_and_comes_back(session, dossier, visit):
    checks.see(session, visit, "radiator_vrij", Seen.GOOD)
    assert undo.state(session, dossier).can_undo.spoken() == "Rondgang: Radiator vrij"
    checks.see(session, visit, "radiator_vrij", None)
    assert checks.listing(session, visit) == ()
    assert not checks.explain(session, visit, "radiator_vrij", False)
    undo.undo(session, dossier)
    assert checks.listing(session, visit)[0].seen is Seen.GOOD


def test_only_a_defect_goes_to_the_corporation(session, visit):
    checks.report(session, visit, "enkel_glas_melden", True)
    assert checks.listing(session, visit)[0].reported
    with pytest.raises(UserError, match="Radiator vrij: dit is geen gebrek"):
        checks.report(session, visit, "radiator_vrij", True)
    checks.report(session, visit, "enkel_glas_melden", False)
    assert checks.listing(session, visit) == ()


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda s, v: checks.place(s, v, "tochtstrips", 201), "aantal"),
        (lambda s, v: checks.need(s, v, "tochtstrips", -1), "aantal"),
        (lambda s, v: checks.see(s, v, "zwembad", Seen.GOOD), "zwembad staat niet op de lijst"),
        (lambda s, v: checks.annotate(s, v, "tochtstrips", "x" * 1001), "Notitie bij dit punt"),
        (lambda s, v: checks.look_again(s, v, "tochtstrips", date(2026, 1, 1)), "Dag om nog eens te kijken"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(session, visit, act, said):
    with pytest.raises(UserError, match=said):
        act(session, visit)
    assert checks.listing(session, visit) == ()
