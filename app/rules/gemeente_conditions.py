"""The conditions of a municipal scheme against a household: met, not met, or still to be asked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from app.domain.household import Household, Woningsoort
from app.domain.message import Argument, Message, message
from app.domain.money import HUNDRED, Cents, euros
from app.domain.outcome import Outcomes, Recht
from app.rules.bijstandsnorm import Leefvorm
from app.rules.gemeente_household import (
    GROWN_UP,
    Asked,
    amount_for,
    assets,
    forms,
    has_child,
    is_aged,
    net_income,
    norm,
    open_paths,
)
from app.rules.gemeente_pack import Amount, ByLaw, Figure, Pack, Voorwaarden, covers
from app.rules.parameters import Parameters

T = TypeVar("T")
OLDER_THAN_ANYBODY = 200
CHECKED_AGAINST: dict[Recht, bool | None] = {Recht.JA: True, Recht.NEE: False, Recht.ONBEKEND: None}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a condition is met, in words; None is still to be asked.

    ``dated``: it rests on a figure that changes with the years. ``estimate``: the answer is not exact. ``needs`` are
    the JSON paths of the household that are open and would help to settle it.
    """

    holds: bool | None
    said: Message
    dated: bool = False
    estimate: bool = False
    needs: tuple[str, ...] = ()


Judged = tuple[Verdict, tuple[Asked, ...]]
"""A verdict, and what of the household it was about."""


@dataclass(frozen=True, slots=True)
class Looked:
    """All that a condition looks at."""

    household: Household
    outcomes: Outcomes
    pack: Pack
    law: Parameters


def verdicts(wanted: Voorwaarden, looked: Looked) -> tuple[Verdict, ...]:
    """The verdict on every condition there is."""
    return tuple(
        replace(verdict, needs=open_paths(looked.household, *fields)) if verdict.holds is None and fields else verdict
        for part in (_about_persons, _about_children, _about_money, _about_living)
        for verdict, fields in part(wanted, looked)
    )


def _about_persons(wanted: Voorwaarden, looked: Looked) -> Iterator[Judged]:
    about = (Asked.AGE,)
    person, day = looked.household.aanvrager, looked.household.peildatum
    if wanted.leeftijd_van is not None:
        since = wanted.leeftijd_van.value
        holds = None if since is None else is_aged(person, day, since, OLDER_THAN_ANYBODY)
        yield _verdict(wanted.leeftijd_van, "leeftijd_van", holds, leeftijd=since or 0), about
    until = wanted.leeftijd_tot
    if until is not None and until.value == "aow":
        aow = int(looked.law.get("aow.leeftijd").amount)
        yield _verdict(until, "leeftijd_aow", is_aged(person, day, 0, aow)), about
    elif until is not None:
        years = until.value if isinstance(until.value, int) else None
        holds = None if years is None else is_aged(person, day, 0, years)
        yield _verdict(until, "leeftijd_tot", holds, leeftijd=years or 0), about


def _about_children(wanted: Voorwaarden, looked: Looked) -> Iterator[Judged]:
    about = (Asked.CHILDREN, Asked.EVERYBODY)
    if wanted.kinderen is not None:
        yield _yes_or_no(wanted.kinderen, "kinderen", has_child(looked.household)), about
    bounds = [figure for figure in (wanted.kind_van, wanted.kind_tot) if figure is not None]
    if not bounds:
        return
    van = wanted.kind_van.value if wanted.kind_van else 0
    tot = wanted.kind_tot.value if wanted.kind_tot else GROWN_UP
    if van is None or tot is None:
        yield Verdict(None, message("gemeente.vraag_voorwaarde.kind_leeftijd")), ()
    else:
        yield _verdict(bounds[0], "kind_leeftijd", has_child(looked.household, van, tot), van=van, tot=tot), about


def _about_money(wanted: Voorwaarden, looked: Looked) -> Iterator[Judged]:
    if wanted.inkomen_tot_procent_norm is not None:
        yield _income(wanted.inkomen_tot_procent_norm, looked), (Asked.INCOME, Asked.AGE, Asked.EVERYBODY)
    if wanted.vermogen_tot is not None:
        yield _assets(wanted.vermogen_tot, looked), (Asked.ASSETS, Asked.EVERYBODY)
    if wanted.referteperiode_maanden is not None:
        months = wanted.referteperiode_maanden.value
        yield _verdict(wanted.referteperiode_maanden, "referteperiode", None, maanden=months or 0), ()
    if wanted.bijstand is not None:
        yield _yes_or_no(wanted.bijstand, "bijstand", _receives_bijstand(looked)), ()
    for regeling in wanted.recht_op:
        found = looked.outcomes.of(regeling)
        said = message("gemeente.voorwaarde.recht_op", regeling=regeling.replace("_", " "))
        yield Verdict(CHECKED_AGAINST[found.recht], said, needs=found.depends_on), ()


def _about_living(wanted: Voorwaarden, looked: Looked) -> Iterator[Judged]:
    if wanted.woonachtig is not None:
        named = looked.household.gemeente
        there = None if named is None else covers(looked.pack, named)
        place = named if named is not None and there else looked.pack.gemeente
        yield _yes_or_no(wanted.woonachtig, "woonachtig", there, gemeente=place), (Asked.PLACE,)
    if wanted.huurt is not None:
        soort = looked.household.woning.soort
        yield _yes_or_no(wanted.huurt, "huurt", None if soort is None else soort is not Woningsoort.KOOP), (Asked.HOME,)
    for words in wanted.ook:
        yield Verdict(None, message("gemeente.eigen_woorden", tekst=words)), ()


def _income(figure: Figure[Decimal], looked: Looked) -> Verdict:
    percentage = figure.value
    if percentage is None:
        return _verdict(figure, "inkomen", None)
    without = looked.pack.normpercentages.zonder_kostendelersnorm.value is True
    limits, income = norm(looked.household, looked.law, without), net_income(looked.household, looked.law)
    part = percentage / HUNDRED
    holds: bool | None = None
    if limits.low is not None and income.high is not None and income.high <= limits.low * part:
        holds = True
    elif limits.high is not None and income.low is not None and income.low > limits.high * part:
        holds = False
    if limits.high is None:
        said = message("gemeente.voorwaarde.inkomen_norm", procent=percentage)
    else:
        said = message("gemeente.voorwaarde.inkomen", procent=percentage, grens=limits.high * part)
    return Verdict(holds, said, dated=True, estimate=True)


def _assets(figure: Figure[Amount | ByLaw], looked: Looked) -> Verdict:
    limit = figure.value
    if limit is None:
        return _verdict(figure, "vermogen", None)
    bounds = _legal_limits(looked) if isinstance(limit, str) else amount_for(limit, looked.household)
    if bounds is None:
        return Verdict(None, message("gemeente.voorwaarde.vermogen_vraag"), dated=True)
    low, high = (euros(bound) for bound in bounds)
    owned, complete = assets(looked.household), looked.household.personen_volledig is True
    holds: bool | None = None
    if owned is not None and owned > high:
        holds = False
    elif owned is not None and owned <= low and complete:  # who is still to be named may own something too
        holds = True
    return Verdict(holds, message("gemeente.voorwaarde.vermogen", grens=high), dated=True, estimate=True)


def _legal_limits(looked: Looked) -> tuple[Cents, Cents]:
    """The least and most that the household may own by the Participatiewet, in eurocents."""
    found = {
        Cents(int(looked.law.get(f"participatiewet.vermogensgrens_{name}").amount * HUNDRED))
        for name in ("alleenstaand" if form is Leefvorm.ALLEENSTAAND else "gezin" for form in forms(looked.household))
    }
    return min(found), max(found)


def _receives_bijstand(looked: Looked) -> bool | None:
    """Whether bijstand is received; None when it was not named, because it may have been left out."""
    return True if any(got.regeling == "bijstand" for got in looked.household.ontvangt or ()) else None


def _yes_or_no(figure: Figure[bool], name: str, answer: bool | None, **args: Argument) -> Verdict:
    """A condition that wants a yes or, when it says no, the contrary."""
    wanted = figure.value
    text_id = f"geen_{name}" if wanted is False else name
    return _verdict(figure, text_id, None if answer is None else answer is wanted, **args)


def _verdict(figure: Figure[T], name: str, holds: bool | None, **args: Argument) -> Verdict:
    """The verdict, or that the municipality has to say what the condition is."""
    if figure.value is None:
        return Verdict(None, message(f"gemeente.vraag_voorwaarde.{name}"))
    estimate = figure.source is not None and figure.source.is_estimate
    return Verdict(holds, message(f"gemeente.voorwaarde.{name}", **args), estimate=estimate)
