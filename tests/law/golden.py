"""The golden traces: for each law and type of household what is granted, why, and every step with its article."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import yaml

from app.domain.outcome import Outcome, Stap
from app.domain.period import always
from app.rules.evaluate import evaluate
from tests.households import Builder, a_household, care, euro

FOLDER = Path(__file__).parent / "traces"

SINGLE = a_household(2026).earning("28000").renting("650.12")
PARENT = a_household(2026).earning("34600").renting("684.20").with_child(2014, 9, 3).with_child(2018, 2, 21)
FAMILY = (
    a_household(2026)
    .earning("55000")
    .with_partner(income="14000")
    .renting("763")
    .with_child(2010, 6, 11)
    .with_child(2019, 4, 17, care=(care("bso", "52", "9.82"),))
    .with_child(2023, 10, 5, care=(care("dagopvang", "130", "11.40"), care("gastouder", "20", "7.50")))
)
TAXED = (
    a_household(2026)
    .earning("19400")
    .netting("1362.22")
    .owning("1200")
    .renting("650.12")
    .living_in("Elders")
    .taxed("380.40", "241.15")
    .with_car("2500")
)
ENERGY = a_household(2026).using(1650, 900).with_contract("0.16", "0.50", "14").paying("150")
HOUSEHOLDS: Mapping[str, Builder] = {
    "alleenstaande": SINGLE,
    "alleenstaande-ouder": PARENT,
    "alleenstaande-ouder-opvang": PARENT.changing("k2", care=(care("bso", "60", "9.52"),)),
    "aow-paar": a_household(2026)
    .born(1951, 3, 8)
    .earning("15800")
    .with_partner((1954, 11, 30), income="14900")
    .renting("712.50"),
    "paar-drie-kinderen": FAMILY,
    "paar-2025": a_household(2025)
    .earning("24000")
    .with_partner(income="12000")
    .renting("701.40", "32.50")
    .with_child(2016, 8, 9, care=(care("bso", "45", "9.10"),)),
    "drie-generaties": a_household(2026)
    .earning("20000")
    .with_partner(income="5000", zorgverzekerd=False)
    .with_child(2004, 3, 1, income="12000")
    .with_medebewoner((1948, 1, 1), income="15000")
    .renting("780"),
    "partner-vanaf-juni": PARENT.with_partner(income="10000", since=date(2026, 5, 10)),
    "wordt-18": a_household(2026).born(2008, 6, 15).earning("9000").renting("520").with_rent_from("541.20", 9),
    "te-hoog-inkomen": a_household(2026).earning("52000").renting("650.12"),
    "lokale-lasten": TAXED,
    "lokale-lasten-gezin": TAXED.with_partner(income="9000", netto_inkomen=always(euro("560")))
    .changing("p1", vermogen=euro("5000"))
    .with_child(2013, 6, 1),
    "gemeente-onbekend": TAXED.living_in(None),
    "baan-en-kind": a_household(2026).changing("p1", income="34600", work="34600").with_child(2018, 2, 21),
    "twee-banen": a_household(2026).changing("p1", income="22000", work="22000", payers=2, withheld="4290"),
    "aow-en-pensioen": a_household(2026)
    .born(1950, 2, 2)
    .changing("p1", income="29928", payers=2, credit=2, withheld="0"),
    "partner-zonder-inkomen": a_household(2026).changing("p1", income="34600", work="34600").with_partner((1960, 5, 5)),
    "tweede-baan-onbekend": a_household(2026).changing("p1", income="22000", work="22000", payers=2),
    "dure-polis": a_household(2026).insured("175", aanvullend="25", used=False),
    "goedkope-polis": a_household(2026).insured("142.40"),
    "paar-met-eigen-risico": a_household(2026)
    .with_partner()
    .insured("165", vrijwillig_eigen_risico="500")
    .insured("158", "p2", aanvullend="12.50"),
    "duur-contract": ENERGY.offered("0.13", "0.42", "12"),
    "vast-contract": ENERGY.with_contract("0.16", "0.50", "14", "vast", einddatum=date(2027, 2, 1)).offered(
        "0.13", "0.42", "12"
    ),
    "zonnepanelen": ENERGY.using(2400, 0, back=1800).offered("0.13", "0", "16", "variabel").paying("40"),
    "te-laag-maandbedrag": ENERGY.paying("120"),
    "te-hoog-maandbedrag": ENERGY.paying("180"),
    "zorgkosten-werk": a_household(2026)
    .changing("p1", income="34600", work="34600")
    .renting("684.20")
    .with_care_costs("1200", "500"),
    "zorgkosten-aow": a_household(2026).born(1950, 2, 2).earning("20000").with_care_costs("1500"),
    "zorgkosten-paar": a_household(2026)
    .born(1950, 2, 2)
    .earning("30000")
    .with_partner((1955, 5, 5))
    .with_care_costs("3000"),
    "zorgkosten-huur-onbekend": a_household(2026)
    .earning("24000")
    .renting("684.20", soort=None)
    .with_care_costs("1200"),
    "aangifte-gedaan": SINGLE.filed(),
    "inkomen-onbekend": PARENT.changing("p1", toetsingsinkomen=None),
    "zonder-inkomen": a_household(2026).living_on("0", "geen"),
    "kostendelers": a_household(2026)
    .living_on("400", "loon")
    .with_partner(net="250")
    .with_medebewoner((1960, 2, 2))
    .with_child(1999, 5, 10),
    "bijstand-met-loon": a_household(2026)
    .living_on("1481.43", "bijstand", vrijlating="150")
    .receiving("bijstand", "881.43")
    .with_child(2015, 6, 2),
    "wordt-67": a_household(2026).born(1959, 5, 20).living_on("1000", "aow", eigen_pensioen="100"),
    "aow-paar-onvolledig": a_household(2026)
    .born(1950, 3, 1)
    .living_on("700", "aow")
    .with_partner((1964, 1, 30), net="0"),
    "student": a_household(2026).born(2003, 6, 15).living_on("900", "studiefinanciering", studeert=True),
    "lang-laag-inkomen": a_household(2026)
    .living_on("1250", "uitkering", jaren_laag_inkomen=5)
    .with_partner(net="0")
    .with_child(2012, 6, 2),
    "huur-te-veel-verhoogd": SINGLE.raised("600"),
    "huur-om-inkomen": SINGLE.with_child(2004, 3, 1, income="30000").raised("560", for_income=True),
    "huur-gewoon-verhoogd": SINGLE.raised("624.30"),
    "huur-onbekend-verhoogd": SINGLE.home(),
    "vrije-huur": a_household(2026).earning("28000").renting("1010").raised("940"),
    "netto-onbekend": a_household(2026).changing("p1", net=None),
}
LIVING_IN: Mapping[str, str] = {"lang-laag-inkomen": "Alphen aan den Rijn", "bijstand-met-loon": "Alphen aan den Rijn"}
"""Where a household lives, when a municipal pack decides."""
TRACES: Mapping[str, tuple[str, ...]] = {
    "zorgtoeslag": (
        "alleenstaande",
        "aow-paar",
        "drie-generaties",
        "partner-vanaf-juni",
        "wordt-18",
        "te-hoog-inkomen",
    ),
    "huurtoeslag": (
        "alleenstaande",
        "alleenstaande-ouder",
        "aow-paar",
        "drie-generaties",
        "paar-2025",
        "wordt-18",
        "inkomen-onbekend",
    ),
    "kindgebonden_budget": ("alleenstaande-ouder", "paar-drie-kinderen", "partner-vanaf-juni", "inkomen-onbekend"),
    "kinderopvangtoeslag": ("alleenstaande-ouder-opvang", "paar-drie-kinderen", "paar-2025", "alleenstaande"),
    "kinderbijslag": ("alleenstaande-ouder", "paar-drie-kinderen", "paar-2025", "alleenstaande"),
    "kwijtschelding_gemeente": ("lokale-lasten", "lokale-lasten-gezin", "gemeente-onbekend"),
    "kwijtschelding_waterschap": ("lokale-lasten", "lokale-lasten-gezin", "gemeente-onbekend"),
    "bijstand": (
        "zonder-inkomen",
        "kostendelers",
        "bijstand-met-loon",
        "wordt-67",
        "student",
        "alleenstaande",
        "netto-onbekend",
    ),
    "aio": ("wordt-67", "aow-paar-onvolledig", "aow-paar", "zonder-inkomen"),
    "individuele_inkomenstoeslag": ("lang-laag-inkomen", "bijstand-met-loon", "zonder-inkomen", "aow-paar"),
    "studietoeslag": ("student", "zonder-inkomen", "aow-paar", "wordt-18"),
    "bijzondere_bijstand": ("zonder-inkomen", "alleenstaande", "netto-onbekend", "lang-laag-inkomen"),
    "zorgverzekering": ("dure-polis", "goedkope-polis", "paar-met-eigen-risico", "alleenstaande"),
    "huurverhoging": (
        "huur-te-veel-verhoogd",
        "huur-om-inkomen",
        "huur-gewoon-verhoogd",
        "huur-onbekend-verhoogd",
        "vrije-huur",
    ),
    "huurverlaging": ("huur-om-inkomen", "huur-te-veel-verhoogd", "huur-onbekend-verhoogd"),
    "voorlopige_aanslag": ("baan-en-kind", "partner-zonder-inkomen", "twee-banen", "aow-en-pensioen"),
    "aangifte_oude_jaren": ("alleenstaande", "aangifte-gedaan", "paar-drie-kinderen"),
    "energiecontract": ("duur-contract", "vast-contract", "zonnepanelen", "alleenstaande"),
    "energietermijn": ("duur-contract", "te-laag-maandbedrag", "te-hoog-maandbedrag", "zonnepanelen"),
    "zorgkostenaftrek": ("zorgkosten-werk", "zorgkosten-aow", "zorgkosten-paar", "zorgkosten-huur-onbekend"),
    "heffingskortingen": (
        "baan-en-kind",
        "twee-banen",
        "aow-en-pensioen",
        "partner-zonder-inkomen",
        "tweede-baan-onbekend",
        "inkomen-onbekend",
    ),
}
PAIRS = [(law, household) for law, households in TRACES.items() for household in households]


def place(law: str, household: str) -> Path:
    """The file of one trace."""
    return FOLDER / f"{law}.{household}.yaml"


def written(law: str, household: str) -> str:
    """The trace as it is now."""
    home = HOUSEHOLDS[household].complete()
    found = evaluate(replace(home, gemeente=LIVING_IN.get(household, home.gemeente))).of(law)
    return yaml.safe_dump(_content(found), allow_unicode=True, sort_keys=False, width=1000)


def _content(found: Outcome) -> dict[str, object]:
    return {
        "recht": found.recht.value,
        "van": _euros(found.right.low),
        "tot": _euros(found.right.high),
        "exact": None if found.exact_per_year is None else f"{found.exact_per_year:f}",
        "betalingen": " ".join(_euros(amount) for amount in found.months),
        "reden": _plain(found.reason.spoken()),
        "hangt_af_van": list(found.depends_on),
        "schatting": found.estimate,
        **({"wacht": True} if found.waits else {}),
        "let_op": [_plain(warning.spoken()) for warning in found.warnings],
        **({"vraag_na": [_plain(question.spoken()) for question in found.to_ask]} if found.to_ask else {}),
        "stappen": [_step(step) for step in found.steps],
    }


def _step(step: Stap) -> dict[str, object]:
    one: dict[str, object] = {
        "stap": step.naam,
        "is": f"{step.waarde:f} {step.eenheid}",
        "bron": f"{step.bron.wet}, artikel {step.bron.artikel}" if step.bron.artikel else step.bron.wet,
        "zin": _plain(step.explanation.spoken()),
    }
    if step.months:
        one["maanden"] = " ".join(map(str, step.months))
    if step.schatting:
        one["schatting"] = True
    return one


def _euros(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def _plain(sentence: str) -> str:
    return sentence.replace("\u00a0", " ")
