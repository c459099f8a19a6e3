"""The toeslagen and kinderbijslag as regelingen of a household."""

from app.domain.domein import Domein
from app.rules.huurtoeslag_huishouden import huurtoeslag
from app.rules.kinderbijslag import kinderbijslag
from app.rules.kinderopvangtoeslag import at_least, at_most, kinderopvangtoeslag
from app.rules.kindgebonden_budget import kindgebonden_budget
from app.rules.open_answers import open_kinderbijslag, open_kindgebonden_budget, open_zorgtoeslag
from app.rules.open_care import open_care
from app.rules.open_renting import open_renting
from app.rules.regeling import Regeling, Term
from app.rules.zorgtoeslag import zorgtoeslag

ZORGTOESLAG = Regeling("zorgtoeslag", Domein.TOESLAGEN, "zorgtoeslag", zorgtoeslag, open_zorgtoeslag)
HUURTOESLAG = Regeling("huurtoeslag", Domein.TOESLAGEN, "huurtoeslag", huurtoeslag, open_renting)
KINDGEBONDEN_BUDGET = Regeling(
    "kindgebonden_budget",
    Domein.TOESLAGEN,
    "kindgebonden_budget",
    kindgebonden_budget,
    open_kindgebonden_budget,
)
KINDEROPVANGTOESLAG = Regeling(
    "kinderopvangtoeslag",
    Domein.TOESLAGEN,
    "kinderopvangtoeslag",
    kinderopvangtoeslag,
    open_care,
    Term.LOOKS_BACK,
    "kinderopvangtoeslag.maanden_terug",
    limits=(at_most, at_least),
)
KINDERBIJSLAG = Regeling(
    "kinderbijslag",
    Domein.TOESLAGEN,
    "kinderbijslag",
    kinderbijslag,
    open_kinderbijslag,
    Term.LOOKS_BACK,
    "kinderbijslag.maanden_terug",
)
TOESLAGEN = (ZORGTOESLAG, HUURTOESLAG, KINDGEBONDEN_BUDGET, KINDEROPVANGTOESLAG, KINDERBIJSLAG)
