"""Kwijtschelding of a household, worked by hand from the articles, and what its request asks."""

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
import yaml

from app.domain.household import Household, Opvang, Opvangsoort, Woningsoort
from app.domain.money import Cents
from app.domain.outcome import Outcome, Range, Recht
from app.domain.period import always
from app.rules.evaluate import evaluate
from app.rules.kwijtschelding_huishouden import request_day
from tests.households import Builder, a_household, care
from tests.rules.asking import outcome, per_year, told, why
from tests.rules.packs import SMALLEST, SOURCE

GEMEENTE, WATERSCHAP = "kwijtschelding_gemeente", "kwijtschelding_waterschap"
BIJSTAND = "1331.43"  # 1401,50 a month with holiday pay
HOME = a_household(2026).with_car("0")
SINGLE = HOME.earning("16900").renting("650.12")


def paying(
    who: Builder,
    net: str | None = BIJSTAND,
    gemeente: str | None = "380",
    waterschap: str | None = "240",
    place: str | None = "Elders",
) -> Household:
    """Somebody with a net income per month and these two taxes a year, without a car."""
    return who.netting(net).taxed(gemeente, waterschap).living_in(place).complete()


def cent(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def both(home: Household) -> tuple[Decimal, Decimal]:
    return per_year(home, GEMEENTE), per_year(home, WATERSCHAP)


def asked(found: Outcome) -> list[str]:
    return [message.text_id.rpartition(".")[2] for message in found.to_ask]


# Income


def test_on_bijstand_everything_is_remitted():
    home = paying(SINGLE)
    assert both(home) == (380, 240)
    assert (why(home, GEMEENTE), why(home, WATERSCHAP)) == ("ja", "ja")
    assert outcome(home, GEMEENTE).estimate


def test_a_part_of_what_is_left_pays_the_gemeente_first_and_the_waterschap_with_the_rest():
    """Of the rent less huurtoeslag 252,49 is in the norm; premium less zorgtoeslag stays below 47.

    1472,22 / 0,95 = 1549,70 a month; what is left of it above 1401,50 counts for 80%, twelve times: about 1392.
    """
    home = paying(SINGLE, net="1472.22", gemeente="900", waterschap="700")
    rent = Decimal("650.12") - per_year(home, "huurtoeslag") / 12 - Decimal("252.49")
    used = (Decimal("1549.70") - rent - Decimal("1401.50")) * 12 * Decimal("0.8")
    assert 1390 < used < 1394
    assert both(home) == (0, cent(700 - (used - 900)))
    assert (why(home, GEMEENTE), why(home, WATERSCHAP)) == ("nee_inkomen", "ja_deels")


def test_without_a_tax_of_the_gemeente_all_that_is_left_goes_to_the_waterschap():
    home = paying(SINGLE, net="1472.22", gemeente="0", waterschap="700")
    assert both(home) == (0, 0)
    assert (why(home, GEMEENTE), why(home, WATERSCHAP)) == ("nee_aanslag", "nee_inkomen")


def test_it_counts_with_the_toeslagen_there_is_a_right_to_and_not_with_those_received_now():
    home = paying(SINGLE, net="1400")
    other = replace(home, ontvangt=None)
    assert both(home) == both(other)
    assert outcome(other, GEMEENTE).received is None


def test_a_higher_rent_that_huurtoeslag_does_not_pay_leaves_less_to_pay_with():
    cheap, dear = (paying(HOME.earning("26000").renting(rent), net="1450") for rent in ("420", "880"))
    assert per_year(cheap, GEMEENTE) < per_year(dear, GEMEENTE)


def test_who_has_no_insurance_has_no_premium_to_pay():
    insured = HOME.earning("60000").renting("932.93")
    bare = insured.changing("p1", zorgverzekerd=always(False))
    assert per_year(paying(insured, net="2100"), GEMEENTE) > per_year(paying(bare, net="2100"), GEMEENTE)


def test_children_cost_what_the_kindgebonden_budget_lacks():
    parent = HOME.earning("36000").renting("650.12").with_child(2016, 6, 2)
    names = [step.naam for step in outcome(paying(parent, net="1700"), GEMEENTE).steps]
    assert "kosten_van_kinderen" in names
    poor = HOME.earning("20000").renting("650.12").with_child(2016, 6, 2)
    assert "kosten_van_kinderen" not in [step.naam for step in outcome(paying(poor), GEMEENTE).steps]


def test_a_child_whose_birthday_brings_a_higher_amount_costs_nothing_extra():
    turns_12 = HOME.earning("20000").renting("650.12").with_child(2014, 10, 2)
    assert "kosten_van_kinderen" not in [step.naam for step in outcome(paying(turns_12), GEMEENTE).steps]


# Norm


@pytest.mark.parametrize(
    ("who", "norm"),
    [
        (SINGLE, "1401.50"),
        (SINGLE.with_child(2016, 6, 2), "1401.50"),
        (SINGLE.with_partner(), "2002.13"),
        (SINGLE.born(2007, 1, 1), "1401.50"),
        (SINGLE.born(1950, 1, 1), "1564.69"),
        (SINGLE.with_partner((1950, 1, 1)), "2144.16"),
        (SINGLE.with_medebewoner(), "1001.07"),
        (SINGLE.with_medebewoner((2000, 1, 1)), "1401.50"),
        (SINGLE.with_child(1998, 1, 1), "1001.07"),
        (SINGLE.with_onderhuurder(), "1401.50"),
        (SINGLE.with_medebewoner(tot=date(2026, 2, 1)), "1401.50"),
    ],
)
def test_the_norm_follows_who_lives_there(who, norm):
    (living,) = [s for s in outcome(paying(who), GEMEENTE).steps if s.naam == "kosten_van_bestaan"]
    assert living.waarde == Decimal(norm)


def test_the_norm_is_that_of_the_day():
    later = paying(SINGLE.on(8, 1))
    (living,) = [s for s in outcome(later, GEMEENTE).steps if s.naam == "kosten_van_bestaan"]
    assert living.waarde == Decimal("1419.46")


def test_the_day_of_the_request_lies_in_the_year_that_is_asked():
    home = paying(SINGLE)
    assert [request_day(home, year) for year in (2025, 2026, 2027)] == [
        date(2025, 12, 31),
        date(2026, 3, 1),
        date(2027, 1, 1),
    ]


# Assets


def test_savings_above_a_month_to_live_on_and_the_extra_amount_go_first():
    """Free are 1401,50, rent 650,12 less 252,49, premium 159 less 47, and 1500: 3411,13."""
    free = paying(SINGLE.owning("3411.13"))
    assert both(free) == (380, 240)
    more = paying(SINGLE.owning("3511.13"))
    assert both(more) == (280, 240)
    assert per_year(paying(SINGLE.owning("3861.13")), WATERSCHAP) == 170
    assert why(paying(SINGLE.owning("9000")), GEMEENTE) == "nee_vermogen"
    assert told(more, GEMEENTE) == ["kwijtschelding_spaargeld", "kwijtschelding_weigering"]


def test_a_parent_keeps_more_savings_with_the_highest_kindgebonden_budget():
    """3411,13 and 300 more for a parent alone, and 5996 / 12 of kindgebonden budget."""
    parent = SINGLE.with_child(2016, 6, 2)
    assert both(paying(parent.owning("4210.79"))) == (380, 240)
    assert per_year(paying(parent.owning("4220.79")), GEMEENTE) == Decimal("370.01")


def test_who_was_born_before_1935_keeps_more_savings():
    old = SINGLE.born(1934, 12, 31).owning("6900")
    assert per_year(paying(old), GEMEENTE) == 380
    assert per_year(paying(SINGLE.born(1935, 1, 1).owning("6900")), GEMEENTE) == 0


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (SINGLE.with_car("3350"), 380),
        (SINGLE.with_car("3350.01", False), 0),
        (SINGLE.with_car("9000", True), 380),
    ],
)
def test_a_car(who, expected):
    assert per_year(paying(who), GEMEENTE) == expected


# What is not known, and what cannot be said


@pytest.mark.parametrize(
    ("home", "path"),
    [
        (paying(SINGLE, net=None), "$.personen[0].netto_inkomen"),
        (paying(SINGLE, gemeente=None, waterschap="0"), "$.lokale_lasten.gemeente_aanslag"),
        (paying(SINGLE.changing("p1", vermogen=None)), "$.personen[0].vermogen"),
        (paying(SINGLE.with_car("9000")), "$.bezit.auto_onmisbaar"),
        (paying(SINGLE, place=None), "$.gemeente"),
    ],
)
def test_what_is_open_is_named(home, path):
    found = outcome(home, GEMEENTE)
    assert found.depends_on == (path,)
    assert found.recht is Recht.ONBEKEND
    assert found.right.low == 0
    assert found.right.high in (380_00, 1500_00)


def test_a_car_of_which_nothing_is_known_may_be_dear_or_needed():
    found = outcome(paying(SINGLE.with_car(None)), GEMEENTE)
    assert found.depends_on == ("$.bezit.auto_waarde", "$.bezit.auto_onmisbaar")


def test_an_answer_that_several_toeslagen_share_is_named_where_only_all_of_them_matter():
    """With a low income and high toeslagen there is nothing left to pay with, whatever the income was."""
    home = paying(SINGLE.changing("p1", toetsingsinkomen=None), net="1800")
    assert "$.personen[0].toetsingsinkomen" in outcome(home, GEMEENTE).depends_on
    assert outcome(paying(SINGLE.changing("p1", toetsingsinkomen=None)), GEMEENTE).depends_on == ()


def test_with_an_owned_home_nobody_can_say():
    found = outcome(paying(SINGLE.home(soort=Woningsoort.KOOP)), GEMEENTE)
    assert (found.recht, found.right, found.depends_on) == (Recht.ONBEKEND, Range(Cents(0), Cents(0)), ())
    assert found.reason.text_id == "reden.kwijtschelding_gemeente.vraag_koop"
    assert asked(found) == ["gemeente"]


def test_a_tax_that_is_too_high_counts_as_far_as_it_can_be_remitted():
    found = outcome(paying(SINGLE, gemeente="2400"), GEMEENTE)
    assert found.right.high == 1500_00
    assert told(paying(SINGLE, waterschap="950"), WATERSCHAP)[0] == "kwijtschelding_hoge_aanslag"


# What was remitted already


def test_what_was_remitted_already_is_not_got_again_and_never_asked_back():
    def found(amount: str | None) -> Outcome:
        home = paying(SINGLE.receiving(GEMEENTE, amount, yearly=True))
        return outcome(home, GEMEENTE)

    assert (found("380").still_to_claim, found("380").difference) == (Range(Cents(0), Cents(0)), 0)
    assert found("100").still_to_claim == Range(Cents(280_00), Cents(280_00))
    assert (found("500").risk.high, found("500").still_to_claim.high) == (0, 0)
    assert found(None).still_to_claim == Range(Cents(0), Cents(380_00))
    assert found(None).received is None


def test_a_day_since_when_says_nothing_about_an_amount_for_the_year():
    home = paying(SINGLE.receiving(GEMEENTE, "380", date(2026, 3, 1), yearly=True))
    assert outcome(home, GEMEENTE).received == 380_00


# The choices of the authority


@pytest.fixture
def chosen(tmp_path, monkeypatch):
    """Write the choices of Keuzestad, of the gemeente and of the waterschap."""
    monkeypatch.setenv("KEUKENTAFEL_GEMEENTEN", str(tmp_path))

    def write(waterschap: dict[str, Any] | None = None, until: str = "2026-12-31", **gemeente: Any) -> None:
        pack = {
            **SMALLEST,
            "gemeente": "Keuzestad",
            "geldig_tot": until,
            "kwijtschelding": {**SOURCE, **gemeente},
            "kwijtschelding_waterschap": {**SOURCE, **(waterschap or {})},
        }
        (tmp_path / "keuzestad.yaml").write_text(yaml.safe_dump(pack), encoding="utf-8")

    return write


def living(who: Builder, net: str = BIJSTAND, **more: Any) -> Household:
    return paying(who, net=net, place="Keuzestad", **more)


def test_a_lower_norm_leaves_more_to_pay_with(chosen):
    """10% of 1401,50 is 140,15 a month; what of it does not go to the rent counts for 80%, twelve times."""
    chosen(norm_percentage=90)
    home = living(SINGLE, gemeente="1500", waterschap="100")
    rent = Decimal("650.12") - per_year(home, "huurtoeslag") / 12 - Decimal("252.49")
    used = (Decimal("1401.50") - rent - Decimal("1401.50") * Decimal("0.9")) * 12 * Decimal("0.8")
    assert both(home) == (cent(1500 - used), 100)  # the choices of the waterschap are not known: the whole norm


def test_the_net_aow_is_the_norm_where_it_is_higher(chosen):
    old = SINGLE.born(1950, 1, 1)
    chosen(netto_aow="ja", norm_percentage=90)
    (living_costs,) = [s for s in outcome(living(old), GEMEENTE).steps if s.naam == "kosten_van_bestaan"]
    assert living_costs.waarde == Decimal("1558.15")
    chosen(netto_aow="ja", norm_percentage=100)
    (living_costs,) = [s for s in outcome(living(old), GEMEENTE).steps if s.naam == "kosten_van_bestaan"]
    assert living_costs.waarde == Decimal("1564.69")


def test_day_care_counts_where_the_authority_says_so(chosen):
    parent = SINGLE.with_child(2021, 6, 2, care=(care("bso", "80", "20.00"),))
    home = living(parent, net="1500", gemeente="1500")
    chosen(kinderopvang_telt_mee="nee")
    without = per_year(home, GEMEENTE)
    chosen(kinderopvang_telt_mee="ja")
    assert per_year(home, GEMEENTE) > without
    (step,) = [s for s in outcome(home, GEMEENTE).steps if s.naam == "kinderopvang_na_toeslag"]
    assert dict(step.inputs)["kosten"] == 80 * Decimal("9.98")  # at the highest price that counts


def test_care_that_nobody_named_may_cost_much_where_it_counts(chosen):
    child = SINGLE.with_child(2021, 6, 2, care=(Opvang(Opvangsoort.BSO),))
    unknown = SINGLE.with_child(2021, 6, 2, opvang=None)
    chosen(kinderopvang_telt_mee="ja", norm_percentage=100)
    for home in (living(child, net="1600"), living(unknown, net="1600")):
        paths = outcome(home, GEMEENTE).depends_on
        assert any("opvang" in path for path in paths)
    chosen(kinderopvang_telt_mee="nee", norm_percentage=100)
    assert outcome(living(unknown, net="2600"), GEMEENTE).right.is_exact


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        (0, 0),
        (1500, 280),
        (9000, 280),
        ([{"huishouden": "alleenstaand", "bedrag": 1500}], 280),
        ([{"huishouden": "gehuwd", "bedrag": 1500}], 0),
    ],
)
def test_the_extra_savings_of_the_authority_hold_up_to_the_most_there_may_be(chosen, extra, expected):
    chosen(extra_vermogen=extra)
    assert per_year(living(SINGLE.owning("3511.13")), GEMEENTE) == expected


def test_what_the_authority_did_not_say_is_asked_where_it_can_matter(chosen):
    chosen(norm_percentage=100, waterschap={"extra_vermogen": 0})
    saver = living(SINGLE.owning("1000"))
    assert asked(outcome(saver, GEMEENTE)) == ["extra_vermogen"]
    assert asked(outcome(saver, WATERSCHAP)) == ["norm_percentage"]
    rich = living(SINGLE.born(1950, 1, 1).with_child(2021, 6, 2, care=(care("bso", "80", "9.00"),)), net="1800")
    assert asked(outcome(rich, GEMEENTE)) == ["netto_aow", "kinderopvang_telt_mee"]
    assert "Vraag het waterschap" in outcome(saver, WATERSCHAP).to_ask[0].spoken()


def test_a_pack_past_its_date_is_used_and_says_so(chosen):
    chosen(norm_percentage=100, until="2025-12-31")
    assert asked(outcome(living(SINGLE), GEMEENTE)) == ["verlopen"]


def test_other_years_are_calculated_with_their_own_figures():
    home = paying(SINGLE)
    assert {one.regeling for one in evaluate(home, 2025).outcomes} >= {GEMEENTE, WATERSCHAP}
    assert evaluate(home, 2025).of(GEMEENTE).recht is Recht.JA
    assert evaluate(home, 2024).of(GEMEENTE).reason.text_id == "reden.geen_regels"
