"""An exported visit that uses every field."""

from decimal import Decimal

from app.domain.huishouden.kinds import Json
from app.services.samples import samples
from app.services.visit_fields import value_to

ANSWERS: list[Json] = [
    {
        "id": f"a{number}",
        "pad": answer.path,
        "waarde": value_to(answer.path, answer.value),
        "stand": "beantwoord",
        "bewijs": answer.evidence.value if answer.evidence else None,
        "vanaf": answer.valid_from.isoformat() if answer.valid_from else None,
    }
    for number, answer in enumerate(samples()[0].as_answers())
]
VISIT: dict[str, Json] = {
    "formaat": "keukentafel-bezoek/1",
    "peildatum": "2026-11-23",
    "bezoek": {
        "id": "v1",
        "soort": "voorzieningenwijzer",
        "stand": "bezig",
        "begint": "2026-11-23T10:00:00",
        "minuten": 90,
        "stap": "verslag",
        "verder_bij": "",
        "doel": "Rust in de post",
        "voorbereiding": "Bel aan bij de tweede deur",
    },
    "dossier": {"id": "d1", "omschrijving": "Alleenstaande ouder, twee kinderen", "wijk": "Oost"},
    "antwoorden": [
        *ANSWERS,
        {
            "id": "leeg",
            "pad": "woning.energielabel",
            "waarde": None,
            "stand": "weet_niet",
            "bewijs": None,
            "vanaf": None,
        },
    ],
    "afspraken": [
        {
            "id": "f1",
            "nummer": 1,
            "wat": "Zorgtoeslag aanvragen",
            "eerste_stap": "Samen inloggen",
            "wie": "samen",
            "voor": "2026-11-23",
            "gedaan_op": "2026-11-23",
            "regeling": "zorgtoeslag",
            "eerste_stap_gedaan_op": "2026-11-23",
        },
        {
            "id": "f2",
            "nummer": 2,
            "wat": "Huurcontract zoeken",
            "eerste_stap": "",
            "wie": "bewoner",
            "voor": "2026-12-01",
            "gedaan_op": None,
            "regeling": "",
            "eerste_stap_gedaan_op": None,
        },
    ],
    "kansen": [
        {
            "id": "k1",
            "regeling": "zorgtoeslag",
            "stand": "gepland",
            "wie": "samen",
            "voor": "2026-11-23",
            "reden": "",
            "gepland_per_jaar": Decimal("1440.50"),
            "gerealiseerd_per_jaar": None,
            "gerealiseerd_vanaf": None,
        },
        {
            "id": "k2",
            "regeling": "huurtoeslag",
            "stand": "te_kiezen",
            "wie": None,
            "voor": None,
            "reden": "Nog uitzoeken",
            "gepland_per_jaar": -120,
            "gerealiseerd_per_jaar": None,
            "gerealiseerd_vanaf": None,
        },
        {
            "id": "k3",
            "regeling": "kinderbijslag",
            "stand": "toegekend",
            "wie": "bewoner",
            "voor": None,
            "reden": "",
            "gepland_per_jaar": 1448,
            "gerealiseerd_per_jaar": Decimal("1448.20"),
            "gerealiseerd_vanaf": "2026-10-01",
        },
    ],
    "volgend_bezoek": {
        "id": "v2",
        "soort": "vervolg",
        "stand": "gepland",
        "begint": "2026-12-07T14:30:00",
        "minuten": 60,
        "stap": "begin",
        "verder_bij": "",
        "doel": "",
        "voorbereiding": "",
    },
    "coach": {"regel": "Uw coach van de corporatie", "telefoon": "030 1234567"},
    "doelen": [
        {
            "id": "d1",
            "wat": "Elke maand 20 euro sparen",
            "beloning": "Een dag naar zee",
            "voor": "2027-06-01",
            "gehaald_op": None,
        },
        {"id": "d2", "wat": "De post op orde", "beloning": "", "voor": None, "gehaald_op": "2026-11-23"},
    ],
    "stappen": [
        {
            "id": "s1",
            "doel": "d1",
            "wat": "Een potje op de plank zetten",
            "wie": "bewoner",
            "voor": "2026-12-01",
            "gedaan_op": None,
        },
        {"id": "s2", "doel": "d2", "wat": "Een map kopen", "wie": "samen", "voor": None, "gedaan_op": "2026-11-23"},
    ],
    "cijfers": [
        {"id": "c1", "onderwerp": "geld", "cijfer": 4, "op": "2026-05-18"},
        {"id": "c2", "onderwerp": "geld", "cijfer": 6, "op": "2026-11-23"},
    ],
    "energie": {
        "rondgang": [
            {
                "id": "o1",
                "onderdeel": "radiatorfolie",
                "gezien": "kan_beter",
                "keuze": None,
                "uitgelegd": True,
                "geplaatst": True,
                "gemeld": False,
                "opnieuw_op": "2027-01-04",
                "aantal": 2,
                "past": 3,
                "notitie": "Ook achter de bank",
            }
        ],
        "meterstanden": [
            {"id": "m1", "telwerk": "gas", "op": "2025-11-20", "stand": 4000, "meter": ""},
            {"id": "m2", "telwerk": "gas", "op": "2026-11-23", "stand": Decimal("4880.305"), "meter": ""},
        ],
        "apparaten": [
            {
                "id": "w1",
                "naam": "Tv-kastje",
                "gebruik": "altijd",
                "lijkt_op": "decoder",
                "watt": Decimal("8.5"),
                "wattuur": None,
                "minuten": None,
                "minuten_per_dag": None,
                "dagen_per_jaar": 365,
                "keer_per_week": None,
                "sluipt": True,
                "medisch": False,
            }
        ],
        "lucht": [{"id": "l1", "kamer": "woonkamer", "op": "2026-11-23", "graden": Decimal("19.5"), "vocht": 55}],
        "eerdere_bezoeken": ["2025-11-20"],
    },
    "terugblik": {
        "bezoek": {
            "id": "v0",
            "soort": "voorzieningenwijzer",
            "stand": "afgesloten",
            "begint": "2026-08-24T10:00:00",
            "minuten": 90,
            "stap": "verslag",
            "verder_bij": "",
            "doel": "",
            "voorbereiding": "",
        },
        "standen": [
            {
                "op": "2026-08-24",
                "gepland_per_jaar": 1448,
                "aangevraagd_per_jaar": 0,
                "gerealiseerd_per_jaar": 0,
                "zonder_bedrag": 0,
            },
            {
                "op": "2026-11-23",
                "gepland_per_jaar": Decimal("2888.50"),
                "aangevraagd_per_jaar": 1448,
                "gerealiseerd_per_jaar": Decimal("1448.20"),
                "zonder_bedrag": 1,
            },
        ],
        "afspraken": [
            {
                "id": "f0",
                "nummer": 1,
                "wat": "Kinderbijslag aanvragen",
                "eerste_stap": "",
                "wie": "bewoner",
                "voor": "2026-09-01",
                "gedaan_op": "2026-09-01",
                "regeling": "kinderbijslag",
                "eerste_stap_gedaan_op": None,
            }
        ],
    },
}

VISIT["budget"] = {
    "regels": [
        {
            "id": "r1",
            "soort": "huur",
            "naam": "Huur",
            "bedrag": Decimal("650.12"),
            "per": "maand",
            "betaling": "incasso",
            "wie": "samen",
            "bewijs": "gezien",
            "moet": True,
            "dag_kan_anders": True,
            "dag": 1,
            "bekend_op": None,
            "vanaf": "2026-01-01",
            "tot": None,
        },
        {
            "id": "r2",
            "soort": "sport",
            "naam": "Zwemmen",
            "bedrag": None,
            "per": "vier_weken",
            "betaling": "overmaken",
            "wie": "ander",
            "bewijs": "geschat",
            "moet": False,
            "dag_kan_anders": False,
            "dag": None,
            "bekend_op": "2026-11-02",
            "vanaf": None,
            "tot": "2027-06-30",
        },
    ],
    "potjes": [{"id": "p1", "soort": "buffer", "erin": 40, "geteld_op": "2026-11-23", "doel": 100}],
    "stand": {"id": "s1", "op": "2026-11-23", "bedrag": Decimal("-12.50")},
    "incassodagen": [
        {
            "id": "i1",
            "regel": "r1",
            "van_dag": 1,
            "naar_dag": 25,
            "vanaf": "2026-12-01",
            "afgesproken_op": "2026-11-23",
        }
    ],
    "berichten": [
        {
            "id": "b1",
            "regel": "r1",
            "nummer": "+31612345678",
            "dagen_vooraf": 3,
            "afgesproken_op": "2026-11-23",
            "hoe": "aan tafel",
            "link": "https://betaal.example/1",
            "gestopt_op": None,
        }
    ],
}
