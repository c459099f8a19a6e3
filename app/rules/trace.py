"""The trace: every step of a rule with its article and its inputs, written down while the rule runs."""

from collections.abc import Callable
from decimal import Decimal
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from app.domain.message import Message
from app.domain.money import ZERO
from app.domain.outcome import Bron, Stap
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
    "Autoriteit Consument & Markt": "https://www.acm.nl",
    "Elektriciteitswet 1998": "https://wetten.overheid.nl/BWBR0009755",
    "Wet belastingen op milieugrondslag": "https://wetten.overheid.nl/BWBR0007168",
    "Belastingdienst": "https://www.belastingdienst.nl/wps/wcm/connect/bldcontentnl/belastingdienst/prive/relatie_familie_en_gezondheid/gezondheid/tegemoetkoming_specifieke_zorgkosten/voorbeeld_berekening_tegemoetkoming",
    "Besluit vergoeding voor buitengerechtelijke incassokosten": "https://wetten.overheid.nl/BWBR0031432",
    "Burgerlijk Wetboek Boek 6": "https://wetten.overheid.nl/BWBR0005289",
    "Consumentenbond": "https://www.consumentenbond.nl/zorgverzekering",
    "CBS": "https://www.cbs.nl",
    "Nibud": "https://www.nibud.nl",
    "Participatiewet": "https://wetten.overheid.nl/BWBR0015703",
    "Uitvoeringsregeling Invorderingswet 1990": "https://wetten.overheid.nl/BWBR0004766",
    "Uitvoeringswet huurprijzen woonruimte": "https://wetten.overheid.nl/BWBR0014315",
    "Wet inkomstenbelasting 2001": "https://wetten.overheid.nl/BWBR0011353",
    "Wet minimumloon en minimumvakantiebijslag": "https://wetten.overheid.nl/BWBR0002638",
    "Wet op de loonbelasting 1964": "https://wetten.overheid.nl/BWBR0002471",
    "Wetboek van Burgerlijke Rechtsvordering": "https://wetten.overheid.nl/BWBR0001827",
    "Woningwet": "https://wetten.overheid.nl/BWBR0005181",
    "Zorgverzekeringswet": "https://wetten.overheid.nl/BWBR0018450",
}
"""Where the laws that rules cite can be read."""


class Trace:
    """Collects the steps of one rule. A silent trace collects nothing but whether an estimate was used."""

    __slots__ = ("_seen", "estimate", "months", "silent", "steps")

    def __init__(self, silent: bool = False) -> None:
        self.silent = silent
        self.steps: list[Stap] = []
        self.months: tuple[int, ...] = ()
        self.estimate = False
        self._seen: set[int] = set()

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
        source = value.source
        if source.is_estimate:
            self.estimate = True
        if self.silent or id(value) in self._seen:
            return
        self._seen.add(id(value))
        self.steps.append(_given(value))


_GIVENS: dict[int, tuple[Value, Stap]] = {}
"""The step of each parameter value, made once; the value is kept beside it so that its identity stays taken."""


def _given(value: Value) -> Stap:
    found = _GIVENS.get(id(value))
    if found is None:
        source = value.source
        is_number = not value.table and value.day is None
        step = Stap(
            naam=value.id,
            waarde=value.amount if is_number else ZERO,
            bron=Bron(source.law, source.article, source.url),
            explanation=Message("stap.gegeven", (("omschrijving", value.description),)),
            eenheid=value.unit,
            schatting=source.is_estimate,
        )
        found = _GIVENS[id(value)] = (value, step)
    return found[1]


def artikel(
    wet: str, nummer: str, eenheid: str = "EUR"
) -> Callable[[Callable[Concatenate[Trace, P], Decimal]], Callable[Concatenate[Trace, P], Decimal]]:
    """Cite the article that a calculation comes from; each call becomes a step in the trace.

    The function takes the trace and named arguments; the text ``stap.<function name>`` explains it with them.
    """
    bron = Bron(wet, nummer, URLS[wet])

    def decorate(function: Callable[Concatenate[Trace, P], Decimal]) -> Callable[Concatenate[Trace, P], Decimal]:
        name = function.__name__
        text_id = f"stap.{name}"

        @wraps(function)
        def traced(trace: Trace, *args: P.args, **kwargs: P.kwargs) -> Decimal:
            value = function(trace, *args, **kwargs)
            if not trace.silent:
                inputs = cast("tuple[tuple[str, Decimal | int], ...]", tuple(kwargs.items()))
                said = Message(text_id, inputs)
                trace.steps.append(Stap(name, value, bron, said, inputs, eenheid, trace.estimate, trace.months))
            return value

        return cast("Callable[Concatenate[Trace, P], Decimal]", traced)

    return decorate
