"""Signals inside the team: what one member saw reaches the others until somebody deals with it."""

import pytest

from app.domain.signal import Role
from app.errors import UserError
from app.services import signals, undo
from tests.builders import MONDAY


def test_a_signal_stands_until_somebody_dealt_with_it(session, dossier):
    calm = signals.give(session, dossier, "Post puilt uit de bus", Role.SOCIAL)[1]
    urgent = signals.give(session, dossier, "Deur stond open", Role.TECHNICAL, urgent=True)[1]
    assert [line.signal.id for line in signals.listing(session)] == [urgent, calm]
    assert signals.listing(session)[0].dossier.id == dossier
    signals.handle(session, urgent, MONDAY.date())
    assert [line.signal.id for line in signals.listing(session)] == [calm]
    assert [one.id for one in signals.of_dossier(session, dossier)] == [urgent, calm]
    assert undo.state(session, dossier).can_undo.spoken() == "Signaal: Deur stond open"
    undo.undo(session, dossier)
    assert len(signals.listing(session)) == 2


def test_a_signal_says_something_and_is_there(session, dossier):
    with pytest.raises(UserError, match="Wat u zag"):
        signals.give(session, dossier, " ", Role.COACH)
    with pytest.raises(UserError, match="er niet meer"):
        signals.handle(session, dossier, None)
