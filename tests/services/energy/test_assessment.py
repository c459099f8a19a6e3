"""What an energy visit comes to, from its records and answers; and what it leaves on paper."""

from datetime import date, timedelta

import pytest

from app.domain.visit import VisitType
from app.energy.answers import Choice, Seen
from app.energy.appliances import Way
from app.energy.bill import Fit
from app.energy.checklist import Hazard
from app.energy.meters import Register
from app.energy.poverty import Holds, Indicator
from app.energy.saved import Bucket
from app.energy.spread import Carrier
from app.errors import UserError
from app.services import answers, grounds, visits
from app.services.energy import appliances, checks, climates, corporation, papers, readings
from app.services.energy.assessment import assess
from tests.builders import MONDAY

TODAY = MONDAY.date()
LAST_YEAR = date(2025, 11, 20)
HOME = {
    "energie.woningtype": "flat",
    "woning.energielabel": "F",
    "energie.oppervlakte": 65,
    "energie.verwarming": "gas",
    "energie.warm_water": "gas",
    "energie.koken": "gas",
    "huishouden.partner": False,
    "huishouden.kinderen": 1,
    "huishouden.medebewoners": 0,
    "personen.k1.geboortedatum": "2026-06-01",
    "energie.rekening.gas": 1_45000,
    "energie.rekening.stroom": 30000,
    "energie.termijnbedrag": 14000,
}


@pytest.fixture
def told(session, dossier):
    for path, value in HOME.items():
        answers.give(session, dossier, path, value)


def read(session, visit, register, before, now):
    readings.add(session, visit, register, before, (LAST_YEAR, ""))
    readings.add(session, visit, register, now, (TODAY, ""))


def test_a_home_of_which_nothing_is_known_gets_an_estimate_and_no_advice_about_money(session, visit):
    found = assess(session, visit, TODAY)
    assert found.saved.measures == ()
    assert found.cost is not None
    assert found.cost.estimate
    assert found.instalment is None
    assert "Bedrag per maand" in found.instalment_lacks
    assert {finding.holds for finding in found.poverty} == {Holds.UNKNOWN}
    assert found.problems == ()


def test_everything_that_was_told_read_and_measured_counts(session, visit, told):
    read(session, visit, Register.GAS, "4000", "4880")
    read(session, visit, Register.POWER_NORMAL, "10000", "12000")
    checks.see(session, visit, "tochtstrips", Seen.CAN_BE_BETTER)
    checks.place(session, visit, "tochtstrips", 6)
    checks.see(session, visit, "koelkast_stand", Seen.CAN_BE_BETTER)
    checks.choose(session, visit, "koelkast_stand", Choice.WILL_DO)
    appliances.add(session, visit, "Koelkast", Way.ALWAYS, typical="koelvries_oud", wh=960, minutes=1440)
    appliances.add(session, visit, "Tv-kastje", Way.ALWAYS, tenths_w=80, standby=True)
    climates.put(session, visit, "woonkamer", 195, 50)
    found = assess(session, visit, TODAY)
    assert (found.known.home.people, found.known.home.label) == (2, "F")
    assert found.known.use(Carrier.GAS).amount.typical == pytest.approx(880, abs=15)
    assert [one.item for one in found.saved.in_bucket(Bucket.PLACED)] == ["tochtstrips"]
    assert [one.item for one in found.saved.in_bucket(Bucket.WILL_DO)] == ["koelkast_stand"]
    assert [(line.material, line.used) for line in found.stock] == [("tochtstrip", 6)]
    assert [round(line.use.kwh) for line in found.appliances] == [350, 70]
    assert round(found.appliances_total[0]) == 420
    assert round(found.standby[0]) == 70
    assert found.known.facts.group_uses[0].group == "koel"
    assert found.known.facts.circumstances.vulnerable  # the child is not one year old
    assert found.saved.own_prices
    assert found.instalment is not None
    assert found.instalment.fit in Fit
    assert found.air[0].room == "woonkamer"


def test_what_must_be_right_first_stands_before_any_saving(session, visit, told):
    answers.give(session, visits.load(session, visit).dossier_id, "nood.koolmonoxide", True)
    checks.see(session, visit, "schimmel", Seen.CAN_BE_BETTER)
    found = assess(session, visit, TODAY)
    assert found.saved.is_urgent
    assert [one.hazard for one in found.saved.warnings][:1] == [Hazard.CO_COMPLAINTS]


def test_too_few_days_between_two_readings_is_said_and_the_rest_goes_on(session, visit, told):
    readings.add(session, visit, Register.GAS, "4000", (TODAY - timedelta(days=3), ""))
    readings.add(session, visit, Register.GAS, "4010", (TODAY, ""))
    found = assess(session, visit, TODAY)
    assert len(found.problems) == 1
    assert "dagen zeggen te weinig" in found.problems[0]
    assert not found.known.use(Carrier.GAS).is_measured


def test_the_bill_of_a_year_counts_when_nothing_was_read(session, dossier, visit, told):
    answers.give(session, dossier, "energie.verbruik.gas_m3", 900)
    answers.give(session, dossier, "energie.verbruik.stroom_kwh", 1800)
    found = assess(session, visit, TODAY)
    assert found.known.use(Carrier.GAS).amount.typical == 900
    assert [use.carrier for use in found.billed] == [Carrier.GAS, Carrier.POWER]
    assert found.instalment is not None
    answers.give(session, dossier, "energie.verbruik.water_m3", -1)
    wrong = assess(session, visit, TODAY)
    assert "kan niet onder nul zijn" in wrong.problems[0]
    assert wrong.billed == ()


def test_a_following_visit_shows_the_change(session, dossier):
    first = visits.plan(session, dossier, VisitType.ENERGY, MONDAY - timedelta(days=368))[1]
    now = visits.plan(session, dossier, VisitType.ENERGY, MONDAY)[1]
    for day, units in ((date(2024, 11, 21), "3000"), (LAST_YEAR, "4000"), (TODAY, "4800")):
        readings.add(session, first, Register.GAS, units, (day, ""))
    found = assess(session, now, TODAY)
    assert [change.carrier for change in found.changes] == [Carrier.GAS]
    assert "minder" in found.changes[0].said.spoken()
    assert assess(session, first, TODAY).changes == ()


def test_the_quote_counts_with_every_income_and_toeslag(session, dossier, visit, told):
    answers.give(session, dossier, "personen.p1.netto_inkomen", 1_500_00)
    for name in ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget"):
        answers.give(session, dossier, f"ontvangt.{name}.per_maand", 0)
    answers.give(session, dossier, "huishouden.opvang", False)
    answers.give(session, dossier, "ontvangt.kinderbijslag.per_kwartaal", 0)
    answers.give(session, dossier, "energie.verbruik.gas_m3", 1600)
    answers.give(session, dossier, "energie.verbruik.stroom_kwh", 2600)
    found = {finding.indicator: finding for finding in assess(session, visit, TODAY).poverty}
    assert found[Indicator.QUOTE_8].holds is not Holds.UNKNOWN
    assert found[Indicator.QUOTE_8].value is not None
    both = found[Indicator.LOW_INCOME_LOW_QUALITY], found[Indicator.LOW_INCOME_HIGH_COST]
    assert {(one.holds, one.counted) for one in both} == {(Holds.MAYBE, False)}
    assert both[0].steps[0].bron.wet == "Participatiewet"


def test_nothing_goes_to_the_corporation_without_its_ground(session, dossier, visit, told, tmp_path):
    checks.report(session, visit, "enkel_glas_melden", True)
    with pytest.raises(UserError, match="leg eerst vast op welke grond"):
        papers.corporation_pdf(session, visit, tmp_path)
    assert list(tmp_path.iterdir()) == []
    corporation.consent(session, dossier)
    made = corporation.report(session, visit, TODAY)
    assert (made.label, [defect.item for defect in made.defects]) == ("F", ["enkel_glas_melden"])
    assert len(made.flags) == 1
    place = papers.corporation_pdf(session, visit, tmp_path)
    assert place.name == "verslag-2026-11-23-melding.pdf"
    assert place.read_bytes().startswith(b"%PDF")
    grounds.withdraw(session, corporation.ground_of(session, dossier).id)
    with pytest.raises(UserError, match="geldt niet meer"):
        corporation.report(session, visit, TODAY)


def test_the_page_and_the_stock_list_are_written_under_names_that_say_nothing_personal(session, visit, told, tmp_path):
    checks.place(session, visit, "tochtstrips", 6)
    page = papers.energy_pdf(session, visit, tmp_path / "nieuw")
    stock = papers.stock_pdf(session, visit, tmp_path / "materiaal.pdf")
    assert (page.name, stock.name) == ("verslag-2026-11-23.pdf", "materiaal.pdf")
    assert page.parent == tmp_path / "nieuw"
    assert all(made.read_bytes().startswith(b"%PDF") for made in (page, stock))
