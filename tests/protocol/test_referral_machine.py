"""The state machine of referrals stands in the domain and on the wire; a laptop and the hub may never disagree."""

from collections.abc import Iterable
from enum import StrEnum

import pytest

from app.domain import referral as domain
from app.protocol import referrals as wire

SIDES = {
    domain.Party.SENDER: wire.Side.SENDER,
    domain.Party.RECEIVER: wire.Side.RECEIVER,
    domain.Party.CLOCK: wire.Side.EITHER,
}


def on_wire(state: domain.ReferralState) -> str | None:
    """The state as the hub knows it: a draft is not there yet."""
    return None if state is domain.ReferralState.DRAFT else state.value


def words(kinds: Iterable[StrEnum]) -> set[str]:
    return {kind.value for kind in kinds}


def test_the_words_are_the_same():
    assert words(domain.ReferralKind) == words(wire.ReferralKind)
    assert words(domain.Step) == words(wire.Step)
    assert {on_wire(state) for state in domain.ReferralState} == {*words(wire.State), None}


def test_every_step_leads_to_the_same_state():
    on_laptop = {(on_wire(state), step.value): after.value for (state, step), after in domain.NEXT.items()}
    on_hub = {(state and state.value, step.value): after.value for (state, step), after in wire.NEXT.items()}
    assert on_laptop == on_hub


@pytest.mark.parametrize("step", domain.Step)
def test_every_step_is_for_the_same_side(step: domain.Step):
    assert SIDES[domain.BY_PARTY[step]] is wire.BY[wire.Step(step.value)]


def test_the_same_states_wait_and_are_worked_on():
    assert {state.value for state in domain.UNANSWERED} == {state.value for state in wire.UNANSWERED}
    assert {state.value for state in domain.TAKEN_ON} == {state.value for state in wire.TAKEN_ON}
    ends = {state.value for state in wire.State} - {state.value for (state, _) in wire.NEXT if state is not None}
    assert {state.value for state in domain.CLOSED} == ends
