"""The page of the resident's own: how it went, the goal with one step that stands out, and the marks over time."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.finding import FindingState
from app.domain.plan import NO_PLAN
from app.reports.document import (
    AgreementRow,
    Block,
    Document,
    Footer,
    Heading,
    PageBreak,
    Paragraph,
    ScoreChart,
    Table,
    words_of,
)
from app.reports.flow import Words
from app.reports.layout import lay_out
from app.reports.pdf import write_pdf
from app.reports.plain_dutch import check
from app.reports.plan import plan_blocks
from app.reports.scores import pillar_name, score_chart, score_table
from tests.reports.builders import NEXT, a_report, an_outcome, the_outcomes
from tests.reports.plans import EVERY_STATE, a_finding, a_look_back, a_plan, reached

FOUND = the_outcomes(an_outcome())


def own_page(document: Document) -> tuple[Block, ...]:
    """The blocks between the first and the second page break."""
    first, second = [place for place, block in enumerate(document.blocks) if isinstance(block, PageBreak)]
    return document.blocks[first + 1 : second]


def said(blocks: tuple[Block, ...]) -> str:
    return "\n".join(words_of(blocks))


def test_a_visit_without_a_plan_has_no_page_for_it():
    document = a_report(FOUND)
    assert sum(isinstance(block, PageBreak) for block in document.blocks) == 1
    footer = next(block for block in document.blocks if isinstance(block, Footer))
    assert footer.right[0] == "Cijfers en bronnen staan"


def test_the_front_says_where_the_plan_is():
    footer = next(block for block in a_report(FOUND, plan=a_plan()).front if isinstance(block, Footer))
    assert " ".join(footer.right) == "Uw plan en de cijfers staan op de achterkant."


def test_one_step_stands_out_and_the_others_wait():
    page = own_page(a_report(FOUND, plan=a_plan()))
    (step,) = [block for block in page if isinstance(block, AgreementRow)]
    assert (step.number, step.title, step.right) == (
        2,
        "Samen de map bekijken",
        ("maandag 23 november", "dat doen wij samen"),
    )
    words = said(page)
    assert "Daarna: Bellen" in words
    assert "Dit is al klaar: Alle post in één map" in words
    assert "Uw beloning: Een dag naar zee" in words
    assert "U wilt dit bereiken op dinsdag 1 juni 2027." in words


def test_a_second_goal_has_a_head_of_its_own_and_one_without_steps_asks_nothing():
    heads = [block.text for block in plan_blocks(a_plan(0, 2, 0)) if isinstance(block, Heading)]
    assert heads == ["Uw doel", "Nog een doel"]


def test_a_goal_that_was_reached_is_praised():
    words = said(plan_blocks(reached()))
    assert "Dit doel haalde u" in words
    assert "Dat is knap." in words


def test_the_marks_are_a_drawing_and_a_table_with_the_same_numbers():
    blocks = plan_blocks(a_plan(2, 0))
    (chart,) = [block for block in blocks if isinstance(block, ScoreChart)]
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert (chart.begins, chart.ends) == ("maandag 23 november 2026", "maandag 22 februari 2027")
    assert chart.lines[0].points == ((0.0, 4), (1.0, 5))
    assert chart.lines[0].words == "van 4 naar 5"
    assert table.rows[0] == ("Geld", "4", "5")
    assert [line.name for line in chart.lines] == [row[0] for row in table.rows]


def test_one_day_is_a_table_only():
    blocks = plan_blocks(a_plan(1, 0))
    assert not any(isinstance(block, ScoreChart) for block in blocks)
    assert "Een 10 is het beste." in said(blocks)


def test_of_many_days_the_table_shows_the_first_and_the_newest_and_the_drawing_all():
    plan = a_plan(5, 0)
    table, chart = score_table(plan.pillars), score_chart(plan.pillars)
    assert [head.split()[-2] for head in table.head[1:]] == ["november", "juni", "augustus", "november"]
    assert len(chart.lines[0].points) == 5
    assert 0.2 < chart.lines[0].points[1][0] < 0.3


def test_a_mark_that_came_back_to_where_it_was_is_told_so():
    plan = a_plan(2, 0)
    again = plan.pillars[0].marks[0]
    same = replace(plan.pillars[0], marks=(again, plan.pillars[0].marks[1], again))
    assert score_chart((same,)).lines[0].words == "nog steeds 4"
    assert pillar_name("oude_naam") == "oude naam"
    half = replace(plan.pillars[1], marks=plan.pillars[1].marks[:1])
    assert score_table((plan.pillars[0], half)).rows[1] == ("Wonen", "6", "–")
    assert score_chart((plan.pillars[0], half)).lines[1].words == "6"


def test_looking_back_tells_what_came_in_first():
    page = own_page(a_report(FOUND, look_back=a_look_back(EVERY_STATE)))
    words = said(page)
    assert "Terugkijken" in words
    assert "U kreeg er ongeveer 73 euro per maand bij. Dat is 876 euro per jaar." in words
    assert "Wij wachten nog op antwoord over ongeveer 54 euro per maand." in words
    assert "Wij vragen nog ongeveer 100 euro per maand aan." in words
    assert "Van de 3 afspraken lukte er 1. Dat is knap." in words
    assert "Zorgtoeslag: u krijgt ongeveer 73 euro per maand." in words
    assert "Huurtoeslag: u krijgt dit. Het bedrag zoeken wij nog op." in words
    assert words.index("Zorgtoeslag") < words.index("Kindgebonden") < words.index("Bijstand")


def test_an_offer_is_told_in_its_own_words():
    offered = (
        a_finding("budgettraining", FindingState.GRANTED),
        a_finding("voorzieningenwijzer", FindingState.PLANNED),
    )
    document = a_report(FOUND, look_back=a_look_back(offered))
    words = said(own_page(document))
    assert "U hebt de training over geld afgerond." in words
    assert "Uitgebreid bezoek: gepland." in words
    tables = {block.caption: block for block in document.blocks if isinstance(block, Table)}
    rows = {row[0]: row[-1] for row in tables["Bedragen per jaar, per regeling"].rows}
    assert rows == {"Budgettraining": "afgerond", "Uitgebreid bezoek": "gepland"}


def test_nothing_came_in_yet_is_no_blame():
    told = a_look_back((a_finding("zorgtoeslag", FindingState.APPLIED, 883),), kept=0)
    words = said(own_page(a_report(FOUND, look_back=told)))
    assert "Er kwam nog geen geld bij. Dat kan nog komen." in words
    assert "De afspraken lukten nog niet. Dat geeft niet." in words


def test_looking_back_on_next_to_nothing():
    assert "afspra" not in said(own_page(a_report(FOUND, 0, look_back=a_look_back((), made=0))))
    assert "De afspraak lukte." in said(own_page(a_report(FOUND, look_back=a_look_back((), made=1))))


def test_promise_and_result_stand_in_the_figures():
    document = a_report(FOUND, look_back=a_look_back(EVERY_STATE))
    tables = {block.caption: block for block in document.blocks if isinstance(block, Table)}
    per_day = tables["Bedragen per jaar, op de dag van elk bezoek"]
    assert per_day.rows == (
        ("Maandag 23 november 2026", "€\u00a011.590", "€\u00a00", "€\u00a00"),
        ("Nu, 3 maanden later", "€\u00a06.590", "€\u00a05.390", "€\u00a0876"),
    )
    rows = {row[0]: row[1:] for row in tables["Bedragen per jaar, per regeling"].rows}
    assert rows["Zorgtoeslag"][2:] == ("€\u00a0876", "toegekend, vanaf maandag 23 november 2026")
    assert rows["Huurtoeslag"] == ("€\u00a02.400", "€\u00a02.400", "", "toegekend")
    assert rows["Bijstand"] == ("", "", "", "niet gewenst")


@pytest.mark.parametrize("kept", [0, 1])
@pytest.mark.parametrize("days", [0, 1, 3])
def test_every_sentence_of_the_own_page_is_easy(days: int, kept: int):
    told = a_look_back(EVERY_STATE, kept)
    for document in (
        a_report(FOUND, 3, (), NEXT, plan=a_plan(days, 2), look_back=told),
        a_report(FOUND, 3, (), NEXT, plan=reached(), look_back=a_look_back((), kept, 1)),
    ):
        words = [line for line in words_of(own_page(document)) if not line.startswith(("maandag", "dinsdag"))]
        found = check(words)
        assert (found.passes, found.remarks) == (True, ()), words


def test_a_drawing_stays_on_one_page_with_its_head(tmp_path: Path):
    document = a_report(FOUND, plan=a_plan(3, 3), look_back=a_look_back(EVERY_STATE))
    target = tmp_path / "verslag.pdf"
    write_pdf(document, target)
    read = subprocess.run(["pdftotext", "-layout", str(target), "-"], check=True, capture_output=True, text=True)
    (page,) = [page for page in read.stdout.split("\f") if "Zo gaat het volgens u" in page]
    assert page.count(" naar ") == 6
    assert "maandag 23 november 2026" in page


def test_a_drawing_higher_than_a_page_goes_on_at_the_next():
    line = score_chart(a_plan(2, 0).pillars).lines[0]
    tall = ScoreChart((line,) * 40, "", "maandag 23 november 2026", 1, 10)
    pages, _ = lay_out(Document("t", "nl", (Paragraph("Eerst"), tall)))
    assert len(pages) == 2


def test_no_plan_is_nothing_on_paper():
    assert plan_blocks(NO_PLAN) == ()


@pytest.mark.parametrize("lines", range(28, 40))
def test_a_head_never_stays_behind_without_the_table_under_it(lines: int):
    table = Table(("a", "b"), (("1", "2"),) * 3, caption="Onder een kop")
    blocks = (*[Paragraph("Een regel.")] * lines, Heading(2, "Kop"), table)
    pages, _ = lay_out(Document("t", "nl", blocks))
    told = [[mark.words for mark in page if isinstance(mark, Words)] for page in pages]
    assert [("Kop" in words) for words in told] == [("Onder een kop" in words) for words in told]
