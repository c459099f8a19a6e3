"""Who belongs to a household and when."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.household import Household, Inkomst, Person, Rol
from app.domain.ids import PersonId
from app.domain.money import Cents
from app.domain.period import Varying, always

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


def _income(bedrag: int | None, per: str = "maand", netto: bool | None = True) -> Inkomst:
    return Inkomst("loon", None if bedrag is None else Cents(bedrag), per, netto)


@pytest.mark.parametrize(
    ("per", "expected"),
    [("week", 433_33), ("vier_weken", 108_33), ("maand", 100_00), ("kwartaal", 33_33), ("jaar", 8_33)],
)
def test_an_income_per_month(per, expected):
    assert _income(100_00, per).netto_per_maand == expected


def test_half_a_cent_is_rounded_up():
    assert _income(6, "jaar").netto_per_maand == 1
    assert _income(5, "jaar").netto_per_maand == 0


def test_an_income_that_is_not_known_to_be_net_says_nothing():
    assert _income(100_00, netto=None).netto_per_maand is None
    assert _income(100_00, netto=False).netto_per_maand is None
    assert _income(None).netto_per_maand is None


def test_the_net_income_is_what_was_told_or_else_the_sum_of_net_incomes():
    both = replace(P1, inkomsten=(_income(900_00), _income(100_00)))
    assert both.netto_per_maand == always(1_000_00)
    assert replace(both, netto_inkomen=always(Cents(950_00))).netto_per_maand == always(950_00)
    assert replace(both, inkomsten=(_income(900_00), _income(100_00, netto=None))).netto_per_maand == Varying()
    assert P1.netto_per_maand == Varying()
