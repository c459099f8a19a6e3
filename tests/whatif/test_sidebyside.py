"""One change beside now: it equals two calculations apart, names what moves it, and leaves unknown what is unknown."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.household import Household, Rol
from app.domain.ids import PersonId
from app.domain.money import Cents
from app.domain.outcome import Range
from app.domain.period import always
from app.errors import UserError
from app.rules.evaluate import evaluate
from app.rules.inwoning import Inwoner
from app.whatif.changes import (
    Change,
    Lodger,
    MovesOut,
    OtherIncome,
    OtherPay,
    OtherRent,
    PartnerMovesIn,
    TurnsAdult,
    both_ways,
)
from app.whatif.sidebyside import SideBySide, side_by_side
from app.whatif.spendable import COUNTED, SETTLED, spendable
from app.whatif.work import before_tax, net_of
from tests.households import Builder, a_household
from tests.rules.completions import Chance
from tests.rules.packs import SCHEME, SMALLEST

ME, CHILD = PersonId("p1"), PersonId("k1")
PARENT = a_household(2026).living_on("2340", "loon").earning("34600").renting("684").with_child(2014, 5, 1)
NOTHING = Range(Cents(0), Cents(0))
HALF = settings(max_examples=settings.default.max_examples // 4)


def beside(home: Builder | Household, change: Change) -> SideBySide:
    return side_by_side(home if isinstance(home, Household) else home.complete(), change, 2026)


def any_change(chance: Chance, household: Household) -> Change:
    """One of the changes that a household can have."""
    person, rent = chance.one_of(household.personen), Cents(chance.random.randint(300, 1100) * 100)
    pay = Cents(chance.random.randint(0, 5000) * 100)
    ways: list[Change] = [
        OtherPay(household.aanvrager.id, pay, chance.one_of([None, Cents(2_000_00)])),
        OtherIncome(household.aanvrager.id, pay, Cents(pay * 15)),
        OtherRent(rent, chance.one_of([None, Cents(20_00)]), chance.often(0.5)),
        Lodger(Inwoner(Decimal(300), date(1990, 1, 1), Cents(20_000_00), Cents(1_500_00), chance.often(0.5))),
    ]
    if person.rol is Rol.KIND:
        ways.append(TurnsAdult(person.id))
    if person.rol is not Rol.AANVRAGER:
        ways.append(MovesOut(person.id))
    if not household.with_role(Rol.TOESLAGPARTNER):
        ways.append(PartnerMovesIn(date(1990, 1, 1), Cents(20_000_00), Cents(1_500_00)))
    return chance.one_of(ways)


@given(seed=st.integers(0, 2**32 - 1))
@HALF
def test_side_by_side_equals_two_calculations_apart(seed):
    chance = Chance(seed, 2026)
    household = chance.household()
    change = any_change(chance, household)
    ways, found = both_ways(household, change, 2026), beside(household, change)
    lodging = Cents(300_00) if isinstance(change, Lodger) else Cents(0)
    assert found.before.parts == spendable(ways.before, evaluate(ways.before, 2026)).parts
    assert found.after.parts == spendable(ways.after, evaluate(ways.after, 2026), lodging).parts
    for side, apart in ((found.before, evaluate(ways.before, 2026)), (found.after, evaluate(ways.after, 2026))):
        for name in (name for name in COUNTED if name != SETTLED):
            outcome = apart.of(name)
            unknown = outcome.waits or outcome.is_undecided
            assert side.of(name).range == (None if unknown else outcome.right)
    shared = [part.name for part in found.after.parts if part.range is not None]
    if not (found.before.unknown or found.after.unknown) and len(shared) == len(found.before.parts):
        totals = found.after.total, found.before.total
        assert found.more == Range(Cents(totals[0].low - totals[1].high), Cents(totals[0].high - totals[1].low))
    known = [one for one in found.differences if one.is_known]
    ends = [(one.after.low - one.before.high, one.after.high - one.before.low) for one in known if one.before]
    assert found.more == Range(Cents(sum(low for low, _ in ends)), Cents(sum(high for _, high in ends)))


@given(seed=st.integers(0, 2**32 - 1))
@HALF
def test_what_moves_names_the_article_that_moves_it(seed):
    chance = Chance(seed, 2026)
    household = chance.household()
    for one in beside(household, any_change(chance, household)).differences:
        assert not (one.moves and one.is_known) or one.name not in COUNTED or one.bron is not None, one


def test_no_change_is_no_difference():
    found = beside(PARENT, OtherRent(Cents(684_00)))
    assert found.more == NOTHING
    assert not any(one.moves or one.bron for one in found.differences)


def test_the_same_pay_is_no_difference():
    assert beside(PARENT, OtherPay(ME, Cents(2669_75))).more == NOTHING
    assert beside(PARENT, OtherPay(ME, Cents(2500_00), now=Cents(2500_00))).more == NOTHING


def test_more_pay_is_more_to_spend_and_less_toeslag():
    found = beside(PARENT, OtherPay(ME, Cents(3200_00)))
    assert found.of("inkomen").before == Range(Cents(28_080_00), Cents(28_080_00))
    assert 0 < found.more.low < found.of("inkomen").more.low
    assert found.of("huurtoeslag").more.high < 0
    assert found.of("huurtoeslag").bron.wet == "Wet op de huurtoeslag"
    assert found.of("zorgtoeslag").bron.artikel == "2, eerste lid"


def test_bijstand_fills_up_to_the_norm_beside_a_small_wage():
    home = a_household(2026).living_on("1348.49", "bijstand").earning("16900").receiving("bijstand", "1348.49")
    found = beside(home.renting("600"), OtherPay(ME, Cents(600_00)))
    assert found.of("inkomen").before == NOTHING
    assert found.of("inkomen").after == Range(Cents(7_200_00), Cents(7_200_00))
    assert found.of("bijstand").more.high == -7_200_00
    assert found.of("bijstand").bron.wet == "Participatiewet"
    taxed = found.after.outcomes
    assert taxed.of("huurtoeslag").right == found.before.outcomes.of("huurtoeslag").right
    assert any(note.text_id == "watals.vraag.bijstand_werk" for note in found.notes)


def test_what_comes_in_is_open_while_bijstand_may_be_in_it():
    home = a_household(2026).living_on("1348.49", "bijstand").receiving("bijstand", None)
    found = beside(home, OtherRent(Cents(500_00)))
    assert found.of("inkomen").before == Range(Cents(0), Cents(12 * 1348_49))
    assert beside(home, OtherPay(ME, Cents(1_000_00))).after.outcomes.of("zorgtoeslag").per_year is None


def test_bijstand_that_is_not_sure_leaves_the_income_of_the_year_open():
    home = a_household(2026).living_on("1348.49", "bijstand", vermogen=None).earning("16900")
    found = beside(home.receiving("bijstand", "1348.49"), OtherPay(ME, Cents(800_00)))
    assert found.of("zorgtoeslag").after.low < found.of("zorgtoeslag").after.high


def test_what_nobody_said_counts_in_no_total():
    found = beside(PARENT.netting(None), OtherRent(Cents(700_00)))
    assert "inkomen" in found.unknown
    assert found.of("inkomen").more is None
    assert beside(PARENT.home(kale_huur=always(None)), MovesOut(CHILD)).of("huur").before is None
    found = beside(PARENT.receiving_unknown(), OtherRent(Cents(700_00)))
    assert SETTLED in found.unknown


def test_a_wage_of_which_the_net_is_not_known_is_calculated():
    found = beside(PARENT.netting(None), OtherPay(ME, Cents(3200_00)))
    net = net_of(PARENT.complete(), PARENT.complete().aanvrager, Decimal("2669.75"), 2026)
    assert found.of("inkomen").before.low == found.of("inkomen").before.high == 12 * 100 * net
    other = beside(PARENT.netting(None).changing("p1", bron="uitkering"), OtherPay(ME, Cents(500_00)))
    assert other.of("inkomen").after is None


def test_pay_that_does_not_fit_the_income_of_the_year_says_so():
    found = beside(PARENT.netting("900"), OtherPay(ME, Cents(3200_00)))
    assert [note.text_id for note in found.notes] == ["watals.let_op.loon_past_niet"]


def test_a_benefit_asks_who_pays_it_and_has_the_credit():
    found = beside(PARENT.living_on("1500", "uitkering", income="22000"), OtherPay(ME, Cents(500_00)))
    assert [note.text_id for note in found.notes] == ["watals.vraag.uitkering_werk"]
    assert 1500_00 * 12 < found.of("inkomen").after.low < 2000_00 * 12


def test_a_child_that_turns_18_takes_its_regelingen_along():
    home = PARENT.with_child(2008, 11, 2)
    found = beside(home, TurnsAdult(PersonId("k2")))
    assert found.of("kindgebonden_budget").more.high < 0
    assert found.of("kinderbijslag").more.high < 0
    already = beside(PARENT, TurnsAdult(CHILD))
    assert already.of("kinderbijslag").after == NOTHING


def test_moving_out_and_a_partner():
    found = beside(PARENT.with_partner(net="1500", income="22000"), MovesOut(PersonId("p2")))
    assert found.of("inkomen").more.high == -18_000_00
    assert found.of("kindgebonden_budget").more.low > 0
    back = beside(PARENT, PartnerMovesIn(date(1987, 1, 30), Cents(22_000_00), Cents(1_500_00)))
    assert back.of("inkomen").more.low == 18_000_00
    poor = beside(PARENT, PartnerMovesIn(date(1987, 1, 30), Cents(0), Cents(0), bron="geen"))
    assert poor.of("kindgebonden_budget").more.high < 0


def test_a_lodger_brings_rent_and_questions():
    lodger = Inwoner(Decimal(350), date(1995, 5, 1), Cents(30_000_00), Cents(2_000_00))
    found = beside(PARENT, Lodger(lodger))
    assert found.of("inwoner").more == Range(Cents(4_200_00), Cents(4_200_00))
    assert found.more.low == 4_200_00
    assert any(note.text_id == "inwoning.vraag.verhuurder" for note in found.notes)


def test_another_home_has_its_own_rent():
    found = beside(PARENT, OtherRent(Cents(600_00), Cents(20_00), moves=True))
    assert found.of("huur").more == Range(Cents(64 * 1200), Cents(64 * 1200))
    dearer = beside(PARENT, OtherRent(Cents(700_00), Cents(30_00)))
    assert dearer.of("huur").more.high == -46 * 1200
    assert dearer.of("huurtoeslag").more.low > 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (MovesOut(ME), "Kies iemand anders"),
        (MovesOut(PersonId("x")), "hoort niet bij dit gezin"),
        (TurnsAdult(ME), "Kies een kind"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(change, words):
    with pytest.raises(UserError, match=words):
        beside(PARENT, change)


def test_a_second_partner_cannot_be():
    with pytest.raises(UserError, match="al een partner"):
        beside(PARENT.with_partner(), PartnerMovesIn(date(1990, 1, 1), Cents(0), Cents(0)))


def test_an_unknown_part_is_refused():
    found = beside(PARENT, OtherRent(Cents(700_00)))
    with pytest.raises(KeyError):
        found.of("lot")
    with pytest.raises(KeyError):
        found.before.of("lot")
    assert found.before.unknown == ()
    assert found.before.total.low <= found.before.total.high
    assert replace(found, differences=()).estimate is False


def test_a_scheme_of_the_municipality_stands_beside_the_total(tmp_path, monkeypatch):
    monkeypatch.setenv("KEUKENTAFEL_GEMEENTEN", str(tmp_path))
    card = {**SCHEME, "soort": "pas", "voorwaarden": {"inkomen_tot_procent_norm": 110}}
    pack = {**SMALLEST, "regelingen": [card]}
    (tmp_path / "proefstad.yaml").write_text(yaml.safe_dump(pack), encoding="utf-8")
    home = PARENT.living_on("1300", "loon", income="18000").living_in("Proefstad")
    found = beside(home, OtherPay(ME, Cents(4_000_00)))
    (local,) = found.local
    assert (local.naam.spoken(), local.after) == ("Kindpas", NOTHING)
    assert local.before.high == 150_00
    assert "gemeente:kindpas" not in {one.name for one in found.differences}


SUPPORTED = a_household(2026).living_on("1348.49", "bijstand").earning("16900").receiving("bijstand", "1348.49")


def test_another_income_takes_the_place_of_bijstand():
    found = beside(SUPPORTED.renting("600"), OtherIncome(ME, Cents(1_600_00), Cents(24_000_00)))
    assert found.of("inkomen").before == NOTHING
    assert found.of("inkomen").after == Range(Cents(19_200_00), Cents(19_200_00))
    assert found.of("bijstand").after == NOTHING
    low = beside(SUPPORTED.renting("600"), OtherIncome(ME, Cents(500_00), Cents(7_500_00)))
    assert low.of("inkomen").after.high == 6_000_00
    assert low.of("bijstand").more.high == -6_000_00
    assert abs(low.more.high) < 12_00


def test_kwijtschelding_follows_the_bijstand_there_is_a_right_to():
    home = SUPPORTED.renting("600").taxed("341", "199").with_car("0").insured("150").with_medebewoner()
    found = beside(home, MovesOut(PersonId("m1")))
    assert found.of("bijstand").more.low > 0
    assert found.after.outcomes.of("kwijtschelding_gemeente").right.high > 0


def test_another_income_leaves_other_people_who_live_on_bijstand_their_part():
    couple = SUPPORTED.changing("p1", net="951.01").with_partner(net="951.01", bron="bijstand", income="11500")
    couple = replace(couple, ontvangt=()).receiving("bijstand", "1902.02").renting("600")
    found = beside(couple, OtherIncome(ME, Cents(900_00), Cents(13_000_00)))
    assert found.of("inkomen").after == Range(Cents(10_800_00), Cents(10_800_00))
    assert found.of("bijstand").more.high < -10_000_00


def test_an_income_that_is_not_sure_stays_open_and_one_that_was_told_stays_told():
    unsure = SUPPORTED.changing("p1", vermogen=None).renting("600")
    assert beside(unsure, OtherIncome(ME, Cents(500_00), Cents(7_500_00))).of("inkomen").after is None
    assert beside(unsure, OtherRent(Cents(700_00))).of("inkomen").before == NOTHING
    open_year = SUPPORTED.changing("p1", toetsingsinkomen=None).renting("600")
    assert beside(open_year, OtherIncome(ME, Cents(500_00), Cents(7_500_00))).of("inkomen").after.high == 6_000_00


def test_bijstand_before_tax_is_more_than_what_is_paid():
    gross = before_tax(Decimal("1331.43"), 2026)
    assert 1331.43 * 12 < gross < 1331.43 * 18


def test_an_income_that_bijstand_cannot_explain_stays():
    rich = beside(SUPPORTED.earning("900000").renting("600"), OtherPay(ME, Cents(4_000_00)))
    assert rich.of("zorgtoeslag").after == NOTHING
