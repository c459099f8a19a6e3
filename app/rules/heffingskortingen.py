"""Heffingskortingen and income tax of a year (Wet inkomstenbelasting 2001, chapters 2 and 8), box 1 only.

Someone born before 1946 has a longer first bracket and a partner abroad other credits; neither is in it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.money import HUNDRED, ZERO, ceil_euro, floor_euro
from app.rules.parameters import Parameters, Row
from app.rules.trace import Trace, artikel

WET = "Wet inkomstenbelasting 2001"
LAW = "inkomstenbelasting"


@dataclass(frozen=True, slots=True)
class Belastingplichtige:
    """One person in one year; incomes in euros per year.

    ``inkomen`` is the verzamelinkomen; ``arbeid`` the part from work. ``aow``: has the AOW age on the whole;
    ``aow_alleen``: gets the AOW of a single person. ``kind``: a child younger than 12 on 1 January lives there at
    least half the year; ``meestverdienend``: has a partner who earns less from work.
    """

    inkomen: Decimal
    arbeid: Decimal = ZERO
    aow: bool = False
    aow_alleen: bool = False
    jonggehandicapt: bool = False
    kind: bool = False
    meestverdienend: bool = False

    @property
    def tail(self) -> str:
        """What the names of parameters end in from the AOW age."""
        return "_aow" if self.aow else ""


@dataclass(frozen=True, slots=True)
class Kortingen:
    """The heffingskortingen of a person, in euros per year."""

    algemeen: Decimal
    arbeid: Decimal
    combinatie: Decimal
    ouderen: Decimal
    alleenstaande_ouderen: Decimal
    jonggehandicapt: Decimal

    @property
    def total(self) -> Decimal:
        """All of them together, euros per year."""
        older = self.ouderen + self.alleenstaande_ouderen
        return self.algemeen + self.arbeid + self.combinatie + older + self.jonggehandicapt


@dataclass(frozen=True, slots=True)
class Aangifte:
    """A return against what was withheld, in euros per year; ``onbenut`` are credits that found no tax."""

    belasting: Decimal
    te_betalen: Decimal
    onbenut: Decimal
    saldo: Decimal


@artikel(WET, "8.10", "EUR/jaar")
def algemene_heffingskorting_jaar(
    trace: Trace, *, maximum: Decimal, percentage: Decimal, inkomen: Decimal, vanaf: Decimal
) -> Decimal:
    """The maximum less a part of what the income exceeds ``vanaf``, up to whole euros; euros per year."""
    return _tapered(maximum, percentage, inkomen - vanaf)


@artikel(WET, "8.11", "EUR/jaar")
def arbeidskorting_jaar(
    trace: Trace, *, basis: Decimal, procent: Decimal, arbeidsinkomen: Decimal, vanaf: Decimal
) -> Decimal:
    """What it is at ``vanaf`` and a percentage of the income from work above, up to whole euros; euros per year."""
    return max(ZERO, ceil_euro(basis + procent / HUNDRED * (arbeidsinkomen - vanaf)))


@artikel(WET, "8.11", "EUR/jaar")
def hoogste_arbeidskorting(trace: Trace, *, korting: Decimal, maximum: Decimal) -> Decimal:
    """Never more than the amount at which the next part begins; euros per year."""
    return min(korting, maximum)


@artikel(WET, "8.14a", "EUR/jaar")
def combinatiekorting(
    trace: Trace, *, arbeidsinkomen: Decimal, drempel: Decimal, percentage: Decimal, maximum: Decimal
) -> Decimal:
    """A part of the income from work above a threshold, up to whole euros and a maximum; euros per year."""
    return min(maximum, ceil_euro(percentage * max(ZERO, arbeidsinkomen - drempel)))


@artikel(WET, "8.17", "EUR/jaar")
def ouderenkorting_jaar(
    trace: Trace, *, maximum: Decimal, percentage: Decimal, inkomen: Decimal, vanaf: Decimal
) -> Decimal:
    """The maximum less a part of what the income exceeds ``vanaf``, up to whole euros; euros per year."""
    return _tapered(maximum, percentage, inkomen - vanaf)


@artikel(WET, "2.10", "EUR/jaar")
def inkomstenbelasting_in_schijf(trace: Trace, *, bedrag: Decimal, procent: Decimal) -> Decimal:
    """Tax and premiums over the income in one bracket, down to whole euros; euros per year."""
    return floor_euro(bedrag * procent / HUNDRED)


@artikel(WET, "2.7", "EUR/jaar")
def belasting_na_kortingen(trace: Trace, *, belasting: Decimal, kortingen: Decimal) -> Decimal:
    """The tax less the credits, never below zero; euros per year."""
    return max(ZERO, belasting - kortingen)


@artikel(WET, "9.2", "EUR/jaar")
def saldo_van_de_aangifte(trace: Trace, *, ingehouden: Decimal, te_betalen: Decimal) -> Decimal:
    """What was withheld less what is owed; negative is to be paid. Euros per year."""
    return ingehouden - te_betalen


@artikel(WET, "8.9", "EUR/jaar")
def uitbetaalde_heffingskorting(trace: Trace, *, onbenut: Decimal, belasting_partner: Decimal) -> Decimal:
    """The unused algemene heffingskorting as far as the partner pays tax; euros per year."""
    return min(onbenut, belasting_partner)


def credits_of(trace: Trace, law: Parameters, person: Belastingplichtige) -> Kortingen:
    """Every heffingskorting of a person, in euros per year."""
    single = person.aow and person.aow_alleen
    disabled = person.jonggehandicapt and not person.aow
    return Kortingen(
        algemeen=algemene_heffingskorting_jaar(
            trace,
            maximum=trace.amount(law, f"{LAW}.algemene_heffingskorting{person.tail}"),
            percentage=trace.amount(law, f"{LAW}.algemene_heffingskorting_afbouw{person.tail}"),
            inkomen=person.inkomen,
            vanaf=trace.amount(law, f"{LAW}.algemene_heffingskorting_vanaf"),
        ),
        arbeid=_for_work(trace, law, person),
        combinatie=_for_children(trace, law, person),
        ouderen=_for_age(trace, law, person),
        alleenstaande_ouderen=trace.amount(law, f"{LAW}.alleenstaande_ouderenkorting") if single else ZERO,
        jonggehandicapt=trace.amount(law, f"{LAW}.jonggehandicaptenkorting") if disabled else ZERO,
    )


def tax_of(trace: Trace, law: Parameters, inkomen: Decimal, aow: bool) -> Decimal:
    """The tax over the income of box 1 before credits, in euros per year."""
    total = ZERO
    for row in trace.table(law, f"{LAW}.schijven"):
        if inkomen > row.van:
            part = (inkomen if row.tot is None else min(inkomen, row.tot)) - row.van
            total += inkomstenbelasting_in_schijf(trace, bedrag=part, procent=row.pcts[1 if aow else 0])
    return total


def settle(trace: Trace, law: Parameters, person: Belastingplichtige, ingehouden: Decimal) -> Aangifte:
    """What a return would give back (or ask) when all income is of box 1; ``ingehouden`` in euros per year."""
    trace.estimate = True  # deductions, box 3 and the insurance contribution are not in it
    belasting = tax_of(trace, law, floor_euro(person.inkomen), person.aow)
    kortingen = credits_of(trace, law, person).total
    te_betalen = belasting_na_kortingen(trace, belasting=belasting, kortingen=kortingen)
    saldo = saldo_van_de_aangifte(trace, ingehouden=ingehouden, te_betalen=te_betalen)
    return Aangifte(belasting, te_betalen, max(ZERO, kortingen - belasting), saldo)


def paid_out(trace: Trace, law: Parameters, geboren: date, onbenut: Decimal, belasting_partner: Decimal) -> Decimal:
    """The algemene heffingskorting paid to the partner who earns least, by birthday; euros per year."""
    before = law.get(f"{LAW}.uitbetaling_geboren_voor")
    trace.use(before)
    if before.day is None or geboren >= before.day:
        return ZERO
    return uitbetaalde_heffingskorting(trace, onbenut=onbenut, belasting_partner=belasting_partner)


def _tapered(maximum: Decimal, share: Decimal, excess: Decimal) -> Decimal:
    return ceil_euro(max(ZERO, maximum - share * max(ZERO, excess)))


def _for_work(trace: Trace, law: Parameters, person: Belastingplichtige) -> Decimal:
    if not person.arbeid:
        return ZERO
    name = f"{LAW}.arbeidskorting{person.tail}"
    rows = trace.table(law, name)
    part, row = next((i, row) for i, row in enumerate(rows, start=1) if _reaches(row, person.arbeid))
    basis = ZERO if part == 1 else trace.amount(law, f"{name}_basis_{part}")
    korting = arbeidskorting_jaar(trace, basis=basis, procent=row.pcts[0], arbeidsinkomen=person.arbeid, vanaf=row.van)
    if row.tot is None:
        return korting
    return hoogste_arbeidskorting(trace, korting=korting, maximum=trace.amount(law, f"{name}_basis_{part + 1}"))


def _reaches(row: Row, income: Decimal) -> bool:
    return row.tot is None or income <= row.tot


def _for_children(trace: Trace, law: Parameters, person: Belastingplichtige) -> Decimal:
    if not person.kind or person.meestverdienend:
        return ZERO
    return combinatiekorting(
        trace,
        arbeidsinkomen=person.arbeid,
        drempel=trace.amount(law, f"{LAW}.iack_drempel"),
        percentage=trace.amount(law, f"{LAW}.iack_deel{person.tail}"),
        maximum=trace.amount(law, f"{LAW}.iack_maximum{person.tail}"),
    )


def _for_age(trace: Trace, law: Parameters, person: Belastingplichtige) -> Decimal:
    if not person.aow:
        return ZERO
    return ouderenkorting_jaar(
        trace,
        maximum=trace.amount(law, f"{LAW}.ouderenkorting"),
        percentage=trace.amount(law, f"{LAW}.ouderenkorting_afbouw"),
        inkomen=person.inkomen,
        vanaf=trace.amount(law, f"{LAW}.ouderenkorting_vanaf"),
    )
