"""What if in words: per month, in whole euros, with the article, and honest about what is not known."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from math import ceil

import pytest

from app.domain.money import Cents
from app.domain.outcome import Range
from app.reports import home_words
from app.reports import whatif_words as words
from app.reports.layout import pages_filled
from app.reports.plain_dutch import Reason, check
from app.reports.whatif_page import WhatIfTold, whatif_document
from app.rules.evaluate import evaluate
from app.rules.woonlasten import Thuis
from app.texts import text
from app.whatif.changes import OtherPay, OtherRent
from app.whatif.homes import RentAdvice, rent_advice
from app.whatif.incomeline import Cause, Fall, income_line
from app.whatif.payback import payback
from app.whatif.sidebyside import Difference, side_by_side
from app.whatif.spendable import spendable
from tests.households import a_household

ALONE = a_household(2026).living_on("1900", "loon").earning("28000").renting("650").taxed("360", "120")
HOME = ALONE.complete()
ME = HOME.aanvrager.id


def plain(said: str) -> str:
    return said.replace("\u00a0", " ")


def a_side(low: int, high: int):
    """A side by side that comes to this much more per month, in euros."""
    found = side_by_side(HOME, OtherRent(Cents(650_00)), 2026)
    change = Difference("inkomen", Range(Cents(0), Cents(0)), Range(Cents(low * 1200), Cents(high * 1200)))
    return replace(found, differences=(change,))


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0, 0, "Er verandert bijna niets"),
        (40, 40, "U houdt per maand ongeveer € 40 meer over"),
        (20, 40, "U houdt per maand ongeveer € 20 tot € 40 meer over"),
        (-40, -40, "U houdt per maand ongeveer € 40 minder over"),
        (-40, -20, "U houdt per maand ongeveer € 20 tot € 40 minder over"),
        (-10, 30, "Per maand tussen € 10 minder en € 30 meer"),
    ],
)
def test_the_headline_says_which_way_it_goes(low, high, said):
    assert plain(words.headline(a_side(low, high))) == said


def test_every_row_that_moves_has_its_figures_and_its_article():
    found = side_by_side(HOME, OtherPay(ME, Cents(2_600_00)), 2026)
    rows = {row.key: row for row in words.side_rows(found)}
    assert plain(rows["huurtoeslag"].article).startswith("Wet op de huurtoeslag, artikel")
    assert rows["inkomen"].cells[2].startswith("+")
    assert rows["zorgtoeslag"].cells[2].startswith("\u2212")
    assert "huur" not in rows


def test_what_is_not_known_says_so():
    found = side_by_side(ALONE.netting(None).complete(), OtherRent(Cents(700_00)), 2026)
    rows = {row.key: row for row in words.side_rows(found)}
    assert set(rows["inkomen"].cells) == {"nog niet bekend"}
    assert "loon of uitkering, netto" in words.unknown_sentence(found.unknown)
    assert words.unknown_sentence(()) == ""


def test_an_estimate_is_marked():
    home = ALONE.with_car("0").insured("150").complete()
    found = side_by_side(home, OtherPay(ME, Cents(1_500_00)), 2026)
    rows = {row.key: row for row in words.side_rows(found)}
    assert rows["kwijtschelding_gemeente"].article.endswith("schatting")


def test_what_stays_is_named_once():
    found = side_by_side(HOME, OtherRent(Cents(700_00)), 2026)
    assert words.same_sentence(found) == "Dit blijft gelijk: zorgtoeslag."
    assert words.same_sentence(replace(found, differences=())) == ""


def test_the_line_in_words():
    line = income_line(HOME, ME, 2026, steps=20)
    assert re.fullmatch(r"Van de volgende € 100 bruto houdt u ongeveer € \d+ over\.", plain(words.next_sentence(line)))
    assert len(words.point_rows(line)) == 21
    assert words.point_rows(line)[0].cells[1] == "–"
    ends = [row.cells[0] for row in words.ending_rows(line)]
    assert ends == sorted(ends, key=lambda said: int(re.sub(r"\D", "", said)))
    assert plain(words.line_aloud(line)).startswith("Bij € 0 bruto houdt u")


def test_a_line_that_is_not_sure_says_so():
    line = income_line(ALONE.changing("p1", vermogen=None).complete(), ME, 2026, steps=5)
    assert words.next_sentence(line).startswith("Wat u van extra loon overhoudt, is nog niet zeker.")


def test_a_fall_names_its_regelingen_and_articles():
    line = income_line(HOME, ME, 2026, steps=5)
    bron = line.endings[0].bron
    fall = Fall(Cents(1_000_00), Cents(1_075_00), Cents(100), (Cause("huurtoeslag", Cents(100), bron),))
    (said,) = words.fall_sentences(replace(line, falls=(fall,)))
    assert plain(said).startswith("Tussen € 1.000 en € 1.075 bruto houdt u minder over. Dit wordt lager: huurtoeslag (")


def test_paying_back_in_words():
    home = ALONE.on(6, 10).receiving("huurtoeslag", "250").receiving("zorgtoeslag", "100")
    found = payback(home.complete(), 2026)
    rows = words.payback_rows(found)
    assert [row.name for row in rows] == ["5% hoger", "10% hoger", "20% hoger"]
    advice = " ".join(words.payback_advice(found))
    assert "in juni" in advice
    assert "artikel 8" in advice
    late = " ".join(words.payback_advice(payback(home.on(12, 1).receiving_unknown().complete(), 2026)))
    assert "volgend jaar" in late
    assert "niet bekend wat u krijgt" in late
    over = payback(ALONE.receiving("huurtoeslag", "500").complete(), 2026)
    assert "Ook zonder hoger inkomen" in " ".join(words.payback_advice(over))
    unknown = payback(ALONE.changing("p1", toetsingsinkomen=None).complete(), 2026)
    (first,) = words.payback_advice(unknown)
    assert first.startswith("Vul eerst het inkomen van het jaar in.")


def advice(home, budgets=(Decimal(1300), Decimal(1500)), *others: Thuis) -> RentAdvice:
    household = home.complete()
    return rent_advice(household, spendable(household, evaluate(household)), budgets, others, 2026)


def test_a_rent_in_words():
    assert plain(home_words.room_sentence(advice(ALONE))).startswith("Een huur t")
    assert home_words.room_sentence(advice(ALONE, None)) == "Maak eerst een budget, dan weten we welke huur past"
    assert home_words.room_sentence(advice(ALONE.netting(None))) == "Vul eerst in wat er per maand binnenkomt"
    poor = advice(ALONE, (Decimal(9000), Decimal(9000)))
    assert home_words.room_sentence(poor) == "Er is nu geen ruimte voor huur"
    rich = advice(ALONE.earning("60000").netting("3200"), (Decimal(1300), Decimal(1500)))
    assert "tussen" in home_words.room_sentence(rich)
    assert "mag dan ook boven" in home_words.limit_sentence(rich)
    assert "mag een corporatie tot" in home_words.limit_sentence(advice(ALONE))
    assert home_words.limit_sentence(replace(rich, now=None)) == ""


def test_homes_beside_each_other():
    found = advice(ALONE, None, Thuis(Decimal(600), energie=Decimal(90)))
    rows = {row.key: row for row in home_words.home_rows(found)}
    assert [plain(cell) for cell in rows["kale_huur"].cells] == ["€ 650", "€ 600"]
    assert rows["energie"].cells[0] == "niet ingevuld"
    assert home_words.energy_sentence(found) != ""
    assert home_words.energy_sentence(advice(ALONE, None, Thuis(Decimal(600)))) == ""
    assert home_words.home_rows(replace(found, now=None)) == ()


def test_what_a_resident_reads_is_plain_dutch():
    line, beside = income_line(HOME, ME, 2026, steps=10), side_by_side(HOME, OtherPay(ME, Cents(2_600_00)), 2026)
    back = payback(ALONE.on(12, 1).receiving_unknown().complete(), 2026)
    said = [
        *(words.headline(beside), words.under(beside), words.next_sentence(line), words.now_sentence(line)),
        *(home_words.room_sentence(advice(ALONE)), home_words.limit_sentence(advice(ALONE))),
        *(text(f"watals.vraag.{name}") for name in ("bijstand_werk", "uitkering_werk", "verhuizing", "partner")),
        *(
            text(f"watals.{name}")
            for name in ("vraag.kind_18", "zo_gerekend", "woning.uitleg", "let_op.loon_past_niet")
        ),
        *(one for one in words.payback_advice(back) if "artikel" not in one),
    ]
    found = check(said)
    assert found.passes, found.remarks
    assert not [remark for remark in found.remarks if remark.reason is Reason.TOO_LONG]


@pytest.mark.parametrize("bruto", [None, 1_200_00, 2_600_00, 4_000_00])
@pytest.mark.parametrize("children", [0, 1, 3])
def test_the_last_page_of_the_sheet_is_not_mostly_white(bruto, children):
    made = ALONE
    for number in range(children):
        made = made.with_child(2012 + number, 5, 1)
    home = made.complete()
    change = None if bruto is None else side_by_side(home, OtherPay(ME, Cents(bruto)), 2026)
    told = WhatIfTold(change, income_line(home, ME, 2026), payback(home, 2026))
    filled = pages_filled(whatif_document(told, date(2026, 11, 25)))
    assert filled <= 3
    assert ceil(filled) - filled < 0.5
