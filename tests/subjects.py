"""Outcomes of every subject, for what screens and paper do with a regeling whatever it is about."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from app import texts
from app.domain.domein import Domein
from app.domain.message import message
from app.domain.money import Cents
from app.domain.outcome import NOTHING, Outcome, Outcomes, Periode, Range, Recht
from app.intake import resting
from app.rules import regelingen
from app.rules.regeling import Regeling, Term

TRIED: Mapping[str, Domein] = MappingProxyType({f"proef_{domein}": domein for domein in Domein})
"""A regeling for each subject that no rule is about."""


def declare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the register know one more regeling of each subject; no outcome of it is worked out."""
    known = regelingen.REGELINGEN
    some = next(iter(known.values()))
    tried = {
        name: Regeling(name, domein, some.law, some.rule, some.open_answers, Term.OPEN)
        for name, domein in TRIED.items()
    }
    for room in (regelingen, resting):
        monkeypatch.setattr(room, "REGELINGEN", MappingProxyType({**known, **tried}))


def about(domein: Domein, low: int, high: int, *open_paths: str) -> Outcome:
    """What can be got of the regeling of a subject in a year, in euros, as long as these paths are open."""
    exact = low == high and not open_paths
    amounts = Range(Cents(low * 100), Cents(high * 100))
    return Outcome(
        regeling=f"proef_{domein}",
        recht=Recht.JA if low else Recht.ONBEKEND if high else Recht.NEE,
        periode=Periode.JAAR,
        right=amounts,
        reason=message("reden.zorgtoeslag.ja"),
        per_year=amounts.high if exact else None,
        received=Cents(0),
        difference=amounts.high if exact else None,
        still_to_claim=amounts if high else NOTHING,
        claim_before=date(2026, 12, 31) if high else None,
        depends_on=open_paths,
    )


def with_more(outcomes: Outcomes, *more: Outcome) -> Outcomes:
    """These outcomes and others after them."""
    return replace(outcomes, outcomes=(*outcomes.outcomes, *more))


def findings_of_every_subject(outcomes: Outcomes, monkeypatch: pytest.MonkeyPatch) -> Outcomes:
    """These outcomes with some of every other subject, and words for how those are arranged."""
    declare(monkeypatch)
    arranged = {"doen": "Vul het formulier in.", "waar": "de gemeente", "papieren": "de aanslag", "moeite": "zwaar"}
    words = {f"aanpak.{name}.{part}": said for name in TRIED for part, said in arranged.items()}
    known = texts.catalogue("nl")
    monkeypatch.setattr(texts, "catalogue", lambda _code: {**known, **words})
    return with_more(
        outcomes,
        about(Domein.WONEN, 0, 0),
        about(Domein.ZORG, 264, 264),
        replace(about(Domein.ENERGIE, 120, 240, "energie.x"), estimate=True),
        about(Domein.GEMEENTE, 400, 400),
        about(Domein.BELASTING, 0, 900, "belasting.x"),
    )
