"""What gemeente and waterschap remit, as regelingen of a household."""

from app.domain.domein import Domein
from app.rules.kwijtschelding_huishouden import kwijtschelding_gemeente, kwijtschelding_waterschap
from app.rules.maximaal_budget import MAXIMAAL_BUDGET
from app.rules.open_remission import open_gemeente, open_waterschap
from app.rules.regeling import Regeling, Term, Use
from app.rules.toeslagen import HUURTOESLAG, KINDEROPVANGTOESLAG, KINDGEBONDEN_BUDGET, ZORGTOESLAG
from app.rules.vangnet import AIO, BIJSTAND

BUILT_ON = (
    Use(BIJSTAND),
    Use(AIO),
    Use(ZORGTOESLAG),
    Use(HUURTOESLAG),
    Use(KINDGEBONDEN_BUDGET),
    Use(MAXIMAAL_BUDGET, raises=True),
    Use(KINDEROPVANGTOESLAG),
)
"""More bijstand is more income, more toeslag leaves fewer costs that lower it."""

LOKAAL = (
    Regeling(
        "kwijtschelding_gemeente",
        Domein.GEMEENTE,
        "kwijtschelding",
        kwijtschelding_gemeente,
        open_gemeente,
        Term.OPEN,
        waits_for=frozenset({"gemeente_aanslag"}),
        builds_on=BUILT_ON,
    ),
    Regeling(
        "kwijtschelding_waterschap",
        Domein.GEMEENTE,
        "kwijtschelding",
        kwijtschelding_waterschap,
        open_waterschap,
        Term.OPEN,
        waits_for=frozenset({"waterschap_aanslag"}),
        builds_on=BUILT_ON,
    ),
)
