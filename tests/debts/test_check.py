"""What is asked on top of a debt, worked out by hand against the decree and the statutory rate."""

from datetime import date

import pytest

from app.debts.check import Verdict, check_costs, check_debt, check_interest
from app.domain.debt import Notice, Stage
from tests.debts.builders import TODAY, a_debt, cents_of


def costs(kind: str, principal: str | None, asked: str, **given):
    return check_costs(a_debt(kind, principal, costs=asked, notice=given.pop("notice", Notice.RIGHT), **given), TODAY)


@pytest.mark.parametrize(
    ("kind", "principal", "asked", "verdict", "allowed", "too_much"),
    [
        # 15% of 661 is 99,15
        ("achteraf_betalen", "661", "124.15", Verdict.TOO_HIGH, "99.15", "25"),
        ("achteraf_betalen", "661", "99.16", Verdict.TOO_HIGH, "99.15", "0.01"),
        ("achteraf_betalen", "661", "99.15", Verdict.RIGHT, "99.15", "0"),
        # a landlord cannot deduct btw: 40 and 21% of it is 48,40, when somebody collects for it
        ("huur", "100", "48.40", Verdict.PERHAPS_VAT, "48.40", "0"),
        ("huur", "100", "48.41", Verdict.TOO_HIGH, "48.40", "0.01"),
        ("huur", "100", "40", Verdict.RIGHT, "40", "0"),
        # nobody knows whether "anders" deducts btw: between 40 and 48,40 is a question
        ("anders", "100", "45", Verdict.PERHAPS_VAT, "48.40", "0"),
        ("anders", "100", "50", Verdict.TOO_HIGH, "48.40", "1.60"),
    ],
)
def test_costs_by_hand(kind, principal, asked, verdict, allowed, too_much):
    found = costs(kind, principal, asked)
    assert (found.verdict, found.allowed, found.too_much) == (verdict, cents_of(allowed), cents_of(too_much))
    assert found.steps
    assert found.message.spoken()


def test_btw_may_be_asked_when_somebody_collects_for_a_creditor_that_cannot_deduct_it():
    for known in ({"collector": "Incassobureau"}, {"stage": Stage.COLLECTION}, {"stage": Stage.JUDGMENT}):
        assert costs("huur", "100", "48.40", **known).verdict is Verdict.RIGHT
    assert costs("huur", "100", "48.40", stage=Stage.FINAL_NOTICE).verdict is Verdict.PERHAPS_VAT
    assert costs("water", "100", "48.40", collector="Incassobureau").verdict is Verdict.TOO_HIGH


def test_what_rests_on_btw_is_an_estimate_only_where_that_was_not_looked_up():
    assert not costs("achteraf_betalen", "661", "124.15").estimate
    assert not costs("huur", "100", "48.40", collector="Incassobureau").estimate
    recalled = costs("kinderopvang", "100", "48.41", collector="Incassobureau")
    assert recalled.words.endswith("(schatting)")
    assert not costs("kinderopvang", "100", "40").estimate


def test_without_a_good_letter_nothing_may_be_asked():
    for notice in (Notice.NONE, Notice.WRONG):
        found = costs("energie", "1000", "150", notice=notice)
        assert (found.verdict, found.allowed, found.too_much) == (Verdict.NO_NOTICE, 0, cents_of("150"))
        assert found.steps[-1].bron.artikel == "96, zesde lid"
    assert found.message.spoken() == (
        "Zonder goede brief vooraf mogen er geen kosten bij. Vraag om €\u00a0150 eraf te halen."
    )


@pytest.mark.parametrize(
    ("received", "verdict"),
    [(date(2026, 11, 11), Verdict.TOO_EARLY), (date(2026, 11, 10), Verdict.RIGHT), (TODAY, Verdict.TOO_EARLY)],
)
def test_the_fourteen_days_begin_on_the_day_after_the_letter(received, verdict):
    found = costs("energie", "1000", "150", notice_on=received)
    assert found.verdict is verdict
    if received == date(2026, 11, 11):
        assert found.message.spoken().startswith("Tot en met 25 november 2026 kunt u zonder kosten betalen.")


def test_what_is_not_known_is_not_judged():
    assert check_costs(a_debt("huur", "100"), TODAY).verdict is Verdict.NOT_KNOWN
    assert costs("huur", None, "40").verdict is Verdict.NOT_KNOWN
    assert costs("huur", "100", "0").verdict is Verdict.NOTHING_ASKED
    assert costs("huur", "300", "40", notice=Notice.UNKNOWN).verdict is Verdict.NOTICE_UNKNOWN
    unknown = costs("water", "300", "60", notice=Notice.UNKNOWN)
    assert (unknown.verdict, unknown.too_much) == (Verdict.TOO_HIGH, cents_of("15"))


def test_a_law_of_their_own_is_not_ours_to_check():
    assert costs("boete", "100", "50").verdict is Verdict.OWN_RULES
    assert costs("boete", "100", "50").allowed is None


def interest(kind: str, principal: str | None, asked: str, since: date | None):
    return check_interest(a_debt(kind, principal, interest=asked, since=since), TODAY)


def test_interest_by_hand():
    # 1000 euro, 4% from 4 May 2026 up to 25 November 2026: 205 days, 1000 x 0,04 x 205 / 365 = 22,47
    since = date(2026, 5, 4)
    assert (TODAY - since).days == 205
    right = interest("huur", "1000", "22.47", since)
    assert (right.verdict, right.allowed, right.too_much) == (Verdict.RIGHT, cents_of("22.47"), 0)
    high = interest("huur", "1000", "30", since)
    assert (high.verdict, high.too_much) == (Verdict.TOO_HIGH, cents_of("7.53"))
    assert high.estimate  # the rate since July 2026 was not seen
    assert high.message.spoken() == "De rente is ongeveer €\u00a07,53 te hoog. Hoogstens €\u00a022,47 mag."


def test_interest_that_is_not_ours_to_check_or_not_known():
    since = date(2026, 5, 4)
    assert interest("lening", "1000", "30", since).verdict is Verdict.CONTRACT
    assert interest("belasting", "1000", "30", since).verdict is Verdict.OWN_RULES
    assert interest("huur", "1000", "30", None).verdict is Verdict.NOT_KNOWN
    assert interest("huur", None, "30", since).verdict is Verdict.NOT_KNOWN
    assert interest("huur", "1000", "30", date(2010, 1, 1)).verdict is Verdict.TOO_LONG_AGO
    assert interest("huur", "1000", "0", since).verdict is Verdict.NOTHING_ASKED
    assert interest("huur", "1000", "1", date(2027, 1, 1)).too_much == cents_of("1")


def test_a_debt_is_checked_as_a_whole():
    debt = a_debt("water", "1000", costs="160", interest="30", since=date(2026, 5, 4), notice=Notice.RIGHT)
    found = check_debt(debt, TODAY)
    assert found.too_much == cents_of("17.53")
    assert found.costs.message.spoken() == "De kosten zijn €\u00a010 te hoog. Hoogstens €\u00a0150 mag."
