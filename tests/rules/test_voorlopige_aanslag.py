"""What comes back every year, by month instead, and returns of earlier years; figures of 2026."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.outcome import NOTHING, Outcome, Periode, Range, Recht
from app.domain.parts import Belasting
from app.rules.evaluate import evaluate
from tests.households import Builder, a_household
from tests.rules.asking import outcome, told, why

ADVANCE = "voorlopige_aanslag"
EARLIER = "aangifte_oude_jaren"


def worker(income: str, **given: Any) -> Builder:
    return a_household().changing("p1", income=income, work=income, **given)


PARENT = worker("34600").with_child(2018, 2, 21)
"""3032 of combinatiekorting comes back every year."""


def found(who: Builder) -> Outcome:
    return outcome(who, ADVANCE)


def test_what_only_a_return_gives_can_come_every_month():
    one = found(PARENT)
    assert (one.recht, one.periode, one.per_month, one.per_year) == (Recht.JA, Periode.MAAND, 252_00, 3032_00)
    assert (one.sooner, one.difference) == (Range(3032_00, 3032_00), 3032_00)


def test_it_is_in_no_total():
    all_of_it = evaluate(PARENT.complete())
    assert all_of_it.missed.high == all_of_it.of("heffingskortingen").still_to_claim.high + sum(
        all_of_it.of(name).still_to_claim.high for name in ("zorgtoeslag", "kindgebonden_budget", "kinderbijslag")
    )
    assert (found(PARENT).still_to_claim, found(PARENT).risk) == (NOTHING, NOTHING)


def test_no_more_than_there_is():
    # 1805 of combinatiekorting, of which 642 finds tax
    assert found(worker("22000").with_child(2018, 2, 21)).per_year == 642_00


def test_what_a_payer_should_have_set_off_is_arranged_with_the_payer():
    home = worker("22000", credit=0)
    assert (found(home).per_year, why(home, ADVANCE)) == (0, "nee_niet_elk_jaar")
    assert outcome(home, "heffingskortingen").per_year == 7223_00


def test_a_credit_for_wajong_beside_a_job_and_one_that_is_paid_to_a_partner():
    assert found(worker("34600", jonggehandicapt=True)).per_year == 923_00
    assert found(worker("34600").with_partner((1960, 5, 5))).per_year == 3115_00


@pytest.mark.parametrize(("month", "sooner"), [("0", 3032_00), ("200", 632_00), ("252", 0), ("300", 0)])
def test_what_comes_already_is_taken_off(month, sooner):
    home = PARENT.receiving(ADVANCE, month)
    assert found(home).sooner.high == sooner
    assert found(home).risk == NOTHING  # what is too much is told with the return
    assert told(home, ADVANCE) == ([] if month == "0" else ["voorlopige_aanslag_wijzigen"])


def test_an_unknown_advance_may_be_all_of_it():
    home = PARENT.receiving(ADVANCE, None)
    assert (found(home).sooner, found(home).received) == (Range(0, 3032_00), None)


def test_what_is_not_known_leaves_a_range():
    home = PARENT.changing("p1", work=None)
    assert (found(home).right, found(home).depends_on[0]) == (Range(0, 3032_00), "$.personen[0].arbeidsinkomen")
    assert not found(PARENT.changing("p1", credit=None)).bounded


def earlier(filed: bool | None, on: date = date(2026, 11, 23)) -> Outcome:
    home = replace(a_household(), belasting=Belasting(filed), peildatum=on)
    return outcome(home, EARLIER)


def test_earlier_years_have_a_last_day_and_no_amount():
    one = earlier(False)
    assert (one.recht, one.bounded, one.right, one.still_to_claim) == (Recht.ONBEKEND, False, NOTHING, NOTHING)
    assert (one.claim_before, one.depends_on, one.per_year) == (date(2026, 12, 31), (), None)
    assert "2021 tot en met 2025" in one.reason.spoken()


def test_who_filed_for_every_year_has_nothing_to_find_out():
    assert (earlier(True).recht, earlier(True).bounded) == (Recht.NEE, True)


def test_whether_returns_were_filed_is_asked():
    assert earlier(None).depends_on == ("$.belasting.aangifte_gedaan",)
