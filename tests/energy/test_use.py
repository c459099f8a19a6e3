"""The use of a year: from readings, corrected for the season; the less was measured, the wider its range."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.energy.figures import figures_on
from app.energy.meters import Register
from app.energy.season import share_of_year
from app.energy.spread import Carrier
from app.energy.use import Origin, billed_use, measured_use
from app.errors import UserError
from app.rules.trace import Trace
from tests.energy.builders import TODAY, reading

LAW = figures_on(TODAY)
GAS = Register.GAS
YEAR_AGO = date(2025, 11, 23)


def gas(*readings: tuple[date, str]):
    return measured_use([reading(GAS, day, units) for day, units in readings], Carrier.GAS, LAW, TODAY)


def test_a_whole_year_between_two_readings_is_the_use_itself():
    use = gas((YEAR_AGO, "4000"), (TODAY, "4850"))
    assert use.amount.typical == pytest.approx(850)
    assert (use.origin, use.estimate) == (Origin.YEAR, False)
    assert use.amount.high - use.amount.low == pytest.approx(2), "only the rounding of the meter"
    assert (use.first, use.last) == (YEAR_AGO, TODAY)


def test_a_winter_alone_says_less_than_twice_itself():
    use = gas((date(2026, 1, 1), "0"), (date(2026, 4, 1), "568"))
    assert use.amount.typical == pytest.approx(1200), "the first three months are 568 of 1,200"
    assert (use.origin, use.estimate) == (Origin.PART, True)
    assert use.amount.low < 1100
    assert use.amount.high > 1300
    share = next(step for step in use.steps if step.naam == "deel_van_het_jaar")
    assert share.schatting
    assert share.bron.wet == "Rijksoverheid"


def test_the_margin_is_wider_when_less_was_measured():
    half = gas((date(2026, 1, 1), "0"), (date(2026, 7, 1), "708"))
    quarter = gas((date(2026, 1, 1), "0"), (date(2026, 3, 1), "409"))
    assert half.amount.typical == pytest.approx(quarter.amount.typical)
    assert half.amount.high - half.amount.low < quarter.amount.high - quarter.amount.low


def test_a_summer_is_too_little_to_say_anything_of_a_year_of_gas():
    with pytest.raises(UserError, match=r"Meterstand gas: 61 dagen zeggen te weinig"):
        gas((date(2026, 7, 1), "0"), (date(2026, 8, 31), "34"))


def test_power_is_both_tariffs_together_on_the_days_when_both_were_read():
    first, last = date(2025, 11, 23), TODAY
    given_ = [
        reading(Register.POWER_NORMAL, date(2025, 6, 1), "100"),
        reading(Register.POWER_NORMAL, first, "1000"),
        reading(Register.POWER_LOW, first, "2000"),
        reading(Register.POWER_NORMAL, last, "2200"),
        reading(Register.POWER_LOW, last, "2800"),
    ]
    use = measured_use(given_, Carrier.POWER, LAW, TODAY)
    assert use.amount.typical == pytest.approx(2000)
    assert use.low_share == pytest.approx(Decimal("0.4"))
    assert use.feed_in == 0


def test_power_given_back_counts_only_over_a_whole_year():
    def power(first: date, back: str = "300"):
        given_ = [
            reading(Register.POWER_NORMAL, first, "1000"),
            reading(Register.FEED_IN_NORMAL, first, "0"),
            reading(Register.POWER_NORMAL, TODAY, "2000"),
            reading(Register.FEED_IN_NORMAL, TODAY, back),
        ]
        return measured_use(given_, Carrier.POWER, LAW, TODAY)

    assert power(YEAR_AGO).feed_in == 300
    part = power(date(2026, 5, 1))
    assert part.feed_in is None
    assert "te weinig standen" in part.warnings[0].spoken()
    given_ = [
        reading(Register.POWER_NORMAL, YEAR_AGO, "1000"),
        reading(Register.POWER_NORMAL, TODAY, "2000"),
        reading(Register.FEED_IN_NORMAL, TODAY, "5"),
    ]
    assert measured_use(given_, Carrier.POWER, LAW, TODAY).feed_in is None


def test_without_two_days_there_is_no_use():
    assert gas((TODAY, "5")) is None
    assert measured_use([], Carrier.GAS, LAW, TODAY) is None


def test_after_a_new_meter_the_use_waits_for_its_second_reading():
    old = [reading(GAS, YEAR_AGO, "9000", "oud"), reading(GAS, date(2026, 6, 1), "9600", "oud")]
    new = [reading(GAS, date(2026, 6, 1), "0", "nieuw"), reading(GAS, TODAY, "300", "nieuw")]
    with pytest.raises(
        UserError, match=r"Meterstand gas: tussen 1 juni 2026 en 23 november 2026 is de meter vervangen"
    ):
        measured_use([*old, new[1]], Carrier.GAS, LAW, TODAY)
    use = measured_use([*old, *new], Carrier.GAS, LAW, TODAY)
    assert (use.first, use.origin) == (date(2026, 6, 1), Origin.PART)


def test_of_many_readings_those_about_a_year_apart_are_taken():
    use = gas((date(2024, 1, 1), "0"), (date(2025, 11, 20), "1000"), (date(2026, 9, 1), "1600"), (TODAY, "1700"))
    assert (use.first, use.origin) == (date(2025, 11, 20), Origin.YEAR)


def test_no_use_at_all_is_zero_with_the_margin_of_the_meter():
    use = gas((YEAR_AGO, "5"), (TODAY, "5"))
    assert (use.amount.low, use.amount.typical) == (0, 0)
    use = measured_use(
        [reading(Register.POWER_NORMAL, YEAR_AGO, "7"), reading(Register.POWER_NORMAL, TODAY, "7")],
        Carrier.POWER,
        LAW,
        TODAY,
    )
    assert use.low_share is None


def test_two_years_are_halved():
    use = gas((date(2024, 11, 23), "0"), (TODAY, "1700"))
    assert use.amount.typical == pytest.approx(850)


def test_the_bill_of_a_year_is_taken_as_it_is_and_never_below_nothing():
    use = billed_use(Carrier.WATER, Decimal(91))
    assert use.amount.is_exact
    assert not use.estimate
    with pytest.raises(UserError, match="jaarverbruik van gas"):
        billed_use(Carrier.GAS, Decimal(-1))


@given(st.dates(date(2020, 1, 1), date(2026, 12, 31)), st.integers(1, 700), st.integers(1, 700))
def test_shares_of_neighbouring_stretches_add_up(first: date, one: int, other: int):
    middle, last = first + timedelta(days=one), first + timedelta(days=one + other)
    for carrier in Carrier:
        whole = share_of_year(carrier, first, last, LAW, Trace(silent=True))
        parts = share_of_year(carrier, first, middle, LAW, Trace(silent=True))
        parts += share_of_year(carrier, middle, last, LAW, Trace(silent=True))
        assert abs(whole - parts) < Decimal("1e-20")


@given(st.dates(date(2021, 3, 1), date(2025, 11, 23)))
def test_any_year_is_about_one_year(first: date):
    share = share_of_year(Carrier.GAS, first, first + timedelta(days=365), LAW, Trace(silent=True))
    assert abs(share - 1) < Decimal("0.01")


@given(st.integers(15, 360), st.integers(0, 5000), st.integers(0, 5000))
def test_the_range_encloses_and_a_higher_reading_is_a_higher_use(days: int, one: int, other: int):
    first, low, high = TODAY - timedelta(days=days), min(one, other), max(one, other)
    less, more = gas((first, "0"), (TODAY, str(low))), gas((first, "0"), (TODAY, str(high)))
    assert 0 <= less.amount.low <= less.amount.typical <= less.amount.high
    assert all(a <= b for a, b in zip(less.amount.ends[1:], more.amount.ends[1:], strict=True))
