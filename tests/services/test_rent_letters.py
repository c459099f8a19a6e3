"""The letters about the rent: what they ask follows from the rules, and they tell nothing about money of the tenant."""

import subprocess
from datetime import date

import pytest

from app.domain.money import Cents
from app.domain.period import Varying
from app.domain.visit import VisitType
from app.errors import UserError
from app.reports.document import words_of
from app.reports.plain_dutch import Reason, remarks_on, sentences_of
from app.reports.rent_letter import RentAsked, RentLetter
from app.reports.rent_letter import rent_letter as letter_of
from app.rules.evaluate import evaluate
from app.services import answers, visits
from app.services.rent_letters import rent_letter, what_is_asked
from tests.builders import MONDAY
from tests.households import Builder, a_household

JULY = date(2025, 7, 1)
TENANT = a_household(2026).earning("24000").renting("650").raised("600")
FELL = a_household(2026).earning("29000").renting("750").raised("600", for_income=True)


def asked(who: Builder, kind: RentLetter) -> RentAsked | None:
    household = who.complete()
    return what_is_asked(household, evaluate(household), kind)


def test_the_highest_rent_of_the_law_is_asked_from_the_day_it_rose():
    """5% of 600 is 30."""
    found = asked(TENANT, RentLetter.TOO_HIGH)
    assert found == RentAsked(RentLetter.TOO_HIGH, Cents(600_00), Cents(650_00), JULY, Cents(630_00), JULY)
    assert asked(TENANT, RentLetter.LOWER) is None


def test_after_a_fall_in_income_both_findings_are_asked_at_once():
    """Whatever the income 600 may become 700 (an increase of at most 100); at this income it was 30: 630 is asked."""
    found = asked(FELL, RentLetter.LOWER)
    assert found is not None
    assert (found.asked, found.since) == (Cents(630_00), date(2026, 5, 1))


@pytest.mark.parametrize(
    "who", [TENANT.raised(None), TENANT.raised("600", None), TENANT.raised("649"), TENANT.home(kale_huur=Varying())]
)
def test_without_one_amount_there_is_no_letter(who: Builder):
    assert all(asked(who, kind) is None for kind in RentLetter)


def test_the_letter_is_plain_and_says_nothing_of_income(session, dossier, tmp_path):
    visit = visits.plan(session, dossier, VisitType.VOORZIENINGENWIJZER, MONDAY)[1]
    with pytest.raises(UserError, match="nog niet genoeg bekend"):
        rent_letter(session, visit, RentLetter.TOO_HIGH, tmp_path)
    told = {"soort": "zelfstandig", "kale_huur": 650_00, "vorige_huur": 600_00, "verhoogd_op": "2025-07-01"}
    for name, value in {**told, "verhoogd_om_inkomen": False}.items():
        answers.give(session, dossier, f"woning.{name}", value)
    place = rent_letter(session, visit, RentLetter.TOO_HIGH, tmp_path)
    assert place.name == "verslag-2026-11-23-huurverhoging.pdf"
    said = subprocess.run(["pdftotext", "-layout", place, "-"], check=True, capture_output=True, text=True).stdout
    for part in ("€ 600,00", "€ 650,00", "€ 630,00", "1 juli 2025"):
        assert part in said.replace("\u00a0", " ")
    assert "24.000" not in said


@pytest.mark.parametrize("kind", list(RentLetter))
def test_a_letter_is_read_by_who_signs_it(kind: RentLetter):
    found = RentAsked(kind, Cents(600_00), Cents(650_00), JULY, Cents(630_00), JULY)
    words = words_of(letter_of(found, "Complex Noord 14", "de coach, 06 12345678", date(2026, 11, 23)).blocks)
    hard = {Reason.HARD_WORD, Reason.PERCENTAGE, Reason.TOO_LONG, Reason.PASSIVE, Reason.FIGURATIVE}
    for sentence in sentences_of(*words):
        assert not hard & {remark.reason for remark in remarks_on(sentence)}, sentence
