"""What the resident sees who looks along at Wat als: plain, per month, and with the article behind each part."""

import re
from dataclasses import replace

import pytest

from app.domain.money import Cents
from app.domain.outcome import Range
from app.reports.plain_dutch import check, word_list
from app.rules.evaluate import evaluate
from app.rules.huurverhoging import Huursoort
from app.rules.woonlasten import Thuis
from app.whatif.changes import OtherPay, OtherRent
from app.whatif.homes import home_of, rent_advice
from app.whatif.incomeline import income_line
from app.whatif.payback import payback
from app.whatif.sidebyside import Difference, side_by_side
from app.whatif.spendable import spendable
from tests.households import a_household
from ui.visit.together.statement import Statement
from ui.visit.together.whatif import Tried, of_what_if

ALONE = a_household(2026).living_on("1900", "loon").earning("28000").renting("650").taxed("360", "120")
HOME = ALONE.complete()
ME = HOME.aanvrager.id


def shown(found) -> Statement:
    return of_what_if(Tried("Wat als", found))


def plain(said: str) -> str:
    return said.replace("\u00a0", " ")


def test_before_anything_was_worked_out_it_says_what_can_be():
    assert shown(None) == Statement("Wat als?", "Wat als er iets verandert? Wij rekenen het samen uit.", "", "")


def test_a_change_is_one_amount_and_its_parts_add_up_to_it():
    found = side_by_side(HOME, OtherPay(ME, Cents(2_600_00)), 2026)
    said = shown(found)
    assert said.before == "U houdt elke maand ongeveer"
    assert said.after == "meer over."
    assert {part.what for part in said.parts} >= {"Huurtoeslag", "Zorgtoeslag"}
    assert all("artikel" in part.article for part in said.parts if "toeslag" in part.what)


@pytest.mark.parametrize(
    ("low", "high", "before", "big"),
    [
        (0, 0, "Er verandert bijna niets.", ""),
        (-40, -20, "U houdt elke maand ongeveer", "€ 20 tot € 40"),
        (-10, 30, "Dat kan elke maand nog verschillen:", "\u2212 € 10 tot € 30"),
    ],
)
def test_a_change_in_each_direction(low, high, before, big):
    found = side_by_side(HOME, OtherRent(Cents(650_00)), 2026)
    change = Difference("inkomen", Range(Cents(0), Cents(0)), Range(Cents(low * 1200), Cents(high * 1200)))
    said = shown(replace(found, differences=(change,)))
    assert (said.before, plain(said.big)) == (before, big)


def test_a_rent_that_rises_too_much_is_said_calmly_with_the_article():
    said = shown(side_by_side(HOME, OtherRent(Cents(700_00), soort=Huursoort.SOCIAAL), 2026))
    assert any("hoger dan mag. Vraag de verhuurder waarom." in line for line in said.lines)
    assert any("Uitvoeringswet huurprijzen woonruimte, artikel 10" in line for line in said.lines)


def test_the_line_says_what_is_kept_of_a_hundred_euros_and_where_regelingen_end():
    said = shown(income_line(HOME, ME, 2026))
    assert said.before == "Van € 100 extra loon houdt u ongeveer"
    assert said.parts
    assert all("artikel" in part.article for part in said.parts)
    unsure = income_line(ALONE.changing("p1", vermogen=None).complete(), ME, 2026)
    assert shown(unsure).before.startswith("Wat u van extra loon overhoudt, is nog niet zeker")


def test_paying_back_names_the_toeslag_and_when_it_is_told():
    home = ALONE.receiving("huurtoeslag", "300").complete()
    said = shown(payback(home, 2026))
    assert said.before.startswith("Is het inkomen 10% hoger?")
    assert [part.what for part in said.parts] == ["Huurtoeslag"]
    assert "artikel" in said.lines[0]
    rich = a_household(2026).living_on("6000", "loon").earning("120000").renting("1500").complete()
    assert shown(payback(rich, 2026)).before == "Ook bij een hoger inkomen hoeft er niets terug."
    open_income = ALONE.changing("p1", toetsingsinkomen=None).complete()
    assert shown(payback(open_income, 2026)).before.startswith("Vul eerst het inkomen van het jaar in.")


def test_homes_stand_side_by_side_in_all():
    others = [Thuis(kale_huur=home_of(HOME).kale_huur - 50)]
    spent = spendable(HOME, evaluate(HOME, 2026))
    said = shown(rent_advice(HOME, spent, None, others, 2026))
    assert [part.what for part in said.parts] == ["Deze woning", "Woning 1"]
    assert all(part.amount.startswith("€") for part in said.parts)


def test_all_of_it_is_plain_dutch():
    found = side_by_side(HOME, OtherRent(Cents(700_00)), 2026)
    said = [shown(one) for one in (found, income_line(HOME, ME, 2026), payback(HOME, 2026))]
    lines = [line for one in said for line in (one.before, one.after, *one.lines) if line]
    read, limits = check(re.sub(r"\s*\([^)]*\)", "", line) for line in lines), word_list().limits
    assert read.longest <= limits["longest"]
    assert read.average <= limits["average"]
    assert read.flagged_per_hundred <= limits["flagged_per_hundred"]
