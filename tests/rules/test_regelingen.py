"""The register of regelingen: each its subject, and what builds on what."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.domein import Domein
from app.domain.household import Household
from app.domain.message import message
from app.domain.money import Cents
from app.domain.outcome import Range
from app.rules import toekenning
from app.rules.awir import Right
from app.rules.claims import claim
from app.rules.parameters import Parameters, load
from app.rules.regeling import Regeling, Term
from app.rules.regelingen import BUILT_ON, REGELINGEN, domein_of
from app.rules.toekenning import bounds_of, toekenning_of
from app.rules.toeslagen import ZORGTOESLAG
from app.rules.trace import Trace
from tests.households import a_household

LAW = load(date(2026, 1, 1))


def test_every_regeling_has_its_subject():
    assert domein_of("huurtoeslag") is Domein.TOESLAGEN
    assert domein_of("kwijtschelding_waterschap") is Domein.GEMEENTE
    with pytest.raises(KeyError):
        domein_of("iets_anders")


def test_what_others_build_on_comes_before_them():
    order = list(REGELINGEN)
    for regeling in REGELINGEN.values():
        for use in regeling.builds_on:
            assert use.regeling.name in BUILT_ON
            if use.regeling.name in order:
                assert order.index(use.regeling.name) < order.index(regeling.name)


def test_what_is_built_on_is_told_or_worked_out_once():
    home = a_household(2026).earning("20000").complete()
    assert toekenning_of(ZORGTOESLAG, home, LAW, 2026) == 1550
    assert bounds_of(ZORGTOESLAG, home, LAW, 2026) is bounds_of(ZORGTOESLAG, home, LAW, 2026)
    told = Household(
        home.peildatum, home.personen, toegekend=(("huurtoeslag", Decimal(1)), ("zorgtoeslag", Decimal(7)))
    )
    assert toekenning_of(ZORGTOESLAG, told, LAW, 2026) == 7


def test_only_so_many_outcomes_are_kept(monkeypatch):
    monkeypatch.setattr(toekenning, "MOST_KEPT", 2)
    for income in range(4):
        home = a_household(2026).earning(str(income)).complete()
        assert bounds_of(ZORGTOESLAG, home, LAW, 2026).is_exact
        assert len(toekenning._kept) <= 2


def a_right(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    return Right((Decimal(90),), Decimal(90), Decimal(90), message("reden.geen_regels", jaar=year), in_cents=True)


def test_of_what_is_never_paid_out_all_of_it_can_be_got_whatever_is_received():
    saving = Regeling("besparing", Domein.ENERGIE, "awir", a_right, lambda *_: iter(()), Term.OPEN)
    home = a_household(2026).receiving_unknown().complete()
    found = claim(saving, home, LAW, 2026, bounds_of(saving, home, LAW, 2026))
    assert (found.received, found.still) == (0, Range(Cents(90_00), Cents(90_00)))
