"""A referral over the hub in a dossier that two coaches read: both follow it, one speaks with the receiver."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.domain.referral import Outcome, ReferralState
from app.errors import UserError
from app.protocol.access import Role
from app.services import grounds
from app.services.referrals import inbox, replies, sending
from db import arrivals
from db import referrals as stored
from tests.hub import Database
from tests.services.referrals.conftest import Case
from tests.services.referrals.test_over_hub import (
    NOW,
    case,
    coach,
    here,
    making,
    partner,
    states,
    tasks_of,
    travel,
)
from tests.sync.laptops import Laptop
from ui.refer.look.state import acts, hint, read

__all__ = ["case", "coach", "making", "partner"]


@pytest.fixture
def colleague(case: Case, coach: Laptop, making: Callable[..., Laptop], database: Database) -> Laptop:
    """Reads the dossier too, and has a register of organisations of its own."""
    other = making(Role.COACH, coach.state.organisation, database)
    other.compare(coach)
    travel(coach)
    coach.let_in(f"dossier/{case.dossier}", other, may_share=True)
    travel(other)
    return other


def test_a_colleague_follows_it_and_leaves_it_to_who_sent_it(
    case: Case, coach: Laptop, partner: Laptop, colleague: Laptop
):
    referral = case.sent()
    travel(coach, colleague, partner)
    assert arrivals.aside(colleague.session.store) == {}
    assert here(colleague, referral).state is ReferralState.SENT
    shown = read(colleague.session, referral)
    assert acts(shown) == ()
    assert "Een collega stuurde dit over de hub" in hint(shown)
    with pytest.raises(UserError, match="Een collega stuurde"):
        sending.withdraw(colleague.session, referral, "Toch niet")
    with pytest.raises(UserError):
        replies.heard_accepted(colleague.session, referral)
    assert here(colleague, referral).state is ReferralState.SENT
    inbox.accept(partner.session, referral)
    inbox.start(partner.session, referral)
    inbox.finish(partner.session, referral, Outcome.SOLVED, "Op orde")
    travel(partner, coach, coach, colleague)
    for laptop in (coach, colleague):
        done = here(laptop, referral)
        assert (done.state, done.outcome_note) == (ReferralState.FINISHED, "Op orde")


def test_consent_that_a_colleague_withdraws_stops_it_at_the_receiver(
    case: Case, coach: Laptop, partner: Laptop, colleague: Laptop
):
    referral = case.sent()
    travel(coach, colleague, partner)
    inbox.accept(partner.session, referral)
    travel(partner, coach, colleague)
    grounds.withdraw(colleague.session, here(colleague, referral).ground_id)
    travel(colleague, coach, coach, partner)
    assert states(coach, partner, referral) == (ReferralState.CONSENT_WITHDRAWN, ReferralState.CONSENT_WITHDRAWN)
    assert here(colleague, referral).state is ReferralState.CONSENT_WITHDRAWN
    assert stored.content_of(partner.session.store, referral) is None
    assert any("wis wat u ervan bewaarde" in what for what in tasks_of(partner))


def test_what_nobody_answers_is_closed_once(case: Case, coach: Laptop, colleague: Laptop):
    referral = case.sent()
    travel(coach, colleague)
    late = NOW + timedelta(days=40)
    coach.session.now = colleague.session.now = lambda: late
    travel(colleague, coach, colleague)
    for laptop in (coach, colleague):
        assert here(laptop, referral).state is ReferralState.EXPIRED
        assert sum("antwoord" in what.casefold() for what in tasks_of(laptop)) == 1
