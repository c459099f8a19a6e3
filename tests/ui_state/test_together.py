"""Samen kijken: plain words, whole euros per month first, and nothing that is private."""

from dataclasses import replace

import pytest

from app.domain.answer import Status
from app.domain.domein import Domein
from app.domain.money import Cents
from app.domain.outcome import Range
from app.domain.visit import Step
from app.reports.plain_dutch import check
from tests.subjects import about, with_more
from tests.ui_state.households import a_room, an_answer, assessed, single_parent
from ui.visit.question.state import Given
from ui.visit.route.state import Spot, question_at
from ui.visit.together.state import of_outcome, of_question, of_total, statement_at

KNOWN = assessed(single_parent()).outcomes


def test_a_claim_per_month_first():
    said = of_outcome(KNOWN.of("zorgtoeslag"))
    assert (said.before, said.big) == ("U kunt elke maand ongeveer", "73 euro")
    assert said.after == "krijgen. Dat is 883 euro per jaar."
    assert said.can_apply
    assert said.bar is None


def test_a_claim_beside_what_is_received_has_a_bar():
    said = of_outcome(KNOWN.of("kindgebonden_budget"))
    assert said.bar is not None
    assert said.bar.part > said.bar.rest > 0
    assert "euro komt erbij" in said.bar.rest_words


def test_what_goes_well_and_what_is_open():
    assert of_outcome(KNOWN.of("huurtoeslag")).after == "Dat klopt. Hier hoeft u niets te doen."
    unknown = assessed(single_parent(without=["woning.kale_huur", "ontvangt.huurtoeslag.per_maand"])).outcomes
    assert not of_outcome(unknown.of("kinderopvangtoeslag")).can_apply


SOONER = "ontvangt.voorlopige_aanslag.per_maand"
FILED = "belasting.aangifte_gedaan"
TAXED = assessed(
    (*single_parent(without=[SOONER, FILED]), an_answer(SOONER, 0), an_answer(FILED, value=False))
).outcomes


def test_what_can_come_sooner_is_no_extra_money():
    said = of_outcome(TAXED.of("voorlopige_aanslag"))
    assert (said.subject, said.after, said.can_apply) == ("Voorlopige teruggaaf", "per maand.", False)
    assert said.big == "ongeveer 252 euro"
    assert "geen extra geld" in said.lines[-1]
    assert TAXED.missed == KNOWN.missed.plus(TAXED.of("heffingskortingen").still_to_claim)


def test_what_has_no_amount_says_until_when():
    said = of_outcome(TAXED.of("aangifte_oude_jaren"))
    assert (said.big, said.lines) == ("", ("Wij zoeken het samen uit.",))
    assert "31 december 2026" in said.before


def test_all_together():
    assert of_total(KNOWN).big == "128 euro"
    nothing = assessed(single_parent(per_maand=0, per_kwartaal=0, toetsingsinkomen=99_000_00)).outcomes
    assert of_total(nothing).subject in ("", "Alles bij elkaar")


def test_the_place_decides_what_is_shown():
    room = a_room(single_parent())
    rent = Spot(Step.WONEN, "woning.kale_huur")
    assert statement_at(rent, room, KNOWN).before == "Hoe hoog is de huur per maand?"
    assert statement_at(Spot(Step.KANSEN, "zorgtoeslag"), room, KNOWN).big == "73 euro"
    assert statement_at(Spot(Step.AFSPRAKEN), room, KNOWN).subject == "Alles bij elkaar"
    question = question_at(rent, room)
    assert question is not None
    assert of_question(question, Given(68420, Status.ANSWERED)).after == "U zei: €\u00a0684,20"


@pytest.mark.parametrize(
    "regeling", ["zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "voorlopige_aanslag", "aangifte_oude_jaren"]
)
def test_sentences_are_plain(regeling):
    said = of_outcome(TAXED.of(regeling))
    found = check([" ".join(part for part in (said.before, said.big, said.after) if part), *said.lines])
    assert found.passes, found.remarks


def test_what_comes_once_a_year_is_said_per_year():
    said = of_outcome(about(Domein.GEMEENTE, 400, 400))
    assert (said.before, said.big, said.after) == ("U kunt dit jaar ongeveer", "400 euro", "krijgen.")
    assert (said.yes, said.lines[-1]) == ("Ja, samen regelen", "Wij regelen het samen.")
    assert said.bar is None


def test_money_that_is_not_spent_is_saved():
    said = of_outcome(about(Domein.ENERGIE, 120, 240, "energie.x"))
    assert (said.before, said.big, said.after) == ("U kunt dit jaar", "tussen 120 en 240 euro", "besparen.")


def test_a_risk_and_what_goes_well_of_a_year_are_said_per_year():
    nothing = about(Domein.GEMEENTE, 0, 0)
    risk = of_outcome(replace(nothing, risk=Range(Cents(300_00), Cents(300_00))))
    assert (risk.big, risk.after) == ("ongeveer 300 euro", "per jaar.")
    received = of_outcome(replace(nothing, received=Cents(250_00)))
    assert (received.before, received.big) == ("U krijgt nu per jaar", "250 euro")


def test_what_there_is_no_right_to_says_why():
    said = of_outcome(KNOWN.of("kinderopvangtoeslag"))
    assert said.before == "U hebt nu geen recht op kinderopvangtoeslag."
    assert said.lines == ("Er is geen geregistreerde opvang die u betaalt.",)


def test_all_together_is_said_per_year_when_a_part_of_it_comes_once():
    more = with_more(KNOWN, about(Domein.GEMEENTE, 400, 400), about(Domein.BELASTING, 0, 900, "belasting.x"))
    asked = frozenset({Step.HUISHOUDEN, Step.INKOMEN, Step.WONEN})
    said = of_total(more, asked)
    assert (said.before, said.big, said.after) == ("U kunt dit jaar ongeveer", "1.942 euro", "krijgen.")
    saving = of_total(with_more(KNOWN, about(Domein.ENERGIE, 100, 100)), asked)
    assert saving.after == "krijgen of besparen."


def test_a_question_says_what_happens_with_its_answer():
    said = statement_at(Spot(Step.INKOMEN, "personen.p1.toetsingsinkomen"), a_room(single_parent()), KNOWN)
    assert said.lines[-1] == "Wij bewaren alleen het bedrag. Wij vragen geen rekeningnummer."


def test_what_begins_only_now_is_said_by_its_month_and_by_the_rest_of_the_year():
    poor = assessed(single_parent(netto_inkomen=90000)).outcomes
    said = of_outcome(poor.of("bijstand"))
    assert (said.before, said.big) == ("U kunt elke maand ongeveer", "448 euro")
    assert said.after == "krijgen. Over dit jaar is dat nog 897 euro."
    assert of_total(poor).before == "U kunt dit jaar ongeveer"


def test_taxes_that_are_remitted_need_not_be_paid():
    poor = assessed(single_parent(netto_inkomen=90000)).outcomes
    said = of_outcome(poor.of("kwijtschelding_waterschap"))
    assert (said.before, said.big, said.after) == ("U kunt dit jaar ongeveer", "312 euro", "minder betalen.")


def test_of_a_rent_or_a_policy_nobody_says_to_have_no_right_to_it():
    said = of_outcome(KNOWN.of("huurverhoging"))
    assert (said.before, said.lines) == ("Uw huur ging niet meer omhoog dan mag.", ())
