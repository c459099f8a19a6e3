"""Behind the page every amount has its steps, its conditions and its sources."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.domein import Domein
from app.domain.finding import Finding, FindingState
from app.domain.ids import RecordId
from app.domain.outcome import NOTHING, Bron, Recht, Stap
from app.domain.visit import Step
from app.reports.document import Bullets, Document, Heading, Notice, Paragraph, Table, words_of
from app.reports.naming import months_name, question_name, question_names, regeling_name
from app.reports.resident import VisitReport, resident_page
from tests.reports.builders import (
    COACH,
    DOSSIER,
    TODAY,
    Said,
    a_report,
    a_visit,
    an_outcome,
    euro_range,
    the_outcomes,
    too_much,
    unknown,
)
from tests.subjects import about


def behind(document: Document) -> str:
    return "\n".join(words_of(document.blocks[len(document.front) :]))


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_the_steps_are_those_of_the_outcome_word_for_word() -> None:
    outcome = an_outcome(steps=5)
    steps = tables(a_report(the_outcomes(outcome)))[1]
    assert len(steps.rows) == 5
    for row, step in zip(steps.rows, outcome.steps, strict=True):
        assert row[1].startswith(step.explanation.spoken())
        assert row[3] == step.bron.artikel
    assert steps.rows[1][1].endswith("Geldt in januari tot en met juni.")
    assert steps.rows[2][2].startswith("± €")


def test_a_value_in_another_unit_keeps_its_decimals_and_its_unit() -> None:
    step = Stap("aantal_uren", Decimal("43.5"), Bron("Wet kinderopvang", "1.7"), Said("Uw uren."), eenheid="uren")
    table = tables(a_report(the_outcomes(replace(an_outcome(), steps=(step,)))))[1]
    assert table.rows[0] == ("Aantal uren", "Uw uren.", "43,5\u00a0uren", "1.7")


def test_the_sources_name_each_law_once_with_its_articles_and_address() -> None:
    page = a_report(the_outcomes(an_outcome(steps=4)))
    sources = [block for block in page.blocks if isinstance(block, Bullets)][-1]
    assert len(sources.items) == 2
    assert sources.items[1].startswith("Wet op de zorgtoeslag, artikel 2 lid 2; 4 lid 2. https://wetten.overheid.nl/")


def test_a_source_without_article_or_address_is_still_a_source() -> None:
    step = Stap("x", Decimal(1), Bron("Beleidsregel", ""), Said("Zo is het."))
    assert "Beleidsregel." in behind(a_report(the_outcomes(replace(an_outcome(), steps=(step,)))))


def test_the_year_of_the_rules_and_the_day_are_named() -> None:
    said = behind(a_report(the_outcomes(an_outcome())))
    assert "Regels van 2026. Peildatum 1 maart 2026." in said
    assert "Gemaakt op maandag 23 november 2026." in said


def test_rules_that_stand_in_get_a_notice() -> None:
    notices = [b for b in a_report(the_outcomes(an_outcome(), year=2027)).blocks if isinstance(b, Notice)]
    assert "nieuwste regels: die van 2026" in notices[0].lines[0]


def test_an_unknown_outcome_shows_its_range_and_what_it_depends_on() -> None:
    page = a_report(the_outcomes(unknown(an_outcome("huurtoeslag"), 900, 3200)))
    said = behind(page)
    assert "Tussen 75 en 266 euro per maand. Dat is tussen 900 en 3.200 euro per jaar." in said
    assert "Wij weten nog niet of u er recht op hebt." in said
    assert Bullets(("het spaargeld en ander vermogen", "de kale huur")) in page.blocks


def test_an_estimate_is_marked_in_its_heading_and_in_the_summary() -> None:
    page = a_report(the_outcomes(replace(an_outcome(), estimate=True)))
    assert Heading(2, "Zorgtoeslag (schatting)") in page.blocks
    assert tables(page)[0].rows[0][0] == "Zorgtoeslag (schatting)"


def test_a_sure_amount_is_exact() -> None:
    page = a_report(the_outcomes(an_outcome(per_year=1965)))
    assert Paragraph("", strong="163 euro per maand. Dat is 1.965 euro per jaar.") in page.blocks


def test_a_quarterly_payment_says_so() -> None:
    said = behind(a_report(the_outcomes(an_outcome("kinderbijslag", 2400))))
    assert "2.400 euro per jaar. De uitbetaling is per kwartaal." in said


def test_no_right_has_its_reason_and_no_amount() -> None:
    page = a_report(the_outcomes(an_outcome("zorgtoeslag", 0)))
    assert "U hebt er nu geen recht op. Uw inkomen ligt onder de grens voor dit jaar." in behind(page)
    assert not [block for block in page.blocks if isinstance(block, Paragraph) and "per maand" in block.strong]


def test_rights_come_before_what_is_open_and_what_is_not() -> None:
    outcomes = the_outcomes(
        an_outcome("kinderbijslag", 0), unknown(an_outcome("huurtoeslag"), 0, 10), an_outcome("zorgtoeslag")
    )
    names = [block.text for block in a_report(outcomes).blocks if isinstance(block, Heading) and block.level == 2]
    assert [name for name in names if name in {"Zorgtoeslag", "Huurtoeslag", "Kinderbijslag"}] == [
        "Zorgtoeslag",
        "Huurtoeslag",
        "Kinderbijslag",
    ]


def test_claim_lapsed_and_risk_stand_apart() -> None:
    claim = replace(an_outcome(per_year=1200), lapsed=euro_range(240))
    said = behind(a_report(the_outcomes(claim, too_much(an_outcome("huurtoeslag", 2000, 2600), 600))))
    assert "Nog aan te vragen: €\u00a01.200. Vraag het aan voor woensdag 1 september 2027." in said
    assert "Te laat om aan te vragen: €\u00a0240. Dit telt in geen enkel totaal mee." in said
    assert "Misschien terug te betalen: €\u00a0600." in said


def test_what_comes_sooner_is_told_apart_and_what_has_no_amount_names_none() -> None:
    sooner = replace(an_outcome("voorlopige_aanslag", 1752), still_to_claim=NOTHING, sooner=euro_range(1752))
    unsaid = replace(unknown(an_outcome("aangifte_oude_jaren"), 0, 0), depends_on=(), bounded=False)
    page = a_report(the_outcomes(sooner, unsaid))
    assert "Kan eerder komen: €\u00a01.752. Het is geen extra geld en telt in geen enkel totaal mee." in behind(page)
    assert tables(page)[0].rows[1][1:3] == ("nog open", "nog open")


def test_without_a_last_day_the_claim_is_named_alone() -> None:
    said = behind(a_report(the_outcomes(replace(an_outcome(per_year=1200), claim_before=None))))
    assert "Nog aan te vragen: €\u00a01.200.\n" in said


def test_what_is_received_now_is_said_also_when_it_is_nothing_or_unknown() -> None:
    assert "U krijgt dit nu niet." in behind(a_report(the_outcomes(an_outcome(received=0))))
    unknown_now = a_report(the_outcomes(an_outcome(received=None)))
    assert "Wij weten niet wat u nu krijgt." in behind(unknown_now)
    assert tables(unknown_now)[0].rows[0][3] == "nog open"
    assert "U krijgt dit nu niet." not in behind(a_report(the_outcomes(an_outcome("energiecontract"))))


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (FindingState.NOT_WANTED, "U wilt deze regeling niet aanvragen. U kiest."),
        (FindingState.REFUSED, "Deze aanvraag is afgewezen."),
    ],
)
def test_a_choice_or_a_refusal_is_shown(state: FindingState, said: str) -> None:
    finding = Finding(RecordId("f1"), DOSSIER.id, "zorgtoeslag", state)
    assert said in behind(a_report(the_outcomes(an_outcome()), findings=(finding,)))


def test_warnings_of_one_outcome_and_of_all_are_told() -> None:
    one = replace(an_outcome(), warnings=(Said("Let op uw kind."),))
    outcomes = replace(the_outcomes(one), warnings=(Said("Let op het jaar."),))
    said = behind(a_report(outcomes))
    assert "Let op uw kind." in said
    assert "Let op het jaar." in said


def test_every_recht_has_words() -> None:
    for recht in Recht:
        assert behind(a_report(the_outcomes(replace(an_outcome(), recht=recht))))


def test_months_are_told_as_runs() -> None:
    assert months_name(range(1, 13)) == ""
    assert months_name(()) == ""
    assert months_name((7,)) == "juli"
    assert months_name((12, 1, 2, 3, 7)) == "januari tot en met maart, juli en december"


def test_a_question_has_a_name_or_at_least_a_word() -> None:
    assert question_name("personen[2].toetsingsinkomen") == "het inkomen van dit jaar"
    assert question_name("ontvangt[0].regeling") == "het bedrag dat u nu krijgt"
    assert question_name("iets.heel_nieuws") == "heel nieuws"
    assert question_names(["personen[0].vermogen", "personen[1].vermogen"]) == ("het spaargeld en ander vermogen",)
    assert regeling_name("nieuwe_regeling") == "nieuwe regeling"


def test_the_last_day_is_a_full_date() -> None:
    page = a_report(the_outcomes(replace(an_outcome(), claim_before=date(2027, 8, 31))))
    assert "dinsdag 31 augustus 2027" in behind(page)


def test_what_waits_or_must_be_asked_has_no_amount() -> None:
    waiting = replace(unknown(an_outcome("bijstand", 16_080), 0, 16_080), waits=True, steps=(), still_to_claim=NOTHING)
    asked = replace(an_outcome("bijzondere_bijstand", 0, steps=0), recht=Recht.ONBEKEND, to_ask=(Said("Vraag het."),))
    document = a_report(the_outcomes(waiting, asked))
    summary = {row[0]: row[1:3] for row in tables(document)[0].rows}
    assert summary == {"Bijstand": ("nog open", "nog open"), "Bijzondere bijstand": ("vraag na", "vraag na")}
    assert "16.080" not in behind(document)


def test_what_there_is_no_right_to_without_a_calculation_stands_together_with_its_reason() -> None:
    nothing = an_outcome("kinderbijslag", 0, steps=0)
    page = a_report(the_outcomes(an_outcome("zorgtoeslag"), nothing))
    names = [block.text for block in page.blocks if isinstance(block, Heading) and block.level == 2]
    assert names[-1] == "Geen recht"
    assert "Kinderbijslag" not in names
    assert "Kinderbijslag: Uw inkomen ligt onder de grens voor dit jaar." in behind(page)
    received = an_outcome("kinderbijslag", 0, received=300, steps=0)
    assert "Geen recht" not in behind(a_report(the_outcomes(received)))


def test_what_comes_once_a_year_has_no_amount_per_month() -> None:
    page = a_report(the_outcomes(an_outcome("zorgtoeslag", 1200), about(Domein.GEMEENTE, 400, 400)))
    (table,) = (block for block in page.blocks if isinstance(block, Table) and block.caption == "Alles bij elkaar")
    assert [row[:3] for row in table.rows] == [
        ("Zorgtoeslag", "€\u00a0100", "€\u00a01.200"),
        ("Proef gemeente", "", "€\u00a0400"),
    ]
    assert "400 euro per jaar." in behind(page)


def test_what_was_not_asked_is_named_and_not_reckoned() -> None:
    outcomes = the_outcomes(an_outcome("zorgtoeslag"), about(Domein.BELASTING, 0, 900, "belasting.x"))
    told = VisitReport(a_visit(), DOSSIER, outcomes, asked=frozenset({Step.INKOMEN}))
    page = resident_page(told, COACH, TODAY)
    assert "Nog niet gevraagd\nProef belasting" in behind(page)
    assert "900" not in behind(page)
