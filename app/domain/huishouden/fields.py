"""The table of fields of a JSON household, version 1: the one place that names them."""

from app.domain.debt import Notice, Stage
from app.domain.debt_kinds import debt_kinds
from app.domain.expense_kinds import expense_kinds
from app.domain.household import Inkomensbron, Opvangsoort, Rol, Woningsoort
from app.domain.huishouden.kinds import (
    COUNT,
    DAY,
    HOURS,
    MONEY,
    MONTH_DAY,
    MONTHS,
    RATE,
    TEXT,
    TRUTH,
    USE,
    YEARS,
    Field,
    choice,
)
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
    "bijstand",
    "aio",
    "voorlopige_aanslag",
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
    "vrijlating": Field(MONEY),
    "eigen_pensioen": Field(MONEY),
    "jaren_laag_inkomen": Field(YEARS),
    "inkomenstoeslag_gehad": Field(TRUTH),
    "arbeidsinkomen": Field(MONEY),
    "inhoudingsplichtigen": Field(COUNT),
    "loonheffingskorting": Field(COUNT),
    "gelijk_inkomen": Field(TRUTH),
    "ingehouden_loonheffing": Field(MONEY),
    "jonggehandicapt": Field(TRUTH),
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
    "vorige_huur": Field(MONEY),
    "verhoogd_op": Field(DAY),
    "verhoogd_om_inkomen": Field(TRUTH),
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

POLIS = {
    "persoon": Field(TEXT, required=True),
    "premie": Field(MONEY),
    "aanvullend": Field(MONEY),
    "vrijwillig_eigen_risico": Field(MONEY),
    "gebruikt_aanvullend": Field(TRUTH),
}
ZORG = {"achterstand_maanden": Field(MONTHS), "kan_eigen_risico_betalen": Field(TRUTH)}
AANBOD = {
    "soort": Field(choice("vast", "variabel", "dynamisch")),
    "stroom": Field(RATE),
    "gas": Field(RATE),
    "vaste_leveringskosten": Field(MONEY),
}
CONTRACT = {**AANBOD, "einddatum": Field(DAY)}
VERBRUIK = {"stroom_kwh": Field(USE), "teruglevering_kwh": Field(USE), "gas_m3": Field(USE)}
ENERGIE = {"vergelijken": Field(TRUTH), "termijnbedrag": Field(MONEY)}
ZORGKOSTEN = {"bespreken": Field(TRUTH), "verhoogbaar": Field(MONEY), "overig": Field(MONEY)}
SCHULD = {
    "schuldeiser": Field(TEXT, required=True),
    "soort": Field(choice(*debt_kinds()), required=True),
    "hoofdsom": Field(MONEY),
    "kosten": Field(MONEY),
    "rente": Field(MONEY),
    "sinds": Field(DAY),
    "stand": Field(choice(*(stage.value for stage in Stage))),
    "incasseerder": Field(TEXT),
    "kenmerk": Field(TEXT),
    "per_maand": Field(MONEY),
    "beslag": Field(TRUTH),
    "betwist": Field(TRUTH),
    "brief": Field(choice(*(notice.value for notice in Notice))),
    "brief_op": Field(DAY),
    "afgelost_op": Field(DAY),
}
UITGAVE = {
    "soort": Field(choice(*expense_kinds()), required=True),
    "bedrag": Field(MONEY),
    "per": Field(choice("week", "vier_weken", "maand", "kwartaal", "jaar"), required=True),
    "dag": Field(MONTH_DAY),
}
BELASTING = {"aangifte_gedaan": Field(TRUTH)}

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
        "zorgkosten",
        "belasting",
        "schulden",
        "uitgaven",
    )
)
PERSON_KEYS = frozenset((*PERSON, "opvang", "inkomsten"))
SPAN_KEYS = frozenset(("waarde", "vanaf", "tot"))
