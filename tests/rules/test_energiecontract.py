"""The energy contract against an offer and the instalment against a year, worked by hand with the figures of 2026."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.outcome import NOTHING, Outcome, Periode, Range, Recht
from tests.households import Builder, a_household
from tests.rules.asking import outcome, told, why

OWN = a_household().using(1650, 900).with_contract("0.16", "0.50", "14")
"""264.00 for electricity, 450.00 for gas and 168.00 fixed: 882.00 a year."""
OFFER = OWN.offered("0.13", "0.42", "12")
"""214.50 and 378.00 and 144.00: 736.50 a year."""


def saved(who: Builder) -> float:
    """What the offer saves, in euros per year."""
    found = outcome(who, "energiecontract")
    assert found.per_year is not None, found.depends_on
    assert found.still_to_claim == Range(found.per_year, found.per_year)
    return found.per_year / 100


def instalment(who: Builder) -> Outcome:
    return outcome(who, "energietermijn")


def test_an_offer_is_compared_over_a_year_of_use():
    assert saved(OFFER) == 145.50
    found = outcome(OFFER, "energiecontract")
    assert (found.recht, found.estimate, found.claim_before) == (Recht.JA, True, None)
    assert told(OFFER, "energiecontract") == []


def test_a_dearer_offer_saves_nothing():
    assert saved(OWN.offered("0.20", "0.60", "10")) == 0
    assert why(OWN.offered("0.20", "0.60", "10"), "energiecontract") == "nee_goedkoop"


def test_without_gas_its_price_does_not_matter():
    home = OWN.using(1650, 0).offered("0.13", "0", "12")
    assert saved(home) == 264 - 214.5 + 24
    no_price = replace(home, energie=replace(home.energie, aanbod=replace(home.energie.aanbod, gas=None)))
    assert saved(no_price) == saved(home)


def test_what_is_given_back_is_taken_off_as_long_as_that_holds():
    home = OWN.using(2000, 900, back=1500).offered("0.13", "0.42", "12", "variabel")
    assert saved(home) == 500 * 0.03 + 72 + 24
    assert told(home, "energiecontract") == ["prijs_kan_veranderen", "salderen_stopt"]
    assert saved(OWN.using(1000, 900, back=1500).offered("0.13", "0.42", "12")) == 96


@pytest.mark.parametrize(
    ("end", "amount", "word", "before"),
    [
        (date(2026, 4, 1), 0, "nee_loopt_nog", None),
        (date(2026, 3, 31), 145.50, "ja", date(2026, 3, 31)),
        (date(2026, 2, 28), 145.50, "ja", None),
    ],
)
def test_a_fixed_contract_that_runs_on_is_left_alone(end, amount, word, before):
    home = OFFER.with_contract("0.16", "0.50", "14", "vast", einddatum=end)
    assert (saved(home), why(home, "energiecontract")) == (amount, word)
    assert outcome(home, "energiecontract").claim_before == before
    assert told(home, "energiecontract") == (["contract_tot"] if word == "nee_loopt_nog" else [])


def test_an_unknown_end_or_sort_leaves_it_open():
    home = OFFER.with_contract("0.16", "0.50", "14", "vast")
    found = outcome(home, "energiecontract")
    assert (found.right, found.depends_on) == (Range(0, 14550), ("$.energie.contract.einddatum",))
    unknown = replace(home, energie=replace(home.energie, contract=replace(home.energie.contract, soort=None)))
    found = outcome(unknown, "energiecontract")
    assert found.right == Range(0, 14550)
    assert set(found.depends_on) == {"$.energie.contract.einddatum", "$.energie.contract.soort"}


def test_without_an_offer_or_the_use_no_amount_is_said():
    found = outcome(OWN, "energiecontract")
    assert (found.recht, found.bounded, found.right) == (Recht.ONBEKEND, False, NOTHING)
    assert found.depends_on == (
        "$.energie.aanbod.stroom",
        "$.energie.aanbod.gas",
        "$.energie.aanbod.vaste_leveringskosten",
    )
    empty = outcome(a_household(), "energiecontract")
    assert empty.depends_on[:2] == ("$.energie.vergelijken", "$.energie.verbruik.stroom_kwh")
    assert len(empty.depends_on) == 10


@pytest.mark.parametrize("name", ["energiecontract", "energietermijn"])
def test_who_does_not_want_to_look_is_asked_nothing(name):
    home = replace(a_household(), energie=replace(a_household().energie, vergelijken=False))
    assert why(home, name) == "nee_niet_bekeken"
    assert outcome(home, name).depends_on == ()


# 882.00, tax 182.90 and 654.12, grid 751.00, less 628.96: 1,841.06 a year, 153.42 a month


def test_an_instalment_that_fits():
    found = instalment(OWN.paying("150"))
    assert (found.recht, found.risk, found.sooner) == (Recht.NEE, NOTHING, NOTHING)
    assert why(OWN.paying("150"), "energietermijn") == "nee_klopt"


def test_an_instalment_that_is_too_low_leaves_a_bill():
    found = instalment(OWN.paying("120"))
    assert (found.recht, found.risk) == (Recht.NEE, Range(401_04, 401_04))
    assert (found.still_to_claim, found.sooner) == (NOTHING, NOTHING)
    assert why(OWN.paying("120"), "energietermijn") == "nee_te_laag"


def test_an_instalment_that_is_too_high_can_go_down_and_is_no_more_money():
    found = instalment(OWN.paying("180"))
    assert (found.recht, found.periode, found.per_month) == (Recht.JA, Periode.MAAND, 26_58)
    assert (found.sooner, found.still_to_claim, found.risk) == (Range(318_96, 318_96), NOTHING, NOTHING)
    assert found.difference == 318_96


def test_without_gas_there_is_no_gas_grid():
    # 264.00 and 168.00, tax 182.90, grid 484.00, less 628.96: 469.94 a year
    home = OWN.using(1650, 0).paying("39.16")
    assert why(home, "energietermijn") == "nee_klopt"
    step = next(s for s in instalment(home).steps if s.naam == "verwachte_energiekosten")
    assert f"{step.waarde:f}" == "469.94"


def test_without_the_instalment_no_amount_is_said():
    assert instalment(OWN).depends_on == ("$.energie.termijnbedrag",)
    assert not instalment(OWN).bounded


def test_more_use_saves_never_less_and_costs_never_less():
    amounts = [saved(OFFER.using(kwh, 900)) for kwh in range(0, 4000, 400)]
    assert amounts == sorted(amounts)
    risks = [instalment(OWN.using(kwh, 900).paying("100")).risk.high for kwh in range(0, 4000, 400)]
    assert risks == sorted(risks)
