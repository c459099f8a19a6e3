"""Municipal packs that tests write down: the smallest, one with every field, and ways to change them."""

import copy
from datetime import date
from decimal import Decimal
from typing import Any

from app.rules.gemeente_pack import Pack
from app.rules.gemeente_reading import read_pack

TODAY = date(2026, 11, 23)
SMALLEST: dict[str, Any] = {
    "formaat": "keukentafel-gemeentepakket/1",
    "gemeente": "Proefstad",
    "versie": "2026.1",
    "geldig_tot": "2026-12-31",
}
SOURCE = {"bron": "verordening van de gemeente", "checked_on": "2026-11-01"}
SCHEME: dict[str, Any] = {
    "id": "kindpas",
    "naam": "Kindpas",
    "soort": "kindregeling",
    **SOURCE,
    "voorwaarden": {"woonachtig": "ja"},
    "bedrag": 150,
    "per": "jaar",
}
EVERYTHING: dict[str, Any] = {
    **SMALLEST,
    "code": "GM9999",
    "ook_voor": ["Buurdorp", "Verderop"],
    "website": "https://proefstad.example",
    "normpercentages": {
        **SOURCE,
        "individuele_inkomenstoeslag": 110,
        "bijzondere_bijstand": {"waarde": 120, "zekerheid": "official"},
        "kindregelingen": {"bekend": "nee"},
        "pas": {"bekend": False, "opmerking": "de gemeente beslist hierover in maart"},
        "gemeentepolis": 130,
        "zonder_kostendelersnorm": "ja",
    },
    "kwijtschelding": {
        **SOURCE,
        "norm_percentage": 100,
        "netto_aow": True,
        "kinderopvang_telt_mee": "nee",
        "extra_vermogen": [{"huishouden": "gehuwd", "bedrag": 2000}, {"bedrag": 1500}],
        "ondernemers": {"waarde": "ja", "bron": "raadsbesluit", "url": "https://proefstad.example/besluit"},
        "belastingen": ["afvalstoffenheffing", "rioolheffing"],
        "hoe_aanvragen": "Met het formulier\nop de website.\n",
        "waar": "het stadhuis",
    },
    "kwijtschelding_waterschap": {
        **SOURCE,
        "norm_percentage": 90,
        "netto_aow": "nee",
        "kinderopvang_telt_mee": "ja",
        "extra_vermogen": 1000,
        "belastingen": ["zuiveringsheffing_woonruimte"],
    },
    "draagkracht": {
        **SOURCE,
        "banden": [{"tot_procent": 110, "deel": 0}, {"deel": 1}],
        "periode_maanden": 12,
    },
    "gemeentepolis": {
        **SOURCE,
        "aangeboden": "ja",
        "verzekeraar": "de verzekeraar van de gemeente",
        "inkomen_tot_procent_norm": 130,
        "premie_per_maand": 165,
        "bijdrage_per_maand": 20,
        "eigen_risico_meeverzekerd": "ja",
        "instap": "ieder jaar op 1 januari",
        "hoe_aanvragen": "Op de website van de verzekeraar.",
        "waar": "https://proefstad.example/polis",
    },
    "regelingen": [
        {
            **SCHEME,
            "voorwaarden": {
                "url": "https://proefstad.example/voorwaarden",
                "woonachtig": "ja",
                "inkomen_tot_procent_norm": 120,
                "vermogen_tot": "participatiewet",
                "leeftijd_van": 18,
                "leeftijd_tot": "aow",
                "kinderen": True,
                "kind_van": 4,
                "kind_tot": 18,
                "huurt": "ja",
                "bijstand": "nee",
                "recht_op": ["zorgtoeslag"],
                "referteperiode_maanden": 12,
                "ook": ["Er is een rekening op naam van het kind."],
            },
            "hoogstens": "ja",
            "voor": "kind",
            "hoe_aanvragen": "Bel de gemeente.",
            "waar": "het loket",
            "geldig_tot": "2026-11-30",
        },
        {
            **SCHEME,
            "id": "toeslag",
            "soort": "individuele_inkomenstoeslag",
            "bedrag": {
                "waarde": [
                    {"huishouden": "gehuwd", "kinderen": "ja", "bedrag": 700},
                    {"kind_van": 12, "kind_tot": 18, "bedrag": 650},
                    {"bedrag": 500.50},
                ],
                **SOURCE,
                "zekerheid": "derived",
                "opmerking": "uitgerekend",
            },
        },
        {**SCHEME, "id": "geen_pas", "soort": "pas", "bestaat": "nee"},
    ],
}


def exact(tree: Any) -> Any:
    """The tree as the exact reader gives it: decimals for what is not whole."""
    if isinstance(tree, dict):
        return {name: exact(item) for name, item in tree.items()}
    if isinstance(tree, list):
        return [exact(item) for item in tree]
    return Decimal(str(tree)) if isinstance(tree, float) else tree


def paths_in(tree: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value in a tree."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    found = [before] if before else []
    for name, item in items:
        found += paths_in(item, (*before, name))
    return found


def changed(tree: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The same tree with another value in one place."""
    content = copy.deepcopy(tree)
    place = content
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    return content


def without(tree: Any, *path: Any) -> Any:
    """The same tree with one value left out."""
    content = copy.deepcopy(tree)
    place = content
    for name in path[:-1]:
        place = place[name]
    del place[path[-1]]
    return content


def a_pack(**parts: Any) -> Pack:
    """The smallest pack with these parts."""
    return read_pack(exact({**SMALLEST, **parts}))


def a_scheme(**parts: Any) -> Pack:
    """A pack with one scheme, these fields changed."""
    return a_pack(regelingen=[{**SCHEME, **parts}])
