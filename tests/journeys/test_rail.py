"""The left column lights up the place that a page belongs to."""

import pytest

from tests.journeys.conftest import Journey
from tests.journeys.dossiers import an_empty_dossier
from tests.journeys.visits import ask, look
from ui.desk import Place, Spot
from ui.today.places import PlacesFrame


@pytest.mark.parametrize(
    ("place", "lit"),
    [
        (Place(Spot.TODAY), Spot.TODAY),
        (Place(Spot.DOSSIERS), Spot.DOSSIERS),
        (Place(Spot.MEMBERS, detail="postvak"), Spot.SETTINGS),
        (Place(Spot.MEMBERS), Spot.DOSSIERS),
        (Place(Spot.ENROL), Spot.SETTINGS),
        (Place(Spot.RESCUE), Spot.SETTINGS),
        (Place(Spot.SYNC), Spot.TODAY),
        (Place(Spot.KEEPING), Spot.KEEPING),
    ],
)
def test_a_page_lights_up_where_it_belongs(opened: Journey, place: Place, lit: Spot):
    dossier = ask(opened, an_empty_dossier)
    opened.program.window.go(Place(place.spot, dossier_id=dossier, detail=place.detail))
    opened.settle()
    screen = opened.program.window.present()
    frame = getattr(screen, "frame", None)
    assert isinstance(frame, PlacesFrame)
    found = {frame.steps.current(), frame.under.current()}
    assert found - {""} == {lit.value}
    look(opened, f"107-plek-{place.spot.value}{place.detail}")
