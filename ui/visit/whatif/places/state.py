"""The places of the page Wat als."""

from enum import StrEnum

from app.texts import text


class Place(StrEnum):
    """The places of the page, in their order."""

    CHANGE = "verandering"
    LINE = "werken"
    PAYBACK = "terugbetalen"
    HOMES = "woning"


def what_if_place(at: str) -> str:
    """The place asked for when there is one, else the first."""
    return at if at in {place.value for place in Place} else Place.CHANGE.value


def place_words(place: Place) -> str:
    """What a place is called."""
    return text(f"watals_scherm.plek.{place}")
