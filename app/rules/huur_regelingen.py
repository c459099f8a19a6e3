"""The rent as regelingen of a household: what it rose too much, and a lower one after a fall in income."""

from app.domain.domein import Domein
from app.rules.huurverhoging import LAW
from app.rules.huurverhoging_huishouden import huurverhoging
from app.rules.huurverlaging_huishouden import huurverlaging
from app.rules.open_huur import open_huurverhoging, open_huurverlaging
from app.rules.regeling import Regeling, Term

ABOUT_THE_INCREASE = frozenset(("vorige_huur", "verhoogd_op", "kale_huur"))
"""As long as these are open, there is nothing to say of an increase, and no household is shown that it may be wrong."""

HUUR = (
    Regeling(
        "huurverhoging",
        Domein.WONEN,
        LAW,
        huurverhoging,
        open_huurverhoging,
        Term.OPEN,
        waits_for=ABOUT_THE_INCREASE,
    ),
    Regeling(
        "huurverlaging",
        Domein.WONEN,
        LAW,
        huurverlaging,
        open_huurverlaging,
        Term.OPEN,
        waits_for=ABOUT_THE_INCREASE,
    ),
)
