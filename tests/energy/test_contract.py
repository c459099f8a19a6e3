"""The contract: tariffs typed as on the bill, and the price that follows from them or from the year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.energy.contract import ContractKind, Tariff, parse_tariff, prices_of, tariff_euros
from app.energy.figures import figures_on
from app.energy.spread import Carrier
from app.errors import UserError
from tests.energy.builders import TODAY, a_contract

LAW = figures_on(TODAY)


@pytest.mark.parametrize(
    ("typed", "tariff"), [("0,27185", 27185), ("1.30", 130000), (" € 1 ", 100000), ("0,3", 30000), ("4,99999", 499999)]
)
def test_a_tariff_is_read_with_up_to_five_decimals(typed: str, tariff: int):
    assert parse_tariff(typed, Carrier.GAS, "Prijs van gas") == tariff
    assert tariff_euros(Tariff(27185)) == Decimal("0.27185")


@pytest.mark.parametrize("typed", ["", "-1", "0,271855", "gratis", "1.2.3", "1234"])
def test_what_is_no_tariff_is_refused_with_its_field(typed: str):
    with pytest.raises(UserError, match=r"^Prijs van gas: schrijf de prijs in euro's"):
        parse_tariff(typed, Carrier.GAS, "Prijs van gas")


def test_cents_typed_as_euros_are_refused_with_the_remedy():
    with pytest.raises(UserError, match=r"Prijs van stroom: meer dan 3 euro per kWh.*geen centen"):
        parse_tariff("27,1", Carrier.POWER, "Prijs van stroom")


def test_what_is_not_in_the_contract_comes_from_the_year_and_is_an_estimate():
    found = prices_of(a_contract(), LAW)
    assert (found.of(Carrier.GAS).euros, found.of(Carrier.GAS).estimate) == (Decimal("1.45"), False)
    assert (found.of(Carrier.WATER).euros, found.of(Carrier.WATER).estimate) == (Decimal("1.50"), True)
    assert all(price.estimate for price in prices_of(None, LAW).prices)
    assert all(price.steps for price in found.prices)


def test_two_tariffs_are_weighed_by_the_own_meters():
    contract = a_contract(power=30000, power_low=20000)
    weighed = prices_of(contract, LAW, Decimal("0.4")).of(Carrier.POWER)
    assert (weighed.euros, weighed.estimate) == (Decimal("0.26"), False)
    assert weighed.steps[0].explanation.spoken().endswith("Het lage tarief telt voor 40% mee.")
    unknown = prices_of(contract, LAW).of(Carrier.POWER)
    assert (unknown.euros, unknown.estimate) == (Decimal("0.25"), True)


def test_a_dynamic_price_moves_so_it_is_an_estimate():
    contract = a_contract(kind=ContractKind.DYNAMIC)
    assert prices_of(contract, LAW).of(Carrier.GAS).estimate
    assert prices_of(replace(contract, power_low=20000), LAW, Decimal(0)).of(Carrier.POWER).estimate


def test_a_price_below_the_tax_alone_was_written_without_tax():
    found = prices_of(a_contract(gas=45000, power=9000), LAW)
    assert [said.text_id.rpartition("_")[2] for said in found.warnings] == ["gas", "stroom"]
    assert "lager dan de belasting" in found.warnings[0].spoken()
    assert prices_of(a_contract(), LAW).warnings == ()
    assert prices_of(a_contract(gas=0), LAW).warnings == (), "nothing is paid for it, as with heat from the landlord"


def test_a_year_without_the_tax_is_not_warned_about():
    early = replace(LAW, values={k: v for k, v in LAW.values.items() if "belasting_" not in k})
    assert prices_of(a_contract(gas=45000), early).warnings == ()


def test_a_later_year_keeps_the_last_prices_as_estimates():
    assert prices_of(None, figures_on(date(2028, 1, 1))).of(Carrier.GAS).euros == Decimal("1.30")
