"""The subjects under which a resident finds what was looked at."""

from enum import StrEnum


class Domein(StrEnum):
    """The five domains of the visit, and rent, in the order they are shown."""

    TOESLAGEN = "toeslagen"
    WONEN = "wonen"
    ZORG = "zorg"
    ENERGIE = "energie"
    GEMEENTE = "gemeente"
    BELASTING = "belasting"
