"""Meter readings: what is read, and every reading that cannot be is refused with its meter, its day and a remedy."""

from datetime import date

import pytest

from app.energy.meters import (
    Register,
    carrier_of,
    newest,
    of_newest_meters,
    parse_reading,
    period,
    registers_of,
    require_sound,
)
from app.energy.spread import Carrier
from app.errors import UserError
from tests.energy.builders import TODAY, reading

GAS = Register.GAS
JAN, MAR = date(2026, 1, 5), date(2026, 3, 2)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("04821", 4821000), (" 4821,3 ", 4821300), ("4821,305", 4821305), ("0", 0), ("9999999,999", 9999999999)],
)
def test_a_reading_is_read_to_the_thousandth(typed: str, value: int):
    assert parse_reading(typed, GAS) == value


@pytest.mark.parametrize("typed", ["", "4.821", "48,1234", "12a", "12345678", "4821,", ",5", "1 2"])
def test_what_is_no_reading_is_refused_with_an_example(typed: str):
    with pytest.raises(UserError, match=r"Meterstand gas.*4821,305"):
        parse_reading(typed, GAS)


@pytest.mark.parametrize("typed", ["-5", "\u22125"])
def test_a_negative_reading_is_refused(typed: str):
    with pytest.raises(UserError, match=r"Meterstand stroom .laag..*onder nul"):
        parse_reading(typed, Register.POWER_LOW)


def test_between_two_readings_runs_their_difference_with_a_margin_of_whole_units():
    found = period(reading(GAS, JAN, "4000"), reading(GAS, MAR, "4250"))
    assert (found.used, found.margin, found.days) == (250, 1, 56)
    exact = period(reading(GAS, JAN, "4000.5"), reading(GAS, MAR, "4250.25"))
    assert (str(exact.used), exact.margin) == ("249.75", 0)


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        (reading(GAS, MAR, "10"), reading(GAS, JAN, "20"), "Draai de twee datums om"),
        (reading(GAS, JAN, "10"), reading(GAS, JAN, "20"), "staan er twee standen"),
        (reading(GAS, JAN, "20"), reading(GAS, MAR, "10"), "lager dan die van 5 januari 2026"),
        (reading(GAS, JAN, "99990"), reading(GAS, MAR, "40"), "weer bij nul begonnen"),
        (reading(GAS, JAN, "20", "oud"), reading(GAS, MAR, "30", "nieuw"), "is de meter vervangen"),
        (reading(GAS, JAN, "-20"), reading(GAS, MAR, "30"), "kan niet onder nul zijn"),
    ],
)
def test_two_readings_that_cannot_be_are_refused(earlier, later, said: str):
    with pytest.raises(UserError, match=said) as refused:
        period(earlier, later)
    assert str(refused.value).startswith("Meterstand gas: ")


def test_readings_of_two_meters_at_once_are_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="water"):
        period(reading(GAS, JAN, "1"), reading(Register.WATER, MAR, "2"))


def test_all_readings_are_put_in_order_and_checked_register_by_register():
    mixed = [reading(Register.WATER, JAN, "9"), reading(GAS, MAR, "20"), reading(GAS, JAN, "10")]
    assert [one.day for one in require_sound(mixed, TODAY) if one.register is GAS] == [JAN, MAR]
    with pytest.raises(UserError, match="is nog niet geweest"):
        require_sound(mixed, date(2026, 2, 1))
    with pytest.raises(UserError, match="lager dan"):
        require_sound([*mixed, reading(GAS, date(2026, 5, 1), "5")], TODAY)


def test_a_new_meter_begins_anew_and_only_its_readings_count_from_then_on():
    old, end = reading(GAS, JAN, "9990", "oud"), reading(GAS, MAR, "9999", "oud")
    begin, now = reading(GAS, MAR, "0", "nieuw"), reading(GAS, date(2026, 5, 1), "60", "nieuw")
    assert len(require_sound([old, end, begin, now], TODAY)) == 4
    assert of_newest_meters([old, end, begin, now]) == (begin, now)


def test_the_newest_reading_of_a_register():
    given = [reading(GAS, MAR, "20"), reading(GAS, JAN, "10")]
    assert newest(given, GAS) == given[0]
    assert newest(given, Register.HEAT) is None


def test_every_register_has_a_name():
    assert [register.spoken for register in Register] == [
        "gas",
        "stroom (normaal)",
        "stroom (laag)",
        "teruggeleverde stroom (normaal)",
        "teruggeleverde stroom (laag)",
        "warmte",
        "water",
    ]


def test_every_register_belongs_to_one_meter_and_that_of_power_counts_what_is_given_back():
    assert [register for carrier in Carrier for register in registers_of(carrier)] == [
        Register.GAS,
        Register.POWER_NORMAL,
        Register.POWER_LOW,
        Register.FEED_IN_NORMAL,
        Register.FEED_IN_LOW,
        Register.HEAT,
        Register.WATER,
    ]
    for carrier in Carrier:
        assert {carrier_of(register) for register in registers_of(carrier)} == {carrier}
