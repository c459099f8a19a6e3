"""Wijk as a social manager uses it: what waits, what the team saw, and no amount that could point at a household."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from app.domain.finding import FindingState
from app.domain.money import Cents
from app.domain.signal import Role
from app.domain.visit import VisitType
from app.services import dossiers, findings, settings_store, signals, tasks, visits
from app.services.session import Session
from tests.journeys.conftest import Journey
from tests.journeys.dossiers import LOOKS, choose, dossier_of
from tests.journeys.test_refer import a_full_inbox
from tests.journeys.visits import ask, look, words_on
from tests.profiles import PASSPHRASE
from ui.desk import Place, Spot
from ui.district.screen import DistrictScreen

STATES = (FindingState.PLANNED, FindingState.APPLIED, FindingState.GRANTED)
AREAS = {"Noord": 7, "Oost": 6, "Havenkwartier": 2}


def a_whole_district(session: Session) -> None:
    """Fifteen households in three parts of town, with yields, visits, referrals, tasks and signals."""
    a_full_inbox(session)
    made = [
        dossiers.open_new(session, f"Huishouden {area} {number}", f"{area} {number}", area)[1]
        for area, most in AREAS.items()
        for number in range(most)
    ]
    for number, dossier in enumerate(made):
        state = STATES[number % 3]
        amounts = {"planned_per_year": Cents(120_000), "realised": Cents(110_000)}
        amounts = amounts if state is FindingState.GRANTED else {"planned_per_year": Cents(90_000)}
        findings.put(session, dossier, "huurtoeslag", state, **amounts)
        visits.plan(session, dossier, list(VisitType)[number % 3], session.now() + timedelta(days=number % 9))
    tasks.put(session, "Bellen over de post", session.now().date() - timedelta(days=3), made[0])
    tasks.put(session, "Brief klaarleggen", session.now().date(), made[1])
    signals.give(session, made[2], "De post puilt uit de brievenbus", Role.SOCIAL)
    signals.give(session, made[3], "Water onder de voordeur, bewoner doet niet open", Role.TECHNICAL, urgent=True)


def district_of(journey: Journey) -> DistrictScreen:
    found = journey.program.window.present()
    assert isinstance(found, DistrictScreen)
    return found


def go(journey: Journey) -> DistrictScreen:
    journey.program.window.go(Place(Spot.DISTRICT))
    journey.settle()
    return district_of(journey)


def test_the_district_comes_first_for_a_social_manager_and_leads_to_what_waits(opened: Journey):
    ask(opened, a_whole_district)
    ask(opened, settings_store.write, "role", "sociaal_beheer")
    opened.program.lock()
    opened.settle()
    opened.type(PASSPHRASE)
    opened.press(Qt.Key.Key_Return)
    page = district_of(opened).page
    look(opened, "80-wijk")
    told = words_on(page)
    assert "wachten op uw antwoord" in told
    assert "Er staan 2 taken open. 1 daarvan is te laat" in told
    opened.click("Opgepakt: De post puilt uit de brievenbus")
    opened.click("Dossier van Huishouden Noord 3")
    assert dossier_of(opened).isVisible()
    go(opened)
    assert "puilt uit" not in " ".join(button.accessibleName() for button in opened.buttons())
    opened.click("Naar Doorverwijzen")
    assert "Twee verwijzingen wachten op uw antwoord" in words_on(opened.window)


def test_no_part_of_town_under_five_is_told_apart(opened: Journey):
    ask(opened, a_whole_district)
    page = go(opened).page
    told = words_on(page.yields)
    assert "Havenkwartier" not in told
    assert "Overige" in told
    assert "Noord" in told
    assert "16 nieuw" in words_on(page)
    choose(opened, page.span, "maand")
    look(opened, "81-wijk-maand")
    assert "15 nieuw" in words_on(page)  # one household is there since October


def test_an_empty_district_says_what_will_stand_there(opened: Journey):
    page = go(opened).page
    look(opened, "82-wijk-leeg")
    for words in ("Er zijn nu geen signalen", "Er staan geen taken open", "minder dan vijf huishoudens"):
        assert words in words_on(page)


@pytest.mark.parametrize(("name", "chosen", "size"), LOOKS)
def test_the_district_in_other_looks(opened: Journey, name: str, chosen: tuple[str, str], size: tuple[int, int]):
    ask(opened, a_whole_district)
    for setting, value in zip(("theme", "type_scale"), chosen, strict=True):
        ask(opened, settings_store.write, setting, value)
    opened.window.resize(*size)
    go(opened)
    look(opened, f"83-wijk-{name}")
