"""The trace: every step of a rule with its article and its inputs, written down while the rule runs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from app.domain.message import Message
from app.domain.money import ZERO
from app.domain.outcome import Bron, Stap, Steps
from app.rules.parameters import Parameters, Row, Value

P = ParamSpec("P")

URLS = {
    "Algemene wet inkomensafhankelijke regelingen": "https://wetten.overheid.nl/BWBR0018472",
    "Wet op de zorgtoeslag": "https://wetten.overheid.nl/BWBR0018451",
    "Wet op de huurtoeslag": "https://wetten.overheid.nl/BWBR0008659",
    "Wet op het kindgebonden budget": "https://wetten.overheid.nl/BWBR0022751",
    "Wet kinderopvang": "https://wetten.overheid.nl/BWBR0017017",
    "Besluit kinderopvangtoeslag": "https://wetten.overheid.nl/BWBR0017321",
    "Algemene wet inzake rijksbelastingen": "https://wetten.overheid.nl/BWBR0002320",
    "Algemene Kinderbijslagwet": "https://wetten.overheid.nl/BWBR0002368",
    "Dienst Toeslagen": "https://www.belastingdienst.nl/toeslagen",
    "Algemene Ouderdomswet": "https://wetten.overheid.nl/BWBR0002221",
    "Algemene termijnenwet": "https://wetten.overheid.nl/BWBR0002448",
    "Besluit gemeentelijke schuldhulpverlening": "https://zoek.officielebekendmakingen.nl/stb-2020-240.html",
    "Autoriteit Consument & Markt": "https://www.acm.nl",
    "Elektriciteitswet 1998": "https://wetten.overheid.nl/BWBR0009755",
    "Wet belastingen op milieugrondslag": "https://wetten.overheid.nl/BWBR0007168",
    "Belastingdienst": "https://www.belastingdienst.nl/wps/wcm/connect/bldcontentnl/belastingdienst/prive/relatie_familie_en_gezondheid/gezondheid/tegemoetkoming_specifieke_zorgkosten/voorbeeld_berekening_tegemoetkoming",
    "Besluit vergoeding voor buitengerechtelijke incassokosten": "https://wetten.overheid.nl/BWBR0031432",
    "Burgerlijk Wetboek Boek 6": "https://wetten.overheid.nl/BWBR0005289",
    "Burgerlijk Wetboek Boek 7": "https://wetten.overheid.nl/BWBR0005290",
    "Consumentenbond": "https://www.consumentenbond.nl/zorgverzekering",
    "CBS": "https://www.cbs.nl",
    "Nibud": "https://www.nibud.nl",
    "Participatiewet": "https://wetten.overheid.nl/BWBR0015703",
    "Uitvoeringsregeling Invorderingswet 1990": "https://wetten.overheid.nl/BWBR0004766",
    "Uitvoeringswet huurprijzen woonruimte": "https://wetten.overheid.nl/BWBR0014315",
    "Wet gemeentelijke schuldhulpverlening": "https://wetten.overheid.nl/BWBR0031331",
    "Wet inkomstenbelasting 2001": "https://wetten.overheid.nl/BWBR0011353",
    "Wet minimumloon en minimumvakantiebijslag": "https://wetten.overheid.nl/BWBR0002638",
    "Wet op de loonbelasting 1964": "https://wetten.overheid.nl/BWBR0002471",
    "Wetboek van Burgerlijke Rechtsvordering": "https://wetten.overheid.nl/BWBR0001827",
    "Woningwet": "https://wetten.overheid.nl/BWBR0005181",
    "Zorgverzekeringswet": "https://wetten.overheid.nl/BWBR0018450",
}
"""Where the laws that rules cite can be read."""


Call = tuple[str, Decimal, Bron, Mapping[str, object], str, bool, tuple[int, ...]]
"""A calculation that was made: its name, outcome, article, arguments and unit, whether an estimate was used by then,
and in which months it holds."""


class Trace:
    """Collects the steps of one rule. A silent trace collects nothing but whether an estimate was used."""

    __slots__ = ("_noted", "estimate", "months", "silent")

    def __init__(self, silent: bool = False) -> None:
        self.silent = silent
        self.months: tuple[int, ...] = ()
        self.estimate = False
        self._noted: list[Call | Value | Stap] = []

    @property
    def steps(self) -> Sequence[Stap]:
        """The steps so far; they are made when they are first read."""
        noted = tuple(self._noted)
        return Steps(lambda: _steps(noted)) if noted else ()

    def amount(self, law: Parameters, name: str) -> Decimal:
        """The amount of a parameter; the first use of it in a trace is a step with the source of the value."""
        value = law.get(name)
        self.use(value)
        return value.amount

    def table(self, law: Parameters, name: str) -> tuple[Row, ...]:
        """The rows of a parameter that is a table; its use is noted like that of an amount."""
        value = law.get(name)
        self.use(value)
        return value.table

    def use(self, value: Value) -> None:
        """Note that a value was used: an estimate marks the outcome, and its source becomes a step."""
        if value.source.is_estimate:
            self.estimate = True
        if not self.silent:
            self._noted.append(value)

    def add(self, *steps: Stap) -> None:
        """Write down steps that were made elsewhere; a silent trace passes them by."""
        if not self.silent:
            self._noted.extend(steps)


def _steps(noted: Sequence[Call | Value | Stap]) -> Iterator[Stap]:
    """A step for each calculation, and one for the first use of each value."""
    used: set[int] = set()
    for one in noted:
        if isinstance(one, Stap):
            yield one
        elif not isinstance(one, Value):
            yield _calculated(one)
        elif id(one) not in used:
            used.add(id(one))
            yield _given(one)


def _calculated(call: Call) -> Stap:
    name, value, bron, arguments, eenheid, estimate, months = call
    inputs = cast("tuple[tuple[str, Decimal | int], ...]", tuple(arguments.items()))
    return Stap(name, value, bron, Message(f"stap.{name}", inputs), inputs, eenheid, estimate, months)


def _given(value: Value) -> Stap:
    source = value.source
    is_number = not value.table and value.day is None
    return Stap(
        naam=value.id,
        waarde=value.amount if is_number else ZERO,
        bron=Bron(source.law, source.article, source.url),
        explanation=Message("stap.gegeven", (("omschrijving", value.description),)),
        eenheid=value.unit,
        schatting=source.is_estimate,
    )


def artikel(
    wet: str, nummer: str, eenheid: str = "EUR"
) -> Callable[[Callable[Concatenate[Trace, P], Decimal]], Callable[Concatenate[Trace, P], Decimal]]:
    """Cite the article that a calculation comes from; each call becomes a step in the trace.

    The function takes the trace and named arguments; the text ``stap.<function name>`` explains it with them.
    """
    bron = Bron(wet, nummer, URLS[wet])

    def decorate(function: Callable[Concatenate[Trace, P], Decimal]) -> Callable[Concatenate[Trace, P], Decimal]:
        name = function.__name__

        @wraps(function)
        def traced(trace: Trace, *args: P.args, **kwargs: P.kwargs) -> Decimal:
            value = function(trace, *args, **kwargs)
            if not trace.silent:
                trace._noted.append((name, value, bron, kwargs, eenheid, trace.estimate, trace.months))
            return value

        return cast("Callable[Concatenate[Trace, P], Decimal]", traced)

    return decorate
