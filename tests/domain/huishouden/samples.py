"""One household in JSON that uses every field once, and a way to change one place in it."""

import copy
from decimal import Decimal
from typing import Any

COUPLE: dict[str, Any] = {
    "formaat": "keukentafel-huishouden/1",
    "peildatum": "2026-03-01",
    "gemeente": "Utrecht",
    "personen_volledig": True,
    "personen": [
        {
            "id": "p1",
            "rol": "aanvrager",
            "geboortedatum": "1985-04-12",
            "toetsingsinkomen": 28000,
            "vermogen": 1200,
            "vermogen_bijzonder": ["schadevergoeding"],
            "zorgverzekerd": True,
            "ingeschreven": True,
            "rechtmatig_verblijf": True,
            "werkt_of_studeert": [{"waarde": True, "vanaf": "2026-01-01", "tot": None}],
            "netto_inkomen": [
                {"waarde": 2100, "tot": "2026-05-31"},
                {"waarde": Decimal("1850.50"), "vanaf": "2026-06-01"},
            ],
            "bron": "loon",
            "studeert": False,
            "inkomsten": [{"soort": "loon", "bedrag": Decimal("2150.00"), "per": "maand", "netto": True, "dag": 25}],
        },
        {
            "id": "p2",
            "rol": "toeslagpartner",
            "geboortedatum": "1987-01-30",
            "toetsingsinkomen": 9000,
            "vermogen": 0,
            "zorgverzekerd": True,
            "ingeschreven": True,
            "rechtmatig_verblijf": True,
            "werkt_of_studeert": True,
        },
        {
            "id": "k1",
            "rol": "kind",
            "geboortedatum": "2019-06-02",
            "ingeschreven": True,
            "kinderbijslag": True,
            "vanaf": "2025-01-01",
            "tot": "2026-12-31",
            "opvang": [{"soort": "bso", "uren": 60, "tarief": Decimal("9.52"), "geregistreerd": True}],
        },
    ],
    "woning": {
        "soort": "zelfstandig",
        "kale_huur": Decimal("650.12"),
        "servicekosten": 24,
        "aangepast": False,
        "energielabel": "D",
    },
    "ontvangt": [
        {"regeling": "zorgtoeslag", "per_maand": 120, "sinds": "2026-01-01"},
        {"regeling": "kinderbijslag", "per_kwartaal": Decimal("287.35")},
    ],
}


def changed(where: str, value: Any) -> Any:
    """The couple with another value at a place such as ``personen.0.rol``; the whole when ``where`` is empty."""
    if not where:
        return value
    content = copy.deepcopy(COUPLE)
    place: Any = content
    *before, last = where.split(".")
    for key in before:
        place = place[int(key)] if isinstance(place, list) else place[key]
    place[int(last) if isinstance(place, list) else last] = value
    return content
