"""One household through all regelingen with every step, and a half-known one, against the bare sums."""

from datetime import date
from decimal import Decimal
from unittest.mock import patch

from app.domain.household import Household, Opvangsoort
from app.domain.money import cents
from app.rules import huurtoeslag, kinderbijslag, kinderopvangtoeslag, kindgebonden_budget, zorgtoeslag
from app.rules.awir import award
from app.rules.evaluate import evaluate
from app.rules.huurtoeslag import Huur
from app.rules.kinderopvangtoeslag import Afname
from app.rules.kindgebonden_budget import Kinderen
from app.rules.parameters import Parameters, load
from app.rules.regelingen import REGELINGEN
from app.rules.toeslagen import TOESLAGEN
from app.rules.trace import Trace
from tests.benchmarks.result import Result
from tests.benchmarks.timing import least_of_both
from tests.households import Builder, a_household, care

AIM_MS, AIM_ALL_MS = 0.5, 2
ROUNDS = 1500
HALF_ROUNDS = 150

WHOLE = (
    a_household(2026)
    .earning("28000")
    .with_partner(income="9000")
    .with_child(2019, 6, 2, care=(care("bso", "60", "9.52"),))
    .with_medebewoner(income="15000")
    .renting("650.12", "24.00")
    .receiving("zorgtoeslag", "120.00", date(2026, 1, 1))
    .insured("142.40")
    .insured("142.40", "p2")
    .using(1650, 900)
    .with_contract("0.16", "0.50", "14")
    .offered("0.13", "0.42", "12")
    .paying("150")
    .with_care_costs("900")
    .filed()
)


def half_known(home: Builder) -> Household:
    """The same household with one income, the rent and a precondition not yet asked for."""
    asked = home.changing("p2", toetsingsinkomen=None).changing("m1", rechtmatig_verblijf=None)
    return asked.changing("p1", vermogen=None).complete()


def bare_sums(law: Parameters) -> int:
    """The amounts of the toeslagen by formula: no household, no months, no steps, no claims."""
    silent = Trace(silent=True)
    joint, opvang = Decimal(37000), Afname(Opvangsoort.BSO, Decimal(60), Decimal("9.52"))
    zorg = zorgtoeslag.year_amount(silent, law, joint, True)
    huur = huurtoeslag.month_amount(silent, law, Huur(Decimal(52000), 4, Decimal("650.12"))) * 12
    budget = kindgebonden_budget.year_amount(silent, law, joint, True, Kinderen(1))
    day_care = kinderopvangtoeslag.month_amount(silent, law, joint, [[opvang]]) * 12
    quarters = kinderbijslag.quarter_amount(silent, law, [6]) * 4
    awards = [award(silent, law, amount) for amount in (zorg, huur, budget)]
    return cents(sum(awards, day_care + quarters))


def run() -> list[Result]:
    """Times of a whole household and of a half-known one, each beside the bare sums."""
    whole, half, law = WHOLE.complete(), half_known(WHOLE), load(date(2026, 1, 1))
    with patch("app.rules.evaluate.REGELINGEN", {one.name: one for one in TOESLAGEN}):
        exact = [one.regeling for one in evaluate(whole).outcomes if one.per_year is None]
        if exact:
            raise ValueError(f"not known to the euro: {exact}")
        evaluate(half)
        ours, reference = least_of_both(lambda: evaluate(whole), lambda: bare_sums(law), ROUNDS)
        ranged, beside = least_of_both(lambda: evaluate(half), lambda: bare_sums(law), HALF_ROUNDS)
    evaluate(whole)
    every, apart = least_of_both(lambda: evaluate(whole), lambda: bare_sums(law), HALF_ROUNDS)
    bare = "ms (the bare sums: no household, months, steps or claims)"
    return [
        Result(
            name=f"one household, all {len(REGELINGEN)} regelingen, all steps",
            ours=f"{every:.2f} ms",
            reference=f"{apart:.3f} {bare}",
            ratio=every / apart,
            aim=f"at most {AIM_ALL_MS} ms",
            met=every <= AIM_ALL_MS,
        ),
        Result(
            name="one household, five toeslagen, all steps",
            ours=f"{ours:.2f} ms",
            reference=f"{reference:.3f} {bare}",
            ratio=ours / reference,
            aim=f"at most {AIM_MS} ms",
            met=ours <= AIM_MS,
        ),
        Result(
            name="the same, half known: ranges and what they depend on",
            ours=f"{ranged:.2f} ms",
            reference=f"{beside:.3f} {bare}",
            ratio=ranged / beside,
            aim="",
            met=None,
        ),
    ]
