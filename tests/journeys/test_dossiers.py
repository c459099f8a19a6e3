"""Twenty thousand households: the list opens at once, reads on while one scrolls, and is found in while one types."""

import pytest
from PySide6.QtCore import Qt

from app.domain.case import Dossier
from app.domain.ids import DossierId, new_id
from app.services import fields
from app.services.session import Session
from db import cases
from db.pen import writing
from tests.journeys.conftest import Journey
from tests.journeys.dossiers import LOOKS
from tests.profiles import PASSPHRASE
from tests.ui.looking import cut_texts, unnamed_controls
from ui.desk import Place, Spot
from ui.dossier.screen import DossierScreen
from ui.dossiers.screen import PIECE, DossiersScreen

MANY, BATCH = 20_000, 1000


def label(place: int) -> str:
    """Who lives at this place."""
    return f"Huishouden {place}, {'twee kinderen' if place % 3 else 'alleenstaande'}"


def some(session: Session, first: int, number: int) -> None:
    """So many dossiers, in one transaction."""
    with writing(session.store, fields.author(session)) as pen:
        for place in range(first, first + number):
            where = f"Dorpsstraat {place}", ("Noord", "Oost", "Kattenburg")[place % 3]
            made = Dossier(DossierId(new_id()), label(place), *where, "", session.now())
            pen.put(cases.DOSSIERS, made, undoable=False)


def make(journey: Journey, number: int) -> None:
    """So many dossiers, on the worker that owns the store."""
    for first in range(0, number, BATCH):
        journey.program.jobs.run(some, (journey.program.session, first, min(BATCH, number - first)))
        journey.settle()


def listed(journey: Journey) -> DossiersScreen:
    """The list on screen."""
    journey.program.window.go(Place(Spot.DOSSIERS))
    journey.settle()
    screen = journey.program.window.present()
    assert isinstance(screen, DossiersScreen)
    return screen


def test_the_list_of_twenty_thousand(opened: Journey):
    make(opened, MANY)
    screen = listed(opened)
    assert PIECE <= len(screen.list.rows.rows) < 3 * PIECE
    assert screen.list.rows.rows[0].first.startswith("Huishouden 19999,")
    assert cut_texts(opened.window) == []
    assert unnamed_controls(opened.window) == []
    opened.picture("huishoudens")

    bar = screen.list.verticalScrollBar()
    for _ in range(30):
        before = len(screen.list.rows.rows)
        bar.setValue(bar.maximum())
        opened.settle()
        assert len(screen.list.rows.rows) - before == PIECE  # only what is new is read and laid
    rows = [row.first for row in screen.list.rows.rows]
    assert len(rows) >= 30 * PIECE
    assert rows == [
        f"Huishouden {n}, {'twee kinderen' if n % 3 else 'alleenstaande'}" for n in range(19999, 19999 - len(rows), -1)
    ]

    screen.list.setFocus()
    opened.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    opened.type("kattenburg 1234")
    found = [row.first for row in screen.list.rows.rows]
    assert found
    assert all(first.startswith("Huishouden 1234") for first in found)
    opened.picture("huishoudens-gezocht")
    opened.press(Qt.Key.Key_Return)
    assert isinstance(opened.program.window.present(), DossierScreen)


def test_walking_through_a_short_list_by_keyboard(opened: Journey):
    listed(opened)
    opened.picture("huishoudens-leeg")
    make(opened, 3)
    opened.program.window.go(Place(Spot.TODAY))
    listed(opened)
    opened.type("nergens")
    opened.press(Qt.Key.Key_Escape)
    opened.press(Qt.Key.Key_Down)
    opened.press(Qt.Key.Key_Down)
    opened.press(Qt.Key.Key_Return)
    screen = opened.program.window.present()
    assert isinstance(screen, DossierScreen)
    assert screen.reading.loaded is not None
    assert screen.reading.loaded.dossier.label.startswith("Huishouden 1,")


@pytest.mark.parametrize(("name", "chosen", "size"), LOOKS)
def test_the_list_in_every_look(start, made, name: str, chosen: tuple[str, str], size: tuple[int, int]):
    journey = start(made.folder, *size)
    journey.type(PASSPHRASE)
    journey.press(Qt.Key.Key_Return)
    theme_name, percent = chosen
    journey.program.dress(theme_name, int(percent))
    make(journey, 40)
    screen = listed(journey)
    journey.window.resize(*size)
    journey.settle()
    assert cut_texts(journey.window) == []
    assert screen.frame.zone.area.verticalScrollBar().maximum() == 0 or percent == "200"
    journey.picture(f"huishoudens-{name}")
