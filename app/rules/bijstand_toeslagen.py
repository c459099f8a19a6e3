"""Individuele inkomenstoeslag by the rules of a municipality, and the national studietoeslag (articles 36 and 36b)."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.money import HUNDRED, ZERO
from app.domain.outcome import Recht
from app.rules.bijstand import asset_limit
from app.rules.bijstandsnorm import Leden, has_aow_age, norm_alone
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

WET = "Participatiewet"
LAW = "participatiewet"


@dataclass(frozen=True, slots=True)
class Verordening:
    """What a municipality decided: the amount of this household in euros, the income limit as a percentage of the
    norm, and for how many months the income must have been low.
    """

    bedrag: Decimal
    procent_norm: Decimal
    maanden: int


@dataclass(frozen=True, slots=True)
class LaagInkomen:
    """Who asks: net income in euros per month, assets in euros, and for how many months the income was this low.

    ``maanden_geleden``: how long ago it was granted last, None when never.
    """

    leden: Leden
    inkomen: Decimal
    vermogen: Decimal
    maanden_laag: int
    maanden_geleden: int | None = None


@dataclass(frozen=True, slots=True)
class Student:
    """Who studies; ``stagevergoeding`` in euros per month. ``beperking``: a lasting medical one prevents a side job."""

    leeftijd: int
    beperking: bool
    studiefinanciering: bool
    wajong: bool = False
    stagevergoeding: Decimal = ZERO


@artikel(WET, "36", "EUR/maand")
def inkomensgrens_van_gemeente(trace: Trace, *, norm: Decimal, procent: Decimal) -> Decimal:
    """Up to which income it is low: a percentage of the norm, euros per month."""
    return norm * procent / HUNDRED


@artikel(WET, "36b", "EUR/maand")
def studietoeslag_na_stage(trace: Trace, *, bedrag: Decimal, stagevergoeding: Decimal, vrij: Decimal) -> Decimal:
    """The studietoeslag less what a traineeship pays above what is free, never below zero; euros per month."""
    return max(ZERO, bedrag - max(ZERO, stagevergoeding - vrij))


def supplement(trace: Trace, law: Parameters, who: LaagInkomen, rules: Verordening) -> tuple[Recht, Decimal]:
    """Whether there is a right to the inkomenstoeslag, and its amount in euros; the municipality looks at prospects."""
    trace.estimate = True  # whether the income may rise is judged by the municipality
    of_age = [is_of_age(law, age) for age in who.leden.ages]
    norm = norm_alone(trace, law, who.leden)
    grens = inkomensgrens_van_gemeente(trace, norm=norm, procent=rules.procent_norm)
    vermogen = asset_limit(trace, law, who.leden)
    again = law.get(f"{LAW}.inkomenstoeslag_maanden").amount
    too_soon = who.maanden_geleden is not None and who.maanden_geleden < again
    refused = who.inkomen > grens or who.vermogen > vermogen or who.maanden_laag < rules.maanden or too_soon
    if refused or not any(of_age):
        return Recht.NEE, ZERO
    if not all(of_age):  # one of a couple: the amount of a single person may hold
        return Recht.ONBEKEND, ZERO
    return Recht.JA, rules.bedrag


def study_supplement(trace: Trace, law: Parameters, student: Student) -> tuple[Recht, Decimal]:
    """Whether there is a right to studietoeslag, and its amount in euros per month."""
    youngest, oldest = (int(law.get(f"{LAW}.studietoeslag_leeftijd_{end}").amount) for end in ("van", "vol"))
    if student.leeftijd < youngest or not student.beperking or not student.studiefinanciering or student.wajong:
        return Recht.NEE, ZERO
    bedrag = trace.amount(law, f"{LAW}.studietoeslag_{min(student.leeftijd, oldest)}")
    if not student.stagevergoeding:
        return Recht.JA, bedrag
    vrij = trace.amount(law, f"{LAW}.studietoeslag_stage_vrij")
    if student.stagevergoeding > vrij:
        trace.estimate = True  # how it is deducted was not read
    left = studietoeslag_na_stage(trace, bedrag=bedrag, stagevergoeding=student.stagevergoeding, vrij=vrij)
    return (Recht.JA if left else Recht.NEE), left


def is_of_age(law: Parameters, age: int) -> bool:
    """Whether somebody of this age can have the individuele inkomenstoeslag."""
    return age >= law.get(f"{LAW}.inkomenstoeslag_leeftijd").amount and not has_aow_age(law, age)
