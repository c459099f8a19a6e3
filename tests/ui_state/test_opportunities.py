"""Kansen: what is a finding, in which order, with which words."""

from datetime import date

from app.domain.finding import Finding, FindingState
from app.domain.ids import RecordId
from app.domain.visit import Who
from tests.ui_state.households import DOSSIER, assessed, single_parent
from ui.visit.opportunities.state import Certainty, Order, Sort, overview, planned_amount, state_choices

KNOWN = assessed(single_parent()).outcomes


def a_finding(regeling: str, state: FindingState, **about) -> Finding:
    return Finding(RecordId("f"), DOSSIER, regeling, state, **about)


def test_the_sample_has_two_findings_and_three_that_go_well():
    found = overview(KNOWN, (), Order.EUROS)
    assert (found.amount, found.count) == ("€\u00a01.542", "Twee kansen")
    assert [row.regeling for row in found.rows] == ["zorgtoeslag", "kindgebonden_budget"]
    assert found.good == "Huurtoeslag, kinderbijslag en voorlopige teruggaaf kloppen met de antwoorden."
    first = found.rows[0]
    assert (first.month, first.year, first.certainty) == ("€\u00a073", "€\u00a0883", Certainty.SURE)
    assert first.why == "Was nog niet aangevraagd"
    assert first.when == "vóór woensdag 1 september 2027"
    assert found.rows[1].why == "U krijgt er minder van dan kan"


def test_effort_puts_the_least_work_first():
    rows = overview(KNOWN, (), Order.EFFORT).rows
    assert [row.regeling for row in rows] == ["zorgtoeslag", "kindgebonden_budget"]


def test_what_is_open_comes_last_and_names_what_is_needed():
    outcomes = assessed(single_parent(without=["woning.kale_huur"])).outcomes
    last = overview(outcomes, (), Order.EUROS).rows[-1]
    assert (last.regeling, last.sort, last.year) == ("huurtoeslag", Sort.OPEN, "nog open")
    assert last.why == "Nog nodig: de kale huur"
    assert planned_amount(last) is None
    assert overview(outcomes, (), Order.EFFORT).rows[-1].regeling == "huurtoeslag"


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


def test_every_state_has_words():
    assert [value for value, _ in state_choices()] == list(FindingState)
