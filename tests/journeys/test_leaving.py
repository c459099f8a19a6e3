"""The resident withdraws the consent to share, with and without the hub; and what the colleague sees of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services import dossiers
from tests.hub import Database, HubProcess, fresh_database, serving
from tests.journeys.colleagues import a_team_of_two, let_in, share, two
from tests.journeys.conftest import Journey
from tests.journeys.dossiers import go_to
from tests.journeys.test_share import a_household
from tests.journeys.visits import ask, look, words_on
from ui.desk import Place, Spot

__all__ = ["two"]


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[tuple[Database, HubProcess]]:
    """A hub of its own, for it is stopped halfway."""
    database = fresh_database()
    with serving(database, tmp_path / "hub.log") as running:
        yield database, running


def wait_for(journey: Journey, words: str) -> None:
    journey.qtbot.waitUntil(lambda: words in words_on(journey.window), timeout=20_000)


def test_consent_is_withdrawn_without_a_network_and_the_colleague_throws_the_copy_away(
    two: tuple[Journey, Journey], hub: tuple[Database, HubProcess]
) -> None:
    mine, there = two
    database, running = hub
    _, colleague = a_team_of_two(two, database, running)
    dossier = ask(mine, a_household)
    share(mine)
    let_in(mine, dossier, colleague.account)
    share(mine)
    share(there)
    go_to(there, dossier)
    label = ask(mine, lambda session: dossiers.of(session, dossier).label)

    running.stop()
    go_to(mine, dossier)
    mine.click("Wie leest mee")
    wait_for(mine, "niet te bereiken")
    mine.click(f"Eruit halen: {colleague.account}")
    mine.click("Eruit halen")
    wait_for(mine, "gaat uw collega eruit")
    assert "De toestemming is ingetrokken" in words_on(mine.window)
    look(mine, "44-ingetrokken-zonder-hub")
    running.start()
    share(mine)
    share(there)
    look(there, "44-dossier-dicht-bij-collega")
    assert "Eén dossier leest u niet meer" in words_on(there.window)
    there.program.window.go(Place(Spot.DOSSIER, dossier_id=dossier))
    there.settle()
    assert "uit dit dossier gehaald" in words_on(there.window), "a closed dossier leads to where it can be erased"
    there.click(f"Wissen van deze laptop: {label}")
    look(there, "44-dossier-wissen-zeker")
    there.click(f"Ja, nu wissen: {label}")
    assert "Eén dossier leest u niet meer" not in words_on(there.window)
    there.program.window.go(Place(Spot.DOSSIERS))
    there.settle()
    assert label not in words_on(there.window)
