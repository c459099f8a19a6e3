"""What comes from a colleague never takes the place of what a person is typing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.domain.change import Kind
from app.domain.ids import DossierId
from app.services import answers
from tests.hub import Database, HubProcess
from tests.journeys.conftest import PATIENCE, Journey
from tests.journeys.test_sync import by_hand, colleague, let_in, taking_part
from tests.journeys.visits import ALT, RETURN, SINGLE_PARENT, answer_all, ask, begin, dossier_of, look, visit_of
from tests.sync.coaches import Laptop

__all__ = ["by_hand", "colleague"]
RENT = "woning.kale_huur"


def share(journey: Journey) -> None:
    """As the clock does it: nobody touches the screen."""
    sharing = journey.program.sharing
    with journey.qtbot.waitSignal(sharing.ended, timeout=PATIENCE):
        sharing.start()
    journey.settle()


def rent_here(journey: Journey, dossier: DossierId) -> object:
    kept = ask(journey, answers.of_dossier, dossier)
    return next((answer.value for answer in kept if answer.path == RENT), None)


def test_a_field_in_focus_is_never_replaced_by_what_comes(
    opened: Journey,
    database: Database,
    hub: HubProcess,
    colleague: Laptop,
) -> None:
    person = taking_part(opened, database, hub)
    begin(opened, "Alleenstaande ouder, twee kinderen")
    for _ in range(3):
        opened.press(Qt.Key.Key_Right, ALT)
    answer_all(opened, SINGLE_PARENT, until=RENT)
    dossier = dossier_of(opened)
    share(opened)
    let_in(opened, person, colleague, dossier)
    colleague.sync()
    field = opened.focus()
    assert isinstance(field, QLineEdit)
    opened.type("684,2")
    colleague.answer(dossier, RENT, 64000)
    colleague.note(dossier, "De huur staat op de brief van juli.")
    colleague.sync()
    share(opened)
    assert rent_here(opened, dossier) == 64000
    assert (visit_of(opened).spot.at, opened.focus()) == (RENT, field)
    assert field.text() == "684,2"
    look(opened, "41-typen-terwijl-er-iets-komt")
    opened.type("0")
    opened.press(RETURN)
    assert rent_here(opened, dossier) == 68420
    share(opened)
    colleague.sync()
    values = [row[0] for row in colleague.store.db.conn.execute("SELECT value FROM answer WHERE path = ?", (RENT,))]
    assert "68420" in values
    assert colleague.fields(Kind.DOSSIER, dossier) is not None
