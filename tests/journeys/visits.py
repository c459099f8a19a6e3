"""What is answered in the visits of the journeys, and looking at each screen on the way."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.domain.ids import DossierId
from app.domain.visit import Step
from tests.journeys.conftest import Journey
from tests.ui.looking import cut_texts, shown, unnamed_controls
from ui.visit.fields.line import FieldLine
from ui.visit.fields.screen import FieldsPage
from ui.visit.loading import Loaded
from ui.visit.screen import VisitScreen
from ui.widgets.combo import Combo
from ui.widgets.segments import _Part
from ui.widgets.text import Text

T = TypeVar("T")
P = TypeVar("P", bound=QWidget)
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
RETURN = Qt.Key.Key_Return

SINGLE_PARENT = {
    "huishouden.partner": "n",
    "huishouden.kinderen": "2",
    "huishouden.medebewoners": "0",
    "personen.p1.geboortedatum": "12-4-1988",
    "personen.k1.geboortedatum": "2 juni 2015",
    "personen.k2.geboortedatum": "020618",
    "huishouden.kinderbijslag": "j",
    "huishouden.ingeschreven": "j",
    "huishouden.rechtmatig_verblijf": "j",
    "huishouden.zorgverzekerd": "j",
    "huishouden.opvang": "n",
    "personen.p1.toetsingsinkomen": "28600",
    "personen.p1.bron": "l",
    "personen.p1.netto_inkomen": "2060",
    "personen.p1.vermogen": "1200",
    "ontvangt.zorgtoeslag.per_maand": "0",
    "ontvangt.huurtoeslag.per_maand": "300",
    "ontvangt.kindgebonden_budget.per_maand": "700",
    "ontvangt.kinderopvangtoeslag.per_maand": "0",
    "ontvangt.kinderbijslag.per_kwartaal": "724",
    "ontvangt.bijstand.per_maand": "0",
    "woning.soort": "z",
    "woning.kale_huur": "684,20",
    "woning.vorige_huur": "660",
    "woning.verhoogd_op": "1-7-2026",
    "zorg.polissen.p1.premie": "142,40",
    "zorg.polissen.p1.aanvullend": "0",
    "zorg.polissen.p1.vrijwillig_eigen_risico": "0",
    "zorg.achterstand_maanden": "0",
    "zorg.kan_eigen_risico_betalen": "n",
    "energie.vergelijken": "j",
    "energie.verbruik.stroom_kwh": "1.650",
    "energie.verbruik.teruglevering_kwh": "0",
    "energie.verbruik.gas_m3": "900",
    "energie.contract.stroom": "0,16",
    "energie.contract.gas": "0,50",
    "energie.contract.vaste_leveringskosten": "14",
    "energie.termijnbedrag": "150",
    "energie.contract.soort": "vast",
    "energie.contract.einddatum": "1-12-2026",
    "energie.aanbod.stroom": "0,16",
    "energie.aanbod.gas": "0,50",
    "energie.aanbod.vaste_leveringskosten": "14",
    "huishouden.gemeente": "Utrecht",
    "lokale_lasten.gemeente_aanslag": "386,40",
    "lokale_lasten.waterschap_aanslag": "312",
    "ontvangt.kwijtschelding_gemeente.per_jaar": "0",
    "ontvangt.kwijtschelding_waterschap.per_jaar": "0",
    "bezit.auto_waarde": "0",
    "personen.p1.inhoudingsplichtigen": "1",
    "personen.p1.loonheffingskorting": "1",
    "personen.p1.gelijk_inkomen": "j",
    "personen.p1.arbeidsinkomen": "28600",
    "personen.p1.jonggehandicapt": "n",
    "ontvangt.voorlopige_aanslag.per_maand": "146",
    "zorgkosten.bespreken": "n",
    "belasting.aangifte_gedaan": "j",
}
"""A single parent with two children who does not get zorgtoeslag, in the keys that are typed."""


WITHOUT_INCOME = {
    "huishouden.partner": "n",
    "huishouden.kinderen": "0",
    "huishouden.medebewoners": "0",
    "personen.p1.geboortedatum": "12-4-1988",
    "huishouden.ingeschreven": "j",
    "huishouden.rechtmatig_verblijf": "j",
    "huishouden.zorgverzekerd": "j",
    "personen.p1.toetsingsinkomen": "7800",
    "personen.p1.bron": "g",
    "personen.p1.netto_inkomen": "0",
    "personen.p1.vermogen": "1200",
    "ontvangt.zorgtoeslag.per_maand": "129",
    "ontvangt.huurtoeslag.per_maand": "300",
    "woning.soort": "z",
    "woning.kale_huur": "584,20",
    "woning.vorige_huur": "0",
    "personen.p1.inkomenstoeslag_gehad": "n",
    "ontvangt.bijstand.per_maand": "0",
    "huishouden.gemeente": "Utrecht",
    "zorg.polissen.p1.premie": "142,40",
    "zorg.polissen.p1.aanvullend": "0",
    "zorg.polissen.p1.vrijwillig_eigen_risico": "0",
    "zorg.kan_eigen_risico_betalen": "n",
    "lokale_lasten.gemeente_aanslag": "386,40",
    "lokale_lasten.waterschap_aanslag": "312",
    "ontvangt.kwijtschelding_gemeente.per_jaar": "0",
    "ontvangt.kwijtschelding_waterschap.per_jaar": "0",
    "bezit.auto_waarde": "0",
    "personen.p1.inhoudingsplichtigen": "1",
    "personen.p1.loonheffingskorting": "1",
    "personen.p1.gelijk_inkomen": "n",
    "personen.p1.ingehouden_loonheffing": "0",
    "ontvangt.voorlopige_aanslag.per_maand": "0",
    "energie.vergelijken": "n",
    "zorgkosten.bespreken": "n",
    "belasting.aangifte_gedaan": "n",
}
"""Somebody who lost a job in spring and has not applied for bijstand yet, in the keys that are typed."""


def visit_of(journey: Journey) -> VisitScreen:
    """The visit that is shown."""
    found = journey.program.window.present()
    assert isinstance(found, VisitScreen)
    return found


def step_of(journey: Journey) -> Step:
    """The step that is shown."""
    return visit_of(journey).spot.step


def page_of(journey: Journey, kind: type[P]) -> P:
    """The page of the visit that is shown, which must be of this kind."""
    found = visit_of(journey).pages.present
    assert isinstance(found, kind)
    return found


def loaded_of(journey: Journey) -> Loaded:
    """The visit as its screen knows it."""
    found = visit_of(journey).loaded
    assert found is not None
    return found


def dossier_of(journey: Journey) -> DossierId:
    """The household of the visit that is shown."""
    return loaded_of(journey).room.dossier.id


def ask(journey: Journey, service: Callable[..., T], *args: object) -> T:
    """What a service says about the open profile."""
    answers: list[T] = []
    journey.program.jobs.run(service, (journey.program.session, *args), answers.append)
    journey.settle()
    return answers[0]


def look(journey: Journey, name: str) -> None:
    """Leave a picture, and check that no text is cut and every control has a name."""
    journey.picture(name)
    window = journey.window
    assert cut_texts(window) == [], (name, cut_texts(window))
    assert unnamed_controls(window) == [], (name, unnamed_controls(window))


def words_on(widget: QWidget) -> str:
    """Every word of the labels that are shown, and of the buttons."""
    labels = [label.text() for label in shown(widget, Text) if isinstance(label, Text)]
    return "\n".join(labels).replace("\u00a0", " ")


def answer_all(journey: Journey, given: dict[str, str], until: str = "") -> list[str]:
    """Type every answer and press Enter, until a path or the end of the questions; the paths that were asked."""
    asked: list[str] = []
    while (path := visit_of(journey).spot.at) in given and path != until:
        assert path not in asked, f"{path} is asked twice"
        asked.append(path)
        journey.type(given[path])
        to_front(journey)
        journey.press(RETURN)
    return asked


def begin(journey: Journey, label: str) -> None:
    """From Vandaag into a new visit, with keys only."""
    journey.press(RETURN)
    journey.type(label)
    journey.press(RETURN)


def line_of(journey: Journey, path: str) -> FieldLine:
    """The row of a question, on the page with all questions of a step."""
    return page_of(journey, FieldsPage).lines[path]


def pick(journey: Journey, combo: Combo, value: str) -> None:
    """Choose from a list with the pointer."""
    combo.showPopup()
    view = combo.view()
    place = view.visualRect(combo.model().index(combo.findData(value), 0)).center()
    journey.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    to_front(journey)
    journey.settle()


def to_front(journey: Journey) -> None:
    """Give the window its focus back after a list that stood before it, as a window manager does."""
    journey.window.activateWindow()
    journey.qtbot.waitUntil(journey.window.isActiveWindow)


def choose(journey: Journey, group: QWidget, value: str) -> None:
    """Press one part of a choice."""
    part = next(b for b in group.findChildren(QAbstractButton) if isinstance(b, _Part) and b.value == value)
    journey.qtbot.mouseClick(part, Qt.MouseButton.LeftButton, pos=QPoint(8, part.height() // 2))
    journey.settle()


def answer_step(journey: Journey, given: dict[str, str]) -> list[str]:
    """Type the answer to each question on the page of a step and press Enter; the paths in the order of the rows.

    A letter that is the whole answer goes on by itself.
    """
    answered: list[str] = []
    step = step_of(journey)
    while step_of(journey) is step and (path := visit_of(journey).spot.at) not in answered:
        answered.append(path)
        journey.type(given[path])
        to_front(journey)
        if visit_of(journey).spot.at == path:
            journey.press(RETURN)
    return answered
