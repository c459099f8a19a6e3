"""Amounts: read the Dutch way, written the Dutch way, and never a cent off."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import (
    MAXIMUM,
    Cents,
    ceil_euro,
    cents,
    euros,
    floor_cent,
    floor_euro,
    format_cents,
    format_decimal,
    format_rate,
    format_whole,
    half_up_cent,
    half_up_euro,
    parse_euros,
    parse_rate,
)
from app.errors import UserError

AMOUNTS = st.integers(-MAXIMUM, MAXIMUM).map(Cents)
EXACT = st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=6)


@given(AMOUNTS)
def test_cents_become_euros_and_come_back(amount):
    assert cents(euros(amount)) == amount


@given(AMOUNTS, st.booleans())
def test_what_is_written_can_be_typed_back(amount, always_cents):
    assert parse_euros(format_cents(amount, always_cents), "bedrag") == amount


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("72,50", 7250),
        ("72.50", 7250),
        ("72,5", 7250),
        ("72", 7200),
        ("72,-", 7200),
        ("€ 72", 7200),
        ("€\u00a01.234,50", 123450),
        ("1.234", 123400),
        ("1 234,50", 123450),
        ("1.234.567", 123456700),
        ("1234.5", 123450),
        ("EUR 650,12", 65012),
        ("-12,50", -1250),
        ("\u221212,50", -1250),
        ("0", 0),
        ("99.999.999,99", MAXIMUM),
    ],
)
def test_what_people_type_is_read(typed, expected):
    assert parse_euros(typed, "Kale huur") == expected


@pytest.mark.parametrize(
    "typed", ["", "x", "12,345", "1.2345", "1,234.50", "12,5,5", "--1", "1.23.456", "twaalf", "1e3"]
)
def test_what_is_no_amount_is_refused_with_the_name_of_the_field(typed):
    with pytest.raises(UserError) as refused:
        parse_euros(typed, "Kale huur")
    assert refused.value.text_id == "money.not_an_amount"
    assert str(refused.value).startswith("Kale huur: ")


def test_a_long_rubbish_is_not_repeated_in_full():
    with pytest.raises(UserError) as refused:
        parse_euros("x" * 500, "Kale huur")
    assert len(str(refused.value)) < 150


def test_an_amount_beyond_the_largest_is_refused():
    with pytest.raises(UserError) as refused:
        parse_euros("100.000.000", "Vermogen")
    assert refused.value.text_id == "money.too_large"


@given(EXACT)
def test_rounding_stays_within_its_step(amount):
    assert 0 <= amount - floor_euro(amount) < 1
    assert 0 <= ceil_euro(amount) - amount < 1
    assert 0 <= amount - floor_cent(amount) < Decimal("0.01")
    assert abs(half_up_euro(amount) - amount) <= Decimal("0.5")
    assert abs(half_up_cent(amount) - amount) <= Decimal("0.005")


@pytest.mark.parametrize(
    ("amount", "down", "near", "near_cent"),
    [
        ("0.5", 0, 1, "0.50"),
        ("1.5", 1, 2, "1.50"),
        ("2.4999", 2, 2, "2.50"),
        ("-0.5", -1, -1, "-0.50"),
        ("0.125", 0, 0, "0.13"),
        ("1965.27576", 1965, 1965, "1965.28"),
    ],
)
def test_halves_go_up(amount, down, near, near_cent):
    assert floor_euro(Decimal(amount)) == down
    assert half_up_euro(Decimal(amount)) == near
    assert half_up_cent(Decimal(amount)) == Decimal(near_cent)


def test_half_a_cent_goes_up():
    assert cents(Decimal("0.125")) == 13
    assert cents(Decimal("0.1249")) == 12


@pytest.mark.parametrize(
    ("amount", "with_cents", "shortest"),
    [
        (123450, "€ 1.234,50", "€ 1.234,50"),
        (123400, "€ 1.234,00", "€ 1.234"),
        (5, "€ 0,05", "€ 0,05"),
        (-123450, "− € 1.234,50", "− € 1.234,50"),
        (0, "€ 0,00", "€ 0"),
    ],
)
def test_amounts_are_written_the_dutch_way(amount, with_cents, shortest):
    assert format_cents(Cents(amount)).replace("\u00a0", " ") == with_cents
    assert format_cents(Cents(amount), always_cents=False).replace("\u00a0", " ") == shortest


@pytest.mark.parametrize(
    ("amount", "expected"),
    [(1327, "€ 1.327"), (Decimal("1326.5"), "€ 1.327"), (Decimal("-1326.4"), "− € 1.326"), (0, "€ 0")],
)
def test_whole_euros(amount, expected):
    assert format_whole(amount).replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("2272.72424", "2.272,72424"),
        ("2272.7000", "2.272,7"),
        ("-0.123", "\u22120,123"),
        ("1E+3", "1.000"),
        ("12", "12"),
    ],
)
def test_plain_numbers_keep_all_their_digits(amount, expected):
    assert format_decimal(Decimal(amount)) == expected


@pytest.mark.parametrize(
    ("typed", "parts", "written"),
    [("0,27415", 27415, "0,27415"), ("0.274", 27400, "0,274"), ("€ 1,3", 130000, "1,30"), ("10", 1000000, "10,00")],
)
def test_a_price_of_one_unit(typed, parts, written):
    assert parse_rate(typed, "De prijs") == parts
    assert format_rate(parts) == written


@pytest.mark.parametrize("typed", ["", "veel", "0,274151", "10,00001", "-0,27", "1.234,50"])
def test_what_is_no_price_of_one_unit_names_its_field(typed):
    with pytest.raises(UserError, match="De prijs"):
        parse_rate(typed, "De prijs")
