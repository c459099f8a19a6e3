"""Records that keep their hash, and a change that gives what ``dataclasses.replace`` gives."""

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.household import Household, Person
from app.domain.record import HashedOnce, changed
from tests.rules.completions import Chance


@dataclass(frozen=True, slots=True)
class Pair(HashedOnce):
    left: int
    right: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Single(HashedOnce):
    only: int


@dataclass(frozen=True, slots=True)
class Doubled:
    one: int
    two: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "two", self.one * 2)


class Counted:
    times = 0

    def __hash__(self) -> int:
        Counted.times += 1
        return 7


def household(seed: int) -> Household:
    return Chance(seed, 2026).household()


@given(st.integers(0, 500), st.data())
def test_a_change_is_a_replacement(seed: int, data: st.DataObject):
    one, other = household(seed), household(seed + 1)
    names = data.draw(st.sets(st.sampled_from([each.name for each in fields(Household)])))
    changes = {name: getattr(other, name) for name in names}
    made = changed(one, **changes)
    assert made == replace(one, **changes)
    assert hash(made) == hash(replace(one, **changes))
    assert one == household(seed)


@given(st.integers(0, 500))
def test_equal_households_have_one_hash(seed: int):
    one, other = household(seed), household(seed)
    hash(one.personen[0])
    assert (one, hash(one)) == (other, hash(other))
    assert {one: "found"}[pickle.loads(pickle.dumps(other))] == "found"


def test_the_hash_is_worked_out_once():
    Counted.times = 0
    pair = Pair(Counted())
    assert hash(pair) == hash(pair)
    assert Counted.times == 1
    assert hash(changed(pair, right=(1,))) != hash(pair)
    assert Counted.times == 2


def test_a_record_of_one_field():
    assert changed(Single(1), only=2) == Single(2)
    assert hash(Single(1)) == hash(Single(1)) != hash(Single(2))


def test_what_a_record_does_not_have_is_refused():
    with pytest.raises(TypeError, match="Pair has no 'middle'"):
        changed(Pair(1), middle=2)
    with pytest.raises(TypeError, match="Doubled does more"):
        changed(Doubled(1), one=2)


def test_a_changed_person_is_as_frozen_as_another():
    person: Person = changed(household(1).personen[0], vermogen=None)
    with pytest.raises(FrozenInstanceError):
        setattr(person, "vermogen", None)  # noqa: B010 - a plain assignment is refused before it runs
