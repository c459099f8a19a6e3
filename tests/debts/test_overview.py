"""One list over all creditors: what threatens before what is large."""

from dataclasses import replace
from itertools import permutations

from app.debts.overview import by_urgency, goes_well, kind_of, overview
from app.domain.debt import Stage
from app.domain.debt_kinds import Threat
from app.domain.ids import RecordId
from tests.debts.builders import TODAY, a_debt, cents_of, five_debts


def names(debts) -> list[str]:
    return [debt.id for debt in debts]


def test_the_home_comes_before_the_light_before_water_care_and_fines_whatever_the_size():
    debts = [
        a_debt("lening", "9000", stage=Stage.ANNOUNCED),
        a_debt("boete", "50"),
        a_debt("zorgpremie", "40"),
        a_debt("water", "30"),
        a_debt("energie", "20"),
        a_debt("huur", "10"),
    ]
    assert names(by_urgency(debts)) == ["huur", "energie", "water", "zorgpremie", "boete", "lening"]


def test_within_a_threat_a_later_stage_then_a_larger_amount_then_an_older_one():
    debts = [
        a_debt("telefoon", "500"),
        a_debt("lening", "500", since=TODAY),
        a_debt("verzekering", "900"),
        a_debt("familie", "5", stage=Stage.JUDGMENT),
        a_debt("roodstand", "9999", stage=Stage.ON_TIME),
    ]
    assert names(by_urgency(debts)) == ["familie", "verzekering", "lening", "telefoon", "roodstand"]


def test_the_order_in_which_they_are_given_does_not_matter():
    debts = five_debts()
    assert {tuple(names(by_urgency(order))) for order in permutations(debts)} == {
        ("huur", "energie", "zorgpremie", "achteraf_betalen", "lening")
    }


def test_the_list_is_headed_by_what_is_threatened_and_sums_it_up():
    found = overview(five_debts())
    assert [group.threat for group in found.groups] == [Threat.HOME, Threat.ENERGY, Threat.CARE, Threat.OTHER]
    assert [group.goes_well for group in found.groups] == [False, True, False, False]
    assert found.sum.amount == cents_of("3336.15")
    assert (found.sum.debts, found.sum.unknown, found.creditors) == (5, 0, 5)
    assert found.per_month == cents_of("320")
    assert {one.stage: one.sum.amount for one in found.stages} == {
        Stage.ON_TIME: cents_of("1100"),
        Stage.REMINDED: cents_of("1451"),
        Stage.COLLECTION: cents_of("785.15"),
    }


def test_an_amount_that_is_not_known_is_counted_as_open_and_never_as_zero():
    found = overview([a_debt("huur", None, costs="40"), a_debt("water", "10")])
    assert (found.sum.amount, found.sum.debts, found.sum.unknown) == (cents_of("10"), 2, 1)
    assert found.groups[0].sum.unknown == 1


def test_what_was_settled_is_in_no_sum():
    paid = replace(a_debt("huur", "100"), settled_on=TODAY)
    found = overview([paid, a_debt("water", "10")])
    assert found.sum.amount == cents_of("10")
    assert found.settled == (paid,)


def test_the_same_creditor_twice_is_one_creditor():
    one = a_debt("huur", "100", creditor="Corporatie")
    other = a_debt("servicekosten", "10", id=RecordId("b"), creditor=" corporatie ")
    assert overview([one, other]).creditors == 1
    assert overview([]).creditors == 0


def test_an_arrangement_goes_well_until_a_court_or_a_seizure_comes_in():
    running = a_debt("energie", "70", stage=Stage.COLLECTION, instalment="35")
    assert goes_well(running)
    assert not goes_well(replace(running, stage=Stage.SUMMONS))
    assert not goes_well(replace(running, seized=True))
    assert not goes_well(replace(running, instalment=cents_of("0")))


def test_a_kind_of_a_newer_version_counts_as_something_else():
    assert kind_of(a_debt("ruimtereis", "10")).id == "anders"
