"""Kansen: what is a finding, in which order, with which words."""

from datetime import date

import pytest

from app.domain.finding import Finding, FindingState
from app.domain.ids import RecordId
from app.domain.visit import Who
from app.intake.scripts import all_offers
from app.reports.plain_dutch import check
from app.texts import text
from tests.ui_state.households import DOSSIER, assessed, single_parent
from ui.visit.finding.state import state_words
from ui.visit.opportunities.state import Certainty, Order, Sort, overview, place_of, planned_amount, planned_for

KNOWN = assessed(single_parent()).outcomes


def a_finding(regeling: str, state: FindingState, **about) -> Finding:
    return Finding(RecordId("f"), DOSSIER, regeling, state, **about)


def test_the_sample_has_two_findings_and_three_that_go_well():
    found = overview(KNOWN, (), Order.EUROS)
    assert (found.amount, found.count) == ("€\u00a01.542", "Drie kansen")
    assert [row.regeling for row in found.rows] == ["zorgtoeslag", "kindgebonden_budget", "gemeente:vraag_na"]
    assert found.good == "Huurtoeslag, kinderbijslag en voorlopige teruggaaf kloppen met de antwoorden."
    first = found.rows[0]
    assert (first.month, first.year, first.certainty) == ("€\u00a073", "€\u00a0883", Certainty.SURE)
    assert first.why == "Was nog niet aangevraagd"
    assert first.when == "vóór woensdag 1 september 2027"
    assert found.rows[1].why == "U krijgt er minder van dan kan"


def test_effort_puts_the_least_work_first():
    rows = overview(KNOWN, (), Order.EFFORT).rows
    assert [row.regeling for row in rows] == ["zorgtoeslag", "kindgebonden_budget", "gemeente:vraag_na"]


def test_what_a_municipality_must_say_stands_last_without_an_amount():
    last = overview(KNOWN, (), Order.EUROS).rows[-1]
    assert (last.name, last.why, last.year) == ("Andere hulp van de gemeente", "Nog navragen", "vraag na")
    assert last.is_only_asking
    unknown = overview(assessed(single_parent(without=["huishouden.gemeente"])).outcomes, (), Order.EUROS).rows[-1]
    assert unknown.why == "Nog nodig: de gemeente"


def test_where_something_is_applied_for():
    places = {o.regeling: place_of(o) for o in KNOWN.everything}
    assert places["zorgtoeslag"] == "op Mijn toeslagen"
    assert places["kinderbijslag"] == "op Mijn SVB"
    assert places["kwijtschelding_waterschap"] == "bij het waterschap"
    assert places["gemeente:vraag_na"] == "bij de gemeente"


def test_what_is_open_comes_last_and_names_what_is_needed():
    outcomes = assessed(single_parent(without=["woning.kale_huur"])).outcomes
    last = overview(outcomes, (), Order.EUROS).rows[-2]
    assert (last.regeling, last.sort, last.year) == ("huurtoeslag", Sort.OPEN, "nog open")
    assert last.why == "Nog nodig: de kale huur"
    assert planned_amount(last) is None
    assert "huurtoeslag" in [row.regeling for row in overview(outcomes, (), Order.EFFORT).rows[-3:]]


def test_what_is_received_is_asked_for_when_it_is_not_known():
    outcomes = assessed(single_parent(without=["ontvangt.kinderbijslag.per_kwartaal"])).outcomes
    row = next(row for row in overview(outcomes, (), Order.EUROS).rows if row.regeling == "kinderbijslag")
    assert row.why == "Nog nodig: wat u nu krijgt"
    assert row.certainty is Certainty.UNKNOWN


def test_states_divide_the_headline():
    findings = (a_finding("zorgtoeslag", FindingState.APPLIED, who=Who.RESIDENT, due=date(2026, 12, 1)),)
    found = overview(KNOWN, findings, Order.EUROS)
    assert [(share.part, share.amount) for share in found.shares] == [
        ("aangevraagd", "€\u00a0883"),
        ("te_kiezen", "€\u00a0659"),
    ]
    assert (found.rows[0].who, found.rows[0].when) == ("De bewoner", "dinsdag 1 december")
    assert planned_amount(found.rows[0]) == 88300


def test_too_much_is_a_finding_to_pass_on():
    answers = [a for a in single_parent() if a.path != "ontvangt.huurtoeslag.per_maand"]
    more = [a for a in single_parent(per_maand=60000) if a.path == "ontvangt.huurtoeslag.per_maand"]
    rows = overview(assessed([*answers, *more]).outcomes, (), Order.EUROS).rows
    row = next(row for row in rows if row.regeling == "huurtoeslag")
    assert (row.sort, row.name, row.when) == (Sort.RISK, "Huurtoeslag doorgeven", "zo snel mogelijk")
    assert planned_amount(row) is None


def test_nothing_known_is_no_finding_at_all():
    found = overview(assessed(()).outcomes, (), Order.EUROS)
    assert all(row.sort is Sort.OPEN for row in found.rows)


def test_an_offer_stands_under_what_was_found_without_an_amount_and_with_states_of_its_own():
    joined_in = a_finding("budgettraining", FindingState.APPLIED)
    found = overview(KNOWN, (joined_in,), Order.EFFORT, ["budgettraining"])
    row = found.rows[-1]
    assert (row.name, row.month, row.year, row.certainty) == ("Budgettraining", "", "", None)
    assert found.count == "Drie kansen"
    assert state_words(row.regeling, row.state) == "Doet mee"
    assert planned_amount(row) is planned_for("budgettraining", KNOWN) is None


def test_an_offer_that_was_taken_up_stays_in_sight_in_other_visits():
    done = a_finding("budgettraining", FindingState.GRANTED, who=Who.RESIDENT, due=date(2026, 12, 1))
    found = overview(KNOWN, (done,), Order.EUROS)
    (row,) = (row for row in found.rows if row.sort is Sort.OFFER)
    assert (row.who, row.when) == ("De bewoner", "dinsdag 1 december")
    assert found.total == "", "an offer has no amount that could still be unknown"


@pytest.mark.parametrize("offer", sorted(all_offers()))
def test_every_offer_has_all_its_words(offer):
    for part in ("naam", "waarom", "doen", "waar", "wie", "papieren", "klaar", "afspraak", "stap"):
        assert text(f"aanbod.{offer}.{part}")
    assert text(f"aanbod.{offer}.moeite") in ("licht", "gewoon", "zwaar")
    assert all(text(f"aanbod.{offer}.staat.{state}") for state in FindingState)
    assert check([text(f"aanbod.{offer}.klaar")]).passes


def test_what_is_kept_as_planned_comes_from_the_rules_or_is_nothing():
    assert planned_for("zorgtoeslag", KNOWN) == 88300
    assert planned_for("kinderbijslag", KNOWN) is None


def test_the_line_of_the_whole_household_is_there_once_something_was_chosen():
    assert overview(KNOWN, (), Order.EUROS).total == ""
    chosen = a_finding("zorgtoeslag", FindingState.APPLIED, planned_per_year=88300)
    total = overview(KNOWN, (chosen,), Order.EUROS).total
    assert total == "Tot nu toe, per jaar: €\u00a0883 verwacht, €\u00a0883 aangevraagd, €\u00a00 toegekend."


def test_what_must_be_asked_is_a_row_without_an_amount_and_what_waits_is_none():
    poor = assessed(single_parent(netto_inkomen=90000)).outcomes
    rows = {row.regeling: row for row in overview(poor, (), Order.EUROS).rows}
    asked = rows["individuele_inkomenstoeslag"]
    assert (asked.sort, asked.month, asked.year, asked.why) == (
        Sort.OPEN,
        "",
        "vraag na",
        "Vraag of dit kan en hoeveel",
    )
    assert (asked.who, asked.certainty) == ("Samen uitzoeken", Certainty.UNKNOWN)
    # 1348,49 less 900 for November and December
    bijstand = rows["bijstand"]
    assert (bijstand.month, bijstand.year) == ("± €\u00a0448", "± €\u00a0897")
    assert bijstand.who == "Samen, bij de gemeente"
    assert overview(poor, (), Order.EUROS).lapsed == ""
    waiting = assessed(single_parent(without=["personen.p1.netto_inkomen"])).outcomes
    assert not {row.regeling for row in overview(waiting, (), Order.EUROS).rows} & {"bijstand", "bijzondere_bijstand"}
