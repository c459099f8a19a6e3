"""The table of fields of a JSON household, version 1: the one place that names them."""

from app.domain.household import Inkomensbron, Opvangsoort, Rol, Woningsoort
from app.domain.huishouden.kinds import DAY, HOURS, MONEY, MONTH_DAY, TEXT, TRUTH, Field, choice
from app.domain.outcome import Periode

FORMAT = "keukentafel-huishouden/1"

REGELINGEN = (
    "zorgtoeslag",
    "huurtoeslag",
    "kindgebonden_budget",
    "kinderopvangtoeslag",
    "kinderbijslag",
    "kwijtschelding_gemeente",
    "kwijtschelding_waterschap",
)
PAID_PER = {
    "kinderbijslag": Periode.KWARTAAL,
    "kwijtschelding_gemeente": Periode.JAAR,
    "kwijtschelding_waterschap": Periode.JAAR,
}
"""How often a regeling is paid where that is not each month."""

PERSON = {
    "id": Field(TEXT, required=True),
    "rol": Field(choice(*(rol.value for rol in Rol)), required=True),
    "geboortedatum": Field(DAY),
    "toetsingsinkomen": Field(MONEY),
    "vermogen": Field(MONEY),
    "vermogen_bijzonder": Field(TEXT, many=True),
    "zorgverzekerd": Field(TRUTH, varying=True),
    "ingeschreven": Field(TRUTH, varying=True),
    "rechtmatig_verblijf": Field(TRUTH, varying=True),
    "werkt_of_studeert": Field(TRUTH, varying=True),
    "kinderbijslag": Field(TRUTH, varying=True),
    "netto_inkomen": Field(MONEY, varying=True),
    "bron": Field(choice(*(bron.value for bron in Inkomensbron)), varying=True),
    "studeert": Field(TRUTH, varying=True),
    "vanaf": Field(DAY),
    "tot": Field(DAY),
}

OPVANG = {
    "soort": Field(choice(*(soort.value for soort in Opvangsoort)), required=True),
    "uren": Field(HOURS, varying=True),
    "tarief": Field(MONEY, varying=True),
    "geregistreerd": Field(TRUTH, varying=True),
}

INKOMST = {
    "soort": Field(
        choice("loon", "uitkering", "pensioen", "aow", "alimentatie", "onderneming", "anders"), required=True
    ),
    "bedrag": Field(MONEY),
    "per": Field(choice("week", "vier_weken", "maand", "kwartaal", "jaar"), required=True),
    "netto": Field(TRUTH),
    "dag": Field(MONTH_DAY),
}

WONING = {
    "soort": Field(choice(*(soort.value for soort in Woningsoort))),
    "kale_huur": Field(MONEY, varying=True),
    "servicekosten": Field(MONEY, varying=True),
    "aangepast": Field(TRUTH),
    "energielabel": Field(choice("A++++", "A+++", "A++", "A+", "A", "B", "C", "D", "E", "F", "G")),
}

LOKALE_LASTEN = {
    "gemeente_aanslag": Field(MONEY),
    "waterschap_aanslag": Field(MONEY),
}

BEZIT = {
    "auto_waarde": Field(MONEY),
    "auto_onmisbaar": Field(TRUTH),
}

ONTVANGST = {
    "regeling": Field(choice(*REGELINGEN), required=True),
    "per_maand": Field(MONEY),
    "per_kwartaal": Field(MONEY),
    "per_jaar": Field(MONEY),
    "sinds": Field(DAY),
}

TOP = frozenset(
    (
        "formaat",
        "peildatum",
        "gemeente",
        "personen_volledig",
        "personen",
        "woning",
        "ontvangt",
        "lokale_lasten",
        "bezit",
        "zorg",
        "energie",
        "schulden",
        "uitgaven",
    )
)
PERSON_KEYS = frozenset((*PERSON, "opvang", "inkomsten"))
SPAN_KEYS = frozenset(("waarde", "vanaf", "tot"))
"""Parts that later screens fill; version 1 accepts them empty and refuses what it does not know."""
LATER_OBJECTS = ("zorg", "energie")
LATER_LISTS = ("schulden", "uitgaven")
