"""Kansen: what is a finding, in which order, with which words."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.domein import Domein
from app.domain.finding import Finding, FindingState
from app.domain.ids import RecordId
from app.domain.message import message
from app.domain.outcome import Outcomes
from app.domain.visit import Step, Who
from app.intake.scripts import all_offers
from app.reports.plain_dutch import check
from app.rules.regelingen import REGELINGEN
from app.texts import text
from tests.subjects import about, findings_of_every_subject, with_more
from tests.ui_state.households import DOSSIER, TODAY, assessed, single_parent
from ui.visit.agreements.state import suggestions
from ui.visit.finding.state import state_words
from ui.visit.opportunities.approach import Sort, approach_to
from ui.visit.opportunities.state import (
    EFFORT,
    Asked,
    Certainty,
    Order,
    groups,
    overview,
    planned_amount,
    planned_for,
)

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
    assert first.who == "Samen: vraag zorgtoeslag aan met DigiD"
    assert first.when == "vóór woensdag 1 september 2027"
    assert found.rows[1].who == "Samen: laat het bedrag nakijken en wijzigen"


def test_effort_puts_the_least_work_first():
    rows = overview(KNOWN, (), Order.EFFORT).rows
    assert [row.regeling for row in rows] == ["zorgtoeslag", "kindgebonden_budget", "gemeente:vraag_na"]
    less = [row.effort for row in overview(assessed(()).outcomes, (), Order.EFFORT).rows if row.sort is not Sort.OPEN]
    assert less == sorted(less)


def test_what_a_municipality_must_say_stands_last_without_an_amount():
    last = overview(KNOWN, (), Order.EUROS).rows[-1]
    assert (last.name, last.why, last.year) == ("Andere hulp van de gemeente", "Nog navragen", "vraag na")
    assert last.is_only_asking
    assert (last.who, last.when) == ("Samen: vraag na wat er is", "via de gemeente")
    unknown = overview(assessed(single_parent(without=["huishouden.gemeente"])).outcomes, (), Order.EUROS).rows[-1]
    assert unknown.why == "Nog nodig: de gemeente"


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
    assert found.rows[0].who == "De bewoner: vraag zorgtoeslag aan met DigiD"
    assert found.rows[0].when == "dinsdag 1 december"
    assert planned_amount(found.rows[0]) == 88300


def test_too_much_is_a_finding_to_pass_on():
    answers = [a for a in single_parent() if a.path != "ontvangt.huurtoeslag.per_maand"]
    more = [a for a in single_parent(per_maand=60000) if a.path == "ontvangt.huurtoeslag.per_maand"]
    rows = overview(assessed([*answers, *more]).outcomes, (), Order.EUROS).rows
    row = next(row for row in rows if row.regeling == "huurtoeslag")
    assert (row.sort, row.name, row.when) == (
        Sort.RISK,
        "Huurtoeslag doorgeven",
        "zo snel mogelijk",
    )
    assert (row.why, row.who) == ("U krijgt mogelijk te veel", "Samen: geef door wat er anders is")
    assert planned_amount(row) is None


def test_nothing_known_is_no_finding_at_all():
    found = overview(assessed(()).outcomes, (), Order.EUROS)
    assert all(row.sort is Sort.OPEN for row in found.rows)


def test_an_offer_stands_under_what_was_found_without_an_amount_and_with_states_of_its_own():
    joined_in = a_finding("budgettraining", FindingState.APPLIED)
    found = overview(KNOWN, (joined_in,), Order.EFFORT, Asked(offers=("budgettraining",)))
    row = found.rows[-1]
    assert (row.name, row.month, row.year, row.certainty) == ("Budgettraining", "", "", None)
    assert found.count == "Drie kansen"
    assert state_words(row.regeling, row.state) == "Doet mee"
    assert planned_amount(row) is planned_for("budgettraining", KNOWN) is None


def test_an_offer_that_was_taken_up_stays_in_sight_in_other_visits():
    done = a_finding("budgettraining", FindingState.GRANTED, who=Who.RESIDENT, due=date(2026, 12, 1))
    found = overview(KNOWN, (done,), Order.EUROS)
    (row,) = (row for row in found.rows if row.sort is Sort.OFFER)
    assert row.who == "De bewoner: meld u aan en kies een eerste dag"
    assert row.when == "dinsdag 1 december"
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
    assert (asked.who, asked.certainty) == ("Samen: vraag na wat er is", Certainty.UNKNOWN)
    # 1348,49 less 900 for November and December
    bijstand = rows["bijstand"]
    assert (bijstand.month, bijstand.year, bijstand.year_note) == ("± €\u00a0448", "± €\u00a0897", "dit jaar nog")
    assert bijstand.who == "Samen: meld u bij de gemeente en vraag bijstand aan"
    assert overview(poor, (), Order.EUROS).lapsed == ""
    waiting = assessed(single_parent(without=["personen.p1.netto_inkomen"])).outcomes
    assert not {row.regeling for row in overview(waiting, (), Order.EUROS).rows} & {"bijstand", "bijzondere_bijstand"}


FIRST_STEPS = Asked(frozenset({Step.HUISHOUDEN, Step.INKOMEN, Step.WONEN}))


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> Outcomes:
    """Findings of every subject."""
    return findings_of_every_subject(KNOWN, monkeypatch)


def test_with_many_findings_three_come_first_and_the_rest_after_them(many: Outcomes):
    found = overview(many, (), Order.EUROS)
    first, later = groups(found.rows)
    assert [row.regeling for row in first] == ["zorgtoeslag", "kindgebonden_budget", "proef_gemeente"]
    assert [row.regeling for row in later] == ["proef_zorg", "proef_energie", "proef_belasting", "gemeente:vraag_na"]
    assert groups(found.rows[:4]) == (found.rows[:4], ())


def test_what_is_settled_does_not_come_first(many: Outcomes):
    done = (a_finding("zorgtoeslag", FindingState.GRANTED), a_finding("proef_gemeente", FindingState.NOT_WANTED))
    first, later = groups(overview(many, done, Order.EUROS).rows)
    assert [row.regeling for row in first] == ["kindgebonden_budget", "proef_zorg", "proef_energie"]
    assert {row.regeling for row in later} >= {"zorgtoeslag", "proef_gemeente"}


def test_what_is_no_toeslag_is_agreed_on_as_it_is_arranged(many: Outcomes):
    rows = [row for row in overview(many, (), Order.EUROS).rows if row.regeling == "proef_gemeente"]
    (proposed,) = suggestions(rows, (), (), TODAY)
    assert proposed.what == "Proef gemeente: vul het formulier in"
    assert proposed.first_step == "Leg klaar: de aanslag."


def test_the_least_work_comes_first_whatever_the_subject(many: Outcomes):
    rows = overview(many, (), Order.EFFORT).rows
    assert [row.regeling for row in rows[:2]] == ["zorgtoeslag", "kindgebonden_budget"]
    assert [row.regeling for row in rows[2:5]] == ["proef_gemeente", "proef_zorg", "proef_energie"]


def test_a_yearly_amount_stands_only_per_year(many: Outcomes):
    row = next(row for row in overview(many, (), Order.EUROS).rows if row.regeling == "proef_gemeente")
    assert (row.month, row.year) == ("", "€\u00a0400")
    assert row.who == "Samen: vul het formulier in"
    assert row.when == "vóór donderdag 31 december 2026"


def test_an_estimate_and_a_range_are_marked(many: Outcomes):
    row = next(row for row in overview(many, (), Order.EUROS).rows if row.regeling == "proef_energie")
    assert (row.estimate, row.certainty) == (True, Certainty.ABOUT)
    assert row.year == "±\u00a0€\u00a0120 – 240".replace("\u00a0", " ", 1)


def test_money_that_is_saved_is_said_so(many: Outcomes):
    assert overview(many, (), Order.EUROS).tail == "krijgen of besparen"
    assert overview(KNOWN, (), Order.EUROS).tail == "krijgen"


def test_what_was_not_asked_is_one_line_and_no_row(many: Outcomes):
    found = overview(many, (), Order.EUROS, FIRST_STEPS)
    assert "proef_belasting" not in {row.regeling for row in found.rows}
    assert found.unasked == "Nog niet gevraagd: belasting."
    assert found.amount == "€\u00a02.326 tot €\u00a02.446".replace("2.326", "2.300").replace("2.446", "2.500")
    assert overview(many, (), Order.EUROS).unasked == ""


def test_nothing_to_get_is_no_row(many: Outcomes):
    assert "proef_wonen" not in {row.regeling for row in overview(many, (), Order.EUROS).rows}


@pytest.mark.parametrize("regeling", REGELINGEN)
def test_every_regeling_says_how_it_is_arranged(regeling):
    for part in ("doen", "waar", "papieren"):
        assert text(f"aanpak.{regeling}.{part}")
    assert text(f"aanpak.{regeling}.doen").endswith(".")
    assert text(f"aanpak.{regeling}.moeite") in EFFORT
    assert check([text(f"aanpak.{regeling}.doen")]).longest <= 15


def test_how_a_finding_is_arranged():
    approach = approach_to(KNOWN.of("zorgtoeslag"))
    assert approach is not None
    assert approach.why == "Was nog niet aangevraagd"
    assert approach.what == "Vraag zorgtoeslag aan met DigiD."
    assert (approach.where, approach.effort) == ("Waar: Mijn toeslagen", "Dit is weinig werk")
    more = approach_to(KNOWN.of("kindgebonden_budget"))
    assert more is not None
    assert more.why == "U krijgt er minder van dan kan"
    assert approach_to(KNOWN.of("huurtoeslag")) is None


A_SCHEME = replace(
    about(Domein.GEMEENTE, 150, 150),
    regeling="gemeente:kindpas",
    naam=message("gemeente.eigen_woorden", tekst="Kindpas"),
)


def test_a_scheme_without_texts_is_arranged_as_it_says_itself():
    how = message("gemeente.eigen_woorden", tekst="Met het formulier.\nNeem een foto mee.")
    written = replace(A_SCHEME, how=how, where=message("gemeente.eigen_woorden", tekst="het stadhuis, kamer 2"))
    row = next(r for r in overview(with_more(KNOWN, written), (), Order.EUROS).rows if r.regeling == written.regeling)
    assert (row.name, row.who, row.when) == (
        "Kindpas",
        "Samen: met het formulier",
        "vóór donderdag 31 december 2026",
    )
    approach = approach_to(written)
    assert approach is not None
    assert approach.what == "Met het formulier. Neem een foto mee."
    assert approach.where == "Waar: het stadhuis, kamer 2"
    proposed = suggestions((row,), (), (), TODAY)[0]
    assert proposed.what == "Kindpas: met het formulier"


def test_a_scheme_that_says_nothing_is_asked_for_at_the_municipality():
    approach = approach_to(A_SCHEME)
    assert approach is not None
    assert (approach.what, approach.where) == ("Vraag het aan bij de gemeente.", "Waar: de gemeente")


def test_what_the_water_board_remits_is_asked_for_there_and_not_at_the_municipality():
    taxed = assessed(single_parent(netto_inkomen=90000)).outcomes
    rows = {row.regeling: row for row in overview(taxed, (), Order.EUROS).rows}
    assert rows["kwijtschelding_waterschap"].when.startswith("via het waterschap")
    assert rows["kwijtschelding_gemeente"].when.startswith("via de gemeente")
    approach = approach_to(taxed.of("kwijtschelding_waterschap"))
    assert approach is not None
    assert approach.where == "Waar: het waterschap, of het belastingkantoor dat op de aanslag staat"
