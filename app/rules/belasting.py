"""Income tax as regelingen of a household: what a tax return gives back or asks."""

from app.domain.domein import Domein
from app.rules import zorgkostenaftrek
from app.rules.heffingskortingen import LAW
from app.rules.heffingskortingen_huishouden import at_least, at_most, heffingskortingen
from app.rules.open_belasting import open_heffingskortingen, open_zorgkostenaftrek
from app.rules.regeling import Regeling, Term

BELASTING = (
    Regeling(
        "heffingskortingen",
        Domein.BELASTING,
        LAW,
        heffingskortingen,
        open_heffingskortingen,
        Term.SETTLES,
        limits=(at_most, at_least),
    ),
    Regeling(
        "zorgkostenaftrek",
        Domein.BELASTING,
        LAW,
        zorgkostenaftrek.at_most,
        open_zorgkostenaftrek,
        Term.OPEN,
        limits=(zorgkostenaftrek.at_most, zorgkostenaftrek.at_least),
    ),
)
