"""The right against what is received: what can still be applied for, what is too late, what must be paid back."""

from datetime import date

import pytest

from app.domain.outcome import NOTHING
from app.rules.evaluate import evaluate
from tests.households import a_household, care
from tests.rules.asking import outcome

ZORG, HUUR, KGB = "zorgtoeslag", "huurtoeslag", "kindgebonden_budget"
KOT, KB = "kinderopvangtoeslag", "kinderbijslag"

SINGLE = a_household(2026).earning("20000")  # zorgtoeslag 1550 a year, 129 a month
PARENT = SINGLE.with_child(2022, 1, 10)  # kindgebonden budget 5996, kinderbijslag 1186,94
CARED = SINGLE.with_child(2022, 5, 5, care=(care("bso", "60", "9.52"),))  # kinderopvangtoeslag 548,35 a month


def euros(found):
    return found.low // 100, found.high // 100


def claims(who, regeling, year=None):
    """Still to claim, lapsed and at risk, in whole euros."""
    found = outcome(who, regeling, year)
    return euros(found.still_to_claim), euros(found.lapsed), euros(found.risk)


def spoken(who, regeling, year=None):
    return [w.text_id for w in outcome(who, regeling, year).warnings]


def test_what_is_not_received_can_be_claimed_for_the_whole_year_until_the_closing_date():
    found = outcome(SINGLE, ZORG)
    assert (found.received, found.difference) == (0, 1550_00)
    assert claims(SINGLE, ZORG) == ((1550, 1550), (0, 0), (0, 0))
    assert found.claim_before == date(2027, 9, 1)
    assert spoken(SINGLE, ZORG) == ["let_op.termijn"]


def test_whole_euros_a_month_are_the_right_amount_although_the_year_is_a_little_more():
    """12 x 129 = 1548; the other 2 euro follow with the final award."""
    home = SINGLE.receiving(ZORG, "129")
    assert claims(home, ZORG) == ((0, 0), (0, 0), (0, 0))
    assert outcome(home, ZORG).claim_before is None
    assert outcome(home, ZORG).difference == 2_00
    assert spoken(home, ZORG) == []


def test_too_little_can_be_claimed_and_too_much_must_be_paid_back():
    assert claims(SINGLE.receiving(ZORG, "100"), ZORG) == ((350, 350), (0, 0), (0, 0))
    over = SINGLE.receiving(ZORG, "160")
    assert claims(over, ZORG) == ((0, 0), (0, 0), (370, 370))
    assert outcome(over, ZORG).difference == -370_00


def test_received_since_march_leaves_january_and_february():
    """Ten payments of 129; an award from the 10th counts for that month."""
    assert claims(SINGLE.receiving(ZORG, "129", date(2026, 3, 10)), ZORG)[0] == (260, 260)


def test_what_begins_after_this_year_was_not_received_in_it():
    assert claims(SINGLE.receiving(ZORG, "129", date(2027, 1, 1)), ZORG)[0] == (1550, 1550)


@pytest.mark.parametrize("home", [SINGLE.receiving_unknown(), SINGLE.receiving(ZORG, None)])
def test_when_it_is_not_known_what_is_received_everything_may_be_missed_and_nothing_is_called_a_debt(home):
    found = outcome(home, ZORG)
    assert (found.received, found.difference) == (None, None)
    assert claims(home, ZORG) == ((0, 1550), (0, 0), (0, 0))


def test_receiving_without_any_right_is_a_risk_of_the_whole_amount():
    home = a_household(2026).earning("90000").receiving(ZORG, "50")
    assert claims(home, ZORG) == ((0, 0), (0, 0), (600, 600))


def test_the_payment_of_this_month_is_right_although_the_rent_changed_in_july():
    """Right is 354 until June and 370 after; who receives 370 in August received 354 before."""
    home = SINGLE.renting("588.40").with_rent_from("612.60", 7).on(8, 20).receiving(HUUR, "370")
    assert claims(home, HUUR) == ((0, 0), (0, 0), (0, 0))
    assert outcome(home, HUUR).received == (6 * 354 + 6 * 370) * 100


def test_the_old_amount_after_a_change_is_taken_to_be_paid_all_year():
    """12 x 354 = 4248 against 4346: 98 too little."""
    home = SINGLE.renting("588.40").with_rent_from("612.60", 7).on(8, 20).receiving(HUUR, "354")
    assert claims(home, HUUR)[0] == (98, 98)


def test_kindgebonden_budget_that_did_not_follow_a_12th_birthday():
    """12 x 499 = 5988 against 6418 after the birthday in May: 430."""
    home = SINGLE.with_child(2014, 5, 15).on(8, 20)
    assert claims(home.receiving(KGB, "499"), KGB)[0] == (430, 430)
    assert claims(home.receiving(KGB, "560"), KGB) == ((0, 0), (0, 0), (0, 0))


def test_a_range_gives_a_range_to_claim_and_a_range_at_risk():
    """The right lies between 0 and 1550; 12 x 100 is received."""
    home = SINGLE.changing("p1", toetsingsinkomen=None).receiving(ZORG, "100")
    assert claims(home, ZORG) == ((0, 350), (0, 0), (0, 1200))
    assert outcome(home, ZORG).difference is None


@pytest.mark.parametrize("regeling", [ZORG, HUUR, KGB])
@pytest.mark.parametrize(
    ("day", "still", "lapsed", "before", "told"),
    [
        ((2026, 8, 31), True, False, date(2026, 9, 1), "let_op.termijn"),
        ((2026, 9, 1), False, False, date(2026, 12, 31), "let_op.misschien_nog"),
        ((2026, 12, 31), False, False, date(2026, 12, 31), "let_op.misschien_nog"),
        ((2027, 1, 1), False, True, None, "let_op.te_laat"),
    ],
)
def test_the_terms_of_2025(regeling, day, still, lapsed, before, told):
    home = a_household(2025).earning("20000").renting("600").with_child(2020, 1, 1).on(day[1], day[2], day[0])
    found = outcome(home, regeling, 2025)
    high = found.right.high
    assert found.still_to_claim.low == (high if still else 0)
    assert found.still_to_claim.high == (0 if lapsed else high)
    assert found.lapsed.high == (high if lapsed else 0)
    assert found.claim_before == before
    assert spoken(home, regeling, 2025)[-1] == told


@pytest.mark.parametrize(("day", "open_"), [((2025, 8, 31), True), ((2025, 9, 1), False), ((2026, 3, 1), False)])
def test_the_term_of_2024_ended_on_1_september_2025_without_a_longer_one(day, open_):
    home = a_household(2024).earning("20000").on(day[1], day[2], day[0])
    found = outcome(home, ZORG, 2024)
    assert (found.still_to_claim.high > 0, found.lapsed.high > 0) == (open_, not open_)
    assert spoken(home, ZORG, 2024) == ([] if open_ else ["let_op.te_laat"])


def test_nothing_missed_too_late_says_nothing_about_terms():
    home = a_household(2024).earning("20000").on(3, 1, 2026).receiving(ZORG, "123")
    assert spoken(home, ZORG, 2024) == []


def test_kinderopvangtoeslag_looks_back_three_months():
    """On 10 September: from June 7 x 548,35 = 3838,45; January to May 5 x 548,35 = 2741,75 are too late."""
    home = CARED.on(9, 10)
    assert claims(home, KOT) == ((3838, 3838), (2742, 2742), (0, 0))
    assert spoken(home, KOT) == ["let_op.terugkijken"]
    assert outcome(home, KOT).warnings[0].args == (("vanaf", date(2026, 6, 1)),)
    assert outcome(home, KOT).claim_before is None


def test_kinderopvangtoeslag_asked_for_in_march_misses_nothing():
    assert claims(CARED, KOT) == ((6580, 6580), (0, 0), (0, 0))
    assert spoken(CARED, KOT) == []


def test_kinderopvangtoeslag_that_is_too_low_is_missed_only_for_the_months_that_count():
    """548,35 - 500 = 48,35 a month: 7 x 48,35 = 338,45 and 5 x 48,35 = 241,75."""
    assert claims(CARED.on(9, 10).receiving(KOT, "500"), KOT) == ((338, 338), (242, 242), (0, 0))


def test_rounding_down_per_month_is_nothing_missed():
    assert claims(CARED.on(9, 10).receiving(KOT, "548"), KOT) == ((0, 0), (0, 0), (0, 0))


def test_kinderopvangtoeslag_without_right_must_go_back():
    home = CARED.changing("p1", werkt_of_studeert=False).receiving(KOT, "500")
    assert claims(home, KOT) == ((0, 0), (0, 0), (6000, 6000))


def test_kinderbijslag_looks_back_a_year():
    """On 15 August 2026 the fourth quarter of 2025 can still be claimed, the first three are too late.

    2025: 286,45 twice, then 291,49 twice.
    """
    home = a_household(2025).with_child(2021, 1, 10).on(8, 15, 2026)
    found = outcome(home, KB, 2025)
    assert (found.still_to_claim.low, found.lapsed.low) == (291_49, 286_45 * 2 + 291_49)
    assert spoken(home, KB, 2025) == ["let_op.terugkijken"]


@pytest.mark.parametrize(("amount", "quarterly"), [("295.07", True), ("98.36", False)])
def test_kinderbijslag_per_quarter_or_per_month_is_the_same_money(amount, quarterly):
    assert claims(PARENT.receiving(KB, amount, quarterly=quarterly), KB) == ((0, 0), (0, 0), (0, 0))


def test_a_toeslag_paid_per_quarter_counts_a_third_a_month():
    assert claims(SINGLE.receiving(ZORG, "387", quarterly=True), ZORG) == ((0, 0), (0, 0), (0, 0))


def test_kinderbijslag_for_too_many_children_must_go_back():
    """Twice 295,07 instead of once: 4 x 590,14 - 1186,94 = 1173,62."""
    found = outcome(PARENT.receiving(KB, "590.14", quarterly=True), KB)
    assert found.risk.low == 1173_62


def test_lapsed_money_is_in_no_total_and_risk_stands_apart():
    """On 10 September: kinderopvangtoeslag 3838 still and 2742 too late, zorgtoeslag 370 too much."""
    home = CARED.on(9, 10).receiving(ZORG, "160").receiving(KGB, "499").receiving(KB, "295.07", quarterly=True)
    found = evaluate(home.complete())
    assert found.missed.low == found.missed.high == 3838_00
    assert found.risk.low == found.risk.high == 370_00
    assert sum(one.lapsed.high for one in found.outcomes) == 2742_00


def test_a_year_without_rules_of_its_own_stands_in_with_the_newest_and_says_so():
    home = a_household(2027).earning("20000")
    found = evaluate(home.complete())
    assert (found.year, found.rules_year, found.is_stand_in) == (2027, 2026, True)
    assert [w.text_id for w in found.warnings] == ["let_op.regels_van_ander_jaar"]
    zorg = found.of(ZORG)
    assert (zorg.per_year, zorg.estimate, zorg.claim_before) == (1550_00, True, None)
    assert euros(zorg.still_to_claim) == (1550, 1550)
    assert zorg.lapsed == NOTHING


def test_an_unknown_regeling_has_no_outcome():
    with pytest.raises(KeyError, match="lening"):
        evaluate(SINGLE.complete()).of("lening")
