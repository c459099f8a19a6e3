"""Income tax as regelingen of a household: what a tax return gives back or asks."""

from app.domain.domein import Domein
from app.rules import voorlopige_aanslag, zorgkostenaftrek
from app.rules.aangifte_oude_jaren import aangifte_oude_jaren
from app.rules.heffingskortingen import LAW
from app.rules.heffingskortingen_huishouden import at_least, at_most, heffingskortingen
from app.rules.open_belasting import (
    open_aangifte_oude_jaren,
    open_heffingskortingen,
    open_voorlopige_aanslag,
    open_zorgkostenaftrek,
)
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
    Regeling(
        "voorlopige_aanslag",
        Domein.BELASTING,
        LAW,
        voorlopige_aanslag.at_most,
        open_voorlopige_aanslag,
        Term.ADVANCE,
        limits=(voorlopige_aanslag.at_most, voorlopige_aanslag.at_least),
    ),
    Regeling("aangifte_oude_jaren", Domein.BELASTING, LAW, aangifte_oude_jaren, open_aangifte_oude_jaren, Term.OPEN),
)
