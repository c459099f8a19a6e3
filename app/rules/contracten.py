"""Health insurance and energy contracts as regelingen of a household: what another polis or contract may save."""

from app.domain.domein import Domein
from app.rules.open_zorgverzekering import open_zorgverzekering
from app.rules.regeling import Regeling, Term
from app.rules.zorgverzekering import LAW as ZORG
from app.rules.zorgverzekering import at_least, at_most

CONTRACTEN = (
    Regeling(
        "zorgverzekering",
        Domein.ZORG,
        ZORG,
        at_most,
        open_zorgverzekering,
        Term.OPEN,
        limits=(at_most, at_least),
        banded=True,
    ),
)
