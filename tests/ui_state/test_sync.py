"""Sharing in words."""

from datetime import datetime

import pytest

from app.services.sync.choices import Choice, Difference, Side
from app.services.sync.standing import RefusedLine, StreamLine, SyncState
from db.conflicts import Clash
from ui.sync.standing.state import choice, lines, short, streams, when

NOON = datetime.fromisoformat("2026-11-23T12:05:00")
TODAY = NOON.date()
BOTH = "Bij 2 punten schreven u en een collega iets anders. Kijk welke versie klopt."


def test_a_laptop_that_shares_with_nobody_says_so_only_on_its_own_screen() -> None:
    state = SyncState(is_enrolled=False)
    assert short(state, TODAY) == ""
    assert lines(state, TODAY) == ("Deze laptop deelt met niemand. Alles staat alleen hier, versleuteld.",)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (SyncState(True), "Er is nog niet gedeeld."),
        (SyncState(True, synced_at=NOON), "Alles is gedeeld. Laatst gelukt: vandaag om 12.05 uur."),
        (SyncState(True, waiting=1, synced_at=NOON), "Eén wijziging wacht op verzending."),
        (SyncState(True, waiting=3, fault="De hub is weg."), "3 wijzigingen wachten op verzending. De hub is weg."),
        (
            SyncState(True, to_look=2, waiting=1, fault="De hub is weg."),
            f"{BOTH} Eén wijziging wacht op verzending.",
        ),
    ],
)
def test_vandaag_says_the_most_urgent(state: SyncState, words: str) -> None:
    assert short(state, TODAY) == words


def test_the_own_screen_says_everything() -> None:
    state = SyncState(
        True, waiting=2, refused=(RefusedLine(1, "geen_lid"),), coming=1, unread=2, synced_at=NOON, fault="Fout."
    )
    said = lines(state, TODAY)
    assert said[1] == "Eén wijziging is niet aangenomen: u bent geen lid meer van dit dossier."
    assert said[-1] == "Laatst gelukt: vandaag om 12.05 uur."
    assert len(said) == 6


@pytest.mark.parametrize("reason", ["geen_lid", "alleen_lezen", "sleutel", "te_groot", "gewist", "ongeldig", "botst"])
def test_every_reason_has_words(reason: str) -> None:
    assert lines(SyncState(True, refused=(RefusedLine(2, reason),)), TODAY)[0].endswith(".")


def test_streams_and_moments() -> None:
    state = SyncState(True, streams=(StreamLine("Lindestraat 4", NOON, True), StreamLine("Team", None, False)))
    assert streams(state, TODAY) == (("Lindestraat 4", "vandaag om 12.05 uur"), ("Team (alleen lezen)", ""))
    assert when(NOON.replace(month=10, hour=0), TODAY) == "vrijdag 23 oktober, 0.05 uur"


def test_a_choice_names_both_sides() -> None:
    found = Choice(
        "1",
        Clash.SAME_FIELD,
        "d",
        "Lindestraat 4",
        "Antwoord: Huur",
        Side("", NOON, False, False),
        Side("coach-2", NOON, False, True),
        (Difference("Antwoord", "655", "640"),),
    )
    words = choice(found, TODAY)
    assert words.title == "Antwoord: Huur, in Lindestraat 4"
    assert words.mine.lines == (("Antwoord", "655"),)
    assert (words.mine_act, words.theirs_act) == ("Versie van deze laptop gebruiken", "Versie van coach-2 gebruiken")
    gone = Choice(
        "2",
        Clash.GONE_AND_EDITED,
        None,
        "",
        "Schuld: Vattenfall",
        Side("", NOON, True, False),
        Side("", None, False, True),
        (),
    )
    words = choice(gone, TODAY)
    assert words.mine.lines == (("", "weggehaald"),)
    assert words.theirs.lines == (("", "staat er nog"),)
    assert (words.theirs.head, words.theirs.when) == ("Van een collega", "")
