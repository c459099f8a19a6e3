"""Counts for the team with two windows and a real hub: shown by a coach, seen by who manages the team, taken back."""

import pytest

from app.domain.finding import FindingState
from app.domain.money import Cents
from app.services import dossiers, findings, settings_store
from app.services.session import Session
from tests.hub import Database, HubProcess
from tests.journeys.colleagues import a_team_of_two, share, two
from tests.journeys.conftest import Journey
from tests.journeys.dossiers import LOOKS
from tests.journeys.visits import ask, look, words_on
from ui.counts.screen import CountsScreen
from ui.desk import Place, Spot
from ui.district.screen import DistrictScreen

__all__ = ["two"]
STATES = (FindingState.GRANTED, FindingState.APPLIED, FindingState.PLANNED, FindingState.GRANTED)


def some_households(session: Session, areas: dict[str, int]) -> None:
    for area, most in areas.items():
        for number in range(most):
            dossier = dossiers.open_new(session, f"Huishouden {area} {number}", f"{area}straat {number}", area)[1]
            amounts = {"planned_per_year": Cents(1_400_00), "realised": Cents(1_300_00)}
            findings.put(session, dossier, "huurtoeslag", STATES[number % 4], **amounts)


def go(journey: Journey, spot: Spot) -> None:
    journey.program.window.go(Place(spot))
    journey.settle()


def counts_of(journey: Journey) -> CountsScreen:
    found = journey.program.window.present()
    assert isinstance(found, CountsScreen)
    return found


def cells(table) -> list[list[str]]:
    """What stands in a table, row by row."""
    model = table.model()
    return [
        [str(model.data(model.index(row, column))).replace("\xa0", " ") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@pytest.fixture
def team(two: tuple[Journey, Journey], database: Database, hub: HubProcess) -> tuple[Journey, Journey, str]:
    """The window of a coach, that of a manager of the same organisation, and the account of the coach."""
    manager, coach = two
    _, here = a_team_of_two(two, database, hub)
    return coach, manager, here.account


def make_team(manager: Journey, account: str) -> None:
    """The manager makes the team and lets the coach in."""
    go(manager, Spot.DISTRICT)
    manager.click("Tellingen voor het team")
    assert "nog niet in een team" in words_on(manager.window)
    manager.click("Wie er in het team zit")
    assert "Er is nog geen team op de hub" in words_on(manager.window)
    look(manager, "46-team-maken")
    manager.click("Team maken")
    manager.click(f"Laten meelezen: {account}")
    manager.click("Laten meelezen")
    look(manager, "46-wie-zit-er-in-het-team")
    share(manager)


def test_a_coach_shows_counts_and_takes_them_back(team: tuple[Journey, Journey, str]) -> None:
    coach, manager, account = team
    make_team(manager, account)
    ask(coach, some_households, {"Noord": 9, "Oost": 6, "Havenkwartier": 2})
    ask(manager, some_households, {"Noord": 3})
    go(coach, Spot.DISTRICT)
    assert "nog niet in een team" in words_on(coach.window)
    share(coach)
    go(coach, Spot.COUNTS)
    screen = counts_of(coach)
    assert cells(screen.areas) == [
        ["Noord", "10", "€ 15.000", "€ 10.000", "€ 5.000"],
        ["Overige", "10", "€ 10.000", "€ 10.000", "minder dan vijf"],
    ]
    told = words_on(screen)
    assert "beheert het team" in told
    assert "U laat het team nu niets zien" in told
    look(coach, "47-tellingen-voorbeeld")
    share(coach)
    share(manager)
    go(manager, Spot.DISTRICT)
    assert "Er zijn nog geen tellingen van collega's" in words_on(manager.window), "nothing goes by itself"

    go(coach, Spot.COUNTS)
    coach.click("Laten zien aan het team")
    assert "Het team ziet dit van u sinds" in words_on(coach.window)
    look(coach, "47-tellingen-getoond")
    share(coach)
    share(manager)
    go(manager, Spot.DISTRICT)
    district = manager.program.window.present()
    assert isinstance(district, DistrictScreen)
    assert cells(district.page.team.table) == [
        ["Dossiers op deze laptop", "3", "€ 4.200", "€ 2.800", "€ 1.300"],
        [account, "20", "€ 25.000", "€ 20.000", "€ 5.000"],
        ["Samen", "23", "€ 29.200", "€ 22.800", "€ 6.300"],
    ]
    look(manager, "48-wijk-met-tellingen")
    manager.click("Tellingen voor het team")
    look(manager, "48-tellingen-van-collegas")

    go(coach, Spot.COUNTS)
    coach.click("Terugtrekken")
    assert "U laat het team nu niets zien" in words_on(coach.window)
    share(coach)
    share(manager)
    go(manager, Spot.DISTRICT)
    assert "Er zijn nog geen tellingen van collega's" in words_on(manager.window)


def test_too_few_households_and_a_laptop_that_shares_with_nobody(opened: Journey) -> None:
    go(opened, Spot.COUNTS)
    assert "Deze laptop deelt met niemand" in words_on(opened.window)
    assert "Laten zien aan het team" not in [button.accessibleName() for button in opened.buttons()]
    look(opened, "47-tellingen-zonder-hub")


@pytest.mark.parametrize(("name", "chosen", "size"), LOOKS)
def test_counts_in_other_looks(
    team: tuple[Journey, Journey, str], name: str, chosen: tuple[str, str], size: tuple[int, int]
) -> None:
    coach, manager, account = team
    make_team(manager, account)
    ask(coach, some_households, {"Noord": 9, "Oost": 6})
    for setting, value in zip(("theme", "type_scale"), chosen, strict=True):
        ask(coach, settings_store.write, setting, value)
    share(coach)
    coach.window.resize(*size)
    go(coach, Spot.COUNTS)
    look(coach, f"47-tellingen-{name}")
