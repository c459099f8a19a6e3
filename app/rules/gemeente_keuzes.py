"""What a gemeente or waterschap chooses for kwijtschelding, by the pack of the municipality, or what is usual."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.household import Household
from app.domain.message import Message, message
from app.domain.money import HUNDRED, ZERO, euros
from app.rules.bijstandsnorm import Leefvorm
from app.rules.gemeente_pack import KwijtscheldingKeuzes, Pack, is_outdated
from app.rules.gemeente_shelf import pack_as_seen
from app.rules.heffingen import Heffer
from app.rules.kwijtschelding import LAW, Huishouden
from app.rules.parameters import Parameters

GENEROUS = "?ruim"
"""Stands for a municipality that is not known yet and leaves a household all it may."""
STRICT = "?krap"
"""Stands for one that leaves it the least it may."""
LEEFVORM = {
    Huishouden.ALLEENSTAAND: Leefvorm.ALLEENSTAAND,
    Huishouden.ALLEENSTAANDE_OUDER: Leefvorm.ALLEENSTAANDE_OUDER,
    Huishouden.ECHTGENOTEN: Leefvorm.GEHUWD,
}


@dataclass(frozen=True, slots=True)
class Keuzes:
    """The choices of one authority: the part of the norm it leaves (0.9 to 1), whether the net AOW is the norm of who
    has it, whether day care counts, and the part of the highest extra savings or an amount of its own in euros.

    ``unknown`` are the choices that nobody wrote down, ``outdated`` is the last day of a pack that is past its date.
    """

    norm: Decimal
    netto_aow: bool
    kinderopvang: bool
    spaargeld: Decimal | None
    unknown: frozenset[str] = frozenset()
    outdated: date | None = None

    def to_ask(self, heffer: Heffer, name: str) -> tuple[Message, ...]:
        """What to ask about a choice that matters; nothing when it is known."""
        return (message(f"gemeente.vraag_keuze.{name}", heffer=HEFFER[heffer]),) if name in self.unknown else ()


HEFFER = {Heffer.GEMEENTE: "de gemeente", Heffer.WATERSCHAP: "het waterschap"}
NAMES = ("norm_percentage", "netto_aow", "kinderopvang_telt_mee", "extra_vermogen")


def choices_of(heffer: Heffer, household: Household, law: Parameters, huishouden: Huishouden) -> Keuzes:
    """The choices that hold for this household. What a pack leaves open is what nearly every authority does."""
    lowest, usual, highest = (law.get(f"{LAW}.norm_{name}").amount for name in ("laagste", "gebruikelijk", "hoogste"))
    if household.gemeente == GENEROUS:
        return Keuzes(highest, True, True, None)
    if household.gemeente == STRICT:
        return Keuzes(lowest, False, False, ZERO)
    pack = None if household.gemeente is None else pack_as_seen(household.gemeente)
    chosen = _part(pack, heffer)
    written = {name: getattr(chosen, name).value for name in NAMES}
    norm = written["norm_percentage"]
    return Keuzes(
        norm=usual if norm is None else min(highest, max(lowest, norm / HUNDRED)),
        netto_aow=bool(written["netto_aow"]),
        kinderopvang=bool(written["kinderopvang_telt_mee"]),
        spaargeld=_own_amount(chosen, huishouden),
        unknown=frozenset(name for name in NAMES if written[name] is None),
        outdated=pack.geldig_tot if pack is not None and is_outdated(pack, household.peildatum) else None,
    )


def _part(pack: Pack | None, heffer: Heffer) -> KwijtscheldingKeuzes:
    if pack is None:
        return KwijtscheldingKeuzes()
    return pack.kwijtschelding if heffer is Heffer.GEMEENTE else pack.kwijtschelding_waterschap


def _own_amount(chosen: KwijtscheldingKeuzes, huishouden: Huishouden) -> Decimal | None:
    """The extra savings that the authority wrote down for this kind of household: zero when it names others only."""
    rows = chosen.extra_vermogen.value
    if rows is None:
        return None
    fitting = (row.bedrag for row in rows if row.huishouden in (None, LEEFVORM[huishouden]))
    return next((euros(bedrag) for bedrag in fitting), ZERO)
