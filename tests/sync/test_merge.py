"""The fixed table of conflicts, kind by kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.change import Kind
from app.sync.merge import RULES, Meeting, Rule, meet
from db.conflicts import Clash, Fields
from db.shelves import SHELVES

BASE: Fields = {"id": "1", "label": "Lindestraat 4", "phone": "", "district": ""}
ASKS = (Clash.SAME_FIELD, Clash.GONE_AND_EDITED)


def met(kind: Kind, mine: dict[str, object], theirs: dict[str, object], base: dict[str, object]) -> Meeting:
    return meet(kind, base, base | mine, base | theirs)


def test_every_kind_has_a_rule() -> None:
    assert set(RULES) == set(Kind) >= set(SHELVES)
    assert {kind for kind, rule in RULES.items() if rule is Rule.APPEND} == {
        Kind.NOTE,
        Kind.CONTACT_ATTEMPT,
        Kind.DISCLOSURE_GROUND,
    }


@pytest.mark.parametrize("kind", [Kind.NOTE, Kind.CONTACT_ATTEMPT])
def test_what_is_only_added_to_has_no_conflict(kind: Kind) -> None:
    assert meet(kind, None, {"id": "1", "body": "a"}, {"id": "1", "body": "a", "x": 1}).clash is None
    assert meet(kind, {"id": "1"}, {"id": "1"}, None) == Meeting(None, is_unsent=False)


@pytest.mark.parametrize(
    ("mine", "theirs", "holds", "is_unsent"),
    [
        ("2026-11-01T10:00:00", None, "2026-11-01T10:00:00", True),
        (None, "2026-11-01T10:00:00", "2026-11-01T10:00:00", False),
        ("2026-11-01T10:00:00", "2026-11-02T10:00:00", "2026-11-01T10:00:00", True),
        ("2026-11-03T10:00:00", "2026-11-02T10:00:00", "2026-11-02T10:00:00", False),
    ],
)
def test_of_a_ground_the_earlier_withdrawal_counts(
    mine: str | None, theirs: str | None, holds: str, is_unsent: bool
) -> None:
    base = {"id": "1", "withdrawn_at": None}
    found = met(Kind.DISCLOSURE_GROUND, {"withdrawn_at": mine}, {"withdrawn_at": theirs}, base)
    assert (found.fields or {})["withdrawn_at"] == holds
    assert (found.is_unsent, found.clash) == (is_unsent, None)


def test_different_fields_merge_and_say_so() -> None:
    found = meet(Kind.DOSSIER, BASE, {**BASE, "phone": "06"}, {**BASE, "district": "Noord"})
    assert found.fields == {**BASE, "phone": "06", "district": "Noord"}
    assert (found.is_unsent, found.clash, found.about) == (True, Clash.MERGED, ("phone",))


def test_the_same_field_stays_the_hubs_and_the_rest_merges() -> None:
    mine = {**BASE, "phone": "06", "label": "mijn"}
    found = meet(Kind.DOSSIER, BASE, mine, {**BASE, "label": "hun"})
    assert found.fields == {**BASE, "label": "hun", "phone": "06"}
    assert (found.is_unsent, found.clash, found.about) == (True, Clash.SAME_FIELD, ("label",))


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    changed = {**BASE, "label": "samen"}
    assert meet(Kind.DOSSIER, BASE, changed, dict(changed)) == Meeting(changed, is_unsent=False)


def test_an_answer_is_one_thing() -> None:
    """A value of one and a status of the other would say what nobody said."""
    base = {"id": "1", "value": '"620"', "status": "beantwoord", "evidence": None, "answered_at": "a", "visit_id": None}
    mine = {"value": None, "status": "weet_niet", "answered_at": "b"}
    found = met(Kind.ANSWER, mine, {"evidence": "gezien", "answered_at": "c"}, base)
    assert (found.fields or {}) == base | {"evidence": "gezien", "answered_at": "c"}
    assert found.clash is Clash.SAME_FIELD
    again = met(Kind.ANSWER, {"answered_at": "b"}, {"answered_at": "c"}, base)
    assert again.clash is None


@pytest.mark.parametrize(
    ("kind", "base", "mine", "theirs"),
    [
        (Kind.DEBT, {"principal": 100, "costs": 0, "interest": 0}, {"principal": 120}, {"costs": 40}),
        (Kind.BUDGET_LINE, {"amount": 100, "per": "maand"}, {"amount": 120}, {"per": "week"}),
        (Kind.BUDGET_POT, {"balance": 100, "counted_on": "a"}, {"balance": 120}, {"balance": 140}),
        (Kind.ACCOUNT_BALANCE, {"amount": 100}, {"amount": 120}, {"amount": 140}),
        (Kind.PAYMENT_PLAN, {"per_month": 100, "could_pay": 200}, {"per_month": 120}, {"could_pay": 110}),
        (Kind.INSTALMENT, {"amount": 100, "due": "a"}, {"amount": 120}, {"due": "b"}),
        (Kind.WITHHOLDING, {"per_month": 100, "ends_on": None}, {"per_month": 120}, {"ends_on": "b"}),
        (Kind.FINDING, {"realised": 100, "realised_since": "a"}, {"realised": 120}, {"realised_since": "b"}),
        (Kind.METER_READING, {"value": 100, "day": "a"}, {"value": 120}, {"day": "b"}),
        (Kind.APPLIANCE, {"wh": 100, "minutes": 5}, {"wh": 120}, {"minutes": 6}),
    ],
)
def test_amounts_are_never_settled_silently(
    kind: Kind, base: dict[str, object], mine: dict[str, object], theirs: dict[str, object]
) -> None:
    found = met(kind, mine, theirs, base)
    assert found.fields == base | theirs
    assert found.clash is Clash.SAME_FIELD
    assert not found.is_unsent


@pytest.mark.parametrize("kind", [Kind.VISIT, Kind.ENERGY_OBSERVATION, Kind.AGREEMENT, Kind.GOAL, Kind.TASK])
def test_a_visit_and_what_hangs_on_it_merge_field_by_field(kind: Kind) -> None:
    base: dict[str, object] = {"id": "1", "note": "", "purpose": ""}
    found = met(kind, {"note": "mijn"}, {"purpose": "hun"}, base)
    assert found.fields == {"id": "1", "note": "mijn", "purpose": "hun"}
    assert found.clash is Clash.MERGED


def test_where_somebody_is_in_a_visit_is_no_reason_to_ask() -> None:
    base = {"id": "1", "step": "begin", "resume_at": "", "purpose": ""}
    found = met(Kind.VISIT, {"step": "wonen"}, {"step": "zorg"}, base)
    assert ((found.fields or {})["step"], found.clash, found.is_unsent) == ("zorg", None, False)
    alone = met(Kind.VISIT, {"step": "wonen"}, {"purpose": "huur"}, base)
    assert (alone.fields, alone.is_unsent) == (base | {"step": "wonen", "purpose": "huur"}, True)


def test_an_edit_wins_from_taking_away_and_asks() -> None:
    edited = {**BASE, "label": "anders"}
    mine_away = meet(Kind.DEBT, BASE, None, edited)
    assert mine_away == Meeting(edited, is_unsent=False, clash=Clash.GONE_AND_EDITED)
    theirs_away = meet(Kind.DEBT, BASE, edited, None)
    assert theirs_away == Meeting(edited, is_unsent=True, clash=Clash.GONE_AND_EDITED)
    assert meet(Kind.DEBT, BASE, None, dict(BASE)) == Meeting(None, is_unsent=True)
    assert meet(Kind.DEBT, BASE, dict(BASE), None) == Meeting(None, is_unsent=False)
    assert meet(Kind.DEBT, BASE, None, None) == Meeting(None, is_unsent=False)


def test_a_referral_is_never_merged() -> None:
    base: dict[str, object] = {"id": "1", "state": "verzonden", "reason": ""}
    found = met(Kind.REFERRAL, {"reason": "mijn"}, {"state": "ontvangen"}, base)
    assert (found.fields, found.clash, found.is_unsent) == (base | {"state": "ontvangen"}, Clash.SAME_FIELD, False)
    assert met(Kind.REFERRAL, {"reason": "mijn"}, {}, base).fields == base | {"reason": "mijn"}


def test_a_setting_of_ones_own_asks_nothing() -> None:
    assert met(Kind.SETTING, {"value": "a"}, {"value": "b"}, {"id": "x", "value": ""}).clash is None


def test_fields_of_a_newer_program_merge_too() -> None:
    found = met(Kind.DEBT, {"later": [1, 2]}, {"other": {"a": 1}}, {"id": "1", "later": [1]})
    assert found.fields == {"id": "1", "later": [1, 2], "other": {"a": 1}}


FIELDS = st.fixed_dictionaries({"label": st.integers(0, 2), "phone": st.integers(0, 2), "district": st.integers(0, 2)})


@given(FIELDS, FIELDS, FIELDS, st.sampled_from([Kind.DOSSIER, Kind.DEBT, Kind.GOAL, Kind.REFERRAL]))
def test_what_only_one_side_changed_is_kept_and_what_both_changed_is_told(
    base: Fields, mine: Fields, theirs: Fields, kind: Kind
) -> None:
    found = meet(kind, base, mine, theirs)
    assert found.fields is not None
    for name in base:
        if mine[name] == base[name] or mine[name] == theirs[name]:
            assert found.fields[name] == theirs[name]
        elif theirs[name] == base[name] and kind is not Kind.REFERRAL:
            assert found.fields[name] == mine[name]
        else:
            assert found.fields[name] == theirs[name] or theirs == base
            assert found.clash is Clash.SAME_FIELD or theirs == base
    assert found.is_unsent == (found.fields != theirs)


def test_of_what_one_account_writes_the_last_counts_and_taking_back_stays() -> None:
    early, late = {"id": "x", "published_at": "2026-11-25T09:00:00"}, {"id": "x", "published_at": "2026-11-26T09:00:00"}
    assert meet(Kind.TEAM_COUNTS, None, late, early) == Meeting(late, is_unsent=True)
    assert meet(Kind.TEAM_COUNTS, None, early, late) == Meeting(late, is_unsent=False)
    assert meet(Kind.TEAM_COUNTS, early, None, late) == Meeting(None, is_unsent=True)
    assert meet(Kind.TEAM_COUNTS, early, late, None) == Meeting(None, is_unsent=False)
