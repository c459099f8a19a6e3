"""What a household gets from a municipality, asked as a sentence: ``under(ONE, leeftijd_van=21).recht``."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.household import Household
from app.rules.evaluate import evaluate
from app.rules.gemeente import SchemeFinding, schemes_for
from app.rules.gemeente_pack import Pack
from tests.households import Builder, a_household
from tests.rules.packs import TODAY, a_scheme

ONE = a_household(2026).on(11, 23).changing("p1", net=None)


def living(household: Household, gemeente: str | None = "Proefstad") -> Household:
    return replace(household, gemeente=gemeente)


def findings(household: Household, pack: Pack | None, today: date = TODAY) -> tuple[SchemeFinding, ...]:
    return schemes_for(household, evaluate(household), pack, today)


def finding(household: Builder | Household, today: date = TODAY, **parts: Any) -> SchemeFinding:
    """The finding on one scheme with these fields."""
    whole = living(household.complete() if isinstance(household, Builder) else household)
    return findings(whole, a_scheme(**parts), today)[0]


def under(household: Builder | Household, **conditions: Any) -> SchemeFinding:
    """The finding on one scheme with these conditions."""
    return finding(household, voorwaarden=conditions)


def said(messages: tuple[Any, ...]) -> list[str]:
    return [message.spoken().replace("\u00a0", " ") for message in messages]
