"""The income of a year from one payslip: both ends, never a single figure where it is not sure."""

from decimal import Decimal

import pytest

from app.domain.money import Cents
from app.errors import UserError
from app.rules.inkomen import Loonstrook, Vakantiegeld, year_range
from app.rules.parameters import load
from app.rules.trace import Trace
from app.services.payslip import Payslip, estimate_year
from tests.builders import MONDAY

SLIP = Payslip(Cents(18_000_00), 9)


def test_it_is_the_range_of_the_rule():
    found = estimate_year(SLIP, 2026)
    law = load(MONDAY.date().replace(year=2026, month=1, day=1))
    low, high = year_range(Trace(silent=True), law, Loonstrook(Decimal(18000), 1, 9, Vakantiegeld.ONBEKEND))
    assert (found.ends.low, found.ends.high) == (low * 100, high * 100)
    assert found.ends.low <= found.middle <= found.ends.high
    assert found.middle % 100 == 0


def test_what_is_known_of_the_holiday_pay_narrows_it():
    every_month = estimate_year(Payslip(Cents(18_000_00), 9, holiday_pay=Vakantiegeld.ELKE_MAAND), 2026)
    assert every_month.ends.low == every_month.ends.high == every_month.middle == 24_000_00


def test_other_income_comes_on_top():
    with_other = estimate_year(Payslip(Cents(18_000_00), 9, other=Cents(1_000_00)), 2026)
    assert with_other.middle == estimate_year(SLIP, 2026).middle + 1_000_00


@pytest.mark.parametrize(
    ("slip", "words"),
    [
        (Payslip(None, 9), "Loon voor de loonheffing"),
        (Payslip(Cents(1), 3, first=5), "komt na de maand"),
        (Payslip(Cents(1), 13), "komt na de maand"),
    ],
)
def test_what_lacks_is_said_in_a_sentence(slip, words):
    with pytest.raises(UserError, match=words):
        estimate_year(slip, 2026)
