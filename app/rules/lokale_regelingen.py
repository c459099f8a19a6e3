"""What gemeente and waterschap remit, as regelingen of a household."""

from app.domain.domein import Domein
from app.rules.kwijtschelding_huishouden import kwijtschelding_gemeente, kwijtschelding_waterschap
from app.rules.maximaal_budget import MAXIMAAL_BUDGET
from app.rules.open_remission import open_gemeente, open_waterschap
from app.rules.regeling import Regeling, Term, Use
from app.rules.toeslagen import HUURTOESLAG, KINDEROPVANGTOESLAG, KINDGEBONDEN_BUDGET, ZORGTOESLAG

ON_TOESLAGEN = (
    Use(ZORGTOESLAG),
    Use(HUURTOESLAG),
    Use(KINDGEBONDEN_BUDGET),
    Use(MAXIMAAL_BUDGET, raises=True),
    Use(KINDEROPVANGTOESLAG),
)
"""More toeslag leaves fewer costs that lower the income."""

LOKAAL = (
    Regeling(
        "kwijtschelding_gemeente",
        Domein.GEMEENTE,
        "kwijtschelding",
        kwijtschelding_gemeente,
        open_gemeente,
        Term.OPEN,
        builds_on=ON_TOESLAGEN,
    ),
    Regeling(
        "kwijtschelding_waterschap",
        Domein.GEMEENTE,
        "kwijtschelding",
        kwijtschelding_waterschap,
        open_waterschap,
        Term.OPEN,
        builds_on=ON_TOESLAGEN,
    ),
)
