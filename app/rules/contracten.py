"""Health insurance and energy contracts as regelingen of a household: what another polis or contract may save."""

from app.domain.domein import Domein
from app.rules.energiecontract import energiecontract
from app.rules.energiekosten import LAW as ENERGIE
from app.rules.energietermijn import energietermijn
from app.rules.open_energie import open_energiecontract, open_energietermijn
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
    Regeling("energiecontract", Domein.ENERGIE, ENERGIE, energiecontract, open_energiecontract, Term.OPEN),
    Regeling("energietermijn", Domein.ENERGIE, ENERGIE, energietermijn, open_energietermijn, Term.ADVANCE),
)
