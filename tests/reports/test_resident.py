"""The resident's page says what was found and agreed, no more certain than it is, and names nobody."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.domein import Domein
from app.domain.finding import Finding, FindingState
from app.domain.ids import RecordId
from app.domain.money import Cents
from app.domain.outcome import Outcomes, Verrekening
from app.domain.visit import Step, Who
from app.reports.document import AgreementRow, Amount, Document, Footer, Notice, words_of
from app.reports.resident import CoachLine, VisitReport, report_file_name, resident_page
from tests.reports.builders import (
    COACH,
    DOSSIER,
    TODAY,
    a_report,
    a_visit,
    agreements,
    an_outcome,
    euro_range,
    the_outcomes,
    too_much,
    unknown,
)
from tests.subjects import about

FITS = an_outcome("huurtoeslag", 3200, 3200)


def front(document: Document) -> str:
    return "\n".join(words_of(document.front))


def amounts(document: Document) -> list[str]:
    return [block.text for block in document.front if isinstance(block, Amount)]


def a_finding(regeling: str, state: FindingState) -> Finding:
    return Finding(RecordId("f1"), DOSSIER.id, regeling, state)


def test_an_exact_amount_is_told_per_month_first_and_then_per_year() -> None:
    page = a_report(the_outcomes(an_outcome(per_year=1327)))
    assert amounts(page) == ["Ongeveer 110 euro per maand"]
    assert "Dat is ongeveer 1.327 euro per jaar." in front(page)
    assert "schatting" not in front(page)


def test_an_estimate_is_called_one() -> None:
    assert "Het is een schatting." in front(a_report(the_outcomes(replace(an_outcome(), estimate=True))))


def test_a_range_gives_both_ends_and_says_why() -> None:
    page = a_report(the_outcomes(unknown(an_outcome("huurtoeslag"), 900, 3200)))
    assert amounts(page) == ["Tussen 75 en 266 euro per maand"]
    assert "Dat is tussen 900 en 3.200 euro per jaar." in front(page)
    assert "Wij weten nog niet alles." in front(page)


def test_a_range_from_nothing_names_only_its_top() -> None:
    page = a_report(the_outcomes(unknown(an_outcome("huurtoeslag"), 0, 3200)))
    assert amounts(page) == ["Hoogstens 266 euro per maand"]


def test_several_regelingen_are_added_and_named_apart() -> None:
    page = a_report(the_outcomes(an_outcome(per_year=1200), an_outcome("huurtoeslag", 2400)))
    assert amounts(page) == ["Ongeveer 300 euro per maand"]
    assert "Huurtoeslag: ongeveer 200 euro per maand." in front(page)


def test_a_training_that_was_finished_is_good_news() -> None:
    page = a_report(the_outcomes(an_outcome()), findings=(a_finding("budgettraining", FindingState.GRANTED),))
    assert "U hebt de training over geld afgerond. Goed gedaan." in front(page)


@pytest.mark.parametrize("state", [FindingState.NOT_WANTED, FindingState.REFUSED, FindingState.GRANTED])
def test_what_is_settled_does_not_count_in_the_sum(state: FindingState) -> None:
    outcomes = the_outcomes(an_outcome(per_year=1200), an_outcome("huurtoeslag", 2400))
    page = a_report(outcomes, findings=(a_finding("huurtoeslag", state),))
    assert amounts(page) == ["Ongeveer 100 euro per maand"]
    assert ("U krijgt huurtoeslag. Dat is goed nieuws." in front(page)) == (state is FindingState.GRANTED)


def test_nothing_to_claim_is_said_without_an_amount() -> None:
    page = a_report(the_outcomes(FITS))
    assert amounts(page) == []
    assert "Wij vonden nu niets wat u nog kunt aanvragen." in front(page)


def test_what_fits_is_praised_and_the_rounding_of_months_is_no_difference() -> None:
    page = front(a_report(the_outcomes(an_outcome("zorgtoeslag", 1965, 163 * 12))))
    assert "Uw zorgtoeslag klopt. Dat hebben wij nagekeken." in page
    assert "Wij vonden nu niets" in page


def test_an_estimate_that_fits_only_seems_to() -> None:
    assert "Uw huurtoeslag lijkt te kloppen." in front(a_report(the_outcomes(replace(FITS, estimate=True))))


def test_what_may_be_paid_back_stands_apart_and_is_not_in_the_sum() -> None:
    page = a_report(the_outcomes(an_outcome(per_year=1200), too_much(an_outcome("huurtoeslag", 2000, 2600), 200, 600)))
    notice = next(block for block in page.front if isinstance(block, Notice))
    assert notice.title == "Geef dit snel door"
    assert notice.lines[:2] == ("U krijgt nu te veel huurtoeslag.", "U betaalt later dan tussen 200 en 600 euro terug.")
    assert amounts(page) == ["Ongeveer 100 euro per maand"]


def test_an_uncertain_risk_is_called_uncertain() -> None:
    page = front(a_report(the_outcomes(too_much(an_outcome("huurtoeslag", 2000, 2600), 0, 600))))
    assert "U krijgt misschien te veel huurtoeslag." in page
    assert "U betaalt later dan hoogstens 600 euro terug." in page


def test_what_is_too_late_is_one_sentence_outside_the_sum() -> None:
    page = a_report(the_outcomes(replace(an_outcome(per_year=1200), lapsed=euro_range(240))))
    assert amounts(page) == ["Ongeveer 100 euro per maand"]
    assert [line for line in words_of(page.front) if "240" in line] == [
        "Dit is nu te laat en telt niet mee: ongeveer 240 euro."
    ]


def test_rules_that_stand_in_are_named() -> None:
    page = front(a_report(the_outcomes(an_outcome(), year=2027)))
    assert "Wij rekenden met de regels van 2026. De regels van 2027 zijn er nog niet." in page


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_agreements_are_numbered_with_the_first_apart(count: int) -> None:
    page = a_report(the_outcomes(FITS), agreed=count)
    rows = [block for block in page.front if isinstance(block, AgreementRow)]
    assert [row.number for row in rows] == list(range(1, count + 1))
    said = front(page)
    assert ("Dit doen we eerst" in said) == (count > 0)
    assert ("Daarna" in said) == (count > 1)
    assert ("Dit hebben wij besproken" in said) == (count == 0)


def test_agreements_stand_in_their_own_order_and_a_fourth_is_refused() -> None:
    three = agreements(3)
    report = VisitReport(a_visit(), DOSSIER, the_outcomes(FITS), tuple(reversed(three)))
    rows = [block for block in resident_page(report, COACH, TODAY).front if isinstance(block, AgreementRow)]
    assert [row.title for row in rows] == [agreed.what for agreed in three]
    with pytest.raises(ValueError, match="three"):
        resident_page(replace(report, agreements=(*three, three[0])), COACH, TODAY)


def test_who_does_it_and_when_stands_beside_each_agreement() -> None:
    rows = [block for block in a_report(the_outcomes(FITS)).front if isinstance(block, AgreementRow)]
    assert rows[0].right == ("Gedaan", "maandag 23 november", "dat deden wij samen")
    assert rows[1].right == ("woensdag 2 december", "dat doet u")
    assert rows[2].right == ("maandag 7 december", "dat doe ik")


@pytest.mark.parametrize("who", list(Who))
def test_everyone_who_can_do_something_has_words_for_it(who: Who) -> None:
    for done_on in (None, TODAY):
        agreed = replace(agreements(1)[0], who=who, done_on=done_on)
        report = VisitReport(a_visit(), DOSSIER, the_outcomes(FITS), (agreed,))
        row = next(block for block in resident_page(report, COACH, TODAY).front if isinstance(block, AgreementRow))
        assert row.right[-1].startswith("dat d")


@pytest.mark.parametrize(
    ("starts_at", "minutes", "said"),
    [
        ("2026-12-14T10:00", 60, "Maandag 14 december om 10 uur, bij u thuis. Dat duurt een uur."),
        ("2026-12-15T09:30", 90, "Dinsdag 15 december om 9.30 uur, bij u thuis. Dat duurt anderhalf uur."),
        ("2026-12-15T09:05", 50, "Dinsdag 15 december om 9.05 uur, bij u thuis. Dat duurt 50 minuten."),
    ],
)
def test_the_next_appointment_has_a_day_an_hour_and_a_length(starts_at: str, minutes: int, said: str) -> None:
    assert said in front(a_report(the_outcomes(FITS), next_visit=a_visit(starts_at, minutes)))


def test_without_a_next_appointment_or_a_telephone_the_page_still_ends_well() -> None:
    report = VisitReport(a_visit(), DOSSIER, the_outcomes(FITS))
    page = resident_page(report, CoachLine("Uw coach"), TODAY)
    assert "Wij maken nog een nieuwe afspraak." in front(page)
    footer = next(block for block in page.front if isinstance(block, Footer))
    assert footer.left == ("Uw coach",)


def test_the_page_holds_no_address_or_telephone_of_the_household() -> None:
    everything = "\n".join(words_of(a_report(the_outcomes(an_outcome())).blocks))
    assert DOSSIER.label in everything
    assert DOSSIER.address not in everything
    assert DOSSIER.phone not in everything


def test_the_file_is_named_after_the_day_only() -> None:
    assert report_file_name(a_visit("2026-11-23T14:00")) == "verslag-2026-11-23.pdf"


def test_a_household_without_outcomes_gets_a_page_too() -> None:
    empty = Outcomes(2026, 2026, date(2026, 3, 1), "2026.1", ())
    assert "Wij vonden nu niets" in front(a_report(empty))


def test_a_first_step_that_was_taken_is_told_until_the_whole_is_done() -> None:
    (first, *_) = agreements(1, done=False)
    taken = replace(first, first_step_on=TODAY)
    for agreed, told in ((first, False), (taken, True), (replace(taken, done_on=TODAY), False)):
        report = VisitReport(a_visit(), DOSSIER, the_outcomes(FITS), (agreed,))
        assert ("Deze stap is al klaar." in front(resident_page(report, COACH, TODAY))) is told


def test_what_begins_only_now_is_told_by_its_month_and_what_is_before_it_is_no_loss() -> None:
    begins = replace(
        an_outcome("bijstand", 16_080),
        per_month=Cents(1_348_49),
        still_to_claim=euro_range(2_697),
        lapsed=euro_range(13_383),
        claim_before=None,
    )
    alone = a_report(the_outcomes(begins))
    assert amounts(alone) == ["Ongeveer 1.348 euro per maand"]
    assert "Over dit jaar is dat nog ongeveer 2.697 euro." in front(alone)
    assert "te laat" not in front(alone)
    both = a_report(the_outcomes(begins, an_outcome("zorgtoeslag", 883)))
    assert amounts(both) == ["Ongeveer 1.422 euro per maand"]  # 3580 a year is 298, and 1348 instead of 224
    assert "Bijstand: ongeveer 1.348 euro per maand." in front(both)
    gets_some = a_report(the_outcomes(replace(begins, received=Cents(600_00))))
    assert amounts(gets_some) == ["Ongeveer 224 euro per maand"]
    assert "Dat is ongeveer 2.697 euro per jaar." in front(gets_some)


def test_what_comes_once_a_year_stands_apart_from_what_comes_every_month() -> None:
    page = a_report(the_outcomes(an_outcome(per_year=1200), about(Domein.GEMEENTE, 400, 400)))
    assert amounts(page) == ["Ongeveer 100 euro per maand"]
    assert "En dan nog ongeveer 400 euro, één keer per jaar." in front(page)
    assert "Zorgtoeslag: ongeveer 100 euro per maand." in front(page)
    assert "Proef gemeente: ongeveer 400 euro per jaar." in front(page)


def test_what_a_finding_takes_of_another_regeling_is_off_the_sum() -> None:
    lower = Verrekening("huurtoeslag", ("proef_wonen",), euro_range(156, 156), ())
    outcomes = replace(the_outcomes(about(Domein.WONEN, 240, 240)), settled=(lower,))
    page = a_report(outcomes)
    assert amounts(page) == ["Ongeveer 84 euro per jaar"]
    assert "dan is de huurtoeslag ook lager: ongeveer 156 euro per jaar. In het totaal is dat er al af." in front(page)


def test_only_what_comes_once_a_year_is_told_per_year() -> None:
    page = a_report(the_outcomes(about(Domein.GEMEENTE, 400, 400)))
    assert amounts(page) == ["Ongeveer 400 euro per jaar"]
    assert "per maand" not in front(page)


def test_what_was_not_asked_is_in_no_sum() -> None:
    outcomes = the_outcomes(an_outcome(per_year=1200), about(Domein.BELASTING, 0, 900, "belasting.x"))
    told = VisitReport(a_visit(), DOSSIER, outcomes, asked=frozenset({Step.INKOMEN}))
    assert amounts(resident_page(told, COACH, TODAY)) == ["Ongeveer 100 euro per maand"]
