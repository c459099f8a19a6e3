"""Bijstand and what goes with it as regelingen of a household."""

from app.domain.domein import Domein
from app.rules.bijstand_huishouden import aio, bijstand
from app.rules.bijstandsnorm import LAW
from app.rules.minimaregelingen import (
    INCOME_SUPPLEMENT,
    SPECIAL,
    STUDY_SUPPLEMENT,
    bijzondere_bijstand,
    individuele_inkomenstoeslag,
    studietoeslag,
)
from app.rules.open_bijstand import open_aio, open_bijstand
from app.rules.open_minima import open_bijzondere_bijstand, open_inkomenstoeslag, open_studietoeslag
from app.rules.regeling import Regeling, Term

SINCE = f"{LAW}.maanden_terug"
MEANS = frozenset({"netto_inkomen", "bron", "per_maand"})
"""Before it is known what comes in, and what of it is bijstand, a safety net says nothing."""

BIJSTAND = Regeling("bijstand", Domein.GEMEENTE, LAW, bijstand, open_bijstand, Term.LOOKS_BACK, SINCE, waits_for=MEANS)
AIO = Regeling("aio", Domein.GEMEENTE, LAW, aio, open_aio, Term.LOOKS_BACK, SINCE, waits_for=MEANS)
VANGNET = (
    BIJSTAND,
    AIO,
    Regeling(
        INCOME_SUPPLEMENT,
        Domein.GEMEENTE,
        LAW,
        individuele_inkomenstoeslag,
        open_inkomenstoeslag,
        Term.OPEN,
        waits_for=MEANS,
    ),
    Regeling(
        STUDY_SUPPLEMENT,
        Domein.GEMEENTE,
        LAW,
        studietoeslag,
        open_studietoeslag,
        Term.OPEN,
        waits_for=frozenset({"studeert"}),
    ),
    Regeling(SPECIAL, Domein.GEMEENTE, LAW, bijzondere_bijstand, open_bijzondere_bijstand, Term.OPEN, waits_for=MEANS),
)
