"""At the table: "wat als ik meer ga werken?", answered on the spot, with keys only."""

import subprocess

import pytest
from PySide6.QtCore import Qt

from app.domain.visit import Step
from app.services import settings_store
from app.services.samples import open_sample
from tests.journeys.conftest import Journey
from tests.journeys.visits import RETURN, ask, look, page_of, pick, step_of, visit_of, words_on
from ui.desk import Place, Spot
from ui.visit.route.state import Spot as VisitSpot
from ui.visit.whatif.change.state import Kind
from ui.visit.whatif.places.state import Place as WhatIfPlace
from ui.visit.whatif.screen import WhatIfPage
from ui.widgets.field import Field
from ui.widgets.table import FindingsTable


def opened_sample(journey: Journey, number: int = 1) -> WhatIfPage:
    """A visit to a sample household, opened on the page Wat als from the rail, with keys."""
    _, _, visit = ask(journey, open_sample, number)
    journey.program.window.go(Place(Spot.VISIT, visit_id=visit))
    journey.settle()
    steps = visit_of(journey).frame.steps
    steps.setFocus()
    steps.setCurrentIndex(steps.model().index(list(visit_of(journey).loaded.room.steps).index(Step.WAT_ALS), 0))
    journey.press(RETURN)
    assert step_of(journey) is Step.WAT_ALS
    return page_of(journey, WhatIfPage)


def go(journey: Journey, place: WhatIfPlace) -> WhatIfPage:
    visit_of(journey).show_spot(VisitSpot(Step.WAT_ALS, place.value))
    journey.settle()
    return page_of(journey, WhatIfPage)


def fill(journey: Journey, name: str, typed: str) -> None:
    """Go to a field with Tab and type in it."""
    field = journey.tab_to(name)
    assert isinstance(field, Field)
    field.selectAll()
    journey.type(typed)


def cells(table: FindingsTable) -> list[list[str]]:
    """The words of a table, row by row."""
    model = table.model()
    columns = range(model.columnCount())
    return [
        [str(model.index(row, column).data()).replace("\u00a0", " ") for column in columns]
        for row in range(model.rowCount())
    ]


def test_more_hours_answered_on_the_spot_by_keyboard(opened: Journey):
    page = opened_sample(opened)
    look(opened, "90-wat-als")
    fill(opened, "Bruto loon per uur", "18,50")
    fill(opened, "Uren per week nu", "32")
    fill(opened, "Uren per week straks", "36")
    opened.press(RETURN)
    said = words_on(page)
    assert "U houdt per maand ongeveer € " in said
    assert "meer over" in said
    names = [row[0] for row in cells(page.change.table)]
    assert names[0] == "Loon of uitkering, netto"
    assert "Huurtoeslag" in names
    look(opened, "91-wat-als-uren")


def test_what_lacks_is_named_and_nothing_is_lost(opened: Journey):
    page = opened_sample(opened)
    fill(opened, "Uren per week straks", "36")
    opened.press(RETURN)
    assert "Bruto loon per uur: vul dit in, dan kunnen we rekenen." in words_on(page)
    assert page.change.numbers[1].text() == "36"
    fill(opened, "Bruto loon per uur", "veel")
    opened.press(RETURN)
    assert "Bruto loon per uur" in words_on(page)
    look(opened, "92-wat-als-fout")


@pytest.mark.parametrize("kind", list(Kind))
def test_every_change_shows_its_fields_and_comes_to_an_answer(opened: Journey, kind: Kind):
    page = opened_sample(opened)
    pick(opened, page.change.kind, kind.value)
    for field, typed in zip(page.change.amounts, ("1500", "20000", "18000"), strict=True):
        if field.isVisible():
            field.setText(typed)
    for number, typed in zip(page.change.numbers, ("32", "36"), strict=True):
        number.setText(typed)
    page.change.day.setText("1-5-1990")
    page.change.finish()
    opened.settle()
    assert "Gerekend alsof alles is aangevraagd" in words_on(page)
    if kind in (Kind.VERHUIZEN, Kind.INWONER):
        look(opened, f"93-wat-als-{kind.value}")


def test_the_income_line_with_its_table(opened: Journey):
    page = opened_sample(opened)
    go(opened, WhatIfPlace.LINE)
    look(opened, "94-inkomenslijn")
    assert "Van de volgende € 100 bruto houdt u ongeveer" in words_on(page)
    assert "Nu is het loon" in page.line.chart.accessibleDescription()
    assert page.line.chart.accessibleName() == "Wat u overhoudt bij elk bruto loon"
    ends = [row[1] for row in cells(page.line.endings)]
    assert ends[0] == "Bijstand"
    assert "Huurtoeslag" in ends
    opened.tab_to("Alle cijfers van de lijn")
    opened.press(Qt.Key.Key_Space)
    assert len(cells(page.line.points)) == 61
    fill(opened, "Bruto loon per maand nu", "2000")
    opened.press(RETURN)
    assert "€ 2.000 bruto per maand" in words_on(page)


def test_paying_back_and_another_home(opened: Journey):
    page = opened_sample(opened)
    go(opened, WhatIfPlace.PAYBACK)
    assert [row[0] for row in cells(page.payback.table)] == ["5% hoger", "10% hoger", "20% hoger"]
    assert "Geef een hoger inkomen door in november." in words_on(page)
    look(opened, "95-terugbetalen")
    go(opened, WhatIfPlace.HOMES)
    assert "Maak eerst een budget, dan weten we welke huur past" in words_on(page)
    fill(opened, "Woning 1: kale huur", "600")
    fill(opened, "Woning 2: kale huur", "812,50")
    fill(opened, "Woning 2: energie", "90")
    opened.press(RETURN)
    assert cells(page.homes.table)[0][1:] == ["€ 684", "€ 600", "€ 813"]
    look(opened, "96-andere-woning")


def test_the_line_on_paper(opened: Journey, tmp_path, monkeypatch):
    monkeypatch.setattr("ui.visit.whatif.pages.report_folder", lambda: tmp_path)
    page = opened_sample(opened)
    fill(opened, "Bruto loon per uur", "18,50")
    fill(opened, "Uren per week nu", "32")
    fill(opened, "Uren per week straks", "36")
    opened.press(RETURN)
    go(opened, WhatIfPlace.LINE)
    opened.click("Op papier")
    (made,) = tmp_path.glob("*.pdf")
    assert made.name == "keukentafel-wat-als-2026-11-23.pdf"
    assert made.name in words_on(page)
    run = subprocess.run(["pdftotext", "-layout", str(made), "-"], check=True, capture_output=True, text=True)
    said = run.stdout.replace("\u00a0", " ")
    assert "meer over" in said
    assert "Van de volgende € 100 bruto houdt u ongeveer" in said
    assert said.count(" van € 100") > 20
    pages = run.stdout.rstrip("\f").split("\f")
    assert len(pages) == 2


def test_going_on_leads_past_it_and_back_to_the_visit(opened: Journey):
    opened_sample(opened)
    opened.click("Naar Kansen")
    assert step_of(opened) is Step.KANSEN


def test_the_line_of_somebody_on_bijstand(opened: Journey):
    page = opened_sample(opened, 3)
    go(opened, WhatIfPlace.LINE)
    assert page.line.endings.model().rowCount() > 2


@pytest.mark.parametrize(
    ("name", "chosen", "size"),
    [
        ("donker", ("donker", "100"), (1280, 800)),
        ("200", ("licht", "200"), (1280, 800)),
        ("tablet", ("licht", "100"), (800, 1200)),
    ],
)
def test_the_page_on_other_screens(opened: Journey, name, chosen, size):
    page = opened_sample(opened, 4)
    opened.window.setMinimumSize(600, 600)
    opened.window.resize(*size)
    ask(opened, settings_store.write, "theme", chosen[0])
    ask(opened, settings_store.write, "type_scale", chosen[1])
    for field, typed in zip((page.change.amounts[0], *page.change.numbers), ("17", "24", "32"), strict=True):
        field.setText(typed)
    page.change.finish()
    look(opened, f"97-wat-als-{name}")
    go(opened, WhatIfPlace.LINE)
    look(opened, f"98-inkomenslijn-{name}")
    go(opened, WhatIfPlace.HOMES)
    look(opened, f"99-andere-woning-{name}")


def seen(journey: Journey) -> str:
    """Everything the resident reads who looks along."""
    return words_on(visit_of(journey)._stack.view)


def test_looking_together_leaves_the_page_as_it_was(opened: Journey):
    page = opened_sample(opened)
    opened.press(Qt.Key.Key_F8)
    assert "Wat als er iets verandert?" in seen(opened)
    look(opened, "99-wat-als-samen")
    opened.press(Qt.Key.Key_F8)
    assert step_of(opened) is Step.WAT_ALS
    assert page.isVisible()


def test_the_resident_looks_along_at_a_change_with_the_article_of_each_part(opened: Journey):
    page = opened_sample(opened)
    for field, typed in zip((page.change.amounts[0], *page.change.numbers), ("18,50", "32", "36"), strict=True):
        field.setText(typed)
    page.change.finish()
    opened.settle()
    opened.press(Qt.Key.Key_F8)
    look(opened, "99-wat-als-samen-verandering")
    said = seen(opened)
    assert "Meer of minder uren werken" in said
    assert "U houdt elke maand ongeveer" in said
    assert "Wet op de huurtoeslag, artikel" in said
    assert "Huurtoeslag" in said
    opened.press(Qt.Key.Key_F8)
    pick(opened, page.change.kind, Kind.WEG.value)
    opened.press(Qt.Key.Key_F8)
    assert "elke maand" not in seen(opened)  # an answer that is not on the page any more is not shown


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (WhatIfPlace.LINE, "Van € 100 extra loon houdt u ongeveer"),
        (WhatIfPlace.PAYBACK, "terug"),
        (WhatIfPlace.HOMES, "Woning 1"),
    ],
)
def test_the_resident_looks_along_at_the_other_places(opened: Journey, place: WhatIfPlace, said: str):
    page = opened_sample(opened)
    go(opened, place)
    if place is WhatIfPlace.HOMES:
        page.homes.homes[0][0].setText("600")
        page.homes.finish()
        opened.settle()
    opened.press(Qt.Key.Key_F8)
    look(opened, f"99-wat-als-samen-{place.value}")
    assert said in seen(opened)


@pytest.mark.parametrize(
    ("sort", "typed", "said"),
    [
        ("sociaal", "700", "Bij een sociale huur mag de kale huur nu hoogstens € 28,05 per maand omhoog"),
        ("sociaal", "750", "Deze verhoging is € 37,75 per maand hoger dan mag."),
        ("vrij", "750", "Bij een vrije huur mag de kale huur nu hoogstens € 30,10 per maand omhoog"),
        ("onbekend", "720", "Deze verhoging kan te hoog zijn."),
    ],
)
def test_a_higher_rent_beside_the_most_the_law_allows(opened: Journey, sort: str, typed: str, said: str):
    page = opened_sample(opened)
    pick(opened, page.change.kind, Kind.HUUR.value)
    assert page.change.sort.value() == "sociaal"
    pick(opened, page.change.sort, sort)
    fill(opened, "Nieuwe kale huur per maand", typed)
    opened.press(RETURN)
    assert said in words_on(page).replace("\u00a0", " ")
    look(opened, f"93-wat-als-huur-{sort}-{typed}")
