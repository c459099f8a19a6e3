"""What comes back, or must be paid, when a person's wage tax is settled: from what was withheld, or from how it was.

When the wage tax of the year is not known it is estimated: a payer that applies the loonheffingskorting sets off all
credits of the wage tables, one that does not sets off none. One payer never withholds less than is owed. What is not
known of a person lies between two values; every amount here has a highest and a lowest end for that.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.money import ZERO, floor_euro
from app.rules.heffingskortingen import (
    LAW,
    WET,
    Belastingplichtige,
    Kortingen,
    belasting_na_kortingen,
    credits_of,
    saldo_van_de_aangifte,
    tax_of,
)
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

MOST_PAYERS = 4
"""More employers, agencies and pension funds than this together are not reckoned with while it is not asked."""


@dataclass(frozen=True, slots=True)
class Maybe:
    """Whether something holds: for sure, or possibly."""

    surely: bool
    possibly: bool

    def at(self, end: bool) -> bool:
        """Whether it holds at the end where most holds (True) or where least does."""
        return self.possibly if end else self.surely


@dataclass(frozen=True, slots=True)
class Inhouding:
    """How wage tax was withheld; None is not known. ``bedrag`` is what was withheld in the year, in euros.

    ``betalers`` pay wages, a benefit or a pension, ``met_korting`` of them apply the loonheffingskorting; ``gelijk``:
    about the same pay all year.
    """

    bedrag: Decimal | None = None
    betalers: int | None = None
    met_korting: int | None = None
    gelijk: bool | None = None

    @property
    def follows(self) -> bool:
        """Whether it follows from who pays: nobody, or one payer, without credit or with it and the same all year."""
        ways = (self.betalers, self.met_korting)
        return self.betalers == 0 or ways == (1, 0) or (ways == (1, 1) and self.gelijk is True)

    def ways(self) -> Iterator[tuple[int, int]]:
        """How many payers there may be, and how many of them may apply the credit."""
        least = self.met_korting or 0
        counts = range(least, max(least, MOST_PAYERS) + 1) if self.betalers is None else (max(least, self.betalers),)
        for betalers in counts:
            for korting in range(betalers + 1) if self.met_korting is None else (self.met_korting,):
                yield betalers, korting


@dataclass(frozen=True, slots=True)
class Aangever:
    """One person in one year, incomes in euros: ``inkomen`` in all, of which ``arbeid`` (least, most) from work.

    ``kind`` is a right to the combinatiekorting but for the income from work.
    """

    inkomen: Decimal
    arbeid: tuple[Decimal, Decimal]
    inhouding: Inhouding
    aow: bool
    aow_alleen: bool
    jonggehandicapt: Maybe
    kind: Maybe

    @property
    def is_work_only(self) -> Maybe:
        """Whether all income is pay for work, so that no agency knows of a Wajong."""
        least, most = self.arbeid
        return Maybe(least >= self.inkomen, most >= self.inkomen)


@dataclass(frozen=True, slots=True)
class Verdeling:
    """Credits of one person by who sets them off: the payer, or only a tax return; euros per year."""

    via_loon: Decimal
    via_aangifte: Decimal


@artikel(WET, "2.7", "EUR/jaar")
def benutte_heffingskorting(trace: Trace, *, belasting: Decimal, kortingen: Decimal) -> Decimal:
    """The credits as far as there is tax to set them off against; euros per year."""
    return min(belasting, kortingen)


@artikel("Wet op de loonbelasting 1964", "20", "EUR/jaar")
def verrekende_heffingskorting(trace: Trace, *, belasting: Decimal, kortingen: Decimal) -> Decimal:
    """What payers have set off already, never more than the tax; euros per year."""
    return min(belasting, kortingen)


@artikel(WET, "2.10", "EUR/jaar")
def voordeel_van_losse_schijven(trace: Trace, *, belasting: Decimal, apart: Decimal) -> Decimal:
    """What is withheld too little when each payer begins at the lowest bracket; euros per year."""
    return max(ZERO, belasting - apart)


@artikel(WET, "9.2", "EUR/jaar")
def terug_via_de_aangifte(trace: Trace, *, benut: Decimal, verrekend: Decimal) -> Decimal:
    """The credits there is a right to less those set off already; negative is to be paid. Euros per year."""
    return benut - verrekend


@artikel(WET, "9.4", "EUR/jaar")
def bij_te_betalen(trace: Trace, *, saldo: Decimal, grens: Decimal) -> Decimal:
    """What must be paid: nothing up to and including a limit; euros per year."""
    return -saldo if -saldo > grens else ZERO


def balance(trace: Trace, law: Parameters, who: Aangever, most: bool) -> Decimal:
    """What a return gives back at most (or at least) in euros per year; negative is to be paid."""
    known, betalers = who.inhouding.bedrag, who.inhouding.betalers
    if known or (known is not None and betalers):
        against = _against(trace, law, who, known, most)
        if is_told(who):
            return against
        agreed = _agreed(law, who, known)
        return _estimated(trace, law, who, most) if agreed is None else agreed[most]
    if known is not None and betalers is None:
        agreed = (ZERO, *(_agreed(law, who, known) or ()))  # perhaps nobody withholds
        return max(agreed) if most else min(agreed)
    return _estimated(trace, law, who, most)


def is_told(who: Aangever) -> bool:
    """Whether the credits are known: the income from work, and what else gives a right to one."""
    parts = (who.jonggehandicapt, who.kind)
    return who.arbeid[0] == who.arbeid[1] and all(part.surely == part.possibly for part in parts)


def _agreed(law: Parameters, who: Aangever, known: Decimal) -> tuple[Decimal, Decimal] | None:
    """What was withheld against what may be owed, from least to most, where it agrees with how it was withheld."""
    silent = Trace(silent=True)
    low, high = (_against(silent, law, who, known, end) for end in (False, True))
    least, highest = (_estimated(silent, law, who, end) for end in (False, True))
    low, high = max(low, least), min(high, highest)
    return (low, high) if low <= high else None


def _estimated(trace: Trace, law: Parameters, who: Aangever, most: bool) -> Decimal:
    """What a return gives back when only is known how was withheld; the way that gives most, or least."""
    silent = Trace(silent=True)
    found = [(_settled(silent, law, who, way, most), way) for way in who.inhouding.ways()]
    _, way = max(found) if most else min(found)
    return _settled(trace, law, who, way, most)


def _against(trace: Trace, law: Parameters, who: Aangever, ingehouden: Decimal, most: bool) -> Decimal:
    """What was withheld less what is owed, in euros per year."""
    owed = tax_owed(trace, law, who, not most)
    return saldo_van_de_aangifte(trace, ingehouden=ingehouden, te_betalen=owed)


def tax_owed(trace: Trace, law: Parameters, who: Aangever, most: bool) -> Decimal:
    """The tax of a year after credits, at most or at least; euros per year."""
    kortingen = credits_at(trace, law, who, not most).total
    return belasting_na_kortingen(trace, belasting=_tax(trace, law, who), kortingen=kortingen)


def unused(trace: Trace, law: Parameters, who: Aangever, most: bool) -> Decimal:
    """What of the algemene heffingskorting found no tax, at most or at least; euros per year."""
    kortingen = credits_at(trace, law, who, most)
    return min(kortingen.algemeen, max(ZERO, kortingen.total - _tax(trace, law, who)))


def credits_at(trace: Trace, law: Parameters, who: Aangever, most: bool) -> Kortingen:
    """The highest or the lowest credits there can be a right to."""
    return credits_of(
        trace,
        law,
        Belastingplichtige(
            inkomen=who.inkomen,
            arbeid=_work(law, who, most),
            aow=who.aow,
            aow_alleen=who.aow_alleen,
            jonggehandicapt=who.jonggehandicapt.at(most),
            kind=who.kind.at(most),
        ),
    )


def _work(law: Parameters, who: Aangever, most: bool) -> Decimal:
    """The income from work that gives most credits: up to where the arbeidskorting begins to fall."""
    lowest, highest = who.arbeid
    if lowest == highest:
        return lowest
    top = law.get(f"{LAW}.arbeidskorting").table[-1].van
    if most:
        return max(lowest, min(top, highest))
    return min((lowest, highest), key=lambda arbeid: _for_work_only(law, who, arbeid))


def _for_work_only(law: Parameters, who: Aangever, arbeid: Decimal) -> Decimal:
    person = Belastingplichtige(who.inkomen, arbeid, who.aow, kind=who.kind.surely)
    return credits_of(Trace(silent=True), law, person).total


def _tax(trace: Trace, law: Parameters, who: Aangever) -> Decimal:
    return tax_of(trace, law, floor_euro(who.inkomen), who.aow)


def _settled(trace: Trace, law: Parameters, who: Aangever, way: tuple[int, int], most: bool) -> Decimal:
    """What a return gives back when so many pay and so many apply the credit; nothing when nobody withholds."""
    betalers, korting = way
    if not betalers:
        return ZERO
    belasting = _tax(trace, law, who)
    if korting == betalers and (betalers == 1 or most) and (who.inhouding.gelijk or not most):
        parts = _paired(trace, law, who, betalers, most)
        verrekend = verrekende_heffingskorting(trace, belasting=belasting, kortingen=parts.via_loon)
        benut = benutte_heffingskorting(trace, belasting=belasting, kortingen=parts.via_loon + parts.via_aangifte)
        return terug_via_de_aangifte(trace, benut=benut, verrekend=verrekend)
    benut = benutte_heffingskorting(trace, belasting=belasting, kortingen=credits_at(trace, law, who, most).total)
    verrekend = ZERO if most else _set_off_at_most(trace, law, who, way)
    return terug_via_de_aangifte(trace, benut=benut, verrekend=min(belasting, verrekend))


def _set_off_at_most(trace: Trace, law: Parameters, who: Aangever, way: tuple[int, int]) -> Decimal:
    """The most that payers can have set off: each all credits, over a low income, and a low bracket of its own."""
    betalers, korting = way
    belasting = _tax(trace, law, who)
    low = tax_of(Trace(silent=True), law, floor_euro(who.inkomen / betalers), who.aow) * betalers
    if betalers > 1 and (korting or belasting - low > betalers):  # without credit a few euros are only rounding
        low -= betalers * len(law.get(f"{LAW}.schijven").table)  # each payer rounds down in each bracket
    else:
        low = belasting
    apart = voordeel_van_losse_schijven(trace, belasting=belasting, apart=low)
    if not korting:
        return apart
    each = _highest_via_payer(trace, law, who)
    return apart + verrekende_heffingskorting(trace, belasting=belasting, kortingen=each * korting)


def _highest_via_payer(trace: Trace, law: Parameters, who: Aangever) -> Decimal:
    """All that one payer can set off: its pay may be low, so that nothing tapers."""
    tail = "_aow" if who.aow else ""
    top = law.get(f"{LAW}.arbeidskorting").table[-1].van
    kortingen = credits_at(trace, law, replace(who, arbeid=(ZERO, min(top, who.arbeid[1]))), most=True)
    algemeen = trace.amount(law, f"{LAW}.algemene_heffingskorting{tail}")
    older = trace.amount(law, f"{LAW}.ouderenkorting") if who.aow else ZERO
    return algemeen + older + kortingen.arbeid + kortingen.alleenstaande_ouderen + kortingen.jonggehandicapt


def _paired(trace: Trace, law: Parameters, who: Aangever, betalers: int, most: bool) -> Verdeling:
    """The credits that the payers set off and those that only a return gives, so that most (or least) comes back.

    That is with as little as possible set off by the payer and as much as possible left for the return, or the other
    way round. Of more payers, the one that knows of a Wajong or of living alone may pay too little to set it off.
    """
    by_return = credits_at(trace, law, who, most)
    by_payer = by_return if who.arbeid[0] == who.arbeid[1] else credits_at(Trace(silent=True), law, who, not most)
    work_only, young = who.is_work_only, who.jonggehandicapt
    korting = law.get(f"{LAW}.jonggehandicaptenkorting").amount if not who.aow else ZERO
    told = not work_only.at(most) and betalers == 1
    by_one = korting if young.at(not most) and told else ZERO
    left = korting if young.at(most) and not told else ZERO
    alone = by_payer.alleenstaande_ouderen
    common = by_payer.algemeen + by_payer.arbeid + by_payer.ouderen
    if betalers == 1:
        return Verdeling(common + alone + by_one, by_return.combinatie + left)
    return Verdeling(common + by_one, by_return.combinatie + alone + left)
