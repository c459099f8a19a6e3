"""Who belongs to a household and when."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.household import Household, Person, Rol
from app.domain.ids import PersonId
from app.domain.money import Cents

P1 = Person(PersonId("p1"), Rol.AANVRAGER)
K1 = Person(PersonId("k1"), Rol.KIND, vanaf=date(2026, 3, 1), tot=date(2026, 6, 30))
M1 = Person(PersonId("m1"), Rol.MEDEBEWONER)
HOME = Household(date(2026, 3, 1), (K1, P1, M1))


@pytest.mark.parametrize(
    ("day", "present"),
    [
        (date(2026, 2, 28), False),
        (date(2026, 3, 1), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_a_person_belongs_from_the_first_to_the_last_day(day, present):
    assert K1.is_present(day) is present
    assert P1.is_present(day)


def test_the_applicant_and_the_others():
    assert HOME.aanvrager is P1
    assert HOME.with_role(Rol.KIND, Rol.MEDEBEWONER) == (K1, M1)
    assert HOME.index_of("m1") == 2


def test_changing_one_person_leaves_the_others():
    richer = replace(P1, toetsingsinkomen=Cents(100))
    changed = HOME.replacing(richer)
    assert changed.personen == (K1, richer, M1)
    assert HOME.personen == (K1, P1, M1)
