"""The golden traces: for each law and type of household what is granted, why, and every step with its article."""

from collections.abc import Mapping
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
    "inkomen-onbekend": PARENT.changing("p1", toetsingsinkomen=None),
}
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
}
PAIRS = [(law, household) for law, households in TRACES.items() for household in households]


def place(law: str, household: str) -> Path:
    """The file of one trace."""
    return FOLDER / f"{law}.{household}.yaml"


def written(law: str, household: str) -> str:
    """The trace as it is now."""
    found = evaluate(HOUSEHOLDS[household].complete()).of(law)
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
